//! Tables with headers.

use crate::drawing::check;

#[test]
fn method_column_between_name_and_value() {
    check(
        "
TEST NAME                     TECHNOLOGY   VALUE     UNITS     REFERENCE RANGE
IRON                          PHOTOMETRY   49.5      µg/dL     65 - 175
TOTAL IRON BINDING CAPACITY   PHOTOMETRY   394       µg/dL     225 - 535
% TRANSFERRIN SATURATION      CALCULATED   12.56     %         13 - 45
",
        &[
            "IRON | 49.5 | µg/dL | 65 - 175",
            "TOTAL IRON BINDING CAPACITY | 394 | µg/dL | 225 - 535",
            "% TRANSFERRIN SATURATION | 12.56 | % | 13 - 45",
        ],
    );
}

#[test]
fn range_before_the_value() {
    check(
        "
Parameter            Reference        Result   Unit
Sodium               135 - 145        139      mmol/L
Potassium            3.5 - 5.1        5.6 H    mmol/L
Troponin I           < 14             9        ng/L
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 5.6 | mmol/L | 3.5 - 5.1 | H",
            "Troponin I | 9 | ng/L | < 14",
        ],
    );
}

#[test]
fn limits_in_two_columns() {
    check(
        "
Test                  Result   Unit     Min     Max
Glucose               5.1      mmol/L   3.9     5.8
Ferritin              412      µg/L     30      400
Lipase                22       U/L              60
",
        &[
            "Glucose | 5.1 | mmol/L | 3.9 - 5.8",
            "Ferritin | 412 | µg/L | 30 - 400",
            "Lipase | 22 | U/L | <= 60",
        ],
    );
}

#[test]
fn earlier_results_are_left_out() {
    check(
        "
Analyte              Result    Units     Ref. Range     Previous     Date
Creatinine           88        umol/L    60-110         91           12/01/2023
Urea                 9.1 H     mmol/L    3.0-8.0        6.2          12/01/2023
",
        &["Creatinine | 88 | umol/L | 60-110", "Urea | 9.1 | mmol/L | 3.0-8.0 | H"],
    );
}

#[test]
fn of_several_days_the_newest_counts() {
    check(
        "
                     02/03/2023   14/06/2023   01/02/2024
Test                 08:10        09:30        07:55        Units     Reference
Haemoglobin          141          138          129          g/L       130-180
Platelets            250          244          251          10^9/L    150-400
Ferritin                          22                        ug/L      30-300
",
        &["Haemoglobin | 129 | g/L | 130-180", "Platelets | 251 | 10^9/L | 150-400"],
    );
}

#[test]
fn normal_and_abnormal_values_in_two_columns() {
    check(
        "
Test Name             In Range     Out of Range     Reference Range     Lab
GLUCOSE                            101 H            65-99 mg/dL         EN
UREA NITROGEN (BUN)   14                            7-25 mg/dL          EN
EGFR                  98                            > OR = 60 mL/min    EN
",
        &[
            "GLUCOSE | 101 | mg/dL | 65-99 | H",
            "UREA NITROGEN (BUN) | 14 | mg/dL | 7-25",
            "EGFR | 98 | mL/min | > OR = 60",
        ],
    );
}

#[test]
fn two_tables_side_by_side() {
    check(
        "
Test      Result  Unit     Range         Test       Result  Unit    Range
WBC       6.1     10^9/L   4.0-10.0      ALT        22      U/L     0-40
RBC       4.70    10^12/L  4.2-5.4       AST        51 H    U/L     0-40
HGB       139     g/L      120-160       GGT        18      U/L     0-55
",
        &[
            "WBC | 6.1 | 10^9/L | 4.0-10.0",
            "RBC | 4.70 | 10^12/L | 4.2-5.4",
            "HGB | 139 | g/L | 120-160",
            "ALT | 22 | U/L | 0-40",
            "AST | 51 | U/L | 0-40 | H",
            "GGT | 18 | U/L | 0-55",
        ],
    );
}

#[test]
fn flags_in_a_column_of_their_own_or_glued() {
    check(
        "
Component       Value     Flag    Standard Range        
WBC             12.1      (H)     4.0 - 11.0 x10E3/uL
Hematocrit      35.1*             36.0 - 46.0 %
MCV             88                80 - 100 fL
",
        &[
            "WBC | 12.1 | x10E3/uL | 4.0 - 11.0 | (H)",
            "Hematocrit | 35.1 | % | 36.0 - 46.0 | *",
            "MCV | 88 | fL | 80 - 100",
        ],
    );
}

#[test]
fn values_of_an_unknown_analyte_count_too() {
    check(
        "
Test            Result    Unit     Reference
Zorblatin       3.4       ng/mL    1.0 - 5.0
Anti-Quux IgG   0.4       AU/mL    < 1.0
",
        &["Zorblatin | 3.4 | ng/mL | 1.0 - 5.0", "Anti-Quux IgG | 0.4 | AU/mL | < 1.0"],
    );
}

#[test]
fn right_aligned_numbers_under_centered_headings() {
    check(
        "
      Parameter            Result        Units         Range
Hemoglobin                   13.5        g/dL      12.0-16.0
White cells                 11200        /cumm    4000-11000
INR                           1.1                    0.8-1.2
",
        &[
            "Hemoglobin | 13.5 | g/dL | 12.0-16.0",
            "White cells | 11200 | /cumm | 4000-11000",
            "INR | 1.1 |  | 0.8-1.2",
        ],
    );
}

#[test]
fn value_and_unit_in_one_cell_and_range_in_words() {
    check(
        "
Test               Result            Normal values
Cholesterol        6.2 mmol/L H      up to 5.2
HDL                1.4 mmol/L        more than 1.0
Fasting glucose    5.0 mmol/L        from 3.9 to 5.8
",
        &[
            "Cholesterol | 6.2 | mmol/L | up to 5.2 | H",
            "HDL | 1.4 | mmol/L | more than 1.0",
            "Fasting glucose | 5.0 | mmol/L | from 3.9 to 5.8",
        ],
    );
}

#[test]
fn answers_in_words() {
    check(
        "
Investigation            Observed Value      Unit     Biological Reference
HIV 1 & 2 Antibodies     Non Reactive                 Non Reactive
HBsAg                    Negative (0.21)     S/CO     Negative
Blood Group              O
Rh Factor                POSITIVE
Urine Protein            Trace                        Absent
Pus cells                2-4                 /hpf     0-5
",
        &[
            "HIV 1 & 2 Antibodies | Non Reactive |  | Non Reactive",
            "HBsAg | Negative (0.21) | S/CO | Negative",
            "Blood Group | O",
            "Rh Factor | POSITIVE",
            "Urine Protein | Trace |  | Absent",
            "Pus cells | 2-4 | /hpf | 0-5",
        ],
    );
}

#[test]
fn a_missing_value_is_no_result() {
    check(
        "
Test               Result         Unit      Range
TSH                1.9            mIU/L     0.4-4.0
Free T4            pending        pmol/L    9-19
Anti-TPO           to follow      IU/mL     < 34
Prolactin                         mIU/L     86-324
",
        &["TSH | 1.9 | mIU/L | 0.4-4.0"],
    );
}

#[test]
fn limits_glued_to_words_and_units_in_brackets() {
    check(
        "
EXAMEN                       RESULTADO        UNIDADES      VALOR DE REFERENCIA
GLUCOSA                      101.00    *      mg/dL         70.00 - 99.00
COLESTEROL LDL               129.40           mg/dL         Menor de 130
TGO (AST)                    24               U/L           Hasta 40
",
        &[
            "GLUCOSA | 101.00 | mg/dL | 70.00 - 99.00 | *",
            "COLESTEROL LDL | 129.40 | mg/dL | Menor de 130",
            "TGO (AST) | 24 | U/L | Hasta 40",
        ],
    );
}

#[test]
fn flag_to_the_left_of_the_name() {
    check(
        "
     Test                 Result    Units      Reference Interval
     Sodium               140       mmol/L     136-145
H    Potassium            5.9       mmol/L     3.5-5.2
L    Bicarbonate          18        mmol/L     22-29
",
        &[
            "Sodium | 140 | mmol/L | 136-145",
            "Potassium | 5.9 | mmol/L | 3.5-5.2 | H",
            "Bicarbonate | 18 | mmol/L | 22-29 | L",
        ],
    );
}

#[test]
fn flag_to_the_right_of_everything() {
    check(
        "
Test                 Result    Reference Interval    Units      Flag
Sodium               140       136-145               mmol/L
Potassium            5.9       3.5-5.2               mmol/L     HIGH
Bicarbonate          18        22-29                 mmol/L     LOW
",
        &[
            "Sodium | 140 | mmol/L | 136-145",
            "Potassium | 5.9 | mmol/L | 3.5-5.2 | HIGH",
            "Bicarbonate | 18 | mmol/L | 22-29 | LOW",
        ],
    );
}

#[test]
fn two_units_of_one_result() {
    check(
        "
Test            Result    Unit     Reference     Result    Unit      Reference
Glucose         5.1       mmol/L   3.9-5.8       92        mg/dL     70-105
Creatinine      88        umol/L   60-110        1.0       mg/dL     0.7-1.2
",
        &["Glucose | 5.1 | mmol/L | 3.9-5.8", "Creatinine | 88 | umol/L | 60-110"],
    );
}

#[test]
fn index_and_code_columns() {
    check(
        "
No.   Code    Test item            Result     Flag   Unit       Reference
1     WBC     White cell count     4.1               10^9/L     3.5-9.5
2     PLT     Platelet count       98         L      10^9/L     125-350
3     CRP     C-reactive protein   <0.5              mg/L       0-6
",
        &[
            "White cell count | 4.1 | 10^9/L | 3.5-9.5",
            "Platelet count | 98 | 10^9/L | 125-350 | L",
            "C-reactive protein | <0.5 | mg/L | 0-6",
        ],
    );
}

#[test]
fn cumulative_with_reference_first() {
    check(
        "
Test          Reference      Units      10/01/24     03/06/24     15/11/24
Hb            115-155        g/L        121          118          109
MCV           80-99          fL         88           87           79
Ferritin      15-200         ug/L       22           15           8
",
        &["Hb | 109 | g/L | 115-155", "MCV | 79 | fL | 80-99", "Ferritin | 8 | ug/L | 15-200"],
    );
}

#[test]
fn sections_between_rows() {
    let page = crate::drawing::page(
        1,
        "
Test                Result     Unit       Range
HAEMATOLOGY
Haemoglobin         141        g/L        130-180
Differential
Neutrophils         4.1        10^9/L     2.0-7.5
BIOCHEMISTRY
Sodium              140        mmol/L     135-145
",
    );
    let sections: Vec<String> =
        bta_report::layout::table(&[page]).rows.into_iter().map(|row| row.section).collect();
    assert_eq!(sections, ["HAEMATOLOGY", "HAEMATOLOGY;Differential", "BIOCHEMISTRY"]);
}

#[test]
fn ranges_for_women_and_men() {
    check(
        "
Test               Result     Unit      Reference range
Hemoglobin         13.0       g/dL      M: 13.5-17.5
                                        F: 12.0-15.5
Creatinine         0.8        mg/dL     Male 0.7-1.3 Female 0.6-1.1
",
        &[
            "Hemoglobin | 13.0 | g/dL | M: 13.5-17.5 / F: 12.0-15.5",
            "Creatinine | 0.8 | mg/dL | Male 0.7-1.3 Female 0.6-1.1",
        ],
    );
}

#[test]
fn header_in_two_lines() {
    check(
        "
                     Observed              Biological
Test Description     Value       Unit      Reference Interval
ESR                  22          mm/hr     0 - 20
RBS                  141         mg/dL     70 - 140
",
        &["ESR | 22 | mm/hr | 0 - 20", "RBS | 141 | mg/dL | 70 - 140"],
    );
}

#[test]
fn percent_and_absolute_in_two_columns() {
    check(
        "
Test              Result     Unit      Range
Neutrophils       58.2       %         40-75
Neutrophils       4.10       10^9/L    1.8-7.5
Lymphocytes       31.0       %         20-45
",
        &[
            "Neutrophils | 58.2 | % | 40-75",
            "Neutrophils | 4.10 | 10^9/L | 1.8-7.5",
            "Lymphocytes | 31.0 | % | 20-45",
        ],
    );
}

#[test]
fn header_with_the_section_as_name() {
    check(
        "
LIPID PROFILE               RESULT       UNITS      NORMAL
Total cholesterol           4.9          mmol/L     < 5.2
HDL cholesterol             1.2          mmol/L     > 1.0
THYROID                     RESULT       UNITS      NORMAL
TSH                         2.2          mIU/L      0.4 - 4.0
",
        &[
            "Total cholesterol | 4.9 | mmol/L | < 5.2",
            "HDL cholesterol | 1.2 | mmol/L | > 1.0",
            "TSH | 2.2 | mIU/L | 0.4 - 4.0",
        ],
    );
}
