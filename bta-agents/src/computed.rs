//! Values that formulas add to the report's own, each with its formula as evidence.

use bta_core::opinion::{Confidence, Evidence, Finding, Severity};

use crate::fact::{Fact, Facts, Limits};
use crate::formula::{
    Activity, Age, Albumin, AlbuminCreatinineRatio, Bicarbonate, Calcium, Chloride, Cholesterol,
    Creatinine, Egfr, Glucose, HbA1c, Insulin, Iron, IronBindingCapacity, KidneyRisk, Platelets,
    RedCells, Sodium, Triglycerides, UreaNitrogen, Volume, albuminuria, anion_gap,
    anion_gap_with_albumin, apri, average_glucose, ckd_epi_2021, corrected_calcium,
    corrected_sodium_hillier, fib4, filtration, friedewald, homa_ir, kidney_risk, martin_hopkins,
    martin_hopkins_extended, mentzer, non_hdl, osmolality, r_ratio, sampson,
    transferrin_saturation,
};
use crate::guard::Guard;
use crate::rule::evidence;
use crate::source::{self, Source};
use crate::wording::Wording;
use crate::{interval::Truth, phrase};

/// One formula as evidence.
#[derive(Debug)]
pub(crate) struct Formula {
    /// The stable id; `formula-` before it is the id of its name.
    pub(crate) id: &'static str,
    /// The key of the fact it gives.
    pub(crate) key: &'static str,
    unit: &'static str,
    decimals: usize,
    statement: &'static str,
    sources: &'static [&'static Source],
}

/// A value that a formula gave.
#[derive(Clone, Debug)]
pub(crate) struct Computed {
    /// The formula.
    pub(crate) formula: &'static Formula,
    value: Value,
    results: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
enum Value {
    Number(f64),
    /// The id of a message.
    Word(&'static str),
}

impl Computed {
    /// Writes the value.
    pub(crate) fn value(&self, wording: &Wording) -> String {
        match self.value {
            Value::Number(number) => phrase::said(number, self.formula.decimals, wording),
            Value::Word(id) => wording.say(id),
        }
    }

    /// Writes name, value and unit.
    pub(crate) fn line(&self, wording: &Wording) -> String {
        let name = wording.say(&format!("formula-{}", self.formula.id));
        let value = self.value(wording);
        let values = [("name", name.as_str()), ("value", &value), ("unit", self.formula.unit)];
        wording.with("computed-line", &values).trim_end().to_owned()
    }

    /// Returns it as a finding.
    pub(crate) fn finding(&self, facts: &Facts<'_>, wording: &Wording) -> Finding {
        let formula = self.formula;
        Finding {
            id: formula.id.to_owned(),
            severity: Severity::Information,
            text: self.line(wording) + ".",
            evidence: Evidence {
                results: facts.cite(&self.results),
                rule: Some(evidence(formula.id, formula.statement, formula.sources)),
                confidence: Confidence::High,
            },
        }
    }
}

macro_rules! formulas {
    ($($name:ident = $id:literal, $key:literal, $unit:literal, $decimals:literal, $statement:literal, [$($source:ident),*];)+) => {
        $(static $name: Formula = Formula {
            id: $id,
            key: $key,
            unit: $unit,
            decimals: $decimals,
            statement: $statement,
            sources: &[$(&source::$source),*],
        };)+

        /// Every formula that may be applied.
        #[cfg(test)]
        pub(crate) static FORMULAS: &[&Formula] = &[$(&$name),+];
    };
}

formulas! {
    EGFR = "FRM-EGFR", "egfr", "mL/min/1.73 m2", 0, "142 x min(creatinine/k, 1)^a x max(creatinine/k, 1)^-1.2 x 0.9938^age (x 1.012 for women); k 0.7 and a -0.241 for women, k 0.9 and a -0.302 for men; from 18 years; mL/min/1.73 m2; CKD-EPI 2021", [CKD_EPI, KDIGO];
    RISK = "FRM-RISK", "kidney_risk", "", 0, "categories of eGFR (G1 to G5) and urine albumin/creatinine (A1 to A3)", [KDIGO];
    TSAT = "FRM-TSAT", "transferrin_saturation", "%", 0, "iron / iron-binding capacity x 100", [BSG_IRON];
    MENTZER = "FRM-MENTZER", "mentzer", "", 1, "MCV / red cells, for MCV < 80 fL", [MENTZER];
    NON_HDL = "FRM-NONHDL", "non_hdl", "mg/dL", 0, "total cholesterol - HDL", [AHA_CHOLESTEROL];
    LDL_MH = "FRM-LDL-MH", "ldl", "mg/dL", 0, "total - HDL - triglycerides / factor of the table of Martin and Hopkins; triglycerides < 400 mg/dL", [MARTIN];
    LDL_MH_HIGH = "FRM-LDL-MH-HIGH", "ldl", "mg/dL", 0, "total - HDL - triglycerides / factor of the extended table of Martin and Hopkins; triglycerides 400 to 799 mg/dL", [SAJJA];
    AG = "FRM-AG", "anion_gap", "mmol/L", 1, "sodium - chloride - bicarbonate", [KITABCHI];
    AG_ALBUMIN = "FRM-AG-ALB", "anion_gap_corrected", "mmol/L", 1, "anion gap + 2.5 x (4 - albumin in g/dL)", [FIGGE];
    CALCIUM = "FRM-CA", "calcium_corrected", "mg/dL", 1, "calcium + 0.8 x (4 - albumin in g/dL)", [PAYNE];
    SODIUM = "FRM-NA", "sodium_corrected", "mmol/L", 0, "sodium + 0.024 x (glucose in mg/dL - 100)", [HILLIER];
    OSMOLALITY = "FRM-OSM", "osmolality_calculated", "mosm/kg", 0, "2 x sodium + BUN / 2.8 + glucose / 18", [KITABCHI];
    GAP = "FRM-GAP", "osmolal_gap", "mosm/kg", 0, "measured - calculated osmolality", [KITABCHI];
    EAG = "FRM-EAG", "eag", "mg/dL", 0, "28.7 x HbA1c - 46.7", [ADAG];
    HOMA = "FRM-HOMA", "homa_ir", "", 2, "fasting glucose in mg/dL x insulin in uIU/mL / 405", [HOMA];
    FIB_4 = "FRM-FIB4", "fib4", "", 2, "age x AST / (platelets x square root of ALT); limits hold from 35 years", [FIB4, FIB4_AGE];
    APRI = "FRM-APRI", "apri", "", 2, "AST / its upper limit / platelets x 100", [APRI];
    R_RATIO = "FRM-R", "r_ratio", "", 1, "(ALT / its upper limit) / (ALP / its upper limit), when ALT or ALP is above its limit", [ACG_LIVER];
    DE_RITIS = "FRM-DERITIS", "ast_alt_ratio", "", 2, "AST / ALT", [ACG_ALCOHOL];
    DIRECT = "FRM-DIRECT", "bilirubin_direct_share", "%", 0, "direct / total bilirubin x 100", [ACG_LIVER];
}

/// Applies formulas and remembers what they gave.
struct Calculator<'f, 'a> {
    facts: &'f mut Facts<'a>,
    computed: Vec<Computed>,
}

/// Applies every formula that the facts allow, and adds what it gives to the facts.
pub(crate) fn compute(facts: &mut Facts<'_>, guard: &Guard) -> Vec<Computed> {
    let mut calculator = Calculator { facts, computed: Vec::new() };
    calculator.blood();
    calculator.salts();
    calculator.sugar();
    if guard.adult_rules() {
        calculator.lipids();
        calculator.kidney();
        calculator.liver();
    }
    calculator.computed
}

impl Calculator<'_, '_> {
    /// Returns exact values of analytes and the results they come from.
    fn inputs<const N: usize>(&self, keys: [&str; N]) -> Option<([f64; N], Vec<usize>)> {
        let mut values = [0.0; N];
        let mut results = Vec::new();
        for (slot, key) in values.iter_mut().zip(keys) {
            let (value, cited) = self.facts.exact(key)?;
            *slot = value;
            results.extend_from_slice(cited);
        }
        Some((values, results))
    }

    /// Adds a value unless the report prints one.
    fn add(&mut self, formula: &'static Formula, value: f64, results: Vec<usize>) {
        if self.facts.of(formula.key).is_empty() {
            self.facts.add(formula.key, Fact::computed(value, Limits::default(), results.clone()));
            self.computed.push(Computed { formula, value: Value::Number(value), results });
        }
    }

    fn blood(&mut self) {
        if let Some(([iron, capacity], results)) = self.inputs(["iron", "tibc"])
            && let (Some(iron), Some(capacity)) =
                (Iron::ug_dl(iron), IronBindingCapacity::ug_dl(capacity))
            && let Ok(value) = transferrin_saturation(iron, capacity)
        {
            self.add(&TSAT, value, results);
        }
        if let Some(([volume, cells], results)) = self.inputs(["mcv", "rbc"])
            && let (Some(volume), Some(cells)) =
                (Volume::fl(volume), RedCells::million_per_ul(cells))
            && let Ok(value) = mentzer(volume, cells)
        {
            self.add(&MENTZER, value, results);
        }
    }

    fn salts(&mut self) {
        if let Some(([sodium, chloride, bicarbonate], results)) =
            self.inputs(["sodium", "chloride", "bicarbonate"])
            && let (Some(sodium), Some(chloride), Some(bicarbonate)) = (
                Sodium::mmol_l(sodium),
                Chloride::mmol_l(chloride),
                Bicarbonate::mmol_l(bicarbonate),
            )
        {
            self.add(&AG, anion_gap(sodium, chloride, bicarbonate), results);
        }
        if let Some(([gap, albumin], results)) = self.inputs(["anion_gap", "albumin"])
            && let Some(albumin) = Albumin::g_dl(albumin)
        {
            self.add(&AG_ALBUMIN, anion_gap_with_albumin(gap, albumin), results);
        }
        self.calcium();
        self.osmolality();
    }

    /// Corrects calcium and keeps its limits; not where ionized calcium was measured.
    fn calcium(&mut self) {
        if !self.facts.of("calcium_ionized").is_empty()
            || !self.facts.of("calcium_corrected").is_empty()
        {
            return;
        }
        if let Some(([calcium, albumin], results)) = self.inputs(["calcium", "albumin"])
            && let (Some(calcium), Some(albumin)) =
                (Calcium::mg_dl(calcium), Albumin::g_dl(albumin))
            && let Ok(value) = corrected_calcium(calcium, albumin)
        {
            let limits =
                self.facts.of("calcium").first().map(Fact::canonical_limits).unwrap_or_default();
            self.facts.add(CALCIUM.key, Fact::computed(value, limits, results.clone()));
            self.computed.push(Computed {
                formula: &CALCIUM,
                value: Value::Number(value),
                results,
            });
        }
    }

    fn osmolality(&mut self) {
        let glucose =
            if self.facts.exact("glucose").is_some() { "glucose" } else { "glucose_fasting" };
        if let Some(([sodium, sugar], results)) = self.inputs(["sodium", glucose])
            && sodium < 135.0
            && sugar >= 150.0
            && let (Some(sodium), Some(sugar)) = (Sodium::mmol_l(sodium), Glucose::mg_dl(sugar))
            && let Ok(value) = corrected_sodium_hillier(sodium, sugar)
        {
            self.add(&SODIUM, value, results);
        }
        if let Some(([measured, sodium, nitrogen, sugar], results)) =
            self.inputs(["osmolality", "sodium", "bun", glucose])
            && let (Some(sodium), Some(nitrogen), Some(sugar)) =
                (Sodium::mmol_l(sodium), UreaNitrogen::mg_dl(nitrogen), Glucose::mg_dl(sugar))
        {
            let value = osmolality(sodium, nitrogen, sugar);
            self.add(&OSMOLALITY, value, results.clone());
            self.add(&GAP, measured - value, results);
        }
    }

    fn sugar(&mut self) {
        if let Some(([hba1c], results)) = self.inputs(["hba1c"])
            && let Some(hba1c) = HbA1c::percent(hba1c)
            && let Ok(value) = average_glucose(hba1c)
        {
            self.add(&EAG, value, results);
        }
        if let Some(([glucose, insulin], results)) = self.inputs(["glucose_fasting", "insulin"])
            && let (Some(glucose), Some(insulin)) =
                (Glucose::mg_dl(glucose), Insulin::uiu_ml(insulin))
        {
            self.add(&HOMA, homa_ir(glucose, insulin), results);
        }
    }

    fn lipids(&mut self) {
        let Some(([total, hdl], results)) = self.inputs(["cholesterol_total", "hdl"]) else {
            return;
        };
        let (Some(total), Some(hdl)) = (Cholesterol::mg_dl(total), Cholesterol::mg_dl(hdl)) else {
            return;
        };
        if let Ok(rest) = non_hdl(total, hdl) {
            self.add(&NON_HDL, rest.get(), results);
        }
        if !self.facts.of("ldl_direct").is_empty() {
            return;
        }
        if let Some(([_, _, fat], results)) =
            self.inputs(["cholesterol_total", "hdl", "triglycerides"])
            && let Some(fat) = Triglycerides::mg_dl(fat)
        {
            match (martin_hopkins(total, hdl, fat), martin_hopkins_extended(total, hdl, fat)) {
                (Ok(value), _) => self.add(&LDL_MH, value, results),
                (Err(_), Ok(value)) => self.add(&LDL_MH_HIGH, value, results),
                (Err(_), Err(_)) => {}
            }
        }
    }

    fn kidney(&mut self) {
        let person = self.facts.age().and_then(Age::years).zip(self.facts.sex());
        if let Some(([creatinine], results)) = self.inputs(["creatinine"])
            && let (Some(creatinine), Some((age, sex))) = (Creatinine::mg_dl(creatinine), person)
            && let Ok(rate) = ckd_epi_2021(creatinine, age, sex)
            && self.facts.exact("egfr").is_none()
        {
            let fact = Fact::computed(rate.get(), Limits::default(), results.clone());
            self.facts.sharpen(EGFR.key, fact);
            let value = Value::Number(rate.get());
            self.computed.push(Computed { formula: &EGFR, value, results });
        }
        if let Some(([rate, ratio], results)) = self.inputs(["egfr", "urine_acr"])
            && let (Some(rate), Some(ratio)) =
                (Egfr::ml_min(rate), AlbuminCreatinineRatio::mg_g(ratio))
        {
            let word = match kidney_risk(filtration(rate), albuminuria(ratio)) {
                KidneyRisk::Low => "kidney-risk-low",
                KidneyRisk::Moderate => "kidney-risk-moderate",
                KidneyRisk::High => "kidney-risk-high",
                KidneyRisk::VeryHigh => "kidney-risk-very-high",
            };
            self.computed.push(Computed { formula: &RISK, value: Value::Word(word), results });
        }
    }

    fn liver(&mut self) {
        if let Some(([ast, alt], results)) = self.inputs(["ast", "alt"])
            && alt > 0.0
            && (self.high("ast") || self.high("alt"))
        {
            self.add(&DE_RITIS, ast / alt, results);
        }
        if let Some(([ast, alt, platelets], results)) = self.inputs(["ast", "alt", "platelets"])
            && let (Some(ast), Some(alt), Some(platelets)) =
                (Activity::u_l(ast), Activity::u_l(alt), Platelets::thousand_per_ul(platelets))
        {
            let age = self.facts.age().filter(|age| *age >= 35.0).and_then(Age::years);
            if let Some(Ok(value)) = age.map(|age| fib4(age, ast, alt, platelets)) {
                self.add(&FIB_4, value, results.clone());
            }
            if let (true, Some(upper)) = (self.high("ast"), self.upper("ast")) {
                self.add(&APRI, apri(ast, upper, platelets), results);
            }
        }
        if let Some(([alt, alp], results)) = self.inputs(["alt", "alp"])
            && let (Some(alt), Some(alp)) = (Activity::u_l(alt), Activity::u_l(alp))
            && let (Some(alt_upper), Some(alp_upper)) = (self.upper("alt"), self.upper("alp"))
            && (self.high("alt") || self.high("alp"))
        {
            self.add(&R_RATIO, r_ratio(alt, alt_upper, alp, alp_upper), results);
        }
        if let Some(([direct, total], results)) =
            self.inputs(["bilirubin_direct", "bilirubin_total"])
            && direct <= total
            && self.high("bilirubin_total")
        {
            self.add(&DIRECT, direct / total * 100.0, results);
        }
    }

    fn high(&self, key: &str) -> bool {
        self.facts.of(key).iter().any(|fact| fact.above_limit(1.0) == Truth::Yes)
    }

    fn upper(&self, key: &str) -> Option<Activity> {
        self.facts.of(key).first().and_then(Fact::upper_limit).and_then(Activity::u_l)
    }
}

/// Returns LDL by the formulas that apply to these values, for comparing with a printed one.
pub(crate) fn ldl_estimates(total: f64, hdl: f64, triglycerides: f64) -> Vec<f64> {
    let (Some(total), Some(hdl), Some(fat)) =
        (Cholesterol::mg_dl(total), Cholesterol::mg_dl(hdl), Triglycerides::mg_dl(triglycerides))
    else {
        return Vec::new();
    };
    [
        friedewald(total, hdl, fat),
        sampson(total, hdl, fat),
        martin_hopkins(total, hdl, fat),
        martin_hopkins_extended(total, hdl, fat),
    ]
    .into_iter()
    .flatten()
    .collect()
}
