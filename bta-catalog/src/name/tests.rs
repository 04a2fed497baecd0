use proptest::prelude::*;

use super::{Printed, Shown, identify, is_name};
use crate::{Analyte, analyte, unit};

#[track_caller]
fn check(name: &str, unit: &str, expected: Option<&str>) {
    let printed = Printed { name, unit, ..Printed::default() };
    assert_eq!(identify(&printed).map(Analyte::key), expected, "{name} {unit}");
}

#[test]
fn ambiguous_labels_are_resolved_or_refused() {
    check("ACE", "U/L", Some("ace"));
    check("ACE", "ng/mL", Some("cea"));
    check("AP", "U/l", Some("alp"));
    check("AP", "%", Some("pt_percent"));
    check("AP", "", None);
    check("CPK-MB", "U/L", Some("ck_mb_activity"));
    check("CPK-MB", "ng/mL", Some("ck_mb_mass"));
    check("PCT", "%", Some("plateletcrit"));
    check("PCT", "ng/mL", Some("procalcitonin"));
    check("PCT", "", None);
    check("TC", "mg/dL", Some("cholesterol_total"));
    check("TC", "10^3/uL", Some("wbc"));
    check("TG", "mg/dL", Some("triglycerides"));
    check("Tg", "ng/mL", Some("thyroglobulin"));
    check("TP", "g/dL", Some("total_protein"));
    check("TP", "%", Some("pt_percent"));
    check("TP", "s", Some("pt_seconds"));
    check("PT", "%", Some("pt_percent"));
    check("PT", "sec", Some("pt_seconds"));
    check("Neutrophils", "%", Some("neutrophils_pct"));
    check("Neutrophils", "10*9/L", Some("neutrophils_abs"));
    check("Neutrophils", "", None);
    check("FA", "U/L", Some("alp"));
    check("D-Dimer", "ng/mL", Some("d_dimer"));
}

#[test]
fn words_that_narrow_the_meaning_veto() {
    check("Bilirubin(Direct)", "mg/dL", Some("bilirubin_direct"));
    check("Cholesterol/HDL", "mg/dL", None);
    check("Prostate Specific Antigen, Free", "ng/mL", Some("psa_free"));
    check("Linfócitos atípicos", "%", None);
    check("Non-HDL Cholesterol", "mg/dL", Some("non_hdl"));
    check("LDL Cholesterol - Direct", "mg/dL", Some("ldl_direct"));
    check("Urine Creatinine", "mg/dL", None);
    check("Anti-Thyroglobulin", "IU/mL", Some("anti_tg"));
    check("Chlamydia IgG", "g/L", None);
    check("Bioavailable Testosterone", "ng/dL", None);
    check("Protein S", "%", Some("protein_s"));
    check("HDL/LDL Ratio", "ratio", None);
}

#[test]
fn remarks_in_brackets_change_nothing() {
    check("Glukose (enzymatischer Farbtest)", "mg/dL", Some("glucose"));
    check("Kreatinin i.S. (Jaffé)", "mg/dl", Some("creatinine"));
    check("クレアチニン(CRE)", "mg/dL", Some("creatinine"));
    check("HbA1c (glyHb) IFCC", "mmol/mol", Some("hba1c"));
    check("PZ (Prothrombinzeit)", "%", Some("pt_percent"));
    check("Volumul mediu eritrocitar (MCV)", "fL", Some("mcv"));
    check("Anti-HCV (Suchtest)", "", Some("anti_hcv"));
    check("TPPA (Lues-Suchtest)", "", None);
    check("Zinc (RBC)", "ug/dL", None);
    check("Testosterone (bioavailable)", "ng/dL", None);
    check("Lymphocytes (hairy)", "%", None);
    check("IgE (Ambrosia)", "kU/L", None);
    check("Prolactin (after PEG)", "ng/mL", None);
}

#[test]
fn samples_and_methods_stand_around_a_name() {
    check("San-Hemoglobina", "g/dL", Some("hemoglobin"));
    check("Srm-AST (GOT)", "U/L", Some("ast"));
    check("S_Kreatinin", "µmol/l", Some("creatinine"));
    check("S-Vol. globulare medio (MCV)", "fL", Some("mcv"));
    check("Thyrotropin [TSH];P", "mIU/L", Some("tsh"));
    check("Glukose i. NaF-Blut", "mg/dl", Some("glucose"));
    check("Kalium i.U.", "mmol/l", None);
    check("U-Glukos", "mmol/L", None);
    check("Ab-Insulin", "U/mL", None);
    check("S,P-ALAT", "U/L", Some("alt"));
    check("Zink im Vollblut", "mg/l", None);
    check("Zinc(1)", "µmol/L", Some("zinc"));
    check("CRP定量", "mg/dL", Some("crp"));
    check("血清クレアチニン", "mg/dL", Some("creatinine"));
    check("Haematocrit (L/L)", "", Some("hematocrit"));
    check("eGFR volgens CKD-EPI formule", "ml/min/1,73m2", Some("egfr"));
}

#[test]
fn conditions_stand_anywhere_in_a_name() {
    check("Glukose nüchtern (NaF)", "mg/dL", Some("glucose_fasting"));
    check("血糖(空腹時)", "mg/dL", Some("glucose_fasting"));
    check("Glucose niet nuchter", "mmol/L", Some("glucose"));
    check("fP-Glukos", "mmol/L", Some("glucose_fasting"));
    check("fP-Triglycerider", "mmol/L", Some("triglycerides"));
    check("TSH ULTRA SENSIVEL", "uUI/mL", Some("tsh"));
    check("C-Reactive Protein, High Sens, S", "mg/L", Some("hs_crp"));
    check("BKS 1. Stunde (Westergren)", "mm/h", Some("esr"));
    check("ESR 2 hours", "mm/h", None);
}

#[test]
fn ratios_and_screens_come_in_any_order() {
    check("Índice PSA libre/PSA total", "%", Some("psa_free_ratio"));
    check("Cholesterol/HDL-cholesterol ratio", "", Some("chol_hdl_ratio"));
    check("白球比(A/G)", "", Some("albumin_globulin_ratio"));
    check("Hemoglobin A1C/Total Hemoglobin", "%", Some("hba1c"));
    check("AST/ALT", "U/L", None);
    check("VIH 1+2 dépistage combiné Ag p24 + Ac", "", Some("hiv_ag_ab"));
    check("HIV-1/2-Ak + p24-Ag", "", Some("hiv_ag_ab"));
    check("HIV p24 antigen", "", None);
    check("HIV-1 RNA", "copies/mL", None);
    check("p/c anty-HCV", "", Some("anti_hcv"));
    check("Ac. VHC", "", Some("anti_hcv"));
}

#[test]
fn context_decides() {
    let key = |printed: Printed<'_>| identify(&printed).map(Analyte::key);
    let base = Printed { name: "Direct", unit: "mg/dL", ..Printed::default() };
    assert_eq!(key(Printed { section: "Bilirubin", ..base }), Some("bilirubin_direct"));
    assert_eq!(key(base), None);
    let base = Printed { name: "Glucose", unit: "mg/dL", ..Printed::default() };
    assert_eq!(key(Printed { section: "Urinalysis", ..base }), None);
    assert_eq!(key(Printed { section: "Urinstatus", ..base }), None);
    assert_eq!(key(base), Some("glucose"));
    assert_eq!(key(Printed { unit: "", ..base }), Some("glucose"));
    assert_eq!(key(Printed { unit: "", value: Shown::Words, ..base }), None);
    let base = Printed { name: "pH", ..Printed::default() };
    assert_eq!(key(base), None);
    assert_eq!(key(Printed { value: Shown::Number(7.38), ..base }), Some("ph_arterial"));
    assert_eq!(key(Printed { value: Shown::Number(6.5), ..base }), None);
    let base = Printed { name: "Ca++", unit: "mmol/L", ..Printed::default() };
    assert_eq!(key(Printed { value: Shown::Number(1.19), ..base }), Some("calcium_ionized"));
    assert_eq!(key(Printed { value: Shown::Number(2.35), ..base }), Some("calcium"));
    let base = Printed { name: "WBC", unit: "/HPF", ..Printed::default() };
    assert_eq!(key(base), None);
}

/// Every name of the table leads back to its analyte when its unit, language and heading are
/// known; no other analyte takes it away.
#[test]
fn every_name_finds_its_analyte() {
    let mut wrong = Vec::new();
    for row in include_str!("../../data/names.tsv").lines().skip(1) {
        let cells: Vec<_> = row.split('\t').collect();
        let [key, language, names] = cells.as_slice() else { panic!("{row}") };
        let expected = analyte(key).unwrap_or_else(|| panic!("{key} is not in the catalog"));
        for name in names.split("; ") {
            let printed = Printed {
                name,
                unit: expected.unit,
                section: if *key == "ph_arterial" { "blood gas" } else { expected.panel.key() },
                value: Shown::Number(usual(expected).unwrap_or(1.0)),
                language: Some(language),
                specimen: Some(expected.specimen),
            };
            let found = identify(&printed).map(Analyte::key);
            if found != Some(key) {
                wrong.push(format!("{key} {language} {name}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number that healthy adults have.
fn usual(analyte: &Analyte) -> Option<f64> {
    let interval = analyte.intervals.iter().flatten().next()?;
    Some(interval.high.or(interval.low)? * 0.9)
}

#[test]
fn names_on_a_page() {
    for name in ["Hemoglobin", "WBC", "Colesterol total (mg/dL)", "Harnstoff", "白细胞", "Digoxin"]
    {
        assert!(is_name(name), "{name}");
    }
    for other in ["Page 1 of 3", "Reference range", "12.5", "John Smith", "mg/dL", "", "Collected"]
    {
        assert!(!is_name(other), "{other}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(name in "\\PC{0,60}", unit in "\\PC{0,20}", section in "\\PC{0,30}", value: f64) {
        let value = Shown::Number(value);
        let _ = identify(&Printed { name: &name, unit: &unit, section: &section, value, ..Printed::default() });
        let _ = is_name(&name);
        let _ = unit::is_unit(&unit);
    }

    #[test]
    fn no_odd_spelling_panics(name in "[A-Za-zА-я0-9ÄéßİıŁ%#/(),. +-]{0,40}", unit in "[0-9a-zA-ZµμгмолькЕ/^*%.{}\\[\\]³⁹×]{0,12}") {
        let _ = identify(&Printed { name: &name, unit: &unit, ..Printed::default() });
        if let Some(unit) = unit::parse(&unit) {
            prop_assert!(unit.factor() > 0.0);
        }
    }
}
