//! Attacks by what a page shows: content, filters, fonts and pictures.

use super::one_page;
use crate::deflate;
use crate::file::{File, Storing};

/// A content stream that repeats `part` up to `length` bytes.
fn content_of(part: &[u8], length: usize) -> Vec<u8> {
    one_page(&mut File::default(), "/Filter /FlateDecode", deflate::zlib_of(part, length), "")
}

/// A content stream of fifteen million numbers and no operation.
#[must_use]
pub fn operands() -> Vec<u8> {
    content_of(b"0 ", 30_000_000)
}

/// A content stream of brackets that never close.
#[must_use]
pub fn open_brackets() -> Vec<u8> {
    content_of(b"[", 30_000_000)
}

/// A content stream of one text with brackets inside each other.
#[must_use]
pub fn open_texts() -> Vec<u8> {
    content_of(b"(", 30_000_000)
}

/// A content stream of dictionaries inside each other.
#[must_use]
pub fn open_dictionaries() -> Vec<u8> {
    content_of(b"<<", 30_000_000)
}

/// One operation whose list has fifteen million numbers.
#[must_use]
pub fn long_list() -> Vec<u8> {
    let mut file = File::default();
    let open = file.stream("", b"[".to_vec(), Storing::Plain);
    let numbers = deflate::zlib_of(b"1 ", 30_000_000);
    let numbers = file.stream("/Filter /FlateDecode", numbers, Storing::Plain);
    let more = format!("/Contents [{open} 0 R {numbers} 0 R]");
    one_page(&mut file, "", Vec::new(), &more)
}

/// A content stream behind a hundred filters.
#[must_use]
pub fn filters() -> Vec<u8> {
    let entries = format!("/Filter [{}]", "/FlateDecode ".repeat(100));
    one_page(&mut File::default(), &entries, deflate::zlib(b"BT ET"), "")
}

/// A predictor with rows as long as numbers go.
#[must_use]
pub fn predictor() -> Vec<u8> {
    let entries = "/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 2147483647 \
                   /Colors 2147483647 /BitsPerComponent 2147483647>>";
    one_page(&mut File::default(), entries, deflate::zlib(&[2; 4000]), "")
}

/// A picture larger than any memory.
#[must_use]
pub fn giant_picture() -> Vec<u8> {
    let mut file = File::default();
    let picture = file.stream(
        "/Type /XObject /Subtype /Image /Width 2147483647 /Height 2147483647 \
         /ColorSpace /DeviceCMYK /BitsPerComponent 16 /Filter /FlateDecode",
        deflate::zlib(&[0; 1000]),
        Storing::Plain,
    );
    let resources = format!("/Resources <</XObject <</X {picture} 0 R>>>>");
    one_page(&mut file, "", b"595 0 0 842 0 0 cm /X Do".to_vec(), &resources)
}

/// A page that is a picture: it says to be `side` pixels wide and high, and inflates to 300 MB.
#[must_use]
pub fn swelling_picture(side: u32) -> Vec<u8> {
    let mut file = File::default();
    let picture = file.stream(
        &format!(
            "/Type /XObject /Subtype /Image /Width {side} /Height {side} \
             /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
        ),
        deflate::zlib_of(b" ", 300_000_000),
        Storing::Plain,
    );
    let resources = format!("/Resources <</XObject <</X {picture} 0 R>>>>");
    one_page(&mut file, "", b"595 0 0 842 0 0 cm /X Do".to_vec(), &resources)
}

/// A character map that is built upon itself.
#[must_use]
pub fn cmap_loop() -> Vec<u8> {
    with_cmap(
        b"/Loop usecmap begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange endcmap",
    )
}

/// A page whose font has these bytes as its encoding and as what its codes mean.
#[must_use]
pub fn with_cmap(map: &[u8]) -> Vec<u8> {
    let mut file = File::default();
    let entries = "/Type /CMap /CMapName /Loop /UseCMap 1 0 R";
    let map = file.stream(entries, map.to_vec(), Storing::Plain);
    let descendant = file.add(
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /X \
         /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>",
    );
    let font = file.add(format!(
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding {map} 0 R /ToUnicode {map} 0 R \
         /DescendantFonts [{descendant} 0 R]>>"
    ));
    let content = b"BT /F 10 Tf 50 700 Td (Glucose) Tj ET".to_vec();
    one_page(&mut file, "", content, &format!("/Resources <</Font <</F {font} 0 R>>>>"))
}

/// Two thousand fonts, each used once.
#[must_use]
pub fn fonts() -> Vec<u8> {
    let mut file = File::default();
    let mut names = String::new();
    let mut content = b"BT 50 700 Td ".to_vec();
    for index in 0..2000 {
        let font = file.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
        names.extend(["/F", &index.to_string(), " ", &font.to_string(), " 0 R "]);
        content.extend(format!("/F{index} 9 Tf (x) Tj ").bytes());
    }
    one_page(&mut file, "", content, &format!("/Resources <</Font <<{names}>>>>"))
}

/// A page with the drawings of a hundred thousand annotations that all show the same long stream.
#[must_use]
pub fn annotations() -> Vec<u8> {
    let mut file = File::default();
    let form = file.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        b"0 0 1 1 re f ".repeat(100),
        Storing::Plain,
    );
    let one =
        file.add(format!("<</Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP <</N {form} 0 R>>>>"));
    let all = format!("{one} 0 R ").repeat(100_000);
    one_page(&mut file, "", b"BT ET".to_vec(), &format!("/Annots [{all}]"))
}
