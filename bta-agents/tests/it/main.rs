//! The four agents on whole reports.
#![cfg(test)]

mod case;
mod golden;
mod grounding;
mod safety;
mod trend;
mod vector;
