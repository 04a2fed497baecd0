//! The file: numbered objects, their table and the trailer.

use crate::{
    bytes::hexadecimal,
    cipher::{Lock, Place},
    deflate,
};

/// An object of the file.
#[derive(Clone, Debug)]
enum Object {
    /// Anything but a stream, as text.
    Plain(Vec<u8>),
    /// The entries of a dictionary, as text, and the bytes.
    Stream(String, Vec<u8>),
}

/// How streams are stored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Storing {
    Plain,
    Deflated,
}

/// Collects objects and writes them as a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    objects: Vec<Option<Object>>,
}

impl File {
    /// Takes the next number for an object that comes later.
    pub(crate) fn reserve(&mut self) -> usize {
        self.objects.push(None);
        self.objects.len()
    }

    /// Adds an object and returns its number.
    pub(crate) fn add(&mut self, text: impl Into<Vec<u8>>) -> usize {
        self.objects.push(Some(Object::Plain(text.into())));
        self.objects.len()
    }

    /// Adds a stream whose dictionary has these entries besides its length and filter.
    pub(crate) fn stream(&mut self, entries: &str, bytes: Vec<u8>, storing: Storing) -> usize {
        let object = match storing {
            Storing::Plain => Object::Stream(entries.to_owned(), bytes),
            Storing::Deflated => {
                Object::Stream(format!("{entries} /Filter /FlateDecode"), deflate::zlib(&bytes))
            }
        };
        self.objects.push(Some(object));
        self.objects.len()
    }

    /// Gives a reserved number its object.
    pub(crate) fn set(&mut self, number: usize, text: impl Into<Vec<u8>>) {
        if let Some(slot) = self.objects.get_mut(number - 1) {
            *slot = Some(Object::Plain(text.into()));
        }
    }

    /// Writes the file with object `root` as its catalog.
    pub(crate) fn write(&self, root: usize, lock: Option<&Lock>) -> Vec<u8> {
        let mut out = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut offsets = Vec::new();
        for (number, object) in (1_u32..).zip(&self.objects) {
            offsets.push(out.len());
            out.extend(format!("{number} 0 obj\n").bytes());
            match object {
                None => out.extend(b"null"),
                Some(Object::Plain(text)) => out.extend(text),
                Some(Object::Stream(entries, bytes)) => {
                    let bytes =
                        lock.map_or_else(|| bytes.clone(), |lock| lock.apply(number, bytes));
                    out.extend(format!("<<{entries} /Length {}>>\nstream\n", bytes.len()).bytes());
                    out.extend(bytes);
                    out.extend(b"\nendstream");
                }
            }
            out.extend(b"\nendobj\n");
        }
        let trailer = match lock {
            None => format!("/Root {root} 0 R"),
            Some(lock) => {
                let id = hexadecimal(lock.id());
                let dictionary = lock.dictionary();
                let encryption = match lock.place() {
                    Place::Trailer => dictionary,
                    Place::Object => {
                        offsets.push(out.len());
                        let number = offsets.len();
                        out.extend(format!("{number} 0 obj\n{dictionary}\nendobj\n").bytes());
                        format!("{number} 0 R")
                    }
                };
                format!("/Root {root} 0 R /Encrypt {encryption} /ID [{id} {id}]")
            }
        };
        let start = out.len();
        let size = offsets.len() + 1;
        out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for offset in offsets {
            out.extend(format!("{offset:010} 00000 n \n").bytes());
        }
        out.extend(
            format!("trailer\n<</Size {size} {trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes(),
        );
        out
    }
}
