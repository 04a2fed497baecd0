//! Signs and words for "below" and "above", before and after a number.

use bta_core::report::Comparator;

use super::fold::fold;

/// On which side of a number the true value lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Side {
    Below,
    AtMost,
    Above,
    AtLeast,
}

impl Side {
    pub(super) fn comparator(self) -> Comparator {
        match self {
            Self::Below => Comparator::Less,
            Self::AtMost => Comparator::LessOrEqual,
            Self::Above => Comparator::Greater,
            Self::AtLeast => Comparator::GreaterOrEqual,
        }
    }

    /// Returns whether the number is an upper limit.
    pub(super) fn is_upper(self) -> bool {
        matches!(self, Self::Below | Self::AtMost)
    }
}

use Side::{Above, AtLeast, AtMost, Below};

/// Longer signs before their beginnings.
const SIGNS: [(&str, Side); 22] = [
    ("< or =", AtMost),
    ("> or =", AtLeast),
    ("<or=", AtMost),
    (">or=", AtLeast),
    ("< o =", AtMost),
    ("> o =", AtLeast),
    ("< =", AtMost),
    ("> =", AtLeast),
    ("<=", AtMost),
    (">=", AtLeast),
    ("=<", AtMost),
    ("=>", AtLeast),
    ("≤", AtMost),
    ("≥", AtLeast),
    ("≦", AtMost),
    ("≧", AtLeast),
    ("⩽", AtMost),
    ("⩾", AtLeast),
    ("<", Below),
    (">", Above),
    ("‹", Below),
    ("›", Above),
];

/// Folded words that stand before a number. Longer phrases stand before their beginnings.
const WORDS: &[(&str, Side)] = &[
    // English
    ("less than or equal to", AtMost),
    ("greater than or equal to", AtLeast),
    ("equal to or less than", AtMost),
    ("not more than", AtMost),
    ("not less than", AtLeast),
    ("lower than", Below),
    ("smaller than", Below),
    ("higher than", Above),
    ("less than", Below),
    ("greater than", Above),
    ("more than", Above),
    ("up to", AtMost),
    ("upto", AtMost),
    ("at least", AtLeast),
    ("at most", AtMost),
    ("below", Below),
    ("under", Below),
    ("above", Above),
    ("over", Above),
    ("maximum", AtMost),
    ("minimum", AtLeast),
    // German, Dutch
    ("kleiner als", Below),
    ("weniger als", Below),
    ("grosser als", Above),
    ("mehr als", Above),
    ("mindestens", AtLeast),
    ("hochstens", AtMost),
    ("kleiner", Below),
    ("grosser", Above),
    ("unter", Below),
    ("uber", Above),
    ("bis zu", AtMost),
    ("bis", AtMost),
    ("ab", AtLeast),
    ("kleiner dan", Below),
    ("lager dan", Below),
    ("minder dan", Below),
    ("groter dan", Above),
    ("hoger dan", Above),
    ("meer dan", Above),
    ("tot", AtMost),
    // Spanish, Portuguese, Italian, French, Romanian
    ("menor o igual a", AtMost),
    ("menor o igual que", AtMost),
    ("mayor o igual a", AtLeast),
    ("mayor o igual que", AtLeast),
    ("menor ou igual a", AtMost),
    ("maior ou igual a", AtLeast),
    ("menor de", Below),
    ("menor que", Below),
    ("menor a", Below),
    ("menores de", Below),
    ("menos de", Below),
    ("mayor de", Above),
    ("mayor que", Above),
    ("mayor a", Above),
    ("mas de", Above),
    ("maior que", Above),
    ("maior do que", Above),
    ("maior de", Above),
    ("maior a", Above),
    ("menor do que", Below),
    ("mais de", Above),
    ("acima de", Above),
    ("abaixo de", Below),
    ("inferior o igual a", AtMost),
    ("superior o igual a", AtLeast),
    ("inferior ou igual a", AtMost),
    ("superior ou igual a", AtLeast),
    ("inferior a", Below),
    ("superior a", Above),
    ("inferior", Below),
    ("superior", Above),
    ("inferiore o uguale a", AtMost),
    ("superiore o uguale a", AtLeast),
    ("inferiore a", Below),
    ("superiore a", Above),
    ("inferiore", Below),
    ("superiore", Above),
    ("minore di", Below),
    ("maggiore di", Above),
    ("minore", Below),
    ("maggiore", Above),
    ("meno di", Below),
    ("piu di", Above),
    ("hasta", AtMost),
    ("fino a", AtMost),
    ("ate", AtMost),
    ("a partir de", AtLeast),
    ("desde", AtLeast),
    ("inferieur ou egal a", AtMost),
    ("superieur ou egal a", AtLeast),
    ("inferieur a", Below),
    ("superieur a", Above),
    ("inferieure a", Below),
    ("superieure a", Above),
    ("inferieur", Below),
    ("superieur", Above),
    ("moins de", Below),
    ("plus de", Above),
    ("jusqu'a", AtMost),
    ("inf. a", Below),
    ("sup. a", Above),
    ("inf.", Below),
    ("sup.", Above),
    ("inf a", Below),
    ("sup a", Above),
    ("inf", Below),
    ("sup", Above),
    ("mai mic de", Below),
    ("mai mare de", Above),
    ("sub", Below),
    ("peste", Above),
    ("max.", AtMost),
    ("max", AtMost),
    ("min.", AtLeast),
    // Polish, Czech, Slovak, South Slavic, Hungarian, Nordic
    ("mniej niz", Below),
    ("wiecej niz", Above),
    ("ponizej", Below),
    ("powyzej", Above),
    ("do", AtMost),
    ("mene nez", Below),
    ("vice nez", Above),
    ("pod", Below),
    ("nad", Above),
    ("manje od", Below),
    ("vise od", Above),
    ("kevesebb mint", Below),
    ("mindre enn", Below),
    ("mindre an", Below),
    ("mindre end", Below),
    ("under", Below),
    ("over", Above),
    // Russian, Ukrainian, Bulgarian, Greek
    ("не более", AtMost),
    ("не менее", AtLeast),
    ("не выше", AtMost),
    ("не ниже", AtLeast),
    ("меньше чем", Below),
    ("больше чем", Above),
    ("меньше", Below),
    ("больше", Above),
    ("менее", Below),
    ("более", Above),
    ("ниже", Below),
    ("выше", Above),
    ("свыше", Above),
    ("до", AtMost),
    ("менше", Below),
    ("бiльше", Above),
    ("под", Below),
    ("над", Above),
    ("εως", AtMost),
    ("μεχρι", AtMost),
    ("κατω απο", Below),
    ("ανω", Above),
    // Chinese, Japanese, Arabic, Hebrew
    ("小于等于", AtMost),
    ("大于等于", AtLeast),
    ("小于", Below),
    ("小於", Below),
    ("大于", Above),
    ("大於", Above),
    ("低于", Below),
    ("高于", Above),
    ("أقل من", Below),
    ("اقل من", Below),
    ("أكثر من", Above),
    ("اكثر من", Above),
    ("أكبر من", Above),
    ("حتى", AtMost),
    ("עד", AtMost),
    ("מתחת", Below),
    ("מעל", Above),
];

/// Folded words that stand after a number.
const AFTER: &[(&str, Side)] = &[
    ("or less", AtMost),
    ("or below", AtMost),
    ("or more", AtLeast),
    ("or above", AtLeast),
    ("or higher", AtLeast),
    ("or greater", AtLeast),
    ("and above", AtLeast),
    ("and below", AtMost),
    ("以下", AtMost),
    ("以上", AtLeast),
    ("未満", Below),
    ("以内", AtMost),
    ("이하", AtMost),
    ("이상", AtLeast),
    ("미만", Below),
    ("초과", Above),
    ("'e kadar", AtMost),
    ("'a kadar", AtMost),
    ("e kadar", AtMost),
    ("a kadar", AtMost),
    ("kadar", AtMost),
    ("alti", Below),
    ("ustu", Above),
    ("ve alti", AtMost),
    ("ve uzeri", AtLeast),
    ("uzeri", Above),
    ("dan kucuk", Below),
    ("den kucuk", Below),
    ("dan buyuk", Above),
    ("den buyuk", Above),
];

/// Takes a sign or words for "below" or "above" from the beginning of `text`.
///
/// Words count only when a number follows them.
pub(super) fn take(text: &str) -> Option<(Side, &str)> {
    let first = text.chars().next()?;
    if matches!(first, '<' | '>' | '=' | '≤' | '≥' | '≦' | '≧' | '⩽' | '⩾' | '‹' | '›')
    {
        return take_sign(text);
    }
    if first.is_ascii_digit() || !first.is_alphabetic() {
        return None;
    }
    // Words are compared folded, so the folded length must be found again in the text.
    let head: String = text.chars().take_while(|c| !c.is_ascii_digit()).take(32).collect();
    let folded = fold(head.trim_end_matches([' ', ':', '<', '>', '=', '\u{a0}']));
    let (_, side) = WORDS.iter().find(|(word, _)| *word == folded)?;
    let rest = text.get(head.len()..)?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some((*side, rest))
}

fn take_sign(text: &str) -> Option<(Side, &str)> {
    SIGNS.iter().find_map(|(sign, side)| {
        let head = text.get(..sign.len())?;
        head.eq_ignore_ascii_case(sign).then_some((*side, text.get(sign.len()..)?))
    })
}

/// Takes words that stand after a number from the beginning of `text`; also a plus sign that ends it.
pub(super) fn take_after(text: &str) -> Option<(Side, &str)> {
    if text == "+" {
        return Some((AtLeast, ""));
    }
    let trimmed = text.trim_start();
    if !trimmed.starts_with(|c: char| c.is_alphabetic() || c == '\'') {
        return None;
    }
    let head: String =
        trimmed.chars().take_while(|c| c.is_alphabetic() || " '".contains(*c)).collect();
    Some((after_folded(&fold(&head))?, trimmed.get(head.len()..)?))
}

/// Returns what `folded` words after a number say.
pub(super) fn after_folded(folded: &str) -> Option<Side> {
    let (_, side) = AFTER.iter().find(|(word, _)| *word == folded)?;
    Some(*side)
}
