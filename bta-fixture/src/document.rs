//! A whole document.

use crate::{
    bytes::literal,
    cipher::{Lock, Place},
    file::{File, Storing},
    font::{Font, Used},
    page::{Item, Lying, Page, Paint, Picture, Style},
};

/// A PDF document of some pages.
#[derive(Clone, Debug)]
pub struct Document {
    pages: Vec<Page>,
    storing: Storing,
    lock: Option<Lock>,
}

impl Default for Document {
    fn default() -> Self {
        Self::new()
    }
}

impl Document {
    /// A document without pages.
    #[must_use]
    pub const fn new() -> Self {
        Self { pages: Vec::new(), storing: Storing::Plain, lock: None }
    }

    /// Adds a page.
    #[must_use]
    pub fn page(mut self, page: Page) -> Self {
        self.pages.push(page);
        self
    }

    /// Stores the content of the pages compressed.
    #[must_use]
    pub const fn compressed(mut self) -> Self {
        self.storing = Storing::Deflated;
        self
    }

    /// Encrypts it; with an empty password everybody can open it.
    #[must_use]
    pub fn encrypted(mut self, password: &str) -> Self {
        self.lock = Some(Lock::new(password, Place::Object));
        self
    }

    /// Encrypts it and says so in the trailer itself, not in an object of its own.
    #[must_use]
    pub fn encrypted_by_trailer(mut self, password: &str) -> Self {
        self.lock = Some(Lock::new(password, Place::Trailer));
        self
    }

    /// Writes the file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut fonts = vec![];
        let contents: Vec<Vec<u8>> =
            self.pages.iter().map(|page| content(page, &mut fonts)).collect();
        let mut file = File::default();
        let catalog = file.reserve();
        let tree = file.reserve();
        let names: Vec<String> = fonts
            .iter()
            .enumerate()
            .map(|(index, used)| format!("/F{index} {} 0 R", used.1.write(&mut file)))
            .collect();
        let picture = file.stream(
            "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
            vec![255, 250, 250, 255],
            Storing::Plain,
        );
        let fonts = format!("/Font <<{}>>", names.join(" "));
        let (properties, layers) = layers(&mut file);
        let mut kids = Vec::new();
        for (page, content) in self.pages.iter().zip(contents) {
            let (objects, content) = if let Some(scan) = scan(page) {
                let entries = format!("/Type /XObject /Subtype /Image {}", scan.entries);
                let scan = file.stream(&entries, scan.bytes.clone(), Storing::Plain);
                (format!("/Scan {scan} 0 R"), content)
            } else if page.in_form {
                let entries = "/Type /XObject /Subtype /Form /BBox [0 0 842 842]";
                let form = file.stream(entries, content, self.storing);
                (format!("/Form {form} 0 R"), b"q /Form Do Q".to_vec())
            } else {
                (String::new(), content)
            };
            let content = file.stream("", content, self.storing);
            let size = size(page);
            let annotations = annotations(page, &mut file);
            let page = file.add(format!(
                "<</Type /Page /Parent {tree} 0 R {size} /Contents {content} 0 R {annotations} \
                 /Resources <<{fonts} {properties} /XObject <</Picture {picture} 0 R {objects}>>>>>>"
            ));
            kids.push(format!("{page} 0 R"));
        }
        file.set(catalog, format!("<</Type /Catalog /Pages {tree} 0 R {layers}>>"));
        file.set(
            tree,
            format!("<</Type /Pages /Count {} /Kids [{}]>>", kids.len(), kids.join(" ")),
        );
        file.write(catalog, self.lock.as_ref())
    }
}

/// The entries of a page that say how big it is and how it lies.
fn size(page: &Page) -> String {
    match (page.lying, scan(page)) {
        (_, Some(scan)) => format!("/MediaBox [0 0 {} {}]", scan.size.0, scan.size.1),
        (Lying::Upright, _) => "/MediaBox [0 0 595 842]".to_owned(),
        (Lying::Rotated, _) => "/MediaBox [0 0 842 595] /Rotate 90".to_owned(),
        (Lying::Sideways, _) => "/MediaBox [0 0 842 595]".to_owned(),
    }
}

/// The picture that a page consists of, if it does.
fn scan(page: &Page) -> Option<&Picture> {
    page.items.iter().find_map(|item| match item {
        Item::Scan(picture) => Some(picture),
        _ => None,
    })
}

/// Two layers, `Shown` and `Off`: the entry of the resources and that of the catalog.
fn layers(file: &mut File) -> (String, String) {
    let layers = ["Shown", "Off"].map(|name| file.add(format!("<</Type /OCG /Name ({name})>>")));
    let [shown, off] = layers;
    let all = format!("/OCGs [{shown} 0 R {off} 0 R]");
    (
        format!("/Properties <</Shown {shown} 0 R /Off {off} 0 R>>"),
        format!("/OCProperties <<{all} /D <</OFF [{off} 0 R]>>>>"),
    )
}

/// The entry of a page with what its annotations draw.
fn annotations(page: &Page, file: &mut File) -> String {
    if page.stamps.is_empty() {
        return String::new();
    }
    let font = file.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
    let mut all = Vec::new();
    for stamp in &page.stamps {
        // Drawn at half the size and around another origin: the box says where it belongs.
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [-50 -5 50 5] /Resources <</Font <</H {font} 0 R>>>>"
        );
        let mut content = b"BT /H 4.5 Tf -50 0 Td ".to_vec();
        content.extend(literal(stamp.text.as_bytes()));
        content.extend(b" Tj ET");
        let form = file.stream(&entries, content, Storing::Plain);
        let (left, bottom) = (stamp.x, Page::HEIGHT - stamp.y - 10.0);
        let flags = if stamp.shown { 4 } else { 2 };
        let annotation = file.add(format!(
            "<</Type /Annot /Subtype /Widget /FT /Tx /F {flags} /AP <</N {form} 0 R>> \
             /Rect [{left} {bottom} {} {}] /AA <</F <</S /JavaScript /JS (app.alert\\(1\\))>>>>>>",
            left + 200.0,
            bottom + 20.0
        ));
        all.push(format!("{annotation} 0 R"));
    }
    format!("/Annots [{}]", all.join(" "))
}

/// The content stream of a page; fonts that are new are added to `fonts`.
fn content(page: &Page, fonts: &mut Vec<(Font, Used)>) -> Vec<u8> {
    let mut out = Vec::new();
    if page.lying != Lying::Upright {
        out.extend(b"0 1 -1 0 842 0 cm\n");
    }
    for item in &page.items {
        match item {
            Item::Text { x, y, style, text } => show(&mut out, fonts, (*x, *y), *style, text),
            Item::Line { from, to } => out.extend(
                format!(
                    "0.5 w {} {} m {} {} l S\n",
                    from.0,
                    Page::HEIGHT - from.1,
                    to.0,
                    Page::HEIGHT - to.1
                )
                .bytes(),
            ),
            Item::Frame { at, size } => out.extend(
                format!(
                    "0.5 w {} {} {} {} re S\n",
                    at.0,
                    Page::HEIGHT - at.1 - size.1,
                    size.0,
                    size.1
                )
                .bytes(),
            ),
            Item::Watermark(text) => {
                let (index, bytes) = encode(fonts, Font::Helvetica, text);
                out.extend(format!("BT /F{index} 60 Tf 0.6 0.8 -0.8 0.6 120 200 Tm ").bytes());
                out.extend(literal(&bytes));
                out.extend(b" Tj ET\n");
            }
            Item::Picture => out.extend(b"q 595 0 0 842 0 0 cm /Picture Do Q\n"),
            Item::Scan(Picture { size: (width, height), .. }) => {
                out.extend(format!("q {width} 0 0 {height} 0 0 cm /Scan Do Q\n").bytes());
            }
            Item::Raw(content) => out.extend(content),
        }
    }
    out
}

fn show(
    out: &mut Vec<u8>,
    fonts: &mut Vec<(Font, Used)>,
    (x, y): (f32, f32),
    style: Style,
    text: &str,
) {
    let (index, bytes) = encode(fonts, style.font, text);
    let (mode, prints) = match style.paint {
        Paint::Once => (0, 1),
        Paint::FourTimes => (0, 4),
        Paint::Never => (3, 1),
    };
    for print in 0..prints {
        let x = x + [0.0, 0.2, 0.0, 0.2][print];
        let y = Page::HEIGHT - y + [0.0, 0.0, 0.2, 0.2][print];
        out.extend(
            format!(
                "BT {mode} Tr /F{index} {} Tf {} Tc 1 0 0 1 {x} {y} Tm ",
                style.size, style.spacing
            )
            .bytes(),
        );
        out.extend(literal(&bytes));
        out.extend(b" Tj ET\n");
    }
}

fn encode(fonts: &mut Vec<(Font, Used)>, font: Font, text: &str) -> (usize, Vec<u8>) {
    let index = fonts.iter().position(|(other, _)| *other == font).unwrap_or_else(|| {
        fonts.push((font, Used::new(font)));
        fonts.len() - 1
    });
    let bytes = fonts.get_mut(index).map(|(_, used)| used.encode(text)).unwrap_or_default();
    (index, bytes)
}
