//! Which token stands in which column: the cheapest assignment that keeps the order, by place and
//! by content. The spans of columns are first those of their headings, then those of their cells.

use super::header::{Column, Head};
use super::heading::Role;
use super::place::{across, gap, quantile};
use super::token::{Kind, Token};

/// What it costs to hold a token for something that stands beside the table, in font sizes.
const OUTSIDE: f32 = 6.0;

/// The same for one that stands far to the left of every column.
const FAR_OUTSIDE: f32 = 1.5;

/// Finds the column of each token; `None` for what stands outside the table.
pub(super) fn assign(tokens: &[Token], columns: &[Column]) -> Vec<Option<usize>> {
    // `best[c]` is the cheapest way to end in column c; the last entry means "no column yet".
    let width = columns.len();
    let mut best: Vec<f32> = vec![f32::INFINITY; width + 1];
    if let Some(start) = best.last_mut() {
        *start = 0.0;
    }
    let mut trail: Vec<Vec<(usize, bool)>> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let kind = if is_in_name(tokens, at) { Kind::Text } else { token.kind };
        let (next, step) = advance((token, kind), columns, &best);
        best = next;
        trail.push(step);
    }
    let end = (0..=width).min_by(|a, b| cost_at(&best, *a).total_cmp(&cost_at(&best, *b)));
    let mut state = end.unwrap_or(width);
    let mut found = vec![None; tokens.len()];
    for (at, step) in trail.iter().enumerate().rev() {
        let Some(&(from, inside)) = step.get(state) else { break };
        if inside && let Some(slot) = found.get_mut(at) {
            *slot = Some(state);
        }
        state = from;
    }
    found
}

/// Returns whether a number is a word of a name, as in `Glucose 2 hours` cut by the end of its cell: it
/// follows a text closely, and the value stands apart behind it.
fn is_in_name(tokens: &[Token], at: usize) -> bool {
    let [before, number, rest @ ..] = tokens.get(at.wrapping_sub(1)..).unwrap_or_default() else {
        return false;
    };
    let glued = |token: &Token| token.gap < 0.05;
    if before.kind == Kind::Number && number.kind == Kind::Flag && glued(number) {
        // The letter of `Delta 1h` is no flag.
        return is_in_name(tokens, at - 1);
    }
    let letters = rest.iter().take_while(|it| it.kind == Kind::Flag && glued(it)).count();
    let near = if letters > 0 { 0.8 } else { 0.5 };
    let value = rest.iter().skip(letters).take_while(|token| token.kind != Kind::Range);
    before.kind == Kind::Text
        && number.kind == Kind::Number
        && number.gap < near
        && value.take(1).any(|token| token.kind == Kind::Number && token.gap > 2.0)
}

fn cost_at(costs: &[f32], at: usize) -> f32 {
    costs.get(at).copied().unwrap_or(f32::INFINITY)
}

/// One step of the search: for each end column the cost, the column before, and whether the token is
/// inside the table.
fn advance(
    (token, kind): (&Token, Kind),
    columns: &[Column],
    best: &[f32],
) -> (Vec<f32>, Vec<(usize, bool)>) {
    let none = columns.len();
    let has_unit = columns.iter().any(|column| column.role == Role::Unit);
    let begin = columns.first().map_or(0.0, |column| column.left);
    let mark = matches!(kind, Kind::Flag | Kind::Sign);
    let far = !mark && token.rect.right + 2.0 * token.em < begin;
    let out = if far { FAR_OUTSIDE } else { OUTSIDE };
    let mut costs = Vec::with_capacity(best.len());
    let mut step = Vec::with_capacity(best.len());
    // The cheapest column up to here, "no column yet" included.
    let mut from = (none, cost_at(best, none));
    for (at, column) in columns.iter().enumerate() {
        if cost_at(best, at) < from.1 {
            from = (at, cost_at(best, at));
        }
        let misplaced = has_unit && kind == Kind::Unit && column.role != Role::Unit;
        let next = columns.get(at + 1);
        let inside = from.1 + fit((token, kind), column, next) + if misplaced { 1.0 } else { 0.0 };
        let outside = cost_at(best, at) + out;
        let enters = inside <= outside;
        costs.push(if enters { inside } else { outside });
        step.push(if enters { (from.0, true) } else { (at, false) });
    }
    costs.push(cost_at(best, none) + out);
    step.push((none, false));
    (costs, step)
}

/// What it costs to put a token in a column, in font sizes.
fn fit((token, kind): (&Token, Kind), column: &Column, next: Option<&Column>) -> f32 {
    let em = token.em.max(1.0);
    let span = (column.left, column.right);
    let distance = gap(across(token.rect), span) / em;
    // A cell reaches from its heading to the next one, so a number may stand far to the right in it:
    // unless the next column has such cells as well.
    let own = token.rect.left >= column.left
        && next
            .is_none_or(|next| token.rect.right <= next.left && mismatch(kind, next.role) >= 2.0);
    let place = if distance > 0.0 {
        distance * if own { 0.3 } else { 0.8 } + 0.4
    } else {
        let width = (token.rect.right - token.rect.left).min(column.right - column.left).max(1.0);
        0.8 * (1.0 - (-distance * em / width).min(1.0))
    };
    let center = |(left, right): (f32, f32)| f32::midpoint(left, right);
    let offset = (token.rect.left - column.left)
        .abs()
        .min((token.rect.right - column.right).abs())
        .min((center(across(token.rect)) - center(span)).abs())
        / em;
    let aligned = if offset < 0.35 { -0.4 } else { 0.0 };
    place + aligned + mismatch(kind, column.role)
}

/// How much the content of a token speaks against a column.
fn mismatch(kind: Kind, role: Role) -> f32 {
    match role {
        Role::Index => match kind {
            Kind::Number => 0.0,
            _ => 5.0,
        },
        Role::Name => in_names(kind),
        Role::Value | Role::Previous | Role::InRange | Role::OutOfRange | Role::Dated => {
            in_values(kind)
        }
        Role::Unit => match kind {
            Kind::Unit => 0.0,
            Kind::Text | Kind::Separator => 0.9,
            Kind::Sign => 1.5,
            Kind::Flag | Kind::Quality | Kind::Pending => 2.0,
            Kind::Number | Kind::Bound | Kind::Range | Kind::Date | Kind::Time => 3.0,
        },
        Role::Range => match kind {
            Kind::Range | Kind::Bound => 0.0,
            Kind::Text | Kind::Quality | Kind::Unit | Kind::Separator | Kind::Sign => 0.5,
            Kind::Number => 0.7,
            Kind::Flag => 1.2,
            Kind::Pending | Kind::Date | Kind::Time => 3.0,
        },
        Role::Low | Role::High => match kind {
            Kind::Number | Kind::Bound => 0.0,
            Kind::Sign | Kind::Separator => 0.5,
            _ => 2.5,
        },
        Role::Flag => match kind {
            Kind::Flag | Kind::Sign => 0.0,
            Kind::Text | Kind::Quality => 0.8,
            Kind::Number | Kind::Bound | Kind::Range => 6.0,
            _ => 3.0,
        },
        Role::Unknown => match kind {
            Kind::Separator => 0.2,
            _ => 0.6,
        },
        Role::Other => match kind {
            Kind::Text | Kind::Date | Kind::Time | Kind::Separator => 0.2,
            _ => 1.2,
        },
    }
}

fn in_names(kind: Kind) -> f32 {
    match kind {
        Kind::Text | Kind::Separator => 0.0,
        Kind::Flag | Kind::Sign => 0.8,
        Kind::Unit | Kind::Quality => 1.5,
        Kind::Number | Kind::Range | Kind::Bound => 2.5,
        Kind::Pending | Kind::Date | Kind::Time => 4.0,
    }
}

fn in_values(kind: Kind) -> f32 {
    match kind {
        Kind::Number | Kind::Bound | Kind::Quality | Kind::Pending => 0.0,
        Kind::Flag | Kind::Sign | Kind::Separator => 0.4,
        Kind::Unit => 0.9,
        Kind::Text | Kind::Time => 1.6,
        Kind::Range | Kind::Date => 2.4,
    }
}

/// Lines with the column of each of their tokens.
type Assigned<'a> = (&'a [Token], Vec<Option<usize>>);

/// Decides what headings head that are unknown or can be read in two ways, by what stands under
/// them.
pub(super) fn settle(columns: &mut [Column], lines: &[Assigned<'_>]) {
    settle_names(columns, lines);
    settle_values(columns, lines);
    settle_limits(columns, lines);
    for at in 0..columns.len() {
        let role = columns.get(at).map_or(Role::Name, |column| column.role);
        if !matches!(role, Role::Unknown | Role::Other) {
            continue;
        }
        let kinds: Vec<Kind> = firsts(lines, at).map(|token| token.kind).collect();
        let share = |wanted: &[Kind]| {
            kinds.iter().filter(|kind| wanted.contains(kind)).count() * 12 / kinds.len().max(1)
        };
        let mostly = |wanted: &[Kind]| share(wanted) > 7;
        let free = |role: Role| !columns.iter().any(|column| column.role == role);
        let named =
            columns.iter().any(|column| column.role == Role::Value && column.head != Head::Nothing);
        let values = [Kind::Number, Kind::Bound, Kind::Quality];
        let marks = [Kind::Flag, Kind::Sign];
        let judged = named
            && share(&[Kind::Flag, Kind::Sign, Kind::Quality]) > 7
            && kinds.iter().any(|kind| marks.contains(kind));
        let role = if kinds.is_empty() {
            Role::Other
        } else if (mostly(&marks) || judged) && free(Role::Flag) {
            Role::Flag
        } else if role == Role::Other {
            Role::Other
        } else if mostly(&[Kind::Unit]) && free(Role::Unit) {
            Role::Unit
        } else if share(&[Kind::Range, Kind::Bound]) > 4
            && share(&[Kind::Range]) > 2
            && free(Role::Range)
        {
            Role::Range
        } else if mostly(&values) && !named && !holds_guessed(columns, lines, kinds.len()) {
            // No other heading is one of values: the place that was guessed is not needed.
            for guessed in
                columns.iter_mut().filter(|it| it.head == Head::Nothing && it.role == Role::Value)
            {
                guessed.role = Role::Other;
            }
            Role::Value
        } else {
            Role::Other
        };
        if let Some(column) = columns.get_mut(at) {
            column.role = role;
        }
    }
}

/// Returns whether most numbers stand where values were guessed to be, for which no other place is needed.
fn holds_guessed(columns: &[Column], lines: &[Assigned<'_>], most: usize) -> bool {
    let guessed = |column: &Column| column.head == Head::Nothing && column.role == Role::Value;
    let Some(at) = columns.iter().position(guessed) else { return false };
    let number = |token: &&Token| matches!(token.kind, Kind::Number | Kind::Bound);
    firsts(lines, at).filter(number).count() * 2 > most
}

/// The first token of each line in a column.
fn firsts<'a>(lines: &'a [Assigned<'a>], at: usize) -> impl Iterator<Item = &'a Token> {
    lines.iter().filter_map(move |(tokens, assigned)| {
        let place = assigned.iter().position(|column| *column == Some(at))?;
        tokens.get(place)
    })
}

/// Where the column of names says the same again and again, it holds what the tests belong to, and the names
/// stand behind it.
fn settle_names(columns: &mut [Column], lines: &[Assigned<'_>]) {
    let Some(at) = columns.iter().position(|column| column.role == Role::Name) else { return };
    let texts = |at: usize| -> Vec<&str> {
        let words = firsts(lines, at).filter(|token| token.kind == Kind::Text);
        let mut texts: Vec<&str> = words.map(|token| token.text.as_str()).collect();
        texts.sort_unstable();
        texts
    };
    let different = |texts: &[&str]| texts.chunk_by(|a, b| a == b).count();
    let own = texts(at);
    let open =
        columns.get(at + 1).is_some_and(|next| matches!(next.role, Role::Other | Role::Unknown));
    let next = texts(at + 1);
    let repeated = own.len() >= 4 && different(&own) * 3 <= own.len();
    let varied = next.len() * 2 > lines.len() && different(&next) * 3 > next.len() * 2;
    if open
        && repeated
        && varied
        && let Some([own, next]) = columns.get_mut(at..at + 2)
    {
        (own.role, next.role) = (Role::Other, Role::Name);
    }
}

/// Two unknown headings beside each other head the limits of intervals, where nothing else does and the
/// first is always below the second.
fn settle_limits(columns: &mut [Column], lines: &[Assigned<'_>]) {
    let told = |column: &Column| matches!(column.role, Role::Range | Role::Low | Role::High);
    let valued = |column: &Column| column.role == Role::Value && column.head != Head::Nothing;
    if columns.iter().any(told) || !columns.iter().any(valued) {
        return;
    }
    let number = |(tokens, assigned): &Assigned<'_>, at: usize| {
        let place = assigned.iter().position(|column| *column == Some(at))?;
        tokens.get(place)?.number()
    };
    for at in 1..columns.len() {
        let pair = columns.get_mut(at - 1..=at);
        let Some([low, high]) = pair else { continue };
        let pairs: Vec<(f64, f64)> =
            lines.iter().filter_map(|line| number(line, at - 1).zip(number(line, at))).collect();
        let open = low.role == Role::Unknown && high.role == Role::Unknown;
        let enough = pairs.len() >= 4 && pairs.len() * 2 > lines.len();
        if open && enough && pairs.iter().all(|(low, high)| low < high) {
            (low.role, high.role) = (Role::Low, Role::High);
            return;
        }
    }
}

/// Of two columns of values one holds intervals: "values" is also the end of "reference values".
fn settle_values(columns: &mut [Column], lines: &[Assigned<'_>]) {
    let values = columns.iter().filter(|column| column.role == Role::Value).count();
    if values < 2 || columns.iter().any(|column| column.role == Role::Range) {
        return;
    }
    for at in 0..columns.len() {
        let own = lines.iter().flat_map(|(tokens, assigned)| tokens.iter().zip(assigned));
        let own = own.filter(|(_, column)| **column == Some(at)).map(|(token, _)| token.kind);
        let (mut ranges, mut others) = (0, 0);
        for kind in own {
            match kind {
                Kind::Range => ranges += 1,
                Kind::Number | Kind::Quality => others += 1,
                _ => {}
            }
        }
        if ranges > 2
            && ranges > others * 2
            && let Some(column) = columns.get_mut(at).filter(|it| it.role == Role::Value)
        {
            column.role = Role::Range;
            return;
        }
    }
}

/// Replaces the spans of columns by those of the cells that were assigned to them.
pub(super) fn learn(columns: &mut [Column], lines: &[Assigned<'_>]) {
    for (at, column) in columns.iter_mut().enumerate() {
        let mut lefts = Vec::new();
        let mut rights = Vec::new();
        for (tokens, assigned) in lines {
            let own = tokens.iter().zip(assigned).filter(|(_, column)| **column == Some(at));
            let typical =
                own.map(|(token, _)| token).filter(|token| mismatch(token.kind, column.role) < 0.4);
            for token in typical {
                lefts.push(token.rect.left);
                rights.push(token.rect.right);
            }
        }
        if lefts.len() < 2 {
            continue;
        }
        if let (Some(left), Some(right)) = (quantile(&mut lefts, 0.05), quantile(&mut rights, 0.95))
        {
            let wide = matches!(column.role, Role::Value | Role::Range | Role::Unit);
            let (head_left, head_right) = (column.left, column.right);
            column.left = if wide { left } else { left.min(head_left) };
            column.right = if wide { right } else { right.max(head_right) };
        }
    }
}
