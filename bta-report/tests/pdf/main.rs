//! Words and refusals of PDF documents.

#![cfg(test)]

mod mutated;

mod refused;

mod words;
