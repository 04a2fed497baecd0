//! The line that names the columns of a result table.

use bta_core::report::Rect;

use crate::parse::{fold, month};

use super::heading::{Role, cells, is_known};
use super::place::around;
use super::shape::is_date;
use super::token::{Kind, Token};

/// A column of a result table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) role: Role,
    /// Which of the tables that stand side by side it belongs to.
    pub(super) table: usize,
    /// Where its cells stand: first the span of its heading, later that of its cells.
    pub(super) left: f32,
    pub(super) right: f32,
    /// What heads it.
    pub(super) head: Head,
}

/// What heads a column.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Head {
    Words,
    /// A day and nothing else.
    Day,
    /// Words that nobody knows.
    Unknown,
    /// Nothing, but its cells tell where it is.
    Cells,
    /// Nothing: where it is was guessed.
    Nothing,
}

impl Column {
    pub(super) fn new(role: Role, left: f32, right: f32) -> Self {
        Self { role, table: 0, left, right, head: Head::Words }
    }
}

/// One cell of a header line.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) role: Option<Role>,
    pub(super) text: String,
    pub(super) rect: Rect,
    /// How many of its words no heading is known to have.
    pub(super) foreign: usize,
}

/// Reads a line as the header of a table; the lines around it complete headings set in several lines.
pub(super) fn columns(line: &[Token], beside: &[&[Token]]) -> Option<Vec<Column>> {
    // A line that has a measured value is no header, whatever it says.
    let measured = line.windows(2).any(|pair| {
        matches!(pair, [value, unit]
            if matches!(value.kind, Kind::Number | Kind::Bound)
                && unit.kind == Kind::Unit && !is_known(&unit.text))
    });
    if measured || labels_day(line) {
        return None;
    }
    let mut headings = cells(line);
    if !is_header(&headings, line.len()) {
        return None;
    }
    for other in beside {
        absorb(&mut headings, other);
    }
    headings.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    name_results(&mut headings);
    name_days(&mut headings);
    Some(resolve(&headings))
}

/// Returns whether a line says of a day what it is, as lines about the person and the order do:
/// `Collected: 11/03/2026`.
fn labels_day(line: &[Token]) -> bool {
    let colon = |pair: &[Token]| {
        matches!(pair, [colon, day]
            if day.kind == Kind::Date && matches!(colon.text.as_str(), ":" | "："))
    };
    // `DATE OF SPECIMEN 03/08/2026   DATE RECEIVED 03/08/2026`
    let words = |pair: &&[Token]| {
        matches!(pair, [words, day]
            if day.kind == Kind::Date && day.gap < 1.2
                && words.kind == Kind::Text && words.words > 1)
    };
    line.windows(2).any(colon) || line.windows(2).filter(words).count() > 1
}

/// Returns whether a line that stands directly above or below a header only completes its headings.
pub(super) fn completes(line: &[Token]) -> bool {
    let headings = cells(line);
    !labels_day(line)
        && !headings.is_empty()
        && headings.iter().all(|heading| heading.role.is_some())
        && !is_header(&headings, line.len())
}

fn is_header(headings: &[Heading], tokens: usize) -> bool {
    let has = |role: Role| headings.iter().any(|heading| heading.role == Some(role));
    let mut known: Vec<Role> = headings
        .iter()
        .filter_map(|heading| heading.role)
        .filter(|role| *role != Role::Other)
        .collect();
    let count = known.len();
    known.sort_unstable();
    known.dedup();
    // What the table is called may stand where the names have their heading.
    let title = match headings {
        [first, second, _, ..] if first.role.is_none() && known.len() >= 2 => {
            let height = first.rect.bottom - first.rect.top;
            if second.rect.left - first.rect.right > height { first.foreign } else { 0 }
        }
        _ => 0,
    };
    // A sentence may have such words too, but more others.
    let foreign = headings.iter().map(|heading| heading.foreign).sum::<usize>() - title;
    let told = if tokens > 1 { foreign <= count } else { foreign == 0 };
    let apart = headings.len() >= 2;
    let anchored = has(Role::Value)
        || has(Role::Dated) && (has(Role::Unit) || has(Role::Range))
        || has(Role::Low)
            && has(Role::High)
            && (has(Role::Dated) || has(Role::Name) && has(Role::Unit))
        || has(Role::Dated) && has(Role::Name) && (has(Role::Low) || has(Role::High))
        || has(Role::Range) && has(Role::Unit)
        || has(Role::Range) && (has(Role::Name) || has(Role::Previous))
        || has(Role::InRange) && has(Role::OutOfRange);
    anchored && apart && known.len() >= 2 && told
}

/// Adds the second line of headings set in two lines, and the dates above them.
fn absorb(headings: &mut Vec<Heading>, tokens: &[Token]) {
    if !completes(tokens) {
        return;
    }
    for part in cells(tokens) {
        let host = headings.iter_mut().find(|heading| {
            super::place::gap(super::place::across(heading.rect), super::place::across(part.rect))
                < 0.0
        });
        match host {
            Some(host) => {
                host.rect = around(host.rect, part.rect);
                // A date says more than the number of an order above it, and less than "previous".
                let earlier = host.role == Some(Role::Previous);
                if host.role.is_none() || is_date(&part.text) && !earlier {
                    host.role = part.role;
                    host.text = part.text;
                }
            }
            None => headings.push(part),
        }
    }
}

/// Before days, "Lab results" heads the names: the values stand under the days.
fn name_results(headings: &mut Vec<Heading>) {
    let first = headings.iter().take_while(|it| it.role != Some(Role::Dated)).count();
    let (before, rest) = headings.split_at(first.min(headings.len()));
    let values = rest.iter().any(|heading| heading.role == Some(Role::Value));
    let days = rest.iter().filter(|heading| heading.role == Some(Role::Dated)).count();
    let heads = match before {
        [only] => only.role == Some(Role::Value),
        // "Lab" and "Result" were two headings of one cell.
        [one, other] => {
            let apart =
                super::place::gap(super::place::across(one.rect), super::place::across(other.rect));
            other.role == Some(Role::Value) && apart < (one.rect.bottom - one.rect.top)
        }
        _ => false,
    };
    if !heads || values || days < 2 {
        return;
    }
    let rect = before.iter().map(|heading| heading.rect).reduce(around);
    headings.drain(1..first);
    if let (Some(first), Some(rect)) = (headings.first_mut(), rect) {
        (first.role, first.rect) = (Some(Role::Name), rect);
    }
}

/// `Previous 03/06/2024` is one heading: the day is that of an earlier result; and so is
/// `Today 03/06/2024`.
fn name_days(headings: &mut Vec<Heading>) {
    let days = headings.iter().filter(|heading| heading.role == Some(Role::Dated));
    let newest = days.map(|heading| day(&heading.text)).max();
    let mut at = 1;
    while at < headings.len() {
        let (before, after) = headings.split_at_mut(at);
        let (Some(label), Some(dated)) = (before.last_mut(), after.first_mut()) else { break };
        let apart =
            super::place::gap(super::place::across(label.rect), super::place::across(dated.rect));
        let height = dated.rect.bottom - dated.rect.top;
        let together = dated.role == Some(Role::Dated) && apart < height;
        if together && label.role == Some(Role::Previous) {
            dated.role = Some(Role::Previous);
        }
        if together && label.role == Some(Role::Value) && Some(day(&dated.text)) == newest {
            label.rect = around(label.rect, dated.rect);
            headings.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Decides what each column holds; where all headings come again, a second table begins.
fn resolve(headings: &[Heading]) -> Vec<Column> {
    let Some((first, second)) = two_tables(headings) else { return resolve_table(headings) };
    let mut columns = resolve_table(first);
    let end = columns.last().map_or(0.0, |column| column.right);
    let beside = resolve_table(second).into_iter().map(|column| Column {
        table: column.table + 1,
        left: column.left.max(end),
        ..column
    });
    columns.extend(beside);
    columns
}

/// Cuts headings in the middle when both halves say the same.
fn two_tables(headings: &[Heading]) -> Option<(&[Heading], &[Heading])> {
    let (first, second) = headings.split_at_checked(headings.len() / 2)?;
    let same = first.iter().map(|it| &it.text).eq(second.iter().map(|it| &it.text));
    (first.len() >= 2 && same).then_some((first, second))
}

/// Decides what each column of tables holds that have different headings.
fn resolve_table(headings: &[Heading]) -> Vec<Column> {
    let has = |role: Role| headings.iter().any(|heading| heading.role == Some(role));
    let newest = headings
        .iter()
        .filter(|heading| heading.role == Some(Role::Dated))
        .map(|heading| day(&heading.text))
        .max();
    let split = has(Role::InRange) && has(Role::OutOfRange);
    let limits = has(Role::Low) && has(Role::High);
    let open = headings.iter().skip(1).any(|heading| heading.role.is_none());
    let (value, name) = (has(Role::Value), has(Role::Name));
    let mut taken = false;
    let mut columns: Vec<Column> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        // A second column of names begins the table beside.
        taken &= heading.role != Some(Role::Name);
        let role = match heading.role {
            None if at == 0 && !name => Role::Name,
            None => Role::Unknown,
            Some(Role::Dated) if value || taken || Some(day(&heading.text)) != newest => {
                Role::Previous
            }
            Some(Role::Dated) => {
                taken = true;
                Role::Value
            }
            Some(Role::InRange | Role::OutOfRange) if split && !value => Role::Value,
            Some(Role::InRange) => Role::Range,
            Some(Role::OutOfRange) => Role::Flag,
            Some(Role::Low | Role::High) if !limits && open => Role::Unknown,
            Some(Role::Low | Role::High) if !limits => Role::Flag,
            Some(role) => role,
        };
        let head = match heading.role {
            Some(Role::Dated) => Head::Day,
            Some(_) => Head::Words,
            None => Head::Unknown,
        };
        let column = Column::new(role, heading.rect.left, heading.rect.right);
        columns.push(Column { head, ..column });
    }
    complete(&mut columns);
    number_tables(&mut columns);
    columns
}

/// Finds the place of the newest of several days.
pub(super) fn newest_day(dated: &[(usize, &Heading)]) -> Option<usize> {
    dated.iter().max_by_key(|(_, heading)| day(&heading.text)).map(|(at, _)| *at)
}

/// Sorts days by year, month and day; a day that cannot be read is the oldest.
pub(super) fn day(text: &str) -> (u16, u16, u16) {
    let parts = text.split(['/', '.', '-', ' ', ',']).filter(|part| !part.is_empty());
    let mut spelled = None;
    let mut numbers = Vec::new();
    for part in parts {
        match (part.parse::<u16>(), month(&fold(part))) {
            (Ok(number), _) => numbers.push(number),
            (_, Some(month)) => spelled = u16::try_from(month).ok(),
            _ => {}
        }
    }
    let full = |year: u16| if year < 100 { year + 2000 } else { year };
    match (numbers.as_slice(), spelled) {
        ([year, day], Some(month)) if *year > 31 => (*year, month, *day),
        ([day, year], Some(month)) => (full(*year), month, *day),
        ([year, month, day], None) if *year > 31 => (*year, *month, *day),
        ([day, month, year], None) => (full(*year), *month, *day),
        _ => (0, 0, 0),
    }
}

/// Adds the columns of names and values where no heading names them.
fn complete(columns: &mut Vec<Column>) {
    let value = columns.iter().position(|column| column.role == Role::Value);
    let mut name = columns.iter().position(|column| column.role == Role::Name);
    let index = columns.iter().position(|column| column.role == Role::Index);
    if let (None, None, Some(first)) = (name, index, columns.first_mut())
        && first.role == Role::Other
    {
        // Over the names stands what the lines of the header are called: "Lab No."
        first.role = Role::Name;
        name = Some(0);
    }
    let first = columns.first().map_or(0.0, |column| column.left);
    if name.is_none() {
        let at = index.map_or(0, |index| index + 1);
        // Behind the numbers of the lines stand the names, whatever heads them.
        if let Some(column) = columns.get_mut(at).filter(|it| index.is_some() && is_open(it)) {
            column.role = Role::Name;
            name = Some(at);
        }
    }
    if name.is_none() {
        let at = index.map_or(0, |index| index + 1);
        let left =
            if at == 0 { 0.0 } else { columns.get(at - 1).map_or(0.0, |column| column.right) };
        let right = columns.get(at).map_or(first, |column| column.left) - 4.0;
        let name = Column::new(Role::Name, left.min(right), right);
        columns.insert(at, Column { head: Head::Nothing, ..name });
    }
    if value.is_none() {
        let at = columns.iter().position(|column| column.role == Role::Name).map_or(0, |at| at + 1);
        let left = columns.get(at.saturating_sub(1)).map_or(0.0, |column| column.right) + 4.0;
        let right = columns.get(at).map_or(left, |column| column.left) - 4.0;
        let value = Column::new(Role::Value, left, right.max(left));
        columns.insert(at, Column { head: Head::Nothing, ..value });
    }
}

/// Returns whether nobody knows what a heading means.
fn is_open(column: &Column) -> bool {
    matches!(column.role, Role::Unknown | Role::Other)
}

/// Numbers the tables that stand side by side: each begins at an index or a name after a value.
fn number_tables(columns: &mut [Column]) {
    let (mut table, mut seen_value, mut seen_name) = (0, false, false);
    let names = columns.iter().filter(|column| column.role == Role::Name).count();
    let values = columns.iter().filter(|column| column.role == Role::Value).count();
    let side_by_side = names > 1 && values > 1;
    for column in columns {
        if side_by_side && seen_value && matches!(column.role, Role::Index | Role::Name) {
            table += 1;
            seen_value = false;
        }
        if !side_by_side && seen_name && column.role == Role::Name {
            column.role = Role::Other;
        }
        seen_name |= column.role == Role::Name;
        seen_value |= column.role == Role::Value;
        column.table = table;
    }
}
