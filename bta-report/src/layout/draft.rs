//! A result as one line shows it, before it is known whether it is one.

use crate::parse::Quality;
use crate::row::Cell;

use super::heading::heads_values;
use super::lexicon::{is_metadata, is_method, is_note, is_range_label, is_tier};
use super::shape::{is_titre, is_unit};
use bta_catalog::is_name;

/// What can be said about a line that may be a result.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Aspect {
    /// The line says that the value is still missing.
    Pending,
    /// The value is a number or a known answer rather than any words.
    Solid,
    /// The value is an interval, as counts in a microscope's field are.
    Spread,
    /// What stands as interval has limits.
    Ranged,
    /// Text stands in the line that none of the parts explains.
    Loose,
    /// Several numbers stand where one value should.
    Crowded,
    /// The value stands where those of its column begin, end or have their middle.
    Aligned,
}

/// A result as one line shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) name: Option<Cell>,
    pub(super) value: Option<Cell>,
    pub(super) unit: Option<Cell>,
    pub(super) range: Option<Cell>,
    pub(super) flag: Option<Cell>,
    pub(super) aspects: Vec<Aspect>,
}

impl Draft {
    pub(super) fn is(&self, aspect: Aspect) -> bool {
        self.aspects.contains(&aspect)
    }

    pub(super) fn note(&mut self, aspect: Aspect) {
        self.aspects.push(aspect);
    }

    /// Returns whether a name stands here that could be one of a result.
    pub(super) fn has_result_name(&self) -> bool {
        let Some(name) = &self.name else { return false };
        let letters = name.text.chars().filter(|c| c.is_alphabetic()).count();
        let plain = name.text.split_whitespace().count() <= 14 && name.text.chars().count() <= 110;
        letters >= 1
            && plain
            && !is_address(&name.text)
            && !is_remark(&name.text)
            && !is_range_label(&name.text)
            && !is_note(&name.text)
            && !is_metadata(&name.text)
            && !is_tier(&name.text)
            && !is_method(&name.text)
    }

    /// Takes the flag that stands a space before the name.
    pub(super) fn mark_before_name(&mut self) {
        let Some(name) = &mut self.name else { return };
        let Some((mark, rest)) = name.text.split_once(' ') else { return };
        let names = is_name(rest) && !rest.to_lowercase().starts_with("pylori");
        if names && matches!(mark, "H" | "L" | "HH" | "LL") {
            let mark = Cell { text: mark.to_owned(), rect: name.rect };
            self.flag = self.flag.take().or(Some(mark));
            name.text = rest.trim_start().to_owned();
        }
    }

    /// Takes the unit from the end of the interval when it stands nowhere else.
    pub(super) fn complete_unit(&mut self) {
        if self.unit.is_some() || self.value.is_none() {
            return;
        }
        let Some(range) = &self.range else { return };
        let bare = range.text.trim_end_matches([')', ']', '}', ' ']);
        let words: Vec<&str> = bare.split(' ').collect();
        let unit = (1..words.len())
            .map(|from| words.get(from..).unwrap_or_default().join(" "))
            .find(|tail| is_unit(tail));
        // A ratio has no unit; what stands there says that it was computed.
        let computed = || range.text.ends_with("(calc)").then(|| "(calc)".to_owned());
        self.unit = unit.or_else(computed).map(|text| Cell { text, rect: range.rect });
    }

    /// Takes the unit off an answer with a number: `reactive (4.52) COI`.
    pub(super) fn split_index(&mut self) {
        if self.unit.is_some() {
            return;
        }
        let Some(value) = &mut self.value else { return };
        if let Some((answer, unit)) = value.text.rsplit_once(' ')
            && answer.ends_with(')')
            && is_unit(unit)
        {
            self.unit = Some(Cell { text: unit.to_owned(), rect: value.rect });
            value.text = answer.to_owned();
        }
    }

    /// Returns whether what stands as interval has a number or an answer in it.
    pub(super) fn has_real_range(&self) -> bool {
        self.range.as_ref().is_some_and(|range| {
            self.is(Aspect::Ranged)
                || Quality::read(&range.text).is_some()
                || range.text.split(' ').any(is_titre)
        })
    }

    /// Returns whether what stands as unit is one.
    pub(super) fn has_real_unit(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| is_unit(&unit.text))
    }

    /// Returns whether the name is one that the catalog's language knows.
    pub(super) fn is_known(&self) -> bool {
        let Some(name) = &self.name else { return false };
        // Some laboratories print each name twice, in two scripts.
        let latin = name.text.split(|c: char| c >= '\u{2e80}').next().unwrap_or_default().trim();
        is_name(&name.text) || latin.len() > 1 && latin.len() < name.text.len() && is_name(latin)
    }

    /// Returns whether what columns give is a result.
    pub(super) fn is_result(&self, bar: Bar) -> bool {
        let Some(value) = &self.value else { return false };
        if !self.has_result_name()
            || heads_values(&value.text)
            || self.is(Aspect::Spread) && self.range.is_none()
        {
            return false;
        }
        let backed = self.has_real_range() || self.has_real_unit();
        let known = self.is_known();
        let words = value.text.split_whitespace().count();
        if bar == Bar::Closed {
            return false;
        }
        if bar == Bar::Strict {
            return self.is(Aspect::Solid)
                && (known && backed || self.has_real_range() && self.has_real_unit());
        }
        let time = self.name.as_ref().is_some_and(|name| is_time_point(&name.text));
        let aligned = self.is(Aspect::Aligned);
        // `Sample: serum` is a field of its own.
        let field = !self.is(Aspect::Solid) && value.text.contains(": ");
        let sits = aligned && !field && !self.is(Aspect::Loose);
        if self.is(Aspect::Solid) {
            let sure = known || self.has_real_range() && self.has_real_unit();
            return backed && (aligned || sure) || sits && (known || time || words <= 3);
        }
        sits && (words <= 5 && (backed || known) || words == 1)
    }
}

/// Returns whether a text speaks to the reader: `Your cholesterol of`.
fn is_address(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    matches!(
        first.as_str(),
        "your" | "ihr" | "votre" | "tu" | "uw" | "seu" | "ditt" | "twoj" | "ваш"
    ) && text.contains(' ')
}

/// Returns whether a text stands wholly in brackets and is no name: what a method line says, beside
/// the result in other units.
fn is_remark(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| !inner.contains([')', '(']) && !is_name(inner))
}

/// How much must speak for a result.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Bar {
    Usual,
    /// Among notes, or under columns of the page before.
    Strict,
    /// Points of a list among notes: nothing is enough.
    Closed,
}

/// Returns whether a name is a moment of a test in several steps: `30 min`, `2nd hour`, `60'`.
pub(super) fn is_time_point(name: &str) -> bool {
    let folded = crate::parse::fold(name);
    let numbered = folded.chars().any(|c| c.is_ascii_digit());
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'');
    numbered
        && words.into_iter().any(|word| {
            word.ends_with('\'') && word.starts_with(|c: char| c.is_ascii_digit())
                || matches!(
                    word,
                    "min"
                        | "mins"
                        | "minutes"
                        | "minute"
                        | "minuti"
                        | "minuten"
                        | "minutos"
                        | "minut"
                        | "dakika"
                        | "мин"
                        | "минут"
                        | "h"
                        | "hr"
                        | "hour"
                        | "hours"
                        | "heure"
                        | "heures"
                        | "hora"
                        | "horas"
                        | "ora"
                        | "ore"
                        | "stunde"
                        | "stunden"
                        | "uur"
                        | "std"
                        | "saat"
                        | "час"
                )
        })
}
