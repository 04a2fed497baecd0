//! Reads blood-test reports.
