//! From bytes to lopdf's document, with a guard before and around lopdf.

use std::thread;

use lopdf::{Document, LoadOptions};

use super::{Options, ReadError};
use crate::limits::{Limit, Limits};

/// How far into the file its signature may stand.
const SIGNATURE_WITHIN: usize = 1024;

/// lopdf follows chains of objects by recursion; small chains must not end a small thread.
const STACK: usize = 64 << 20;

/// Checks size and signature, without opening the document.
pub(crate) fn recognize(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > limits.file_bytes {
        return Err(ReadError::LimitExceeded(Limit::FileBytes));
    }
    let head = bytes.get(..SIGNATURE_WITHIN).unwrap_or(bytes);
    if !has(head, b"%PDF-") {
        return Err(ReadError::NotAPdf);
    }
    Ok(())
}

/// Opens a document.
pub(super) fn open(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    recognize(bytes, &options.limits)?;
    super::scan::check(bytes, &options.limits)?;
    let document = on_big_stack(|| load(bytes, options))?;
    if document.objects.len() > options.limits.objects {
        return Err(ReadError::LimitExceeded(Limit::Objects));
    }
    Ok(document)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn load(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let load = LoadOptions {
        password: options.password.as_ref().map(|password| password.expose().clone()),
        max_decompressed_size: Some(options.limits.stream_bytes),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, load) {
        Ok(document) => document,
        // lopdf has no error for an encrypted document without a password.
        Err(lopdf::Error::Unimplemented(_)) if has(bytes, b"/Encrypt") => {
            return Err(ReadError::PasswordRequired);
        }
        Err(error) => return Err(refusal(&error)),
    };
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(ReadError::PasswordRequired);
    }
    Ok(document)
}

fn refusal(error: &lopdf::Error) -> ReadError {
    match error {
        lopdf::Error::InvalidPassword => ReadError::PasswordRequired,
        lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            ReadError::PasswordRequired
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            ReadError::LimitExceeded(Limit::InflatedBytes)
        }
        lopdf::Error::RecursionLimit => ReadError::LimitExceeded(Limit::Depth),
        _ => ReadError::Damaged,
    }
}

/// Runs `work` on a thread of its own; a panic in it means that the document is damaged.
fn on_big_stack<T: Send>(
    work: impl FnOnce() -> Result<T, ReadError> + Send,
) -> Result<T, ReadError> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK);
        match builder.spawn_scoped(scope, work) {
            Ok(thread) => thread.join().unwrap_or(Err(ReadError::Damaged)),
            Err(_) => Err(ReadError::LimitExceeded(Limit::Memory)),
        }
    })
}
