//! Tokens that only their neighbors explain: the letter of a specimen before a name, a unit that is
//! also a name, a sign behind a number that is its mark, the dashes of a list.

use bta_catalog::is_name;

use super::place::around;
use super::region::Tokens;
use super::token::{Kind, Token};

/// Takes the dashes away that stand before every point of a list: where they mark values that are too low,
/// others have a plus.
pub(super) fn drop_bullets(lines: &mut [Tokens]) {
    let listed = |line: &Tokens, sign: &[&str]| {
        matches!(line.tokens.as_slice(), [first, second, ..]
            if first.kind == Kind::Sign && second.kind == Kind::Text && second.gap < 1.2
                && sign.contains(&first.text.as_str()))
    };
    let marked = lines.iter().filter(|line| listed(line, &["+"])).count();
    let dashes = ["-", "–", "−"];
    let colons = lines.iter().filter(|line| {
        listed(line, &dashes) && line.tokens.get(2).is_some_and(|it| it.kind == Kind::Separator)
    });
    if marked > 0 || colons.count() < 3 {
        return;
    }
    for line in lines.iter_mut().filter(|line| listed(line, &dashes)) {
        line.tokens.remove(0);
    }
}

/// Joins `2.4` and `x 10^5` before a unit that has no power of its own.
fn join_powers(tokens: &mut Vec<Token>) {
    let power = |text: &str| {
        let ten = text.strip_prefix(['x', '×', '*'])?.trim_start().strip_prefix("10")?;
        let figures = ten.strip_prefix(['^', '*']).unwrap_or(ten);
        let raised = |c: char| c.is_ascii_digit() || "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c);
        (!figures.is_empty() && figures.chars().all(raised)).then_some(())
    };
    for at in 0..tokens.len() {
        let Some([number, ten, unit]) = tokens.get_mut(at..at + 3) else { return };
        if number.kind == Kind::Number
            && ten.kind == Kind::Text
            && unit.kind == Kind::Unit
            && ten.gap < 0.8
            && power(&ten.text).is_some()
        {
            number.text = format!("{} {}", number.text, ten.text);
            number.rect = around(number.rect, ten.rect);
            tokens.remove(at + 1);
        }
    }
}

/// Joins `B -Hb` and `P -K`, takes signs behind numbers for marks, and `INR` for a name where no number
/// stands before it.
pub(super) fn join(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 1 < tokens.len() {
        if let Some((joined, length)) = specimen(tokens, at) {
            tokens.splice(at..at + length, [joined]);
        }
        at += 1;
    }
    join_powers(tokens);
    for at in 1..tokens.len() {
        // `| * |` shows where between the limits a value lies.
        let bar = |at: usize| tokens.get(at).is_some_and(|token| token.text == "|");
        if bar(at - 1)
            && bar(at + 1)
            && let Some(token) = tokens.get_mut(at).filter(|token| token.text == "*")
        {
            token.kind = Kind::Separator;
        }
        if is_sign_behind(tokens, at)
            && let Some(token) = tokens.get_mut(at)
        {
            token.kind = Kind::Flag;
        }
    }
    for at in 0..tokens.len() {
        let kind = |at: usize| tokens.get(at).map(|token| token.kind);
        let measured = at.checked_sub(1).and_then(kind).is_some_and(Kind::is_value);
        let mut next = at + 1;
        while kind(next) == Some(Kind::Separator) {
            next += 1;
        }
        let valued = kind(next).is_some_and(Kind::is_value);
        if let Some(token) = tokens.get_mut(at)
            && token.kind == Kind::Unit
            && !measured
            && valued
            && token.text.len() > 2
            && token.text.chars().all(char::is_uppercase)
            && is_name(&token.text)
        {
            token.kind = Kind::Text;
        }
    }
}

/// Returns whether a sign says of the number before it that it is too high or too low: `54 <`,
/// `14.2 /nl (+)`.
fn is_sign_behind(tokens: &[Token], at: usize) -> bool {
    let kind = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.kind);
    let Some(sign) = tokens.get(at) else { return false };
    let number = |at: Option<usize>| kind(at) == Some(Kind::Number);
    let before = at.checked_sub(1);
    let grade = sign.kind == Kind::Quality && sign.text.chars().all(|c| "()+-−–[]".contains(c));
    let measured = kind(before) == Some(Kind::Unit) && number(at.checked_sub(2));
    let angle = matches!(sign.text.as_str(), "<" | ">" | "<<" | ">>");
    grade && (number(before) || measured) || angle && number(before) && !number(Some(at + 1))
}

/// The letter of a specimen before a name that begins with a hyphen.
fn specimen(tokens: &[Token], at: usize) -> Option<(Token, usize)> {
    let [letter, name, ..] = tokens.get(at..)? else { return None };
    // "C - Reactive protein" stands apart in some fonts.
    if let [letter, dash, name, ..] = tokens.get(at..)?
        && letter.text == "C"
        && dash.kind == Kind::Sign
        && dash.gap < 1.2
        && name.text.to_lowercase().starts_with("rea")
    {
        return Some(joined(letter, &[dash, name]));
    }
    let is_letter = matches!(letter.kind, Kind::Flag | Kind::Text)
        && letter.text.chars().count() <= 2
        && letter.text.chars().all(char::is_alphabetic);
    let goes_on = name.kind == Kind::Text
        && name.gap < 1.2
        && name.text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    (is_letter && goes_on).then(|| joined(letter, &[name]))
}

fn joined(first: &Token, others: &[&Token]) -> (Token, usize) {
    let parts: Vec<&Token> = std::iter::once(first).chain(others.iter().copied()).collect();
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let token = Token {
        kind: Kind::Text,
        text: texts.join(" "),
        rect: parts.iter().map(|part| part.rect).fold(first.rect, around),
        words: parts.iter().map(|part| part.words).sum(),
        ..first.clone()
    };
    (token, parts.len())
}
