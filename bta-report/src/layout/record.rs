//! Results told in records, one field in a line: `Test Name: GLUCOSE`, `Result: 142 (H)`,
//! `Units: mg/dL`, `Reference Range: (70-105)`.

use super::draft::{Aspect, Draft};
use super::heading::{Role, role_of};
use super::part::cell;
use super::region::Tokens;
use super::token::{Kind, Token};

/// The record that is being read.
#[derive(Debug, Default)]
pub(super) struct Record {
    draft: Draft,
    /// The line that its value stands on.
    line: u32,
    /// Where its last line ends.
    bottom: f32,
}

/// What a line is to a record.
#[derive(Debug)]
pub(super) enum Field {
    /// A field of the record that is open, or of a new one.
    Own,
    /// Nothing.
    Other,
}

impl Record {
    /// Reads a line; returns what it is, and the record that it ends.
    pub(super) fn read(&mut self, line: &Tokens) -> (Field, Option<(u32, Draft)>) {
        let Some((role, content)) = field(&line.tokens) else {
            return (Field::Other, self.end(line));
        };
        let far = line.line.rect.top - self.bottom > line.line.size * 2.5;
        if role == Role::Name {
            let ended = self.take();
            let name = cell(&content.iter().collect::<Vec<_>>());
            let words = content.iter().all(|token| token.kind != Kind::Date);
            self.draft = Draft { name: name.filter(|_| words), ..Draft::default() };
            self.bottom = line.line.rect.bottom;
            // A heading of a column stands over values, not before a name.
            return (if self.draft.name.is_some() { Field::Own } else { Field::Other }, ended);
        }
        if self.draft.name.is_none() || far {
            return (Field::Other, self.end(line));
        }
        self.bottom = line.line.rect.bottom;
        if role == Role::Value {
            self.line = line.number;
        }
        self.fill(role, content);
        (Field::Own, None)
    }

    /// Ends the record at a line that is far from it.
    fn end(&mut self, line: &Tokens) -> Option<(u32, Draft)> {
        let near = line.line.rect.top - self.bottom < line.line.size * 1.2;
        if near { None } else { self.take() }
    }

    /// The record, when it is a result, and the line of its value.
    pub(super) fn take(&mut self) -> Option<(u32, Draft)> {
        let mut draft = std::mem::take(&mut self.draft);
        draft.complete_unit();
        let backed = draft.unit.is_some() || draft.range.is_some() || draft.is_known();
        let is_result = draft.value.is_some() && backed && draft.has_result_name();
        is_result.then_some((self.line, draft))
    }

    fn fill(&mut self, role: Role, content: &[Token]) {
        let all: Vec<&Token> = content.iter().collect();
        let of = |kinds: &[Kind]| {
            let found = content.iter().find(|token| kinds.contains(&token.kind))?;
            cell(&[found])
        };
        let draft = &mut self.draft;
        match role {
            Role::Value if draft.value.is_none() => {
                let [first, ..] = content else { return };
                draft.value = cell(&[first]);
                draft.unit = of(&[Kind::Unit]);
                draft.flag = of(&[Kind::Flag, Kind::Sign]);
                draft.note(Aspect::Solid);
            }
            Role::Unit => draft.unit = draft.unit.take().or_else(|| cell(&all)),
            Role::Range => draft.range = draft.range.take().or_else(|| cell(&all)),
            Role::Flag => {
                draft.flag = draft.flag.take().or_else(|| of(&[Kind::Flag, Kind::Sign]));
            }
            _ => {}
        }
    }
}

/// The label of a field and what stands behind it; an interval may have its label in itself.
fn field(tokens: &[Token]) -> Option<(Role, &[Token])> {
    let [label, colon, content @ ..] = tokens else {
        let [range] = tokens else { return None };
        let labeled = range.kind == Kind::Range && range.text.contains([':', '：']);
        return labeled.then_some((Role::Range, tokens));
    };
    if label.kind == Kind::Range && label.text.contains([':', '：']) {
        return Some((Role::Range, tokens));
    }
    let named = matches!(colon.text.as_str(), ":" | "：") && !content.is_empty();
    let plain = content.len() <= 3;
    role_of(&label.text).filter(|_| named && plain).map(|role| (role, content))
}
