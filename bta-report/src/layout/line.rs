//! Words to lines: baselines are clustered, raised and lowered small print joins the line it
//! belongs to, and rows whose name and value were set a little apart become one line.

use bta_core::report::Rect;

use crate::page::{Page, Word};

use super::place::{across, around, down, gap, quantile};

/// Words on one baseline, from left to right.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    pub(super) baseline: f32,
    /// The font size of most of its glyphs.
    pub(super) size: f32,
    pub(super) rect: Rect,
}

impl Line {
    fn new(word: Word) -> Self {
        Self { baseline: word.baseline, size: word.size, rect: word.rect, words: vec![word] }
    }

    fn push(&mut self, word: Word) {
        self.rect = around(self.rect, word.rect);
        if word.size > self.size {
            self.size = word.size;
            self.baseline = word.baseline;
        }
        self.words.push(word);
    }

    /// Returns whether a word of this place would print over one of the line.
    pub(super) fn collides(&self, rect: Rect) -> bool {
        let slack = (rect.right - rect.left) * 0.3;
        self.words.iter().any(|word| gap(across(word.rect), across(rect)) < -slack.max(0.5))
    }
}

/// Cuts a page into lines, from top to bottom.
pub(super) fn lines(page: &Page) -> Vec<Line> {
    let mut words = visible(page);
    words.sort_by(|a, b| {
        a.baseline.total_cmp(&b.baseline).then(a.rect.left.total_cmp(&b.rect.left))
    });
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        let near = lines.iter_mut().rev().take(12).filter(|line| {
            let reach = line.size.min(word.size) * 0.3;
            (line.baseline - word.baseline).abs() <= reach && !line.collides(word.rect)
        });
        let nearest = near.min_by(|a, b| {
            let distance = |line: &Line| (line.baseline - word.baseline).abs();
            distance(a).total_cmp(&distance(b))
        });
        match nearest {
            Some(line) => line.push(word),
            None => lines.push(Line::new(word)),
        }
    }
    let lines = join_staggered(attach_small_print(lines));
    finish(lines)
}

/// Leaves out watermarks: glyphs far larger than the rest that lie across other lines.
fn visible(page: &Page) -> Vec<Word> {
    let mut sizes: Vec<f32> = page.words.iter().map(|word| word.size).collect();
    let Some(usual) = quantile(&mut sizes, 0.5) else { return Vec::new() };
    let crosses = |big: &Word| {
        let others = page.words.iter().filter(|word| word.size < usual * 1.6);
        others
            .filter(|word| gap(down(word.rect), down(big.rect)) < -word.size * 0.5)
            .take(2)
            .count()
            > 1
    };
    let keep = |word: &&Word| word.size <= usual * 2.2 || !crosses(word);
    page.words.iter().filter(keep).cloned().collect()
}

/// Joins lines of small raised or lowered print (powers, footnote marks) to the line they stand at.
fn attach_small_print(lines: Vec<Line>) -> Vec<Line> {
    let (mut small, mut large): (Vec<Line>, Vec<Line>) = (Vec::new(), Vec::new());
    for line in lines {
        if line.words.iter().all(|word| word.text.chars().count() <= 4) {
            small.push(line);
        } else {
            large.push(line);
        }
    }
    for line in small {
        let mut loose: Option<Line> = None;
        for word in line.words {
            let host = large.iter_mut().find(|host| is_host(host, &word));
            match (host, &mut loose) {
                (Some(host), _) => host.words.push(word),
                (None, Some(line)) => line.push(word),
                (None, None) => loose = Some(Line::new(word)),
            }
        }
        large.extend(loose);
    }
    large.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    large
}

/// Returns whether a small word is raised or lowered print of a line: beside one of its words, half
/// inside its height.
fn is_host(line: &Line, word: &Word) -> bool {
    let height = word.rect.bottom - word.rect.top;
    let near = |other: &Word| {
        gap(across(other.rect), across(word.rect)) < other.size * 0.6
            && gap(down(other.rect), down(word.rect)) < -height * 0.35
            && word.size <= other.size * 0.85
    };
    !line.collides(word.rect) && line.words.iter().any(near)
}

/// Joins neighboring lines that share most of their height and print nothing over each other.
fn join_staggered(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        let fits = |above: &Line| {
            let size = above.size.min(line.size);
            (line.baseline - above.baseline).abs() < size * 0.55
                && gap(down(above.rect), down(line.rect)) < -size * 0.45
                && !line.words.iter().any(|word| above.collides(word.rect))
        };
        match joined.last_mut() {
            Some(above) if fits(above) => {
                for word in line.words {
                    above.push(word);
                }
            }
            _ => joined.push(line),
        }
    }
    joined
}

fn finish(mut lines: Vec<Line>) -> Vec<Line> {
    for line in &mut lines {
        line.words.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    }
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    lines
}
