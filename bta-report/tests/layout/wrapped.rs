//! Names and intervals that go over lines.

use crate::drawing::check;

#[test]
fn names_over_two_lines() {
    check(
        "
Test              Result    Unit      Range
Alkaline          87        U/L       40-129
phosphatase
Mean corpuscular  88        fL        80-100
volume (MCV)
Sodium            140       mmol/L    135-145
",
        &[
            "Alkaline phosphatase | 87 | U/L | 40-129",
            "Mean corpuscular volume (MCV) | 88 | fL | 80-100",
            "Sodium | 140 | mmol/L | 135-145",
        ],
    );
}

#[test]
fn tiers_of_an_interval() {
    check(
        "
Test               Result    Unit      Reference values
Cholesterol        243       mg/dL     Desirable: < 200
                                       Borderline: 200 - 239
                                       High: >= 240
HDL                48        mg/dL     > 40
",
        &[
            "Cholesterol | 243 | mg/dL | Desirable: < 200 / Borderline: 200 - 239 / High: >= 240",
            "HDL | 48 | mg/dL | > 40",
        ],
    );
}

#[test]
fn interval_in_a_line_below() {
    check(
        "
Test                  Result    Unit
Glucose               5.4       mmol/L
  Reference range: 3.9 - 5.8
Urea                  4.4       mmol/L
  Reference range: 2.5 - 7.8
",
        &[
            "Glucose | 5.4 | mmol/L | Reference range: 3.9 - 5.8",
            "Urea | 4.4 | mmol/L | Reference range: 2.5 - 7.8",
        ],
    );
}

#[test]
fn cards() {
    check(
        "
Hemoglobin
14.2 g/dL
Reference range: 13.0 - 17.0

Platelets
412 x10^9/L   High
Reference range: 150 - 400
",
        &[
            "Hemoglobin | 14.2 | g/dL | Reference range: 13.0 - 17.0",
            "Platelets | 412 | x10^9/L | Reference range: 150 - 400 | High",
        ],
    );
}

#[test]
fn cards_side_by_side() {
    check(
        "
Hemoglobin             Platelets             Glucose
14.2 g/dL              412 x10^9/L           5.1 mmol/L
13.0 - 17.0            150 - 400             3.9 - 5.8
",
        &[
            "Hemoglobin | 14.2 | g/dL | 13.0 - 17.0",
            "Platelets | 412 | x10^9/L | 150 - 400",
            "Glucose | 5.1 | mmol/L | 3.9 - 5.8",
        ],
    );
}

#[test]
fn value_beside_the_second_line_of_a_name() {
    check(
        "
Test                    Result     Unit      Range
Thyroid stimulating
hormone (TSH)           1.9        mIU/L     0.4-4.0
Sodium                  140        mmol/L    135-145
",
        &[
            "Thyroid stimulating hormone (TSH) | 1.9 | mIU/L | 0.4-4.0",
            "Sodium | 140 | mmol/L | 135-145",
        ],
    );
}

#[test]
fn units_below_the_value() {
    check(
        "
Test                    Result           Range
Estimated GFR           88               > 60
                        mL/min/1.73m2
Sodium                  140 mmol/L       135-145
",
        &["Estimated GFR | 88 | mL/min/1.73m2 | > 60", "Sodium | 140 | mmol/L | 135-145"],
    );
}

#[test]
fn interval_over_two_lines() {
    check(
        "
Test                    Result    Unit      Range
Prolactin               312       mIU/L     102 -
                                            496
Sodium                  140       mmol/L    135-145
",
        &["Prolactin | 312 | mIU/L | 102 - 496", "Sodium | 140 | mmol/L | 135-145"],
    );
}
