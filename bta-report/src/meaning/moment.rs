//! Rows whose name is only a time: the values of a glucose tolerance test.

use bta_catalog::{Analyte, Printed, unit};

use crate::parse::{Lexicon, fold};

/// The key of a row such as `120 min` under a heading of a glucose tolerance test.
fn key(printed: &Printed<'_>) -> Option<&'static str> {
    if !GLUCOSE.begins_in(&fold(printed.section)) {
        return None;
    }
    match minutes(&fold(printed.name))? {
        0 => Some("glucose"),
        120 => Some("glucose_2h_ogtt"),
        _ => None,
    }
}

/// Returns the analyte of a row that is named by its time after a drink of glucose.
pub(super) fn analyte(printed: &Printed<'_>) -> Option<&'static Analyte> {
    let found = bta_catalog::analyte(key(printed)?)?;
    let quantity = found.canonical(printed.value.number()?, &unit::parse(printed.unit)?)?;
    let (low, high) = found.plausible()?;
    (low..=high).contains(&quantity.value).then_some(found)
}

/// Reads a name that is a time and nothing else, in minutes.
fn minutes(name: &str) -> Option<u32> {
    let mut time = None;
    for word in name.split([' ', '.', '(', ')', ':']).filter(|word| !word.is_empty()) {
        let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        let (digits, unit) = (word.get(..end)?, word.get(end..)?);
        if let Ok(figure) = digits.parse::<u32>() {
            if time.is_some() {
                return None;
            }
            time = Some(figure);
        }
        if HOURS.holds(unit) {
            time = time.map(|hours| hours * 60);
        } else if !unit.is_empty() && !MINUTES.holds(unit) && !FILLERS.holds(unit) {
            return None;
        }
    }
    time
}

static GLUCOSE: Lexicon = Lexicon::new(
    "gluco|gluko|glyc|glic|gluc|ogtt|otg|ptgo|глюкоз|葡萄糖|糖耐量|blood sugar|blutzucker",
);
static HOURS: Lexicon = Lexicon::new(
    "h|hr|hrs|hour|hours|std|stunde|stunden|ora|ore|hora|horas|heure|heures|uur|godz|saat|ч|\
     час|часа",
);
static MINUTES: Lexicon = Lexicon::new(
    "'|min|mins|minute|minutes|minuti|minuto|minutos|minuten|minut|dk|dakika|мин|минут|分|分钟",
);
static FILLERS: Lexicon = Lexicon::new(
    "a|tempo|dopo|after|nach|post|despues|apres|na|time|t|basal|baseline|после|po|depois",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<u32>) {
        assert_eq!(minutes(&fold(name)), expected, "{name}");
    }

    #[test]
    fn times() {
        check("0 minuti", Some(0));
        check("a tempo 0'", Some(0));
        check("120 min", Some(120));
        check("2 hours", Some(120));
        check("Glucose", None);
        check("Factor 2 min", None);
    }
}
