//! Signs and words for "below" and "above", before and after a number.

use bta_core::report::Comparator;

use super::fold::fold;
use super::lexicon::Lexicon;

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
const SIGNS: [(&str, Side); 24] = [
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
    ("＜", Below),
    ("＞", Above),
    ("‹", Below),
    ("›", Above),
];

/// Folded words that stand before a number.
static WORDS: [(Side, Lexicon); 4] = [
    (
        AtMost,
        Lexicon::new(
            "iki|lidz|kuni|deri|deri ne|fins a|fins|najvise|najvec|nejvyse|najviac|hogst|hojst|hoyst|\
             enintaan|kurang dari sama dengan|maks.|maks|maksimum|legfeljebb|less than or equal to|\
             equal to or less than|not more than|up to|upto|at most|maximum|hochstens|bis zu|bis|tot|\
             menor o igual a|menor o igual que|menor ou igual a|inferior o igual a|inferior ou igual a|\
             inferiore o uguale a|hasta|fino a|ate|inferieur ou egal a|jusqu'a|max.|max|do|не более|\
             не выше|до|εως|μεχρι|小于等于|حتى|עד",
        ),
    ),
    (
        AtLeast,
        Lexicon::new(
            "vismaz|vahintaan|minst|mindst|nga|com a minim|najmanje|vsaj|legalabb|minimal|\
             greater than or equal to|not less than|at least|minimum|mindestens|ab|mayor o igual a|\
             mayor o igual que|maior ou igual a|superior o igual a|superior ou igual a|\
             superiore o uguale a|a partir de|desde|superieur ou egal a|min.|не менее|не ниже|大于等于",
        ),
    ),
    (
        Below,
        Lexicon::new(
            "maziau nei|maziau kaip|maziau|mazak par|mazak|alla|me pak se|nen|menor|mes petit de|\
             kurang dari|duoi|nho hon|ispod|alatt|icer de|помалку од|под|по-малко от|lower than|\
             smaller than|less than|below|under|kleiner als|weniger als|kleiner|unter|kleiner dan|\
             lager dan|minder dan|menor de|menor que|menor a|menores de|menos de|menor do que|abaixo de|\
             inferior a|inferior|inferiore a|inferiore|minore di|minore|meno di|inferieur a|inferieure a|\
             inferieur|moins de|inf. a|inf.|inf a|inf|mai mic de|sub|mniej niz|ponizej|mene nez|pod|\
             manje od|kevesebb mint|mindre enn|mindre an|mindre end|alle|lavere enn|lagre an|lavere end|\
             меньше чем|меньше|менее|ниже|менше|под|κατω απο|κατω του|κατω των|小于|小於|低于|أقل من|اقل من|מתחת",
        ),
    ),
    (
        Above,
        Lexicon::new(
            "daugiau nei|daugiau kaip|daugiau|vairak par|vairak|virs|me shume se|mbi|mes gran de|mayor|\
             lebih dari|tren|lon hon|iznad|felett|повеке од|над|повече от|higher than|greater than|\
             more than|above|over|grosser als|mehr als|grosser|uber|groter dan|hoger dan|meer dan|\
             mayor de|mayor que|mayor a|mas de|maior que|maior do que|maior de|maior a|mais de|acima de|\
             superior a|superior|superiore a|superiore|maggiore di|maggiore|piu di|superieur a|\
             superieure a|superieur|plus de|sup. a|sup.|sup a|sup|mai mare de|peste|wiecej niz|powyzej|\
             vice nez|nad|vise od|yli|hoyere enn|hogre an|hojere end|больше чем|больше|более|выше|свыше|\
             бiльше|над|ανω του|ανω απο|ανω των|πανω απο|ανω|preko|преко|преку|lebih besar dari|大于|大於|高于|أكثر من|اكثر من|أكبر من|מעל",
        ),
    ),
];

/// Folded words that stand after a number.
static AFTER: [(Side, Lexicon); 4] = [
    (
        AtMost,
        Lexicon::new(
            "or less|or below|and below|以下|以内|이하|'e kadar|'a kadar|e kadar|a kadar|kadar|ve alti",
        ),
    ),
    (AtLeast, Lexicon::new("or more|or above|or higher|or greater|and above|以上|이상|ve uzeri")),
    (Below, Lexicon::new("未満|미만|alatt|alti|altinda|dan kucuk|den kucuk")),
    (Above, Lexicon::new("초과|felett|ustu|uzeri|ustunde|dan buyuk|den buyuk")),
];

/// Takes a sign or words for "below" or "above" from the beginning of `text`.
///
/// Words count only when a number follows them.
pub(super) fn take(text: &str) -> Option<(Side, &str)> {
    let first = text.chars().next()?;
    if matches!(
        first,
        '<' | '>' | '=' | '≤' | '≥' | '＜' | '＞' | '≦' | '≧' | '⩽' | '⩾' | '‹' | '›'
    ) {
        return take_sign(text);
    }
    if first.is_ascii_digit() || !first.is_alphabetic() {
        return None;
    }
    // Words are compared folded, so the folded length must be found again in the text.
    let head: String = text.chars().take_while(|c| !c.is_ascii_digit()).take(32).collect();
    let folded = fold(head.trim_end_matches([' ', ':', '<', '>', '=', '\u{a0}']));
    let (side, _) = WORDS.iter().find(|(_, words)| words.holds(&folded))?;
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
    let (side, _) = AFTER.iter().find(|(_, words)| words.holds(folded))?;
    Some(*side)
}
