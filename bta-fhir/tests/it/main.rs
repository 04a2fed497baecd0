//! Bundles as other programs see them: valid, and read back.
#![cfg(test)]

mod foreign;
mod sample;
mod validity;
