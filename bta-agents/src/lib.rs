//! Interprets laboratory reports: clinical knowledge as tables and the offline agents.
