//! The topics people ask about, as rows of a table.

/// A topic people ask about.
#[derive(Debug)]
pub(crate) struct Topic {
    /// The stable name; `topic-` before it is the id of its message.
    pub(crate) name: &'static str,
    /// Words and phrases that ask about it, in six languages, between bars: lower case without
    /// accents; `*` at the end stands for any ending.
    words: &'static str,
    /// The analytes that speak to it.
    analytes: &'static str,
    /// The analytes without which an answer is incomplete.
    core: &'static str,
}

impl Topic {
    /// Returns whether a plain question, taken apart into `words`, asks about it.
    pub(super) fn is_asked(&self, question: &str, words: &[&str]) -> bool {
        self.words.split('|').any(|asked| match asked.strip_suffix('*') {
            _ if asked.contains(' ') => question.contains(asked.trim_end_matches('*')),
            Some(stem) => words.iter().any(|word| word.starts_with(stem)),
            None => words.contains(&asked),
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
        name: "worry",
        words: "worry|worried|worrying|concern*|serious|dangerous|alarming|all right|alright|\
                  anything wrong|is everything|are my results|are these results|sorgen|\
                  beunruhig*|gefahrlich|schlimm|alles in ordnung|preocup*|grave|peligros*|\
                  inquiet*|inquieter|inquietant*|preoccup*|pericolos*|perigos*|tutto bene|\
                  todo bien|tudo bem|tout va bien",
        analytes: "",
        core: "",
    },
    Topic {
        name: "exercise",
        words: "marathon*|maraton*|exercis*|ejercicio*|esercizi*|exercicio*|sport*|deport*|\
                  esport*|run|running|jog*|train*|entren*|entrain*|allen*|trein*|workout*|gym|\
                  fitness|race|hike|hiking|cycle|cycling|laufen|joggen|radfahren|correr|courir|\
                  correre|nadar|swim|swimming|schwimmen|palestra|academia",
        analytes: "hemoglobin ferritin potassium ck creatinine glucose_fasting tsh troponin_i_hs",
        core: "hemoglobin ferritin potassium ck",
    },
    Topic {
        name: "food",
        words: "eat|eating|food|foods|diet*|dieta*|nutrition*|essen|ernahr*|nahrung*|comer|\
                  comida*|aliment*|manger|mangiare|cibo|nourriture|regime|nutri*|supplement*|\
                  suplement*|complement*|integrator*|breakfast|abnehmen|vegan*|vegetari*",
        analytes: "cholesterol_total ldl triglycerides hba1c glucose_fasting ferritin \
                  vitamin_d_25oh vitamin_b12 uric_acid potassium",
        core: "ldl hba1c ferritin",
    },
    Topic {
        name: "cholesterol",
        words: "cholest*|colest*|lipid*|ldl|hdl|triglycerid*|triglicerid*|blutfett*|fats|\
                  grasas",
        analytes: "cholesterol_total ldl ldl_direct hdl non_hdl triglycerides apob lpa \
                  chol_hdl_ratio",
        core: "cholesterol_total ldl hdl triglycerides",
    },
    Topic {
        name: "diabetes",
        words: "diabet*|prediabet*|sugar|glucose|glukose|glucosa|glicose|glucosio|insulin*|\
                  hba1c|a1c|zucker*|blutzucker|sucre|zuccher*|azucar|acucar|glicemi*|glucemi*|\
                  glycemi*|zuckerkrank",
        analytes: "hba1c glucose_fasting glucose glucose_2h_ogtt insulin homa_ir fructosamine",
        core: "hba1c glucose_fasting",
    },
    Topic {
        name: "tired",
        words: "tired*|fatigue*|fatiga*|fatica|fadiga|exhaust*|energy|sleepy|weak|weakness|\
                  mude|mudigkeit|muede|muedigkeit|erschopf*|schlapp*|schwach*|cansad*|cansancio|\
                  cansaco|agotad*|fatigant|epuis*|stanc*|spossat*|esgotad*|energia|energie",
        analytes: "hemoglobin ferritin transferrin_saturation vitamin_b12 folate vitamin_d_25oh \
                  tsh ft4 crp creatinine egfr sodium potassium calcium alt glucose_fasting \
                  hba1c",
        core: "hemoglobin ferritin tsh vitamin_b12 crp",
    },
    Topic {
        name: "anemia",
        words: "anemi*|anaemi*|anami*|blutarm*|iron|ferritin*|hemoglobin*|haemoglobin*|\
                  hamoglobin*|emoglobin*|eisen*|hierro|fer|ferro|blood count|blutbild",
        analytes: "hemoglobin mcv mch rdw_cv ferritin iron transferrin_saturation vitamin_b12 \
                  folate reticulocytes_pct",
        core: "hemoglobin ferritin transferrin_saturation",
    },
    Topic {
        name: "kidney",
        words: "kidney*|renal*|creatinin*|kreatinin*|egfr|gfr|niere*|rinon*|rein|reins|rene|\
                  reni|rim|rins|dialys*|dialis*",
        analytes: "creatinine egfr urea bun potassium bicarbonate phosphate urine_acr cystatin_c",
        core: "creatinine egfr urine_acr",
    },
    Topic {
        name: "liver",
        words: "liver|hepati*|alt|ast|ggt|bilirubin*|jaundice|leber*|higado|foie|fegato|\
                  figado|transaminas*",
        analytes: "alt ast alp ggt bilirubin_total albumin inr platelets",
        core: "alt ast alp ggt bilirubin_total",
    },
    Topic {
        name: "alcohol",
        words: "alcohol*|alkohol*|alcool*|wine|beer|wein|bier|vin|vino|vinho|cerveza|cerveja|\
                  birra|biere|trinken",
        analytes: "alt ast ggt bilirubin_total triglycerides mcv",
        core: "alt ggt",
    },
    Topic {
        name: "thyroid",
        words: "thyroid*|tsh|thyroxin*|schilddruse*|tiroid*|tireoid*|goiter",
        analytes: "tsh ft4 ft3 anti_tpo trab",
        core: "tsh ft4",
    },
    Topic {
        name: "vitamins",
        words: "vitamin*|b12|folate|folic|folsaure|folico",
        analytes: "vitamin_d_25oh vitamin_b12 folate homocysteine mma",
        core: "vitamin_d_25oh vitamin_b12 folate",
    },
    Topic {
        name: "heart",
        words: "heart|cardia*|cardio*|stroke|vessels|arter*|chest|herz*|corazon|coeur|cuore|\
                  coracao|infarct*|infarkt*",
        analytes: "troponin_i_hs troponin_t_hs nt_probnp bnp ldl cholesterol_total hdl \
                  triglycerides lpa hs_crp potassium ck",
        core: "ldl hs_crp nt_probnp lpa",
    },
    Topic {
        name: "infection",
        words: "infection*|infekt*|infecc*|infez*|infec*|inflam*|infiamm*|entzund*|fever|\
                  fieber|fiebre|fievre|febbre|febre|virus|bacteria*|crp|pcr|sepsis",
        analytes: "crp procalcitonin wbc neutrophils_abs lymphocytes_abs esr",
        core: "crp wbc",
    },
    Topic {
        name: "clotting",
        words: "clot|clots|clotting|thrombos*|trombos*|bleeding|blutung*|sangrado|saignement*|\
                  bruis*|inr|warfarin|platelet*|thrombozyt*|plaquet*|piastrin*|gerinnung*|\
                  coagul*",
        analytes: "platelets inr pt_seconds aptt fibrinogen d_dimer",
        core: "platelets inr aptt",
    },
    Topic {
        name: "bones",
        words: "bone|bones|osteoporos*|calcium|calcio|kalzium|parathyroid*|knochen*|hueso*|\
                  ossa|ossos|osso",
        analytes: "calcium calcium_corrected calcium_ionized phosphate vitamin_d_25oh pth alp \
                  magnesium",
        core: "calcium vitamin_d_25oh pth",
    },
    Topic {
        name: "gout",
        words: "gout|uric|urate|gicht|gota|goutte|gotta|harnsaure|urico|urique",
        analytes: "uric_acid creatinine",
        core: "uric_acid",
    },
    Topic {
        name: "prostate",
        words: "prostat*|psa",
        analytes: "psa_total psa_free psa_free_ratio",
        core: "psa_total",
    },
    Topic {
        name: "cancer",
        words: "cancer*|cancro|tumor*|tumour*|tumeur*|krebs*|leukemi*|leukaemi*|leucemi*|\
                  leukami*|lymphom*|linfom*",
        analytes: "psa_total cea afp ca125 ca19_9 ca15_3 wbc hemoglobin platelets ldh calcium",
        core: "",
    },
    Topic {
        name: "hair",
        words: "hair|haar*|cabello|pelo|cheveu*|capelli|cabelo*",
        analytes: "ferritin tsh hemoglobin vitamin_d_25oh zinc testosterone",
        core: "ferritin tsh zinc",
    },
    Topic {
        name: "weight",
        words: "weight|overweight|obes*|slim|gewicht*|ubergewicht*|abnehmen|peso|poids|\
                  maigrir|dimagrire|emagrecer|adelgazar",
        analytes: "tsh hba1c glucose_fasting insulin triglycerides cortisol",
        core: "tsh hba1c",
    },
    Topic {
        name: "hormones",
        words: "hormon*|ormon*|testosteron*|estrogen*|menopaus*|wechseljahr*|fertil*|cortisol|\
                  pcos|libido",
        analytes: "testosterone estradiol fsh lh prolactin progesterone cortisol dhea_s shbg amh",
        core: "testosterone estradiol fsh lh",
    },
    Topic {
        name: "pregnancy",
        words: "pregnan*|schwanger*|embaraz*|enceinte|grossesse|incinta|gravid*",
        analytes: "hcg_beta hemoglobin ferritin tsh ft4 glucose_fasting platelets",
        core: "hemoglobin ferritin tsh glucose_fasting",
    },
    Topic {
        name: "immune",
        words: "allerg*|alerg*|immun*|inmun*|autoimmun*|rheuma*|reuma*|lupus|celiac*|coeliac*|\
                  zoliakie|celiaqu*|gluten*",
        analytes: "ige_total eosinophils_abs ana_titer rheumatoid_factor anti_ccp ttg_iga c3 c4 \
                  igg iga igm",
        core: "ige_total ana_titer ttg_iga",
    },
    Topic {
        name: "muscle",
        words: "muscle*|muscul*|cramp*|krampf*|krampfe|calambre*|crampe*|crampi|myalgia|\
                  statin*|muskel*|muscol*",
        analytes: "ck potassium magnesium calcium vitamin_d_25oh tsh",
        core: "ck potassium magnesium",
    },
    Topic {
        name: "pressure",
        words: "hypertens*|hipertens*|ipertens*|blood pressure|blutdruck*|presion arterial|\
                  tension arterielle|pressione|pressao",
        analytes: "potassium sodium creatinine egfr",
        core: "",
    },
];
