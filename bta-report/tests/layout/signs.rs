//! Marks, units and intervals written in ways of their own.

use crate::drawing::check;

#[test]
fn marks_of_warning_stars_with_a_direction_and_numbers() {
    check(
        "
Glucose: 243 mg/dL ⚠ (70 - 99)
Sodium: 131 mmol/L <* (136 - 145)
Potassium: 5.9 mmol/L >* (3.5 - 5.1)
Hemoglobin: 9.4 g/dL # Low (12.0 - 16.0)
",
        &[
            "Glucose | 243 | mg/dL | (70 - 99) | ⚠",
            "Sodium | 131 | mmol/L | (136 - 145) | <*",
            "Potassium | 5.9 | mmol/L | (3.5 - 5.1) | >*",
            "Hemoglobin | 9.4 | g/dL | (12.0 - 16.0) | # Low",
        ],
    );
}

#[test]
fn a_star_between_bars_shows_where_a_value_lies() {
    check(
        "
Test                Result                  Units       Reference
Glucose             92        |  *  |       mg/dL       70 - 99
Sodium              140       |  *  |       mmol/L      136 - 145
",
        &["Glucose | 92 | mg/dL | 70 - 99", "Sodium | 140 | mmol/L | 136 - 145"],
    );
}

#[test]
fn answers_beside_numbers_that_are_marks() {
    check(
        "
Test                Result      Units       Reference      Xyzzy
Glucose             243         mg/dL       70 - 99        Abnormal
Sodium              148         mmol/L      136 - 145      Abnormal
Chloride            110         mmol/L      98 - 107       Abnormal
Potassium           5.9         mmol/L      3.5 - 5.1      High
",
        &[
            "Glucose | 243 | mg/dL | 70 - 99 | Abnormal",
            "Sodium | 148 | mmol/L | 136 - 145 | Abnormal",
            "Chloride | 110 | mmol/L | 98 - 107 | Abnormal",
            "Potassium | 5.9 | mmol/L | 3.5 - 5.1 | High",
        ],
    );
}

#[test]
fn units_far_behind_values_under_no_heading() {
    check(
        "
Test                Reference         Result
Glucose             70 - 99           92                                                   mg/dL
Sodium              136 - 145         140                                                  mmol/L
",
        &["Glucose | 92 | mg/dL | 70 - 99", "Sodium | 140 | mmol/L | 136 - 145"],
    );
}

#[test]
fn a_unit_that_ends_in_the_next_line() {
    check(
        "
Test                Result      Units       Reference
eGFR                88          mL/min/     > 60
                                1.73m2
Sodium              140         mmol/L      136 - 145
",
        &["eGFR | 88 | mL/min/1.73m2 | > 60", "Sodium | 140 | mmol/L | 136 - 145"],
    );
}

#[test]
fn a_sign_of_percent_behind_the_unit() {
    check(
        "
Test                Result      Units        Reference
Neutrophils         4.2         mil/µL (%)   1.8 - 7.0
Platelets           231         mil/µL       150 - 400
",
        &["Neutrophils | 4.2 | mil/µL | 1.8 - 7.0", "Platelets | 231 | mil/µL | 150 - 400"],
    );
}

#[test]
fn an_interval_for_each_sex_in_brackets() {
    check(
        "
Haemoglobin : 13.9 g/dl (M 13-18 g/dl; F 12-16 g/dl)
Haematocrit : 41 % (M: 40-52; F: 36-48)
",
        &[
            "Haemoglobin | 13.9 | g/dl | (M 13-18 g/dl; F 12-16 g/dl)",
            "Haematocrit | 41 | % | (M: 40-52; F: 36-48)",
        ],
    );
}

#[test]
fn a_part_in_mirrored_brackets() {
    check(
        "
הערות          טווח ייחוס          יחידות          תוצאה          שם הבדיקה
               75 - 250            nmol/L          61             )OH-25( די ויטמין
",
        &["ויטמין די (25-OH) | 61 | nmol/L | 75 - 250"],
    );
}
