//! The texts about six reports, word by word. `BTA_UPDATE_GOLDEN=1` writes what is said now.

use std::fmt::Write as _;

use bta_core::opinion::Finding;

use crate::case::{NAMES, examine, folder, read};

#[test]
fn six_reports_are_examined_as_before() {
    let update = std::env::var_os("BTA_UPDATE_GOLDEN").is_some();
    for name in NAMES {
        let said = write(name);
        let path = folder().join(format!("{name}.expected.txt"));
        if update {
            std::fs::write(&path, said).unwrap();
        } else {
            let expected = std::fs::read_to_string(&path).unwrap();
            assert_eq!(said, expected, "{name}: set BTA_UPDATE_GOLDEN=1 to accept");
        }
    }
}

/// Writes everything that is said about a report, each statement with its evidence.
fn write(name: &str) -> String {
    let mut said = String::new();
    for (agent, opinion) in examine(&read(name)) {
        writeln!(said, "===== {agent}\n\n{}\n", opinion.text).unwrap();
        for finding in &opinion.findings {
            writeln!(said, "{}", evidence(finding)).unwrap();
        }
        writeln!(said).unwrap();
    }
    said
}

fn evidence(finding: &Finding) -> String {
    let results: Vec<String> = finding
        .evidence
        .results
        .iter()
        .map(|cited| {
            format!(
                "{} {} {} (p{} l{})",
                cited.name, cited.value, cited.unit, cited.page, cited.line
            )
        })
        .collect();
    let rule = finding
        .evidence
        .rule
        .as_ref()
        .map_or_else(String::new, |rule| format!(" <- {} [{}]", rule.statement, rule.source));
    format!(
        "[{:?}] {}{rule} {:?} <- {}",
        finding.severity,
        finding.id,
        finding.evidence.confidence,
        results.join("; ")
    )
}
