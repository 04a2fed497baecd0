//! Every number is one of what a statement cites, where it stands, with its unit.

use super::{Claim, Fault, fault};
use crate::llm::ground::{Match, has_number, same};
use crate::llm::lexicon::Lexicon;
use crate::llm::number::{Number, numbers, unit};

impl Claim<'_> {
    pub(super) fn numbers(&self) -> Result<(), Fault> {
        let found = numbers(&self.text, &self.names(), self.ground.language);
        let found = found.or_else(|word| fault("number", format!("\"{word}\" is in no result")))?;
        for (place, number) in found.iter().enumerate() {
            let matched = self.is_pair(&found, place) || self.number(&found, place)?;
            if !matched {
                let detail = format!(
                    "{} is not in what the statement cites, where it stands",
                    number.written
                );
                return fault("number", detail);
            }
        }
        for lexicon in Lexicon::every().filter(|it| it.language == self.ground.language) {
            for (at, count, value) in lexicon.find("number", &self.text) {
                let span = self.text.span(at, count);
                if !self.is_named(span.start) && !self.is_count(value, span.end) {
                    let word = self.text.plain.get(span).unwrap_or_default();
                    return fault(
                        "number",
                        format!("\"{word}\" is a number that nothing cited has"),
                    );
                }
            }
        }
        Ok(())
    }

    /// Two numbers with a dash between them are the limits of a cited result.
    fn is_pair(&self, found: &[Number], place: usize) -> bool {
        let between = |a: &Number, b: &Number| {
            let text = self.text.plain.get(a.span.end..b.span.start).unwrap_or_default();
            text.trim() == "-"
        };
        let pair = |low: usize, high: usize| {
            let (Some(low), Some(high)) = (found.get(low), found.get(high)) else { return false };
            let unit = self.unit(high);
            between(low, high)
                && self.owned(low.span.start).into_iter().any(|known| {
                    known.limits().is_some_and(|it| same(it.0, low.value) && same(it.1, high.value))
                        && (unit.is_empty() || known.has_limit(high, unit) == Match::Yes)
                })
        };
        pair(place, place + 1) || (place > 0 && pair(place - 1, place))
    }

    fn unit(&self, number: &Number) -> &str {
        unit(self.text.after(number.span.end)).map_or("", |it| it.0)
    }

    /// Returns whether a number is of a cited result, or else of a cited finding, with its unit.
    fn number(&self, found: &[Number], place: usize) -> Result<bool, Fault> {
        let Some(number) = found.get(place) else { return Ok(false) };
        let (at, unit) = (number.span.start, self.unit(number));
        let mut matched = Match::No;
        let mut note = |found: Match| {
            if found != Match::No && matched != Match::Yes {
                matched = found;
            }
        };
        let limit = self.is_limit(found, place);
        for known in self.owned(at) {
            note(known.has_value(number, unit));
            if limit {
                note(known.has_limit(number, unit));
            }
        }
        // A number of a rule is a limit, too, unless the finding computes it.
        for finding in &self.findings {
            let computed = finding.id.starts_with("FRM-");
            if limit || computed || self.named_before(at).is_none() {
                note(has_number(finding, number, unit, self.ground.language));
            }
        }
        if matched == Match::OtherUnit {
            let detail = format!("{} stands without its own unit", number.written);
            return fault("unit", detail);
        }
        let age = self.ground.age_years.is_some_and(|age| same(age, number.value));
        let year = age && unit.is_empty() && self.follows(number.span.end, "year");
        Ok(matched == Match::Yes || year || self.is_count(number.value, number.span.end))
    }

    /// Returns whether the first word after a byte is of a kind.
    fn follows(&self, at: usize, kind: &str) -> bool {
        let next = self.text.words.iter().position(|word| word.span.start >= at);
        let found = self.lexicon.find(kind, &self.text);
        next.is_some_and(|next| found.iter().any(|(word, ..)| *word == next))
    }

    /// `two results` of a statement that cites two.
    fn is_count(&self, value: f64, end: usize) -> bool {
        let cited = u32::try_from(self.direct).unwrap_or(u32::MAX);
        same(value, f64::from(cited)) && self.follows(end, "result")
    }

    /// Returns whether a word of limits stands between the name, or the number before, and this one.
    fn is_limit(&self, found: &[Number], place: usize) -> bool {
        let Some(number) = found.get(place) else { return false };
        let before = place.checked_sub(1).and_then(|place| found.get(place));
        let sentence = self.text.sentence(number.span.start);
        let start = self.text.words.iter().find(|it| self.text.sentence(it.span.start) == sentence);
        let start = start.map_or(0, |word| word.span.start);
        let name = self.named_before(number.span.start).map_or(start, |it| it.span.end);
        let from = before.map_or(start, |it| it.span.end).max(name);
        let (from, end) =
            if name == start { (start, number.span.start) } else { (from, number.span.start) };
        self.lexicon.find("limit", &self.text).into_iter().any(|(at, count, _)| {
            let span = self.text.span(at, count);
            span.start >= from && span.end <= end
        })
    }
}
