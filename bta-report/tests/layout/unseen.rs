//! Layouts that reports of laboratories showed that nobody had seen before: each rule with the page
//! that fails without it.

use crate::drawing::check;

#[test]
fn a_grid_of_cards_with_the_interval_above_the_value() {
    check(
        "
Sodium                                        Potassium
Normal range: 135 - 145 mmol/L                Normal range: 3.5 - 5.1 mmol/L
134   Low                                     4.2
Glucose                                       Est. Average Glucose
Normal range: 70 - 99 mg/dL                   137 mg/dL
131   High
",
        &[
            "Sodium | 134 | mmol/L | Normal range: 135 - 145 mmol/L | Low",
            "Glucose | 131 | mg/dL | Normal range: 70 - 99 mg/dL | High",
            "Potassium | 4.2 | mmol/L | Normal range: 3.5 - 5.1 mmol/L",
            "Est. Average Glucose | 137 | mg/dL",
        ],
    );
}

#[test]
fn percent_and_absolute_under_units_that_stand_once() {
    check(
        "
Leucograma                 %         /mm³       %               /mm³
Leucócitos                           4.900                      3.500 a 10.500
Neutrófilos                47,0      2.303      40,0 a 70,0     1.700 a 7.000
Linfócitos                 40,2      1.970      20,0 a 50,0     900 a 2.900
",
        &[
            "Leucócitos | 4.900 | /mm³ | 3.500 a 10.500",
            "Neutrófilos | 47,0 | % | 40,0 a 70,0",
            "Neutrófilos | 2.303 | /mm³ | 1.700 a 7.000",
            "Linfócitos | 40,2 | % | 20,0 a 50,0",
            "Linfócitos | 1.970 | /mm³ | 900 a 2.900",
        ],
    );
}

#[test]
fn of_two_values_with_one_interval_one_it_belongs_to() {
    check(
        "
LEUCOGRAMA               (%)     (/mm3)
SEGMENTADOS .........:   67      6.164           3.600 a 13.100 /mm3
MONOCITOS ...........:    6        552           100 a 1.400 /mm3
",
        &[
            "SEGMENTADOS | 67 | %",
            "SEGMENTADOS | 6.164 | /mm3 | 3.600 a 13.100",
            "MONOCITOS | 6 | %",
            "MONOCITOS | 552 | /mm3 | 100 a 1.400",
        ],
    );
    check(
        "
LEUCOGRAMA                  %        /mm³       VALOR DE REFERÊNCIA /mm³
Leucócitos                           6.500      3.500 a 10.500
Neutrófilos                 55,0     3.575      1.700 a 7.000
",
        &[
            "Leucócitos | 6.500 | /mm³ | 3.500 a 10.500",
            "Neutrófilos | 55,0 | %",
            "Neutrófilos | 3.575 | /mm³ | 1.700 a 7.000",
        ],
    );
}

#[test]
fn no_heading_over_the_values() {
    check(
        "
                                         Valeurs de référence    Antériorités 03/06/2024
Hématies              4,02    T/L        3,80 à 5,30             4,11
Hémoglobine           12,1    g/dL       11,5 à 15,5             12,6
Plaquettes            255     G/L        150 à 400               241
",
        &[
            "Hématies | 4,02 | T/L | 3,80 à 5,30",
            "Hémoglobine | 12,1 | g/dL | 11,5 à 15,5",
            "Plaquettes | 255 | G/L | 150 à 400",
        ],
    );
}

#[test]
fn a_letter_that_breaks_inside_a_result() {
    check(
        "
Labor vom 11.02.2025: Leukozyten 14,2 /nl (+) [3,9-10,2]; Thrombozyten 329 /nl [150-370]; CRP 118
mg/l (+) [<5]; Kreatinin 1,31 mg/dl (+) [0,67-1,17]; INR 1,1 [0,9-1,2]; Lipase 1184 U/l [13-60].
",
        &[
            "Leukozyten | 14,2 | /nl | [3,9-10,2] | (+)",
            "Thrombozyten | 329 | /nl | [150-370]",
            "CRP | 118 | mg/l | [<5] | (+)",
            "Kreatinin | 1,31 | mg/dl | [0,67-1,17] | (+)",
            "INR | 1,1 |  | [0,9-1,2]",
            "Lipase | 1184 | U/l | [13-60]",
        ],
    );
}

#[test]
fn letters_of_specimens_before_a_hyphen() {
    check(
        "
Tutkimus        Tulos     Yksikkö    Viitearvot
B -Hb           136       g/l        117 - 155
P -K        *   5,1       mmol/l     3,4 - 4,9
",
        &["B -Hb | 136 | g/l | 117 - 155", "P -K | 5,1 | mmol/l | 3,4 - 4,9 | *"],
    );
}

#[test]
fn the_code_of_the_material_before_the_name() {
    check(
        "
EB     MCV                  87,5     fl           81,0 - 96,0
S      LH                   14,9     mIU/ml       2,4 - 12,6
",
        &["MCV | 87,5 | fl | 81,0 - 96,0", "LH | 14,9 | mIU/ml | 2,4 - 12,6"],
    );
}

#[test]
fn tiers_under_an_interval_without_a_header() {
    check(
        "
Hormone
FSH                  6,8      mIU/ml       Follikelphase: 3,5 - 12,5
                                           Ovulation: 4,7 - 21,5
                                           Lutealphase: 1,7 - 7,7
TSH basal            3,12     µIU/ml       0,27 - 4,20
",
        &[
            "FSH | 6,8 | mIU/ml | Follikelphase: 3,5 - 12,5 / Ovulation: 4,7 - 21,5 / Lutealphase: 1,7 - 7,7",
            "TSH basal | 3,12 | µIU/ml | 0,27 - 4,20",
        ],
    );
}

#[test]
fn answers_that_only_the_line_below_makes_a_result() {
    check(
        "
Anti-SS-A (Ro 60)                                   positiv
Referenz: negativ

Densidad                                            1.020
V.R. : 1.005 - 1.030
",
        &["Anti-SS-A (Ro 60) | positiv |  | negativ", "Densidad | 1.020 |  | V.R. : 1.005 - 1.030"],
    );
}

#[test]
fn the_title_of_an_exam_with_its_day_at_the_other_end_of_the_line() {
    check(
        "
GLICEMIA DE JEJUM                                              Coleta: 16/09/2025 07:12
Resultado: 92 mg/dL                        Valor de referência:
                                           Normal: inferior a 100 mg/dL
                                           Diabetes: maior ou igual a 126 mg/dL
COLESTEROL HDL                                                 Coleta: 16/09/2025 07:12
Resultado: 44 mg/dL                        Valor de referência:
                                           Desejável: superior a 40 mg/dL
",
        &[
            "GLICEMIA DE JEJUM | 92 | mg/dL | Normal: inferior a 100 mg/dL / Diabetes: maior ou igual a 126 mg/dL",
            "COLESTEROL HDL | 44 | mg/dL | Desejável: superior a 40 mg/dL",
        ],
    );
}

#[test]
fn numbers_far_right_of_a_heading_at_the_left() {
    check(
        "
Pemeriksaan          Hasil                      Satuan       Nilai Rujukan
Hemoglobin                            16.4      g/dL         13.2 - 17.3
Leukosit                              8800      /µL          3800 - 10600
",
        &["Hemoglobin | 16.4 | g/dL | 13.2 - 17.3", "Leukosit | 8800 | /µL | 3800 - 10600"],
    );
}

#[test]
fn a_second_set_in_other_units() {
    check(
        "
Test           Result    Unit      Reference        Result    Unit     Reference
Hemoglobin     150       g/L       137 - 175        15.0      g/dL     13.7 - 17.5
Hematocrit     0.45                0.40 - 0.51      45.0      %        40 - 51
",
        &["Hemoglobin | 150 | g/L | 137 - 175", "Hematocrit | 0.45 |  | 0.40 - 0.51"],
    );
}

#[test]
fn marks_in_many_forms() {
    check(
        "
Test               Result         Unit       Reference
V.H.S.      [*]    24             mm/h       0 - 20
Ferro              54 <           µg/dL      65 - 175
CRP                48.3++         mg/l       0 - 5
Glucosa            109 ▲ alto     mg/dL      70 - 99
",
        &[
            "V.H.S. | 24 | mm/h | 0 - 20 | [*]",
            "Ferro | 54 | µg/dL | 65 - 175 | <",
            "CRP | 48.3 | mg/l | 0 - 5 | ++",
            "Glucosa | 109 | mg/dL | 70 - 99 | ▲",
        ],
    );
}

#[test]
fn a_mark_between_results_of_two_days() {
    check(
        "
Test             29/04/2025         04/03/2025     16/10/2024     Reference
TSH (mIU/L)      0.03        L      0.11           1.62           0.27 - 4.20
S-ALT (U/L)      44          H      36             21             7 - 35
S-AST (U/L)      31                 28             20             13 - 35
",
        &[
            "TSH | 0.03 | mIU/L | 0.27 - 4.20 | L",
            "S-ALT | 44 | U/L | 7 - 35 | H",
            "S-AST | 31 | U/L | 13 - 35",
        ],
    );
}

#[test]
fn numbers_of_orders_over_days() {
    check(
        "
                                        2501-15-0937    2409-02-1140
Test          Reference     Unit        15-Jan-2025     02-Sep-2024
Hb            11.5-16.0     g/dL        9.7 L           10.4
HCT           35-46         %           30.9 L          33.0
",
        &["Hb | 9.7 | g/dL | 11.5-16.0 | L", "HCT | 30.9 | % | 35-46 | L"],
    );
}

#[test]
fn ages_and_phases_are_no_values() {
    check(
        "
Colesterol total     164     mg/dL     Adultos acima de 20 anos: menor que 190
NT-proBNP age-adjusted: <50 y 450, 50-75 y 900, >75 y 1800 pg/mL
",
        &["Colesterol total | 164 | mg/dL | acima de 20 anos: menor que 190"],
    );
}

#[test]
fn words_from_right_to_left_on_a_page_of_latin_names() {
    check(
        "
המרונ חווט          תודיחי      האצות      הקידבה םש
4.50 - 11.00        10e3/uL     7.60       WBC
13.5 - 17.5         g/dl        14.8       HGB
",
        &["WBC | 7.60 | 10e3/uL | 4.50 - 11.00", "HGB | 14.8 | g/dl | 13.5 - 17.5"],
    );
}

#[test]
fn a_day_beside_the_heading_of_the_results() {
    check(
        "
Test               Today 06/02/2026   Flag   Previous 12/08/2025   Unit      Reference
Leukocytes                     6.55                         6.26   10^3/uL   3.3 - 8.6
Erythrocytes                   4.02                                10^6/uL   3.86 - 4.92
Triglycerides                   122   H                      134   mg/dL     30 - 117
",
        &[
            "Leukocytes | 6.55 | 10^3/uL | 3.3 - 8.6",
            "Erythrocytes | 4.02 | 10^6/uL | 3.86 - 4.92",
            "Triglycerides | 122 | mg/dL | 30 - 117 | H",
        ],
    );
}

#[test]
fn cards_with_the_interval_and_its_label_below_the_value() {
    check(
        "
B-EVF                                  B-Hemoglobin (Hb)
0,38                                   127 g/L
Referensintervall: 0,35 - 0,46         Referensintervall: 117 - 153
P-TSH                                  P-T4, fritt
5,2 mIE/L                              17 pmol/L
Referensintervall: 0,40 - 4,0          Referensintervall: 12 - 22
Över referensintervallet
",
        &[
            "B-EVF | 0,38 |  | Referensintervall: 0,35 - 0,46",
            "B-Hemoglobin (Hb) | 127 | g/L | Referensintervall: 117 - 153",
            "P-TSH | 5,2 | mIE/L | Referensintervall: 0,40 - 4,0 | Över referensintervallet",
            "P-T4, fritt | 17 | pmol/L | Referensintervall: 12 - 22",
        ],
    );
}

#[test]
fn marks_of_several_words() {
    check(
        "
Haemoglobin concentration     103 g/L [115.0 - 165.0]   Below low reference limit
Serum TSH level               6.1 mu/L [0.35 - 4.94]    Above high reference limit
",
        &[
            "Haemoglobin concentration | 103 | g/L | [115.0 - 165.0] | Below low reference limit",
            "Serum TSH level | 6.1 | mu/L | [0.35 - 4.94] | Above high reference limit",
        ],
    );
}

#[test]
fn the_same_in_another_unit() {
    check(
        "
Examen                                   Résultat        Valeurs de référence
Polynucléaires neutrophiles ..........   56,4   %
   soit ..............................   3,35   G/L      (1,81 - 7,15)
",
        &[
            "Polynucléaires neutrophiles | 56,4 | %",
            "Polynucléaires neutrophiles | 3,35 | G/L | (1,81 - 7,15)",
        ],
    );
}

#[test]
fn the_hour_in_a_name() {
    check(
        "
Test                                      Result      Units
High Sensitivity Troponin T               12          ng/L
High Sensitivity Troponin T Delta 1h      2           ng/L
",
        &[
            "High Sensitivity Troponin T | 12 | ng/L",
            "High Sensitivity Troponin T Delta 1h | 2 | ng/L",
        ],
    );
}

#[test]
fn a_heading_before_results_in_a_sentence() {
    check(
        "
Biochemistry: Glucose 7.8 mmol/L (3.5 - 6.1); Urea 5.5 mmol/L (2.7 - 7.8);
",
        &["Glucose | 7.8 | mmol/L | (3.5 - 6.1)", "Urea | 5.5 | mmol/L | (2.7 - 7.8)"],
    );
}

#[test]
fn a_unit_far_from_the_headings() {
    check(
        "
RESULTADO                                     VALOR DE REFERÊNCIA
25-HIDROXIVITAMINA D : 24,7 ng/mL             superior a 20,0
",
        &["25-HIDROXIVITAMINA D | 24,7 | ng/mL | superior a 20,0"],
    );
}

#[test]
fn a_method_beside_the_rest_of_an_interval() {
    check(
        "
Investigation            Observed Value   Unit     Reference Interval
25-OH Vitamin D Total    14.6      L      ng/mL    Deficiency: < 20
CLIA                                               Insufficiency: 20-29
                                                   Sufficiency: 30-100
Vitamin B12              168       L      pg/mL    197 - 771
ECLIA
",
        &[
            "25-OH Vitamin D Total | 14.6 | ng/mL | Deficiency: < 20 / Insufficiency: 20-29 / Sufficiency: 30-100 | L",
            "Vitamin B12 | 168 | pg/mL | 197 - 771 | L",
        ],
    );
}
