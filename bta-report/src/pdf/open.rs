//! From bytes to lopdf's document, with a guard before and around lopdf.

use std::thread;

use lopdf::{Document, LoadOptions};

use super::{Options, PdfError};
use crate::limits::Limit;

/// How far into the file its signature may stand.
const SIGNATURE_WITHIN: usize = 1024;

/// lopdf follows chains of objects by recursion; small chains must not end a small thread.
const STACK: usize = 64 << 20;

/// Opens a document.
pub(super) fn open(bytes: &[u8], options: &Options) -> Result<Document, PdfError> {
    if bytes.is_empty() {
        return Err(PdfError::Empty);
    }
    if bytes.len() > options.limits.file_bytes {
        return Err(PdfError::LimitExceeded(Limit::FileBytes));
    }
    let head = bytes.get(..SIGNATURE_WITHIN).unwrap_or(bytes);
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(PdfError::NotAPdf);
    }
    super::scan::check(bytes, &options.limits)?;
    let document = on_big_stack(|| load(bytes, options))?;
    if document.objects.len() > options.limits.objects {
        return Err(PdfError::LimitExceeded(Limit::Objects));
    }
    Ok(document)
}

fn load(bytes: &[u8], options: &Options) -> Result<Document, PdfError> {
    let load = LoadOptions {
        password: options.password.as_ref().map(|password| password.expose().clone()),
        max_decompressed_size: Some(options.limits.stream_bytes),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, load) {
        Ok(document) => document,
        Err(error) => return Err(refusal(&error)),
    };
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(PdfError::PasswordRequired);
    }
    Ok(document)
}

fn refusal(error: &lopdf::Error) -> PdfError {
    match error {
        lopdf::Error::InvalidPassword => PdfError::PasswordRequired,
        lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            PdfError::PasswordRequired
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            PdfError::LimitExceeded(Limit::InflatedBytes)
        }
        lopdf::Error::RecursionLimit => PdfError::LimitExceeded(Limit::Depth),
        _ => PdfError::Damaged,
    }
}

/// Runs `work` on a thread of its own; a panic in it means that the document is damaged.
fn on_big_stack<T: Send>(work: impl FnOnce() -> Result<T, PdfError> + Send) -> Result<T, PdfError> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK);
        match builder.spawn_scoped(scope, work) {
            Ok(thread) => thread.join().unwrap_or(Err(PdfError::Damaged)),
            Err(_) => Err(PdfError::LimitExceeded(Limit::Memory)),
        }
    })
}
