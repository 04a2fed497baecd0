//! Letters: sentences full of results go on in the next line.

use super::prefix;
use super::region::Tokens;
use super::token::{Kind, Token};

/// A gap this wide separates cells, in font sizes; a sentence has none.
const CELL: f32 = 1.0;
/// How much of the widest line a line fills that breaks only because the paper ends.
const FULL: f32 = 0.85;

/// Joins the lines of sentences that hold several results.
pub(super) fn join(lines: &[Tokens]) -> Vec<Tokens> {
    let widest = lines.iter().map(|line| line.line.rect.right).fold(0.0, f32::max);
    let mut joined: Vec<Tokens> = Vec::with_capacity(lines.len());
    let mut open = false;
    for line in lines {
        let goes_on = joined.last().filter(|_| open).is_some_and(|last| continues(last, line));
        open = flows(line) && line.line.rect.right > widest * FULL;
        match joined.last_mut() {
            Some(last) if goes_on => {
                let mut more = line.tokens.clone();
                if let Some(first) = more.first_mut() {
                    first.gap = 0.3;
                }
                last.tokens.extend(more);
                prefix::join(&mut last.tokens);
                last.line.rect.bottom = line.line.rect.bottom;
                last.line.baseline = line.line.baseline;
            }
            _ => {
                open = open && measures(line) >= 2;
                joined.push(line.clone());
            }
        }
    }
    joined
}

/// Returns whether nothing in a line stands apart.
fn flows(line: &Tokens) -> bool {
    !line.passed && line.tokens.len() > 3 && line.tokens.iter().skip(1).all(|it| it.gap < CELL)
}

fn continues(above: &Tokens, line: &Tokens) -> bool {
    let near = line.line.rect.top - above.line.rect.bottom < line.line.size * 0.9;
    let left = |line: &Tokens| line.tokens.first().map_or(0.0, |first| first.rect.left);
    let same = (left(above) - left(line)).abs() < line.line.size;
    let flowing = line.tokens.iter().skip(1).all(|it| it.gap < CELL);
    near && same && flowing && !line.passed && measures(line) >= 1
}

/// Returns how many numbers of a line have a unit or an interval behind them.
fn measures(line: &Tokens) -> usize {
    let is_measure = |pair: &&[Token]| {
        matches!(pair, [value, what] if value.kind.is_value()
            && matches!(what.kind, Kind::Unit | Kind::Range))
    };
    line.tokens.windows(2).filter(is_measure).count()
}
