//! Units of time, in which ranges and patients' ages are given.

use crate::parse::lexicon::Lexicon;

/// Returns the length in years of a unit of time, by its folded name.
pub(crate) fn length_in_years(word: &str) -> Option<f64> {
    let word = word.trim_end_matches(['.', ',']);
    let is = |list: &Lexicon| list.holds(word);
    if is(&YEARS) {
        Some(1.0)
    } else if is(&MONTHS) {
        Some(1.0 / 12.0)
    } else if is(&WEEKS) {
        Some(7.0 / 365.25)
    } else if is(&DAYS) {
        Some(1.0 / 365.25)
    } else {
        None
    }
}

static YEARS: Lexicon = Lexicon::new(
    "aa|metai|metu|gadi|gadu|vjec|vjet|anys|god|leta|eves|aasta|aastat|ar|year|years|yr|yrs|y|\
     y/o|jahr|jahre|jahren|j|ano|anos|an|ans|anni|anno|lat|rok|lata|лет|год|года|yas|yil|jaar|\
     let|ar|ev|岁|歳|才|세|سنة|χρονων|ετων|godina|рік|років|роки|tahun|tuoi|eves|vuotta|let|\
     r|v|жас|წლის|տարեկան|yosh|ara|ปี|שנים|שנה|سال|ساله|वर्ष|rokov|rokoch|godine|vuotias",
);

static MONTHS: Lexicon = Lexicon::new(
    "month|months|mo|mth|mths|monat|monate|monaten|mes|meses|mois|mesi|mese|miesiac|miesiace|\
     miesiecy|месяц|месяца|месяцев|мес|ay|maand|maanden|个月|月|月龄|ヶ月|か月|개월|mesicu|\
     місяць|місяці|місяців|luni|luna|honap|bulan",
);

static WEEKS: Lexicon = Lexicon::new(
    "week|weeks|wk|wks|woche|wochen|semana|semanas|semaine|semaines|settimane|tygodni|недель|недели|\
     weken|hafta",
);

static DAYS: Lexicon = Lexicon::new(
    "day|days|d|tag|tage|tagen|dia|dias|jour|jours|giorni|giorno|dni|днеи|дня|gun|dagen|天|일",
);
