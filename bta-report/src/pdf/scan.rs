//! A look at the raw bytes before lopdf sees them.

use memchr::memmem;
use rustc_hash::FxHashSet;

use crate::ReadError;
use crate::limits::{Limit, Limits};

/// Streams whose length stands in another stream; real files have none, a few are just odd.
const CHAINED: usize = 16;

/// Checks what would cost lopdf too much before it could be stopped.
///
/// Loading resolves a stream's indirect `Length`; when the target is a stream with an indirect
/// `Length` itself, lopdf recurses once per link. Real files have numbers there. Names and numbers
/// can be written so that this does not see them: the process of `isolate` is what
/// holds, this only spares it.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let mut objects = 0;
    let mut dictionaries = FxHashSet::default();
    for end in occurrences(bytes, b"obj") {
        let (head, tail) = bytes.split_at(end - 3);
        let Some(number) = number_before(head) else { continue };
        objects += 1;
        let body = skip_space(tail.get(3..).unwrap_or_default());
        if body.starts_with(b"<<") {
            dictionaries.insert(number);
        }
    }
    if objects > limits.objects {
        return Err(ReadError::LimitExceeded(Limit::Objects));
    }
    let targets = occurrences(bytes, b"/Length").filter_map(|end| reference(bytes.get(end..)?));
    if targets.filter(|target| dictionaries.contains(target)).take(CHAINED).count() == CHAINED {
        return Err(ReadError::LimitExceeded(Limit::Depth));
    }
    Ok(())
}

/// Where `part` ends in `bytes`, each time that it occurs.
fn occurrences<'a>(bytes: &'a [u8], part: &'static [u8]) -> impl Iterator<Item = usize> + 'a {
    memmem::find_iter(bytes, part).map(move |at| at + part.len())
}

/// The object number of `12 0 ` at the end of `head`.
fn number_before(head: &[u8]) -> Option<u32> {
    let head = head.get(head.len().saturating_sub(40)..)?;
    let mut words = head.rsplit(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    number(words.next()?)?;
    number(words.next()?)
}

/// The object number of ` 12 0 R` at the start of `rest`.
fn reference(rest: &[u8]) -> Option<u32> {
    let rest = skip_space(rest);
    let rest = rest.get(..40).unwrap_or(rest);
    let mut words = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let target = number(words.next()?)?;
    number(words.next()?)?;
    words.next()?.starts_with(b"R").then_some(target)
}

fn skip_space(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_start()
}

fn number(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_of_lengths() {
        let link = |number: usize, length: &str| {
            format!("{number} 0 obj\n<</Length {length}>>\nstream\n\nendstream endobj\n")
        };
        let chain: String =
            (1..40).map(|number| link(number, &format!("{} 0 R", number + 1))).collect();
        let limits = Limits::default();
        assert!(matches!(
            check(chain.as_bytes(), &limits),
            Err(ReadError::LimitExceeded(Limit::Depth))
        ));
        let plain: String = (1..40)
            .map(|number| {
                link(number, &format!("{} 0 R", number + 100))
                    + &format!("{} 0 obj 0 endobj\n", number + 100)
            })
            .collect();
        assert!(check(plain.as_bytes(), &limits).is_ok());
        let few = Limits { objects: 50, ..limits };
        assert!(matches!(
            check(plain.as_bytes(), &few),
            Err(ReadError::LimitExceeded(Limit::Objects))
        ));
    }
}
