//! Words to pieces: what is printed without a gap but means two things is cut apart, such as
//! leaders, `Glucose:92`, `128*`, `29.1%` or `12.5H`.

use bta_core::report::Rect;

use crate::page::Word;

use super::line::Line;
use super::place::{across, gap};
use super::shape::{is_bound, is_dash, is_flag, is_number, is_range, is_unit};

/// A word or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) rect: Rect,
    /// White space before it, in font sizes; infinite at the beginning of a line, 0 inside a word.
    pub(super) gap: f32,
    /// Its font size.
    pub(super) em: f32,
    pub(super) bold: bool,
}

/// Cuts a line into pieces, from left to right.
pub(super) fn pieces(line: &Line) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&Word> = None;
    for word in &line.words {
        // Raised over its line, and over the word that it belongs to.
        let over = |baseline: f32, size: f32| {
            word.size < size * 0.85 && word.baseline < baseline - size * 0.15
        };
        let raised = over(line.baseline, line.size)
            && before.is_none_or(|before| over(before.baseline, before.size));
        let near = pieces.last().map(|last| gap(across(last.rect), across(word.rect)) / line.size);
        if raised && near.is_some_and(|near| near < 0.7) && is_digits(&word.text) {
            if let Some(last) = pieces.last_mut().filter(|last| takes_power(&last.text)) {
                last.text.extend(word.text.chars().map(raise));
                last.rect.right = last.rect.right.max(word.rect.right);
            }
            // Any other raised number is the mark of a footnote.
            continue;
        }
        before = Some(word);
        push_word(&mut pieces, word, near.map_or(f32::INFINITY, |near| near.max(0.0)));
    }
    pieces
}

/// Takes the upper limit of an interval in brackets, which the end of its line cuts, back to it:
/// `... 312 U/l (35 -` and `105), ...`.
pub(super) fn join_cut_intervals(lines: &mut [Vec<Piece>]) {
    for at in 1..lines.len() {
        let (before, rest) = lines.split_at_mut(at);
        let (Some(before), Some(after)) = (before.last_mut(), rest.first_mut()) else { continue };
        let open = match before.as_slice() {
            [.., low, dash] => {
                low.text.strip_prefix('(').is_some_and(is_number) && dash.text.chars().all(is_dash)
            }
            _ => false,
        };
        let closes =
            |first: &Piece| first.text.split_once(')').is_some_and(|(number, _)| is_number(number));
        if !open || !after.first().is_some_and(closes) {
            continue;
        }
        let mut limit = after.remove(0);
        if let Some(first) = after.first_mut() {
            first.gap = f32::INFINITY;
        }
        if let Some(last) = before.last() {
            let width = limit.rect.right - limit.rect.left;
            let left = last.rect.right + 0.3 * last.em;
            limit =
                Piece { rect: Rect { left, right: left + width, ..last.rect }, gap: 0.3, ..limit };
        }
        before.push(limit);
    }
}

fn is_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == ',' || c == '*')
}

/// Returns whether a raised number after `text` is a power.
fn takes_power(text: &str) -> bool {
    text.ends_with("10") || text.ends_with(['m', 'µ', 'с', 'м']) && text.chars().count() <= 14
}

fn raise(c: char) -> char {
    let at = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    at.and_then(|at| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(at)).unwrap_or(c)
}

fn push_word(pieces: &mut Vec<Piece>, word: &Word, before: f32) {
    let mut parts = cut(&word.text);
    // The first letter of such a word is its rightmost.
    if word.text.chars().any(is_rtl_letter) {
        parts.reverse();
    }
    let glyphs = count(&word.text);
    let width = word.rect.right - word.rect.left;
    let mut done = 0.0;
    for part in parts {
        let share = count(part);
        let left = word.rect.left + width * done / glyphs;
        let right = word.rect.left + width * (done + share) / glyphs;
        pieces.push(Piece {
            text: part.to_owned(),
            rect: Rect { left, right, ..word.rect },
            gap: if done > 0.0 { 0.0 } else { before },
            em: word.size.max(1.0),
            bold: word.bold,
        });
        done += share;
    }
}

/// Returns whether a letter is of a script that runs from right to left.
pub(super) fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn count(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX))
}

/// Cuts a word where its parts mean different things.
fn cut(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = first_cut(rest).filter(|at| (1..rest.len()).contains(at));
        let (part, after) = at.and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
        parts.push(part);
        rest = after;
    }
    parts
}

fn first_cut(text: &str) -> Option<usize> {
    leader(text).or_else(|| colon(text)).or_else(|| comma(text)).or_else(|| {
        let whole = is_number(text) || is_unit(text) || is_range(text);
        if whole { None } else { after_mark(text).or_else(|| after_number(text)) }
    })
}

/// Finds where a run of leader dots begins, or ends when the text begins with one.
fn leader(text: &str) -> Option<usize> {
    let is_dot = |c: char| matches!(c, '.' | '…' | '_' | '·' | '․');
    let run =
        |text: &str| text.chars().take_while(|c| is_dot(*c)).map(char::len_utf8).sum::<usize>();
    let at_start = run(text);
    if at_start >= 2 {
        return Some(at_start);
    }
    text.char_indices().skip(1).find_map(|(at, c)| {
        let length = text.get(at..).map_or(0, run);
        (is_dot(c) && (length >= 2 || c == '…')).then_some(at)
    })
}

/// Cuts after a colon that separates a name from what follows, and before one at the end.
fn colon(text: &str) -> Option<usize> {
    let at = text.find([':', '：'])?;
    let (before, after) = text.split_at_checked(at)?;
    let mark = after.chars().next().map_or(1, char::len_utf8);
    if before.is_empty() {
        return Some(mark);
    }
    let next = after.get(mark..).and_then(|rest| rest.chars().next());
    let is_time =
        before.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let is_address = next == Some('/');
    (!is_time && !is_address).then_some(at)
}

/// Cuts a comma from the end of a number.
fn comma(text: &str) -> Option<usize> {
    if matches!(text, "*;" | "*," | "*." | "**;" | "**,") {
        return Some(text.len() - 1);
    }
    if let Some(number) = text.strip_suffix('.')
        && number.contains(['.', ','])
        && is_number(number)
    {
        // The end of a sentence.
        return Some(number.len());
    }
    let number = text.strip_suffix([',', ';'])?;
    number.ends_with(|c: char| c.is_ascii_digit()).then_some(number.len())
}

/// Cuts after stars and arrows that stand before a number.
fn after_mark(text: &str) -> Option<usize> {
    let mark = text.trim_start_matches(['*', '↑', '↓', '▲', '▼', '⬆', '⬇', '!']);
    let at = text.len() - mark.len();
    if at > 0 && (is_number(mark) || mark.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(at);
    }
    // "++mmol/l"
    let unit = text.trim_start_matches(['*', '+', '-']);
    let at = text.len() - unit.len();
    (at > 0 && unit.contains('/') && is_unit(unit)).then_some(at)
}

/// Cuts between a number (or range) and the flag or unit glued to it.
fn after_number(text: &str) -> Option<usize> {
    let starts = text.starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '<' | '>' | '≤' | '≥' | '＜' | '＞' | '+' | '-' | '.')
    });
    if !starts {
        return None;
    }
    let at = text
        .find(|c: char| !(c.is_ascii_digit() || "<>≤≥＜＞=+-–.,'".contains(c)))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(at)?;
    // "5,6+" is above its interval; "3+" is a grade.
    let bare = number.trim_end_matches(['+', '-', '−']);
    if rest.is_empty() && bare.len() < number.len() && is_number(bare) && bare.len() > 1 {
        let number = bare;
        return Some(number.len());
    }
    let bare = rest.trim_start_matches(['*', '↑', '↓', '▲', '▼']);
    let marked = bare.is_empty() || bare.len() < rest.len();
    // "2.6(a)" has a footnote.
    let footnote = rest.len() == 3 && rest.starts_with('(') && rest.ends_with(')');
    let fits =
        marked || footnote || is_flag(rest) || is_unit(rest.trim_end_matches([')', ']', ',', ';']));
    (fits && at < text.len() && (is_number(number) || is_bound(number) || is_range(number)))
        .then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(cut(text), expected);
    }

    #[test]
    fn words_are_cut_where_their_meaning_changes() {
        check("Glucose", &["Glucose"]);
        check("Glucose:92", &["Glucose", ":", "92"]);
        check("Neutrophiles..%:", &["Neutrophiles", "..", "%", ":"]);
        check("..............:", &["..............", ":"]);
        check("128*", &["128", "*"]);
        check("*7.2", &["*", "7.2"]);
        check("29.1%", &["29.1", "%"]);
        check("12.5H", &["12.5", "H"]);
        check("155mg/dL", &["155", "mg/dL"]);
        check("10^9/L", &["10^9/L"]);
        check("4.5-5.5", &["4.5-5.5"]);
        check("25-OH", &["25-OH"]);
        check("08:30", &["08:30"]);
        check("N:0,7", &["N", ":", "0,7"]);
        check("1ère", &["1ère"]);
        check("V.G.M.", &["V.G.M."]);
    }
}
