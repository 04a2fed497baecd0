//! Files that are damaged, locked or made to hurt a reader.

mod stream;

mod structure;

pub use self::stream::{
    annotations, cmap_loop, filters, fonts, giant_picture, long_list, open_brackets,
    open_dictionaries, open_texts, operands, predictor, swelling_picture, with_cmap,
};
pub use self::structure::{
    bare_objects, deep_tree, exponential_tree, huge_table, lying_object_streams, many_contents,
    object_streams, parent_loop, reference_loop, table_loop,
};
use crate::{
    Document, Page, deflate,
    file::{File, Storing},
    report,
};

/// A report that needs the password `secret`.
#[must_use]
pub fn locked() -> Vec<u8> {
    Document::new().page(small()).encrypted("secret").bytes()
}

/// An encrypted report that everybody can open: its password is empty.
#[must_use]
pub fn locked_with_nothing() -> Vec<u8> {
    Document::new().page(small()).compressed().encrypted("").bytes()
}

/// A report that needs the password `secret` and says so in its trailer.
#[must_use]
pub fn locked_by_trailer() -> Vec<u8> {
    Document::new().page(small()).encrypted_by_trailer("secret").bytes()
}

/// A report of which only the first half arrived.
#[must_use]
pub fn truncated() -> Vec<u8> {
    let pdf = report::english_cbc().pdf;
    pdf.get(..pdf.len() / 2).unwrap_or_default().to_vec()
}

/// A report whose second half was overwritten with zeros.
#[must_use]
pub fn zeroed() -> Vec<u8> {
    let mut pdf = report::english_cbc().pdf;
    let half = pdf.len() / 2;
    pdf.iter_mut().skip(half).for_each(|byte| *byte = 0);
    pdf
}

/// A report followed by zeros, as some transfers leave it; it can be read.
#[must_use]
pub fn zeros_behind() -> Vec<u8> {
    let mut pdf = report::english_cbc().pdf;
    pdf.resize(pdf.len() + 2000, 0);
    pdf
}

/// A report behind other bytes, which mail programs leave; it can be read.
#[must_use]
pub fn words_before() -> Vec<u8> {
    [b"From a mailbox\r\n\r\n".as_slice(), &report::english_cbc().pdf].concat()
}

/// A file that is made to hurt, by its name; it is made when it is asked for.
pub type Bomb = (&'static str, fn() -> Vec<u8>);

/// Every file that is made to hurt.
#[must_use]
pub fn bombs() -> Vec<Bomb> {
    vec![
        ("deep_nesting", deep_nesting),
        ("page_tree_loop", page_tree_loop),
        ("exponential_tree", exponential_tree),
        ("deep_tree", deep_tree),
        ("parent_loop", parent_loop),
        ("reference_loop", reference_loop),
        ("huge_table", huge_table),
        ("table_loop", table_loop),
        ("bare_objects", || bare_objects(150_000)),
        ("too_many_bare_objects", || bare_objects(300_000)),
        ("object_streams", object_streams),
        ("lying_object_streams", lying_object_streams),
        ("many_contents", many_contents),
        ("length_chain", length_chain),
        ("deflate_bomb", deflate_bomb),
        ("filters", filters),
        ("predictor", predictor),
        ("giant_picture", giant_picture),
        ("to_unicode_bomb", to_unicode_bomb),
        ("cmap_loop", cmap_loop),
        ("fonts", fonts),
        ("width_bomb", width_bomb),
        ("form_bomb", form_bomb),
        ("form_loop", form_loop),
        ("annotations", annotations),
        ("operation_bomb", operation_bomb),
        ("operands", operands),
        ("open_brackets", open_brackets),
        ("open_texts", open_texts),
        ("open_dictionaries", open_dictionaries),
        ("long_list", long_list),
        ("crowd", crowd),
        ("shared_stream", || shared_stream(2000)),
        ("shared_stream_in_few_pages", || shared_stream(50)),
    ]
}

/// Arrays inside arrays, a hundred thousand deep.
#[must_use]
pub fn deep_nesting() -> Vec<u8> {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    one_page(&mut File::default(), "", b"BT ET".to_vec(), &format!("/Deep {deep}"))
}

/// A page tree that has itself as its child.
#[must_use]
pub fn page_tree_loop() -> Vec<u8> {
    let mut file = File::default();
    let catalog = file.add("<</Type /Catalog /Pages 2 0 R>>");
    file.add("<</Type /Pages /Count 1 /Kids [2 0 R 2 0 R]>>");
    file.write(catalog, None)
}

/// Streams each of which has its length in the next one.
#[must_use]
pub fn length_chain() -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    let mut add = |pdf: &mut Vec<u8>, text: String| {
        offsets.push(pdf.len());
        let number = offsets.len();
        pdf.extend(format!("{number} 0 obj\n{text}\nendobj\n").bytes());
    };
    add(&mut pdf, "<</Type /Catalog /Pages 2 0 R>>".to_owned());
    add(&mut pdf, "<</Type /Pages /Count 0 /Kids []>>".to_owned());
    for next in 4..20_000 {
        add(&mut pdf, format!("<</Length {next} 0 R>>\nstream\n\nendstream"));
    }
    let (start, size) = (pdf.len(), offsets.len() + 1);
    pdf.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    pdf.extend(offsets.iter().flat_map(|offset| format!("{offset:010} 00000 n \n").into_bytes()));
    pdf.extend(
        format!("trailer\n<</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    pdf
}

/// A content stream of two megabytes that inflates to three hundred.
#[must_use]
pub fn deflate_bomb() -> Vec<u8> {
    let mut file = File::default();
    let bomb = deflate::zlib_of(b" ", 300_000_000);
    one_page(&mut file, "/Filter /FlateDecode", bomb, "")
}

/// A font whose character map has one range for four billion codes.
#[must_use]
pub fn to_unicode_bomb() -> Vec<u8> {
    let mut file = File::default();
    let map = b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap".to_vec();
    let map = file.stream("", map, Storing::Plain);
    let font = file
        .add(format!("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {map} 0 R>>"));
    let content = b"BT /F 10 Tf 50 700 Td (Glucose) Tj ET".to_vec();
    one_page(&mut file, "", content, &format!("/Resources <</Font <</F {font} 0 R>>>>"))
}

/// Ten forms, each of which shows the next ten times.
#[must_use]
pub fn form_bomb() -> Vec<u8> {
    let mut file = File::default();
    let mut form = file.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        b"0 0 1 1 re f".to_vec(),
        Storing::Plain,
    );
    for _ in 0..10 {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X {form} 0 R>>>>"
        );
        form = file.stream(&entries, b"/X Do ".repeat(10), Storing::Plain);
    }
    let resources = format!("/Resources <</XObject <</X {form} 0 R>>>>");
    one_page(&mut file, "", b"/X Do".to_vec(), &resources)
}

/// A form that shows itself.
#[must_use]
pub fn form_loop() -> Vec<u8> {
    let mut file = File::default();
    let entries =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 1 0 R>>>>";
    file.stream(entries, b"/X Do /X Do".to_vec(), Storing::Plain);
    one_page(&mut file, "", b"/X Do".to_vec(), "/Resources <</XObject <</X 1 0 R>>>>")
}

/// A font with the widths of all glyphs, fifty times.
#[must_use]
pub fn width_bomb() -> Vec<u8> {
    let mut file = File::default();
    let widths = "0 65535 500 ".repeat(50);
    let descendant = file.add(format!(
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [{widths}] \
         /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>"
    ));
    let font = file.add(format!(
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{descendant} 0 R]>>"
    ));
    let content = b"BT /F 10 Tf 50 700 Td (Glucose) Tj ET".to_vec();
    one_page(&mut file, "", content, &format!("/Resources <</Font <</F {font} 0 R>>>>"))
}

/// A content stream of fifteen million operations.
#[must_use]
pub fn operation_bomb() -> Vec<u8> {
    let mut file = File::default();
    let content = deflate::zlib_of(b"q ", 30_000_000);
    one_page(&mut file, "/Filter /FlateDecode", content, "")
}

/// Half a million different glyphs, all in the same place and each larger than the page.
#[must_use]
pub fn crowd() -> Vec<u8> {
    let letters: Vec<u8> = (b'A'..=b'Z').cycle().take(250_000).collect();
    let mut content = b"BT /F0 9000 Tf 1 0 0 1 5 5 Tm ".to_vec();
    for size in [9000, 9] {
        content.extend(format!("/F0 {size} Tf 0.0001 Tz (").bytes());
        content.extend(&letters);
        content.extend(b") Tj ");
    }
    content.extend(b"ET\n");
    Document::new().page(small().raw(&content)).bytes()
}

/// Pages that all show the same thirty megabytes.
#[must_use]
pub fn shared_stream(pages: usize) -> Vec<u8> {
    let mut file = File::default();
    let content =
        file.stream("/Filter /FlateDecode", deflate::zlib_of(b" ", 30_000_000), Storing::Plain);
    let tree = file.reserve();
    let kids: Vec<String> = (0..pages)
        .map(|_| {
            let page =
                file.add(format!("<</Type /Page /Parent {tree} 0 R /Contents {content} 0 R>>"));
            format!("{page} 0 R")
        })
        .collect();
    file.set(tree, format!("<</Type /Pages /Count {pages} /Kids [{}]>>", kids.join(" ")));
    let catalog = file.add(format!("<</Type /Catalog /Pages {tree} 0 R>>"));
    file.write(catalog, None)
}

/// Adds a page with this content stream, and the rest of the document.
fn one_page(file: &mut File, entries: &str, content: Vec<u8>, more: &str) -> Vec<u8> {
    let content = file.stream(entries, content, Storing::Plain);
    let tree = file.reserve();
    let page = file.add(format!(
        "<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {more}>>"
    ));
    file.set(tree, format!("<</Type /Pages /Count 1 /Kids [{page} 0 R]>>"));
    let catalog = file.add(format!("<</Type /Catalog /Pages {tree} 0 R>>"));
    file.write(catalog, None)
}

fn small() -> Page {
    Page::new()
        .text(50.0, 60.0, "Hemoglobin")
        .text(250.0, 60.0, "13.9")
        .text(350.0, 60.0, "g/dL")
        .text(430.0, 60.0, "12.0 - 16.0")
}
