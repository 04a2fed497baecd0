//! What the columns of a table hold.

use super::super::header::{Heading, newest_day};
use super::super::heading::Role;
use super::super::token::Kind;
use super::FEWEST;
use super::strip::{Content, Strip};

/// Which way the lines of a table run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Cuts tables that stand side by side: each begins with names behind values.
pub(super) fn tables<'s, 'a>(strips: &'s [Strip<'a>]) -> Vec<&'s [Strip<'a>]> {
    let mut tables = Vec::new();
    let (mut begin, mut named, mut valued) = (0, false, false);
    for (at, strip) in strips.iter().enumerate() {
        match strip.content() {
            Content::Values if named && !strip.counts() => valued = true,
            Content::Words if strip.names() * 2 > strip.filled() => {
                let after = strips.get(at..).unwrap_or_default();
                let more = after.iter().any(|strip| strip.content() == Content::Values);
                if valued && more {
                    let numbered = at.checked_sub(1).and_then(|at| strips.get(at));
                    let at = if numbered.is_some_and(Strip::counts) { at - 1 } else { at };
                    tables.push(strips.get(begin..at).unwrap_or_default());
                    (begin, valued) = (at, false);
                }
                named = true;
            }
            _ => {}
        }
    }
    tables.push(strips.get(begin..).unwrap_or_default());
    tables
}

/// Tells what the columns of one table hold; `None` when it cannot be told.
pub(super) fn roles(strips: &[Strip<'_>], direction: Direction) -> Option<Vec<Role>> {
    let name = name(strips, direction)?;
    let mut told = vec![(name, Role::Name)];
    // Before the names stand whole numbers that are their codes, behind them the results.
    let behind = places(strips, Content::Values).any(|at| at > name);
    let (numbers, values): (Vec<usize>, Vec<usize>) =
        places(strips, Content::Values).partition(|at| {
            let code = behind && *at < name && direction == Direction::LeftToRight;
            strips.get(*at).is_some_and(|strip| strip.counts() || code && strip.is_whole())
        });
    told.extend(numbers.into_iter().map(|at| (at, Role::Index)));
    // Beside numbers, answers in words say what to think of them.
    let (verdicts, mut values): (Vec<usize>, Vec<usize>) = values.into_iter().partition(|at| {
        strips.get(*at).is_some_and(|it| it.count(&[Kind::Number, Kind::Bound]) == 0)
    });
    if values.is_empty() {
        values.clone_from(&verdicts);
    }
    let limits = limits(strips, &values);
    values.retain(|at| limits.iter().all(|(limit, _)| limit != at));
    let current = current(strips, &values)?;
    let value = *current.first()?;
    let shown = |at: usize| if current.contains(&at) { Role::Value } else { Role::Previous };
    told.extend(values.iter().map(|at| (*at, shown(*at))));
    let unit = places(strips, Content::Units).min_by_key(|at| at.abs_diff(value));
    let marks = places(strips, Content::Marks)
        .chain(verdicts.into_iter().filter(|at| *at != value))
        .min_by_key(|at| at.abs_diff(value));
    let backed = unit.is_some() || !limits.is_empty();
    told.extend(limits);
    told.extend(unit.map(|at| (at, Role::Unit)));
    told.extend(marks.map(|at| (at, Role::Flag)));
    let mut roles = vec![Role::Other; strips.len()];
    for (at, role) in told {
        *roles.get_mut(at)? = role;
    }
    backed.then_some(roles)
}

/// Where the strips are that hold this.
fn places<'s>(strips: &'s [Strip<'_>], wanted: Content) -> impl Iterator<Item = usize> + use<'s> {
    let has = move |(at, strip): (usize, &Strip<'_>)| (strip.content() == wanted).then_some(at);
    strips.iter().enumerate().filter_map(has)
}

/// Finds the column of the names. They may stand there in two languages, or beside their codes: the
/// longer ones count, and of equals the first.
fn name(strips: &[Strip<'_>], direction: Direction) -> Option<usize> {
    let names = |at: &usize| strips.get(*at).map_or(0, Strip::names);
    let length = |at: &usize| strips.get(*at).map_or(0, Strip::letters);
    let most = places(strips, Content::Words).map(|at| names(&at)).max()?;
    let mut named: Vec<usize> =
        places(strips, Content::Words).filter(|at| names(at) * 5 >= most * 4).collect();
    if direction == Direction::LeftToRight {
        named.reverse();
    }
    let name = named.into_iter().max_by_key(length)?;
    // Where hardly a name is known, what looks like a table may be a grid of cards.
    let filled = strips.get(name).map_or(0, Strip::filled);
    (names(&name) * 3 >= filled).then_some(name)
}

/// Finds the columns of what is normal: intervals, limits alone where other numbers are the results, or
/// low and high ones.
fn limits(strips: &[Strip<'_>], values: &[usize]) -> Vec<(usize, Role)> {
    let bounds = |at: &usize| {
        strips
            .get(*at)
            .is_some_and(|it| it.count(&[Kind::Bound, Kind::Range]) * 5 >= it.filled() * 4)
    };
    let others = values.iter().any(|at| !bounds(at));
    let range = places(strips, Content::Ranges)
        .next()
        .or_else(|| values.iter().copied().find(bounds).filter(|_| others));
    match range {
        Some(range) => vec![(range, Role::Range)],
        None => pair(strips, values)
            .map_or(Vec::new(), |(low, high)| vec![(low, Role::Low), (high, Role::High)]),
    }
}

/// Finds two columns behind the values of which the first is always below the second.
fn pair(strips: &[Strip<'_>], values: &[usize]) -> Option<(usize, usize)> {
    let [_, .., low, high] = values else { return None };
    let (one, other) = (strips.get(*low)?, strips.get(*high)?);
    let pairs: Vec<(f64, f64)> =
        (0..one.cells.len()).filter_map(|row| one.number(row).zip(other.number(row))).collect();
    let enough = pairs.len() >= FEWEST && pairs.len() * 2 > one.cells.len();
    (enough && pairs.iter().all(|(low, high)| low < high)).then_some((*low, *high))
}

/// Finds the column of the current results among those that hold values, or the columns: normal ones may
/// stand beside others.
fn current(strips: &[Strip<'_>], values: &[usize]) -> Option<Vec<usize>> {
    if let [one, other] = values
        && let (Some(one), Some(other)) = (strips.get(*one), strips.get(*other))
        && one.cells.iter().zip(&other.cells).all(|pair| !matches!(pair, (Some(_), Some(_))))
    {
        return Some(values.to_vec());
    }
    let only = |places: &[usize]| match places {
        [only] => Some(vec![*only]),
        _ => None,
    };
    // Behind earlier results stand their days.
    let earlier = |at: usize| {
        let days = |at: usize| strips.get(at).is_some_and(|it| it.dated * 2 > it.filled());
        strips.get(at).is_some_and(|strip| strip.heads(Role::Previous)) || days(at) || days(at + 1)
    };
    let open: Vec<usize> = values.iter().copied().filter(|at| !earlier(*at)).collect();
    let dated: Vec<(usize, &Heading)> = open
        .iter()
        .filter_map(|at| Some((*at, strips.get(*at)?.heading.as_ref()?)))
        .filter(|(_, heading)| heading.role == Some(Role::Dated))
        .collect();
    if !dated.is_empty() && dated.len() == open.len() {
        return newest_day(&dated).map(|newest| vec![newest]);
    }
    let undated: Vec<usize> =
        open.into_iter().filter(|at| !dated.iter().any(|(other, _)| other == at)).collect();
    // Marks stand in the cells of current results, or near them and far from all others.
    let own = |at: &usize| strips.get(*at).is_some_and(|strip| strip.marked > 0);
    let mut marked: Vec<usize> = undated.iter().copied().filter(own).collect();
    if let Some(marks) = strips.iter().find(|strip| strip.content() == Content::Marks) {
        let mut near: Vec<(f32, usize)> =
            undated.iter().filter_map(|at| Some((marks.distance(strips.get(*at)?), *at))).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let [(first, at), (second, _), ..] = near[..]
            && second > first.max(1.0) * 3.0
        {
            marked.push(at);
        }
    }
    // Earlier results are missing where a test is new.
    let filled = |at: &usize| strips.get(*at).map_or(0, Strip::filled);
    let most = undated.iter().map(filled).max()?;
    let full: Vec<usize> =
        undated.iter().copied().filter(|at| filled(at) * 10 > most * 9).collect();
    only(&undated).or_else(|| only(&marked)).or_else(|| only(&full))
}
