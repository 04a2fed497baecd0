//! Lines read without columns.

use crate::drawing::check;

#[test]
fn prose_lines() {
    check(
        "
Hemoglobin: 13.1 g/dL (normal 12.0-16.0)
Glucose - fasting: 126 mg/dL [70-99] HIGH
TSH: 2.1 mIU/L
Potassium: 4.4
",
        &[
            "Hemoglobin | 13.1 | g/dL | (normal 12.0-16.0)",
            "Glucose - fasting | 126 | mg/dL | [70-99] | HIGH",
            "TSH | 2.1 | mIU/L",
            "Potassium | 4.4",
        ],
    );
}

#[test]
fn dotted_leaders() {
    check(
        "
Hématies ..................: 4,52 T/L          (4,20 à 5,70)
Hémoglobine ...............: 13,9 g/dL         (13,0 à 17,0)
Leucocytes ................: 12,4 G/L *        (4,0 à 10,0)
Ferritine .................: 35 µg/L           (> 30)
",
        &[
            "Hématies | 4,52 | T/L | (4,20 à 5,70)",
            "Hémoglobine | 13,9 | g/dL | (13,0 à 17,0)",
            "Leucocytes | 12,4 | G/L | (4,0 à 10,0) | *",
            "Ferritine | 35 | µg/L | (> 30)",
        ],
    );
}

#[test]
fn aligned_lines_without_a_header() {
    check(
        "
Serum sodium          139 mmol/L    (133 - 146)
Serum potassium       4.4 mmol/L    (3.5 - 5.3)
Serum creatinine       81 umol/L    (59 - 104)
GFR calculated         90 mL/min
Serum bilirubin    *   31 umol/L    (< 21)
",
        &[
            "Serum sodium | 139 | mmol/L | (133 - 146)",
            "Serum potassium | 4.4 | mmol/L | (3.5 - 5.3)",
            "Serum creatinine | 81 | umol/L | (59 - 104)",
            "GFR calculated | 90 | mL/min",
            "Serum bilirubin | 31 | umol/L | (< 21) | *",
        ],
    );
}

#[test]
fn two_results_in_one_line() {
    check(
        "
Na  139 mmol/L  135-145       K   4.1 mmol/L  3.5-5.1
Cl  101 mmol/L  95-110        Glucose  7.4 mmol/L  3.9-5.8  H
",
        &[
            "Na | 139 | mmol/L | 135-145",
            "K | 4.1 | mmol/L | 3.5-5.1",
            "Cl | 101 | mmol/L | 95-110",
            "Glucose | 7.4 | mmol/L | 3.9-5.8 | H",
        ],
    );
}

#[test]
fn thousands_in_words_of_their_own() {
    check(
        "
Leucocytes :             6 540 /mm3       ( 4 000 - 10 000 )
Plaquettes :           245 000 /mm3       ( 150 000 - 400 000 )
",
        &[
            "Leucocytes | 6 540 | /mm3 | ( 4 000 - 10 000 )",
            "Plaquettes | 245 000 | /mm3 | ( 150 000 - 400 000 )",
        ],
    );
}

#[test]
fn medicines_and_patients_are_no_results() {
    check(
        "
Patient: Jane Sample          Age: 45 years       Sex: F
Phone: 555 0100               Weight: 70 kg
Metformin 500 mg twice daily
Vitamin D3 2000 IU daily
Aspirin 81 mg
Invoice 1204      Total 84.50
",
        &[],
    );
}

#[test]
fn method_and_reference_in_lines_around_the_value() {
    check(
        "
GLUCEMIA
Método: enzimático
Valor hallado: 0,94 g/l
Valores de referencia: 0,70 a 1,10

UREMIA
Método: cinético
Valor hallado: 0,33 g/l
Valores de referencia: 0,10 a 0,50
",
        &[
            "GLUCEMIA | 0,94 | g/l | Valores de referencia: 0,70 a 1,10",
            "UREMIA | 0,33 | g/l | Valores de referencia: 0,10 a 0,50",
        ],
    );
}

#[test]
fn leaders_of_points_with_earlier_results() {
    check(
        "
Sodium ................... 139 mmol/l      (136 à 145)      141    12/03/22
Potassium ................ 4,1 mmol/l      (3,4 à 4,5)      4,0    12/03/22
Chlore ................... 103 mmol/l      (98 à 107)       102    12/03/22
",
        &[
            "Sodium | 139 | mmol/l | (136 à 145)",
            "Potassium | 4,1 | mmol/l | (3,4 à 4,5)",
            "Chlore | 103 | mmol/l | (98 à 107)",
        ],
    );
}

#[test]
fn flags_before_the_value() {
    check(
        "
Sodium                 141 mmol/L      135-145
Potassium           H  5.6 mmol/L      3.5-5.1
Calcium             L  1.98 mmol/L     2.15-2.55
",
        &[
            "Sodium | 141 | mmol/L | 135-145",
            "Potassium | 5.6 | mmol/L | 3.5-5.1 | H",
            "Calcium | 1.98 | mmol/L | 2.15-2.55 | L",
        ],
    );
}

#[test]
fn interval_before_the_value() {
    check(
        "
Sodium (135-145 mmol/L)       141
Potassium (3.5-5.1 mmol/L)    5.6 H
",
        &[
            "Sodium | 141 | mmol/L | (135-145 mmol/L)",
            "Potassium | 5.6 | mmol/L | (3.5-5.1 mmol/L) | H",
        ],
    );
}

#[test]
fn names_with_numbers_in_them() {
    check(
        "
Vitamin B 12        312 pg/mL      211 - 911
CA 19-9             12.1 U/mL      < 37
25-OH Vitamin D3    28 ng/mL       30 - 100
Factor 8            112 %          50 - 150
CA 125              9 U/mL         0 - 35
",
        &[
            "Vitamin B 12 | 312 | pg/mL | 211 - 911",
            "CA 19-9 | 12.1 | U/mL | < 37",
            "25-OH Vitamin D3 | 28 | ng/mL | 30 - 100",
            "Factor 8 | 112 | % | 50 - 150",
            "CA 125 | 9 | U/mL | 0 - 35",
        ],
    );
}
