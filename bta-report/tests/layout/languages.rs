//! Headers in other languages.

use crate::drawing::check;

#[test]
fn german() {
    check(
        "
Analyse                Ergebnis      Einheit    Referenzbereich    Vorwert
Leukozyten             6,2           /nl        4,0 - 10,0         5,9
Hämoglobin             12,1 -        g/dl       13,5 - 17,2        13,4
Quick                  98            %          70 - 120
",
        &[
            "Leukozyten | 6,2 | /nl | 4,0 - 10,0",
            "Hämoglobin | 12,1 | g/dl | 13,5 - 17,2 | -",
            "Quick | 98 | % | 70 - 120",
        ],
    );
}

#[test]
fn french_with_earlier_results() {
    check(
        "
                         Résultats        Valeurs de référence      Antériorités
Glycémie à jeun          0,98 g/L         0,70 - 1,10               1,02
                         5,44 mmol/L      3,89 - 6,11               5,66
Créatinine               72 µmol/L        59 - 104                  70
",
        &["Glycémie à jeun | 0,98 | g/L | 0,70 - 1,10", "Créatinine | 72 | µmol/L | 59 - 104"],
    );
}

#[test]
fn vietnamese() {
    check(
        "
TÊN XÉT NGHIỆM        KẾT QUẢ     TRỊ SỐ BÌNH THƯỜNG     ĐƠN VỊ
Glucose               5.6         3.9 - 6.4              mmol/L
Creatinin             88          62 - 106               µmol/L
",
        &["Glucose | 5.6 | mmol/L | 3.9 - 6.4", "Creatinin | 88 | µmol/L | 62 - 106"],
    );
}

#[test]
fn japanese_with_earlier_results() {
    check(
        "
項目名        今回      前回      単位        基準値
総蛋白        7.2       7.1       g/dL       6.6-8.1
アルブミン     4.4       4.5       g/dL       4.1-5.1
AST(GOT)      35 H      28        U/L        13-30
",
        &[
            "総蛋白 | 7.2 | g/dL | 6.6-8.1",
            "アルブミン | 4.4 | g/dL | 4.1-5.1",
            "AST(GOT) | 35 | U/L | 13-30 | H",
        ],
    );
}

#[test]
fn korean() {
    check(
        "
검사명            결과      판정    참고치        단위
혈색소            13.2              12.0-16.0    g/dL
총콜레스테롤      242       H       0-200        mg/dL
",
        &["혈색소 | 13.2 | g/dL | 12.0-16.0", "총콜레스테롤 | 242 | mg/dL | 0-200 | H"],
    );
}

#[test]
fn a_header_in_a_language_nobody_knows() {
    check(
        "
Prukanto            Zolte      Merka       Granici vrednota
Glukoza             5,6        mmol/L      3,9 - 6,1
Urea                9,9        mmol/L      2,5 - 7,5
Kreatinin           88         µmol/L      60 - 110
",
        &[
            "Glukoza | 5,6 | mmol/L | 3,9 - 6,1",
            "Urea | 9,9 | mmol/L | 2,5 - 7,5",
            "Kreatinin | 88 | µmol/L | 60 - 110",
        ],
    );
}

#[test]
fn hebrew_columns_from_right_to_left() {
    check(
        "
  טווח           יחידות      תוצאה     בדיקה
70 - 100         mg/dL       92        גלוקוז
12 - 16          g/dL        13.1      המוגלובין
",
        &["גלוקוז | 92 | mg/dL | 70 - 100", "המוגלובין | 13.1 | g/dL | 12 - 16"],
    );
}
