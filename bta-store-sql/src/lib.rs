//! Stores analyses in SQL databases through sqlx.
