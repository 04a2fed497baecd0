//! Whether a statement may reach the reader: every check, in the order in which they are cheapest to explain.

mod direction;
mod number;

use std::ops::Range;

use bta_core::opinion::Finding;

use super::ground::{Ground, Known, is_hidden};
use super::lexicon::Lexicon;
use super::mention::{Mention, mentions};
use super::statement::Statement;
use super::text::Text;

/// The longest statement, in characters.
const LONGEST: usize = 600;

/// Why a statement may not reach the reader: a stable code, and what to tell the model.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    /// Words of our own and of the statement; never shown to a reader.
    pub(super) detail: String,
}

fn fault<T>(code: &'static str, detail: impl Into<String>) -> Result<T, Fault> {
    Err(Fault { code, detail: detail.into() })
}

/// A statement under examination.
struct Claim<'a> {
    ground: &'a Ground,
    lexicon: &'static Lexicon,
    text: Text,
    /// The results that it cites, by themselves or through findings.
    results: Vec<&'a Known>,
    findings: Vec<&'a Finding>,
    /// How many results it cites by themselves.
    direct: usize,
    mentions: Vec<Mention>,
}

/// Fails unless everything in `statement` is in the ground.
pub(super) fn check(statement: &Statement, ground: &Ground) -> Result<(), Fault> {
    let Some(lexicon) = Lexicon::of(ground.language) else {
        return fault("language", "the language has no table of words");
    };
    form(&statement.text)?;
    let (results, findings, direct) = cited(statement, ground)?;
    let text = Text::new(&statement.text);
    let mentions = mentions(&text, ground);
    let claim = Claim { ground, lexicon, text, results, findings, direct, mentions };
    claim.letters()?;
    claim.tongue()?;
    claim.forbidden()?;
    claim.gates()?;
    claim.numbers()?;
    claim.directions()
}

/// Checks length, characters and markup.
fn form(text: &str) -> Result<(), Fault> {
    let length = text.chars().count();
    if text.trim().is_empty() || length > LONGEST {
        return fault("form", format!("a statement has 1 to {LONGEST} characters"));
    }
    if text.chars().any(|c| is_hidden(c) && c != '\n') {
        return fault("form", "it has invisible characters");
    }
    if text.contains(['<', '>', '`', '{', '}', '[', ']', '|', '@', '#', '\\', '_', '~'])
        && !text.contains(" < ")
        && !text.contains(" > ")
        || text.contains("](")
        || text.contains("**")
        || text.contains("//")
    {
        return fault("form", "plain text only, without markup, addresses or brackets");
    }
    if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit() && !is_script(c)) {
        return fault("number", "write numbers with the digits 0 to 9");
    }
    Ok(())
}

/// Raised digits of units such as `10⁹/L`.
fn is_script(c: char) -> bool {
    matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

type Citations<'a> = (Vec<&'a Known>, Vec<&'a Finding>, usize);

/// Finds what a statement cites.
fn cited<'a>(statement: &Statement, ground: &'a Ground) -> Result<Citations<'a>, Fault> {
    let (mut results, mut findings) = (Vec::<&Known>::new(), Vec::new());
    for id in &statement.cites {
        match (ground.result(id), ground.finding(id)) {
            (Some(result), _) => results.push(result),
            (None, Some(finding)) => findings.push(finding),
            (None, None) => {
                let id: String = id.chars().take(40).collect();
                return fault(
                    "citation",
                    format!("there is no result or finding with the id {id}"),
                );
            }
        }
    }
    if results.is_empty() && findings.is_empty() {
        return fault("citation", "cite at least one result or finding by its id");
    }
    let direct = results.len();
    for cited in findings.iter().flat_map(|finding: &&Finding| &finding.evidence.results) {
        let known = ground.results.iter().find(|known| known.index == cited.index);
        if let Some(known) = known.filter(|it| results.iter().all(|other| other.id != it.id)) {
            results.push(known);
        }
    }
    Ok((results, findings, direct))
}

impl<'a> Claim<'a> {
    /// Names that may hide what they hold from other checks: those of cited results.
    fn names(&self) -> Vec<Range<usize>> {
        self.mentions.iter().map(|mention| mention.span.clone()).collect()
    }

    fn is_named(&self, at: usize) -> bool {
        self.mentions.iter().any(|mention| mention.span.contains(&at))
    }

    fn letters(&self) -> Result<(), Fault> {
        let foreign = self.text.plain.char_indices().find(|(at, c)| {
            let latin = c.is_ascii() || ('\u{a0}'..='\u{24f}').contains(c);
            let greek = matches!(c, '\u{3b1}'..='\u{3b3}');
            c.is_alphabetic() && !latin && !greek && !self.is_named(*at)
        });
        foreign.map_or(Ok(()), |_| fault("language", "use the letters of the language"))
    }

    /// The text is in its language, so that the lists of words hold.
    fn tongue(&self) -> Result<(), Fault> {
        let count = |lexicon: &Lexicon| lexicon.find("function", &self.text).len();
        let own = count(self.lexicon);
        let other = Lexicon::every().filter(|it| it.language != "any").map(count).max();
        if other.is_some_and(|other| other > own) || (own == 0 && self.text.words.len() > 5) {
            return fault(
                "language",
                format!("write in the language \"{}\"", self.lexicon.language),
            );
        }
        Ok(())
    }

    /// Finds words of a kind, in whatever language, that stand in no name.
    fn words(&self, kind: &str) -> impl Iterator<Item = String> {
        Lexicon::every()
            .flat_map(move |lexicon| lexicon.find(kind, &self.text))
            .map(|(at, count, _)| self.text.span(at, count))
            .filter(|span| !self.is_named(span.start))
            .filter_map(|span| self.text.plain.get(span).map(str::to_owned))
    }

    fn forbidden(&self) -> Result<(), Fault> {
        for (kind, code, why) in [
            ("markup", "form", "no addresses"),
            ("steer", "form", "speak about the results only"),
            ("drug", "drug", "name no medicine"),
            ("dose", "drug", "say nothing about medicines and doses"),
            ("have", "diagnosis", "state no diagnosis"),
            (
                "reassure",
                "reassurance",
                "do not tell anybody to see no doctor or to ignore results",
            ),
        ] {
            if let Some(word) = self.words(kind).next() {
                return fault(code, format!("{why} (\"{word}\")"));
            }
        }
        let said = |word: &String| {
            let word = word.to_lowercase();
            self.findings.iter().any(|finding| finding.text.to_lowercase().contains(&word))
        };
        match self.words("disease").find(|word| !said(word)) {
            None => Ok(()),
            Some(word) => {
                let detail = format!("name no disease that no cited finding names (\"{word}\")");
                fault("diagnosis", detail)
            }
        }
    }

    fn gates(&self) -> Result<(), Fault> {
        for kind in &self.ground.banned {
            if let Some(word) = self.words(kind).next() {
                return fault("gate", format!("these results forbid to speak of \"{word}\""));
            }
        }
        Ok(())
    }

    /// Returns the last name before a byte within its sentence.
    fn named_before(&self, at: usize) -> Option<&Mention> {
        let sentence = self.text.sentence(at);
        self.mentions
            .iter()
            .rfind(|it| it.span.start < at && self.text.sentence(it.span.start) == sentence)
    }

    /// Returns the name that something at a byte is about: the last before it, else the next after it.
    fn about(&self, at: usize) -> Option<&Mention> {
        let sentence = self.text.sentence(at);
        let here = |it: &&Mention| self.text.sentence(it.span.start) == sentence;
        self.named_before(at)
            .or_else(|| self.mentions.iter().find(|it| here(it) && it.span.start > at))
    }

    /// Returns the cited results that a number at a byte can belong to.
    fn owned(&self, at: usize) -> Vec<&'a Known> {
        match self.about(at) {
            Some(mention) => {
                let named = |known: &&&Known| mention.results.contains(&known.id);
                self.results.iter().filter(named).copied().collect()
            }
            None => self.results.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
