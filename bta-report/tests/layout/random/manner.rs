//! How the cells of a table are written.

use bta_fixture::{Font, Style};

use super::case::{Case, Choices, Item};

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Column {
    Index,
    Name,
    Value,
    Unit,
    Range,
    Flag,
    Previous,
    Low,
    High,
    Method,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Align {
    Left,
    Right,
    Center,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum UnitPlace {
    Column,
    Value,
    Range,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum FlagPlace {
    Column,
    AfterValue,
    GluedStar,
    BeforeName,
}

/// Whether long names take two lines, and where the rest of the row stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wrap {
    Never,
    Top,
    Centered,
}

/// What a page has beside its rows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Extra {
    Header,
    Sections,
    MethodLines,
    Dates,
    SideBySide,
    SecondPage,
    Notes,
}

pub(super) struct Manner {
    pub(super) columns: Vec<Column>,
    unit: UnitPlace,
    flag: FlagPlace,
    interval: u8,
    pub(super) align: Align,
    pub(super) wrap: Wrap,
    pub(super) style: Style,
    pub(super) gap: f32,
    pub(super) pitch: f32,
    extras: Vec<Extra>,
}

impl Manner {
    pub(super) fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }

    pub(super) fn of(choices: &mut Choices) -> Self {
        let (columns, unit, flag, extras) = columns(choices);
        let font = [Font::Helvetica, Font::Unicode, Font::Courier][usize::from(choices.next(3))];
        let align = [Align::Left, Align::Right, Align::Center][usize::from(choices.next(3))];
        let size = 7.0 + f32::from(choices.next(3));
        let wrap =
            [Wrap::Never, Wrap::Never, Wrap::Top, Wrap::Centered][usize::from(choices.next(4))];
        // A flag before the name would stand over the second line of the name.
        let wrap = if flag == FlagPlace::BeforeName { Wrap::Never } else { wrap };
        let loose = if wrap == Wrap::Never { 0.0 } else { 1.3 };
        Self {
            columns,
            unit,
            flag,
            extras,
            interval: choices.next(4),
            align,
            wrap,
            style: Style { font, size, ..Style::default() },
            gap: size * (1.3 + f32::from(choices.next(5)) * 0.7),
            pitch: size * (1.25 + loose + f32::from(choices.next(4)) * 0.25),
        }
    }

    pub(super) fn cell(&self, item: &Item, column: Column, case: &Case) -> String {
        match column {
            Column::Index => String::new(),
            Column::Name if self.flag == FlagPlace::BeforeName && item.side != 0 => {
                format!("{}  {}", mark(item, case), item.name)
            }
            Column::Name => item.name.to_owned(),
            Column::Value => self.value(item, case),
            Column::Unit => item.unit.to_owned(),
            Column::Range => self.interval(item, case),
            Column::Flag => mark(item, case).to_owned(),
            Column::Previous => item.previous.clone(),
            Column::Low => item.low.clone(),
            Column::High => item.high.clone(),
            Column::Method => case.language().methods[usize::from(item.side == 0)].to_owned(),
        }
    }

    fn value(&self, item: &Item, case: &Case) -> String {
        let mut text = item.value.clone();
        if self.flag == FlagPlace::AfterValue && item.side != 0 {
            text = format!("{text} {}", mark(item, case));
        }
        if self.flag == FlagPlace::GluedStar && item.side != 0 {
            text.push('*');
        }
        if self.unit == UnitPlace::Value {
            text = format!("{text} {}", item.unit);
        }
        text
    }

    fn interval(&self, item: &Item, case: &Case) -> String {
        let Item { low, high, .. } = item;
        if low.is_empty() {
            return match self.unit {
                UnitPlace::Range => format!("< {high} {}", item.unit),
                _ => format!("< {high}"),
            };
        }
        let text = match self.interval {
            0 => format!("{low} - {high}"),
            1 => format!("{low}-{high}"),
            2 => format!("({low} - {high})"),
            _ => format!("{low} {} {high}", case.language().to),
        };
        match self.unit {
            UnitPlace::Range => format!("{text} {}", item.unit),
            _ => text,
        }
    }
}

/// The printed flag.
pub(super) fn mark(item: &Item, case: &Case) -> &'static str {
    let (high, low) = case.language().letters;
    match item.side {
        1 => high,
        -1 => low,
        _ => "",
    }
}

fn columns(choices: &mut Choices) -> (Vec<Column>, UnitPlace, FlagPlace, Vec<Extra>) {
    use Column::{Flag, Name, Range, Unit, Value};
    let orders: [&[Column]; 6] = [
        &[Name, Value, Flag, Unit, Range],
        &[Name, Value, Unit, Range, Flag],
        &[Name, Unit, Range, Value, Flag],
        &[Name, Flag, Value, Unit, Range],
        &[Name, Range, Unit, Value, Flag],
        &[Name, Value, Range, Unit, Flag],
    ];
    let mut columns = orders[usize::from(choices.next(6))].to_vec();
    let unit = match choices.next(6) {
        4 => UnitPlace::Value,
        5 => UnitPlace::Range,
        _ => UnitPlace::Column,
    };
    columns.retain(|column| *column != Unit || unit == UnitPlace::Column);
    let flag = match choices.next(4) {
        0 => FlagPlace::Column,
        1 => FlagPlace::AfterValue,
        2 => FlagPlace::GluedStar,
        _ => FlagPlace::BeforeName,
    };
    columns.retain(|column| *column != Flag || flag == FlagPlace::Column);
    let extras = extras(&mut columns, choices, unit);
    (columns, unit, flag, extras)
}

/// Chooses what else the page has; some of it are columns.
fn extras(columns: &mut Vec<Column>, choices: &mut Choices, unit: UnitPlace) -> Vec<Extra> {
    use Column::{High, Index, Low, Method, Previous, Range, Value};
    let mut extras = Vec::new();
    let place = |wanted: Column| columns.iter().position(|column| *column == wanted);
    // Without a header nobody can tell `< 5` from `4` when the limit comes first.
    let told = place(Range) < place(Value);
    if choices.next(5) < 4 || told {
        extras.push(Extra::Header);
        if choices.next(5) == 4 && unit != UnitPlace::Range {
            let at = columns.iter().position(|column| *column == Range).unwrap();
            columns.splice(at..=at, [Low, High]);
        }
        match choices.next(6) {
            3 => columns.push(Previous),
            4 => {
                columns.push(Previous);
                extras.push(Extra::Dates);
            }
            5 => columns.insert(1, Method),
            _ => {}
        }
        if choices.next(5) == 4 {
            columns.insert(0, Index);
        }
        if choices.next(5) == 4 {
            extras.push(Extra::SideBySide);
        }
    }
    let more =
        [(Extra::Sections, 2), (Extra::MethodLines, 4), (Extra::SecondPage, 4), (Extra::Notes, 3)];
    extras.extend(
        more.into_iter().filter_map(|(extra, of)| (choices.next(of) == of - 1).then_some(extra)),
    );
    extras
}
