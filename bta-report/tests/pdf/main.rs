//! Words and refusals of PDF documents.

#![cfg(test)]

mod encrypted;

mod opinion;

mod refused;

mod shown;

mod words;
