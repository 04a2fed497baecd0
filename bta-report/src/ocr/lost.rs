//! Letters that were seen by nobody: a recognizer leaves out words here and there, most often short
//! ones that stand apart, such as units.

use super::clean::threshold;
use super::gray::{Gray, real};
use super::part::{Part, parts};
use super::recognizer::Seen;

/// Of so many words one can be left out; where more are, something else is wrong.
const MOST: usize = 3;

/// Finds the places of words that were left out, on the lines of those that were seen; their texts
/// are empty.
pub(super) fn places(page: &Gray, seen: &[Seen]) -> Vec<Seen> {
    let words: Vec<&Seen> =
        seen.iter().filter(|word| word.text.contains(char::is_alphanumeric)).collect();
    let mut heights: Vec<f32> = words.iter().map(|word| word.place[3] - word.place[1]).collect();
    heights.sort_by(f32::total_cmp);
    let Some(&usual) = heights.get(heights.len() / 2) else { return Vec::new() };
    let (all, _) = parts(page, threshold(page));
    let letters = all.iter().map(place).filter(|place| is_letter(*place, usual));
    let mut lost: Vec<[f32; 4]> =
        letters.filter(|letter| !seen.iter().any(|word| covers(word, *letter, usual))).collect();
    lost.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let mut boxes: Vec<[f32; 4]> = Vec::new();
    for letter in lost {
        match boxes.iter_mut().rev().find(|found| goes_on(**found, letter, usual)) {
            Some(found) => *found = around(*found, letter),
            None => boxes.push(letter),
        }
    }
    boxes.retain(|found| {
        let (width, height) = (found[2] - found[0], found[3] - found[1]);
        height > 0.5 * usual && height < 1.7 * usual && width > 0.4 * usual
    });
    if boxes.len() * MOST > words.len().max(MOST) {
        return Vec::new();
    }
    boxes.into_iter().filter_map(|found| on_line(found, &words)).collect()
}

/// Puts a word among those of its line.
pub(super) fn insert(seen: &mut Vec<Seen>, word: Seen) {
    let own = |other: &Seen| other.line == word.line;
    let Some(first) = seen.iter().position(own) else { return };
    let before = seen.iter().rposition(|other| own(other) && other.place[0] < word.place[0]);
    seen.insert(before.map_or(first, |before| before + 1), word);
}

fn place(part: &Part) -> [f32; 4] {
    [real(part.left), real(part.top), real(part.right), real(part.bottom)]
}

/// Whether a part is as large as a letter or a sign of a unit.
fn is_letter([left, top, right, bottom]: [f32; 4], usual: f32) -> bool {
    let (width, height) = (right - left, bottom - top);
    (0.35 * usual..1.6 * usual).contains(&height) && (0.08 * usual..2.5 * usual).contains(&width)
}

/// Whether a word that was seen has this letter.
fn covers(word: &Seen, [left, top, right, bottom]: [f32; 4], usual: f32) -> bool {
    let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
    let room = 0.2 * usual;
    (word.place[0] - room..word.place[2] + room).contains(&x)
        && (word.place[1] - room..word.place[3] + room).contains(&y)
}

fn goes_on(found: [f32; 4], letter: [f32; 4], usual: f32) -> bool {
    let level = found[3].min(letter[3]) - found[1].max(letter[1]);
    let low = (found[3] - found[1]).min(letter[3] - letter[1]);
    level > 0.5 * low && letter[0] - found[2] < 0.5 * usual
}

fn around(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

/// The place as a word of the line that it stands on; nothing where no word stands beside it.
fn on_line(found: [f32; 4], words: &[&Seen]) -> Option<Seen> {
    let level = |word: &&&Seen| {
        let shared = found[3].min(word.place[3]) - found[1].max(word.place[1]);
        shared > 0.5 * (found[3] - found[1]).min(word.place[3] - word.place[1])
    };
    let apart = |word: &Seen| (word.place[0] - found[2]).max(found[0] - word.place[2]);
    let beside = words.iter().filter(level).min_by(|a, b| apart(a).total_cmp(&apart(b)))?;
    Some(Seen { text: String::new(), place: found, confidence: 50.0, line: beside.line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_beside_a_word() {
        let mut page = Gray::white(200, 60);
        let mut letter = |left: usize, top: usize| {
            for y in top..top + 20 {
                for x in left..left + 8 {
                    if let Some(pixel) = page.pixels.get_mut(y * 200 + x) {
                        *pixel = 0;
                    }
                }
            }
        };
        [10, 22, 34, 100, 112].into_iter().for_each(|left| letter(left, 10));
        letter(150, 38);
        let word = Seen {
            text: "142".to_owned(),
            place: [10.0, 10.0, 42.0, 30.0],
            confidence: 90.0,
            line: 3,
        };
        let found = places(&page, std::slice::from_ref(&word));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].place), (3, [100.0, 10.0, 120.0, 30.0]));
        let mut seen = vec![word];
        insert(&mut seen, found[0].clone());
        assert_eq!(seen[1].place[0].to_string(), "100");
    }
}
