//! A look at the raw bytes before lopdf sees them.

use super::PdfError;
use crate::limits::{Limit, Limits};

/// Checks what would cost lopdf too much before it could be stopped.
///
/// Loading resolves a stream's indirect `Length`; when the target is a stream with an indirect
/// `Length` itself, lopdf recurses once per link. Real files have numbers there.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), PdfError> {
    let objects = memchr_count(bytes, b" obj");
    if objects > limits.objects {
        return Err(PdfError::LimitExceeded(Limit::Objects));
    }
    Ok(())
}

fn memchr_count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}
