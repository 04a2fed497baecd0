//! What the columns of a table hold.

use crate::parse::{Context, Interval, Reference};

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
    let current = current(strips, &values, &limits)?;
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
        // A heading that is known knows better.
        let heads = |role: Role| strips.get(at).is_some_and(|strip| strip.heads(role));
        let other = [Role::Low, Role::High, Role::Range, Role::Previous, Role::Index];
        if role == Role::Value && other.into_iter().any(heads) {
            return None;
        }
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
    if let Some(range) = places(strips, Content::Ranges).next() {
        return vec![(range, Role::Range)];
    }
    if let Some((low, high)) = pair(strips, values) {
        return vec![(low, Role::Low), (high, Role::High)];
    }
    let others = values.iter().any(|at| !bounds(at));
    let only = values.iter().copied().find(bounds).filter(|_| others);
    only.map(|at| (at, Role::Range)).into_iter().collect()
}

/// Finds two columns beside each other of which the first is always below the second, with most numbers of
/// another one between them.
fn pair(strips: &[Strip<'_>], values: &[usize]) -> Option<(usize, usize)> {
    let pairs = values.windows(2).filter_map(|two| match two {
        [low, high] => Some((*low, *high)),
        _ => None,
    });
    let between = |(low, high): (usize, usize)| {
        let (one, other) = (strips.get(low)?, strips.get(high)?);
        let limits: Vec<(usize, f64, f64)> = (0..one.cells.len())
            .filter_map(|row| Some((row, one.number(row)?, other.number(row)?)))
            .collect();
        let rises = limits.iter().all(|(_, low, high)| low < high);
        let enough = limits.len() >= FEWEST && limits.len() * 2 > one.cells.len();
        let holds = |at: &usize| {
            let inside = |(row, low, high): &&(usize, f64, f64)| {
                let number = strips.get(*at).and_then(|strip| strip.number(*row));
                number.is_some_and(|number| (*low..=*high).contains(&number))
            };
            *at != low && *at != high && limits.iter().filter(inside).count() * 2 >= limits.len()
        };
        let told = one.heads(Role::Low) || other.heads(Role::High);
        (rises && enough && (told || values.iter().any(holds))).then_some((low, high))
    };
    let mut found = pairs.filter_map(between);
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// Finds the column of the current results among those that hold values, or the columns: normal ones may
/// stand beside others.
fn current(strips: &[Strip<'_>], values: &[usize], limits: &[(usize, Role)]) -> Option<Vec<usize>> {
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
    let heads = |at: &usize| strips.get(*at).is_some_and(|strip| strip.heads(Role::Value));
    let headed: Vec<usize> = values.iter().copied().filter(heads).collect();
    if !headed.is_empty() {
        return only(&headed);
    }
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
    // Behind the results of a day, what nobody knows may be earlier ones.
    let behind = |at: &usize| dated.iter().any(|(day, _)| day < at);
    if undated.iter().any(behind) || !dated.is_empty() && undated.len() > 1 {
        return None;
    }
    // Marks stand in the cells of current results, or in a column of their own where these are not normal.
    let own = |at: &usize| strips.get(*at).is_some_and(|strip| strip.marked > 0);
    let mut marked: Vec<usize> = undated.iter().copied().filter(own).collect();
    if let Some(marks) = strips.iter().find(|strip| strip.content() == Content::Marks) {
        let intervals = intervals(strips, limits);
        let fits = |at: &usize| strips.get(*at).is_some_and(|it| it.fits(marks, &intervals));
        marked.extend(undated.iter().copied().filter(fits));
    }
    // Earlier results are missing where a test is new.
    let filled = |at: &usize| strips.get(*at).map_or(0, Strip::filled);
    let most = undated.iter().map(filled).max()?;
    let full: Vec<usize> =
        undated.iter().copied().filter(|at| filled(at) * 10 > most * 9).collect();
    only(&undated).or_else(|| only(&marked)).or_else(|| only(&full))
}

/// What is normal in each row, where that can be told.
fn intervals(strips: &[Strip<'_>], limits: &[(usize, Role)]) -> Vec<Option<Interval>> {
    let rows = strips.first().map_or(0, |strip| strip.cells.len());
    let read = |row: usize| match limits {
        [(range, Role::Range)] => {
            let text = &(*strips.get(*range)?.cells.get(row)?)?.text;
            match Reference::read(text, &Context::default()) {
                Reference::Interval(interval) => Some(interval),
                _ => None,
            }
        }
        [(low, Role::Low), (high, Role::High)] => Some(Interval {
            low: strips.get(*low)?.number(row),
            high: strips.get(*high)?.number(row),
        }),
        _ => None,
    };
    (0..rows).map(read).collect()
}
