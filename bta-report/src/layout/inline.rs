//! Lines that are read without columns: `Glucose: 92 mg/dL (normal 70-99)`, dotted leaders, tables
//! without a header. The grammar of the line alone tells name, value, unit and interval apart.

use std::ops::Range;

use super::draft::{Aspect, Draft, is_time_point};
use super::lexicon::{is_metadata, is_range_label};
use super::part::{cell, is_code, tidy_name};
use super::sentence::{skip_preamble, skip_rest, without_links};
use super::token::{Kind, Token};
use crate::parse::{fold, length_in_years};
use crate::row::Cell;
use bta_catalog::is_name;

/// A result read from a line alone.
#[derive(Debug)]
pub(super) struct Inline {
    pub(super) draft: Draft,
    /// How much speaks for it.
    pub(super) evidence: f32,
}

/// Reads the results of a line, one after the other.
pub(super) fn read(tokens: &[Token]) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut rest = skip_rest(skip_preamble(skip_index(tokens)));
    while let Some((inline, after)) = first(rest) {
        found.push(inline);
        rest = after;
    }
    found
}

/// Leaves out a running number before the name.
fn skip_index(tokens: &[Token]) -> &[Token] {
    match tokens {
        [index, name, ..]
            if index.kind == Kind::Number
                && name.kind == Kind::Text
                && (name.gap > 0.9 || name.gap > 0.6 && is_name(&name.text))
                && !is_time_point(&name.text) =>
        {
            tokens.get(1..).unwrap_or_default()
        }
        [code, name, ..] if is_code(code, name) => tokens.get(1..).unwrap_or_default(),
        _ => tokens,
    }
}

/// Reads the first result; also returns the tokens after it.
fn first(tokens: &[Token]) -> Option<(Inline, &[Token])> {
    let value = value_position(tokens)?;
    let (before, after) = tokens.split_at_checked(value)?;
    // Limits by age: a note.
    if before
        .windows(2)
        .any(|pair| matches!(pair, [limit, age] if limit.kind != Kind::Text && is_age(age)))
    {
        return None;
    }
    let mut flags: Vec<&Token> = Vec::new();
    let mut name: Vec<&Token> = Vec::new();
    let mut draft = Draft::default();
    for token in before {
        match token.kind {
            Kind::Date | Kind::Time => draft.note(Aspect::Loose),
            Kind::Flag | Kind::Sign if token.gap > 0.5 || name.is_empty() => flags.push(token),
            Kind::Range | Kind::Bound if !name.is_empty() && is_apart(token) => {
                draft.range = cell(&[token]);
            }
            // A number in a cell of its own is no word of the name.
            Kind::Number if !name.is_empty() && token.gap > 2.5 => {
                draft.note(Aspect::Crowded);
                name.push(token);
            }
            _ => name.push(token),
        }
    }
    let separated = name.last().is_some_and(|last| last.kind == Kind::Separator);
    let led = name.last().is_some_and(|last| last.text.starts_with("...."));
    let (tail, rest) = split_tail(after);
    read_tail(&mut draft, tail, &mut flags);
    read_name(&mut draft, &name);
    draft.flag = cell(&flags);
    draft.mark_before_name();
    draft.complete_unit();
    // Dots that lead to an answer in words leave no doubt.
    let answered = led && tokens.get(value).is_some_and(|token| token.kind == Kind::Quality);
    // A criterion: "Diabetes: HbA1c >= 48 mmol/mol".
    let criterion = matches!(before, [Token { kind: Kind::Text, .. }, colon, Token { kind: Kind::Text, .. }]
        if colon.kind == Kind::Separator && colon.text == ":")
        && tokens.get(value).is_some_and(|it| it.kind == Kind::Bound);
    // A limit inside of a sentence: "risk according to the guidelines <1.0".
    let inside = criterion
        || tokens.get(value).is_some_and(|it| it.kind == Kind::Bound && it.gap < 0.6)
            && name.iter().map(|token| token.words).sum::<usize>() > 4;
    let evidence = evidence(&draft) - if inside { 3.0 } else { 0.0 }
        + if separated { 1.0 } else { 0.0 }
        + if answered { 3.0 } else { 0.0 }
        + if led && draft.is_known() { 1.0 } else { 0.0 };
    Some((Inline { draft, evidence }, rest))
}

/// Returns whether an interval before the value is one, and not a part of the name as in `CA 19-9`.
fn is_apart(token: &Token) -> bool {
    token.gap > 1.1 || token.text.starts_with(|c: char| !c.is_ascii_digit())
}

/// Finds the token that is most probably the value of the first result.
fn value_position(tokens: &[Token]) -> Option<usize> {
    let named = tokens.iter().position(|token| token.kind == Kind::Text)?;
    let mut best: Option<(usize, f32)> = None;
    let mut passed = 0.0;
    for (at, token) in tokens.iter().enumerate().skip(named + 1) {
        if !token.kind.is_value() {
            continue;
        }
        let score = value_score(tokens, at) - passed;
        passed += if token.gap > 0.6 { 1.2 } else { 0.3 };
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((at, score));
        }
        // What follows a complete result belongs to the next one.
        if score > 2.5 {
            break;
        }
    }
    best.filter(|(_, score)| *score > -1.0).map(|(at, _)| at)
}

fn value_score(tokens: &[Token], at: usize) -> f32 {
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    if tokens.get(at + 1).is_some_and(is_age) {
        return -3.0;
    }
    let gap = tokens.get(at).map_or(0.0, |token| token.gap);
    let before = at.checked_sub(1).and_then(kind);
    let mut next = at + 1;
    while matches!(kind(next), Some(Kind::Flag | Kind::Sign)) {
        next += 1;
    }
    let mut score = 0.0;
    if before == Some(Kind::Separator) {
        score += 1.5;
    } else if gap > 1.0 {
        score += 1.0;
    }
    let later = tokens.iter().skip(next).any(|token| token.kind == Kind::Number && token.gap > 1.0);
    let limited = tokens.iter().take(at).any(|token| token.kind == Kind::Range);
    if kind(at) == Some(Kind::Bound) && before == Some(Kind::Unit) && later && !limited {
        // The unit before and a number behind it: this is the interval.
        score -= 2.0;
    }
    match kind(next) {
        Some(Kind::Unit) => score += 2.0,
        Some(Kind::Range) if tokens.get(next).is_some_and(|it| it.text.starts_with('[')) => {
            score += 2.0;
        }
        Some(Kind::Range | Kind::Bound) => score += 1.5,
        Some(Kind::Text)
            if tokens.get(next).is_some_and(|token| token.gap < 0.8 && !is_short(token))
                || goes_on(tokens, next) =>
        {
            score -= 2.0;
        }
        None => score += 0.5,
        _ => {}
    }
    score
}

/// Cuts the tokens from the value on into those of this result and those of the next one.
fn split_tail(tokens: &[Token]) -> (&[Token], &[Token]) {
    let end = tokens.iter().enumerate().skip(1).find(|(at, token)| {
        let later_value = tokens.iter().skip(*at).any(|token| token.kind.is_value());
        matches!(token.kind, Kind::Date)
            || token.kind == Kind::Text
                && later_value
                && (is_name(&token.text) || token.text.ends_with(':'))
                && (token.gap > 1.0 || *at > 1)
    });
    let at = end.map_or(tokens.len(), |(at, _)| at);
    let (tail, rest) = tokens.split_at_checked(at).unwrap_or((tokens, &[]));
    let dated = rest.first().is_some_and(|token| token.kind == Kind::Date);
    (tail, if dated { &[] } else { rest })
}

fn read_tail<'a>(draft: &mut Draft, tail: &'a [Token], flags: &mut Vec<&'a Token>) {
    let Some((value, rest)) = tail.split_first() else { return };
    let mut own = vec![value];
    let tier = tier(rest);
    let mut range: Vec<&Token> = rest.get(tier.clone()).unwrap_or_default().iter().collect();
    let mut unit: Vec<&Token> = Vec::new();
    for (_, token) in rest.iter().enumerate().filter(|(at, _)| !tier.contains(at)) {
        match token.kind {
            Kind::Flag | Kind::Sign => flags.push(token),
            Kind::Unit if range.is_empty() && unit.is_empty() => unit.push(token),
            Kind::Range | Kind::Bound if range.is_empty() => range.push(token),
            Kind::Quality if range.is_empty() && value.kind == Kind::Quality => range.push(token),
            Kind::Unit if unit.is_empty() => unit.push(token),
            Kind::Text if value.kind == Kind::Quality && token.gap < 0.8 && token.words <= 2 => {
                own.push(token);
            }
            Kind::Text
                if unit.is_empty()
                    && range.is_empty()
                    && is_short(token)
                    && (token.gap < 0.8 || token.text.contains('/')) =>
            {
                unit.push(token);
            }
            Kind::Separator => {}
            // A value and an earlier one, or a limit with its unit and the value behind it.
            Kind::Number if range.is_empty() && token.gap > 1.0 => draft.note(Aspect::Crowded),
            Kind::Number if unit.is_empty() && range.is_empty() => draft.note(Aspect::Loose),
            // A remark in brackets takes nothing away.
            Kind::Text if token.text.starts_with('(') && token.text.ends_with(')') => {}
            Kind::Text => draft.note(Aspect::Loose),
            _ => {}
        }
    }
    draft.note(Aspect::Solid);
    draft.value = cell(&own);
    // The end of a part of a sentence.
    draft.unit = cell(&unit)
        .map(|unit| Cell { text: unit.text.trim_end_matches([';', ',']).to_owned(), ..unit });
    if !range.is_empty() {
        draft.note(Aspect::Ranged);
        draft.range = cell(&range).map(|range| Cell {
            text: range.text.trim_end_matches([',', ';', '.']).to_owned(),
            ..range
        });
    }
}

/// Reads the name; a unit at its end is that of the value.
fn read_name(draft: &mut Draft, tokens: &[&Token]) {
    let mut tokens: Vec<&Token> =
        tokens.iter().copied().filter(|token| token.kind != Kind::Separator).collect();
    if draft.unit.is_none()
        && tokens.len() > 1
        && tokens.last().is_some_and(|last| last.kind == Kind::Unit && !last.text.contains("INR"))
    {
        draft.unit = tokens.pop().and_then(|token| cell(&[token])).map(|cell| Cell {
            text: cell.text.trim_matches(['(', ')', '[', ']']).to_owned(),
            ..cell
        });
    }
    // What the test belongs to may stand in a cell of its own before the name.
    if let [group, name] = tokens.as_slice()
        && group.kind == Kind::Text
        && name.kind == Kind::Text
        && name.gap > 1.5
        && is_name(&name.text)
        && !is_name(&format!("{} {}", group.text, name.text))
    {
        tokens.remove(0);
    }
    draft.name = cell(&tokens).map(|cell| without_links(tidy_name(&cell)));
}

/// Finds the first of several tiers: `Follicular phase: 3.5 - 12.5`.
fn tier(tokens: &[Token]) -> Range<usize> {
    let plain = tokens.iter().take_while(|token| token.kind != Kind::Range).count();
    let at = (0..plain).find(|at| is_tier_of(tokens, *at));
    at.map(|at| at..at + 3).or_else(|| aged(tokens)).unwrap_or(0..0)
}

/// Finds an interval for an age: `over 20 years: below 190`.
fn aged(tokens: &[Token]) -> Option<Range<usize>> {
    let limits = |token: &Token| matches!(token.kind, Kind::Range | Kind::Bound);
    let at = tokens.windows(4).position(|window| {
        matches!(window, [age, years, colon, limit]
            if limits(age) && is_age(years) && colon.kind == Kind::Separator && limits(limit))
    })?;
    Some(at..at + 4)
}

/// Returns whether a text stands before a colon and an interval, apart from the value.
fn is_tier_of(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at..), Some([label, colon, range, ..])
        if label.kind == Kind::Text && label.gap > 1.0 && label.words <= 4
            && colon.kind == Kind::Separator && colon.gap < 0.5
            && matches!(range.kind, Kind::Range | Kind::Bound)
            && (range.gap < 0.9 || range.gap < 3.0 && is_range_label(&label.text)))
}

/// Returns whether a word behind a number makes it an age: `<50 y`.
pub(super) fn is_age(token: &Token) -> bool {
    token.kind == Kind::Text && token.gap < 0.9 && length_in_years(&fold(&token.text)).is_some()
}

/// Returns whether a number follows closely: what stands between is a word of the name.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.gap < 0.8 && next.kind == Kind::Number)
}

/// Returns whether a text is so short that it can be a unit nobody has heard of.
fn is_short(token: &Token) -> bool {
    (token.words == 1 || !token.text.contains(' ')) && token.text.chars().count() <= 8
}

fn evidence(draft: &Draft) -> f32 {
    let Some(name) = &draft.name else { return 0.0 };
    let Some(value) = &draft.value else { return 0.0 };
    let known = is_name(&name.text);
    let words = name.text.split_whitespace().count();
    let mut score = 0.0;
    score += if known { 3.0 } else { 0.0 };
    score += if draft.unit.is_some() { 2.0 } else { 0.0 };
    score += if draft.range.is_some() { 2.0 } else { 0.0 };
    score += if draft.flag.is_some() { 0.5 } else { 0.0 };
    score += if is_time_point(&name.text) { 1.5 } else { 0.0 };
    score += if value.text.chars().all(char::is_alphabetic) && known { 1.0 } else { 0.0 };
    score -= if draft.is(Aspect::Loose) { 2.5 } else { 0.0 };
    score -= if words > 8 { 3.0 } else { 0.0 };
    // The middle of a sentence, and a limit in it.
    let inside = words > 3 && name.text.starts_with(char::is_lowercase) && !known;
    score -= if inside { 3.0 } else { 0.0 };
    score -= if is_metadata(&name.text) || is_dose(draft) { 6.0 } else { 0.0 };
    score
}

/// Returns whether a value is the amount of a medicine: a bare mass or volume, and no interval.
fn is_dose(draft: &Draft) -> bool {
    let unit = draft.unit.as_ref().map(|unit| unit.text.to_lowercase());
    let bare = unit.is_some_and(|unit| {
        matches!(
            unit.as_str(),
            "mg" | "mcg"
                | "µg"
                | "g"
                | "ml"
                | "iu"
                | "ui"
                | "units"
                | "tablet"
                | "tab"
                | "cap"
                | "мг"
                | "г"
                | "мл"
        )
    });
    bare && draft.range.is_none()
}
