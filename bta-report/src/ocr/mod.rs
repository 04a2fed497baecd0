//! Recognizes the text of pages that are pictures, and only of those.
//!
//! Such a page is drawn, cleaned of grain and uneven light, turned upright and straightened; then a
//! program of its own, [`Tesseract`] by default, recognizes its words. They go the same way as words
//! of a text layer: through [`layout`] and [`meaning`]. Figures are
//! read twice or three times, and a value whose readings differ stands under `doubtful`.
//!
//! What is deliberately absent: handwriting, and models of our own.

mod gray;

mod part;

mod clean;

mod straight;

mod recognizer;

mod tesseract;

mod render;

mod rule;

mod sheet;

mod unit;

mod lost;

mod word;

mod figure;

use std::time::{Duration, Instant};

use bta_core::report::{Rect, Warning};

use self::figure::Outcome;
pub use self::gray::Gray;
pub use self::recognizer::{Arrangement, RecognizeError, Recognizer, Request, Seen};
use self::render::Drawing;
use self::sheet::{DPI, Sheet, Side};
pub use self::tesseract::Tesseract;
use crate::page::Page;
use crate::pdf::{self, Options};
use crate::{ReadError, layout, meaning};

/// The code of the warning about a document whose pages nobody could recognize, because the program
/// that does it is not installed.
pub const MISSING: &str = "recognizer_missing";

/// The names that recognizers have for languages, in the order in which they are tried.
const NAMES: [(&str, &str); 14] = [
    ("en", "eng"),
    ("de", "deu"),
    ("fr", "fra"),
    ("es", "spa"),
    ("it", "ita"),
    ("pt", "por"),
    ("nl", "nld"),
    ("pl", "pol"),
    ("tr", "tur"),
    ("cs", "ces"),
    ("ro", "ron"),
    ("sv", "swe"),
    ("da", "dan"),
    ("ru", "rus"),
];

/// Recognizes the words of the pages that are pictures and puts them there.
///
/// A page that could not be recognized stays as it is, with a warning.
///
/// # Errors
///
/// When a picture has more pixels than the limits allow.
pub(crate) fn recognize(
    document: &[u8],
    options: &Options,
    pages: &mut [Page],
    recognizer: &dyn Recognizer,
) -> Result<Vec<Warning>, ReadError> {
    let deadline = Instant::now() + options.limits.recognition_time;
    if !pages.iter().any(Page::is_picture) {
        return Ok(Vec::new());
    }
    let languages = match recognizer.languages() {
        Ok(languages) => languages,
        Err(error) => return Ok(vec![warning(0, &error)]),
    };
    pdf::check_pictures(document, options)?;
    let Some(drawing) = Drawing::open(document, options) else {
        return Ok(vec![failed(0, "recognition_failed")]);
    };
    let mut session = Session {
        recognizer,
        languages,
        language: None,
        deadline,
        time: options.limits.picture_time,
    };
    let mut warnings = Vec::new();
    for page in pages.iter_mut().filter(|page| page.is_picture()) {
        if Instant::now() > deadline {
            warnings.push(warning(page.number, &RecognizeError::Late));
            continue;
        }
        let Some((gray, dpi)) = drawing.draw(page) else {
            warnings.push(failed(page.number, "recognition_failed"));
            continue;
        };
        if let Err(error) = session.page(page, Sheet::new(&gray, dpi)) {
            warnings.push(warning(page.number, &error));
        }
    }
    Ok(warnings)
}

fn warning(page: u32, error: &RecognizeError) -> Warning {
    tracing::warn!("{error}");
    failed(
        page,
        match error {
            RecognizeError::Missing => MISSING,
            RecognizeError::Late => "recognition_late",
            RecognizeError::Failed(_) => "recognition_failed",
        },
    )
}

fn failed(page: u32, code: &str) -> Warning {
    Warning { page, line: 0, code: code.to_owned() }
}

/// Recognizing one document.
#[derive(Debug)]
struct Session<'a> {
    recognizer: &'a dyn Recognizer,
    languages: Vec<String>,
    /// The language of the document, as soon as a page told it.
    language: Option<String>,
    deadline: Instant,
    /// How long one page may take.
    time: Duration,
}

impl Session<'_> {
    fn page(&mut self, page: &mut Page, mut sheet: Sheet) -> Result<(), RecognizeError> {
        let (width, height) = sheet.size();
        let deadline = self.deadline.min(Instant::now() + self.time);
        if !sheet.has_letters() {
            return Ok(());
        }
        self.turn_upright(&mut sheet, deadline)?;
        let picture = sheet.whole(Side::Clean);
        let first = self.language.clone().unwrap_or_else(|| self.usual());
        let mut request = request(&picture, &first, deadline);
        let mut seen = self.recognizer.recognize(&request)?;
        let language = if self.language.is_none() { self.language_of(&seen) } else { None };
        if let Some(language) = &language {
            if *language != first {
                request.language = language;
                seen = self.recognizer.recognize(&request)?;
            }
            self.language = Some(language.clone());
        }
        let usual = self.usual();
        request.language = &usual;
        let both = (&sheet.whole(Side::Raw), &picture);
        figure::find_lost(&picture, &mut seen, self.recognizer, &request)?;
        figure::read_units(&picture, &mut seen, self.recognizer, &request)?;
        let outcomes = figure::proofread(both, &mut seen, self.recognizer, &request)?;
        let scale = 72.0 / DPI;
        let uncertain =
            seen.iter().zip(outcomes).filter(|(_, outcome)| *outcome == Outcome::Doubtful);
        page.uncertain = uncertain
            .map(|(word, _)| {
                let [left, top, right, bottom] = word.place.map(|side| side * scale);
                Rect { left, top, right, bottom }
            })
            .collect();
        page.words = word::words(&seen, DPI);
        page.recognized = true;
        unit::repair(&mut page.words);
        page.rules.clear();
        let turned = sheet.size() != (width, height);
        if turned {
            (page.width, page.height) = (page.height, page.width);
        }
        Ok(())
    }

    /// Looks at a part of the page; when it makes little sense, looks at it upside down as well.
    fn turn_upright(&self, sheet: &mut Sheet, deadline: Instant) -> Result<(), RecognizeError> {
        /// The sense of text that needs no second look.
        const CLEAR: f32 = 60.0;
        let band = sheet.view(Side::Clean, sheet.busiest(0.8));
        let usual = self.usual();
        let upright = sense(&self.recognizer.recognize(&request(&band, &usual, deadline))?);
        if upright > CLEAR {
            return Ok(());
        }
        let other = band.turned(2);
        let flipped = sense(&self.recognizer.recognize(&request(&other, &usual, deadline))?);
        if flipped > upright {
            sheet.turn(2);
        }
        Ok(())
    }

    /// The language that is tried first.
    fn usual(&self) -> String {
        let known = NAMES.iter().map(|(_, name)| *name).find(|name| self.has(name));
        known.unwrap_or("eng").to_owned()
    }

    fn has(&self, name: &str) -> bool {
        self.languages.iter().any(|language| language == name)
    }

    /// The installed language that words are written in, if they tell.
    fn language_of(&self, seen: &[Seen]) -> Option<String> {
        let page = Page { number: 1, words: word::words(seen, DPI), ..Page::default() };
        let code = meaning::language_of(&layout::table(&[page]))?;
        let (_, name) = NAMES.iter().find(|(known, _)| *known == code.as_str())?;
        self.has(name).then(|| (*name).to_owned())
    }
}

fn request<'a>(picture: &'a Gray, language: &'a str, deadline: Instant) -> Request<'a> {
    Request { picture, dpi: 300, language, arrangement: Arrangement::Block, deadline }
}

/// How much sense words make: the confidence of those that are long enough to tell, 0.0 to 100.0.
fn sense(seen: &[Seen]) -> f32 {
    let long =
        seen.iter().filter(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count() >= 3);
    let (count, sum) =
        long.fold((0.0, 0.0), |(count, sum), word| (count + 1.0, sum + word.confidence));
    sum / f32::max(count, 6.0)
}
