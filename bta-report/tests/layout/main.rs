//! Layouts drawn in characters, and the rows that must be found in them.
#![cfg(test)]

mod drawing;

mod fixtures;

mod columns;

mod content;

mod inline;

mod languages;

mod noise;

mod lines;

mod lists;

mod pages;

mod signs;

mod transposed;

mod unseen;

mod random;

mod wrapped;
