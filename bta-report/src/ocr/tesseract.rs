//! Tesseract, a program of its own: a picture in, words with places out.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::recognizer::{Arrangement, RecognizeError, Recognizer, Request, Seen};

/// The longest output that is looked at: no page has more words.
const OUTPUT_BYTES: u64 = 16 << 20;

/// How long listing the languages may take.
const LISTING: Duration = Duration::from_secs(10);

/// The program Tesseract.
///
/// It runs with one thread, bounded memory, and none of this program's environment; it is ended
/// when it is late.
#[derive(Clone, Debug)]
pub struct Tesseract {
    program: PathBuf,
    memory_bytes: u64,
}

impl Default for Tesseract {
    /// The `tesseract` that is found in `PATH`.
    fn default() -> Self {
        Self::at("tesseract")
    }
}

impl Tesseract {
    /// Tesseract under another name or path.
    #[must_use]
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), memory_bytes: 512 << 20 }
    }

    /// Bounds the address space of the program, on Linux; 512 MiB by default.
    #[must_use]
    pub const fn memory_bytes(mut self, bytes: u64) -> Self {
        self.memory_bytes = bytes;
        self
    }

    /// Runs the program with `input` and gives what it prints.
    fn run(
        &self,
        arguments: &[&str],
        input: Vec<u8>,
        deadline: Instant,
    ) -> Result<Vec<u8>, RecognizeError> {
        let mut child = self.start(arguments)?;
        let talk = (child.stdin.take(), child.stdout.take());
        let (Some(mut stdin), Some(stdout)) = talk else {
            return Err(RecognizeError::Failed(io::ErrorKind::BrokenPipe.into()));
        };
        // The threads are not waited for: they end when the pipes do, and what a late program has
        // started may hold those open.
        thread::spawn(move || stdin.write_all(&input));
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            let mut printed = Vec::new();
            let read = stdout.take(OUTPUT_BYTES).read_to_end(&mut printed);
            send.send(read.map(|_| printed))
        });
        let left = deadline.saturating_duration_since(Instant::now());
        let Ok(printed) = receive.recv_timeout(left) else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(RecognizeError::Late);
        };
        let status = child.wait().map_err(RecognizeError::Failed)?;
        if !status.success() {
            return Err(RecognizeError::Failed(io::Error::other(status.to_string())));
        }
        printed.map_err(RecognizeError::Failed)
    }

    fn start(&self, arguments: &[&str]) -> Result<Child, RecognizeError> {
        let mut command = Command::new(&self.program);
        command.args(arguments).env_clear().env("OMP_THREAD_LIMIT", "1").env("LC_ALL", "C");
        for name in ["PATH", "TESSDATA_PREFIX"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => RecognizeError::Missing,
            _ => RecognizeError::Failed(error),
        })?;
        bound(&child, self.memory_bytes).map_err(RecognizeError::Failed)?;
        Ok(child)
    }
}

impl Recognizer for Tesseract {
    fn languages(&self) -> Result<Vec<String>, RecognizeError> {
        let printed = self.run(&["--list-langs"], Vec::new(), Instant::now() + LISTING)?;
        let printed = String::from_utf8_lossy(&printed);
        // A heading, then one in a line.
        Ok(printed.lines().skip(1).map(|line| line.trim().to_owned()).collect())
    }

    fn recognize(&self, request: &Request<'_>) -> Result<Vec<Seen>, RecognizeError> {
        let mode = match request.arrangement {
            Arrangement::Block => "6",
            Arrangement::Sparse => "11",
        };
        let dpi = request.dpi.to_string();
        let arguments =
            ["stdin", "stdout", "-l", request.language, "--psm", mode, "--dpi", &dpi, "tsv"];
        let printed = self.run(&arguments, request.picture.pgm(), request.deadline)?;
        Ok(words(&String::from_utf8_lossy(&printed)))
    }
}

#[cfg(target_os = "linux")]
fn bound(child: &Child, memory_bytes: u64) -> io::Result<()> {
    use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let maximum = getrlimit(Resource::As).maximum;
    let bytes = maximum.map_or(memory_bytes, |maximum| maximum.min(memory_bytes));
    prlimit(pid, Resource::As, Rlimit { current: Some(bytes), maximum: Some(bytes) })?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn bound(_: &Child, _: u64) -> io::Result<()> {
    Ok(())
}

/// Reads the words of Tesseract's table: level, page, block, paragraph, line, word, left, top,
/// width, height, confidence, text.
fn words(table: &str) -> Vec<Seen> {
    let mut words = Vec::new();
    let (mut line, mut last) = (0, None);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, block, paragraph, number, _, left, top, width, height, sure, text] =
            cells.as_slice()
        else {
            continue;
        };
        let text = text.trim();
        if *level != "5" || text.is_empty() {
            continue;
        }
        let figures = [left, top, width, height, sure].map(|cell| cell.parse::<f32>());
        let [Ok(left), Ok(top), Ok(width), Ok(height), Ok(confidence)] = figures else { continue };
        let key = Some((*block, *paragraph, *number));
        if key != last {
            (line, last) = (line + 1, key);
        }
        let place = [left, top, left + width, top + height];
        let text: String = text.split_whitespace().collect();
        words.push(Seen { text, place, confidence, line });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
            4\t1\t1\t1\t1\t0\t10\t20\t300\t30\t-1\t\n\
            5\t1\t1\t1\t1\t1\t10\t20\t90\t30\t96.5\tGlucose\n\
            5\t1\t1\t1\t1\t2\t210\t20\t40\t30\t91\t92\n\
            5\t1\t1\t1\t2\t1\t10\t60\t40\t30\t80\t\"x\n\
            5\t1\tbroken\n\
            5\t1\t1\t1\t2\t2\t10\t60\t40\t30\t80\t \n";
        let words = words(table);
        let texts: Vec<(&str, u32)> =
            words.iter().map(|word| (word.text.as_str(), word.line)).collect();
        assert_eq!(texts, [("Glucose", 1), ("92", 1), ("\"x", 2)]);
        let place = words[1].place.map(|side| side.to_string());
        assert_eq!(place, ["210", "20", "250", "50"]);
    }

    #[test]
    fn a_missing_program_says_what_to_install() {
        let error = Tesseract::at("/nowhere/tesseract").languages().unwrap_err();
        assert!(matches!(error, RecognizeError::Missing));
        assert!(error.to_string().contains("tesseract-ocr-deu"));
    }
}
