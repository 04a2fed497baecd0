//! Rows as the layout stage gives them, and the report that is made of them.

#![cfg(test)]

use bta_core::Report;
use bta_core::report::{Flag, Measurement, Rect, Sex, Specimen, Status, VerdictKind};
use bta_report::meaning::assemble;
use bta_report::page::Page;
use bta_report::row::{Cell, Line, Row, Table};

const PLACE: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

fn cell(text: &str) -> Cell {
    Cell { text: text.to_owned(), rect: PLACE }
}

/// A document: lines above the results, then rows of name, value, unit, range and flag.
#[derive(Default)]
struct Document {
    table: Table,
    section: String,
    /// How many pages are full.
    pages: u32,
}

impl Document {
    fn new(head: &[&str]) -> Self {
        let mut document = Self::default();
        for text in head {
            document.line(text);
        }
        document
    }

    fn line(&mut self, text: &str) -> u32 {
        let number = u32::try_from(self.table.lines.len() + 1).unwrap();
        self.table.lines.push(Line { page: self.pages + 1, number, cells: vec![cell(text)] });
        number
    }

    fn section(mut self, heading: &str) -> Self {
        self.line(heading);
        heading.clone_into(&mut self.section);
        self
    }

    /// Ends the page that all rows and lines up to here are of.
    fn turn(mut self) -> Self {
        self.pages += 1;
        self
    }

    fn row(mut self, [name, value, unit, range, flag]: [&str; 5]) -> Self {
        let line = self.line(&[name, value, unit, range, flag].join(" "));
        let some = |text: &str| (!text.is_empty()).then(|| cell(text));
        self.table.rows.push(Row {
            page: self.pages + 1,
            line,
            section: self.section.clone(),
            name: cell(name),
            value: cell(value),
            unit: some(unit),
            range: some(range),
            flag: some(flag),
        });
        self
    }

    fn read(self) -> Report {
        let pages = (1..=self.pages + 1).map(|number| Page { number, ..Page::default() });
        assemble(&pages.collect::<Vec<_>>(), self.table)
    }
}

#[track_caller]
fn result<'a>(report: &'a Report, name: &str) -> &'a Measurement {
    report.results.iter().find(|result| result.name == name).unwrap()
}

fn codes(report: &Report) -> Vec<&str> {
    report.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

#[test]
fn a_row_becomes_a_result() {
    let report = Document::new(&["Collected: 14/05/2023", "Age: 30 Years Gender: Male"])
        .section("COMPLETE BLOOD COUNT")
        .row(["Hemoglobin", "12.50", "g/dL", "13.00 - 17.00", "L"])
        .row(["Platelet Count", "2.5", "lakhs/cumm", "1.5 - 4.1", ""])
        .read();
    assert_eq!(report.verdict.kind, VerdictKind::BloodTest);
    assert_eq!(report.language.as_ref().map(bta_core::Language::as_str), Some("en"));
    assert_eq!((report.patient.sex, report.patient.age_years), (Some(Sex::Male), Some(30.0)));
    assert_eq!(report.collected_on.map(|day| day.to_string()).as_deref(), Some("2023-05-14"));
    let hemoglobin = result(&report, "Hemoglobin");
    assert_eq!(hemoglobin.analyte.as_deref(), Some("hemoglobin"));
    assert_eq!(hemoglobin.loinc.as_deref(), Some("718-7"));
    assert_eq!((hemoglobin.flag, hemoglobin.status), (Flag::Low, Status::Low));
    assert_eq!(hemoglobin.range.as_ref().and_then(|range| range.low), Some(13.0));
    let platelets = result(&report, "Platelet Count").canonical.as_ref().unwrap();
    assert_eq!((platelets.value, platelets.unit.as_str()), (250.0, "10*3/uL"));
}

#[test]
fn decimals_follow_the_document() {
    let report = Document::new(&["Resultado  Valores de referência  Exame  Paciente"])
        .row(["Hemoglobina", "10,8", "g/dL", "12,0 a 15,5", ""])
        .row(["Leucócitos", "6.450", "/mm³", "3.500 a 10.500", ""])
        .read();
    let leukocytes = result(&report, "Leucócitos");
    assert_eq!(leukocytes.number, Some(6450.0));
    assert_eq!(leukocytes.range.as_ref().and_then(|range| range.high), Some(10_500.0));
    assert_eq!(leukocytes.status, Status::Normal);
}

#[test]
fn ranges_follow_the_patient() {
    let tiers = "Men: 13.0 - 17.0\nWomen: 12.0 - 15.0";
    let read = |head: &str| {
        let report = Document::new(&[head]).row(["Hemoglobin", "12.5", "g/dL", tiers, ""]).read();
        let range = result(&report, "Hemoglobin").range.clone().unwrap();
        let undecided = codes(&report).contains(&"range_undecided");
        (range.low, range.high, undecided)
    };
    assert_eq!(read("Sex: Female"), (Some(12.0), Some(15.0), false));
    assert_eq!(read("Sex: Male"), (Some(13.0), Some(17.0), false));
    assert_eq!(read("Report"), (None, None, true));
}

#[test]
fn specimens() {
    let report = Document::new(&["Laboratory report"])
        .section("Biochemistry")
        .row(["Glucose", "92", "mg/dL", "70 - 99", ""])
        .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
        .section("Urine examination")
        .row(["Protein", "Not Detected", "", "Not Detected", ""])
        .row(["Pus cells", "0 - 2", "/hpf", "0 - 5", ""])
        .read();
    assert_eq!(result(&report, "Glucose").specimen, Specimen::Blood);
    let protein = result(&report, "Protein");
    assert_eq!((protein.specimen, protein.status), (Specimen::Urine, Status::Normal));
    assert_eq!(protein.analyte, None);
    assert_eq!(result(&report, "Pus cells").status, Status::Normal);
}

#[test]
fn a_heading_of_blood_and_urine_tells_no_specimen() {
    let report = Document::new(&["Laboratory report"])
        .section("Blood and urine tests")
        .row(["Glucose", "92", "mg/dL", "70 - 99", ""])
        .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
        .read();
    assert_eq!(result(&report, "Sodium").specimen, Specimen::Blood);
    assert_eq!(report.verdict.kind, VerdictKind::BloodTest);
}

#[test]
fn a_summary_that_only_repeats_is_left_out() {
    let read = |summary: [&str; 5]| {
        let report = Document::new(&["Laboratory report"])
            .section("Results outside the reference")
            .row(summary)
            .turn()
            .section("Biochemistry")
            .row(["Glucose", "131", "mg/dL", "70 - 99", "H"])
            .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
            .read();
        report.results.iter().map(|result| result.page).collect::<Vec<_>>()
    };
    assert_eq!(read(["Glucose", "131", "mg/dL", "", "H"]), [2, 2]);
    assert_eq!(read(["Glucose", "131", "mg/dL", "70 - 99", "H"]), [2, 2]);
    // Other numbers and other limits are results of their own.
    assert_eq!(read(["Glucose", "133", "mg/dL", "70 - 99", "H"]), [1, 2, 2]);
    assert_eq!(read(["Glucose", "131", "mg/dL", "70 - 140", ""]), [1, 2, 2]);
}

#[test]
fn impossible_values_are_doubted_not_changed() {
    let report = Document::new(&["Blood results"])
        .row(["Sodium", "1400", "mmol/L", "136 - 145", "H"])
        .row(["Potassium", "4.2", "mmol/L", "3.5 - 5.1", ""])
        .row(["Glucose", "<2", "mg/dL", "70 - 99", ""])
        .read();
    let [doubt] = report.doubtful.as_slice() else { panic!("one doubt: {:?}", report.doubtful) };
    assert_eq!(
        (doubt.measurement.value.as_str(), doubt.reasons.as_slice()),
        ("1400", &["implausible".to_owned()][..])
    );
    assert_eq!(report.results.len(), 2);
}

#[test]
fn a_lost_unit_is_no_ratio() {
    let report = Document::new(&["Blood results"])
        .row(["Hematocrit", "38.4", "", "35 - 45", ""])
        .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
        .read();
    let hematocrit = result(&report, "Hematocrit");
    assert_eq!((&hematocrit.canonical, hematocrit.status), (&None, Status::Normal));
}

#[test]
fn flags_that_contradict_the_range_are_doubted() {
    let report = Document::new(&["Blood results"])
        .row(["Potassium", "2.9", "mmol/L", "3.5 - 5.1", "H"])
        .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
        .row(["Chloride", "101", "mmol/L", "98 - 107", ""])
        .read();
    assert_eq!(report.doubtful.len(), 1);
    assert_eq!(report.doubtful[0].reasons, ["flag_contradicts_range"]);
}

#[test]
fn one_misread_value_is_found_by_the_others() {
    // Ten times too few red cells: neither index fits, while hemoglobin and hematocrit agree.
    let report = Document::new(&["Blood count"])
        .row(["Hemoglobin", "15.0", "g/dL", "13 - 17", ""])
        .row(["Hematocrit", "45.0", "%", "40 - 50", ""])
        .row(["RBC", "1.2", "10^6/uL", "4.5 - 5.5", ""])
        .row(["MCV", "90", "fL", "80 - 100", ""])
        .row(["MCH", "30", "pg", "27 - 32", ""])
        .row(["MCHC", "33.3", "g/dL", "32 - 36", ""])
        .read();
    let names: Vec<&str> = report.doubtful.iter().map(|d| d.measurement.name.as_str()).collect();
    assert_eq!(names, ["RBC"]);
    assert_eq!(report.doubtful[0].reasons, ["mcv_mismatch", "mch_mismatch"]);
}

#[test]
fn a_lost_decimal_sign_is_put_back_where_two_identities_agree() {
    let read = |mch: &str| {
        Document::new(&["Blood count"])
            .row(["Hemoglobin", "15.0", "g/dL", "13 - 17", ""])
            .row(["Hematocrit", "45.0", "%", "40 - 50", ""])
            .row(["RBC", "500", "10^6/uL", "4.5 - 5.5", ""])
            .row(["MCV", "90", "fL", "80 - 100", ""])
            .row(["MCH", mch, "pg", "27 - 32", ""])
            .row(["MCHC", "33.3", "g/dL", "32 - 36", ""])
            .read()
    };
    let report = read("30");
    let rbc = result(&report, "RBC");
    assert_eq!((rbc.value.as_str(), rbc.number, rbc.status), ("500", Some(5.0), Status::Normal));
    assert_eq!(codes(&report), ["value_repaired"]);
    // One index that fits no power of ten leaves the value in doubt.
    assert_eq!(read("21").doubtful[0].measurement.name, "RBC");
}

#[test]
fn one_result_in_two_units_must_agree() {
    let read = |other: &str| {
        let report = Document::new(&["Blood results"])
            .row(["Glucose", "90", "mg/dL", "70 - 99", ""])
            .row(["Glucose", other, "mmol/L", "3.9 - 5.5", ""])
            .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
            .read();
        codes(&report).contains(&"two_units_mismatch")
    };
    assert!(!read("5.0"));
    assert!(read("9.0"));
}

#[test]
fn a_share_beside_a_number_of_cells_is_no_part_of_the_name() {
    let report = Document::new(&["Hemograma"])
        .row(["Segmentados 58,0 %", "3.741", "/mm³", "1.800 a 7.000", ""])
        .row(["Leucócitos", "6.450", "/mm³", "3.500 a 10.500", ""])
        .read();
    let analyte = &result(&report, "Segmentados 58,0 %").analyte;
    assert_eq!(analyte.as_deref(), Some("neutrophils_abs"));
}

#[test]
fn sums_that_do_not_add_up_are_warned_of() {
    let report = Document::new(&["Liver"])
        .row(["Total Bilirubin", "1.9", "mg/dL", "0.3 - 1.2", ""])
        .row(["Direct Bilirubin", "0.2", "mg/dL", "< 0.3", ""])
        .row(["Indirect Bilirubin", "0.5", "mg/dL", "< 0.9", ""])
        .read();
    assert_eq!(report.results.len(), 3);
    assert!(codes(&report).contains(&"bilirubin_sum"), "{:?}", report.warnings);
}

#[test]
fn marks_and_legends() {
    let report = Document::new(&["Flag key: L = low, H = high, ** = critical value"])
        .row(["Hemoglobin", "6.5", "g/dL", "14.0 - 18.0", "L**"])
        .row(["Glucose", "92", "mg/dL", "70 - 99", "-"])
        .row(["ALT", "58", "U/L", "< 41", "*"])
        .read();
    assert_eq!(result(&report, "Hemoglobin").flag, Flag::VeryLow);
    assert_eq!(result(&report, "Hemoglobin").status, Status::CriticalLow);
    assert_eq!(result(&report, "Glucose").flag, Flag::None);
    assert_eq!(result(&report, "ALT").flag, Flag::Abnormal);
}

#[test]
fn verdicts() {
    let kind = |document: Document| document.read().verdict.kind;
    assert_eq!(
        kind(Document::new(&["Invoice", "Consulting"]).row(["Lipid profile", "1", "", "", ""])),
        VerdictKind::NotALaboratoryReport
    );
    assert_eq!(kind(Document::new(&["Curriculum vitae"])), VerdictKind::NotALaboratoryReport);
    assert_eq!(
        kind(
            Document::new(&["Laboratory report", "Specimen: urine"])
                .row(["Albumin", "1.5", "mg/L", "< 20", ""])
        ),
        VerdictKind::OtherLaboratoryReport
    );
    assert_eq!(
        kind(Document::new(&["Tuberculin skin test", "Laboratory", "Specimen"]).row([
            "Induration",
            "12",
            "mm",
            "< 5",
            "H"
        ])),
        VerdictKind::OtherLaboratoryReport
    );
    assert_eq!(
        kind(
            Document::new(&["Laboratorio", "Curva glicemica"])
                .row(["dopo 30'", "132", "mg/dl", "60 - 180", ""])
        ),
        VerdictKind::BloodTest
    );
}

#[test]
fn nothing_of_a_person_becomes_a_result() {
    let report = Document::new(&["Laboratory"])
        .row(["Patient name: Somebody", "14", "", "", ""])
        .row(["Repeat the profile after about", "3", "months", "", ""])
        .row(["Glucose", "92", "mg/dL", "70 - 99", ""])
        .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
        .read();
    let printed = format!("{:?}", (&report.results, &report.doubtful));
    assert!(!printed.contains("Somebody") && !printed.contains("Repeat"));
    assert_eq!(codes(&report), ["row_unread", "row_unread"]);
}

#[test]
fn several_reports_in_one_file() {
    let report =
        Document::new(&["Sex: Male Collected: 14/05/2023", "Sex: Female Collected: 21/05/2023"])
            .row(["Glucose", "92", "mg/dL", "70 - 99", ""])
            .row(["Sodium", "140", "mmol/L", "136 - 145", ""])
            .read();
    assert_eq!(codes(&report), ["several_patients", "several_dates"]);
}

#[test]
fn pictures_are_told() {
    let page = Page { number: 2, pictures: 0.95, ..Page::default() };
    let report = assemble(&[page], Table::default());
    assert_eq!(report.verdict.kind, VerdictKind::NotALaboratoryReport);
    assert_eq!(codes(&report), ["scanned_page"]);
    assert_eq!(report.warnings[0].page, 2);
}

#[test]
fn languages_that_resemble_each_other() {
    let check = |lines: &[&str], expected| {
        let report = Document::new(lines).read();
        assert_eq!(report.language.as_ref().map(bta_core::Language::as_str), Some(expected));
    };
    // Letters of labels are no words.
    check(&["Hematocrito V.R. 36 a 46", "Resultado V.R. 4 a 11", "Fecha V.R. 1 a 2"], "es");
    check(&["Датум рођења", "Љекар", "Еритроцити"], "sr");
    check(&["Општа болница, земено на", "Пациент: Јовановски, лекар Љупчо"], "mk");
    check(&["Дата рождения: выдано", "Эритроциты"], "ru");
    check(&["Pacients, dzimšanas datums", "Laboratorija: asinis"], "lv");
    check(&["Pacientas, gimimo data", "Tyrimas: kraujas"], "lt");
}

#[test]
fn segmented_neutrophils_are_not_all() {
    let key = |report: &Report, at: usize| report.results[at].analyte.clone().unwrap_or_default();
    let segmented = ["Segmentados", "3200", "/mm3", "1500 - 6000", ""];
    let all = ["Neutrófilos totais", "3400", "/mm3", "1700 - 8000", ""];
    let head = ["Laboratório Exemplo", "HEMOGRAMA"];
    let report = Document::new(&head).row(segmented).row(all).read();
    assert_eq!((key(&report, 0).as_str(), key(&report, 1).as_str()), ("", "neutrophils_abs"));
    let report = Document::new(&head).row(segmented).read();
    assert_eq!(key(&report, 0), "neutrophils_abs");
}
