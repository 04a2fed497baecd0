//! From bytes to lopdf's document, with a guard before and around lopdf.

use std::thread;

use bta_core::Private;
use lopdf::{Dictionary, Document, LoadOptions, Object, Writer};
use memchr::memmem;

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
    memmem::find(bytes, part).is_some()
}

fn load(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let password = options.password.as_ref().map(Private::expose);
    let document = match parse(bytes, password, &options.limits) {
        // Without a password lopdf gives at least the trailer.
        Err(ReadError::PasswordRequired) if password.is_some() => {
            parse(bytes, None, &options.limits)?
        }
        other => other?,
    };
    if !is_locked(&document) {
        return Ok(document);
    }
    // lopdf sees no encryption that stands in the trailer itself.
    let apart = with_encryption_apart(bytes, &document).ok_or(ReadError::PasswordRequired)?;
    let document = parse(&apart, password, &options.limits)?;
    if is_locked(&document) { Err(ReadError::PasswordRequired) } else { Ok(document) }
}

/// Whether it is encrypted and could not be decrypted.
fn is_locked(document: &Document) -> bool {
    document.trailer.has(b"Encrypt") && !document.was_encrypted()
}

fn parse(bytes: &[u8], password: Option<&String>, limits: &Limits) -> Result<Document, ReadError> {
    let load = LoadOptions {
        password: password.cloned(),
        max_decompressed_size: Some(limits.stream_bytes),
        ..LoadOptions::default()
    };
    match Document::load_mem_with_options(bytes, load) {
        Ok(document) => Ok(document),
        // lopdf has no error for an encrypted document without a password.
        Err(lopdf::Error::Unimplemented(_)) if has(bytes, b"/Encrypt") => {
            Err(ReadError::PasswordRequired)
        }
        Err(error) => Err(refusal(&error)),
    }
}

/// The file with an update at its end that gives the encryption dictionary an object of its own.
fn with_encryption_apart(bytes: &[u8], document: &Document) -> Option<Vec<u8>> {
    let encryption = document.trailer.get(b"Encrypt").ok()?;
    encryption.as_dict().ok()?;
    let number = u32::try_from(document.trailer.get(b"Size").ok()?.as_i64().ok()?).ok()?;
    let at = memmem::rfind(bytes, b"startxref")?;
    let rest = bytes.get(at + 9..)?.trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let previous: i64 = std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()?;

    let mut trailer = Dictionary::new();
    for key in [b"Root".as_slice(), b"ID", b"Info"] {
        if let Ok(value) = document.trailer.get(key) {
            trailer.set(key, value.clone());
        }
    }
    trailer.set("Encrypt", Object::Reference((number, 0)));
    trailer.set("Size", i64::from(number) + 1);
    trailer.set("Prev", previous);

    let mut out = bytes.to_vec();
    out.push(b'\n');
    let object = out.len();
    out.extend(format!("{number} 0 obj\n").bytes());
    Writer::write_object(&mut out, encryption).ok()?;
    out.extend(b"\nendobj\n");
    let table = out.len();
    out.extend(format!("xref\n{number} 1\n{object:010} 00000 n \ntrailer\n").bytes());
    Writer::write_object(&mut out, &Object::Dictionary(trailer)).ok()?;
    out.extend(format!("\nstartxref\n{table}\n%%EOF\n").bytes());
    Some(out)
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
