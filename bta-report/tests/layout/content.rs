//! Tables without headings, or with headings that nobody knows: their content tells the columns.

use crate::drawing::check;

#[test]
fn no_headings_at_all() {
    check(
        "
Leukocyty            6,16      10^9/l      4,00 - 10,00
Hemoglobin           117   L   g/l         120 - 160
Trombocyty           231       10^9/l      150 - 400
Kreatinin            76        umol/l      < 104
",
        &[
            "Leukocyty | 6,16 | 10^9/l | 4,00 - 10,00",
            "Hemoglobin | 117 | g/l | 120 - 160 | L",
            "Trombocyty | 231 | 10^9/l | 150 - 400",
            "Kreatinin | 76 | umol/l | < 104",
        ],
    );
}

#[test]
fn the_interval_before_the_value() {
    check(
        "
Xyzzy               Plugh            Frotz       Rezrov
Sodium              135 - 145        139         mmol/L
Potassium           3.5 - 5.1        5.9     H   mmol/L
Urea                2.5 - 7.8        4.2         mmol/L
Creatinine          59 - 104         83          umol/L
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 5.9 | mmol/L | 3.5 - 5.1 | H",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8",
            "Creatinine | 83 | umol/L | 59 - 104",
        ],
    );
}

#[test]
fn the_number_of_the_line_and_a_code_before_the_name() {
    check(
        "
Xyzzy    Plugh     Frotz                        Rezrov      Gnusto        Ozmoo
1        2823      Serum sodium                 139         mmol/L        135 - 145
2        2160      Serum creatinine             83          umol/L        59 - 104
3        1742      Alanine aminotransferase     58     H    U/L           9 - 50
4        1751      Serum albumin                46          g/L           35 - 52
",
        &[
            "Serum sodium | 139 | mmol/L | 135 - 145",
            "Serum creatinine | 83 | umol/L | 59 - 104",
            "Alanine aminotransferase | 58 | U/L | 9 - 50 | H",
            "Serum albumin | 46 | g/L | 35 - 52",
        ],
    );
}

#[test]
fn names_in_two_languages() {
    check(
        "
Xyzzy     Plugh                          Frotz       Rezrov        Ozmoo
ALT       Alanine aminotransferase       58          U/L           9 - 50
AST       Aspartate aminotransferase     31          U/L           15 - 40
GGT       Gamma-glutamyl transferase     44          U/L           10 - 60
ALB       Albumin                        46          g/L           35 - 52
",
        &[
            "Alanine aminotransferase | 58 | U/L | 9 - 50",
            "Aspartate aminotransferase | 31 | U/L | 15 - 40",
            "Gamma-glutamyl transferase | 44 | U/L | 10 - 60",
            "Albumin | 46 | g/L | 35 - 52",
        ],
    );
}

#[test]
fn two_columns_of_limits() {
    check(
        "
Xyzzy               Plugh       Frotz       Rezrov      Gnusto
Sodium              139         mmol/L      135         145
Potassium           5.9         mmol/L      3.5         5.1
Urea                4.2         mmol/L      2.5         7.8
Creatinine          83          umol/L      59          104
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 5.9 | mmol/L | 3.5 - 5.1",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8",
            "Creatinine | 83 | umol/L | 59 - 104",
        ],
    );
}

#[test]
fn intervals_of_which_most_have_one_limit() {
    check(
        "
Glucose, fasting     70         mg/dL       < 99
Creatinine           0.70       mg/dL       0.70 - 1.30
Cholesterol          144        mg/dL       < 200
Triglycerides        152   H    mg/dL       < 150
",
        &[
            "Glucose, fasting | 70 | mg/dL | < 99",
            "Creatinine | 0.70 | mg/dL | 0.70 - 1.30",
            "Cholesterol | 144 | mg/dL | < 200",
            "Triglycerides | 152 | mg/dL | < 150 | H",
        ],
    );
}

#[test]
fn earlier_results_under_their_days() {
    check(
        "
Xyzzy               02.03.2024    Plugh        14.09.2023    Frotz
Sodium              139           mmol/L       141           135 - 145
Potassium           4.4           mmol/L       4.2           3.5 - 5.1
Urea                4.2           mmol/L       5.0           2.5 - 7.8
Creatinine          83            umol/L       88            59 - 104
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 4.4 | mmol/L | 3.5 - 5.1",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8",
            "Creatinine | 83 | umol/L | 59 - 104",
        ],
    );
}

#[test]
fn earlier_results_are_missing_where_a_test_is_new() {
    check(
        "
Xyzzy               Plugh         Frotz        Rezrov        Gnusto
Sodium              139           141          mmol/L        135 - 145
Potassium           4.4           4.2          mmol/L        3.5 - 5.1
Urea                4.2           5.0          mmol/L        2.5 - 7.8
Creatinine          83                         umol/L        59 - 104
Albumin             46                         g/L           35 - 52
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 4.4 | mmol/L | 3.5 - 5.1",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8",
            "Creatinine | 83 | umol/L | 59 - 104",
            "Albumin | 46 | g/L | 35 - 52",
        ],
    );
}

#[test]
fn which_of_two_columns_is_current_is_not_guessed() {
    check(
        "
Xyzzy               Plugh         Frotz        Rezrov        Gnusto
Sodium              139           141          mmol/L        135 - 145
Potassium           4.4           4.2          mmol/L        3.5 - 5.1
Urea                4.2           5.0          mmol/L        2.5 - 7.8
Creatinine          83            88           umol/L        59 - 104
",
        &[],
    );
}

#[test]
fn normal_results_and_others_in_two_columns() {
    check(
        "
Xyzzy               Plugh         Frotz        Rezrov        Gnusto
Sodium              139                        mmol/L        135 - 145
Potassium                         5.9          mmol/L        3.5 - 5.1
Urea                4.2                        mmol/L        2.5 - 7.8
Creatinine                        140          umol/L        59 - 104
Albumin             46                         g/L           35 - 52
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 5.9 | mmol/L | 3.5 - 5.1",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8",
            "Creatinine | 140 | umol/L | 59 - 104",
            "Albumin | 46 | g/L | 35 - 52",
        ],
    );
}

#[test]
fn two_tables_side_by_side() {
    check(
        "
Xyzzy          Plugh     Frotz      Rezrov            Xyzzy          Plugh     Frotz      Rezrov
Sodium         139       mmol/L     135 - 145         ALT            58        U/L        9 - 50
Potassium      4.4       mmol/L     3.5 - 5.1         AST            31        U/L        15 - 40
Urea           4.2       mmol/L     2.5 - 7.8         GGT            44        U/L        10 - 60
Creatinine     83        umol/L     59 - 104          Albumin        46        g/L        35 - 52
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 4.4 | mmol/L | 3.5 - 5.1",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8",
            "Creatinine | 83 | umol/L | 59 - 104",
            "ALT | 58 | U/L | 9 - 50",
            "AST | 31 | U/L | 15 - 40",
            "GGT | 44 | U/L | 10 - 60",
            "Albumin | 46 | g/L | 35 - 52",
        ],
    );
}

#[test]
fn words_beside_numbers_say_what_to_think_of_them() {
    check(
        "
Xyzzy               Plugh         Frotz        Rezrov          Gnusto
Sodium              139           mmol/L       135 - 145       normal
Potassium           5.9           mmol/L       3.5 - 5.1       high
Urea                4.2           mmol/L       2.5 - 7.8       normal
Creatinine          83            umol/L       59 - 104        normal
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145 | normal",
            "Potassium | 5.9 | mmol/L | 3.5 - 5.1 | high",
            "Urea | 4.2 | mmol/L | 2.5 - 7.8 | normal",
            "Creatinine | 83 | umol/L | 59 - 104 | normal",
        ],
    );
}

#[test]
fn what_tests_belong_to_stands_before_their_names() {
    check(
        "
Test                Xyzzy               Result        Units        Reference
ELECTROLYTES        Sodium              139           mmol/L       135 - 145
ELECTROLYTES        Potassium           4.4           mmol/L       3.5 - 5.1
ELECTROLYTES        Chloride            102           mmol/L       98 - 107
LIVER               ALT                 58            U/L          9 - 50
LIVER               Albumin             46            g/L          35 - 52
LIVER               AST                 31            U/L          15 - 40
",
        &[
            "Sodium | 139 | mmol/L | 135 - 145",
            "Potassium | 4.4 | mmol/L | 3.5 - 5.1",
            "Chloride | 102 | mmol/L | 98 - 107",
            "ALT | 58 | U/L | 9 - 50",
            "Albumin | 46 | g/L | 35 - 52",
            "AST | 31 | U/L | 15 - 40",
        ],
    );
}

#[test]
fn a_list_of_prices_is_no_table_of_results() {
    check(
        "
Xyzzy                    Plugh        Frotz       Rezrov
Consultation             1            40.00       EUR
Blood collection         1            12.50       EUR
Transport of samples     2            8.00        EUR
Postage                  1            4.10        EUR
",
        &[],
    );
}

#[test]
fn behind_the_results_of_a_day_stand_earlier_ones_without() {
    check(
        "
Test                14.05.2024    Frotz        Rezrov        Max        Ozmoo
Glucose             70            mg/dL        70            99         70
Creatinine          0.70          mg/dL        0.70          1.30       0.70
ALP                 44            U/L          44            147        44
Sodium              136           mmol/L       136           145        141
",
        &[
            "Glucose | 70 | mg/dL | 70 - 99",
            "Creatinine | 0.70 | mg/dL | 0.70 - 1.30",
            "ALP | 44 | U/L | 44 - 147",
            "Sodium | 136 | mmol/L | 136 - 145",
        ],
    );
}
