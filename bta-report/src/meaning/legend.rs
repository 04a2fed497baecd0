//! What a document says about its own flags: "** = critical value", "A: outside the range".

use super::text::Text;
use crate::parse::{Lexicon, Mark};
use bta_core::report::Flag;

/// Signs and letters that the document explains, folded, with what they mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Legend(Vec<(String, Mark)>);

impl Legend {
    /// Finds explanations of flags in the lines that are no results.
    pub(super) fn of(text: &Text) -> Self {
        let mut found = Vec::new();
        for line in
            text.lines.iter().filter(|line| !line.is_result && line.text.contains(['=', ':']))
        {
            explanations(&line.text, &mut found);
        }
        Self(found)
    }

    /// Returns what the document says that `folded`, a flag as printed, means.
    pub(super) fn mark(&self, folded: &str) -> Option<Mark> {
        // "L**" is a letter and a sign.
        let letters = folded.find(|c: char| !c.is_alphanumeric()).unwrap_or(folded.len());
        let (letters, signs) = folded.split_at(letters);
        let pieces = [letters]
            .into_iter()
            .chain(signs.split([' ', '(', ')', '[', ']']))
            .filter(|piece| !piece.is_empty());
        let marks = pieces.clone().map(|piece| {
            let told = self.0.iter().find(|(sign, _)| sign == piece).map(|(_, mark)| *mark);
            let own = Mark::read(piece);
            // "+ = outside" says less than the sign itself.
            let vague = told == Some(Mark::Flag(Flag::Abnormal));
            let directed = matches!(own, Some(Mark::Flag(Flag::High | Flag::Low)));
            if vague && directed { own } else { told.or(own) }
        });
        let mut told = self.0.iter().filter(|(sign, _)| pieces.clone().any(|piece| piece == sign));
        told.next()?;
        marks.flatten().reduce(Mark::join)
    }
}

/// Adds every "sign = meaning" of a line.
fn explanations(line: &str, found: &mut Vec<(String, Mark)>) {
    let mut before = "";
    for (at, piece) in line.split(['=', ':']).enumerate() {
        if at > 0
            && let Some([high, low]) = pair(before, piece)
        {
            found.push((high.to_owned(), Mark::Flag(Flag::High)));
            found.push((low.to_owned(), Mark::Flag(Flag::Low)));
        } else if at > 0
            && let Some(sign) = sign(before)
            && let Some(mark) = meaning(piece)
        {
            found.push((sign.to_owned(), mark));
        }
        before = piece;
    }
}

/// Two signs and two meanings with a stroke between: `++ / -- : above / below the interval`.
fn pair<'a>(before: &'a str, after: &str) -> Option<[&'a str; 2]> {
    let (one, other) = before.rsplit_once('/')?;
    let one = one.split([' ', ',', ';', '(']).rfind(|word| !word.is_empty())?;
    let other = other.split(' ').find(|word| !word.is_empty())?;
    let short = |word: &str| word.chars().count() <= 3;
    let (first, second) = after.split_once('/')?;
    match (meaning(first)?, meaning(second)?) {
        _ if !short(one) || !short(other) => None,
        (Mark::Flag(Flag::High), Mark::Flag(Flag::Low)) => Some([one, other]),
        (Mark::Flag(Flag::Low), Mark::Flag(Flag::High)) => Some([other, one]),
        _ => None,
    }
}

/// The short sign or letter right before an equals sign.
fn sign(before: &str) -> Option<&str> {
    let word = before.split([' ', ',', ';', '(', '/', '|']).rfind(|word| !word.is_empty())?;
    let word = word.trim_matches(['"', '\'', '[', ']', '-']);
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    (!word.is_empty() && word.chars().count() <= 3 && letters <= 2).then_some(word)
}

/// What the first words after an equals sign say.
fn meaning(after: &str) -> Option<Mark> {
    static CRITICAL: Lexicon = Lexicon::new(
        "critical|panic|kritisch|critico|critica|critique|kritiek|krytyczn|критич|alarm|alert",
    );
    static HIGH: Lexicon = Lexicon::new(
        "high|above|elevated|erhoht|hoch|uber|alto|elevado|elevato|superior|eleve|verhoogd|\
         superieur|boven|wysok|powyzej|выше|повыш|yuksek|偏高|高",
    );
    static LOW: Lexicon = Lexicon::new(
        "low|below|niedrig|erniedrigt|unter|bajo|baixo|basso|inferior|inferieur|bas|verlaagd|onder|nisk|\
         ponizej|ниже|пониж|dusuk|偏低|低",
    );
    static ABNORMAL: Lexicon = Lexicon::new(
        "abnormal|out of|outside|ausserhalb|pathologisch|auffallig|fuera|fuori|fora|hors|\
         buiten|afwijk|poza|вне|отклон|disi|anormal|异常",
    );
    let first = after.split([',', ';', '.']).next().unwrap_or_default();
    let head: String = first.chars().take(40).collect();
    let (high, low) = (HIGH.begins_in(&head), LOW.begins_in(&head));
    let critical = CRITICAL.begins_in(&head);
    match (critical, high, low) {
        (true, true, false) => Some(Mark::Flag(Flag::VeryHigh)),
        (true, false, true) => Some(Mark::Flag(Flag::VeryLow)),
        (true, ..) => Some(Mark::Critical),
        (false, true, false) => Some(Mark::Flag(Flag::High)),
        (false, false, true) => Some(Mark::Flag(Flag::Low)),
        (false, ..) => ABNORMAL.begins_in(&head).then_some(Mark::Flag(Flag::Abnormal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn legend(line: &str) -> Legend {
        let mut found = Vec::new();
        explanations(line, &mut found);
        Legend(found)
    }

    #[test]
    fn signs_are_explained() {
        let told = legend("flag key: l= abnormal low, h= abnormal high, **= critical value");
        assert_eq!(told.mark("**"), Some(Mark::Critical));
        assert_eq!(told.mark("l**"), Some(Mark::Flag(Flag::VeryLow)));
        assert_eq!(told.mark("l **"), Some(Mark::Flag(Flag::VeryLow)));
        let told = legend("a = alto, b = bajo");
        assert_eq!(told.mark("b"), Some(Mark::Flag(Flag::Low)));
        assert_eq!(legend("ldl = total - hdl").mark("h"), None);
        let told = legend("++ / -- : resultat superieur / inferieur a l'intervalle");
        assert_eq!(told.mark("++"), Some(Mark::Flag(Flag::High)));
        assert_eq!(told.mark("--"), Some(Mark::Flag(Flag::Low)));
        let told = legend("+ = ausserhalb des referenzbereichs");
        assert_eq!(told.mark("+"), Some(Mark::Flag(Flag::High)));
    }
}
