//! Makes laboratory reports as PDF files for tests.
