//! Every row has a case that fires it and a near miss that does not.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::*;
use crate::computed::{FORMULAS, compute};
use crate::example::case;
use crate::guard::Guard;
use crate::wording::Wording;

/// Row (id and grade), a case that fires it, and a near miss.
const CASES: &[(&str, &str, &str)] = &[
    ("HEM-01-severe", "f40 hemoglobin=7.9", "f40 hemoglobin=8.0"),
    ("HEM-01-moderate", "f40 hemoglobin=10.9", "f40 hemoglobin=11.0"),
    ("HEM-01-mild", "m40 hemoglobin=12.9", "m40 hemoglobin=13.0"),
    ("HEM-02", "f40 hemoglobin=11.9 ferritin=29", "f40 hemoglobin=11.9 ferritin=30"),
    ("HEM-03", "f40 hemoglobin=12.0 ferritin=29", "f40 hemoglobin=11.9 ferritin=29"),
    ("HEM-04", "f40 ferritin=60 crp=12[0-5]", "f40 ferritin=100 crp=12[0-5]"),
    (
        "HEM-05",
        "m70 hemoglobin=11.5 ferritin=220 transferrin_saturation=15",
        "m70 hemoglobin=11.5 ferritin=220 transferrin_saturation=20",
    ),
    (
        "HEM-06",
        "f30 mcv=66 rbc=5.8 ferritin=80 rdw_cv=13.5[11-14.5]",
        "f30 mcv=76 rbc=5.8 ferritin=80 rdw_cv=13.5[11-14.5]",
    ),
    ("HEM-07-low", "f60 mcv=101 vitamin_b12=199", "f60 mcv=100 vitamin_b12=199"),
    ("HEM-07-borderline", "f60 mcv=101 vitamin_b12=200", "f60 mcv=101 vitamin_b12=300"),
    ("VIT-B12", "f60 mcv=90 vitamin_b12=199", "f60 mcv=90 vitamin_b12=200"),
    ("HEM-08", "f60 folate=1.7", "f60 folate=1.8"),
    (
        "HEM-09",
        "m50 mcv=101 vitamin_b12=400 folate=9[3-20]",
        "m50 mcv=101 vitamin_b12=299 folate=9[3-20]",
    ),
    (
        "HEM-10",
        "m50 hemoglobin=9 reticulocytes_pct=4[0.5-2] ldh=600[100-250] haptoglobin=5[30-200]",
        "m50 hemoglobin=9 reticulocytes_pct=4[0.5-2] ldh=600[100-250] haptoglobin=50[30-200]",
    ),
    ("HEM-11", "m50 hemoglobin=16.6", "m50 hemoglobin=16.5"),
    ("HEM-12-severe", "m50 neutrophils_abs=0.4", "m50 neutrophils_abs=0.5"),
    ("HEM-12-moderate", "m50 neutrophils_abs=0.9", "m50 neutrophils_abs=1.0"),
    ("HEM-12-mild", "m50 neutrophils_abs=1.4", "m50 neutrophils_abs=1.5"),
    ("HEM-13-lymphocytes", "m50 lymphocytes_abs=5.0", "m50 lymphocytes_abs=4.9"),
    ("HEM-13-EOS", "m50 eosinophils_abs=1.5", "m50 eosinophils_abs=1.4"),
    ("HEM-14-severe", "m50 platelets=19", "m50 platelets=20"),
    ("HEM-14-marked", "m50 platelets=49", "m50 platelets=50"),
    ("HEM-14-moderate", "m50 platelets=99", "m50 platelets=100"),
    ("HEM-14-mild", "m50 platelets=149[150-400]", "m50 platelets=149[140-400]"),
    ("HEM-15-marked", "m50 platelets=1000", "m50 platelets=999"),
    ("HEM-15-reactive", "f50 platelets=451 ferritin=10", "f50 platelets=450 ferritin=10"),
    ("HEM-15-raised", "f50 platelets=451", "f50 platelets=450"),
    (
        "HEM-16",
        "m50 hemoglobin=9 neutrophils_abs=1.2 platelets=80",
        "m50 hemoglobin=9 neutrophils_abs=1.2 platelets=100",
    ),
    (
        "HEM-19",
        "f50 ferritin=201 transferrin_saturation=46",
        "m50 ferritin=201 transferrin_saturation=46",
    ),
    ("GLU-04", "m30 glucose=251 bicarbonate=17", "m30 glucose=251 bicarbonate=18"),
    ("GLU-01-marked", "m30 glucose=300", "m30 glucose=299"),
    ("GLU-01-two", "m50 hba1c=6.5 glucose_fasting=126", "m50 hba1c=6.5 glucose_fasting=125"),
    ("GLU-01-one", "m50 hba1c=6.5", "m50 hba1c=6.4"),
    ("GLU-01-random", "m50 glucose=200", "m50 glucose=199"),
    ("GLU-02", "m50 hba1c=5.7", "m50 hba1c=5.6"),
    ("GLU-03-second", "m50 glucose=53", "m50 glucose=54"),
    ("GLU-03-first", "m50 glucose_fasting=69", "m50 glucose_fasting=70"),
    ("GLU-05", "f50 hba1c=6 hemoglobin=9.9", "f50 hba1c=6 hemoglobin=10"),
    ("GLU-09", "m50 triglycerides=150 hdl=39", "m50 triglycerides=149 hdl=39"),
    ("LIP-06", "m50 ldl=190", "m50 ldl=189"),
    ("LIP-07-severe", "m50 triglycerides=1000", "m50 triglycerides=999"),
    ("LIP-07-high", "m50 triglycerides=500", "m50 triglycerides=499"),
    ("LIP-09", "m50 lpa=50", "m50 lpa=49"),
    ("LIP-10-thyroid", "f50 ldl=130 tsh=10.1", "f50 ldl=130 tsh=10"),
    ("LIP-11", "f50 ldl=160", "f50 ldl=159"),
    ("URA-01", "m50 uric_acid=7.1", "m50 uric_acid=7.0"),
    ("REN-02-G5", "m60 creatinine=5", "m60 creatinine=3.5"),
    ("REN-02-G4", "m60 egfr=29", "m60 egfr=30"),
    ("REN-02-G3b", "m60 egfr=44", "m60 egfr=45"),
    ("REN-02-G3a", "m60 egfr=59", "m60 egfr=>60"),
    ("REN-06-A3", "m60 urine_acr=301", "m60 urine_acr=300"),
    ("REN-06-A2", "m60 urine_acr=30", "m60 urine_acr=29"),
    ("POT-01-severe", "m60 potassium=6.5", "m60 potassium=6.4"),
    ("POT-01-moderate", "m60 potassium=6.0", "m60 potassium=5.9"),
    ("POT-01-mild", "m60 potassium=5.5", "m60 potassium=5.4"),
    ("POT-02-severe", "m60 potassium=2.4", "m60 potassium=2.5"),
    ("POT-02-moderate", "m60 potassium=2.9", "m60 potassium=3.0"),
    ("POT-02-mild", "m60 potassium=3.4", "m60 potassium=3.5"),
    ("SOD-01-profound", "m60 sodium=120", "m60 sodium=121"),
    ("SOD-01-moderate", "m60 sodium=129", "m60 sodium=130"),
    ("SOD-01-mild", "m60 sodium=134", "m60 sodium=135"),
    ("SOD-02-severe", "m60 sodium=156", "m60 sodium=155"),
    ("SOD-02-marked", "m60 sodium=151", "m60 sodium=150"),
    ("SOD-02-mild", "m60 sodium=146", "m60 sodium=145"),
    ("CAL-02-severe", "m60 calcium=13", "m60 calcium=12.9"),
    ("CAL-02-marked", "m60 calcium=11.5 albumin=3.0", "m60 calcium=11.5 albumin=4.0"),
    ("CAL-02-dependent", "f60 calcium=10.9[8.6-10.2] pth=26", "f60 calcium=10.1[8.6-10.2] pth=26"),
    (
        "CAL-02-independent",
        "f60 calcium=10.9[8.6-10.2] pth=19",
        "f60 calcium=10.9[8.6-10.2] pth=20",
    ),
    ("CAL-02-mild", "f60 calcium=10.9[8.6-10.2]", "f60 calcium=10.3[8.6-10.2] albumin=4.8"),
    ("CAL-03-severe", "f60 calcium=6.5 albumin=4", "f60 calcium=6.5 albumin=3"),
    (
        "CAL-03-magnesium",
        "f60 calcium=7.9[8.6-10.2] albumin=4 magnesium=1.2[1.6-2.6]",
        "f60 calcium=7.9[8.6-10.2] albumin=2.5 magnesium=1.2[1.6-2.6]",
    ),
    (
        "CAL-03-vitamin-d",
        "f60 calcium=7.9[8.6-10.2] albumin=4 vitamin_d_25oh=19",
        "f60 calcium=7.9[8.6-10.2] albumin=4 vitamin_d_25oh=20",
    ),
    (
        "CAL-03-pth",
        "f60 calcium=7.9[8.6-10.2] albumin=4 pth=8[15-65]",
        "f60 calcium=7.9[8.6-10.2] albumin=4 pth=16[15-65]",
    ),
    (
        "VTD-01-toxic",
        "f60 vitamin_d_25oh=151 calcium=11[8.6-10.2]",
        "f60 vitamin_d_25oh=150 calcium=11[8.6-10.2]",
    ),
    ("VTD-01-excess", "f60 vitamin_d_25oh=101", "f60 vitamin_d_25oh=100"),
    ("VTD-01-severe", "f60 vitamin_d_25oh=<11", "f60 vitamin_d_25oh=<13"),
    ("VTD-01-deficient", "f60 vitamin_d_25oh=19", "f60 vitamin_d_25oh=20"),
    ("VTD-01-insufficient", "f60 vitamin_d_25oh=29", "f60 vitamin_d_25oh=30"),
    ("MAG-01", "f60 magnesium=1.5 potassium=3.4", "f60 magnesium=1.6 potassium=3.4"),
    ("PHO-01-low", "f60 phosphate=0.9", "f60 phosphate=1.0"),
    ("PHO-01-kidney", "f60 phosphate=6[2.5-4.5] egfr=29", "f60 phosphate=6[2.5-4.5] egfr=30"),
    (
        "ACB-01",
        "f60 sodium=140 chloride=105 bicarbonate=18 albumin=4",
        "f60 sodium=140 chloride=110 bicarbonate=18 albumin=4",
    ),
    (
        "OSM-01",
        "f60 sodium=140 bun=14 glucose=90 osmolality=302",
        "f60 sodium=140 bun=14 glucose=90 osmolality=299",
    ),
    ("LIV-09", "f60 inr=1.5 albumin=2.9", "f60 inr=1.4 albumin=2.9"),
    ("LIV-02-massive", "f60 alt=601[10-40]", "f60 alt=600[10-40]"),
    ("LIV-02-severe", "f60 alt=201[10-40]", "f60 alt=200[10-40]"),
    ("LIV-02-moderate", "f60 ast=81[10-40]", "f60 ast=80[10-40]"),
    ("LIV-02-mild", "f60 ast=41[10-40]", "f60 ast=40[10-40]"),
    (
        "LIV-01-hepatocellular",
        "f60 alt=200[10-40] alp=100[30-100]",
        "f60 alt=190[10-40] alp=100[30-100]",
    ),
    ("LIV-01-cholestatic", "f60 alt=40[10-40] alp=300[30-100]", "f60 alt=40[10-40] alp=90[30-100]"),
    ("LIV-01-mixed", "f60 alt=200[10-40] alp=150[30-100]", "f60 alt=120[10-40] alp=150[30-100]"),
    (
        "LIV-03-muscle",
        "m30 ast=200[10-40] alt=80[10-40] ck=900[55-170]",
        "m30 ast=200[10-40] alt=80[10-40] ck=850[55-170]",
    ),
    (
        "LIV-03-alcohol",
        "m50 ast=130[10-40] alt=60[10-40] ggt=200[9-50]",
        "m50 ast=120[10-40] alt=60[10-40] ggt=200[9-50]",
    ),
    ("LIV-04-high", "m60 ast=80 alt=60 platelets=150", "m34 ast=180 alt=60 platelets=150"),
    ("LIV-04-middle", "m50 ast=60 alt=60 platelets=200", "m66 ast=40 alt=60 platelets=200"),
    (
        "LIV-07",
        "m25 bilirubin_total=2.1[0.2-1.2] bilirubin_direct=0.3 alt=20[10-40] alp=60[30-120] hemoglobin=15[13-17]",
        "m25 bilirubin_total=2.1[0.2-1.2] bilirubin_direct=0.5 alt=20[10-40] alp=60[30-120] hemoglobin=15[13-17]",
    ),
    ("LIV-08-liver", "f60 alp=150[30-120] ggt=60[8-40]", "f60 alp=150[30-120]"),
    ("LIV-08-bone", "f60 alp=150[30-120] ggt=20[8-40]", "f60 alp=120[30-120] ggt=20[8-40]"),
    ("PAN-01", "f60 lipase=181[0-60]", "f60 lipase=180[0-60]"),
    ("LIV-11", "f50 alt=60[10-40] triglycerides=150", "f50 alt=60[10-40] triglycerides=149"),
    ("THY-05", "f50 ft4=0.5[0.8-1.8] tsh=1.2[0.4-4.0]", "f50 ft4=0.8[0.8-1.8] tsh=1.2[0.4-4.0]"),
    ("THY-01", "f50 tsh=12[0.4-4.0] ft4=0.5[0.8-1.8]", "f50 tsh=12[0.4-4.0] ft4=0.8[0.8-1.8]"),
    ("THY-02-high", "f50 tsh=10.1[0.4-4.0] ft4=1[0.8-1.8]", "f50 tsh=10[0.4-4.0] ft4=1[0.8-1.8]"),
    ("THY-02-mild", "f50 tsh=4.6[0.4-4.0] ft4=1[0.8-1.8]", "f50 tsh=4.5[0.4-4.0] ft4=1[0.8-1.8]"),
    ("THY-07", "f50 tsh=6[0.4-4.0]", "f50 tsh=4.4[0.4-4.0]"),
    ("THY-03", "f50 tsh=0.02[0.4-4.0] ft4=3[0.8-1.8]", "f50 tsh=0.4[0.4-4.0] ft4=3[0.8-1.8]"),
    (
        "THY-04-second",
        "f50 tsh=<0.1[0.4-4.0] ft4=1[0.8-1.8]",
        "f50 tsh=0.1[0.4-4.0] ft4=1[0.8-1.8]",
    ),
    ("THY-04-first", "f50 tsh=0.3[0.4-4.0] ft4=1[0.8-1.8]", "f50 tsh=0.3[0.2-4.0] ft4=1[0.8-1.8]"),
    ("END-02", "m50 testosterone=299", "f50 testosterone=299"),
    ("CAR-01", "m50 troponin_t_hs=15[0-14]", "m50 troponin_t_hs=14[0-14]"),
    ("CAR-02", "m55 nt_probnp=901", "m76 nt_probnp=1800"),
    ("CAR-03-discard", "m50 hs_crp=10.1", "m50 hs_crp=10"),
    ("CAR-03-high", "m50 hs_crp=3.1", "m50 hs_crp=3"),
    ("EXR-01-severe", "m25 ck=900[55-170] potassium=5.5", "m25 ck=900[55-170] potassium=5.4"),
    ("EXR-01-marked", "m25 ck=851[55-170]", "m25 ck=850[55-170]"),
    ("EXR-01-mild", "m25 ck=171[55-170]", "m25 ck=170[55-170]"),
    ("COA-01-high", "m70 inr=5.1", "m70 inr=5.0"),
    ("COA-01-raised", "m70 inr=1.5", "m70 inr=1.4"),
    ("COA-02-both", "m70 aptt=50[25-37] inr=1.5", "m70 aptt=37[25-37] inr=1.5"),
    (
        "COA-02-aptt",
        "m70 aptt=50[25-37] pt_seconds=12[11-13.5] inr=1.1",
        "m70 aptt=50[25-37] pt_seconds=12[11-13.5] inr=1.2",
    ),
    ("COA-04", "m40 d_dimer=0.6", "m40 d_dimer=<0.5"),
    ("INF-01", "m40 crp=101", "m40 crp=100"),
    ("INF-02", "m40 crp=11[0-5]", "m40 crp=10[0-5]"),
    ("TUM-01", "m60 psa_total=4.1[0-4]", "m60 psa_total=4[0-4]"),
    ("IMM-01", "m60 flc_ratio=4 hemoglobin=11.9", "m60 flc_ratio=3 hemoglobin=11.9"),
    ("IMM-02", "f30 ttg_iga=21[0-20]", "f30 ttg_iga=20[0-20]"),
    ("HBV-01-positive", "f30 hbsag=reactive", "f30 hbsag=non-reactive"),
    ("HBV-01-immune", "f30 anti_hbs=10 hbsag=negative", "f30 anti_hbs=9 hbsag=negative"),
    ("HCV-01", "f30 anti_hcv=positive", "f30 anti_hcv=negative"),
    ("HIV-01", "f30 hiv_ag_ab=reactive", "f30 hiv_ag_ab=nonreactive"),
    ("PRG-04", "pf30 platelets=99 alt=81[10-40]", "pf30 platelets=100 alt=81[10-40]"),
    ("PRG-01-overt", "pf30 tsh=6 ft4=0.5[0.8-1.8]", "f30 tsh=6 ft4=0.5[0.8-1.8]"),
    ("PRG-01-high", "pf30 tsh=10.1", "pf30 tsh=10"),
    ("PRG-01-raised", "pf30 tsh=4.1", "pf30 tsh=4.0"),
    ("PRG-02-severe", "pf30 hemoglobin=6.9", "pf30 hemoglobin=7.0"),
    ("PRG-02-anemia", "pf30 hemoglobin=10.4", "pf30 hemoglobin=10.5"),
    ("PRG-05", "pf30 ferritin=29", "pf30 ferritin=30"),
    ("PRG-03", "pf30 glucose_fasting=92", "pf30 glucose_fasting=91"),
];

fn fired(text: &str) -> Vec<String> {
    let case = case(text);
    let guard = Guard::new(&case);
    let mut facts = Facts::new(&case);
    compute(&mut facts, &guard);
    fire(&facts, &guard).iter().map(|fired| fired.row.message()).collect()
}

#[test]
fn rows_fire_where_they_should_and_nowhere_near() {
    for (row, fires, near_miss) in CASES {
        let row = (*row).to_owned();
        assert!(fired(fires).contains(&row), "{row} must fire in: {fires}; got {:?}", fired(fires));
        assert!(!fired(near_miss).contains(&row), "{row} must not fire in: {near_miss}");
    }
}

#[test]
fn every_row_has_its_cases() {
    let tested: BTreeSet<String> = CASES.iter().map(|(row, ..)| (*row).to_owned()).collect();
    let shipped: BTreeSet<String> = rows().map(Row::message).collect();
    assert_eq!(tested, shipped);
}

#[test]
fn every_row_has_a_source_a_statement_and_a_message() {
    let wording = Wording::of(&bta_core::Language::english());
    for row in rows() {
        assert!(!row.sources.is_empty() && !row.statement.is_empty(), "{}", row.id);
        assert!(!wording.say(&row.message()).is_empty(), "{}", row.message());
        assert!(row.replaces.iter().all(|id| rows().any(|row| row.id == *id)), "{}", row.id);
    }
}

#[test]
fn every_key_is_in_the_catalog_or_computed() {
    fn keys(condition: &Condition, out: &mut Vec<&'static str>) {
        match condition {
            Condition::Below(key, _)
            | Condition::AtMost(key, _)
            | Condition::Above(key, _)
            | Condition::AtLeast(key, _)
            | Condition::Within(key, ..)
            | Condition::Low(key)
            | Condition::High(key)
            | Condition::Times(key, _)
            | Condition::Reactive(key) => out.push(key),
            Condition::Aged(_) => {}
            Condition::BySex { male, female } => {
                keys(male, out);
                keys(female, out);
            }
            Condition::All(list) | Condition::Any(list) | Condition::Count(_, list) => {
                list.iter().for_each(|condition| keys(condition, out));
            }
            Condition::Not(condition) | Condition::Unless(condition) => keys(condition, out),
        }
    }
    for row in rows() {
        let mut found = Vec::new();
        keys(&row.when, &mut found);
        for key in found {
            let known = bta_catalog::analyte(key).is_some()
                || FORMULAS.iter().any(|formula| formula.key == key);
            assert!(known, "{key} in {}", row.id);
        }
    }
}

#[test]
fn children_pregnancy_and_treatment_silence_all_but_emergencies() {
    for person in ["m10", "pf30"] {
        let text = format!("{person} ferritin=10 hemoglobin=11.8 potassium=6.6 tsh=3");
        assert!(fired(&text).contains(&"POT-01-severe".to_owned()), "{person}");
        assert!(!fired(&text).contains(&"HEM-02".to_owned()), "{person}");
    }
    let question = "I am on dialysis, is this fine?".to_owned();
    let case = case("m60 creatinine=5 potassium=6.6").question(question.into());
    let guard = Guard::new(&case);
    let facts = Facts::new(&case);
    let ids: Vec<&str> = fire(&facts, &guard).iter().map(|fired| fired.row.id).collect();
    assert_eq!(ids, ["POT-01"]);
}

#[test]
fn without_a_sex_both_sexes_must_agree() {
    assert!(fired("?40 hemoglobin=11.9").contains(&"HEM-01-mild".to_owned()));
    assert!(fired("?40 hemoglobin=12.5").is_empty());
}

#[test]
fn results_that_disagree_fire_nothing() {
    assert!(fired("m60 potassium=5.6 potassium=4.1").is_empty());
    assert_eq!(fired("m60 potassium=5.6 potassium=5.7"), ["POT-01-mild"]);
}

/// `docs/rules.md` lists every row after this line; what stands before it is written by hand.
const GENERATED: &str =
    "<!-- From here on written by BTA_UPDATE_GOLDEN=1 cargo test -p bta-agents --lib rule -->\n";

#[test]
fn the_page_of_rules_lists_every_row() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (head, listed) = page.split_once(GENERATED).expect("the page has the line");
    let mut table =
        "\n| rule | severity | when | fires in | not in | source |\n|---|---|---|---|---|---|\n"
            .to_owned();
    for row in rows() {
        let id = row.message();
        let (_, fires, near_miss) = CASES.iter().find(|(row, ..)| *row == id).unwrap();
        let evidence = row.evidence();
        let source = match &evidence.link {
            Some(link) => format!("[{}]({link})", evidence.source),
            None => evidence.source.clone(),
        };
        let statement = row.statement.replace('<', "&lt;").replace('*', "\\*");
        writeln!(
            table,
            "| {id} | {:?} | {statement} | `{fires}` | `{near_miss}` | {source} ({:?}) |",
            row.severity, row.confidence
        )
        .unwrap();
    }
    if std::env::var_os("BTA_UPDATE_GOLDEN").is_some() {
        std::fs::write(path, format!("{head}{GENERATED}{table}")).unwrap();
    } else {
        assert!(listed == table, "set BTA_UPDATE_GOLDEN=1 to write the rules as they are now");
    }
}
