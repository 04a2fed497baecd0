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
