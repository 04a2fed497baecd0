//! Results that more than one line tells, and lines that tell more than one value.

use crate::drawing::check;

#[test]
fn days_some_lines_above_the_header() {
    check(
        "
 Date          02/02/22   11/08/22   15/03/23
 Time          08:10      09:22      08:45
 Lab No.       4410233    5122098    6032211      Units       Ref. Range

 Sodium        139        141        140          mmol/L      (135-145)
 Potassium     4.2        4.4      * 5.7          mmol/L      (3.5-5.5)
 Calcium                  2.33       2.41         mmol/L      (2.10-2.60)
",
        &[
            "Sodium | 140 | mmol/L | (135-145)",
            "Potassium | 5.7 | mmol/L | (3.5-5.5) | *",
            "Calcium | 2.41 | mmol/L | (2.10-2.60)",
        ],
    );
}

#[test]
fn numbers_without_a_header_are_not_guessed() {
    check(
        "
Sodium        139        141        140          mmol/L      (135-145)
Potassium     4.2        4.4        5.7          mmol/L      (3.5-5.5)
",
        &[],
    );
}

#[test]
fn percent_and_absolute_in_one_line() {
    check(
        "
                              Valeurs de référence    Antériorités
Neutrophiles    58,2 %    3 562 /mm3    1 500 à 7 500
Lymphocytes     30,1 %    1 842 /mm3    1 000 à 4 000
Monocytes        8,0 %      490 /mm3      200 à 1 000
",
        &[
            "Neutrophiles | 58,2 | %",
            "Neutrophiles | 3 562 | /mm3 | 1 500 à 7 500",
            "Lymphocytes | 30,1 | %",
            "Lymphocytes | 1 842 | /mm3 | 1 000 à 4 000",
            "Monocytes | 8,0 | %",
            "Monocytes | 490 | /mm3 | 200 à 1 000",
        ],
    );
}

#[test]
fn a_second_unit_in_the_line_of_the_method() {
    check(
        "
Analyses                  Résultats          Valeurs de référence
Glycémie à jeun           1,02 g/L           0,70 à 1,05
(Hexokinase)              5,66 mmol/L        3,89 à 5,83
Créatinine                8,2 mg/L           5,0 à 9,0
(Enzymatique)             73 µmol/L          44 à 80
",
        &["Glycémie à jeun | 1,02 | g/L | 0,70 à 1,05", "Créatinine | 8,2 | mg/L | 5,0 à 9,0"],
    );
}

#[test]
fn titles_name_results_under_the_columns_of_another_table() {
    check(
        "
ERITROGRAMA                  Resultado          Valores de Referência
Hemoglobina.............:    13,2 g/dL          13,0 a 16,5

GLICOSE
Material: Soro         Método: Enzimático
Resultado...............:    99 mg/dL
Valores de referência: 70 a 99 mg/dL
",
        &[
            "Hemoglobina | 13,2 | g/dL | 13,0 a 16,5",
            "GLICOSE | 99 | mg/dL | Valores de referência: 70 a 99",
        ],
    );
}

#[test]
fn interval_between_name_and_value() {
    check(
        "
Hemoglobin
Normal range: 13.2 - 17.1 g/dL
12.9 Low
MCV
Normal range: 80.0 - 100.0 fL
95.1
",
        &[
            "Hemoglobin | 12.9 | g/dL | Normal range: 13.2 - 17.1 g/dL | Low",
            "MCV | 95.1 | fL | Normal range: 80.0 - 100.0 fL",
        ],
    );
}

#[test]
fn a_mark_above_and_a_scale_below_the_value() {
    check(
        "
SHBG
Low
18.1 nmol/L
18.3                    54.1
Ferritin
High
402 ug/L
30                      400
",
        &["SHBG | 18.1 | nmol/L | 18.3 - 54.1 | Low", "Ferritin | 402 | ug/L | 30 - 400 | High"],
    );
}

#[test]
fn interval_and_mark_in_lines_below() {
    check(
        "
Hemoglobin
Value: 10.9 g/dL
Reference range: 12 - 16 g/dL
Interpretation: Low
Glucose
Value: 92 mg/dL
Reference range: 70 - 99 mg/dL
Interpretation: Normal
",
        &[
            "Hemoglobin | 10.9 | g/dL | Reference range: 12 - 16 | Low",
            "Glucose | 92 | mg/dL | Reference range: 70 - 99",
        ],
    );
}

#[test]
fn tiers_below_a_label() {
    check(
        "
TEST NAME               TECHNOLOGY    VALUE    UNITS
25-OH VITAMIN D         C.L.I.A       18.4     ng/mL
Reference Range :
DEFICIENCY : <20 ng/ml
SUFFICIENCY : 30-100 ng/ml
",
        &["25-OH VITAMIN D | 18.4 | ng/mL | DEFICIENCY : <20 ng/ml / SUFFICIENCY : 30-100 ng/ml"],
    );
}

#[test]
fn results_in_a_letter() {
    check(
        "
Her blood tests last week showed: haemoglobin 112 g/L (115-155),
platelets 310 x10^9/L (150-400), ferritin 8 ug/L (15-200) and CRP 3 mg/L (<5).
Your total cholesterol of 5.6 mmol/L is above the recommended level of 5.0 mmol/L.
",
        &[
            "haemoglobin | 112 | g/L | (115-155)",
            "platelets | 310 | x10^9/L | (150-400)",
            "ferritin | 8 | ug/L | (15-200)",
            "CRP | 3 | mg/L | (<5)",
        ],
    );
}

#[test]
fn drawn_scales_are_no_flags() {
    check(
        "
Metoda           Výsledek    Jednotka    Hodnocení            Ref. meze
S_Urea           5,8         mmol/l      ( *  )               2,8 - 8,0
S_ALT            0,51        µkat/l      (   * )              0,15 - 0,75
S_GGT            0,21   -    µkat/l      [-----|--*--|-----]  0,24 - 0,84
",
        &[
            "S_Urea | 5,8 | mmol/l | 2,8 - 8,0",
            "S_ALT | 0,51 | µkat/l | 0,15 - 0,75",
            "S_GGT | 0,21 | µkat/l | 0,24 - 0,84 | -",
        ],
    );
}

#[test]
fn words_for_too_high_in_a_column_of_remarks() {
    check(
        "
Analys            Resultat    Enhet      Referensintervall    Kommentar
B-Hemoglobin      128         g/L        117-153
B-Leukocyter      9,8         10^9/L     3,5-8,8              Förhöjt
S-TSH             0,21        mIE/L      0,40-4,0             Lågt
",
        &[
            "B-Hemoglobin | 128 | g/L | 117-153",
            "B-Leukocyter | 9,8 | 10^9/L | 3,5-8,8 | Förhöjt",
            "S-TSH | 0,21 | mIE/L | 0,40-4,0 | Lågt",
        ],
    );
}

#[test]
fn stars_between_value_and_unit() {
    check(
        "
Test          Result         Range
Creatinine    1.38* mg/dL    0.70 - 1.30
Ferritin      <5* ng/mL      15 - 150
",
        &["Creatinine | 1.38 | mg/dL | 0.70 - 1.30 | *", "Ferritin | <5 | ng/mL | 15 - 150 | *"],
    );
}

#[test]
fn remarks_that_begin_with_a_flag() {
    check(
        "
Test              Result         Reference Range     Interpretation
Hemoglobin        10.8 g/dL      12.0 - 15.5 g/dL    Low – suggests anemia
Platelets         320 10^9/L     150 - 450 10^9/L    Normal
Summary: Hemoglobin of 10.8 g/dL and ferritin of 7 ng/mL indicate a deficiency.
",
        &[
            "Hemoglobin | 10.8 | g/dL | 12.0 - 15.5 g/dL | Low",
            "Platelets | 320 | 10^9/L | 150 - 450 10^9/L | Normal",
        ],
    );
}

#[test]
fn tiers_of_a_note_in_other_languages() {
    check(
        "
Esame                   Esito     Unità      Intervallo di riferimento
Colesterolo LDL         131       mg/dL      < 115
Nota: valori desiderabili secondo il rischio:
Rischio basso: < 115 mg/dL
Rischio alto: < 70 mg/dL
",
        &["Colesterolo LDL | 131 | mg/dL | < 115"],
    );
}

#[test]
fn headings_of_more_languages() {
    check(
        "
Tutkimus         Tulos    Yksikkö    Viitearvot
B-Hb             141      g/l        134 - 167
P-ALAT           33       U/l        alle 50
",
        &["B-Hb | 141 | g/l | 134 - 167", "P-ALAT | 33 | U/l | alle 50"],
    );
    check(
        "
Назва показника     Результат    Одиниці виміру    Референтні значення
Гемоглобін          108 ↓        г/л               117 - 155
Еритроцити          3,9          Т/л               3,8 - 5,1
",
        &["Гемоглобін | 108 | г/л | 117 - 155 | ↓", "Еритроцити | 3,9 | Т/л | 3,8 - 5,1"],
    );
}

#[test]
fn a_flag_over_the_empty_column_of_earlier_results() {
    check(
        "
Test          Current Result and Flag   Previous Result   Units    Reference
Glucose       104               High                      mg/dL    70-99
Sodium        141                       140               mmol/L   134-144
A : G Ratio   1.33                                                 0.90-2.00
",
        &[
            "Glucose | 104 | mg/dL | 70-99 | High",
            "Sodium | 141 | mmol/L | 134-144",
            "A : G Ratio | 1.33 |  | 0.90-2.00",
        ],
    );
}
