//! Reads documents in processes of their own, so that a crash, a stack overflow, an endless loop or
//! a memory bomb inside the parser costs one document and nothing else.
//!
//! The process is this program again: `main` of the embedding program calls [`serve_if_child`]
//! first, which returns at once in the program itself and serves requests in its children. A child
//! bounds its own memory and processor time before it reads the first byte; the parent watches the
//! clock and ends a child that does not answer. Children live on for the next document and are
//! replaced after some, or after any failure.
//!
//! Deliberately absent: async (callers use `spawn_blocking`), and a second executable to install.

mod protocol;

mod child;

mod process;

mod pool;

pub use self::{
    child::{Job, Work, serve_if_child, serve_if_child_with, work},
    pool::Reader,
    protocol::Operation,
};
