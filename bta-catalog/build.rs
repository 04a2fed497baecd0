//! Gathers the names of the analytes into tables that are looked up in as they are.

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs, io};

#[expect(dead_code, reason = "the library uses the rest")]
#[path = "src/name/built.rs"]
mod name;

use name::gather::{Meaning, Names};
use name::lookup::hash;
use name::roles::ROWS;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/name");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let names = fs::read_to_string("data/names.tsv")?;
    let others = fs::read_to_string("data/others.txt")?;
    let analytes = fs::read_to_string("data/analytes.tsv")?;
    let keys: Vec<&str> =
        analytes.lines().skip(1).filter_map(|row| row.split('\t').next()).collect();
    write(Path::new(&out), &Names::of(&names, &others, &keys))
}

fn write(out: &Path, names: &Names) -> io::Result<()> {
    let mut entries = Entries::default();
    for (file, table) in [("exact", &names.exact), ("folded", &names.folded)] {
        let rows = table.iter().map(|(key, meanings)| (key.as_str(), entries.add(meanings)));
        fs::write(out.join(file), lookup(&rows.collect::<Vec<_>>()))?;
    }

    let mut offsets = Vec::new();
    let mut records = Vec::new();
    for (carriers, meaning) in &names.names {
        offsets.push(4 * names.names.len() + records.len());
        let carriers = carriers.join("\n");
        records.extend(bytes(entries.add(&[*meaning]).0));
        records.extend(bytes(carriers.len()));
        records.extend(carriers.bytes());
    }
    let offsets = offsets.into_iter().flat_map(bytes);
    fs::write(out.join("names"), offsets.chain(records).collect::<Vec<u8>>())?;
    fs::write(out.join("entries.rs"), entries.source())?;

    let mut places: Vec<u32> = Vec::new();
    for (file, table) in [("by_word", &names.by_word), ("alone", &names.alone)] {
        let mut rows = Vec::new();
        for (key, found) in table {
            rows.push((key.as_str(), (places.len(), found.len())));
            places.extend(found);
        }
        fs::write(out.join(file), lookup(&rows))?;
    }
    fs::write(
        out.join("places"),
        places.iter().flat_map(|p| p.to_le_bytes()).collect::<Vec<u8>>(),
    )?;
    let roles: Vec<_> = ROWS.iter().map(|(word, row)| (word.as_str(), (*row, 0))).collect();
    fs::write(out.join("roles"), lookup(&roles))?;
    let others: Vec<_> = names.other_words.iter().map(|word| (word.as_str(), (0, 0))).collect();
    fs::write(out.join("other_words"), lookup(&others))
}

/// Lists of meanings one after the other, each once.
#[derive(Default)]
struct Entries {
    all: Vec<Meaning>,
    known: HashMap<Vec<Meaning>, usize>,
}

impl Entries {
    /// Where a list begins, and how long it is.
    fn add(&mut self, meanings: &[Meaning]) -> (usize, usize) {
        let start = *self.known.entry(meanings.to_vec()).or_insert_with(|| {
            self.all.extend(meanings);
            self.all.len() - meanings.len()
        });
        (start, meanings.len())
    }

    fn source(&self) -> String {
        let entry = |(analyte, languages): &Meaning| {
            format!("Entry {{ analyte: {analyte}, languages: {languages} }},\n")
        };
        format!("[\n{}]\n", self.all.iter().map(entry).collect::<String>())
    }
}

/// A table as `lookup.rs` describes it.
fn lookup(rows: &[(&str, (usize, usize))]) -> Vec<u8> {
    let count = (2 * rows.len()).next_power_of_two();
    let mut buckets = vec![0; count];
    let mut records = Vec::new();
    for (key, (one, other)) in rows {
        let mut bucket = hash(key) & (count - 1);
        while buckets[bucket] != 0 {
            bucket = (bucket + 1) & (count - 1);
        }
        buckets[bucket] = 4 + 4 * count + records.len();
        records.extend([key.len(), *one, *other].into_iter().flat_map(bytes));
        records.extend(key.bytes());
    }
    [count].into_iter().chain(buckets).flat_map(bytes).chain(records).collect()
}

fn bytes(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}
