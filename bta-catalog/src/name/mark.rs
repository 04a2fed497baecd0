//! Marks around a name that are no part of it.

/// Cuts numbering, bullets, footnote marks and the sample's letter off.
pub(super) fn unmarked(name: &str) -> &str {
    let mark = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '•'
                    | '·'
                    | '†'
                    | '‡'
                    | '-'
                    | ':'
                    | '.'
                    | '^'
                    | '★'
                    | '☆'
                    | '▲'
                    | '●'
                    | '○'
                    | '►'
                    | '→'
                    | '_'
                    | '='
                    | '>'
                    | '<'
                    | '°'
                    | '¹'
                    | '²'
                    | '³'
                    | '~'
                    | '"'
                    | ','
            )
    };
    let name = name.trim_matches(mark);
    let name = SAMPLES
        .iter()
        .find_map(|sample| name.strip_suffix(sample))
        .map_or(name, |name| name.trim_end_matches(mark));
    let number = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_number = number.len() < name.len();
    match number.strip_prefix(['.', ')']) {
        Some(rest) if has_number && rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => name,
    }
}

/// The sample's letter behind a name: serum, plasma, blood.
const SAMPLES: [&str; 9] = ["i.S", "i.P", "(S)", "(P)", "(B)", ", S", ",S", ", P", ", B"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, expected: &str) {
        assert_eq!(unmarked(printed), expected);
    }

    #[test]
    fn marks_go_and_names_stay() {
        check("1. Hemoglobin *", "Hemoglobin");
        check("• Creatinine, S", "Creatinine");
        check("Kreatinin i.S.", "Kreatinin");
        check("12) Urea:", "Urea");
        check("1,25-Dihydroxy Vitamin D", "1,25-Dihydroxy Vitamin D");
        check("25-OH Vitamin D", "25-OH Vitamin D");
        check("Protein S", "Protein S");
        check("***", "");
    }
}
