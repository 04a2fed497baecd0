//! Lists, cards and sentences, and what in them is no result.

use crate::drawing::check;

#[test]
fn points_of_a_list() {
    check(
        "
- Glucose: 92 mg/dL (70-99)
- Sodium: 140 mmol/L (136-145)
- Potassium: 5.9 mmol/L (3.5-5.1)
",
        &[
            "Glucose | 92 | mg/dL | (70-99)",
            "Sodium | 140 | mmol/L | (136-145)",
            "Potassium | 5.9 | mmol/L | (3.5-5.1)",
        ],
    );
}

#[test]
fn what_tests_belong_to_in_a_cell_before_the_name() {
    check(
        "
Allgemeine Untersuchungen      Sodium         140 mmol/L      136 - 145
Allgemeine Untersuchungen      Potassium      4.4 mmol/L      3.5 - 5.1
Besondere Untersuchungen       Creatinine     83 umol/L       59 - 104
",
        &[
            "Sodium | 140 | mmol/L | 136 - 145",
            "Potassium | 4.4 | mmol/L | 3.5 - 5.1",
            "Creatinine | 83 | umol/L | 59 - 104",
        ],
    );
}

#[test]
fn a_scale_between_the_interval_and_the_value_of_a_card() {
    check(
        "
Ferritin
Normal range: 30 - 400 ug/L
30                      400
Value
11
Low
",
        &["Ferritin | 11 | ug/L | Normal range: 30 - 400 ug/L | Low"],
    );
}

#[test]
fn criteria_and_sentences() {
    check(
        "
Sodium: 140 mmol/L (136-145)
Diabetes: HbA1c >= 48 mmol/mol
which were found to be above 30 mg/dL
",
        &["Sodium | 140 | mmol/L | (136-145)"],
    );
}

#[test]
fn fields_and_headings_in_the_columns_of_a_table() {
    check(
        "
Test                Result           Units       Reference
Sodium              140              mmol/L      136 - 145
Glucose             Fasting: yes
Analysis            Result           Unit        Reference
Potassium           4.4              mmol/L      3.5 - 5.1
",
        &["Sodium | 140 | mmol/L | 136 - 145", "Potassium | 4.4 | mmol/L | 3.5 - 5.1"],
    );
}

#[test]
fn the_title_of_a_table_stands_where_names_have_their_heading() {
    check(
        "
Complete clinical chemistry profile of today      Previous    Result      Reference
Sodium                                            141         140         136 - 145
Potassium                                         4.6         4.4         3.5 - 5.1
",
        &["Sodium | 140 |  | 136 - 145", "Potassium | 4.4 |  | 3.5 - 5.1"],
    );
}
