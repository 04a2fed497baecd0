//! The names of the months.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Returns the number of a month from its folded name or abbreviation.
pub(crate) fn month(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    MONTH_OF.get(word).copied()
}

/// The number of each month, by its names.
static MONTH_OF: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    (1..)
        .zip(MONTHS)
        .flat_map(|(month, names)| names.split('|').map(move |it| (it, month)))
        .collect()
});

/// Folded names of the months, abbreviations too.
const MONTHS: [&str; 12] = [
    "january|jan|januar|janner|enero|ene|janvier|janv|gennaio|gen|janeiro|januari|\
         stycznia|styczen|sty|января|янв|январь|ocak|oca|ianuarie|ledna|leden|tammikuu|gener",
    "february|feb|februar|febrero|fevrier|fevr|fev|febbraio|fevereiro|februari|lutego|\
         luty|lut|февраля|фев|февр|subat|sub|februarie|unora|unor",
    "march|mar|marz|maerz|marzo|mars|marco|maart|mrt|marca|marzec|марта|мар|mart|martie|\
         brezna|mrz",
    "april|apr|abril|abr|avril|avr|aprile|kwietnia|kwiecien|kwi|апреля|апр|nisan|nis|\
         aprilie|dubna",
    "may|mai|mayo|maggio|mag|maio|mei|maj|maja|мая|май|маи|mayis|kvetna",
    "june|jun|juni|junio|juin|giugno|giu|junho|czerwca|czerwiec|cze|июня|июн|haziran|haz|\
         iunie|cervna",
    "july|jul|juli|julio|juillet|juil|luglio|lug|julho|lipca|lipiec|lip|июля|июл|temmuz|\
         tem|iulie|cervence",
    "august|aug|agosto|ago|aout|augustus|augusti|sierpnia|sierpien|sie|августа|авг|\
         agustos|agu|srpna",
    "september|sep|sept|septiembre|septembre|settembre|set|setembro|wrzesnia|wrzesien|wrz|\
         сентября|сен|сент|eylul|eyl|septembrie|zari",
    "october|oct|oktober|okt|octubre|octobre|ottobre|ott|outubro|out|pazdziernika|paz|\
         октября|окт|ekim|eki|octombrie|rijna",
    "november|nov|noviembre|novembre|novembro|listopada|lis|ноября|ноя|kasim|kas|\
         noiembrie|listopadu",
    "december|dec|dezember|dez|diciembre|dic|decembre|dicembre|dezembro|grudnia|gru|\
         декабря|дек|aralik|ara|decembrie|prosince",
];
