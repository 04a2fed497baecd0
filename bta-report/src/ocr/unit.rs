//! Units that were misread: `µ` and `^` are in no model of Tesseract, and a slash looks like many a
//! letter. Only a word beside a figure is put right, and only when one unit is by far the nearest.

use crate::page::Word;

/// Units as they are printed; those that differ in nothing but look stand once.
const UNITS: &str = "g/dL g/dl gm/dL gm/dl gr/dL mg/dL mg/dl µg/dL µg/dl ng/dL ng/dl g/L g/l mg/L mg/l \
     µg/L µg/l ng/L ng/l pg/mL pg/ml ng/mL ng/ml µg/mL µg/ml mmol/L mmol/l µmol/L µmol/l nmol/L nmol/l \
     pmol/L pmol/l mol/L U/L U/l IU/L UI/L UI/l mU/L mU/l mIU/L kU/L kU/l µIU/mL µUI/mL µUI/ml µU/mL \
     mIU/mL mUI/mL mUI/ml IU/mL UI/mL UI/ml U/mL U/ml mEq/L mEq/l meq/L fL fl pg /µL /µl /mm3 /mm³ \
     /cumm cumm mill/cmm mill/cumm million/cumm millions/cumm lakhs/cumm cells/cumm cells/µL thou/µL \
     x10^3/µL x10^3/µl x10^6/µL x10^6/µl 10^3/µL 10^3/µl 10^6/µL 10^6/µl x10E3/µL x10E6/µL x10E3/uL \
     x10E6/uL uIU/mL 10^9/L 10^9/l x10^9/L x10^9/l 10^12/L 10^12/l x10^12/L x10^12/l 10*3/µL 10*6/µL K/µL K/mcL M/µL M/mcL \
     mila/mmc mil./mmc mil/mmc /mmc mil/mm3 milhões/mm³ /mm³ Thousand/uL Million/uL million/µL \
     gr/dl g% n.c./ml Tsd/µl Tsd./µl Mio/µl Mio./µl /nl /pl G/L G/l T/L T/l Giga/L mm/h mm/hr mm/1h mL/min \
     mL/min/1.73m2 ml/min/1.73m2 ml/min/1,73m² mL/min/1,73m2 /hpf /HPF mmHg mg/g mg/24h mosm/kg \
     mmol/mol copies/mL ratio";

/// The most that a misread unit may be away from what it is, for each of its letters.
const NEAR: f32 = 0.13;

/// Puts units right that stand behind a figure on their line, or in a column of units.
pub(super) fn repair(words: &mut [Word]) {
    let sound = |word: &&Word| word.text.contains('/') && is_sound(&word.text);
    let lefts: Vec<f32> = words.iter().filter(sound).map(|word| word.rect.left).collect();
    for at in 1..words.len() {
        let (before, rest) = words.split_at_mut(at);
        let (Some(before), Some(word)) = (before.last(), rest.first_mut()) else { continue };
        let beside = (before.baseline - word.baseline).abs() < 0.3 * word.size
            && word.rect.left >= before.rect.left;
        let near = |left: &&f32| (**left - word.rect.left).abs() < 0.3 * word.size;
        let in_column = || lefts.iter().filter(near).take(3).count() == 3;
        if (beside && (is_figure(&before.text) || is_mark(&before.text)) || in_column())
            && let Some(unit) = repaired(&word.text)
        {
            word.text = unit;
        }
    }
}

fn is_figure(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || "<>≤≥.,-–+*()[]".contains(c))
}

fn is_mark(text: &str) -> bool {
    matches!(text, "H" | "L" | "A" | "+" | "-" | "*" | "↑" | "↓" | "(H)" | "(L)" | "[H]" | "[L]")
}

/// Whether a word is a unit as it stands, with no sign of being misread.
pub(super) fn is_sound(text: &str) -> bool {
    // "Per one" is a liter, and ten degrees are a power of ten.
    let odd = text.ends_with(['1', 'I', '|', 'i', 't'])
        || text.contains(['°', 'º', '"', '\'', '{'])
        || text.contains("lU");
    bta_catalog::unit::is_unit(text) && !odd
}

/// The unit that a word is meant to be, if it is none itself.
pub(super) fn repaired(text: &str) -> Option<String> {
    let (open, bare) = match text.strip_prefix(['(', '[']) {
        Some(bare) if bare.ends_with([')', ']']) => (true, bare.trim_end_matches([')', ']'])),
        // "per |" is a liter, too.
        _ if text.ends_with("/|") => (false, text),
        _ => (false, text.trim_end_matches(['.', ',', ';', ':', '\'', '‘', '’', '`', '|'])),
    };
    let bare = bare.trim_start_matches(['-', '–', '—', '‚', ',', '.', '\'', '‘', '_', '~', ' ']);
    let length = u16::try_from(bare.chars().count()).ok()?;
    let known = is_sound(bare);
    if known && bare.len() < text.len() && !open {
        return Some(bare.to_owned());
    }
    if !(2..=16).contains(&length) || known || is_figure(bare) {
        return None;
    }
    let mut best: Option<(f32, &str)> = None;
    let mut next = f32::INFINITY;
    for unit in UNITS.split_whitespace() {
        let distance = distance(bare, unit);
        match best {
            Some((nearest, _)) if distance >= nearest => next = next.min(distance),
            _ => {
                // Spellings of one unit do not compete.
                if let Some((nearest, other)) = best
                    && !is_same(other, unit)
                {
                    next = next.min(nearest);
                }
                best = Some((distance, unit));
            }
        }
    }
    let (nearest, unit) = best?;
    let near = nearest <= NEAR * f32::from(length.max(4))
        && (nearest < next || is_alone(bare, unit, nearest));
    near.then(|| if open { format!("({unit})") } else { unit.to_owned() })
}

/// Whether every unit that is as near is another spelling of this one.
fn is_alone(text: &str, unit: &str, nearest: f32) -> bool {
    UNITS
        .split_whitespace()
        .filter(|other| distance(text, other) <= nearest)
        .all(|other| is_same(other, unit))
}

fn is_same(one: &str, other: &str) -> bool {
    let plain =
        |text: &str| text.to_lowercase().replace('²', "2").replace('³', "3").replace('µ', "u");
    plain(one) == plain(other)
}

/// How far apart two texts look: what one sign costs when it is read as another.
fn distance(read: &str, meant: &str) -> f32 {
    let meant: Vec<char> = meant.chars().collect();
    let mut row: Vec<f32> = Vec::with_capacity(meant.len() + 1);
    let mut cost = 0.0;
    row.push(cost);
    for (at, sign) in meant.iter().enumerate() {
        // Only inside of a unit a slash gets lost: what is left of `/nl` may as well be `fl`.
        cost += if at == 0 { 1.0 } else { missing(*sign) };
        row.push(cost);
    }
    for seen in read.chars() {
        let mut above = row.first().copied().unwrap_or(0.0);
        let mut left = above + 1.0;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (sign, slot) in meant.iter().zip(row.iter_mut().skip(1)) {
            // A sign may be read twice, as itself and as what it looks like.
            let doubled = swap(seen, *sign) < 1.0;
            let extra = if doubled { 0.4 } else { 1.0 };
            let best = (above + swap(seen, *sign)).min(*slot + extra).min(left + missing(*sign));
            above = *slot;
            *slot = best;
            left = best;
        }
    }
    row.last().copied().unwrap_or(f32::INFINITY)
}

/// What it costs that a sign was not seen at all.
fn missing(sign: char) -> f32 {
    match sign {
        '^' => 0.25,
        '/' => 0.5,
        _ => 1.0,
    }
}

/// What it costs that a sign was taken for another.
fn swap(seen: char, meant: char) -> f32 {
    if seen == meant {
        return 0.0;
    }
    let alike = match meant {
        'µ' => "upyjwHh",
        '/' => "fjil|{}(1Isvtr!",
        'l' => "iI1|tL!",
        'L' => "l1|tiIUE",
        '^' => "4°'*\"%~“”7º",
        'c' => "eoC",
        'I' => "l1|i",
        'U' => "WuVO0",
        'd' => "a",
        'g' => "q9a",
        'm' => "nM",
        'f' => "t",
        '9' => "g°?",
        '3' => "5?8º",
        '6' => "5&",
        '2' => "?z",
        '²' => "?2*°º’'",
        '³' => "?3*°º’'",
        '1' => "lI|iL",
        '0' => "Oo",
        'x' => "X×*",
        _ => "",
    };
    if alike.contains(seen) {
        0.22
    } else if seen.to_lowercase().eq(meant.to_lowercase()) {
        0.1
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let unit = repaired(text);
        assert_eq!(unit.as_deref(), expected, "{text}");
    }

    #[test]
    fn units() {
        check("ful", Some("/µl"));
        check("-umol/L", Some("umol/L"));
        check("mmol/L,", Some("mmol/L"));
        check("mU/|", Some("mU/L"));
        check("UL", Some("U/L"));
        check("GIL", Some("G/L"));
        check("jul", Some("/µl"));
        check("x1043/pl", Some("x10^3/µl"));
        check("10°3/uL", Some("10^3/µL"));
        check("gmvdi", Some("gm/dL"));
        check("g/di", Some("g/dL"));
        check("mill/emm", Some("mill/cmm"));
        check("wiUsmL", Some("µIU/mL"));
        check("mmol/1", Some("mmol/L"));
        check("{hpf", Some("/hpf"));
        check("/mm?", Some("/mm3"));
        check("g/1", Some("g/L"));
        check("url", Some("U/l"));
        check("K/mceL", Some("K/mcL"));
        check("MmcL", Some("M/mcL"));
        check("x1L0E3/uL", Some("x10E3/uL"));
        check("ulU/mL", Some("uIU/mL"));
        check("mil./mmce", Some("mil./mmc"));
    }

    #[test]
    fn what_is_a_unit_or_a_word_stays() {
        for text in
            ["nl", "mg/dL", "H", "High", "pmol/L", "fasting", "12.5", "Normal", "ml", "negativ"]
        {
            check(text, None);
        }
    }
}
