//! Whose report a page is of: reports of several people in one file are told apart by what stands
//! behind `Patient:` at the top of a page. Nothing of it is kept.

use std::collections::{HashMap, HashSet};

use crate::parse::fold;

use super::lexicon::names_person;
use super::region::Tokens;
use super::token::Kind;

/// Marks the lines that are about somebody else than the first page; returns the first such page.
pub(super) fn mark(pages: &mut [Vec<Tokens>], heights: &[f32]) -> Option<usize> {
    let mut known: HashMap<String, HashSet<String>> = HashMap::new();
    let (mut stranger, mut first) = (false, None);
    for (at, (lines, height)) in pages.iter_mut().zip(heights).enumerate() {
        for (label, words) in
            lines.iter().filter(|line| line.line.baseline < height * 0.4).flat_map(people)
        {
            stranger = match known.get(&label) {
                Some(owner) => !(words.is_subset(owner) || owner.is_subset(&words)),
                None => {
                    known.insert(label, words);
                    continue;
                }
            };
        }
        if stranger {
            first = first.or(Some(at));
            for line in lines.iter_mut() {
                line.passed = true;
            }
        }
    }
    first
}

/// Returns the labels of a line that announce a person, with the words behind them.
fn people(line: &Tokens) -> Vec<(String, HashSet<String>)> {
    let named = |window: &[super::token::Token]| {
        let [label, colon, name] = window else { return None };
        let told = label.kind == Kind::Text
            && colon.kind == Kind::Separator
            && name.kind == Kind::Text
            && names_person(&label.text);
        let words: HashSet<String> = fold(&name.text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(str::to_owned)
            .collect();
        (told && !words.is_empty()).then(|| (fold(&label.text), words))
    };
    line.tokens.windows(3).filter_map(named).collect()
}
