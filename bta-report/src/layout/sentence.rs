//! Results in sentences: what begins, links and ends them is no part of a result.

use bta_catalog::{Analyte, Printed, identify, is_name};

use crate::row::Cell;

use super::token::{Kind, Token};

/// Leaves out the beginning of a sentence: `Her blood test showed: hemoglobin 11.2 g/dL`.
pub(super) fn skip_preamble(tokens: &[Token]) -> &[Token] {
    // `Diabetes: HbA1c >= 48` is a criterion.
    let limit = |value: &Token| value.text.starts_with(['≥', '≤']) || value.text.contains('=');
    let opens = |window: &[Token]| {
        matches!(window, [colon, name, value]
            if colon.kind == Kind::Separator && name.kind == Kind::Text
                && value.kind.is_value() && !limit(value) && is_name(&name.text))
    };
    let at = tokens.windows(3).position(opens).unwrap_or(0);
    let (before, after) = tokens.split_at_checked(at).unwrap_or((&[], tokens));
    let opens = |token: &Token| match token.kind {
        Kind::Text => token.words > 3,
        kind => kind == Kind::Date,
    };
    // `Biochemistry: glucose 7.8` begins with a heading, `Calcium: ionized 1.2` with a name.
    let heads = |label: &Token| {
        let name = after.get(1).map_or("", |name| name.text.as_str());
        let meant =
            |name: &str| identify(&Printed { name, ..Printed::default() }).map(Analyte::key);
        let whole = format!("{} {name}", label.text);
        label.kind == Kind::Text
            && !is_name(&label.text)
            && (!is_name(&whole) || meant(&whole).is_some_and(|whole| meant(name) == Some(whole)))
    };
    let headed = matches!(before, [label] if heads(label));
    if headed || before.iter().any(opens) { after.get(1..).unwrap_or_default() } else { tokens }
}

/// Leaves out the end of a result that began in the line above: `x10^9/L (4-11), platelets 310`.
pub(super) fn skip_rest(tokens: &[Token]) -> &[Token] {
    let of_result = |token: &Token| match token.kind {
        Kind::Unit => token.text.contains('/'),
        Kind::Range => true,
        _ => false,
    };
    let length = tokens.iter().take_while(|token| of_result(token)).count();
    let rest = tokens.get(length..).unwrap_or_default();
    if rest.first().is_some_and(|next| next.kind == Kind::Text && is_name(&next.text)) {
        rest
    } else {
        tokens
    }
}

/// Takes the words from a name that only link it into a sentence: `and CRP`, `sodium was`.
pub(super) fn without_links(mut name: Cell) -> Cell {
    let (first, rest) = name.text.split_once(' ').unwrap_or(("", ""));
    let linked =
        matches!(first, "and" | "und" | "et" | "y" | "e" | "en" | "och" | "og" | "ve" | "и" | "i");
    if linked && is_name(rest) {
        name.text = rest.to_owned();
    }
    let (rest, last) = name.text.rsplit_once(' ').unwrap_or(("", ""));
    let linked = matches!(last, "is" | "was" | "of" | "ist" | "war" | "est" | "es" | "era");
    if linked && is_name(rest) {
        name.text = rest.to_owned();
    }
    name
}
