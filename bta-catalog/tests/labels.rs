//! Names as laboratories of many countries print them, and the analyte each means.

use bta_catalog::{Analyte, Printed, identify, is_name};

#[test]
fn labels_of_many_countries() {
    let mut wrong = Vec::new();
    let rows = include_str!("labels.tsv").lines().filter(|row| !row.starts_with('#'));
    for row in rows {
        let cells: Vec<_> = row.split('\t').collect();
        let [name, unit, section, language, expected] = cells.as_slice() else { panic!("{row}") };
        let language = Some(*language);
        let printed = Printed { name, unit, section, language, ..Printed::default() };
        let found = identify(&printed).map_or("-", Analyte::key);
        if !expected.split(',').any(|key| key == found) {
            wrong.push(format!("{name} | {unit}: {found} instead of {expected}"));
        }
        if *expected != "-" && !is_name(name) {
            wrong.push(format!("{name} is a name"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
