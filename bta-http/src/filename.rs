//! The name of an uploaded file: data that is shown, never a path.

/// The most bytes of a name that are kept.
const BYTES: usize = 255;

/// What a file is called whose name is missing or has nothing to show.
const NAMELESS: &str = "report.pdf";

/// Cuts an uploaded name down to what may be stored and shown: its last part, without control and
/// direction characters, at most 255 bytes.
pub(crate) fn clean(name: Option<&str>) -> String {
    let last = name.unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control() && !turns_text(*c)).collect();
    let mut kept = shown.trim().to_owned();
    while kept.len() > BYTES {
        kept.pop();
    }
    if matches!(kept.as_str(), "" | "." | "..") { NAMELESS.to_owned() } else { kept }
}

/// Whether a character turns the direction of text or hides itself, so that `exe.pdf` may read `fdp.exe`.
fn turns_text(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(clean(Some(name)), expected);
    }

    #[test]
    fn names_lose_paths_and_tricks() {
        check("blood_test.pdf", "blood_test.pdf");
        check("Анализ крови 2024.PDF", "Анализ крови 2024.PDF");
        check("../../etc/passwd", "passwd");
        check("C:\\Users\\me\\report.pdf", "report.pdf");
        check("a\u{0}b\r\nc\u{7f}.pdf", "abc.pdf");
        check("invoice\u{202e}fdp.exe", "invoicefdp.exe");
        check("<script>alert(1)</script>.pdf", "script>.pdf");
        check("'; DROP TABLE analyses; --.pdf", "'; DROP TABLE analyses; --.pdf");
        for nameless in ["", " ", ".", "..", "/", "a/", "\u{0}", "\u{200b}"] {
            check(nameless, NAMELESS);
        }
        assert_eq!(clean(None), NAMELESS);
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        check(&"x".repeat(400), &"x".repeat(255));
        check(&"ü".repeat(200), &"ü".repeat(127));
        check(&"🩸".repeat(100), &"🩸".repeat(63));
    }
}
