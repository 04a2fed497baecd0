//! Documents with a few bytes changed cost at most themselves: no crash of the caller, no hang, no
//! more memory than a child may have.
//!
//! Without arguments a short run over generated documents. The long one, also over the files of a
//! directory:
//!
//! `cargo test --release -p bta-report --test mutations -- 10000 DIRECTORY`
//!
//! Without the harness, because `main` must serve as the child first.

#![cfg(test)]

mod change;

mod watch;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bta_fixture::{Document, Font, Page, Style, hostile, other, report};
use bta_report::isolate::{Reader, serve_if_child_with};
use bta_report::limits::Limits;
use bta_report::{Options, ReadError};

use self::change::{Numbers, mutate};
use self::watch::Watch;

/// Mutations when nobody asks for more.
const FEW: usize = 400;

/// The bound on a child's memory.
const MEMORY_BYTES: u64 = 512 << 20;

fn main() {
    serve_if_child_with(watch::work);
    let mut count = FEW;
    let mut documents = generated();
    let mut asked = false;
    for argument in std::env::args().skip(1) {
        let path = PathBuf::from(&argument);
        if let Ok(number) = argument.parse() {
            (count, asked) = (number, true);
        } else if path.exists() {
            documents.extend(files(&path));
            asked = true;
        } else if !argument.starts_with('-') && !asked && !"mutations".contains(&argument) {
            // The name of a test elsewhere.
            return;
        }
    }
    run(count, &documents);
}

/// Every kind of document that is made here.
fn generated() -> Vec<Vec<u8>> {
    let plain = |font| {
        let page = Page::new()
            .styled(50.0, 60.0, Style::font(font), "Glucose 92 mg/dL")
            .line((0.0, 0.0), (9.0, 0.0));
        Document::new().page(page.clone().in_form()).page(page.rotated()).bytes()
    };
    let mut documents =
        [Font::Helvetica, Font::Unicode, Font::Named, Font::Drawn].map(plain).to_vec();
    documents.push(hostile::locked_with_nothing());
    documents.extend(report::all().into_iter().map(|(_, report)| report.pdf));
    documents.extend(other::all().into_iter().map(|(_, pdf)| pdf));
    let expanded: Vec<Vec<u8>> = documents.iter().filter_map(|pdf| expand(pdf)).collect();
    documents.extend(expanded);
    documents
}

/// The PDF files of a directory, as they are and with their streams inflated.
fn files(path: &PathBuf) -> Vec<Vec<u8>> {
    let paths: Vec<PathBuf> = if path.is_dir() {
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect()
    } else {
        vec![path.clone()]
    };
    let pdfs = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "pdf"));
    let pdfs: Vec<Vec<u8>> = pdfs.map(|path| std::fs::read(path).unwrap()).collect();
    let expanded: Vec<Vec<u8>> = pdfs.iter().filter_map(|pdf| expand(pdf)).collect();
    [pdfs, expanded].concat()
}

/// The same document without compression, so that mutations reach what the streams say.
fn expand(pdf: &[u8]) -> Option<Vec<u8>> {
    let mut document = lopdf::Document::load_mem(pdf).ok()?;
    document.decompress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).ok()?;
    (bytes.len() < 5_000_000).then_some(bytes)
}

fn run(count: usize, documents: &[Vec<u8>]) {
    let watch = Watch::start();
    let options = Options { limits: Limits::default(), password: None };
    let reader = Reader::new(NonZeroUsize::MIN).options(options).memory_bytes(MEMORY_BYTES);
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    let mut longest = Duration::ZERO;
    for round in 0..count {
        let document = mutate(&documents[round % documents.len()], &mut numbers);
        let start = Instant::now();
        let result = reader.read(&document);
        longest = longest.max(start.elapsed());
        let outcome = match result {
            Ok(report) if report.results.is_empty() => "read, no results".to_owned(),
            Ok(_) => "read".to_owned(),
            Err(ReadError::LimitExceeded(limit)) => format!("over the limit of {limit}"),
            Err(error) => error.to_string(),
        };
        *outcomes.entry(outcome).or_default() += 1;
    }
    let start = Instant::now();
    assert!(reader.read(&report::english_cbc().pdf).is_ok(), "the next document is read");
    let seen = watch.finish();
    println!("{count} mutations of {} documents", documents.len());
    for (outcome, count) in &outcomes {
        println!("    {count:6} {outcome}");
    }
    println!("    longest {longest:?}, the document after it {:?}", start.elapsed());
    println!("    peak memory {} MB, panics {:?}", seen.peak_kilobytes / 1024, seen.panics);
    assert!(longest < Limits::default().time + Duration::from_secs(2), "{longest:?}");
    assert!(seen.peak_kilobytes * 1024 <= MEMORY_BYTES);
    assert!(seen.panics.keys().all(|place| !place.contains("bta-")), "{:?}", seen.panics);
    let unavailable = outcomes.keys().filter(|outcome| outcome.contains("unavailable")).count();
    assert_eq!(unavailable, 0, "{outcomes:?}");
    let read: usize =
        outcomes.iter().filter(|(name, _)| name.starts_with("read")).map(|(_, n)| n).sum();
    assert!(read > count / 4, "only {read} of {count} were read");
    println!("test mutations ... ok");
}
