//! The interface as a client sees it, over in-process adapters and an analysis of the tests' own.

#![cfg(test)]

mod log;
mod sample;
mod service;

mod document;
mod event;
mod form;
mod guard;
mod health;
mod listing;
mod page;
mod question;
mod removal;
mod status;
mod submit;
mod sync;
mod task;
mod user;
