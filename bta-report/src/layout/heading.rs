//! Words that head the columns of result tables, in many languages.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::parse::fold;

use super::header::Heading;
use super::lexicon::entries;
use super::place::{across, around, gap};
use super::token::{Kind, Token};

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Role {
    /// Running numbers.
    Index,
    Name,
    /// The current result.
    Value,
    /// Results that are normal, where others stand in a column of their own.
    InRange,
    /// Results that are not normal.
    OutOfRange,
    Unit,
    Range,
    /// The lower limit alone.
    Low,
    /// The upper limit alone.
    High,
    Flag,
    /// An earlier result.
    Previous,
    /// Results of one day.
    Dated,
    /// Anything else: method, specimen, comment.
    Other,
    /// A heading that nobody knows: what its cells hold will tell.
    Unknown,
}

/// Cuts a line into headings: known phrases are one each, so that `RESULTS UNITS` are two.
pub(super) fn cells(tokens: &[Token]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    for token in &joined(tokens) {
        match token.kind {
            Kind::Date => dated(&mut found, token),
            Kind::Time => timed(&mut found, token),
            Kind::Separator | Kind::Number => {}
            // The number of an order: "26-40471832".
            Kind::Range if !token.text.contains(char::is_alphabetic) => {
                push(&mut found, None, &token.text, token);
            }
            _ if limit(token).is_some() => push(&mut found, limit(token), &token.text, token),
            _ => split(&mut found, token),
        }
    }
    found
}

/// Returns which limit of an interval a short word alone heads.
fn limit(token: &Token) -> Option<Role> {
    match fold(&token.text).as_str() {
        "od" | "от" | "van" | "von" | "from" | "fra" | "fran" | "desde" | "dal" => {
            Some(Role::Low)
        }
        "do" | "до" | "tot" | "bis" | "to" | "til" | "till" | "hasta" | "al" => Some(Role::High),
        _ => None,
    }
}

/// Joins the words of one heading where the font sets them wide apart.
fn joined(tokens: &[Token]) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some(first) = rest.first() {
        let close = rest.iter().skip(1).take(3).take_while(|token| token.gap < 0.9).count();
        let close = if begins_phrase(&first.text) { close } else { 0 };
        let whole = (2..=close + 1).rev().find_map(|length| {
            let run = rest.get(..length)?;
            let texts: Vec<&str> = run.iter().map(|token| token.text.as_str()).collect();
            let text = texts.join(" ");
            role(&fold(&text)).map(|_| (text, run))
        });
        let length = whole.as_ref().map_or(1, |(_, run)| run.len());
        joined.push(match whole {
            Some((text, run)) => Token {
                kind: Kind::Text,
                text,
                rect: run.iter().map(|token| token.rect).fold(first.rect, around),
                words: run.iter().map(|token| token.words).sum(),
                ..first.clone()
            },
            None => first.clone(),
        });
        rest = rest.get(length..).unwrap_or_default();
    }
    joined
}

fn push(found: &mut Vec<Heading>, role: Option<Role>, text: &str, token: &Token) {
    found.push(Heading { role, text: text.to_owned(), rect: token.rect, foreign: 0 });
}

/// Adds a day; the number of an order that stands above it is a part of it.
fn dated(found: &mut Vec<Heading>, token: &Token) {
    let order = found.pop_if(|last| {
        let digits = last.text.chars().filter(char::is_ascii_digit).count();
        last.role.is_none()
            && digits >= 4
            && last.text.chars().all(|c| c.is_ascii_digit() || "-/. ".contains(c))
            && gap(across(last.rect), across(token.rect)) < token.em
    });
    push(found, Some(Role::Dated), &token.text, token);
    if let (Some(order), Some(last)) = (order, found.last_mut()) {
        last.rect = around(order.rect, last.rect);
    }
}

/// Adds the time to a day.
fn timed(found: &mut [Heading], token: &Token) {
    if let Some(last) = found.last_mut()
        && last.role == Some(Role::Dated)
        && gap(across(last.rect), across(token.rect)) < token.em
    {
        last.rect = around(last.rect, token.rect);
    }
}

/// Finds the longest known phrases in a token.
fn split(found: &mut Vec<Heading>, token: &Token) {
    let words = words(&token.text);
    let total = token.text.chars().count().max(1);
    let mut at = 0;
    let begins = found.len();
    while at < words.len() {
        let longest = words.get(at).map_or(0, |word| longest(&word.folded));
        let phrase = (1..=(words.len() - at).min(longest)).rev().find_map(|length| {
            let phrase: Vec<&str> =
                words.get(at..at + length)?.iter().map(|word| word.folded.as_str()).collect();
            role(&phrase.join(" ")).map(|role| (role, length))
        });
        let (role, length) = phrase.map_or((None, 1), |(role, length)| (Some(role), length));
        let Some(run) = words.get(at..at + length) else { break };
        place(found, begins, role, run, (token, total));
        at += length;
    }
}

/// A word of a heading, folded, with the glyphs before and up to its end.
struct HeadingWord {
    folded: String,
    text: String,
    from: usize,
    to: usize,
}

fn words(text: &str) -> Vec<HeadingWord> {
    let mut from = 0;
    let mut words = Vec::new();
    for word in text.split(' ') {
        for part in parts(word) {
            let length = part.chars().count();
            let folded = fold(part);
            let folded = folded
                .trim_matches(|c: char| !c.is_alphanumeric() && !"#%./".contains(c))
                .to_owned();
            words.push(HeadingWord { folded, text: part.to_owned(), from, to: from + length });
            from += length;
        }
        from += 1;
    }
    words
}

/// Cuts a word where two headings touch: `ResultadoUnidades`.
fn parts(word: &str) -> Vec<&str> {
    let mut before = ' ';
    let cut = word.char_indices().find(|(_, c)| {
        let touches = before.is_lowercase() && c.is_uppercase();
        before = *c;
        touches
    });
    match cut.and_then(|(at, _)| word.split_at_checked(at)) {
        Some((one, other)) if role_of(one).is_some() && role_of(other).is_some() => {
            vec![one, other]
        }
        _ => vec![word],
    }
}

/// Appends a heading, or joins it to the one before when both are parts of one.
fn place(
    found: &mut Vec<Heading>,
    begins: usize,
    role: Option<Role>,
    run: &[HeadingWord],
    token: (&Token, usize),
) {
    let (token, total) = token;
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let share = |at: usize| {
        let (at, total) =
            (u16::try_from(at).unwrap_or(u16::MAX), u16::try_from(total).unwrap_or(u16::MAX));
        token.rect.left + (token.rect.right - token.rect.left) * f32::from(at) / f32::from(total)
    };
    let rect =
        bta_core::report::Rect { left: share(first.from), right: share(last.to), ..token.rect };
    let text: Vec<&str> = run.iter().map(|word| word.text.as_str()).collect();
    let foreign = if role.is_none() { run.len() } else { 0 };
    let inside = found.len() > begins;
    if let Some(before) = found.last_mut().filter(|_| inside) {
        // An unknown word belongs to the heading beside it: "Bio. reference", "result (new)".
        let joins = role.is_none() || before.role.is_none() || before.role == role;
        if joins {
            before.role = before.role.or(role);
            before.text = format!("{} {}", before.text, text.join(" "));
            before.rect = around(before.rect, rect);
            before.foreign += foreign;
            return;
        }
    }
    found.push(Heading { role, text: text.join(" "), rect, foreign });
}

/// Returns whether a text is one that heads a column of values.
pub(super) fn heads_values(text: &str) -> bool {
    role(&fold(text)) == Some(Role::Value)
}

/// Returns whether a text is one that heads a column of flags.
pub(super) fn heads_flags(text: &str) -> bool {
    role(&fold(text)) == Some(Role::Flag)
}

/// Returns what a column holds that this text heads.
pub(super) fn role_of(text: &str) -> Option<Role> {
    role(&fold(text))
}

/// Returns whether a text is one that heads a column.
pub(super) fn is_known(text: &str) -> bool {
    role(&fold(text)).is_some()
}

/// Returns whether a phrase can begin with the first word of `text`.
fn begins_phrase(text: &str) -> bool {
    let folded = fold(text);
    longest(folded.split(' ').next().unwrap_or_default()) > 0
}

/// Returns how many words the longest phrase has that begins with this folded word.
fn longest(word: &str) -> usize {
    let word = word.trim_end_matches(['.', ':']);
    // The parts of "referencia-tartomány" are words of a phrase, too.
    let first = word.split('-').next().unwrap_or(word);
    FIRST_WORDS.get(word).or_else(|| FIRST_WORDS.get(first)).copied().unwrap_or(0)
}

/// Returns what a folded phrase heads.
fn role(phrase: &str) -> Option<Role> {
    let bare = phrase.trim_end_matches(['.', ':']);
    let found = PHRASES.get(phrase).or_else(|| PHRASES.get(bare));
    if found.is_none() && bare.contains('-') {
        // "referencia-tartomány"
        return PHRASES.get(bare.replace('-', " ").as_str()).copied();
    }
    found.copied()
}

static PHRASES: LazyLock<FxHashMap<&'static str, Role>> = LazyLock::new(|| {
    let text = include_str!("headings.txt");
    let count = text.matches(['|', '\n']).count();
    let mut phrases = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
    phrases.extend(entries(text).filter_map(|(key, phrase)| Some((phrase, named(key)?))));
    phrases
});

/// How many words the longest phrase has, by the first word.
static FIRST_WORDS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut first = FxHashMap::with_capacity_and_hasher(PHRASES.len(), FxBuildHasher);
    for phrase in PHRASES.keys() {
        let word = phrase.split(' ').next().unwrap_or_default().trim_end_matches(['.', ':']);
        let longest: &mut usize = first.entry(word).or_default();
        *longest = (*longest).max(phrase.split(' ').count());
    }
    first
});

fn named(key: &str) -> Option<Role> {
    Some(match key {
        "index" => Role::Index,
        "name" => Role::Name,
        "value" => Role::Value,
        "inrange" => Role::InRange,
        "outofrange" => Role::OutOfRange,
        "unit" => Role::Unit,
        "range" => Role::Range,
        "low" => Role::Low,
        "high" => Role::High,
        "flag" => Role::Flag,
        "previous" => Role::Previous,
        "other" => Role::Other,
        _ => return None,
    })
}
