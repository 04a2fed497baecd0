//! Where rules, formulas and advice come from.

/// A guideline, study or list.
#[derive(Debug)]
pub(crate) struct Source {
    /// Who says it, where and when.
    pub(crate) name: &'static str,
    /// Where to read it.
    pub(crate) link: Option<&'static str>,
}

impl Source {
    const fn new(name: &'static str, link: &'static str) -> Self {
        Self { name, link: Some(link) }
    }

    const fn unlinked(name: &'static str) -> Self {
        Self { name, link: None }
    }
}

pub(crate) static WHO_ANEMIA: Source = Source::new(
    "WHO, Guideline on haemoglobin cutoffs to define anaemia, 2024",
    "https://www.who.int/publications/i/item/9789240088542",
);
pub(crate) static BSG_IRON: Source = Source::new(
    "BSG, Guidelines for the management of iron deficiency anaemia in adults, 2021",
    "https://doi.org/10.1136/gutjnl-2021-325210",
);
pub(crate) static AGA_IRON: Source = Source::new(
    "AGA, Clinical practice guidelines on the gastrointestinal evaluation of iron deficiency anemia, 2020",
    "https://doi.org/10.1053/j.gastro.2020.06.046",
);
pub(crate) static MENTZER: Source = Source::new(
    "Mentzer, Differentiation of iron deficiency from thalassaemia trait, Lancet 1973",
    "https://doi.org/10.1016/S0140-6736(73)91446-5",
);
pub(crate) static INDICES: Source = Source::unlinked(
    "Hoffmann and others, Discriminant indices for distinguishing thalassemia and iron deficiency, Clin Chem Lab Med 2015",
);
pub(crate) static BSH_B12: Source = Source::new(
    "BSH, Guidelines for the diagnosis and treatment of cobalamin and folate disorders, 2014",
    "https://doi.org/10.1111/bjh.12959",
);
pub(crate) static STABLER: Source = Source::new(
    "Stabler, Vitamin B12 deficiency, N Engl J Med 2013",
    "https://doi.org/10.1056/NEJMcp1113996",
);
pub(crate) static ABIM: Source =
    Source::new("ABIM, Laboratory test reference ranges, 2024", "https://www.abim.org");
pub(crate) static MACROCYTOSIS: Source = Source::new(
    "Kaferle and Strzoda, Evaluation of macrocytosis, Am Fam Physician 2009",
    "https://www.aafp.org/pubs/afp/issues/2009/0201/p203.html",
);
pub(crate) static HEMOLYSIS: Source = Source::new(
    "Barcellini and Fattizzo, Clinical applications of hemolytic markers, Dis Markers 2015",
    "https://doi.org/10.1155/2015/635670",
);
pub(crate) static HEMOLYTIC: Source = Source::new(
    "Phillips and Henderson, Hemolytic anemia: evaluation and differential diagnosis, Am Fam Physician 2018",
    "https://www.aafp.org/pubs/afp/issues/2018/0915/p354.html",
);
pub(crate) static WHO_MYELOID: Source = Source::new(
    "WHO classification of myeloid neoplasms, revision of 2016",
    "https://doi.org/10.1182/blood-2016-03-643544",
);
pub(crate) static ICC_MYELOID: Source = Source::new(
    "International Consensus Classification of myeloid neoplasms, 2022",
    "https://doi.org/10.1182/blood.2022015850",
);
pub(crate) static MAYO_CRITICAL: Source =
    Source::new("Mayo Clinic, Critical values, 2015", "https://www.mayocliniclabs.com");
pub(crate) static ESMO_NEUTROPENIA: Source = Source::new(
    "ESMO, Management of febrile neutropaenia, 2016",
    "https://doi.org/10.1093/annonc/mdw325",
);
pub(crate) static IWCLL: Source = Source::new(
    "iwCLL, Guidelines for chronic lymphocytic leukemia, 2018",
    "https://doi.org/10.1182/blood-2017-09-806398",
);
pub(crate) static EOSINOPHILIA: Source = Source::new(
    "Valent and others, Contemporary consensus proposal on eosinophil disorders, 2012",
    "https://doi.org/10.1016/j.jaci.2012.02.019",
);
pub(crate) static PANCYTOPENIA: Source =
    Source::unlinked("Gnanaraj and others, Approach to pancytopenia, Blood Rev 2018");
pub(crate) static MARROW: Source = Source::unlinked(
    "Weinzierl and Arber, Bone marrow evaluation in new-onset pancytopenia, Hum Pathol 2013",
);
pub(crate) static STARLING: Source = Source::unlinked("Starling Physicians, Critical values");
pub(crate) static EASL_IRON: Source = Source::new(
    "EASL, Clinical practice guidelines on haemochromatosis, 2022",
    "https://doi.org/10.1016/j.jhep.2022.03.033",
);
pub(crate) static ACG_IRON: Source = Source::new(
    "ACG, Clinical guideline: hereditary hemochromatosis, 2019",
    "https://doi.org/10.14309/ajg.0000000000000315",
);
pub(crate) static ADA_DIAGNOSIS: Source = Source::new(
    "ADA, Standards of Care 2024, section 2: diagnosis",
    "https://doi.org/10.2337/dc24-S002",
);
pub(crate) static ADA_GOALS: Source = Source::new(
    "ADA, Standards of Care 2024, section 6: glycemic goals and hypoglycemia",
    "https://doi.org/10.2337/dc24-S006",
);
pub(crate) static IHSG: Source = Source::new(
    "International Hypoglycaemia Study Group, 2017",
    "https://doi.org/10.2337/dc16-2215",
);
pub(crate) static CRISES: Source = Source::new(
    "ADA and others, Hyperglycemic crises in adults: consensus report, 2024",
    "https://doi.org/10.2337/dci24-0032",
);
pub(crate) static KITABCHI: Source = Source::new(
    "Kitabchi and others, Hyperglycemic crises in adult patients with diabetes, 2009",
    "https://doi.org/10.2337/dc09-9032",
);
pub(crate) static SYNDROME: Source = Source::new(
    "Alberti and others, Harmonizing the metabolic syndrome, 2009",
    "https://doi.org/10.1161/CIRCULATIONAHA.109.192644",
);
pub(crate) static ATP3: Source = Source::new(
    "NCEP, Adult Treatment Panel III, 2001",
    "https://doi.org/10.1001/jama.285.19.2486",
);
pub(crate) static ADAG: Source = Source::new(
    "Nathan and others, Translating the A1C assay into estimated average glucose values, 2008",
    "https://doi.org/10.2337/dc08-0545",
);
pub(crate) static HOMA: Source = Source::new(
    "Matthews and others, Homeostasis model assessment, 1985",
    "https://doi.org/10.1007/BF00280883",
);
pub(crate) static AHA_CHOLESTEROL: Source = Source::new(
    "AHA/ACC, Guideline on the management of blood cholesterol, 2018",
    "https://doi.org/10.1161/CIR.0000000000000625",
);
pub(crate) static FAT_ENDOCRINE: Source = Source::new(
    "Endocrine Society, Evaluation and treatment of hypertriglyceridemia, 2012",
    "https://doi.org/10.1210/jc.2011-3213",
);
pub(crate) static EAS_LPA: Source = Source::new(
    "EAS, Lipoprotein(a): consensus statement, 2022",
    "https://doi.org/10.1093/eurheartj/ehac361",
);
pub(crate) static MARTIN: Source =
    Source::new("Martin and others, JAMA 2013", "https://doi.org/10.1001/jama.2013.280532");
pub(crate) static CKD_EPI: Source = Source::new(
    "Inker and others, New creatinine- and cystatin C-based equations, N Engl J Med 2021",
    "https://doi.org/10.1056/NEJMoa2102953",
);
pub(crate) static KDIGO: Source = Source::new(
    "KDIGO, Clinical practice guideline for chronic kidney disease, 2024",
    "https://kdigo.org/guidelines/ckd-evaluation-and-management/",
);
pub(crate) static KDOQI: Source = Source::new(
    "KDOQI, Clinical practice guideline for nutrition in CKD, 2020",
    "https://doi.org/10.1053/j.ajkd.2020.05.006",
);
pub(crate) static UKKA: Source = Source::new(
    "UK Kidney Association, Treatment of acute hyperkalaemia in adults",
    "https://ukkidney.org",
);
pub(crate) static HOMERTON: Source = Source::unlinked("Homerton (RCPath-based), Critical values");
pub(crate) static ERBP_SODIUM: Source = Source::new(
    "European guideline on diagnosis and treatment of hyponatraemia, 2014",
    "https://doi.org/10.1530/EJE-13-1020",
);
pub(crate) static HILLIER: Source = Source::new(
    "Hillier and others, Am J Med 1999",
    "https://doi.org/10.1016/S0002-9343(99)00055-8",
);
pub(crate) static RMH: Source = Source::unlinked("Royal Melbourne Hospital, Critical values");
pub(crate) static PAYNE: Source = Source::new(
    "Payne and others, Interpretation of serum calcium, BMJ 1973",
    "https://doi.org/10.1136/bmj.4.5893.643",
);
pub(crate) static CALCIUM_HIGH: Source = Source::new(
    "Minisola and others, The diagnosis and management of hypercalcaemia, BMJ 2015",
    "https://doi.org/10.1136/bmj.h2723",
);
pub(crate) static PTH_WORKSHOP: Source = Source::new(
    "Bilezikian and others, Fifth international workshop on primary hyperparathyroidism, 2022",
    "https://doi.org/10.1002/jbmr.4677",
);
pub(crate) static CALCIUM_LOW: Source = Source::new(
    "Cooper and Gittoes, Diagnosis and management of hypocalcaemia, BMJ 2008",
    "https://doi.org/10.1136/bmj.39582.589433.BE",
);
pub(crate) static ARUP_CRITICAL: Source =
    Source::new("ARUP Laboratories, Critical values, 2017", "https://www.aruplab.com");
pub(crate) static NAM_VITAMIN_D: Source = Source::new(
    "National Academy of Medicine, Dietary reference intakes for calcium and vitamin D, 2011",
    "https://doi.org/10.17226/13050",
);
pub(crate) static ENDO_VITAMIN_D: Source = Source::new(
    "Endocrine Society, Evaluation, treatment and prevention of vitamin D deficiency, 2011",
    "https://doi.org/10.1210/jc.2011-0385",
);
pub(crate) static FIGGE: Source = Source::new(
    "Figge and others, Anion gap and hypoalbuminemia, Crit Care Med 1998",
    "https://doi.org/10.1097/00003246-199811000-00019",
);
pub(crate) static ACR_GOUT: Source = Source::new(
    "ACR, Guideline for the management of gout, 2020",
    "https://doi.org/10.1002/acr.24180",
);
pub(crate) static EULAR_GOUT: Source = Source::new(
    "EULAR, Evidence-based recommendations for the management of gout, 2016",
    "https://doi.org/10.1136/annrheumdis-2016-209707",
);
pub(crate) static ACG_LIVER: Source = Source::new(
    "ACG, Clinical guideline: evaluation of abnormal liver chemistries, 2017",
    "https://doi.org/10.1038/ajg.2016.517",
);
pub(crate) static BSG_LIVER: Source = Source::new(
    "BSG, Guidelines on the management of abnormal liver blood tests, 2018",
    "https://doi.org/10.1136/gutjnl-2017-314924",
);
pub(crate) static FIB4: Source =
    Source::new("Sterling and others, Hepatology 2006", "https://doi.org/10.1002/hep.21178");
pub(crate) static FIB4_AGE: Source = Source::new(
    "McPherson and others, Age as a confounding factor for noninvasive fibrosis scores, 2017",
    "https://doi.org/10.1038/ajg.2016.453",
);
pub(crate) static APRI: Source =
    Source::new("Wai and others, Hepatology 2003", "https://doi.org/10.1053/jhep.2003.50346");
pub(crate) static ACG_ALCOHOL: Source = Source::new(
    "ACG, Clinical guideline: alcoholic liver disease, 2018",
    "https://doi.org/10.1038/ajg.2017.469",
);
pub(crate) static NIAAA: Source = Source::new(
    "NIAAA consortia, Standard definitions in alcoholic hepatitis, 2016",
    "https://doi.org/10.1053/j.gastro.2016.02.042",
);
pub(crate) static ACG_FAILURE: Source = Source::new(
    "ACG, Acute liver failure guidelines, 2023",
    "https://doi.org/10.14309/ajg.0000000000002340",
);
pub(crate) static EASL_FAILURE: Source = Source::new(
    "EASL, Management of acute (fulminant) liver failure, 2017",
    "https://doi.org/10.1016/j.jhep.2016.12.003",
);
pub(crate) static ATLANTA: Source = Source::new(
    "Banks and others, Classification of acute pancreatitis, 2012",
    "https://doi.org/10.1136/gutjnl-2012-302779",
);
pub(crate) static ACG_PANCREAS: Source = Source::new(
    "ACG, Management of acute pancreatitis, 2024",
    "https://doi.org/10.14309/ajg.0000000000002645",
);
pub(crate) static MASLD: Source = Source::new(
    "EASL–EASD–EASO, Management of steatotic liver disease, 2024",
    "https://doi.org/10.1016/j.jhep.2024.04.031",
);
pub(crate) static AASLD_MASLD: Source = Source::new(
    "AASLD, Practice guidance on nonalcoholic fatty liver disease, 2023",
    "https://doi.org/10.1097/HEP.0000000000000323",
);
pub(crate) static JAMA_THYROID: Source = Source::new(
    "Biondi and others, Subclinical hypothyroidism: a review, JAMA 2019",
    "https://doi.org/10.1001/jama.2019.9052",
);
pub(crate) static ATA_HYPO: Source = Source::new(
    "AACE and ATA, Clinical practice guidelines for hypothyroidism in adults, 2012",
    "https://doi.org/10.4158/EP12280.GL",
);
pub(crate) static ATA_HYPER: Source = Source::new(
    "ATA, Guidelines for hyperthyroidism, 2016",
    "https://doi.org/10.1089/thy.2016.0229",
);
pub(crate) static ATA_PREGNANCY: Source = Source::new(
    "ATA, Guidelines for thyroid disease during pregnancy, 2017",
    "https://doi.org/10.1089/thy.2016.0457",
);
pub(crate) static ACOG_THYROID: Source = Source::new(
    "ACOG, Practice bulletin 223: thyroid disease in pregnancy, 2020",
    "https://doi.org/10.1097/AOG.0000000000003893",
);
pub(crate) static ETA_CENTRAL: Source = Source::new(
    "ETA, Guidelines on central hypothyroidism, 2018",
    "https://doi.org/10.1159/000491388",
);
pub(crate) static ENDO_PITUITARY: Source = Source::new(
    "Endocrine Society, Hormonal replacement in hypopituitarism, 2016",
    "https://doi.org/10.1210/jc.2016-2118",
);
pub(crate) static AUA_TESTOSTERONE: Source = Source::new(
    "AUA, Evaluation and management of testosterone deficiency, 2018",
    "https://doi.org/10.1016/j.juro.2018.03.115",
);
pub(crate) static ENDO_TESTOSTERONE: Source = Source::new(
    "Endocrine Society, Testosterone therapy in men with hypogonadism, 2018",
    "https://doi.org/10.1210/jc.2018-00229",
);
pub(crate) static INFARCTION: Source = Source::new(
    "Fourth universal definition of myocardial infarction, 2018",
    "https://doi.org/10.1161/CIR.0000000000000617",
);
pub(crate) static ESC_FAILURE: Source = Source::new(
    "ESC, Guidelines for acute and chronic heart failure, 2021",
    "https://doi.org/10.1093/eurheartj/ehab368",
);
pub(crate) static AHA_CRP: Source = Source::new(
    "AHA/CDC, Markers of inflammation and cardiovascular disease, 2003",
    "https://doi.org/10.1161/01.CIR.0000052939.59093.45",
);
pub(crate) static CSMR_RHABDO: Source =
    Source::unlinked("Expert consensus on exertional rhabdomyolysis, Curr Sports Med Rep 2021");
pub(crate) static KAMAL: Source = Source::new(
    "Kamal and others, How to interpret and pursue an abnormal PT and aPTT, Mayo Clin Proc 2007",
    "https://doi.org/10.4065/82.7.864",
);
pub(crate) static ADJUST_PE: Source = Source::new(
    "Righini and others, Age-adjusted D-dimer cutoff levels, JAMA 2014",
    "https://doi.org/10.1001/jama.2014.2135",
);
pub(crate) static ESC_EMBOLISM: Source = Source::new(
    "ESC, Guidelines for acute pulmonary embolism, 2019",
    "https://doi.org/10.1093/eurheartj/ehz405",
);
pub(crate) static NICE_PNEUMONIA: Source = Source::new(
    "NICE, Pneumonia in adults: diagnosis and management, CG191",
    "https://www.nice.org.uk/guidance/cg191",
);
pub(crate) static NACB_MARKERS: Source = Source::new(
    "NACB, Laboratory medicine practice guidelines for tumor markers, 2008",
    "https://doi.org/10.1373/clinchem.2008.105601",
);
pub(crate) static DUFFY: Source = Source::new(
    "Duffy, Tumor markers in clinical practice, Med Princ Pract 2013",
    "https://doi.org/10.1159/000338393",
);
pub(crate) static IMWG: Source = Source::new(
    "IMWG, Updated criteria for the diagnosis of multiple myeloma, 2014",
    "https://doi.org/10.1016/S1470-2045(14)70442-5",
);
pub(crate) static ACG_CELIAC: Source = Source::new(
    "ACG, Guidelines for celiac disease, 2023",
    "https://doi.org/10.14309/ajg.0000000000002075",
);
pub(crate) static ESPGHAN_CELIAC: Source = Source::new(
    "ESPGHAN, Guidelines for diagnosing coeliac disease, 2020",
    "https://doi.org/10.1097/MPG.0000000000002497",
);
pub(crate) static CDC_HBV: Source = Source::new(
    "CDC, Screening and testing for hepatitis B, 2023",
    "https://doi.org/10.15585/mmwr.rr7201a1",
);
pub(crate) static AASLD_HBV: Source =
    Source::new("AASLD, Update on chronic hepatitis B, 2018", "https://doi.org/10.1002/hep.29800");
pub(crate) static CDC_HCV: Source = Source::new(
    "CDC, Recommendations for hepatitis C screening, 2020",
    "https://doi.org/10.15585/mmwr.rr6902a1",
);
pub(crate) static AASLD_HCV: Source = Source::new(
    "AASLD–IDSA, Recommendations for testing, managing and treating hepatitis C",
    "https://www.hcvguidelines.org",
);
pub(crate) static CDC_HIV: Source = Source::new(
    "CDC, Laboratory testing for the diagnosis of HIV infection, 2014",
    "https://stacks.cdc.gov/view/cdc/23447",
);
pub(crate) static WHO_GESTATION: Source = Source::new(
    "WHO, Diagnostic criteria of hyperglycaemia first detected in pregnancy, 2013",
    "https://www.who.int/publications/i/item/WHO-NMH-MND-13.2",
);
pub(crate) static ACOG_PREECLAMPSIA: Source = Source::new(
    "ACOG, Practice bulletin 222: gestational hypertension and preeclampsia, 2020",
    "https://doi.org/10.1097/AOG.0000000000003891",
);
pub(crate) static ISSHP: Source = Source::new(
    "ISSHP, Classification and management of hypertensive disorders of pregnancy, 2021",
    "https://doi.org/10.1016/j.preghy.2021.09.008",
);
pub(crate) static APTA: Source = Source::new(
    "APTA Academy of Acute Care, Laboratory values interpretation resource",
    "https://www.aptaacutecare.org",
);
pub(crate) static WHO_ACTIVITY: Source = Source::new(
    "WHO, Guidelines on physical activity and sedentary behaviour, 2020",
    "https://www.who.int/publications/i/item/9789240015128",
);
pub(crate) static ADA_EXERCISE: Source = Source::new(
    "ADA, Physical activity/exercise and diabetes: position statement, 2016",
    "https://doi.org/10.2337/dc16-1728",
);
pub(crate) static AHA_DIET: Source = Source::new(
    "AHA, Dietary guidance to improve cardiovascular health, 2021",
    "https://doi.org/10.1161/CIR.0000000000001031",
);
pub(crate) static AHA_PREVENTION: Source = Source::new(
    "ACC/AHA, Guideline on the primary prevention of cardiovascular disease, 2019",
    "https://doi.org/10.1161/CIR.0000000000000678",
);
pub(crate) static ARITHMETIC: Source = Source::unlinked("Arithmetic of the printed values");
pub(crate) static CLYNE: Source =
    Source::unlinked("Clyne and Olshaker, The C-reactive protein, J Emerg Med 1999");
pub(crate) static SCHUETZ: Source = Source::new(
    "Schuetz and others, Procalcitonin for diagnosis of infection, BMC Med 2011",
    "https://doi.org/10.1186/1741-7015-9-107",
);
pub(crate) static EFLM_VARIATION: Source =
    Source::new("EFLM Biological Variation Database", "https://biologicalvariation.eu");
pub(crate) static LOGARITHMIC_CHANGE: Source = Source::new(
    "Fokkema and others, Reference change values revisited, Clin Chem 2006",
    "https://doi.org/10.1373/clinchem.2006.069369",
);
pub(crate) static KDIGO_AKI: Source = Source::new(
    "KDIGO, Clinical practice guideline for acute kidney injury, 2012",
    "https://kdigo.org/guidelines/acute-kidney-injury/",
);
pub(crate) static SAJJA: Source = Source::new(
    "Sajja and others, JAMA Netw Open 2021",
    "https://doi.org/10.1001/jamanetworkopen.2021.28817",
);
