//! The reader: a few children, each with one document at a time.

use std::{
    num::NonZeroUsize,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

use bta_core::Report;

use super::{
    child::{Job, guarded, serves, work},
    process::Process,
    protocol::{Operation, Request},
};
use crate::{Options, ReadError, meaning, pdf};

/// Reads documents in processes of their own.
///
/// In a program whose `main` does not call [`serve_if_child`](super::serve_if_child) it reads in the
/// calling thread, where a stack overflow in the parser ends the program.
///
/// # Examples
///
/// ```
/// use std::num::NonZeroUsize;
///
/// use bta_report::{ReadError, isolate::Reader};
///
/// let reader = Reader::new(NonZeroUsize::MIN);
/// assert!(matches!(reader.check(b"plain text"), Err(ReadError::NotAPdf)));
/// ```
#[derive(Debug)]
pub struct Reader {
    at_once: usize,
    options: Options,
    memory_bytes: u64,
    documents: u32,
    children: Mutex<Children>,
    free: Condvar,
}

#[derive(Debug, Default)]
struct Children {
    idle: Vec<Process>,
    busy: usize,
}

impl Reader {
    /// Reads up to `at_once` documents at the same time; others wait.
    #[must_use]
    pub fn new(at_once: NonZeroUsize) -> Self {
        Self {
            at_once: at_once.get(),
            options: Options::default(),
            memory_bytes: 512 << 20,
            documents: 200,
            children: Mutex::default(),
            free: Condvar::new(),
        }
    }

    /// Reads with these options where none are given; [`Options::default`] by default.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Bounds the address space of a child; 512 MiB by default.
    #[must_use]
    pub const fn memory_bytes(mut self, bytes: u64) -> Self {
        self.memory_bytes = bytes;
        self
    }

    /// Replaces a child after this many documents; 200 by default.
    #[must_use]
    pub const fn documents_per_child(mut self, documents: u32) -> Self {
        self.documents = documents;
        self
    }

    /// Reads a document into a report; blocks until it is done, at most for the time limit.
    ///
    /// # Errors
    ///
    /// As those of [`read`](crate::read), and when no process can be started.
    pub fn read(&self, document: &[u8]) -> Result<Report, ReadError> {
        self.read_with(document, &self.options)
    }

    /// Reads a document with options of its own, such as a password.
    ///
    /// # Errors
    ///
    /// As those of [`read`](Self::read).
    pub fn read_with(&self, document: &[u8], options: &Options) -> Result<Report, ReadError> {
        let mut operation = Operation::Read;
        let report = self.run(&Job { operation, document, options })?;
        let report = report.ok_or(ReadError::Damaged)?;
        if !cfg!(feature = "ocr") || !meaning::has_pictures(&report) {
            return Ok(report);
        }
        // Only documents that need it get the time that recognizing takes.
        operation = Operation::Recognize;
        self.run(&Job { operation, document, options })?.ok_or(ReadError::Damaged)
    }

    /// Checks that a document can be opened and has pages.
    ///
    /// # Errors
    ///
    /// As those of [`read`](Self::read), as far as opening shows them.
    pub fn check(&self, document: &[u8]) -> Result<(), ReadError> {
        let options = &self.options;
        self.run(&Job { operation: Operation::Check, document, options }).map(drop)
    }

    fn run(&self, job: &Job<'_>) -> Result<Option<Report>, ReadError> {
        // What the first bytes show needs no process.
        pdf::recognize(job.document, &job.options.limits)?;
        if !serves() {
            return guarded(work, job);
        }
        let request = Request {
            operation: job.operation,
            options: job.options.clone(),
            memory_bytes: self.memory_bytes,
        };
        let mut process = self.take()?;
        let answer = process.exchange(&request, job.document);
        let keep = answer.is_ok() && process.served < self.documents;
        self.give_back(keep.then_some(process));
        answer?.into_result()
    }

    fn take(&self) -> Result<Process, ReadError> {
        let mut children = self.lock();
        while children.busy >= self.at_once {
            children = self.free.wait(children).unwrap_or_else(PoisonError::into_inner);
        }
        children.busy += 1;
        let idle = children.idle.pop();
        drop(children);
        match idle.map_or_else(Process::start, Ok) {
            Ok(process) => Ok(process),
            Err(error) => {
                self.give_back(None);
                Err(ReadError::Unavailable(error))
            }
        }
    }

    fn give_back(&self, process: Option<Process>) {
        let mut children = self.lock();
        children.busy -= 1;
        children.idle.extend(process);
        self.free.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Children> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
