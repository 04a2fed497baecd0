//! Headings above rows, kept as a path from the outermost to the innermost.

use super::token::Token;

/// How much a heading stands out at its size.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Weight {
    Plain,
    Bold,
    Capitals,
    BoldCapitals,
}

impl Weight {
    pub(super) fn of(token: &Token) -> Self {
        match (token.bold, !token.text.chars().any(char::is_lowercase)) {
            (false, false) => Self::Plain,
            (true, false) => Self::Bold,
            (false, true) => Self::Capitals,
            (true, true) => Self::BoldCapitals,
        }
    }
}

/// How a heading is printed: louder headings are further out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Font size in points.
    pub(super) size: f32,
    pub(super) weight: Weight,
    /// Its left edge in points.
    pub(super) indent: f32,
}

impl Style {
    /// Returns how loud it is.
    fn rank(self) -> f32 {
        let weight = match self.weight {
            Weight::Plain => 0.0,
            Weight::Bold => 1.0,
            Weight::Capitals => 1.5,
            Weight::BoldCapitals => 2.5,
        };
        (self.size * 2.0).round() + weight - self.indent / 40.0
    }
}

/// The headings that rows stand under.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    headings: Vec<(String, f32)>,
    /// Whether a row has been read since the last heading.
    used: bool,
}

impl Path {
    /// Enters a heading: it replaces headings that are as loud or less.
    pub(super) fn enter(&mut self, text: &str, style: Style) {
        let rank = style.rank();
        if self.used {
            self.headings.retain(|(_, other)| *other > rank + 0.4);
        }
        if self.headings.len() >= 4 {
            self.headings.remove(0);
        }
        let text = text.trim_matches([' ', ':', '.', '-', '*', '_']).to_owned();
        let repeated = self.headings.iter().any(|(other, _)| *other == text);
        if !text.is_empty() && !repeated {
            self.headings.push((text, rank));
        }
        self.used = false;
    }

    /// Leaves a heading that turned out to be none.
    pub(super) fn leave(&mut self, text: &str) {
        self.headings.retain(|(heading, _)| !text.starts_with(heading.as_str()));
    }

    /// Notes that a row stands under the current headings.
    pub(super) fn note_row(&mut self) {
        self.used = true;
    }

    /// Returns the headings, the innermost last, joined by `;`.
    pub(super) fn text(&self) -> String {
        let texts: Vec<&str> = self.headings.iter().map(|(text, _)| text.as_str()).collect();
        texts.join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(weight: Weight) -> Style {
        Style { size: 10.0, weight, indent: 40.0 }
    }

    #[test]
    fn louder_headings_are_further_out() {
        let mut path = Path::default();
        path.enter("HAEMATOLOGY", style(Weight::BoldCapitals));
        path.enter("Full blood count", style(Weight::Bold));
        path.note_row();
        assert_eq!(path.text(), "HAEMATOLOGY;Full blood count");
        path.enter("Differential:", style(Weight::Bold));
        assert_eq!(path.text(), "HAEMATOLOGY;Differential");
        path.note_row();
        path.enter("CHEMISTRY", style(Weight::BoldCapitals));
        assert_eq!(path.text(), "CHEMISTRY");
    }
}
