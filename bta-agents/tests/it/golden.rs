//! The answers to six reports, word by word, as `docs/answers.md` shows them.
//! `BTA_UPDATE_GOLDEN=1` writes what is said now.

use std::fmt::Write as _;
use std::path::PathBuf;

use bta_core::opinion::Finding;
use bta_core::report::Sex;
use bta_core::{Case, Opinion};

use crate::case::{NAMES, english, examine, read};

const HEAD: &str = "# Answers

What the four offline agents say about six generated reports, each statement with its evidence.
The page is written by `BTA_UPDATE_GOLDEN=1 cargo test -p bta-agents --test it golden`, and the same
test fails when what is said differs from it. `--example examine` prints the same as JSON for any
report.

Every text ends with this notice, which is left out below:

";

#[test]
fn the_page_of_answers_shows_what_is_said() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/answers.md");
    let mut page = format!("{HEAD}> {}\n", bta_agents::notice(&english()));
    for name in NAMES {
        write(&mut page, name);
    }
    if std::env::var_os("BTA_UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page).unwrap();
    } else {
        let expected = std::fs::read_to_string(&path).unwrap();
        assert!(page == expected, "set BTA_UPDATE_GOLDEN=1 to accept what is said now");
    }
}

/// Writes everything that is said about a report.
fn write(page: &mut String, name: &str) {
    let case = read(name);
    let title = name.replace('_', " ");
    writeln!(page, "\n## {title}\n\n{}", person(&case)).unwrap();
    for (agent, opinion) in examine(&case) {
        writeln!(page, "\n### {title}: {agent}\n\n```text\n{}\n```", text(&opinion)).unwrap();
        if opinion.findings.is_empty() {
            continue;
        }
        writeln!(page, "\n| finding | rests on | because | source |\n|---|---|---|---|").unwrap();
        for finding in &opinion.findings {
            writeln!(page, "{}", row(finding)).unwrap();
        }
    }
}

fn person(case: &Case) -> String {
    let sex = match case.person.sex {
        Some(Sex::Female) => "A woman",
        Some(Sex::Male) => "A man",
        None => "A person",
    };
    let years = case.person.age_years.map_or_else(String::new, |years| format!(" of {years}"));
    let pregnant = if case.person.pregnant == Some(true) { ", pregnant" } else { "" };
    let question = case.question.expose();
    let asks = if question.is_empty() { "asks nothing" } else { "asks" };
    format!("{sex}{years}{pregnant}, who {asks}: {question}")
        .trim_end_matches([':', ' '])
        .to_owned()
}

fn text(opinion: &Opinion) -> &str {
    let notice = bta_agents::notice(&english());
    opinion.text.strip_suffix(notice.as_str()).expect("the notice is last").trim_end()
}

fn row(finding: &Finding) -> String {
    let results: Vec<String> = finding
        .evidence
        .results
        .iter()
        .map(|it| format!("{} {} {} (p{} l{})", it.name, it.value, it.unit, it.page, it.line))
        .collect();
    let rule = finding.evidence.rule.as_ref();
    let statement = rule.map_or("", |rule| rule.statement.as_str());
    let source = rule.map_or_else(String::new, |rule| match &rule.link {
        Some(link) => format!("[{}]({link})", rule.source),
        None => rule.source.clone(),
    });
    let row = format!(
        "| {} ({:?}) | {} | {statement} | {source} ({:?}) |",
        finding.id,
        finding.severity,
        results.join("; "),
        finding.evidence.confidence
    );
    // A cell must not end early or be taken for markup.
    row.replace(" < ", " &lt; ").replace('*', "\\*")
}
