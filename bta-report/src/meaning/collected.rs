//! The day the specimen was taken, or the closest date the report prints.

use chrono::NaiveDate;

use super::date::{self, Found, Order};
use super::text::{Text, TextLine};
use crate::parse::Lexicon;

/// Labels of dates, the best first.
static LABELS: [Lexicon; 4] = [
    Lexicon::new(
        "collected|sample taken|samples taken|specimen taken|date taken|taken|eminys paimtas|eminio paemimo data|paimtas|materials panemts|panemts|\
         datum odvzema|odvzem|odvzeto|земен примерок|земено|data obtencio|data d'obtencio|obtencio|\
         marrja e mostres|mostra u mor|data e marrjes|sampled|abnahme vom|blutabnahme|provetatt|\
         proovivotu aeg|uzorkovano|vrijeme uzorkovanja|uzeto|vzorkovano|nayte|naytteenottoaika|\
         naytteenotto|proovi votmise aeg|proov voetud|paraugs nemts|meginys paimtas|odobrate|\
         cas odberu|odber vzorky|odebrano dne|mintavetel datuma|levetel|recoltata|recoltare proba|\
         ημ. ληψης|ληψη|вземане|взета на|дата на вземане|взяття|забір|תאריך לקיחה|ת.לקיחה|\
         תאריך דגימה|נלקח|تاریخ نمونه گیری|thoi gian lay mau|lay mau|ngay lay mau|waktu pengambilan|\
         tgl ambil|tgl. pengambilan|採檢日期|採檢時間|採血日時|採取日時|검체채취일|provetaking|\
         provetaking|provtagningstid|prov taget|provtaget|provetaget|provetagningsdato|provetagningstidspunkt|provetagning|coll|coll.|coll date|\
         coll. date|collection date/time|collected date/time|date/time collected|\
         specimen collection date|afname datum|datum staalname|prel. le|prelevement du|extr|extr.|\
         f. extraccion|f.extraccion|toma|fecha/hora toma|data/hora da coleta|data coleta/hora|\
         dt. coleta|dt coleta|collected at|collection|collection date|date collected|\
         date of collection|collection time|collected date|sample collected|sample collection|\
         specimen collected|specimen date|sample date|taken on|drawn|date drawn|drawn on|draw date|\
         entnahme|entnahmedatum|abnahme|abnahmedatum|entnommen|entnahme am|labor vom|laborwerte vom|\
         blutentnahme vom|probenentnahme|blutentnahme|prelevement|preleve le|preleve|\
         date de prelevement|date prelevement|du|prelievo|data prelievo|data del prelievo|\
         data di prelievo|extraccion|fecha de extraccion|fecha extraccion|fecha de toma|\
         toma de muestra|fecha toma|f. toma|fecha de muestra|fecha de la muestra|fecha muestra|\
         coleta|data da coleta|data coleta|data de coleta|colheita|data da colheita|colhido em|\
         coletado em|coletado|afname|afnamedatum|afname op|staalname|staalafname|datum afname|\
         pobranie|pobrania|data pobrania|pobrano|дата взятия|взятие|дата взятия образца|дата забора|\
         забор|взят|дата забору|numune alma|numune alim|numune alis|ornek alim|alinma|numune tarihi|\
         alinma tarihi|采样时间|采集时间|采样日期|采集日期|采血时间|标本采集|送检日期|採取日|採血日|採血日期|採檢日|採檢時間|采集日|\
         채혈일|채취일|검체채취|تاريخ السحب|تاريخ العينة|تاريخ أخذ العينة|provtagning|\
         provtagningsdatum|provdatum|provetagning|provedato|provedato|naytteenotto|mintavetel|\
         mintavetel ideje|odber|datum odberu|odebrano|recoltare|data recoltarii|recoltat|\
         datum uzorkovanja|ημερομηνια δειγματοληψιας|tanggal pengambilan|sampling date|sampled|\
         sampling|биоматериал алынған күні|алынған күні|алынған уақыты|მასალის აღების თარიღი|\
         აღების თარიღი|ნიმუშის აღების თარიღი|նմուշառում|նմուշառման ամսաթիվ|olingan sana|\
         olingan sanasi|namuna olingan|goturulme tarixi|วันที่เก็บตัวอย่าง|วันที่เก็บ|เก็บตัวอย่าง|\
         วันที่เจาะเลือด|ngay gio lay mau|gio lay mau|채혈일시|채취일시|검체채취일시|채혈일자|採血年月日|検体採取日|\
         采样日期|采样时间|采集日期|תאריך נטילה|מועד לקיחה|תאריך ביצוע|تاريخ سحب العينة|وقت سحب العينة|\
         تاريخ الجمع|وقت الجمع|ημερομηνια αιμοληψιας|ημ. αιμοληψιας|αιμοληψια|ημερομηνια ληψης|\
         ημ/νια ληψης|αιμοληψιας|ημ/νια αιμοληψιας|ημ. αιμοληψιας|tarikh pengambilan|vadenje krvi|datum vadenja|datum uzimanja|\
         datum i vrijeme uzorkovanja|vreme uzorkovanja|пробовземане|дата на пробовземане|\
         synataka|syni tekið",
    ),
    Lexicon::new(
        "received|received on|date received|received date|sample received|sample received on|\
         specimen received|receipt|receipt date|registered|registered on|registration|\
         registration date|reg date|reg. date|reg. on|booked on|booking date|accession date|\
         accessioned|order date|ordered|request date|requested|test date|date of test|\
         tested on|eingang|eingangsdatum|probeneingang|materialeingang|auftragsdatum|\
         auftrag vom|ontvangst|ontvangst op|ontvangen|voorschrift|aanvraag|aanvraagdatum|\
         accettazione|accettazione del|data accettazione|data di accettazione|data richiesta|\
         richiesta del|recepcion|fecha de recepcion|fecha recepcion|fecha de ingreso|ingreso|\
         fecha de registro|fecha peticion|fecha de peticion|fecha solicitud|entrada|\
         data de entrada|recebido|recebimento|data do exame|data do cadastro|cadastro|\
         data de atendimento|atendimento|recu le|enregistre le|dossier du|przyjecie|przyjecia|\
         data przyjecia|data rejestracji|дата поступления|поступил|дата регистрации|\
         дата заказа|kabul|kabul tarihi|istek tarihi|numune kabul|接收时间|检验日期|送检时间|受付日|接收日期|접수일|\
         의뢰일|تاريخ الاستلام|تاريخ الطلب|ankomst|mottaget|beerkezes|prijem|datum prijmu|\
         visit date|date of service|service date|billing date|bill date|visit|受診日|健診日|検査日|\
         検診日|受付日時|검진일|검진일자|수검일|검사일|내원일|접수일시|접수일자|体检日期|检查日期|檢查日期|檢驗日期|收件日期|tahlil tarihi|판정일",
    ),
    Lexicon::new(
        "del|reported|reported on|date reported|report date|date of report|reporting date|\
         report released|report released on|released|released on|report printed|printed|\
         printed on|print date|generated|generated on|issued|issued on|issue date|final|\
         date/time|report date/time|approved on|validated|authorized on|authorised on|\
         befunddatum|befund vom|berichtsdatum|ausgabe|druckdatum|edite le|edition du|edition|\
         valide le|data referto|referto del|data stampa|stampato il|data validazione|validato|\
         firmato|fecha de informe|fecha informe|informe|fecha de resultado|fecha de impresion|\
         fecha impresion|validacion|emision|fecha de emision|emissao|data de emissao|\
         liberado em|liberado|liberacao|impresso|impresso em|resultado em|print|gedrukt|\
         afgedrukt|verslag|rapportdatum|data wydania|data wykonania|wydruk|data wydruku|\
         autoryzacja|дата печати|дата выполнения|дата готовности|дата результата|дата выдачи|\
         rapor tarihi|onay tarihi|sonuc tarihi|uzman onay|报告时间|报告日期|审核时间|打印时间|報告日|報告日期|發報告日期|보고일|결과보고|\
         تاريخ التقرير|تاريخ النتيجة|svarsdatum|utskrivet|lelet datuma|datum vydani|\
         data eliberarii|complete|completed|complet le",
    ),
    Lexicon::new(
        "date|datum|fecha|data|дата|tarih|日期|日付|날짜|التاريخ|dato|paivays|kelt|ημερομηνια|le|li|\
         tanggal|ngay",
    ),
];

/// Labels of dates that are of the person or of an older result.
static NEVER: Lexicon = Lexicon::new(
    "gim|rojstva|naix|naixement|datelindja|dzims|rodenja|rodjenja|narozeni|narodenia|syntym|synt|\
     sunni|gimimo|dzimsanas|fodelse|fodt|fodd|nasterii|szuletes|szul|γεννησης|раждане|народження|\
     לידה|lahir|sinh|lahir|birth|dob|born|nacimiento|nascimento|nasc|nascita|naissance|geb|\
     geburtsdatum|geboortedatum|urodzenia|рождения|dogum|出生日期|생년월일|生年月日|الميلاد|\
     nato il|nata il|ne le|nee le|expiry|valid until|accredited|previous|precedente|anterior|\
     vorbefund|since|revision|version|rev|lmp|f.nac|f.nac.|f. nac|nac|туған|დაბადების|ծննդյան|\
     tug'ilgan|faeðingardagur|تولد|เกิด",
);

/// Finds the day of the specimen.
pub(super) fn collected_on(text: &Text, order: Order) -> Option<NaiveDate> {
    let [first, second, third, last] = &LABELS;
    labeled(text, first, order)
        .or_else(|| labeled(text, second, order))
        .or_else(|| above_column(text, order))
        .or_else(|| labeled(text, third, order))
        .or_else(|| labeled(text, last, order))
        .or_else(|| first_date(text, order))
}

fn labeled(text: &Text, labels: &'static Lexicon, order: Order) -> Option<NaiveDate> {
    text.fields(labels).find_map(|field| {
        let line = text.lines.get(field.line)?;
        let before = line.text.len() - field.rest.len();
        let label = line.text.get(before.saturating_sub(30)..before).unwrap_or_default();
        if NEVER.is_in(label)
            && !labels.is_in(label.get(label.len().saturating_sub(12)..).unwrap_or(label))
        {
            return None;
        }
        let near = |text: &str, reach: usize| {
            let found = date::first(text).filter(|found| found.start <= reach)?;
            let between = text.get(..found.start)?;
            (!NEVER.is_in(between)).then(|| found.day.in_order(order))?
        };
        near(field.rest, 28).or_else(|| field.below.and_then(|below| near(below, 8)))
    })
}

/// Returns whether the report says of two different days that a specimen was taken.
pub(super) fn has_several(text: &Text, order: Order) -> bool {
    let mut days: Vec<NaiveDate> = text
        .fields(&LABELS[0])
        .filter_map(|field| {
            let found = date::first(field.rest).filter(|found| found.start <= 12)?;
            found.day.in_order(order)
        })
        .collect();
    days.sort_unstable();
    days.dedup();
    days.len() > 1
}

/// The newest date that heads a column of results: a cell that is a date and nothing else.
fn above_column(text: &Text, order: Order) -> Option<NaiveDate> {
    let near = text.lines.get(text.head.saturating_sub(5)..text.head)?;
    if text.head == text.lines.len() {
        return None;
    }
    let cells = near.iter().filter(|line| !NEVER.is_in(&line.text)).flat_map(TextLine::cells);
    // The headings of narrow columns stand close: "12.01.24 19.07.24".
    let alone = cells.flat_map(|cell| {
        let found: Vec<Found> = date::dates(cell).collect();
        let begins = found.first().is_some_and(|first| first.start == 0);
        let end = found.last().map_or(0, |last| last.end);
        let after = cell.get(end..).is_some_and(|rest| rest.contains(char::is_alphabetic));
        let between = found.windows(2).any(|pair| {
            let [one, other] = pair else { return false };
            cell.get(one.end..other.start).is_some_and(|it| it.contains(char::is_alphabetic))
        });
        if begins && !after && !between { found } else { Vec::new() }
    });
    alone.filter_map(|found| found.day.in_order(order)).max()
}

/// The first date above the results that is no date of birth.
fn first_date(text: &Text, order: Order) -> Option<NaiveDate> {
    let head = text.lines.iter().take(text.head.max(8)).filter(|line| !NEVER.is_in(&line.text));
    let all: Vec<NaiveDate> =
        head.flat_map(TextLine::dates).filter_map(|found| found.day.in_order(order)).collect();
    let newest = all.iter().max().copied()?;
    all.into_iter().find(|date| (newest - *date).num_days() < 400)
}

static AMERICAN: Lexicon =
    Lexicon::new("clia|npi|zip|medicare|usa|philippines|quezon city|manila|makati|cebu");

/// Decides the order of the figures in the dates of a document.
pub(super) fn order(text: &Text, language: Option<&str>) -> Order {
    let dates: Vec<Found> = text.lines.iter().flat_map(TextLine::dates).copied().collect();
    // Only English is written in both orders.
    if language.is_some_and(|language| language != "en") {
        return date::told(&dates).unwrap_or(Order::DayFirst);
    }
    date::order(&dates, Some(order_hint(text)))
}

/// Returns the order that addresses suggest where the figures do not tell.
fn order_hint(text: &Text) -> Order {
    // "Springfield, il 62701": a state and its postal code; laboratories there carry a CLIA number.
    let american =
        text.lines.iter().any(|line| AMERICAN.is_in(&line.text) || has_state_and_code(&line.text));
    if american { Order::MonthFirst } else { Order::DayFirst }
}

fn has_state_and_code(line: &str) -> bool {
    static STATES: Lexicon = Lexicon::new(
        "al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|\
         nh|nj|nm|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc|st",
    );
    let words: Vec<&str> = line.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| match pair {
        [state, code] => {
            let digits = code.get(..5).unwrap_or_default();
            STATES.holds(state)
                && (code.len() == 5 || code.len() == 10)
                && digits.len() == 5
                && digits.chars().all(|c| c.is_ascii_digit())
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: &str) {
        let text = Text::of_lines(lines);
        let order = order(&text, None);
        let found = collected_on(&text, order).map(|date| date.to_string());
        assert_eq!(found.unwrap_or_default(), expected, "{lines:?}");
    }

    #[test]
    fn the_day_of_the_specimen_goes_before_others() {
        check(&["Reported: 16/05/2023  Collected: 14/05/2023"], "2023-05-14");
        check(&["Sample received 15/05/2023", "Report date 16/05/2023"], "2023-05-15");
        check(&["Date of birth: 01/02/1970", "Printed on 16/05/2023"], "2023-05-16");
        check(&["Entnahme: 14.03.2026 08:05  Befund vom 15.03.2026"], "2026-03-14");
        check(&["F.Nac: 01/01/1970", "Extracción: 14/03/2026 08:05"], "2026-03-14");
        check(&["Дата взятия образца: 14.03.2026 08:10"], "2026-03-14");
        check(&["Salerno li, 20/02/2023", "Data di nascita: 01/01/1974"], "2023-02-20");
        check(&["Collected", "14/05/2023"], "2023-05-14");
        check(&["12.01.24 19.07.24 03.02.25"], "2024-01-12");
        check(
            &["Dear John, the blood test taken on 3 November 2025 is back, 7 November 2025"],
            "2025-11-03",
        );
        check(&["Uzorkovano: 09.12.2025. 06:50 Datum rođenja: 03.04.1944."], "2025-12-09");
        check(&["受診日 2026年6月3日", "検査項目 今回 2025/06/05 2024/06/12"], "2026-06-03");
        check(&["검진일: 2026-10-21 생년월일: 1982-05-30"], "2026-10-21");
        check(&["Нәтиже 23.06.2026 Биоматериал алынған күні: 22.06.2026 09:05"], "2026-06-22");
        check(&["no date"], "");
    }
}
