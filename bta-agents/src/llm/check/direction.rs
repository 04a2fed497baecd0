//! Low, high and normal are said only of what is so.

use std::ops::Range;

use super::{Claim, Fault, fault};
use crate::llm::ground::{Known, Standing};

/// What follows in words about food.
const COMPOUNDS: &[&str] = &["-fat ", "-salt ", "-sugar ", "-fiber ", "-fibre ", "-calorie "];

impl Claim<'_> {
    pub(super) fn directions(&self) -> Result<(), Fault> {
        for kind in ["high", "low", "normal"] {
            for (at, count, _) in self.lexicon.find(kind, &self.text) {
                let span = self.text.span(at, count);
                if self.is_named(span.start) || self.is_compound(&span) {
                    continue;
                }
                self.direction(kind, at, &span)?;
            }
        }
        let all = self.lexicon.says("all", &self.text) && self.lexicon.says("normal", &self.text);
        if all && self.ground.any_outside {
            return fault("direction", "not everything is inside its limits");
        }
        Ok(())
    }

    /// `low-fat` says nothing about a result; whatever else has a hyphen may.
    fn is_compound(&self, span: &Range<usize>) -> bool {
        let after = self.text.after(span.end);
        COMPOUNDS.iter().any(|word| after.starts_with(word))
    }

    fn direction(&self, kind: &str, at: usize, span: &Range<usize>) -> Result<(), Fault> {
        let negated = self.lexicon.find("not", &self.text).into_iter().any(|(word, ..)| {
            word < at
                && at - word <= 3
                && self.text.sentence(self.text.span(word, 1).start)
                    == self.text.sentence(span.start)
        });
        let fits = |standing: Standing| match (kind, negated) {
            ("high", false) => standing == Standing::High,
            ("low", false) => standing == Standing::Low,
            ("normal", false) => standing == Standing::Inside,
            ("high", true) => matches!(standing, Standing::Low | Standing::Inside),
            ("low", true) => matches!(standing, Standing::High | Standing::Inside),
            _ => !matches!(standing, Standing::Inside | Standing::Unjudged),
        };
        let word = self.text.plain.get(span.clone()).unwrap_or_default();
        // `high ferritin` speaks of what follows, whatever was named before.
        let next = self.mentions.iter().find(|it| {
            self.text.plain.get(span.end..it.span.start).is_some_and(|between| between == " ")
        });
        let about: Vec<&Known> = match next.or_else(|| self.about(span.start)) {
            Some(mention) => {
                let named = self.results.iter().filter(|it| mention.results.contains(&it.id));
                named.copied().collect()
            }
            None => self.results.clone(),
        };
        if about.is_empty() {
            let detail =
                format!("\"{word}\" is said of something that the statement does not cite");
            return fault("uncited", detail);
        }
        match about.iter().find(|known| !fits(known.standing)) {
            None => Ok(()),
            Some(known) => {
                let detail =
                    format!("\"{word}\" is said, but {} is {}", known.id, known.standing.as_str());
                fault("direction", detail)
            }
        }
    }
}
