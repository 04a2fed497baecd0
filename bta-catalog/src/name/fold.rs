//! Folds a printed name into plain words: lower case, no accents, one alphabet per word.
//!
//! Both the catalog's names and the printed ones go through here, so a fold only has to be
//! consistent, not reversible.

/// The words of a text, folded. `%`, `#` and `/` are words of their own because they carry meaning.
#[derive(Debug, Default)]
pub(crate) struct Words {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<usize>,
}

impl Words {
    /// Folds `text`, with German umlauts as their base letter.
    pub(crate) fn of(text: &str) -> Self {
        let mut words =
            Self { text: String::with_capacity(text.len() + 8), ends: Vec::with_capacity(8) };
        for letter in text.chars() {
            words.push(letter);
        }
        words.end();
        words
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().filter_map(move |&end| {
            let word = self.text.get(start..end);
            start = end;
            word
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn push(&mut self, letter: char) {
        match letter {
            'a'..='z' | '0'..='9' => self.text.push(letter),
            'A'..='Z' => self.text.push(letter.to_ascii_lowercase()),
            '%' | '#' | '/' => {
                self.end();
                self.text.push(letter);
                self.end();
            }
            '％' => self.push('%'),
            '\u{300}'..='\u{36f}' | '\u{ad}' | '°' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            letter if letter.is_ascii() => self.end(),
            letter => self.push_foreign(letter),
        }
    }

    fn push_foreign(&mut self, letter: char) {
        if let Some(latin) = latin(letter) {
            self.text.push_str(latin);
        } else if letter.is_alphanumeric() {
            self.text.extend(letter.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
        } else {
            self.end();
        }
    }

    /// Ends the current word, if there is one.
    fn end(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        if start == self.text.len() {
            return;
        }
        if let Some(word) = self.text.get(start..)
            && let Some(latin) = as_latin(word)
        {
            self.text.truncate(start);
            self.text.push_str(&latin);
        }
        self.ends.push(self.text.len());
    }
}

/// Writes a word of Cyrillic letters that all look Latin with Latin ones: `НОМА`, `Т4`, `С`.
fn as_latin(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    word.chars()
        .map(|letter| match letter {
            letter if letter.is_ascii() => Some(letter),
            'а' => Some('a'),
            'в' => Some('b'),
            'с' => Some('c'),
            'е' => Some('e'),
            'н' => Some('h'),
            'к' => Some('k'),
            'м' => Some('m'),
            'о' => Some('o'),
            'р' => Some('p'),
            'т' => Some('t'),
            'х' => Some('x'),
            'у' => Some('y'),
            _ => None,
        })
        .collect()
}

fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'À'..='Å' | 'ª' | 'ā' | 'ă' | 'ą' | 'Ą' | 'Ă' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => "c",
        'đ' | 'Đ' | 'ď' | 'ð' => "d",
        'è'..='ë' | 'È'..='Ë' | 'ę' | 'Ę' | 'ě' | 'ē' => "e",
        'ğ' | 'Ğ' => "g",
        'ì'..='ï' | 'Ì'..='Ï' | 'ı' | 'İ' | 'ī' => "i",
        'ł' | 'Ł' => "l",
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' => "n",
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ő' | 'ō' | 'º' => "o",
        'œ' | 'Œ' => "oe",
        'ř' | 'Ř' => "r",
        'ś' | 'Ś' | 'š' | 'Š' | 'ş' | 'Ş' | 'ș' | 'Ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'Ù'..='Ü' | 'ů' | 'ű' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => "z",
        'µ' | 'μ' | 'Μ' => "u",
        'ⅰ' | 'Ⅰ' => "i",
        'ⅱ' | 'Ⅱ' => "ii",
        '₀' | '⁰' => "0",
        '₁' => "1",
        '₂' => "2",
        '₃' => "3",
        '₄' => "4",
        '₅' => "5",
        '₆' => "6",
        '₈' => "8",
        '₉' => "9",
        _ => return greek(letter).or_else(|| vietnamese(letter)),
    })
}

/// Greek letters that stand in names of every language as words, and the others without accents.
fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'Α' | 'ά' | 'Ά' => "alpha",
        'έ' | 'Έ' => "ε",
        'ή' | 'Ή' => "η",
        'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => "ι",
        'ό' | 'Ό' => "ο",
        'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' => "υ",
        'ώ' | 'Ώ' => "ω",
        'ς' => "σ",
        'β' | 'Β' => "beta",
        'γ' | 'Γ' => "gamma",
        'δ' | 'Δ' => "delta",
        'κ' | 'Κ' => "kappa",
        'λ' | 'Λ' => "lambda",
        _ => return None,
    })
}

fn vietnamese(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ' | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => {
            "a"
        }
        'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' | 'Ế' => "e",
        'ỉ' | 'ị' | 'ĩ' => "i",
        'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' | 'ơ' => {
            "o"
        }
        'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' | 'ư' | 'ũ' => "u",
        'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let words = Words::of(text);
        let words: Vec<_> = words.iter().collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn names_fold_into_words() {
        check("Hämoglobin", "hamoglobin");
        check("Eiweiß (gesamt)", "eiweiss gesamt");
        check("С-реактивный белок", "c реактивный белок");
        check("НОМА-IR", "homa ir");
        check("Т4 свободный", "t4 свободный");
        check("γ-GT", "gamma gt");
        check("Neutrophils %", "neutrophils %");
        check("HCO₃⁻", "hco3");
        check("İmmatür granülosit", "immatur granulosit");
        check("TC/HDL", "tc / hdl");
        check("Σίδηρος ΣΊΔΗΡΟΣ", "σιdeltaηροσ σιdeltaηροσ");
        check("Định lượng", "dinh luong");
        check("", "");
    }
}
