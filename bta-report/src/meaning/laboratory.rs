//! The laboratory's name, where a line of the letterhead is one beyond doubt.
//!
//! What is deliberately not here: a list of laboratories, and any line that may name a person.

use crate::parse::{Lexicon, fold};
use crate::row::{Cell, Table};

/// Returns the laboratory's name from the first lines of the first page; `None` when unsure.
pub(super) fn laboratory(table: &Table) -> Option<String> {
    let first = table.lines.iter().filter(|line| line.page == 1).take(12);
    first
        .flat_map(|line| &line.cells)
        .find(|cell| is_laboratory(cell))
        .map(|cell| cell.text.trim().to_owned())
}

fn is_laboratory(cell: &Cell) -> bool {
    let folded = fold(&cell.text);
    let short = (6..=70).contains(&cell.text.chars().count());
    let several = folded.split_whitespace().count() >= 2;
    let clean = !cell.text.chars().any(|c| c.is_ascii_digit() || ":;,@?%|=".contains(c));
    let sentence = cell.text.starts_with(char::is_lowercase)
        || folded.ends_with("ry.")
        || folded.ends_with("is.");
    short
        && several
        && clean
        && !sentence
        && LABORATORY.is_in(&folded)
        && !NOT_A_NAME.is_in(&folded)
}

static LABORATORY: Lexicon = Lexicon::new(
    "laboratory|laboratories|labs|pathlabs|pathology|diagnostics|diagnostic centre|\
     diagnostic center|laboratorium|laboratorio|laboratorios|laboratoire|laboratoires|labor|\
     medizinisches versorgungszentrum|laborgemeinschaft|laboratorio analisi|analisis clinicos|\
     analises clinicas|analyses medicales|лаборатория|laboratuvari|laboratorija|laborator|\
     检验中心|医院|مختبر|مختبرات",
);

/// Headings, sentences and fields that hold a laboratory's word without being its name.
static NOT_A_NAME: Lexicon = Lexicon::new(
    "report|reports|befund|befundbericht|referto|informe|laudo|resultados|results|result|\
     ergebnis|compte rendu|test|tests|director|doctor|dr|dott|dra|prof|head|manager|number|\
     name|no|id|sample|ref|the|of this|esami di|dossier|verslag|rapport|examen|dept|\
     department|patient|services|page|signature|technician|accredited|by|investigation|data|\
     gegevens|order|request|auftrag|number|copy",
);
