//! Lines that only continue the row above: wrapped names and intervals.

use bta_catalog::is_name;

use crate::row::{Cell, Row};

use super::lexicon::{is_metadata, is_method};
use super::place::{across, around, gap};
use super::shape::is_dash;

/// How near a line stands to the row above it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Nearness {
    /// Nearer than to what follows.
    Snug,
    Even,
}

/// Returns whether a name in the line below a row is the rest of that row's name.
pub(super) fn continues_name(row: &Row, more: &Cell, nearness: Nearness) -> bool {
    let inner = more.text.trim_matches(['(', ')', '[', ']']);
    let bracketed = more.text.starts_with(['(', '[']);
    let unfinished = row.name.text.ends_with(',') && more.text.split(' ').count() == 1;
    if is_method(&more.text) || is_metadata(inner) && !unfinished {
        return false;
    }
    let close = (more.rect.left - row.name.rect.left).abs() < 14.0;
    if bracketed {
        let open = row.name.text.matches('(').count() > row.name.text.matches(')').count();
        return close && (open || is_name(inner));
    }
    let open = row.name.text.ends_with(['-', ',', '/', '&', '('])
        || row.name.text.matches('(').count() > row.name.text.matches(')').count();
    // "eGFR" and "fT4" begin a name.
    let first = more.text.split(' ').next().unwrap_or_default();
    let lower = first.starts_with(char::is_lowercase) && !first.contains(char::is_uppercase);
    close
        && (open || lower || nearness == Nearness::Snug || !is_name(&row.name.text))
        && more.text.split_whitespace().count() <= 5
        && (open || is_name(&format!("{} {}", row.name.text, more.text)))
}

pub(super) fn continues_range(row: &Row, more: &Cell) -> bool {
    // Capitals without a limit are the heading of what follows.
    let told = more.text.chars().any(|c| c.is_ascii_digit() || c.is_lowercase());
    match &row.range {
        Some(range) => told && gap(across(range.rect), across(more.rect)) < 12.0,
        None => true,
    }
}

/// Returns whether an interval goes on in the next line: a limit is missing.
fn is_open(range: &str) -> bool {
    range.ends_with(|c: char| is_dash(c) || "<>≤≥".contains(c))
}

pub(super) fn add_range(row: &mut Row, more: &Cell) {
    row.range = Some(match row.range.take() {
        Some(range) => Cell {
            text: format!(
                "{}{}{}",
                range.text,
                if is_open(&range.text) || more.text.starts_with(is_dash) { " " } else { "\n" },
                more.text
            ),
            rect: around(range.rect, more.rect),
        },
        None => more.clone(),
    });
}

/// Returns whether a text is the first line of a name whose second line is `rest`.
pub(super) fn is_begin_of(text: &str, rest: &str) -> bool {
    let open = text.matches('(').count() > text.matches(')').count();
    let last = text.rsplit(' ').next().unwrap_or_default();
    let links =
        matches!(last, "per" | "of" | "for" | "and" | "von" | "und" | "de" | "et" | "y" | "e");
    let goes_on = text.ends_with(['-', ',', '/', '&', '(']) || links;
    let whole = || is_name(&format!("{text} {rest}"));
    // A method above a name that is whole by itself is not its beginning.
    let needed = || !is_name(rest) || is_name(text);
    open || goes_on
        || rest.starts_with(char::is_lowercase) && needed() && whole()
        || rest.starts_with('(') && is_name(text)
}
