//! The formulas and their names.

use super::{Answer, Inputs, Refusal};
use crate::formula::{
    Activity, Age, Albumin, AlbuminCreatinineRatio, Bicarbonate, Bilirubin, BodyMassIndex, Calcium,
    Calibration, Chloride, Cholesterol, Creatinine, Egfr, FibrosisInputs, Glucose, Glycemia, HbA1c,
    HbA1cIfcc, Hemoglobin, Inr, Insulin, Iron, IronBindingCapacity, KidneyRisk, Platelets,
    Quantity, RedCells, Sodium, Triglycerides, Undefined, UreaNitrogen, Volume, Weight,
    albuminuria, anion_gap, anion_gap_with_albumin, apri, average_glucose, ckd_epi_2021,
    cockcroft_gault, corrected_calcium, corrected_sodium_hillier, corrected_sodium_katz, delta_gap,
    delta_ratio, fib4, filtration, friedewald, hba1c_ifcc, hba1c_ngsp, homa_ir, kidney_risk,
    martin_hopkins, martin_hopkins_extended, martin_hopkins_extended_factor, martin_hopkins_factor,
    mdrd, meld, meld_na, mentzer, nafld_fibrosis, non_hdl, osmolality, r_ratio, rule_of_three,
    sampson, transferrin_saturation,
};

/// One formula.
pub(super) struct Function {
    /// Its names.
    pub(super) names: &'static [&'static str],
    /// What it does.
    pub(super) apply: fn(&Inputs) -> Result<Answer, Refusal>,
}

macro_rules! functions {
    ($($($name:literal)|+ => |$inputs:ident| $body:expr;)+) => {
        /// Every formula.
        pub(super) static FUNCTIONS: &[Function] = &[$(Function {
            names: &[$($name),+],
            apply: |$inputs| $body,
        }),+];
    };
}

functions! {
    "egfr_ckd_epi_2021" => |it| {
        number(ckd_epi_2021(creatinine(it)?, age(it)?, it.sex()?)?.get(), "mL/min/{1.73_m2}")
    };
    "egfr_mdrd4" => |it| mdrd_rate(it, Calibration::Idms);
    "egfr_mdrd4_186" => |it| mdrd_rate(it, Calibration::Original);
    "crcl_cockcroft_gault" | "cockcroft_gault" => |it| {
        let rate = cockcroft_gault(creatinine(it)?, age(it)?, it.get::<Weight>(&["weight"])?, it.sex()?);
        number(rate?, "mL/min")
    };
    "kdigo_risk" | "ckd_risk" => |it| {
        let ratio = it.get::<AlbuminCreatinineRatio>(&["acr", "urine_acr", "uacr"])?;
        let rate = it.get::<Egfr>(&["egfr"])?;
        Ok(Answer::Word(risk(kidney_risk(filtration(rate), albuminuria(ratio)))))
    };
    "ldl_friedewald" => |it| ldl(it, friedewald);
    "ldl_sampson" => |it| ldl(it, sampson);
    "ldl_martin_hopkins" => |it| ldl(it, martin_hopkins);
    "ldl_martin_hopkins_extended" => |it| ldl(it, martin_hopkins_extended);
    "martin_hopkins_factor" => |it| {
        number(martin_hopkins_factor(fat(it)?, it.main(&["non_hdl"])?)?, "")
    };
    "martin_hopkins_extended_factor" => |it| {
        number(martin_hopkins_extended_factor(fat(it)?, it.main(&["non_hdl"])?)?, "")
    };
    "non_hdl" => |it| {
        let rest = non_hdl(it.main(TOTAL)?, it.main(HDL)?)?;
        in_row_unit(it, rest)
    };
    "anion_gap" => |it| number(gap(it)?, "mmol/L");
    "anion_gap_albumin_corrected" => |it| number(corrected_gap(it)?, "mmol/L");
    "delta_gap" => |it| number(delta_gap(gap(it)?), "mmol/L");
    "delta_gap_albumin_corrected" => |it| number(delta_gap(corrected_gap(it)?), "mmol/L");
    "delta_ratio" => |it| number(delta_ratio(gap(it)?, bicarbonate(it)?)?, "");
    "delta_ratio_albumin_corrected" => |it| {
        number(delta_ratio(corrected_gap(it)?, bicarbonate(it)?)?, "")
    };
    "corrected_calcium" => |it| {
        let value = corrected_calcium(it.main(&["calcium", "ca"])?, albumin(it)?)?;
        in_row_unit(it, Calcium::mg_dl(value).ok_or(Undefined::Meaningless)?)
    };
    "corrected_sodium_hillier" | "corrected_sodium" => |it| {
        number(corrected_sodium_hillier(sodium(it)?, glucose(it)?)?, "mmol/L")
    };
    "corrected_sodium_katz" => |it| {
        number(corrected_sodium_katz(sodium(it)?, glucose(it)?)?, "mmol/L")
    };
    "osmolality_calc" | "osmolality" => |it| {
        number(osmolality(sodium(it)?, nitrogen(it)?, glucose(it)?), "mosm/kg")
    };
    "eag" => |it| number(average_glucose(it.get::<HbA1c>(&["hba1c"])?)?, "mg/dL");
    "hba1c_ngsp_to_ifcc" => |it| {
        number(hba1c_ifcc(it.get::<HbA1c>(&["ngsp", "hba1c"])?)?.get(), "mmol/mol")
    };
    "hba1c_ifcc_to_ngsp" => |it| {
        number(hba1c_ngsp(it.get::<HbA1cIfcc>(&["ifcc", "hba1c"])?)?.get(), "%")
    };
    "homa_ir" => |it| {
        number(homa_ir(glucose(it)?, it.get::<Insulin>(&["insulin", "fasting_insulin"])?), "")
    };
    "fib4" => |it| number(fib4(age(it)?, ast(it)?, alt(it)?, platelets(it)?)?, "");
    "apri" => |it| {
        let upper = it.get::<Activity>(&["ast_uln", "ast_upper_limit", "uln"])?;
        number(apri(ast(it)?, upper, platelets(it)?), "")
    };
    "r_ratio" => |it| {
        let alp = it.get::<Activity>(&["alp"])?;
        let upper = |names| it.get::<Activity>(names);
        number(r_ratio(alt(it)?, upper(&["alt_uln"])?, alp, upper(&["alp_uln"])?), "")
    };
    "nfs" | "nafld_fibrosis_score" => |it| {
        let impaired = ["ifg_or_diabetes", "diabetes", "ifg"].iter().any(|name| it.flag(name));
        let inputs = FibrosisInputs {
            age: age(it)?,
            body_mass: it.get::<BodyMassIndex>(&["bmi"])?,
            glycemia: if impaired { Glycemia::Impaired } else { Glycemia::Normal },
            ast: ast(it)?,
            alt: alt(it)?,
            platelets: platelets(it)?,
            albumin: albumin(it)?,
        };
        number(nafld_fibrosis(&inputs)?, "")
    };
    "meld" => |it| number(meld(bilirubin(it)?, inr(it)?, creatinine(it)?), "");
    "meld_na_unos" | "meld_na" => |it| {
        number(meld_na(bilirubin(it)?, inr(it)?, creatinine(it)?, sodium(it)?), "")
    };
    "transferrin_saturation" | "tsat" => |it| {
        let capacity = it.get::<IronBindingCapacity>(&["tibc"])?;
        number(transferrin_saturation(it.get::<Iron>(&["iron"])?, capacity)?, "%")
    };
    "mentzer" => |it| {
        number(mentzer(it.get::<Volume>(&["mcv"])?, it.get::<RedCells>(&["rbc"])?)?, "")
    };
    "rule_of_three" => |it| {
        number(rule_of_three(it.get::<Hemoglobin>(&["hemoglobin", "hb"])?), "%")
    };
    "convert" => |it| {
        let key = it.text("analyte").ok_or(Refusal::Input("analyte"))?;
        convert(it, key)
    };
    "convert_bilirubin" => |it| convert(it, "bilirubin_total");
    "convert_creatinine" => |it| convert(it, "creatinine");
    "convert_urea_to_bun" => |it| nitrogen_of_urea(it, "urea ", "BUN ");
    "convert_bun_to_urea" => |it| nitrogen_of_urea(it, "BUN ", "urea ");
}

const TOTAL: &[&str] = &["tc", "cholesterol_total", "total_cholesterol", "cholesterol"];
const HDL: &[&str] = &["hdl", "hdl_cholesterol"];

#[expect(clippy::unnecessary_wraps, reason = "the last step of functions that may refuse")]
fn number(value: f64, unit: &'static str) -> Result<Answer, Refusal> {
    Ok(Answer::Number { value, unit })
}

/// Answers in the unit that the row gives its inputs in.
fn in_row_unit<Q: Quantity>(inputs: &Inputs, value: Q) -> Result<Answer, Refusal> {
    let unit = inputs.unit("unit")?.unwrap_or(Q::UNIT);
    let value = value.to_unit(unit).ok_or(Refusal::Input("unit"))?;
    number(value, unit)
}

fn age(it: &Inputs) -> Result<Age, Refusal> {
    it.get(&["age"])
}

fn creatinine(it: &Inputs) -> Result<Creatinine, Refusal> {
    it.main(&["creatinine", "scr"])
}

fn sodium(it: &Inputs) -> Result<Sodium, Refusal> {
    it.get(&["sodium", "na"])
}

fn bicarbonate(it: &Inputs) -> Result<Bicarbonate, Refusal> {
    it.get(&["bicarbonate", "hco3"])
}

fn albumin(it: &Inputs) -> Result<Albumin, Refusal> {
    it.get(&["albumin"])
}

fn bilirubin(it: &Inputs) -> Result<Bilirubin, Refusal> {
    it.get(&["bilirubin", "bilirubin_total"])
}

fn inr(it: &Inputs) -> Result<Inr, Refusal> {
    it.get(&["inr"])
}

fn ast(it: &Inputs) -> Result<Activity, Refusal> {
    it.get(&["ast"])
}

fn alt(it: &Inputs) -> Result<Activity, Refusal> {
    it.get(&["alt"])
}

fn platelets(it: &Inputs) -> Result<Platelets, Refusal> {
    it.get(&["platelets", "plt"])
}

fn glucose(it: &Inputs) -> Result<Glucose, Refusal> {
    it.main(&["glucose", "fasting_glucose", "glucose_fasting"])
}

fn fat(it: &Inputs) -> Result<Triglycerides, Refusal> {
    it.main(&["tg", "triglycerides"])
}

/// Returns urea nitrogen, given as such or as urea.
fn nitrogen(it: &Inputs) -> Result<UreaNitrogen, Refusal> {
    if let Ok(nitrogen) = it.get::<UreaNitrogen>(&["bun", "urea_nitrogen"]) {
        return Ok(nitrogen);
    }
    let refusal = Refusal::Input("bun");
    let urea = it.number(&["urea_mmol_l"]).map(UreaNitrogen::mmol_l);
    let urea = urea.or_else(|_| it.number(&["urea_mg_dl"]).map(UreaNitrogen::urea_mg_dl));
    urea.map_err(|_| refusal.clone())?.ok_or(refusal)
}

fn gap(it: &Inputs) -> Result<f64, Refusal> {
    Ok(anion_gap(sodium(it)?, it.get::<Chloride>(&["chloride", "cl"])?, bicarbonate(it)?))
}

fn corrected_gap(it: &Inputs) -> Result<f64, Refusal> {
    Ok(anion_gap_with_albumin(gap(it)?, albumin(it)?))
}

fn ldl(
    it: &Inputs,
    formula: fn(Cholesterol, Cholesterol, Triglycerides) -> Result<f64, Undefined>,
) -> Result<Answer, Refusal> {
    let value = formula(it.main(TOTAL)?, it.main(HDL)?, fat(it)?)?;
    if value > 0.0 {
        in_row_unit(it, Cholesterol::mg_dl(value).ok_or(Undefined::Meaningless)?)
    } else {
        number(0.0, Cholesterol::UNIT)
    }
}

fn mdrd_rate(it: &Inputs, calibration: Calibration) -> Result<Answer, Refusal> {
    let rate = mdrd(creatinine(it)?, age(it)?, it.sex()?, calibration)?.get();
    // The original has this factor; nothing else in this crate asks for it.
    let factor = if it.flag("black") { 1.212 } else { 1.0 };
    number(rate * factor, "mL/min/{1.73_m2}")
}

/// Converts a value of an analyte of the catalog.
fn convert(it: &Inputs, key: &str) -> Result<Answer, Refusal> {
    let analyte = bta_catalog::analyte(key).ok_or(Refusal::Input("analyte"))?;
    let value = it.number(&["value"])?;
    let unit = |name| it.text(name).and_then(bta_catalog::unit::parse);
    let from = unit("from").ok_or(Refusal::Input("from"))?;
    let to = unit("to").ok_or(Refusal::Input("to"))?;
    let canonical = |value, unit| analyte.canonical(value, unit).map(|quantity| quantity.value);
    // Units of one analyte differ by a factor and sometimes (as for HbA1c) also by a constant.
    let converted = canonical(value, &from)
        .filter(|_| value.is_finite() && value >= 0.0)
        .zip(canonical(1.0, &to).zip(canonical(2.0, &to)))
        .map(|(value, (one, two))| 1.0 + (value - one) / (two - one))
        .ok_or(Undefined::OutsideDomain)?;
    number(converted, "")
}

/// Converts between urea in mmol/L and urea nitrogen in mg/dL.
fn nitrogen_of_urea(it: &Inputs, from: &str, to: &str) -> Result<Answer, Refusal> {
    let unit = |name, prefix| {
        let text: &str = it.text(name)?;
        bta_catalog::unit::parse(text.strip_prefix(prefix).unwrap_or(text))
    };
    let from = unit("from", from).ok_or(Refusal::Input("from"))?;
    let to = unit("to", to).ok_or(Refusal::Input("to"))?;
    let value = it.number(&["value"])?;
    let nitrogen = UreaNitrogen::in_unit(value, from.ucum()).ok_or(Refusal::Input("value"))?;
    let value = nitrogen.to_unit(to.ucum()).ok_or(Refusal::Input("to"))?;
    number(value, "")
}

const fn risk(risk: KidneyRisk) -> &'static str {
    match risk {
        KidneyRisk::Low => "Low risk (green)",
        KidneyRisk::Moderate => "Moderately increased risk (yellow)",
        KidneyRisk::High => "High risk (orange)",
        KidneyRisk::VeryHigh => "Very high risk (red)",
    }
}
