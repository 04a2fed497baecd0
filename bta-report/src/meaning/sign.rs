//! Signs in a cell of their own before the value: `Ferritin   <   22`. Some laboratories mark so
//! what lies outside of its interval, others mean that less could not be measured.

use bta_core::report::Comparator;

use crate::parse::{Context, Interval, Reference, Value};
use crate::row::{Cell, Row};

/// Decides what the signs of a document mean; where they are no marks, they belong to the values.
pub(super) fn settle(rows: &mut [Row], context: &Context) {
    let (mut marks, mut others) = (0_usize, 0_usize);
    for row in rows.iter() {
        let Some((value, interval)) = compared(row, context) else { continue };
        let outside = if interval.high.is_some_and(|high| value > high) {
            Some(Comparator::Greater)
        } else if interval.low.is_some_and(|low| value < low) {
            Some(Comparator::Less)
        } else {
            None
        };
        match (sign(row), outside) {
            (None, None) => {}
            (sign, outside) if sign == outside => marks += 1,
            _ => others += 1,
        }
    }
    if marks > others * 4 {
        return;
    }
    for row in rows.iter_mut().filter(|row| sign(row).is_some()) {
        let Some(sign) = row.flag.take() else { continue };
        row.value = Cell {
            text: format!("{} {}", sign.text, row.value.text),
            rect: crate::layout::around(sign.rect, row.value.rect),
        };
    }
}

/// The sign that stands where a flag does, before the value.
fn sign(row: &Row) -> Option<Comparator> {
    let flag = row.flag.as_ref().filter(|flag| flag.rect.right <= row.value.rect.left)?;
    match flag.text.as_str() {
        "<" => Some(Comparator::Less),
        ">" => Some(Comparator::Greater),
        _ => None,
    }
}

/// The number and the limits of a row that has both.
fn compared(row: &Row, context: &Context) -> Option<(f64, Interval)> {
    let number = Value::read(&row.value.text, context.decimal)?.number()?;
    let Reference::Interval(interval) = Reference::read(&row.range.as_ref()?.text, context) else {
        return None;
    };
    number.comparator.is_none().then_some((number.value, interval))
}

#[cfg(test)]
mod tests {
    use bta_core::report::Rect;

    use super::*;

    fn row(sign: &str, value: &str, range: &str) -> Row {
        let cell = |text: &str, left: f32| Cell {
            text: text.to_owned(),
            rect: Rect { left, top: 0.0, right: left + 10.0, bottom: 10.0 },
        };
        Row {
            page: 1,
            line: 1,
            section: String::new(),
            name: cell("Ferritin", 0.0),
            value: cell(value, 60.0),
            unit: None,
            range: Some(cell(range, 90.0)),
            flag: (!sign.is_empty()).then(|| cell(sign, 40.0)),
        }
    }

    #[track_caller]
    fn check(rows: &[(&str, &str, &str)], expected: &[&str]) {
        let mut rows: Vec<Row> =
            rows.iter().map(|(sign, value, range)| row(sign, value, range)).collect();
        settle(&mut rows, &Context::default());
        let values: Vec<&str> = rows.iter().map(|row| row.value.text.as_str()).collect();
        assert_eq!(values, expected);
    }

    #[test]
    fn marks_are_where_values_lie_outside() {
        check(
            &[(">", "9.1", "<6.0"), ("<", "22", "30 - 400"), ("", "0.8", "<1.5")],
            &["9.1", "22", "0.8"],
        );
    }

    #[test]
    fn other_signs_belong_to_the_values() {
        check(&[("<", "0.3", "<5.0"), ("", "22", "10 - 40")], &["< 0.3", "22"]);
        // What lies outside without a sign shows that signs do not mark.
        check(&[("<", "5", "10 - 40"), ("", "9.1", "<6.0")], &["< 5", "9.1"]);
    }
}
