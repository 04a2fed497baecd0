//! The identities that results of one specimen follow, in the units of the catalog.

/// How one result follows from others, all in the catalog's units.
pub(super) struct Identity {
    /// The warning and reason when it fails.
    pub(super) code: &'static str,
    /// The result, then what it follows from.
    pub(super) keys: &'static [&'static str],
    pub(super) predict: fn(&[f64]) -> f64,
    /// The difference that rounding explains, in the unit of the result.
    pub(super) slack: f64,
}

pub(super) const IDENTITIES: [Identity; 25] = [
    Identity {
        code: "mcv_mismatch",
        keys: &["mcv", "hematocrit", "rbc"],
        predict: |v| v[0] * 10.0 / v[1],
        slack: 1.0,
    },
    Identity {
        code: "mch_mismatch",
        keys: &["mch", "hemoglobin", "rbc"],
        predict: |v| v[0] * 10.0 / v[1],
        slack: 0.5,
    },
    Identity {
        code: "mchc_mismatch",
        keys: &["mchc", "hemoglobin", "hematocrit"],
        predict: |v| v[0] * 100.0 / v[1],
        slack: 0.5,
    },
    Identity {
        code: "bilirubin_sum",
        keys: &["bilirubin_total", "bilirubin_direct", "bilirubin_indirect"],
        predict: |v| v[0] + v[1],
        slack: 0.15,
    },
    Identity {
        code: "protein_sum",
        keys: &["total_protein", "albumin", "globulin"],
        predict: |v| v[0] + v[1],
        slack: 0.3,
    },
    Identity {
        code: "non_hdl_mismatch",
        keys: &["non_hdl", "cholesterol_total", "hdl"],
        predict: |v| v[0] - v[1],
        slack: 3.0,
    },
    Identity {
        code: "cholesterol_ratio",
        keys: &["chol_hdl_ratio", "cholesterol_total", "hdl"],
        predict: |v| v[0] / v[1],
        slack: 0.15,
    },
    Identity {
        code: "transferrin_saturation",
        keys: &["transferrin_saturation", "iron", "tibc"],
        predict: |v| v[0] * 100.0 / v[1],
        slack: 1.0,
    },
    Identity {
        code: "protein_ratio",
        keys: &["albumin_globulin_ratio", "albumin", "globulin"],
        predict: |v| v[0] / v[1],
        slack: 0.1,
    },
    Identity {
        code: "urea_mismatch",
        keys: &["urea", "bun"],
        predict: |v| v[0] * 2.14,
        slack: 1.5,
    },
    Identity {
        code: "urea_ratio",
        keys: &["bun_creatinine_ratio", "bun", "creatinine"],
        predict: |v| v[0] / v[1],
        slack: 1.0,
    },
    Identity {
        code: "neutrophils_mismatch",
        keys: &["neutrophils_abs", "neutrophils_pct", "wbc"],
        predict: |v| v[0] * v[1] / 100.0,
        slack: 0.15,
    },
    Identity {
        code: "lymphocytes_mismatch",
        keys: &["lymphocytes_abs", "lymphocytes_pct", "wbc"],
        predict: |v| v[0] * v[1] / 100.0,
        slack: 0.15,
    },
    Identity {
        code: "monocytes_mismatch",
        keys: &["monocytes_abs", "monocytes_pct", "wbc"],
        predict: |v| v[0] * v[1] / 100.0,
        slack: 0.15,
    },
    Identity {
        code: "eosinophils_mismatch",
        keys: &["eosinophils_abs", "eosinophils_pct", "wbc"],
        predict: |v| v[0] * v[1] / 100.0,
        slack: 0.15,
    },
    Identity {
        code: "basophils_mismatch",
        keys: &["basophils_abs", "basophils_pct", "wbc"],
        predict: |v| v[0] * v[1] / 100.0,
        slack: 0.15,
    },
    Identity {
        code: "vldl_mismatch",
        keys: &["vldl", "triglycerides"],
        predict: |v| v[0] / 5.0,
        slack: 4.0,
    },
    Identity {
        code: "ldl_mismatch",
        keys: &["ldl", "cholesterol_total", "hdl", "triglycerides"],
        // Above 400 mg/dL nobody calculates; the newer formulas differ by a few mg/dL.
        predict: |v| if v[2] < 400.0 { v[0] - v[1] - v[2] / 5.0 } else { f64::NAN },
        slack: 18.0,
    },
    Identity {
        code: "ldl_ratio",
        keys: &["ldl_hdl_ratio", "ldl", "hdl"],
        predict: |v| v[0] / v[1],
        slack: 0.15,
    },
    Identity {
        code: "tibc_sum",
        keys: &["tibc", "iron", "uibc"],
        predict: |v| v[0] + v[1],
        slack: 5.0,
    },
    Identity {
        code: "average_glucose",
        keys: &["eag", "hba1c"],
        predict: |v| v[0] * 28.7 - 46.7,
        slack: 6.0,
    },
    Identity {
        code: "plateletcrit_mismatch",
        keys: &["plateletcrit", "platelets", "mpv"],
        predict: |v| v[0] * v[1] / 10_000.0,
        slack: 0.04,
    },
    Identity {
        code: "transaminase_ratio",
        keys: &["ast_alt_ratio", "ast", "alt"],
        predict: |v| v[0] / v[1],
        slack: 0.1,
    },
    Identity {
        code: "light_chain_ratio",
        keys: &["flc_ratio", "kappa_flc", "lambda_flc"],
        predict: |v| v[0] / v[1],
        slack: 0.1,
    },
    Identity {
        code: "free_psa_share",
        keys: &["psa_free_ratio", "psa_free", "psa_total"],
        predict: |v| v[0] * 100.0 / v[1],
        slack: 1.5,
    },
];
