//! Cards in a grid, each of them a name, an interval and a value in lines of their own: the columns of
//! the grid are read one after the other.

use bta_catalog::is_name;

use super::region::Tokens;
use super::token::{Kind, Token};

/// Cuts the lines of grids into their columns.
pub(super) fn split(lines: &[Tokens]) -> Vec<Tokens> {
    let mut split = Vec::with_capacity(lines.len());
    let mut rest = lines;
    while let Some((first, after)) = rest.split_first() {
        match grid(rest) {
            Some((lefts, length)) => {
                let (own, others) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                for column in 0..lefts.len() {
                    let cut = |line: &Tokens| part(line, &lefts, column);
                    split.extend(own.iter().filter_map(cut));
                }
                rest = others;
            }
            None => {
                split.push(first.clone());
                rest = after;
            }
        }
    }
    split
}

/// Finds where the columns of a grid begin, and how many lines it has, when the first line is the names
/// of its first cards.
fn grid(lines: &[Tokens]) -> Option<(Vec<f32>, usize)> {
    let (head, body) = lines.split_first()?;
    let names = |token: &Token| token.kind == Kind::Text && is_name(&token.text);
    if head.passed || head.tokens.len() < 2 || !head.tokens.iter().all(names) {
        return None;
    }
    let lefts: Vec<f32> = head.tokens.iter().map(|token| token.rect.left).collect();
    let (mut bottom, mut length, mut values, mut uneven) = (head.line.rect.bottom, 1, 0, false);
    let mut before = vec![Part::Name; lefts.len()];
    for line in body {
        let near = line.line.rect.top - bottom < line.line.size * 3.0;
        let Some(parts) = parts(line, &lefts).filter(|_| near && !line.passed) else { break };
        uneven |= parts.iter().flatten().count() < lefts.len();
        for (slot, part) in before.iter_mut().zip(&parts) {
            let Some(part) = part else { continue };
            // An interval between a name and its value is what single lines cannot show.
            uneven |= *slot == Part::Name && *part == Part::Range;
            values += usize::from(*part == Part::Value);
            *slot = *part;
        }
        bottom = line.line.rect.bottom;
        length += 1;
    }
    (uneven && values >= 2).then_some((lefts, length))
}

/// What one line of a card is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Name,
    Range,
    Value,
}

/// Tells what each column of a line holds; `None` when the line is not one of a grid.
fn parts(line: &Tokens, lefts: &[f32]) -> Option<Vec<Option<Part>>> {
    let cells: Vec<Vec<&Token>> = (0..lefts.len()).map(|at| tokens_of(line, lefts, at)).collect();
    let inside: usize = cells.iter().map(Vec::len).sum();
    if inside < line.tokens.len() {
        return None;
    }
    let mut parts = Vec::with_capacity(cells.len());
    for (at, cell) in cells.iter().enumerate() {
        let Some((first, rest)) = cell.split_first() else {
            parts.push(None);
            continue;
        };
        let left = lefts.get(at)?;
        let right = cell.iter().map(|token| token.rect.right).fold(f32::MIN, f32::max);
        let fits = lefts.get(at + 1).is_none_or(|next| right < next - first.em * 0.5);
        let only = |kinds: &[Kind]| rest.iter().all(|token| kinds.contains(&token.kind));
        let part = match first.kind {
            Kind::Text if rest.is_empty() && first.words <= 8 => Part::Name,
            Kind::Range | Kind::Bound if only(&[Kind::Unit]) => Part::Range,
            kind if kind.is_value() && only(&[Kind::Unit, Kind::Flag, Kind::Sign]) => Part::Value,
            _ => return None,
        };
        if !fits || (first.rect.left - left).abs() > first.em * 1.2 {
            return None;
        }
        parts.push(Some(part));
    }
    Some(parts)
}

fn tokens_of<'a>(line: &'a Tokens, lefts: &[f32], at: usize) -> Vec<&'a Token> {
    let begin = lefts.get(at).copied().unwrap_or(f32::MAX);
    let end = lefts.get(at + 1).copied().unwrap_or(f32::MAX);
    let inside = |token: &&Token| (begin - token.em..end - token.em).contains(&token.rect.left);
    line.tokens.iter().filter(inside).collect()
}

fn part(line: &Tokens, lefts: &[f32], at: usize) -> Option<Tokens> {
    let tokens: Vec<Token> = tokens_of(line, lefts, at).into_iter().cloned().collect();
    (!tokens.is_empty()).then(|| Tokens {
        number: line.number,
        line: line.line.clone(),
        tokens,
        passed: line.passed,
        direction: line.direction,
        share: None,
    })
}
