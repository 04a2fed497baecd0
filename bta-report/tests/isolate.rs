//! Documents that end their reader cost one document, and the next one is read.
//!
//! Without the harness, because `main` must serve as the child first.

#![cfg(test)]

use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use bta_core::Report;
use bta_fixture::{hostile, report};
use bta_report::isolate::{self, Job, Reader, serve_if_child_with};
use bta_report::limits::{Limit, Limits};
use bta_report::{Options, ReadError};

fn main() {
    serve_if_child_with(work);
    let tests: &[(&str, fn())] = &[
        ("reads_and_checks", reads_and_checks),
        ("stack_overflow", stack_overflow),
        ("endless_loop", endless_loop),
        ("memory_bomb", memory_bomb),
        ("abort", abort),
        ("panic_is_damage", panic_is_damage),
        ("silent_child", silent_child),
        ("many_at_once", many_at_once),
        ("password", password),
        ("hostile_files", hostile_files),
    ];
    for (name, test) in tests {
        let start = Instant::now();
        test();
        println!("test {name} ... ok ({:?})", start.elapsed());
    }
}

/// Reads documents, but obeys those that tell it to fail.
fn work(job: &Job<'_>) -> Result<Option<Report>, ReadError> {
    match job.document {
        b"%PDF-overflow" => println!("{}", overflow(&[0; 1024], 0)),
        b"%PDF-loop" => loop {
            std::hint::spin_loop();
        },
        b"%PDF-memory" => {
            let mut held = Vec::new();
            loop {
                held.push(vec![1_u8; 1 << 20]);
            }
        }
        b"%PDF-abort" => std::process::abort(),
        b"%PDF-panic" => panic!("as told"),
        #[expect(clippy::exit, reason = "a child that goes away without an answer")]
        b"%PDF-leave" => std::process::exit(0),
        _ => {}
    }
    isolate::work(job)
}

#[expect(unconditional_recursion, reason = "that is the point")]
fn overflow(above: &[u8; 1024], depth: u64) -> u64 {
    let mut here = *above;
    here[usize::try_from(depth % 1024).unwrap()] ^= 1;
    overflow(std::hint::black_box(&here), depth + 1) + u64::from(here[0])
}

/// Long enough for everything that ends, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(60);

fn reader() -> Reader {
    reader_within(PATIENCE)
}

fn patient() -> Limits {
    Limits { time: PATIENCE, ..Limits::default() }
}

fn reader_within(time: Duration) -> Reader {
    let limits = Limits { time, ..Limits::default() };
    Reader::new(NonZeroUsize::MIN).options(Options { limits, password: None })
}

/// The document fails as `expected` says, in time, and the next one is read.
#[track_caller]
fn costs_one(document: &[u8], expected: fn(&ReadError) -> bool) {
    // An endless loop is the one thing that patience does not end.
    let short = reader_within(Duration::from_secs(2));
    let reader = if document == b"%PDF-loop" { short } else { reader() };
    for _ in 0..2 {
        let start = Instant::now();
        let error = reader.read(document).unwrap_err();
        assert!(expected(&error), "{error:?}");
        assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
        let patient = Options { limits: patient(), password: None };
        assert!(reader.read_with(&report::english_cbc().pdf, &patient).is_ok());
    }
}

fn reads_and_checks() {
    let reader = reader();
    let fixture = report::english_cbc();
    reader.check(&fixture.pdf).unwrap();
    let here = bta_report::read(&fixture.pdf, &Options::default()).unwrap();
    assert_eq!(reader.read(&fixture.pdf).unwrap(), here);
    assert!(matches!(reader.check(b""), Err(ReadError::Empty)));
    assert!(matches!(reader.check(b"hello"), Err(ReadError::NotAPdf)));
    assert!(matches!(reader.read(&hostile::truncated()), Err(ReadError::Damaged)));
    let small = Options { limits: Limits { file_bytes: 100, ..Limits::default() }, password: None };
    assert!(matches!(
        reader.read_with(&fixture.pdf, &small),
        Err(ReadError::LimitExceeded(Limit::FileBytes))
    ));
}

fn stack_overflow() {
    costs_one(b"%PDF-overflow", |error| matches!(error, ReadError::LimitExceeded(_)));
}

fn endless_loop() {
    costs_one(b"%PDF-loop", |error| matches!(error, ReadError::LimitExceeded(Limit::Time)));
}

fn memory_bomb() {
    costs_one(b"%PDF-memory", |error| matches!(error, ReadError::LimitExceeded(Limit::Memory)));
}

fn abort() {
    costs_one(b"%PDF-abort", |error| matches!(error, ReadError::LimitExceeded(_)));
}

fn panic_is_damage() {
    costs_one(b"%PDF-panic", |error| matches!(error, ReadError::Damaged));
}

fn silent_child() {
    costs_one(b"%PDF-leave", |error| matches!(error, ReadError::Damaged));
}

fn many_at_once() {
    let reader = Reader::new(NonZeroUsize::new(2).unwrap()).documents_per_child(3);
    let fixture = report::german().pdf;
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    reader.check(&fixture).unwrap();
                }
            });
        }
    });
}

fn password() {
    let reader = reader();
    let options = |password: &str| Options {
        limits: Limits::default(),
        password: Some(password.to_owned().into()),
    };
    assert!(matches!(reader.check(&hostile::locked()), Err(ReadError::PasswordRequired)));
    assert!(matches!(
        reader.read_with(&hostile::locked(), &options("wrong")),
        Err(ReadError::PasswordRequired)
    ));
    reader.read_with(&hostile::locked(), &options("secret")).unwrap();
    reader.read(&hostile::locked_with_nothing()).unwrap();
}

fn hostile_files() {
    let limit = Limits::default().time;
    let reader = reader_within(limit);
    for (name, bomb) in hostile::bombs() {
        let document = bomb();
        let start = Instant::now();
        let result = reader.read(&document);
        println!(
            "    {name}: {:?} in {:?}",
            result.map(|report| report.results.len()),
            start.elapsed()
        );
        let patience = limit + Duration::from_secs(2);
        assert!(start.elapsed() < patience, "{name}: {:?}", start.elapsed());
        let patient = Options { limits: patient(), password: None };
        let next = reader.read_with(&report::english_cbc().pdf, &patient);
        assert!(next.is_ok(), "after {name}");
    }
}
