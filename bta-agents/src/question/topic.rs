//! The topics people ask about, as rows of a table.

/// A topic people ask about.
#[derive(Debug)]
pub(crate) struct Topic {
    /// The stable name; `topic-` before it is the id of its message.
    pub(crate) name: &'static str,
    /// Words and phrases in lower case that ask about it, between bars.
    words: &'static str,
    /// The analytes that speak to it.
    analytes: &'static str,
    /// The analytes without which an answer is incomplete.
    core: &'static str,
}

impl Topic {
    /// Returns whether a question in lower case, taken apart into `words`, asks about it.
    pub(super) fn is_asked(&self, question: &str, words: &[&str]) -> bool {
        self.words.split('|').any(|word| {
            if word.contains(' ') { question.contains(word) } else { words.contains(&word) }
        })
    }

    /// Returns the keys of the analytes that speak to it.
    pub(crate) fn analytes(&self) -> impl Iterator<Item = &'static str> {
        self.analytes.split_whitespace()
    }

    /// Returns the keys of the analytes without which an answer is incomplete.
    pub(crate) fn core(&self) -> impl Iterator<Item = &'static str> {
        self.core.split_whitespace()
    }
}

/// Every topic.
pub(crate) static TOPICS: &[Topic] = &[
    Topic {
        name: "exercise",
        words: "marathon|exercise|sport|run|running|train|training|workout|gym|race|hike|\
                  cycle|laufen|sporttreib|deporte|courir|correre|correr",
        analytes: "hemoglobin ferritin potassium ck creatinine glucose_fasting tsh troponin_i_hs",
        core: "hemoglobin ferritin potassium ck",
    },
    Topic {
        name: "food",
        words: "eat|food|diet|nutrition|essen|ernährung|comer|dieta|manger|mangiare|\
                  supplement|supplements",
        analytes: "cholesterol_total ldl triglycerides hba1c glucose_fasting ferritin \
                  vitamin_d_25oh vitamin_b12 uric_acid potassium",
        core: "ldl hba1c ferritin",
    },
    Topic {
        name: "cholesterol",
        words: "cholesterol|cholesterin|colesterol|cholestérol|colesterolo|lipid|lipids|ldl|\
                  hdl|triglyceride|triglycerides|fats",
        analytes: "cholesterol_total ldl ldl_direct hdl non_hdl triglycerides apob lpa \
                  chol_hdl_ratio",
        core: "cholesterol_total ldl hdl triglycerides",
    },
    Topic {
        name: "diabetes",
        words: "diabetes|diabetic|prediabetes|sugar|glucose|insulin|hba1c|a1c|zucker|diabète|\
                  diabete|azúcar|glicemia",
        analytes: "hba1c glucose_fasting glucose glucose_2h_ogtt insulin homa_ir fructosamine",
        core: "hba1c glucose_fasting",
    },
    Topic {
        name: "tired",
        words: "tired|tiredness|fatigue|fatigued|exhausted|exhaustion|energy|sleepy|weak|\
                  weakness|müde|müdigkeit|cansancio|cansado|cansada|fatigué|fatiguée|stanco|\
                  stanca|stanchezza",
        analytes: "hemoglobin ferritin transferrin_saturation vitamin_b12 folate vitamin_d_25oh \
                  tsh ft4 crp creatinine egfr sodium potassium calcium alt glucose_fasting \
                  hba1c",
        core: "hemoglobin ferritin tsh vitamin_b12 crp",
    },
    Topic {
        name: "anemia",
        words: "anemia|anaemia|anemic|anaemic|iron|ferritin|hemoglobin|haemoglobin|eisen|\
                  hierro|fer|ferro|blood count",
        analytes: "hemoglobin mcv mch rdw_cv ferritin iron transferrin_saturation vitamin_b12 \
                  folate reticulocytes_pct",
        core: "hemoglobin ferritin transferrin_saturation",
    },
    Topic {
        name: "kidney",
        words: "kidney|kidneys|renal|creatinine|egfr|niere|nieren|riñón|riñones|rein|reins|\
                  reni|rins|dialysis",
        analytes: "creatinine egfr urea bun potassium bicarbonate phosphate urine_acr cystatin_c",
        core: "creatinine egfr urine_acr",
    },
    Topic {
        name: "liver",
        words: "liver|hepatic|hepatitis|alt|ast|ggt|bilirubin|jaundice|leber|hígado|foie|\
                  fegato|fígado|alcohol",
        analytes: "alt ast alp ggt bilirubin_total albumin inr platelets",
        core: "alt ast alp ggt bilirubin_total",
    },
    Topic {
        name: "thyroid",
        words: "thyroid|tsh|thyroxine|schilddrüse|tiroides|thyroïde|tiroide|goiter",
        analytes: "tsh ft4 ft3 anti_tpo trab",
        core: "tsh ft4",
    },
    Topic {
        name: "vitamins",
        words: "vitamin|vitamins|b12|folate|folic|vitamina|vitaminas|vitamine",
        analytes: "vitamin_d_25oh vitamin_b12 folate homocysteine mma",
        core: "vitamin_d_25oh vitamin_b12 folate",
    },
    Topic {
        name: "heart",
        words: "heart|cardiac|cardiovascular|stroke|vessels|arteries|chest|herz|corazón|cœur|\
                  coeur|cuore|coração",
        analytes: "troponin_i_hs troponin_t_hs nt_probnp bnp ldl cholesterol_total hdl \
                  triglycerides lpa hs_crp potassium ck",
        core: "ldl hs_crp nt_probnp lpa",
    },
    Topic {
        name: "infection",
        words: "infection|infected|inflammation|inflamed|fever|virus|bacteria|crp|sepsis|\
                  infektion|entzündung|infección|infezione|infecção",
        analytes: "crp procalcitonin wbc neutrophils_abs lymphocytes_abs esr",
        core: "crp wbc",
    },
    Topic {
        name: "clotting",
        words: "clot|clots|clotting|thrombosis|bleeding|bruise|bruises|bruising|inr|warfarin|\
                  platelets|gerinnung",
        analytes: "platelets inr pt_seconds aptt fibrinogen d_dimer",
        core: "platelets inr aptt",
    },
    Topic {
        name: "bones",
        words: "bone|bones|osteoporosis|calcium|parathyroid|knochen|huesos|ossa|ossos",
        analytes: "calcium calcium_corrected calcium_ionized phosphate vitamin_d_25oh pth alp \
                  magnesium",
        core: "calcium vitamin_d_25oh pth",
    },
    Topic {
        name: "gout",
        words: "gout|uric|urate|gicht|gota|goutte|gotta",
        analytes: "uric_acid creatinine",
        core: "uric_acid",
    },
    Topic {
        name: "prostate",
        words: "prostate|psa|prostata|próstata",
        analytes: "psa_total psa_free psa_free_ratio",
        core: "psa_total",
    },
    Topic {
        name: "cancer",
        words: "cancer|tumor|tumour|leukemia|leukaemia|lymphoma|krebs|cáncer|cancro|câncer",
        analytes: "psa_total cea afp ca125 ca19_9 ca15_3 wbc hemoglobin platelets ldh calcium",
        core: "",
    },
    Topic {
        name: "hair",
        words: "hair|haare|haarausfall|cabello|cheveux|capelli|cabelo",
        analytes: "ferritin tsh hemoglobin vitamin_d_25oh zinc testosterone",
        core: "ferritin tsh zinc",
    },
    Topic {
        name: "weight",
        words: "weight|overweight|obese|obesity|slim|gewicht|abnehmen|peso|poids",
        analytes: "tsh hba1c glucose_fasting insulin triglycerides cortisol",
        core: "tsh hba1c",
    },
    Topic {
        name: "hormones",
        words: "hormone|hormones|testosterone|estrogen|menopause|fertility|cortisol|pcos|\
                  libido|hormonas|hormonal",
        analytes: "testosterone estradiol fsh lh prolactin progesterone cortisol dhea_s shbg amh",
        core: "testosterone estradiol fsh lh",
    },
    Topic {
        name: "pregnancy",
        words: "pregnant|pregnancy|schwanger|embarazo|embarazada|enceinte|incinta|grávida",
        analytes: "hcg_beta hemoglobin ferritin tsh ft4 glucose_fasting platelets",
        core: "hemoglobin ferritin tsh glucose_fasting",
    },
    Topic {
        name: "immune",
        words: "allergy|allergic|immune|autoimmune|rheumatoid|lupus|celiac|coeliac|gluten|\
                  allergie",
        analytes: "ige_total eosinophils_abs ana_titer rheumatoid_factor anti_ccp ttg_iga c3 c4 \
                  igg iga igm",
        core: "ige_total ana_titer ttg_iga",
    },
    Topic {
        name: "muscle",
        words: "muscle|muscles|cramps|cramp|myalgia|statin|statins|muskel|músculo",
        analytes: "ck potassium magnesium calcium vitamin_d_25oh tsh",
        core: "ck potassium magnesium",
    },
    Topic {
        name: "pressure",
        words: "hypertension|blood pressure|blutdruck|presión arterial|tension artérielle",
        analytes: "potassium sodium creatinine egfr",
        core: "",
    },
];
