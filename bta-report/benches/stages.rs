//! How long each stage of reading takes: the letters of a page, its rows, single cells, the report, and a
//! whole document.

use std::hint::black_box;

use bta_core::report::Rect;
use bta_fixture::report::{chinese, english_cbc};
use bta_report::meaning::assemble;
use bta_report::parse::{Context, Reference, Split, is_range, is_value};
use bta_report::row::{Cell, Line, Row, Table};
use bta_report::{Options, layout, pdf, read};
use criterion::{Criterion, criterion_group, criterion_main};

const CELLS: [&str; 6] = [
    "13.5 g/dL H",
    "<0,5 mg/l",
    "Not Detected",
    "4.2 – 5.4 ×10⁶/µL",
    "Hemoglobin",
    "150,000 - 410,000",
];

const TIERS: &str = "Men: 13.0 - 17.0\nWomen: 12.0 - 15.0\nChildren: 11.0 - 14.0";

fn cells(criterion: &mut Criterion) {
    criterion.bench_function("shape of a cell", |bencher| {
        bencher.iter(|| {
            for text in CELLS {
                black_box((is_value(black_box(text)), is_range(black_box(text))));
            }
        });
    });
    criterion.bench_function("split a cell", |bencher| {
        bencher.iter(|| {
            for text in CELLS {
                black_box(Split::read(black_box(text), None));
            }
        });
    });
    criterion.bench_function("range with tiers", |bencher| {
        bencher.iter(|| Reference::read(black_box(TIERS), &Context::default()));
    });
}

/// A page of forty rows under ten lines of a letterhead.
fn page() -> Table {
    let rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
    let cell = |text: &str| Cell { text: text.to_owned(), rect };
    let mut table = Table::default();
    for number in 1..=10 {
        let cells = vec![cell("Age: 30 Years Gender: Male"), cell("Collected: 14/05/2023")];
        table.lines.push(Line { page: 1, number, cells });
    }
    for number in 11..=50 {
        let texts = ["Hemoglobin", "15.00", "g/dL", "13.00 - 17.00"];
        table.lines.push(Line { page: 1, number, cells: texts.map(cell).to_vec() });
        let [name, value, unit, range] = texts.map(cell);
        let section = "Complete blood count".to_owned();
        let (unit, range) = (Some(unit), Some(range));
        table.rows.push(Row {
            page: 1,
            line: number,
            section,
            name,
            value,
            unit,
            range,
            flag: None,
        });
    }
    table
}

fn report(criterion: &mut Criterion) {
    let table = page();
    criterion.bench_function("a page of rows into a report", |bencher| {
        bencher.iter(|| assemble(&[], black_box(table.clone())));
    });
}

fn pages(criterion: &mut Criterion) {
    let options = Options::default();
    for (name, report) in [("a page", english_cbc()), ("a Chinese page", chinese())] {
        let Ok(pages) = pdf::pages(&report.pdf, &options) else { continue };
        criterion.bench_function(&format!("{name} into words"), |bencher| {
            bencher.iter(|| pdf::pages(black_box(&report.pdf), &options));
        });
        criterion.bench_function(&format!("{name} of words into rows"), |bencher| {
            bencher.iter(|| layout::table(black_box(&pages)));
        });
        criterion.bench_function(&format!("{name}, whole"), |bencher| {
            bencher.iter(|| read(black_box(&report.pdf), &options));
        });
    }
}

criterion_group!(benches, cells, report, pages);
criterion_main!(benches);
