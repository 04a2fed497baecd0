//! From a row of cells to a measurement: value, unit, analyte, range and flag understood.

use bta_catalog::unit::Unit;
use bta_catalog::{Analyte, Printed, Shown};
use bta_core::report::{Boxes, Flag, Measurement, Range, RangeSource, Specimen, Status, Warning};

use super::legend::Legend;
use super::moment;
use super::specimen::{self, Announcements};
use crate::parse::{
    Context, Decimal, Lexicon, Mark, Quality, Reference, Value, fold, length_in_years, letter_in,
};
use crate::row::{Cell, Row};

/// What the whole document tells about each of its rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    pub(super) specimens: &'a Announcements<'a>,
    pub(super) language: Option<&'a str>,
    pub(super) context: Context,
    pub(super) legend: &'a Legend,
    /// What two signs say.
    pub(super) doubled: Doubled,
    /// Whether a lone minus in the flag column means "low".
    pub(super) minus_is_low: bool,
}

/// What `++` says compared with `+`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Doubled {
    More,
    Same,
}

/// A measurement with what it was understood from.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) measurement: Measurement,
    pub(super) analyte: Option<&'static Analyte>,
    pub(super) unit: Option<Unit>,
    pub(super) value: Option<Value>,
    pub(super) reference: Reference,
    pub(super) mark: Option<Mark>,
    /// Why it is doubted; empty for a good result.
    pub(super) doubts: Vec<&'static str>,
}

impl Reading {
    /// Understands one row.
    pub(super) fn of(row: &Row, setting: &Setting<'_>) -> Self {
        let reading = Self::read(row, setting);
        if !is_grouped(row) || reading.is_possible() {
            return reading;
        }
        // Some print decimals and thousands with the same sign: `47.9 %` and `6.084 /µL`.
        let decimal = match setting.context.decimal {
            Some(Decimal::Comma) => Decimal::Point,
            _ => Decimal::Comma,
        };
        let context = Context { decimal: Some(decimal), ..setting.context };
        let other = Self::read(row, &Setting { context, ..*setting });
        if other.is_possible() { other } else { reading }
    }

    /// Whether the number is one that its analyte can have.
    fn is_possible(&self) -> bool {
        let quantity = self.measurement.canonical.as_ref();
        self.analyte.zip(quantity).is_some_and(|(analyte, it)| is_plausible(analyte, it.value))
    }

    fn read(row: &Row, setting: &Setting<'_>) -> Self {
        let value = Value::read(&row.value.text, setting.context.decimal);
        let number = value.and_then(|value| value.number());
        let printed_unit = row.unit.as_ref().map_or("", |unit| unit.text.as_str());
        let unit = bta_catalog::unit::parse(printed_unit);
        let named = specimen::named(row).or_else(|| setting.specimens.above(row));
        let analyte = identify(&Printed {
            name: &row.name.text,
            unit: printed_unit,
            section: &row.section,
            value: number.map_or(Shown::Words, |number| Shown::Number(number.value)),
            language: setting.language,
            specimen: named,
        });
        let specimen = named.or(analyte.map(Analyte::specimen)).unwrap_or(Specimen::Blood);
        let reference = row
            .range
            .as_ref()
            .map_or(Reference::Nothing, |range| Reference::read(&range.text, &setting.context));
        let mut reading = Self {
            measurement: blank(row, specimen),
            analyte,
            unit,
            value,
            reference,
            mark: row.flag.as_ref().and_then(|flag| mark(&flag.text, setting)),
            doubts: Vec::new(),
        };
        reading.fill(row, setting);
        reading
    }

    fn fill(&mut self, row: &Row, setting: &Setting<'_>) {
        let number = self.value.and_then(|value| value.number());
        let measurement = &mut self.measurement;
        measurement.number = number.map(|number| number.value);
        measurement.comparator = number.and_then(|number| number.comparator);
        measurement.range = row.range.as_ref().map(|cell| range(cell, self.reference));
        measurement.flag = match self.mark {
            Some(Mark::Flag(flag)) => flag,
            Some(Mark::Critical) => Flag::Abnormal,
            Some(Mark::Letter(letter)) => letter_in(letter, setting.language).unwrap_or_default(),
            Some(Mark::Normal) | None => Flag::None,
        };
        if let Some(analyte) = self.analyte {
            self.measurement.analyte = Some(analyte.key().to_owned());
            self.measurement.loinc = self.code(analyte).map(str::to_owned);
            self.measurement.canonical = self.canonical(analyte);
        }
    }

    /// The same result with its unit read in another way, if the catalog knows that one.
    pub(super) fn with_unit(&self, printed: &str) -> Option<Self> {
        let mut other = self.clone();
        other.unit = Some(bta_catalog::unit::parse(printed)?);
        printed.clone_into(&mut other.measurement.unit);
        if other.analyte.is_none() {
            other.analyte = identify(&Printed {
                name: &other.measurement.name,
                unit: printed,
                section: &other.measurement.section,
                value: other.measurement.number.map_or(Shown::Words, Shown::Number),
                language: None,
                specimen: Some(other.measurement.specimen),
            });
            other.measurement.analyte = other.analyte.map(|analyte| analyte.key().to_owned());
        }
        if let Some(analyte) = other.analyte {
            other.measurement.loinc = other.code(analyte).map(str::to_owned);
            other.measurement.canonical = other.canonical(analyte);
        }
        Some(other)
    }

    fn canonical(&self, analyte: &Analyte) -> Option<bta_core::report::Quantity> {
        let number = self.measurement.number?;
        match &self.unit {
            Some(unit) => analyte.canonical(number, unit),
            // Ratios and the like are printed without a unit; a number that is then impossible had
            // a unit that was not read.
            None if self.measurement.unit.is_empty() => analyte
                .canonical(number, &Unit::unitless()?)
                .filter(|quantity| is_plausible(analyte, quantity.value)),
            None => None,
        }
    }

    fn code(&self, analyte: &'static Analyte) -> Option<&'static str> {
        match &self.unit {
            Some(unit) => analyte.loinc_for(unit),
            None if analyte.unit().is_empty() => analyte.loinc().map(|loinc| loinc.code),
            None if self.measurement.unit.is_empty() => analyte.loinc_for(&Unit::unitless()?),
            None => None,
        }
    }

    /// Returns whether this is without doubt a result of a known analyte, with a value that fits it.
    pub(super) fn is_solid(&self) -> bool {
        let Some(analyte) = self.analyte else { return false };
        match self.value {
            Some(Value::Number(_)) => {
                let plausible = self
                    .measurement
                    .canonical
                    .as_ref()
                    .is_some_and(|quantity| is_plausible(analyte, quantity.value));
                plausible && (self.unit.is_some() || self.has_limits())
            }
            Some(Value::Quality(quality)) => {
                quality != Quality::Neutral
                    && (analyte.unit().is_empty() || self.measurement.range.is_some())
            }
            Some(Value::Titre(_)) => true,
            Some(Value::Counts { .. }) | None => false,
        }
    }

    /// Returns whether a number cannot be of its analyte: it is beyond its bounds, or in a unit of
    /// something else.
    pub(super) fn is_absurd(&self) -> bool {
        let Some(analyte) = self.analyte else { return false };
        match &self.measurement.canonical {
            Some(quantity) => !is_plausible(analyte, quantity.value),
            None => !self.measurement.unit.is_empty(),
        }
    }

    /// Returns whether this is a number in a sentence rather than a result: nothing says what was
    /// measured, in which unit, or what is normal, and the name is many words.
    pub(super) fn is_prose(&self) -> bool {
        if names_person(&self.measurement.name) {
            return true;
        }
        matches!(self.value, Some(Value::Number(_) | Value::Counts { .. }))
            && self.analyte.is_none()
            && self.unit.is_none()
            && self.mark.is_none()
            && !self.has_limits()
            && self.measurement.name.split_whitespace().count() >= 5
    }

    /// Returns whether the report prints limits for it, for this patient or for others.
    pub(super) fn has_limits(&self) -> bool {
        matches!(self.reference, Reference::Interval(_) | Reference::Undecided)
    }

    /// Makes a warning about this row.
    pub(super) fn warning(&self, code: &str) -> Warning {
        Warning { page: self.measurement.page, line: self.measurement.line, code: code.to_owned() }
    }

    /// Adds what could not be understood about this row.
    pub(super) fn warn(&self, warnings: &mut Vec<Warning>) {
        let measurement = &self.measurement;
        let mut add = |code| warnings.push(self.warning(code));
        if self.analyte.is_none() {
            add("analyte_unknown");
        }
        if self.unit.is_none() && !measurement.unit.is_empty() && measurement.number.is_some() {
            add("unit_unknown");
        }
        match self.reference {
            Reference::Unread => add("range_unread"),
            Reference::Undecided => add("range_undecided"),
            _ => {}
        }
        if self.value.is_none() {
            add("value_unread");
        }
    }
}

/// Returns whether value and limits are numbers with groups of three digits: `6.084`, `3.800 - 10.600`.
fn is_grouped(row: &Row) -> bool {
    let grouped = |text: &str| {
        let figures = text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
        let mut figures = figures.filter(|figure| figure.len() > 1).peekable();
        figures.peek().is_some()
            && figures.all(|figure| {
                let mut groups = figure.split(['.', ',']);
                let first = groups.next().map_or(0, str::len);
                let mut rest = groups.peekable();
                (1..=3).contains(&first)
                    && rest.peek().is_some()
                    && rest.all(|group| group.len() == 3)
            })
    };
    grouped(&row.value.text) && row.range.as_ref().is_some_and(|range| grouped(&range.text))
}

fn is_plausible(analyte: &Analyte, value: f64) -> bool {
    analyte.plausible().is_none_or(|(low, high)| (low..=high).contains(&value))
}

/// Asks the catalog for a name as printed, then for its part in one script, then for the name at
/// time zero, then for the name before a share, then for the time of a glucose tolerance test.
fn identify(printed: &Printed<'_>) -> Option<&'static Analyte> {
    bta_catalog::identify(printed)
        .or_else(|| {
            let latin = in_latin(printed.name)?;
            bta_catalog::identify(&Printed { name: &latin, ..*printed })
        })
        .or_else(|| {
            let name = without_start(printed.name)?;
            bta_catalog::identify(&Printed { name, ..*printed })
        })
        .or_else(|| {
            let name = without_share(printed.name)?;
            bta_catalog::identify(&Printed { name, ..*printed })
        })
        .or_else(|| moment::analyte(printed))
}

/// The Latin words of a name printed in two scripts side by side: `Sodium 钠`.
fn in_latin(name: &str) -> Option<String> {
    let foreign = |c: char| c.is_alphabetic() && c > '\u{24f}';
    if !name.contains(foreign) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().filter(|word| !word.contains(foreign)).collect();
    let latin = words.join(" ");
    (latin.chars().filter(|c| c.is_alphabetic()).count() >= 2).then_some(latin)
}

/// The name of a result at the beginning of a series: `Ferritin 0 days` is ferritin.
fn without_start(name: &str) -> Option<&str> {
    let (rest, time) = name.trim_end().rsplit_once(' ')?;
    let (rest, figure) = rest.rsplit_once(' ')?;
    (figure == "0" && length_in_years(&fold(time)).is_some()).then_some(rest)
}

/// The name of a number of cells whose share is printed before it: `Neutrophils 58.0 %`.
fn without_share(name: &str) -> Option<&str> {
    let (name, share) = name.trim_end().strip_suffix('%')?.trim_end().rsplit_once(' ')?;
    share.chars().all(|c| c.is_ascii_digit() || ".,".contains(c)).then_some(name)
}

/// Returns whether a row's name is a field of a form about the person, never to be kept.
fn names_person(name: &str) -> bool {
    static PERSON: Lexicon = Lexicon::new(
        "patient|patient name|name|paziente|paciente|nombre|nome|nom|patienten|naam|pacjent|\
         hasta adi|hasta|пациент|фио|姓名|patient id|mrn|dob|date of birth|geburtsdatum|address|\
         phone|tel|fax|codice fiscale",
    );
    let folded = fold(name);
    folded.split_once(':').is_some_and(|(label, _)| PERSON.holds(label.trim()))
}

fn blank(row: &Row, specimen: Specimen) -> Measurement {
    let text =
        |cell: &Option<Cell>| cell.as_ref().map(|cell| cell.text.clone()).unwrap_or_default();
    Measurement {
        page: row.page,
        line: row.line,
        section: row.section.clone(),
        specimen,
        name: row.name.text.clone(),
        value: row.value.text.clone(),
        unit: text(&row.unit),
        range: None,
        flag: Flag::None,
        analyte: None,
        loinc: None,
        number: None,
        comparator: None,
        canonical: None,
        status: Status::Unknown,
        boxes: Some(Boxes {
            name: Some(row.name.rect),
            value: Some(row.value.rect),
            unit: row.unit.as_ref().map(|cell| cell.rect),
            range: row.range.as_ref().map(|cell| cell.rect),
        }),
    }
}

fn range(cell: &Cell, reference: Reference) -> Range {
    let (low, high) = match reference {
        Reference::Interval(interval) => (interval.low, interval.high),
        _ => (None, None),
    };
    Range { text: cell.text.clone(), low, high, source: RangeSource::Report }
}

/// Reads a flag; a lone minus may fill an empty column.
fn mark(text: &str, setting: &Setting<'_>) -> Option<Mark> {
    let lone_minus = matches!(text.trim(), "-" | "–" | "−" | "--" | "---");
    if lone_minus && !setting.minus_is_low {
        return None;
    }
    let mark = setting.legend.mark(&fold(text)).or_else(|| Mark::read(text));
    let doubled = text.trim().chars().all(|c| "+-−–<>".contains(c));
    match mark {
        Some(Mark::Flag(Flag::VeryHigh)) if doubled && setting.doubled == Doubled::Same => {
            Some(Mark::Flag(Flag::High))
        }
        Some(Mark::Flag(Flag::VeryLow)) if doubled && setting.doubled == Doubled::Same => {
            Some(Mark::Flag(Flag::Low))
        }
        mark => mark,
    }
}
