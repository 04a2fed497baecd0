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

#[test]
fn numbers_before_the_names_that_no_heading_names() {
    check(
        "
             Pretraga              Rezultat      Jedinica      Ref. interval
201          K-Eritrociti          4,61          x10^12/L      3,86 - 5,08
202          K-Hemoglobin          136           g/L           119 - 157
310          S-Kolesterol          6,7           mmol/L        < 5,0
",
        &[
            "K-Eritrociti | 4,61 | x10^12/L | 3,86 - 5,08",
            "K-Hemoglobin | 136 | g/L | 119 - 157",
            "S-Kolesterol | 6,7 | mmol/L | < 5,0",
        ],
    );
    check(
        "
STT Tên xét nghiệm                  Kết quả       Trị số bình thường    Đơn vị
1   Số lượng hồng cầu (RBC)         5.40          4.30 - 5.80           T/L
2   Huyết sắc tố (HGB)              158           140 - 160             g/L
3   Định lượng Glucose              6.1           3.9 - 6.4             mmol/L
",
        &[
            "Số lượng hồng cầu (RBC) | 5.40 | T/L | 4.30 - 5.80",
            "Huyết sắc tố (HGB) | 158 | g/L | 140 - 160",
            "Định lượng Glucose | 6.1 | mmol/L | 3.9 - 6.4",
        ],
    );
}

#[test]
fn the_only_day_stands_over_earlier_results() {
    check(
        "
                                         Valeurs de référence      12/06/25
Leucocytes          5,97    G/L          4,00 à 10,00              6,16
Hématies            4,04    T/L          3,80 à 5,20               4,42
Hémoglobine         12,1    g/dL         11,5 à 15,0               12,1
",
        &[
            "Leucocytes | 5,97 | G/L | 4,00 à 10,00",
            "Hématies | 4,04 | T/L | 3,80 à 5,20",
            "Hémoglobine | 12,1 | g/dL | 11,5 à 15,0",
        ],
    );
    check(
        "
Analyte             Unit         Reference           12/06/25
Leucocytes          G/L          4,00 - 10,00        6,16
Hemoglobin          g/dL         11,5 - 15,0         12,1
",
        &["Leucocytes | 6,16 | G/L | 4,00 - 10,00", "Hemoglobin | 12,1 | g/dL | 11,5 - 15,0"],
    );
}

#[test]
fn days_of_the_order_above_the_headings() {
    check(
        "
Fecha de extracción: 11/03/2026                Fecha informe: 12/03/2026
Determinación       Resultado    Unidades      Intervalo de referencia    Ant. 09/2025
Hematíes            5,06         x10^12/L      4,40 - 5,80                4,85
Hemoglobina         15,0         g/dL          13,0 - 17,5                14,7
",
        &["Hematíes | 5,06 | x10^12/L | 4,40 - 5,80", "Hemoglobina | 15,0 | g/dL | 13,0 - 17,5"],
    );
}

#[test]
fn numbers_of_orders_under_the_days() {
    check(
        "
Date               14/11/24        20/08/25        03/06/26
Time               0915            1032            0840
Lab No             24-3310478      25-2214096      26-40471832    Units       Ref. Range
RCC                      3.28            3.29            3.34 L   x10^12/L    (3.80-5.50)
Haematocrit              0.34            0.32            0.35                 (0.35-0.47)
Basophils                0.03                            0.04     x10^9/L     (0.00-0.20)
",
        &[
            "RCC | 3.34 | x10^12/L | (3.80-5.50) | L",
            "Haematocrit | 0.35 |  | (0.35-0.47)",
            "Basophils | 0.04 | x10^9/L | (0.00-0.20)",
        ],
    );
}

#[test]
fn values_under_two_headings_of_values() {
    check(
        "
Зерттеу атауы              Нәтиже       Өлшем бірлігі     значения
Гемоглобин (HGB)           104    ↓     г/л               120 - 140
Гематокрит (HCT)           33,1   ↓     %                 36,0 - 42,0
Лейкоциты (WBC)            6,1          10⁹/л             4,0 - 9,0
",
        &[
            "Гемоглобин (HGB) | 104 | г/л | 120 - 140 | ↓",
            "Гематокрит (HCT) | 33,1 | % | 36,0 - 42,0 | ↓",
            "Лейкоциты (WBC) | 6,1 | 10⁹/л | 4,0 - 9,0",
        ],
    );
}

#[test]
fn signs_in_a_cell_before_the_values() {
    check(
        "
Analyse                      Resultaat     Eenheden     Referentie
Eosinofielen          >            9,1     %            <6,0
Ferritine             <             22     µg/L         30 - 400
Basofielen                         0,8     %            <1,5
CRP                             <  0,3     mg/L         <5,0
",
        &[
            "Eosinofielen | 9,1 | % | <6,0 | >",
            "Ferritine | 22 | µg/L | 30 - 400 | <",
            "Basofielen | 0,8 | % | <1,5",
            "CRP | < 0,3 | mg/L | <5,0",
        ],
    );
}

#[test]
fn cards_with_labels_before_values_and_intervals() {
    check(
        "
CBC w/ Auto Differential
WBC                                             RBC
Normal range: 4.0 - 11.0 K/uL   4.0     11.0    Normal range: 3.80 - 5.20 M/uL   3.80     5.20
Value 6.6 K/uL                                  Value 3.49 M/uL   Low
Basophils %                                     Neutrophils Absolute
                                                Normal range: 1.80 - 7.70 K/uL   1.80     7.70
Value 0.8 %
                                                Value 3.79 K/uL
Hepatitis C Antibody
Normal value: Nonreactive
Value Nonreactive
",
        &[
            "WBC | 6.6 | K/uL | Normal range: 4.0 - 11.0 K/uL",
            "RBC | 3.49 | M/uL | Normal range: 3.80 - 5.20 M/uL | Low",
            "Basophils % | 0.8 | %",
            "Neutrophils Absolute | 3.79 | K/uL | Normal range: 1.80 - 7.70 K/uL",
            "Hepatitis C Antibody | Nonreactive |  | Normal value: Nonreactive",
        ],
    );
}

#[test]
fn days_with_the_name_of_the_month() {
    check(
        "
Test Name              Value      Units
Glucose                92         mg/dL
Sample Collected on (SCT) : 18 Apr 2026 07:10   Report Released on : Apr 19, 2026
",
        &["Glucose | 92 | mg/dL"],
    );
}

#[test]
fn tiers_in_a_sentence() {
    check(
        "
Test                     Result       Range
HS CRP                   3.4    H     <1.0 mg/L
Lower relative cardiovascular risk according to guidelines <1.0; average risk 1.0-3.0; higher risk 3.1-10.0 mg/L.
Vitamin D Status 25-OH Vitamin D: Deficiency: <20 ng/mL; Insufficiency: 20 - 29 ng/mL; Optimal: > or = 30 ng/mL.
",
        &["HS CRP | 3.4 | mg/L | <1.0 | H"],
    );
}

#[test]
fn headings_that_stand_over_nothing() {
    check(
        "
                                                  Coletado em 20/05/2026   RESULTADO   VALORES DE REFERÊNCIA
Eritrócitos            4,41 milhões/mm3    3,90 a 5,00
Hemoglobina            11,7 g/dL           12,0 a 15,5
Hematócrito            34,8 %              35,0 a 45,0
Glicose                84 mg/dL            70 a 99
LDL-Colesterol         103 mg/dL           Vide tabela de alvo terapêutico
",
        &[
            "Eritrócitos | 4,41 | milhões/mm3 | 3,90 a 5,00",
            "Hemoglobina | 11,7 | g/dL | 12,0 a 15,5",
            "Hematócrito | 34,8 | % | 35,0 a 45,0",
            "Glicose | 84 | mg/dL | 70 a 99",
            "LDL-Colesterol | 103 | mg/dL",
        ],
    );
}

#[test]
fn tiers_that_go_on_in_the_next_line() {
    check(
        "
Исследование          Результат    Единицы     Референсные значения
25-OH витамин D       18,0         нг/мл       Дефицит: < 20
                                               Недостаточность: 20-<30
                                               Адекватный уровень: 30
                                               - 100
",
        &[
            "25-OH витамин D | 18,0 | нг/мл | Дефицит: < 20 / Недостаточность: 20-<30 / Адекватный уровень: 30 - 100",
        ],
    );
}

#[test]
fn records_with_one_field_in_a_line() {
    check(
        "
Lab Test:            CHEM 7
Date/Time Collected: 12 Mar 2026 @ 0835

Test Name:           GLUCOSE
Result:              142 (H)
Units:               mg/dL
Reference Range:     (70-105)
Status:              Final

Test Name:           UREA NITROGEN
Result:              24
Units:               mg/dL
Reference Range:     (7-25)
Status:              Final
",
        &[
            "GLUCOSE | 142 | mg/dL | Reference Range: (70-105) | (H)",
            "UREA NITROGEN | 24 | mg/dL | Reference Range: (7-25)",
        ],
    );
}

#[test]
fn a_letter_in_which_lines_cut_intervals_and_names() {
    check(
        "
Kalium 3,4 mmol/l - (3,5 - 5,1), Kreatinin 0,98 mg/dl + (0,50 -
0,90), Harnstoff 32 mg/dl (17 - 49), Bilirubin gesamt 5,4 mg/dl + (< 1,2), Bilirubin
direkt 4,1 mg/dl + (< 0,3), GOT 148 U/l + (< 35), Kalium 4,2 mmol/l (3,5 - 5,1).
",
        &[
            "Kalium | 3,4 | mmol/l | (3,5 - 5,1) | -",
            "Kreatinin | 0,98 | mg/dl | (0,50 - 0,90) | +",
            "Harnstoff | 32 | mg/dl | (17 - 49)",
            "Bilirubin gesamt | 5,4 | mg/dl | (< 1,2) | +",
            "Bilirubin direkt | 4,1 | mg/dl | (< 0,3) | +",
            "GOT | 148 | U/l | (< 35) | +",
            "Kalium | 4,2 | mmol/l | (3,5 - 5,1)",
        ],
    );
}

#[test]
fn limits_under_words_of_two_letters() {
    check(
        "
Nazwa badania           ICD-9     Wynik     Flaga     Jednostka     od        do
WBC                     C55       6,10                tys/µl        4,00      10,00
HGB                     C55       12,1      L         g/dl          14,0      18,0
",
        &["WBC | 6,10 | tys/µl | 4,00 - 10,00", "HGB | 12,1 | g/dl | 14,0 - 18,0 | L"],
    );
}

#[test]
fn an_interval_behind_the_method() {
    check(
        "
Glóbulos rojos                                       4,04 x10^6/mm3
   Método: Citometría de flujo    Valores de referencia: 4,00 - 5,20
Hemoglobina                                          12,1 g/dl
   Método: Fotometría    Valores de referencia: 12,0 - 16,0
",
        &[
            "Glóbulos rojos | 4,04 | x10^6/mm3 | Valores de referencia: 4,00 - 5,20",
            "Hemoglobina | 12,1 | g/dl | Valores de referencia: 12,0 - 16,0",
        ],
    );
}

#[test]
fn a_scale_of_characters_before_the_values() {
    check(
        "
Analyt              Hodnotenie             Výsledok     Jednotky     Ref. hodnoty
Glukóza             - - - | - - - - | - O -   5,77      mmol/l       3,90 - 5,60
Kreatinín           - - - | - - O - | - - -   86        µmol/l       62 - 106
",
        &["Glukóza | 5,77 | mmol/l | 3,90 - 5,60", "Kreatinín | 86 | µmol/l | 62 - 106"],
    );
}

#[test]
fn marks_of_other_alphabets_and_words() {
    check(
        "
Испитување             Резултат               Референтен интервал
Хемоглобин             110 g/L     низок      120 - 160
Холестерол             6,2 mmol/L  висок      < 5,5
",
        &[
            "Хемоглобин | 110 | g/L | 120 - 160 | низок",
            "Холестерол | 6,2 | mmol/L | < 5,5 | висок",
        ],
    );
    check(
        "
Analyse                Einheit     Referenz          19.03.26        18.03.26
Erythrozyten           T/l         4,40 - 5,80       4,20 T          3,83
Leukozyten             G/l         4,00 - 10,00      11,40 H         11,60
",
        &[
            "Erythrozyten | 4,20 | T/l | 4,40 - 5,80 | T",
            "Leukozyten | 11,40 | G/l | 4,00 - 10,00 | H",
        ],
    );
    check(
        "
Prova               12/09/2025          Resultat     Unitats     Interval de referència
Hemoglobina         113          <           109     g/L         120 - 155
Ferro               60                        61     µg/dL       50 - 170
",
        &["Hemoglobina | 109 | g/L | 120 - 155 | <", "Ferro | 61 | µg/dL | 50 - 170"],
    );
}

#[test]
fn names_that_are_units_and_two_points_between_limits() {
    check(
        "
Analüüs               Tulemus     Ühik      Referentsvahemik
INR                   1.24                  0.85 .. 1.15        ↑
S,P-TSH               4,90        mU/L      0,40 .. 4,00        ↑
pH                    5.5                   5.0 .. 8.0
",
        &[
            "INR | 1.24 |  | 0.85 .. 1.15 | ↑",
            "S,P-TSH | 4,90 | mU/L | 0,40 .. 4,00 | ↑",
            "pH | 5.5 |  | 5.0 .. 8.0",
        ],
    );
}

#[test]
fn days_of_a_flow_sheet() {
    check(
        "
Lab Result          05/14/2026 05:40      05/13/2026 05:31      05/12/2026 18:22      Normal Range     Units
WBC                           H 14.8                  14.3                            4.5 - 11.0       x10^3/uL
RBC                           L 3.47                  3.43                  3.70      4.00 - 5.20      x10^6/uL
MCV                             84.0                  83.1                  85.1      80.0 - 100.0     fL
INR                            H 1.3                   1.4                   1.2      0.9 - 1.1
Sodium Lvl                     L 133                                         121      136 - 145        mmol/L
",
        &[
            "WBC | 14.8 | x10^3/uL | 4.5 - 11.0 | H",
            "RBC | 3.47 | x10^6/uL | 4.00 - 5.20 | L",
            "MCV | 84.0 | fL | 80.0 - 100.0",
            "INR | 1.3 |  | 0.9 - 1.1 | H",
            "Sodium Lvl | 133 | mmol/L | 136 - 145 | L",
        ],
    );
}

#[test]
fn numbers_in_cells_are_no_words_of_a_name() {
    // Nothing says which of the three is the current one.
    check(
        "
WBC                           14.8                  14.3        4.5 - 11.0       x10^3/uL
RBC                           3.47                  3.43        4.00 - 5.20      x10^6/uL
",
        &[],
    );
}

#[test]
fn cards_with_the_mark_beside_the_name() {
    check(
        "
Haemoglobin                    Normal         Ferritin                     Low
126 g/L                                       11 ug/L
Normal range: 120 - 150                       Normal range: 30 - 150
",
        &[
            "Haemoglobin | 126 | g/L | Normal range: 120 - 150 | Normal",
            "Ferritin | 11 | ug/L | Normal range: 30 - 150 | Low",
        ],
    );
}

#[test]
fn values_behind_an_equals_sign() {
    check(
        "
Denumire analiză          Rezultat             Interval biologic de referință
Hematii                   = 5,17 mil./µL       4,44 - 5,61 mil./µL
Acid uric seric           = 7,6 mg/dL >>       3,5 - 7,2 mg/dL
",
        &[
            "Hematii | 5,17 | mil./µL | 4,44 - 5,61 mil./µL",
            "Acid uric seric | 7,6 | mg/dL | 3,5 - 7,2 mg/dL | >>",
        ],
    );
}

#[test]
fn two_tables_of_which_one_has_no_heading_over_its_numbers() {
    check(
        "
No  Test         Result     Range          Unit           Test         Result     Range          Unit
1   ALT          58  ↑      9-50           U/L        16  Potassium    4.5        3.5-5.5        mmol/L
2   Albumin      46         35-52          g/L        17  Sodium       138        135-145        mmol/L
3   Creatinine   83         59-104         umol/L     18  Calcium      2.31       2.13-2.70      mmol/L
",
        &[
            "ALT | 58 | U/L | 9-50 | ↑",
            "Albumin | 46 | g/L | 35-52",
            "Creatinine | 83 | umol/L | 59-104",
            "Potassium | 4.5 | mmol/L | 3.5-5.5",
            "Sodium | 138 | mmol/L | 135-145",
            "Calcium | 2.31 | mmol/L | 2.13-2.70",
        ],
    );
}

#[test]
fn days_of_the_order_without_a_colon() {
    check(
        "
DATE OF SPECIMEN 03/08/2026   TIME 08:20   DATE RECEIVED 03/08/2026   DATE REPORTED 03/09/2026
----------------------------------------------------------------------------------------------
TESTS                          RESULT FLAG     UNITS          REFERENCE INTERVAL    LAB
----------------------------------------------------------------------------------------------
Glucose, Serum                 131 High        mg/dL          65 - 99               BN
BUN                             22             mg/dL          8 - 27                BN
",
        &["Glucose, Serum | 131 | mg/dL | 65 - 99 | High", "BUN | 22 | mg/dL | 8 - 27"],
    );
}

#[test]
fn labeled_intervals_under_values_side_by_side() {
    check(
        "
Hemoglobina         13,4 g/dL                 Leucócitos         6,09 x10^9/L
                    VR: 12,0 - 15,0                              VR: 4,00 - 10,00
Creatinina          0,76 mg/dL                TSH                2,60 µUI/mL
Jaffé compensado    VR: 0,57 - 1,11           CMIA               VR: 0,35 - 4,94
",
        &[
            "Hemoglobina | 13,4 | g/dL | VR: 12,0 - 15,0",
            "Leucócitos | 6,09 | x10^9/L | VR: 4,00 - 10,00",
            "Creatinina | 0,76 | mg/dL | VR: 0,57 - 1,11",
            "TSH | 2,60 | µUI/mL | VR: 0,35 - 4,94",
        ],
    );
}

#[test]
fn names_behind_numbers_under_a_heading_nobody_knows() {
    check(
        "
№      Xyzzy                Резултат       Мерни единици     Референтни граници     Отклонение
1.     Хемоглобин HGB       115            g/L               120÷160                нисък
2.     СУЕ                  8              mm/h              до 20
",
        &["Хемоглобин HGB | 115 | g/L | 120÷160 | нисък", "СУЕ | 8 | mm/h | до 20"],
    );
}

#[test]
fn the_first_of_several_tiers_is_called_normal() {
    check(
        "
Test               Result      Flag      Biological Ref. Interval      Unit
TRIGLYCERIDES      243         High      < 150 Normal                  mg/dL
                                         150 - 199 Borderline High
                                         200 - 499 High
",
        &[
            "TRIGLYCERIDES | 243 | mg/dL | < 150 Normal / 150 - 199 Borderline High / 200 - 499 High | High",
        ],
    );
}

#[test]
fn headings_that_touch() {
    check(
        "
Proba                      ResultadoUnidades          V. referencia      Anterior
Leucocitos                      6,16   10^9/L         3,50 - 10,50
Hemoglobina          -          11,6   g/dL           12,0 - 16,0        12,3
HbA1c (NGSP)         +           7,4   %              < 6,0
",
        &[
            "Leucocitos | 6,16 | 10^9/L | 3,50 - 10,50",
            "Hemoglobina | 11,6 | g/dL | 12,0 - 16,0 | -",
            "HbA1c (NGSP) | 7,4 | % | < 6,0 | +",
        ],
    );
}

#[test]
fn fields_under_a_name_that_head_columns_elsewhere() {
    check(
        "
Hemoglobine
Uitslag: 7,0 mmol/L verlaagd
Referentiewaarden: 7,5 - 10,0
Hematocriet
Uitslag: 0,34 L/L
Referentiewaarden: 0,35 - 0,45
",
        &[
            "Hemoglobine | 7,0 | mmol/L | Referentiewaarden: 7,5 - 10,0 | verlaagd",
            "Hematocriet | 0,34 | L/L | Referentiewaarden: 0,35 - 0,45",
        ],
    );
}

#[test]
fn limits_and_intervals_under_words_of_other_languages() {
    check(
        "
Kód      Názov vyšetrenia       Výsledok   Hodn.    Jednotka      Dolná      Horná
KO01     Leukocyty              6,16                10^9/l        4,00       10,00
KO03     Hemoglobín             117        -        g/l           120        160
",
        &["Leukocyty | 6,16 | 10^9/l | 4,00 - 10,00", "Hemoglobín | 117 | g/l | 120 - 160 | -"],
    );
    check(
        "
Vizsgálat megnevezése     Minősítés     Eredmény     Mértékegység     Referencia-tartomány
Fehérvérsejtszám                        6,23         Giga/l           4,00 – 10,00
GPT (ALAT)                magas         72           U/l              41 alatt
",
        &[
            "Fehérvérsejtszám | 6,23 | Giga/l | 4,00 – 10,00",
            "GPT (ALAT) | 72 | U/l | 41 alatt | magas",
        ],
    );
}

#[test]
fn stars_at_the_end_of_a_part_of_a_sentence() {
    check(
        "
Rasvat: fP-Kol 6,1 mmol/l (alle 5,0) *; fP-Kol-HDL 1,16 mmol/l (yli 1,00); fP-Kol-LDL 4,0 mmol/l (alle 3,0) *;
",
        &[
            "fP-Kol | 6,1 | mmol/l | (alle 5,0) | *",
            "fP-Kol-HDL | 1,16 | mmol/l | (yli 1,00)",
            "fP-Kol-LDL | 4,0 | mmol/l | (alle 3,0) | *",
        ],
    );
}

#[test]
fn a_unit_right_behind_a_mark_and_near_the_next_heading() {
    check(
        "
Test                   Reference Range     Result    Previous
Glucose, fasting       70 - 99             70  mg/dL    70
Creatinine             0.70 - 1.30         0.60 L mg/dL   0.70
Alkaline Phosphatase   44 - 147            18  L U/L    44
",
        &[
            "Glucose, fasting | 70 | mg/dL | 70 - 99",
            "Creatinine | 0.60 | mg/dL | 0.70 - 1.30 | L",
            "Alkaline Phosphatase | 18 | U/L | 44 - 147 | L",
        ],
    );
}

#[test]
fn values_below_what_can_be_measured_in_two_tables_are_no_legend() {
    check(
        "
Test          Method       Result   Reference Range     Test          Method       Result    Reference Range
Creatinine    ISE          0.70     0.70 - 1.30 mg/dL   TSH           ISE          0.40      0.40 - 4.50 mIU/L
ALP           Photometry   <40 L    44 - 147 U/L        Hemoglobin    Photometry   <10.8 L   12.0 - 16.0 g/dL
Sodium        ISE          136      136 - 145 mmol/L
",
        &[
            "Creatinine | 0.70 | mg/dL | 0.70 - 1.30",
            "ALP | <40 | U/L | 44 - 147 | L",
            "Sodium | 136 | mmol/L | 136 - 145",
            "TSH | 0.40 | mIU/L | 0.40 - 4.50",
            "Hemoglobin | <10.8 | g/dL | 12.0 - 16.0 | L",
        ],
    );
}
