//! Identities: what printed values must satisfy by arithmetic. A value that does not may have
//! been misread (wrong column, shifted decimal) or measured in another way.

use bta_core::opinion::{Confidence, Evidence, Finding, Severity};

use crate::computed::ldl_estimates;
use crate::fact::{Facts, canonical};
use crate::formula::{Age, Creatinine, ckd_epi_2021};
use crate::phrase;
use crate::rule::evidence;
use crate::source;
use crate::wording::Wording;

/// One identity: what a printed value should be, from others.
#[derive(Debug)]
struct Identity {
    id: &'static str,
    /// The analyte that is compared.
    key: &'static str,
    /// What it is computed from.
    from: &'static [&'static str],
    compute: fn(&[f64]) -> f64,
    /// The difference that rounding and methods explain.
    tolerance: Tolerance,
    statement: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Tolerance {
    Absolute(f64),
    Percent(f64),
}

impl Tolerance {
    fn covers(self, printed: f64, computed: f64) -> bool {
        let difference = (printed - computed).abs();
        match self {
            Self::Absolute(limit) => difference <= limit + 1e-9,
            Self::Percent(percent) => difference <= printed.abs() * percent / 100.0 + 1e-9,
        }
    }
}

macro_rules! identities {
    ($($id:literal: $key:literal from [$($from:literal),+] = |$values:ident| $compute:expr, $tolerance:expr, $statement:literal;)+) => {
        static IDENTITIES: &[Identity] = &[$(Identity {
            id: $id,
            key: $key,
            from: &[$($from),+],
            compute: |$values| $compute,
            tolerance: $tolerance,
            statement: $statement,
        }),+];
    };
}

identities! {
    "HEM-17": "hematocrit" from ["hemoglobin"] = |v| v[0] * 3.0, Tolerance::Absolute(6.0), "hematocrit = 3 x hemoglobin, within 6 %";
    "HEM-17-MCHC": "mchc" from ["hemoglobin", "hematocrit"] = |v| v[0] / v[1] * 100.0, Tolerance::Absolute(1.0), "MCHC = hemoglobin / hematocrit x 100, within 1.0 g/dL";
    "HEM-17-MCV": "mcv" from ["hematocrit", "rbc"] = |v| v[0] / v[1] * 10.0, Tolerance::Absolute(3.0), "MCV = hematocrit / red cells x 10, within 3 fL";
    "HEM-17-MCH": "mch" from ["hemoglobin", "rbc"] = |v| v[0] / v[1] * 10.0, Tolerance::Absolute(1.5), "MCH = hemoglobin / red cells x 10, within 1.5 pg";
    "HEM-18-NEU": "neutrophils_abs" from ["wbc", "neutrophils_pct"] = |v| v[0] * v[1] / 100.0, Tolerance::Percent(10.0), "neutrophils = white cells x share / 100, within 10 %";
    "HEM-18-LYM": "lymphocytes_abs" from ["wbc", "lymphocytes_pct"] = |v| v[0] * v[1] / 100.0, Tolerance::Percent(10.0), "lymphocytes = white cells x share / 100, within 10 %";
    "HEM-20": "transferrin_saturation" from ["iron", "tibc"] = |v| v[0] / v[1] * 100.0, Tolerance::Absolute(2.0), "transferrin saturation = iron / iron-binding capacity x 100, within 2 %";
    "HEM-20-UIBC": "uibc" from ["tibc", "iron"] = |v| v[0] - v[1], Tolerance::Percent(5.0), "UIBC = iron-binding capacity - iron, within 5 %";
    "GLU-06": "eag" from ["hba1c"] = |v| 28.7 * v[0] - 46.7, Tolerance::Absolute(5.0), "average glucose = 28.7 x HbA1c - 46.7, within 5 mg/dL";
    "LIP-01": "non_hdl" from ["cholesterol_total", "hdl"] = |v| v[0] - v[1], Tolerance::Absolute(3.0), "non-HDL = total cholesterol - HDL, within 3 mg/dL";
    "LIP-12": "chol_hdl_ratio" from ["cholesterol_total", "hdl"] = |v| v[0] / v[1], Tolerance::Absolute(0.15), "ratio = total cholesterol / HDL, within 0.15";
    "LIP-13": "ldl_hdl_ratio" from ["ldl", "hdl"] = |v| v[0] / v[1], Tolerance::Absolute(0.15), "ratio = LDL / HDL, within 0.15";
    "LIP-05-VLDL": "vldl" from ["triglycerides"] = |v| v[0] / 5.0, Tolerance::Percent(30.0), "VLDL = triglycerides / 5, within 30 %";
    "LIV-10-BIL": "bilirubin_total" from ["bilirubin_direct", "bilirubin_indirect"] = |v| v[0] + v[1], Tolerance::Absolute(0.2), "total = direct + indirect bilirubin, within 0.2 mg/dL";
    "LIV-10-TP": "total_protein" from ["albumin", "globulin"] = |v| v[0] + v[1], Tolerance::Absolute(0.2), "total protein = albumin + globulin, within 0.2 g/dL";
    "LIV-10-AG": "albumin_globulin_ratio" from ["albumin", "globulin"] = |v| v[0] / v[1], Tolerance::Absolute(0.1), "ratio = albumin / globulin, within 0.1";
    "LIV-12": "ast_alt_ratio" from ["ast", "alt"] = |v| v[0] / v[1], Tolerance::Absolute(0.15), "ratio = AST / ALT, within 0.15";
    "ACB-03": "anion_gap" from ["sodium", "chloride", "bicarbonate"] = |v| v[0] - v[1] - v[2], Tolerance::Absolute(6.0), "anion gap = sodium - chloride - bicarbonate (with potassium added by some), within 6 mmol/L";
    "REN-08": "urea" from ["bun"] = |v| v[0] * 2.14, Tolerance::Percent(5.0), "urea = 2.14 x BUN, within 5 %";
    "REN-09": "bun_creatinine_ratio" from ["bun", "creatinine"] = |v| v[0] / v[1], Tolerance::Percent(10.0), "ratio = BUN / creatinine, within 10 %";
    "TUM-02": "psa_free_ratio" from ["psa_free", "psa_total"] = |v| v[0] / v[1] * 100.0, Tolerance::Percent(10.0), "ratio = free / total PSA x 100, within 10 %";
}

/// Pairs of which the first cannot exceed the second.
static PARTS: &[(&str, &str)] = &[
    ("bilirubin_direct", "bilirubin_total"),
    ("psa_free", "psa_total"),
    ("neutrophils_abs", "wbc"),
    ("lymphocytes_abs", "wbc"),
    ("hdl", "cholesterol_total"),
    ("ldl", "cholesterol_total"),
    ("ldl", "non_hdl"),
    ("albumin", "total_protein"),
    ("iron", "tibc"),
];

/// Returns what does not fit together.
pub(crate) fn contradictions(facts: &Facts<'_>, wording: &Wording) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        IDENTITIES.iter().filter_map(|identity| check(identity, facts, wording)).collect();
    found.extend(PARTS.iter().filter_map(|(part, whole)| exceeds(part, whole, facts, wording)));
    found.extend(ldl(facts, wording));
    found.extend(kidney(facts, wording));
    found
}

fn check(identity: &Identity, facts: &Facts<'_>, wording: &Wording) -> Option<Finding> {
    let (printed, own) = facts.exact(identity.key)?;
    let mut values = Vec::new();
    let mut results = Vec::new();
    for key in identity.from {
        let (value, cited) = facts.exact(key)?;
        values.push(value);
        results.extend_from_slice(cited);
    }
    let computed = (identity.compute)(&values);
    if !computed.is_finite() || identity.tolerance.covers(printed, computed) {
        return None;
    }
    let difference = Difference { id: identity.id, statement: identity.statement, computed };
    Some(difference.finding(facts, (own, &results), wording))
}

/// A printed value that differs from what follows from others.
struct Difference {
    id: &'static str,
    statement: &'static str,
    computed: f64,
}

impl Difference {
    fn finding(
        &self,
        facts: &Facts<'_>,
        (own, from): (&[usize], &[usize]),
        wording: &Wording,
    ) -> Finding {
        let report = facts.report();
        let shown = own.first().and_then(|index| report.results.get(*index));
        let name = shown.map_or("", |measurement| measurement.name.as_str());
        // What follows is written in the printed unit of the result.
        let scale = shown
            .and_then(|it| {
                let analyte = bta_catalog::analyte(it.analyte.as_deref()?)?;
                Some(it.number? / canonical(it, analyte)?)
            })
            .filter(|scale| scale.is_finite())
            .unwrap_or(1.0);
        let values = [
            ("name", name),
            ("printed", shown.map_or("", |measurement| measurement.value.as_str())),
            ("computed", &phrase::said(self.computed * scale, 1, wording)),
            ("results", &phrase::results(&facts.cite(from), wording)),
        ];
        let text = wording.with("verifier-identity", &values);
        finding(self.id, self.statement, text, facts, &[own, from].concat())
    }
}

fn exceeds(part: &str, whole: &str, facts: &Facts<'_>, wording: &Wording) -> Option<Finding> {
    let (first, own) = facts.exact(part)?;
    let (second, from) = facts.exact(whole)?;
    if first <= second * 1.02 {
        return None;
    }
    let results = [own, from].concat();
    let name = bta_catalog::analyte(part).map_or("", bta_catalog::Analyte::name);
    let mut listed = facts.cite(own);
    listed.extend(facts.cite(from));
    let values = [("name", name), ("results", &phrase::results(&listed, wording))];
    let text = wording.with("verifier-order", &values);
    let id = format!("PART-{part}-{whole}");
    Some(finding(&id, "a part cannot exceed the whole", text, facts, &results))
}

/// Compares a printed LDL with all formulas that laboratories use.
fn ldl(facts: &Facts<'_>, wording: &Wording) -> Option<Finding> {
    let (printed, own) = facts.exact("ldl")?;
    let (total, a) = facts.exact("cholesterol_total")?;
    let (hdl, b) = facts.exact("hdl")?;
    let (fat, c) = facts.exact("triglycerides")?;
    let estimates = ldl_estimates(total, hdl, fat);
    let nearest = estimates
        .iter()
        .copied()
        .min_by(|one, other| (one - printed).abs().total_cmp(&(other - printed).abs()))?;
    ((nearest - printed).abs() > 10.0).then(|| {
        let difference = Difference {
            id: "LIP-05",
            statement: "LDL within 10 mg/dL of Friedewald, Sampson or Martin-Hopkins, unless measured directly",
            computed: nearest,
        };
        difference.finding(facts, (own, &[a, b, c].concat()), wording)
    })
}

/// Compares a printed eGFR with CKD-EPI 2021.
fn kidney(facts: &Facts<'_>, wording: &Wording) -> Option<Finding> {
    let (printed, own) = facts.exact("egfr")?;
    let (creatinine, from) = facts.exact("creatinine")?;
    let age = Age::years(facts.age()?)?;
    let rate = ckd_epi_2021(Creatinine::mg_dl(creatinine)?, age, facts.sex()?).ok()?.get();
    // Older formulas differ from CKD-EPI 2021 by up to a tenth or so; near and above 90 they scatter.
    ((printed - rate).abs() > printed * 0.15 && printed.min(rate) < 90.0).then(|| {
        let difference = Difference {
            id: "REN-01",
            statement: "eGFR within 15 % of CKD-EPI 2021 below 90 mL/min/1.73 m2",
            computed: rate,
        };
        difference.finding(facts, (own, from), wording)
    })
}

fn finding(
    id: &str,
    statement: &str,
    text: String,
    facts: &Facts<'_>,
    results: &[usize],
) -> Finding {
    Finding {
        id: id.to_owned(),
        severity: Severity::Information,
        text,
        evidence: Evidence {
            results: facts.cite(results),
            rule: Some(evidence(id, statement, &[&source::ARITHMETIC])),
            confidence: Confidence::Certain,
        },
    }
}
