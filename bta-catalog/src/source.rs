//! Where the numbers come from: short names in the tables, full citations for readers.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static CITATIONS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../data/sources.tsv").lines().skip(1);
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// Returns the citation of a source.
pub(crate) fn citation(id: &str) -> Option<&'static str> {
    CITATIONS.get(id).copied()
}

/// Returns every source with its citation, for pages that list them.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    CITATIONS.iter().map(|(id, citation)| (*id, *citation))
}
