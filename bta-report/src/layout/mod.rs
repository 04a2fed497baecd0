//! Finds the results of a document: words to lines, lines to tables, tables to rows.
//!
//! Columns are found for each table from its header words, from how cells align, and from what the
//! cells hold; lines without columns are read by the grammar of the line alone. Nothing here knows a
//! laboratory. What is deliberately absent: what a name or a number means (that is
//! [`meaning`](crate::meaning)).

mod place;

mod line;

mod shape;

mod lexicon;

mod stack;

mod piece;

mod rtl;

mod interval;

mod phrase;

mod token;

mod prefix;

mod pair;

mod heading;

mod header;

mod column;

mod draft;

mod limits;

mod mark;

mod part;

mod sentence;

mod inline;

mod note;

mod section;

mod double;

mod unheaded;

mod content;

mod region;

mod continuation;

mod card;

mod record;

mod state;

mod below;

mod entry;

mod flow;

mod loose;

mod repeat;

mod transposed;

mod pane;

mod letter;

mod person;

use bta_core::report::Warning;

use crate::page::Page;
use crate::row::{Cell, Line, Table};

pub(crate) use self::place::around;

use self::flow::Reader;
use self::region::{Direction, Tokens};
use self::token::{Spacing, Token};

/// Finds the results on the pages of a document.
#[must_use]
pub fn table(pages: &[Page]) -> Table {
    let mut reader = Reader::default();
    let (mut lines, mut turned) = (Vec::new(), Vec::new());
    let mut tokens: Vec<Vec<Tokens>> = pages.iter().map(tokens_of).collect();
    repeat::mark(&mut tokens);
    let heights: Vec<f32> = pages.iter().map(|page| page.height).collect();
    let stranger = person::mark(&mut tokens, &heights).and_then(|at| pages.get(at));
    for (page, tokens) in pages.iter().zip(&mut tokens) {
        turned.extend(transposed::read(page.number, tokens));
        lines.extend(tokens.iter().map(|line| printed(page.number, line)));
        reader.read_page(page.number, &letter::join(&pane::split(tokens)));
    }
    let warning = |(page, line), code: &str| Warning { page, line, code: code.to_owned() };
    let unread = reader.unread.iter().map(|&place| warning(place, "row_unread"));
    let strangers = stranger.map(|page| warning((page.number, 0), "several_patients"));
    let warnings = unread.chain(strangers).collect();
    Table { lines, rows: transposed::added(reader.rows, turned), warnings }
}

/// Cuts a page into lines of tokens.
fn tokens_of(page: &Page) -> Vec<Tokens> {
    let lines = stack::join(&line::lines(page));
    let mut pieces: Vec<Vec<piece::Piece>> = lines.iter().map(piece::pieces).collect();
    let rtl = rtl::is_rtl(pieces.iter().map(Vec::as_slice));
    let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    pieces = if rtl {
        pieces.iter().map(|line| rtl::logical(line)).collect()
    } else {
        pieces.into_iter().map(rtl::words_in_order).collect()
    };
    piece::join_cut_intervals(&mut pieces);
    let spacing = Spacing::of(pieces.iter().map(Vec::as_slice));
    let numbered = lines.into_iter().zip(pieces).zip(1_u32..);
    let mut lines: Vec<Tokens> = numbered
        .map(|((line, pieces), number)| {
            let mut tokens = token::tokens(&pieces, spacing);
            prefix::join(&mut tokens);
            let share = pair::settle(&mut tokens);
            Tokens { number, line, tokens, passed: false, direction, share }
        })
        .collect();
    prefix::drop_bullets(&mut lines);
    lines
}

/// Makes the public form of a line: its tokens in the order in which they are read, joined where the gap
/// is narrow.
fn printed(page: u32, line: &Tokens) -> Line {
    let mut tokens: Vec<&Token> = line.tokens.iter().collect();
    if rtl::runs_rtl(&line.tokens) {
        tokens.sort_by(|a, b| b.rect.right.total_cmp(&a.rect.right));
    }
    let mut cells: Vec<Cell> = Vec::new();
    for token in tokens {
        match cells.last_mut() {
            Some(cell) => {
                let between = place::gap(place::across(cell.rect), place::across(token.rect));
                let gap = between / token.em.max(1.0);
                if gap < 0.9 {
                    join(cell, token, gap);
                } else {
                    cells.push(Cell { text: token.text.clone(), rect: token.rect });
                }
            }
            None => cells.push(Cell { text: token.text.clone(), rect: token.rect }),
        }
    }
    Line { page, number: line.number, cells }
}

fn join(cell: &mut Cell, token: &Token, gap: f32) {
    if gap > 0.05 {
        cell.text.push(' ');
    }
    cell.text.push_str(&token.text);
    cell.rect = around(cell.rect, token.rect);
}

/// Describes how a page is cut into tokens, one line of text for each line of the page: the first
/// thing to look at when a report is misread.
#[must_use]
pub fn explain(page: &Page) -> String {
    let mut text = String::new();
    for line in tokens_of(page) {
        let tokens: Vec<String> = line.tokens.iter().map(described).collect();
        text.push_str(&line.number.to_string());
        text.push(' ');
        text.push_str(&tokens.join(" "));
        text.push('\n');
    }
    text
}

fn described(token: &Token) -> String {
    format!("{:?}«{}»{:.0}-{:.0}", token.kind, token.text, token.rect.left, token.rect.right)
}
