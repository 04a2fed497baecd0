//! Texts that are units, known to the catalog or not.

use super::fold::fold;
use super::lexicon::Lexicon;

/// Returns whether `text` is a unit the catalog knows, or is built like one: something per something.
pub(super) fn is_unit(text: &str) -> bool {
    bta_catalog::unit::is_unit(text) || is_built_like_unit(text)
}

fn is_built_like_unit(text: &str) -> bool {
    let Some((above, below)) = text.rsplit_once('/') else { return false };
    let short = text.chars().count() <= 24 && above.split_whitespace().count() <= 2;
    let folded = fold(below);
    let below = folded.trim_end_matches(['.', ' ']);
    short && !above.ends_with(|c: char| c.is_ascii_digit()) && PER.holds(below)
}

/// What units are often counted per, folded.
static PER: Lexicon = Lexicon::new(
    "l|dl|ml|ul|µl|nl|pl|fl|cl|mcl|mmc|mm3|mm2|cmm|cumm|cu.mm|hpf|lpf|field|campo|champ|h|hr|hour|\
     min|kg|g|mg|mmol|mol|nmol|gfld|feld|24h|24 h|24 hrs|day|dia|d|л|мл|мкл|дл|mm|ghb|100ml|100 ml|\
     100 wbc|100wbc|1.73m2|1,73m2|1.73 m2|1,73 m2|1.73sqm|cel|cell",
);
