//! The person's question: which topics it is about, and which results speak to them.

mod topic;

pub(crate) use topic::{TOPICS, Topic};

/// The question asked when a person asks none.
const DEFAULT: &str = "summarise my blood test report";

/// Phrases that ask whether a disease is there, in six languages without accents.
const DIAGNOSIS: &[&str] = &[
    "do i have",
    "have i got",
    "could i have",
    "am i diabetic",
    "am i anemic",
    "am i anaemic",
    "am i ill",
    "am i sick",
    "habe ich",
    "bin ich zuckerkrank",
    "bin ich diabet",
    "bin ich krank",
    "bin ich anam",
    "leide ich",
    "tengo",
    "soy diabetic",
    "ai-je",
    "ai je",
    "suis-je",
    "est-ce que j'ai",
    "ho il",
    "ho la",
    "ho un",
    "sono diabetic",
    "sono anemic",
    "tenho",
    "sou diabetic",
];

/// What a question wants.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Wish {
    /// Nothing beyond a summary.
    #[default]
    Summary,
    /// An answer.
    Answer,
    /// To know whether a disease is there.
    Diagnosis,
}

/// What a question asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    /// What it wants.
    pub(crate) wish: Wish,
    /// The topics, at most three, in the order of the table.
    pub(crate) topics: Vec<&'static Topic>,
}

impl Question {
    /// Reads a question.
    pub(crate) fn new(text: &str) -> Self {
        let text = plain(text);
        let plain = text.trim().trim_end_matches(['.', '!', '?']).trim_end();
        if plain.is_empty() || plain == DEFAULT || plain == "summarize my blood test report" {
            return Self::default();
        }
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        Self {
            wish: if DIAGNOSIS.iter().any(|phrase| text.contains(phrase)) {
                Wish::Diagnosis
            } else {
                Wish::Answer
            },
            topics: TOPICS.iter().filter(|topic| topic.is_asked(&text, &words)).take(3).collect(),
        }
    }

    /// Returns whether it is about a topic.
    pub(crate) fn is_about(&self, name: &str) -> bool {
        self.topics.iter().any(|topic| topic.name == name)
    }
}

/// Returns a text in lower case without accents, as people type it in a hurry.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|character| match character {
            'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            '\u{2019}' => '\'',
            other => other,
        })
        .collect::<String>()
        .replace('œ', "oe")
        .replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_find_their_topics() {
        check("Is my cholesterol ok?", &["cholesterol"]);
        check("why am I tired", &["tired"]);
        check("Can I run a marathon?", &["exercise"]);
        check("Do I have diabetes?", &["diabetes"]);
        check("How are my kidneys and my liver?", &["kidney", "liver"]);
        check("Summarise my Blood Test Report", &[]);
        check("What about the wart on my toe?", &[]);
        check("Is my blood pressure fine?", &["pressure"]);
        check("Should I worry?", &["worry"]);
        check("Can I drink alcohol?", &["alcohol"]);
        check("Is my iron low?", &["anemia"]);
        check("What should I eat?", &["food"]);
    }

    #[test]
    fn questions_are_understood_in_six_languages() {
        check("Ist mein Cholesterin in Ordnung?", &["cholesterol"]);
        check("Warum bin ich so müde?", &["tired"]);
        check("¿Puedo correr un maratón?", &["exercise"]);
        check("¿Por qué estoy cansada?", &["tired"]);
        check("¿Qué debo comer?", &["food"]);
        check("Que dois-je manger ?", &["food"]);
        check("Est-ce que je dois m'inquiéter ?", &["worry"]);
        check("Puis-je boire de l'alcool ?", &["alcohol"]);
        check("Ho il diabete?", &["diabetes"]);
        check("Il ferro è basso?", &["anemia"]);
        check("Por que estou cansado?", &["tired"]);
        check("Posso beber álcool?", &["alcohol"]);
        check("Como está o meu fígado?", &["liver"]);
        check("Wie geht es meiner Schilddrüse?", &["thyroid"]);
        check("Comment va mon cœur ?", &["heart"]);
        assert_eq!(Question::new("Bin ich zuckerkrank?").wish, Wish::Diagnosis);
        assert_eq!(Question::new("Suis-je diabétique ?").wish, Wish::Diagnosis);
        assert_eq!(Question::new("¿Soy diabético?").wish, Wish::Diagnosis);
        assert_eq!(Question::new("Sono diabetico?").wish, Wish::Diagnosis);
        assert_eq!(Question::new("Tenho diabetes?").wish, Wish::Diagnosis);
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let question = Question::new(text);
        let topics: Vec<&str> = question.topics.iter().map(|topic| topic.name).collect();
        assert_eq!(topics, expected);
    }

    #[test]
    fn every_analyte_is_in_the_catalog() {
        for topic in TOPICS {
            for key in topic.analytes().chain(topic.core()) {
                assert!(bta_catalog::analyte(key).is_some(), "{key}");
            }
        }
    }
}
