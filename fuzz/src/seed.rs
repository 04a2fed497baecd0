//! Writes what the fuzzers begin with, made from the fixtures: `corpus/TARGET/NAME`.

use std::path::Path;
use std::{fs, io};

use bta_fixture::{hostile, other, report};
use bta_report::Options;
use bta_report::pdf::pages;

fn main() -> io::Result<()> {
    for (name, pdf) in documents() {
        write("document", &name, &pdf)?;
    }
    for (name, report) in report::all() {
        cells(name, &report.rows)?;
        write("row", name, &placed(&report.pdf))?;
    }
    for (number, content) in CONTENTS.iter().enumerate() {
        write("content", &number.to_string(), content.as_bytes())?;
    }
    for (number, map) in MAPS.iter().enumerate() {
        write("cmap", &number.to_string(), map.as_bytes())?;
    }
    Ok(())
}

fn documents() -> Vec<(String, Vec<u8>)> {
    let mut documents: Vec<(String, Vec<u8>)> =
        report::all().into_iter().map(|(name, report)| (name.to_owned(), report.pdf)).collect();
    documents.extend(other::all().into_iter().map(|(name, pdf)| (name.to_owned(), pdf)));
    let small = |(name, make): hostile::Bomb| (name.to_owned(), make());
    documents.extend(hostile::bombs().into_iter().map(small).filter(|(_, pdf)| pdf.len() < 50_000));
    documents.push(("locked".to_owned(), hostile::locked_with_nothing()));
    documents
}

/// The cells of a report, one by one.
fn cells(name: &str, rows: &[report::Row]) -> io::Result<()> {
    for (number, row) in rows.iter().enumerate() {
        let name = format!("{name}-{number}");
        write("number", &name, row.value.as_bytes())?;
        write("unit", &name, format!("{}\t{}", row.name, row.unit).as_bytes())?;
        write("range", &name, row.range.as_bytes())?;
    }
    Ok(())
}

/// The words of the first page as the target `row` takes them.
fn placed(pdf: &[u8]) -> Vec<u8> {
    let pages = pages(pdf, &Options::default()).unwrap_or_default();
    let mut lines = Vec::new();
    for word in pages.first().map(|page| page.words.as_slice()).unwrap_or_default() {
        lines.push(place(word.rect.left / 2.3));
        lines.push(place(word.baseline / 3.3));
        lines.extend(word.text.bytes());
        lines.push(b'\n');
    }
    lines
}

/// A place as a byte; 10 would end the line.
fn place(place: f32) -> u8 {
    let place = (0..=u8::MAX).take_while(|&byte| f32::from(byte) <= place).last().unwrap_or(0);
    if place == b'\n' { place + 1 } else { place }
}

fn write(target: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
    let directory = Path::new("corpus").join(target);
    fs::create_dir_all(&directory)?;
    fs::write(directory.join(name), bytes)
}

const CONTENTS: [&str; 6] = [
    "BT /F0 9 Tf 50 700 Td (Glucose) Tj 0 -14 Td [(9) -20 (2)] TJ ET",
    "q 2 0 0 2 10 10 cm /F1 9 Tf BT 1 0 0 1 5 5 Tm <00030004> Tj ET Q",
    "BT /F2 9 Tf 12 TL 3 Tr (hidden) ' 1 2 (spaced) \" T* 50 Tz 3 Ts (up) Tj ET",
    "0.5 w 50 600 m 500 600 l S 50 500 100 20 re f q 50 500 100 20 re W n Q",
    "/Span <</ActualText (mg/dL)>> BDC BT /F3 9 Tf (xx) Tj ET EMC /OC /L BDC EMC",
    "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI q 595 0 0 842 0 0 cm /Picture Do Q sh",
];

const MAPS: [&str; 3] = [
    "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
     1 beginbfchar <0003> <0047> endbfchar endcmap",
    "begincmap 1 begincodespacerange <00> <FF> endcodespacerange \
     1 beginbfrange <20> <7E> <0020> endbfrange 1 beginbfrange <80> <81> [<00660066> <FB01>] \
     endbfrange endcmap",
    "/Adobe-Japan1-UCS2 usecmap begincmap 1 begincidrange <0000> <00FF> 1 endcidrange endcmap",
];
