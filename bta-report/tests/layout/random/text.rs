//! Reports without columns: leaders and sentences.

use bta_fixture::{Font, Page, Style};

use super::case::{Case, Choices, Item};

fn lines(case: &Case, style: Style, pitch: f32, line: impl Fn(&Item) -> String) -> Page {
    let page = Page::new().text(40.0, 40.0, "Fairhill Laboratory");
    let put = |(page, y): (Page, f32), item| (page.styled(40.0, y, style, &line(item)), y + pitch);
    case.items.iter().fold((page, 80.0), put).0
}

/// `Sodium ............: 140 mmol/L (136 - 145)`.
pub(super) fn leaders(case: &Case, choices: &mut Choices) -> Page {
    let style = Style { font: Font::Courier, ..Style::default() };
    let (colon, brackets, close) = (choices.is(), choices.is(), choices.is());
    lines(case, style, 10.0 + f32::from(choices.next(4)) * 2.0, |item| {
        let Item { name, value, unit, low, high, .. } = item;
        let dots = ".".repeat(34 - name.chars().count());
        let colon = if colon { ": " } else { " " };
        let space = if close { "  " } else { "       " };
        let range = if low.is_empty() { format!("< {high}") } else { format!("{low} - {high}") };
        let range = if brackets { format!("({range})") } else { range };
        format!("{name} {dots}{colon}{value} {unit}{space}{range}")
    })
}

/// `Sodium: 140 mmol/L (136 - 145)`.
pub(super) fn sentences(case: &Case, choices: &mut Choices) -> Page {
    let style = Style { size: 9.0, ..Style::default() };
    let form = choices.next(4);
    lines(case, style, 14.0, |item| {
        let Item { name, value, unit, low, high, .. } = item;
        let range = if low.is_empty() { format!("< {high}") } else { format!("{low} - {high}") };
        match form {
            0 => format!("{name}: {value} {unit} ({range})"),
            1 => format!("{name}: {value} {unit} (ref: {range})"),
            2 => format!("{name}: {value} {unit} [{range}]"),
            _ => format!("- {name}: {value} {unit} (normal {range} {unit})"),
        }
    })
}
