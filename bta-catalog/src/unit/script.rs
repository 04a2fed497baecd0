//! Brings printed units into plain ASCII: Cyrillic, Armenian, Georgian and Greek letters, superscripts,
//! odd spaces and the damage that wrong text encodings do.

/// The longest text worth looking at.
const LONGEST: usize = 48;

/// Writes `printed` in ASCII without spaces, keeping upper and lower case; `None` when it holds
/// what no unit holds.
pub(super) fn ascii(printed: &str) -> Option<String> {
    let printed = printed.trim();
    if printed.is_empty() || printed.len() > 2 * LONGEST {
        return None;
    }
    let mut text = String::with_capacity(printed.len());
    let mut spelled = String::new();
    let mut raised = false;
    for letter in printed.chars() {
        if is_spelled(letter) {
            spelled.extend(letter.to_lowercase());
            continue;
        }
        flush(&mut spelled, &mut text)?;
        if let Some(digit) = superscript(letter) {
            if !raised && !text.ends_with('^') {
                text.push('^');
            }
            text.push(digit);
            raised = true;
            continue;
        }
        raised = false;
        push(letter, &mut text)?;
    }
    flush(&mut spelled, &mut text)?;
    (!text.is_empty() && text.len() <= LONGEST).then_some(text)
}

/// Returns whether a letter is one of those that units are spelled in: Cyrillic, Armenian, Georgian.
fn is_spelled(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}' | '\u{531}'..='\u{587}' | '\u{10d0}'..='\u{10ff}')
}

fn push(letter: char, text: &mut String) -> Option<()> {
    match letter {
        // `Â` and `Î` are what is left of `µ`, `³` and `μ` read in the wrong encoding.
        letter if letter.is_whitespace() => {}
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | 'Â' | '¬' | 'Î' => {}
        // What no encoding could read is the micro sign: no other letter of units needs one.
        'µ' | 'μ' | '¼' | '\u{fffd}' => text.push('u'),
        '个' => text.push_str("cells"),
        '秒' | '초' => text.push('s'),
        '分' | '분' => text.push_str("min"),
        '時' | '时' | '시' => text.push('h'),
        '小' | '間' | '间' | '간' => {}
        '×' | '✕' | '∙' | '·' | '⋅' | '✖' => text.push('x'),
        '−' | '–' | '‐' | '‑' => text.push('-'),
        '∕' | '⁄' | '／' => text.push('/'),
        '％' => text.push('%'),
        'ℓ' => text.push('l'),
        '㎎' => text.push_str("mg"),
        '㎍' => text.push_str("ug"),
        '㎕' => text.push_str("uL"),
        '㎖' => text.push_str("mL"),
        '㎗' => text.push_str("dL"),
        '㎜' => text.push_str("mm"),
        '㎡' => text.push_str("m2"),
        '㎣' => text.push_str("mm3"),
        '‰' => text.push_str("permille"),
        '千' | '천' => text.push_str("10^3"),
        '万' | '만' => text.push_str("10^4"),
        'º' | 'ª' | '°' => {}
        'á' | 'à' | 'ã' | 'â' => text.push('a'),
        'é' | 'è' | 'ê' => text.push('e'),
        'í' => text.push('i'),
        'ó' | 'õ' | 'ö' => text.push('o'),
        'ü' | 'ú' => text.push('u'),
        letter if letter.is_ascii_graphic() => text.push(letter),
        _ => return None,
    }
    Some(())
}

fn superscript(letter: char) -> Option<char> {
    Some(match letter {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(u32::from(letter) - u32::from('⁰'), 10)?,
        _ => return None,
    })
}

/// Translates a run of such letters and forgets it.
fn flush(spelled: &mut String, text: &mut String) -> Option<()> {
    if spelled.is_empty() {
        return Some(());
    }
    let latin = cyrillic(spelled).or_else(|| caucasian(spelled))?;
    text.push_str(latin);
    spelled.clear();
    Some(())
}

/// Armenian and Georgian.
fn caucasian(word: &str) -> Option<&'static str> {
    Some(match word {
        "գ" | "გ" | "გრ" => "g",
        "մգ" | "მგ" => "mg",
        "մկգ" | "მკგ" => "ug",
        "նգ" | "ნგ" => "ng",
        "պգ" | "პგ" => "pg",
        "լ" | "ლ" => "L",
        "դլ" | "დლ" => "dL",
        "մլ" | "მლ" => "mL",
        "մկլ" | "მკლ" => "uL",
        "ֆլ" | "ფლ" => "fL",
        "մոլ" | "მოლ" => "mol",
        "մմոլ" | "მმოლ" => "mmol",
        "մկմոլ" | "მკმოლ" => "umol",
        "նմոլ" | "ნმოლ" => "nmol",
        "պմոլ" | "პმოლ" => "pmol",
        "միավ" | "ერთ" => "U",
        "մմ" | "მმ" => "mm",
        "ժ" | "სთ" => "h",
        "րոպե" | "წთ" => "min",
        "վ" | "վրկ" | "წმ" => "s",
        _ => return None,
    })
}

fn cyrillic(word: &str) -> Option<&'static str> {
    Some(match word {
        "г" | "гр" => "g",
        "мг" => "mg",
        "мкг" => "ug",
        "нг" => "ng",
        "пг" | "пкг" => "pg",
        "кг" => "kg",
        "л" => "L",
        "дл" => "dL",
        "мл" => "mL",
        "мкл" => "uL",
        "нл" => "nL",
        "фл" => "fL",
        "моль" => "mol",
        "ммоль" => "mmol",
        "мкмоль" => "umol",
        "нмоль" => "nmol",
        "пмоль" | "пкмоль" => "pmol",
        "фмоль" => "fmol",
        "ед" | "е" | "од" | "бірл" => "U",
        "мед" | "мод" => "mU",
        "мкед" | "мкод" => "uU",
        "кед" | "ке" => "kU",
        "ме" | "мо" => "IU",
        "мме" | "ммо" => "mIU",
        "мкме" | "мкмо" => "uIU",
        "кме" | "кмо" => "kIU",
        "мккат" => "ukat",
        "мэкв" | "мгэкв" => "meq",
        "мосм" | "мосмоль" => "mosm",
        "мм" => "mm",
        "мкм" => "um",
        "м" => "m",
        "ч" | "час" | "год" | "сағ" | "сағат" | "соат" => "h",
        "сут" | "сутки" | "добу" => "d",
        "мин" | "хв" => "min",
        "сек" | "с" | "секунд" => "s",
        "тыс" | "тис" => "thou",
        "млн" => "mln",
        "млрд" => "mlrd",
        "кл" | "клеток" | "клет" => "cells",
        "рт" => "Hg",
        "ст" => "",
        "х" => "x",
        "кпа" => "kPa",
        "титр" => "titer",
        "нв" => "Hb",
        "креат" | "креатинина" => "creat",
        _ => return None,
    })
}
