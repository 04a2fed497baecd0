//! What stands around results and is none.

use crate::drawing::{check, page, rows};

#[test]
fn interpretation_tables_below_results() {
    check(
        "
Test                     Result     Unit       Reference
Vitamin D, 25-hydroxy    18.2       ng/mL      30 - 100
Interpretation:
Deficiency               < 20       ng/mL
Insufficiency            20 - 29    ng/mL
Sufficiency              30 - 100   ng/mL
HbA1c                    5.9        %          4.0 - 5.6
Category                 HbA1c (%)
Normal                   < 5.7
Prediabetes              5.7 - 6.4
Diabetes                 >= 6.5
",
        &["Vitamin D, 25-hydroxy | 18.2 | ng/mL | 30 - 100", "HbA1c | 5.9 | % | 4.0 - 5.6"],
    );
}

#[test]
fn notes_with_numbers() {
    check(
        "
Test                     Result     Unit       Reference
Ferritin                 8          ng/mL      15 - 150
Note: Ferritin below 15 ng/mL shows iron deficiency in adults.
1. Ferritin is an acute phase protein; values of 30 ng/mL may hide
   deficiency when CRP is 10 mg/L and more.
Page 1 of 2                         Printed 12/03/2024 10:22
",
        &["Ferritin | 8 | ng/mL | 15 - 150"],
    );
}

#[test]
fn methods_under_names() {
    check(
        "
Test Name                Result     Units      Bio. Ref. Interval
Glucose, fasting         92         mg/dL      70 - 100
Hexokinase
Creatinine               0.8        mg/dL      0.6 - 1.1
Method: Jaffe, kinetic
Urea                     24         mg/dL      15 - 40
(Urease-GLDH)
",
        &[
            "Glucose, fasting | 92 | mg/dL | 70 - 100",
            "Creatinine | 0.8 | mg/dL | 0.6 - 1.1",
            "Urea | 24 | mg/dL | 15 - 40",
        ],
    );
}

#[test]
fn letterheads_and_footers_of_every_page() {
    let drawing = |row: &str, number: u32| {
        format!(
            "
Laboratory of Anytown   12 Main Street   Tel 555 0100
Name: J. Sample         Age: 61          Lab No: 4711

Test               Result    Unit      Range
{row}

Approved by Dr. A. Example      Licence 12345
Page {number} of 2
"
        )
    };
    let pages = [
        page(1, &drawing("Sodium             141       mmol/L    135-145", 1)),
        page(2, &drawing("Potassium          4.4       mmol/L    3.5-5.1", 2)),
    ];
    assert_eq!(
        rows(&pages),
        ["Sodium | 141 | mmol/L | 135-145", "Potassium | 4.4 | mmol/L | 3.5-5.1"]
    );
}

#[test]
fn a_table_that_goes_on_without_its_header() {
    let first = page(
        1,
        "
Test               Result    Unit      Range
Sodium             141       mmol/L    135-145
Potassium          4.4       mmol/L    3.5-5.1
",
    );
    let second = page(
        2,
        "
Chloride           101       mmol/L    95-110
Calcium            2.31      mmol/L    2.15-2.55
",
    );
    assert_eq!(
        rows(&[first, second]),
        [
            "Sodium | 141 | mmol/L | 135-145",
            "Potassium | 4.4 | mmol/L | 3.5-5.1",
            "Chloride | 101 | mmol/L | 95-110",
            "Calcium | 2.31 | mmol/L | 2.15-2.55",
        ]
    );
}

#[test]
fn documents_of_other_kinds() {
    check(
        "
Item                 Quantity     Unit price     Amount
Complete blood count 1            12.50          12.50
Lipid profile        1            24.00          24.00
Total                                            36.50
",
        &[],
    );
    check(
        "
Goals of therapy
Risk            LDL goal       Non-HDL goal
Low             < 116 mg/dL    < 145 mg/dL
High            < 70 mg/dL     < 100 mg/dL
",
        &[],
    );
}

#[test]
fn signatures_and_codes_below_a_table() {
    check(
        "
Test               Result    Unit      Range
Sodium             141       mmol/L    135-145

Dr. A. Example               Dr. B. Sample             Lab. Technician
MD, Pathology                MD, Biochemistry          Reg. 1234
01: Central Laboratory, 12 Main Street, Anytown 12345
Accession No.  240312-0099      Collected 12/03/2024 08:30
",
        &["Sodium | 141 | mmol/L | 135-145"],
    );
}

#[test]
fn risk_tables_of_lipids() {
    check(
        "
Test                   Result    Unit      Reference
LDL cholesterol        131       mg/dL     < 100

NCEP Recommendations   Total Cholesterol   LDL Cholesterol   Triglycerides
Desirable              < 200               < 100             < 150
Borderline high        200 - 239           130 - 159         150 - 199
High                   >= 240              160 - 189         200 - 499
",
        &["LDL cholesterol | 131 | mg/dL | < 100"],
    );
}
