//! Tables with a line for each day.

use crate::drawing::check;

#[test]
fn of_several_days_the_newest_counts() {
    check(
        "
Date         Hemoglobin   Leukocytes   Platelets   Ferritin
             g/dL         10^9/L       10^9/L      µg/L
Reference    12.0-16.0    4.0-10.0     150-400     15-150
12.03.2024   13.1         6.2          251         40
17.09.2024   11.6 L       7.0          249         12 L
",
        &[
            "Hemoglobin | 11.6 | g/dL | 12.0-16.0 | L",
            "Leukocytes | 7.0 | 10^9/L | 4.0-10.0",
            "Platelets | 249 | 10^9/L | 150-400",
            "Ferritin | 12 | µg/L | 15-150 | L",
        ],
    );
}

#[test]
fn a_day_without_a_value_is_left_out() {
    check(
        "
Datum        Natrium (mmol/l)   Kalium (mmol/l)   Kreatinin (µmol/l)   CRP (mg/l)
2024-01-02   140                4.1               77                   <5
2023-01-05   138                4.4                                    12
",
        &[
            "Natrium | 140 | mmol/l",
            "Kalium | 4.1 | mmol/l",
            "Kreatinin | 77 | µmol/l",
            "CRP | <5 | mg/l",
        ],
    );
}
