//! Figures are read twice: a lost point or a wrong digit is the worst that can happen.

use super::gray::{Gray, View, index, real};
use super::recognizer::{Arrangement, RecognizeError, Recognizer, Request, Seen};
use super::{lost, unit, word};

/// Room around each word of a [`Proof`], in pixels.
const ROOM: usize = 24;

/// No proof is higher, so that no page costs too much.
const HEIGHT: usize = 24_000;

/// How high the letters of units are made, in pixels, one after the other.
const UNIT_HEIGHTS: [f32; 3] = [50.0, 36.0, 64.0];

/// What reading again came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Outcome {
    /// No figure, or two readings agree.
    Sure,
    /// The readings differ.
    Doubtful,
}

/// Reads the figures among the words again, cut out of the page one by one; puts those right that
/// were misread once, and says which remain doubtful.
///
/// The second reading is of the page with its specks, one of which may have been a point; the third
/// is of the page without, where none of them looks like a digit.
pub(super) fn proofread(
    (raw, clean): (&Gray, &Gray),
    seen: &mut [Seen],
    recognizer: &dyn Recognizer,
    request: &Request<'_>,
) -> Result<Vec<Outcome>, RecognizeError> {
    let figures: Vec<usize> =
        (0..seen.len()).filter(|at| seen.get(*at).is_some_and(is_figure)).collect();
    let mut outcomes = vec![Outcome::Sure; seen.len()];
    let second = read_again(raw, seen, &figures, (recognizer, request, 42.0))?;
    let mut open = Vec::new();
    for (&at, second) in figures.iter().zip(second) {
        let Some(first) = seen.get(at) else { continue };
        if plain(&first.text) != plain(&second) {
            open.push((at, second));
        }
    }
    let places: Vec<usize> = open.iter().map(|(at, _)| *at).collect();
    let third = read_again(clean, seen, &places, (recognizer, request, 58.0))?;
    for ((at, second), third) in open.into_iter().zip(third) {
        let Some(first) = seen.get_mut(at) else { continue };
        let (two, three) = (plain(&second), plain(&third));
        let is_number =
            two.contains(|c: char| c.is_ascii_digit()) && !two.contains(char::is_alphabetic);
        if two == three && !two.is_empty() && is_better(&two, first) {
            first.text = second;
        } else if is_number || plain(&first.text) != three {
            outcomes.iter_mut().skip(at).take(1).for_each(|outcome| *outcome = Outcome::Doubtful);
        }
    }
    for (word, _) in seen.iter_mut().zip(&outcomes).filter(|(_, it)| **it == Outcome::Sure) {
        if is_figure(word) && word.text.ends_with(['.', ',']) {
            // Two readings agree on the digits; nothing follows the point but a speck.
            word.text = word.text.trim_end_matches(['.', ',']).to_owned();
        }
    }
    Ok(outcomes)
}

/// Reads the words that the recognizer left out, one by one. A figure among them is never sure: the
/// page says nothing of it.
pub(super) fn find_lost(
    page: &Gray,
    seen: &mut Vec<Seen>,
    recognizer: &dyn Recognizer,
    request: &Request<'_>,
) -> Result<(), RecognizeError> {
    seen.retain(|word| !word::is_dirt(word));
    let places = lost::places(page, seen);
    let which: Vec<usize> = (0..places.len()).collect();
    let texts = read_again(page, &places, &which, (recognizer, request, 42.0))?;
    for (place, text) in places.into_iter().zip(texts) {
        let text = unit::repaired(&text).unwrap_or(text);
        let word = Seen { text, ..place };
        // A few letters may as well be grain.
        let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 3 || is_figure(&word) || unit::is_sound(&word.text) {
            lost::insert(seen, word);
        }
    }
    Ok(())
}

/// Reads the words again that stand where units do and are none; a known unit counts.
pub(super) fn read_units(
    page: &Gray,
    seen: &mut [Seen],
    recognizer: &dyn Recognizer,
    request: &Request<'_>,
) -> Result<(), RecognizeError> {
    let beside = |pair: &[Seen]| {
        matches!(pair, [figure, unit] if figure.line == unit.line && is_figure(figure)
            && !is_figure(unit) && unit.text.chars().count() <= 16
            && !unit::is_sound(&unit.text))
    };
    for height in UNIT_HEIGHTS {
        let pairs = seen.windows(2).zip(1..).filter(|(pair, _)| beside(pair));
        let open: Vec<usize> = pairs.map(|(_, at)| at).collect();
        let texts = read_again(page, seen, &open, (recognizer, request, height))?;
        for (at, text) in open.into_iter().zip(texts) {
            let text = unit::repaired(&text).unwrap_or(text);
            if unit::is_sound(&text)
                && let Some(word) = seen.get_mut(at)
            {
                word.text = text;
            }
        }
    }
    Ok(())
}

/// Whether two readings of a word alone outweigh that of the page: both are of the same pixels and
/// may err alike, so that a digit of which the page was sure counts, and a point that they see.
fn is_better(again: &str, first: &Seen) -> bool {
    /// The confidence below which the page counts for nothing.
    const UNSURE: f32 = 50.0;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let before = plain(&first.text);
    let has_more = digits(&before) == digits(again) && again.len() > before.len();
    first.confidence < UNSURE || has_more
}

/// Whether a word is mostly digits.
fn is_figure(seen: &Seen) -> bool {
    let digits = seen.text.chars().filter(char::is_ascii_digit).count();
    let letters = seen.text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters <= digits
}

/// The text with everything the same that may look the same.
fn plain(text: &str) -> String {
    text.trim_matches(['|', '_', '[', ']'])
        .chars()
        .filter_map(|c| match c {
            'O' | 'o' => Some('0'),
            'l' | 'I' | '|' => Some('1'),
            ',' => Some('.'),
            '–' | '—' | '−' => Some('-'),
            '«' => Some('<'),
            '»' => Some('>'),
            '(' | ')' | '[' | ']' | ' ' | '*' | ':' | ';' => None,
            c => Some(c),
        })
        .collect::<String>()
        .trim_matches('.')
        .to_owned()
}

/// The texts of words, each cut out and set apart from the others, with letters of this height.
fn read_again(
    page: &Gray,
    seen: &[Seen],
    which: &[usize],
    (recognizer, request, height): (&dyn Recognizer, &Request<'_>, f32),
) -> Result<Vec<String>, RecognizeError> {
    let mut texts = vec![String::new(); which.len()];
    let usual = usual_height(seen, which);
    let mut begun = 0;
    while begun < which.len() {
        let mut proof = Proof::default();
        for &at in which.iter().skip(begun) {
            let Some(word) = seen.get(at) else { break };
            if proof.height() > HEIGHT {
                break;
            }
            proof.add(cut(page, word, usual, height));
        }
        let count = proof.rows.len();
        if count == 0 {
            break;
        }
        let picture = proof.picture();
        let request =
            Request { picture: &picture, dpi: 300, arrangement: Arrangement::Block, ..*request };
        let mut found = recognizer.recognize(&request)?;
        found.sort_by(|a, b| a.place[0].total_cmp(&b.place[0]));
        for word in found {
            let middle = (word.place[1] + word.place[3]) / 2.0;
            let row =
                proof.rows.iter().position(|(from, to)| (real(*from)..real(*to)).contains(&middle));
            if let Some(text) = row.and_then(|row| texts.get_mut(begun + row)) {
                text.push_str(&word.text);
            }
        }
        begun += count;
    }
    Ok(texts)
}

/// The height of most figures in pixels.
fn usual_height(seen: &[Seen], which: &[usize]) -> f32 {
    let words = which.iter().filter_map(|at| seen.get(*at));
    let mut heights: Vec<f32> = words.map(|word| word.place[3] - word.place[1]).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(30.0).clamp(12.0, 120.0)
}

/// A word as a picture of its own, with letters of so many pixels.
fn cut(page: &Gray, word: &Seen, usual: f32, height: f32) -> Gray {
    let [left, top, right, bottom] = word.place;
    // Boxes are too high where something stands close to a word.
    let tall = (bottom - top).clamp(0.6 * usual, 1.5 * usual);
    let (beside, above) = (tall * 0.25, tall * 0.2);
    // Long words are no figures; they must not make the picture wide.
    let right = right.min(left + 30.0 * tall) + beside;
    let (left, top) = (left - beside, bottom - tall - above);
    let scale = height / tall;
    let size = |length: f32| index(length * scale).unwrap_or(0).max(1);
    let view = View {
        left,
        top,
        width: size(right - left),
        height: size(bottom + above - top),
        scale,
        angle: 0.0,
    };
    let mut word = page.taken(&view);
    word.whiten();
    word
}

/// Words one below the other.
#[derive(Debug, Default)]
struct Proof {
    words: Vec<Gray>,
    /// Where each word's row begins and ends.
    rows: Vec<(usize, usize)>,
}

impl Proof {
    fn height(&self) -> usize {
        self.rows.last().map_or(0, |(_, to)| *to)
    }

    fn add(&mut self, word: Gray) {
        let from = self.height();
        self.rows.push((from, from + word.height + ROOM));
        self.words.push(word);
    }

    fn picture(&self) -> Gray {
        let widest = self.words.iter().map(|word| word.width).max().unwrap_or(0);
        let mut picture = Gray::white(widest + 2 * ROOM, self.height());
        let width = picture.width;
        for (word, (from, _)) in self.words.iter().zip(&self.rows) {
            for (y, line) in word.rows().enumerate() {
                let at = (from + ROOM / 2 + y) * width + ROOM;
                if let Some(to) = picture.pixels.get_mut(at..at + line.len()) {
                    to.copy_from_slice(line);
                }
            }
        }
        picture
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_outweighs_the_page() {
        let page = |text: &str, confidence| Seen {
            text: text.to_owned(),
            place: [0.0, 0.0, 40.0, 20.0],
            confidence,
            line: 1,
        };
        assert!(is_better("4.1", &page("41", 90.0)));
        assert!(!is_better("41", &page("4.1", 90.0)));
        assert!(!is_better("6.24", &page("0.24", 90.0)));
        assert!(!is_better("4118", &page("118", 90.0)));
        assert!(is_better("9.10", &page("=5.10", 20.0)));
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(plain("1,O"), plain("l.0"));
        assert_eq!(plain("(3.5"), plain("3.5"));
        assert_eq!(plain("9."), plain("9"));
        assert_ne!(plain("5.9"), plain("59"));
        assert_ne!(plain("<5"), plain("5"));
    }
}
