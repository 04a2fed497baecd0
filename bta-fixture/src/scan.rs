//! Pages as pictures: what comes out when a report is printed and scanned, faxed or photographed.
//!
//! Everything follows from a seed, so that a scan is the same each time.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use crate::page::{Item, Page, Picture};
use crate::{Document, deflate};

/// A page as gray pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Gray {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The pixels row by row, 0 is black.
    pub pixels: Vec<u8>,
}

impl Gray {
    fn at(&self, x: isize, y: isize) -> f64 {
        let inside = |place: isize, size: usize| usize::try_from(place).ok().filter(|p| *p < size);
        match (inside(x, self.width), inside(y, self.height)) {
            (Some(x), Some(y)) => {
                self.pixels.get(y * self.width + x).map_or(255.0, |&pixel| f64::from(pixel))
            }
            _ => 255.0,
        }
    }

    /// The picture whose pixels `pixel` makes of their places.
    fn of(width: usize, height: usize, mut pixel: impl FnMut(usize, usize) -> f64) -> Self {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = places.map(|(x, y)| byte(pixel(x, y))).collect();
        Self { width, height, pixels }
    }

    /// Turns it clockwise by a quarter.
    fn turned(&self) -> Self {
        Self::of(self.height, self.width, |x, y| self.at(place(y), place(self.height - 1 - x)))
    }

    /// Turns it about its middle; places between pixels are mixed.
    fn skewed(&self, degrees: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (middle_x, middle_y) = (real(self.width) / 2.0, real(self.height) / 2.0);
        Self::of(self.width, self.height, |x, y| {
            let (dx, dy) = (real(x) - middle_x, real(y) - middle_y);
            self.between(middle_x + cos * dx + sin * dy, middle_y - sin * dx + cos * dy)
        })
    }

    fn between(&self, x: f64, y: f64) -> f64 {
        let (left, top) = (floor(x), floor(y));
        let (dx, dy) = (x - x.floor(), y - y.floor());
        let row = |y| self.at(left, y) * (1.0 - dx) + self.at(left + 1, y) * dx;
        row(top) * (1.0 - dy) + row(top + 1) * dy
    }

    fn blurred(&self, weight: f64) -> Self {
        Self::of(self.width, self.height, |x, y| {
            let (x, y) = (place(x), place(y));
            let beside =
                self.at(x - 1, y) + self.at(x + 1, y) + self.at(x, y - 1) + self.at(x, y + 1);
            (self.at(x, y) + weight * beside) / (1.0 + 4.0 * weight)
        })
    }
}

/// A device that makes a picture of each page; by default a clean scan of 300 dots per inch.
///
/// # Examples
///
/// ```
/// use bta_fixture::{report, scan::Scanner};
///
/// let scanner = Scanner { dpi: 50, skew: 2.0, ..Scanner::default() };
/// assert!(scanner.scan(&report::english_cbc().pdf).starts_with(b"%PDF-"));
/// ```
#[derive(Clone, Debug)]
pub struct Scanner {
    /// Dots per inch.
    pub dpi: u16,
    /// By how many degrees the paper lies askew.
    pub skew: f64,
    /// By how many quarters of a turn the paper lies turned clockwise.
    pub quarters: u8,
    /// How much each pixel weighs in its four neighbors; 0.0 is sharp.
    pub blur: f64,
    /// Which share of the light is missing in the darkest corner.
    pub shade: f64,
    /// The spread of the noise, in steps of 255.
    pub noise: f64,
    /// Which share of the pixels are specks of black or white.
    pub specks: f64,
    /// Whether every pixel becomes black or white, as in a fax.
    pub fax: bool,
    /// The quality of the JPEG compression, 1 to 100; none stores pixels as they are.
    pub jpeg: Option<u8>,
    /// What the noise follows from.
    pub seed: u64,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            dpi: 300,
            skew: 0.0,
            quarters: 0,
            blur: 0.0,
            shade: 0.0,
            noise: 0.0,
            specks: 0.0,
            fax: false,
            jpeg: Some(85),
            seed: 1,
        }
    }
}

impl Scanner {
    /// Makes a document of pictures of a document's pages.
    #[must_use]
    pub fn scan(&self, pdf: &[u8]) -> Vec<u8> {
        self.document(&render(pdf, self.dpi))
    }

    /// Makes a document of pages that are pictures already, in this device's dots per inch.
    #[must_use]
    pub fn document(&self, pages: &[Gray]) -> Vec<u8> {
        let pages = pages.iter().map(|page| self.page(page));
        pages.fold(Document::new(), Document::page).bytes()
    }

    /// Makes a page that is nothing but a picture.
    #[must_use]
    pub fn page(&self, page: &Gray) -> Page {
        let gray = self.degraded(page);
        let points = |pixels: usize| {
            let dots = u16::try_from(pixels).unwrap_or(u16::MAX);
            f32::from(dots) * 72.0 / f32::from(self.dpi)
        };
        let size = (points(gray.width), points(gray.height));
        let (filter, bytes) = match self.jpeg {
            Some(quality) => ("DCTDecode", jpeg(&gray, quality)),
            None => ("FlateDecode", deflate::zlib(&gray.pixels)),
        };
        let entries = format!(
            "/Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /{filter}",
            gray.width, gray.height
        );
        let mut page = Page::new();
        page.items.push(Item::Scan(Picture { entries, bytes, size }));
        page
    }

    fn degraded(&self, page: &Gray) -> Gray {
        let mut gray = page.clone();
        for _ in 0..self.quarters % 4 {
            gray = gray.turned();
        }
        if self.skew.abs() > 0.0 {
            gray = gray.skewed(self.skew);
        }
        if self.blur > 0.0 {
            gray = gray.blurred(self.blur);
        }
        let mut chance = Chance(self.seed);
        let (width, height) = (real(gray.width), real(gray.height));
        let light = |x: usize, y: usize| {
            1.0 - self.shade * (0.7 * real(x) / width + 0.3 * real(y) / height)
        };
        Gray::of(gray.width, gray.height, |x, y| {
            let mut pixel = gray.at(place(x), place(y)) * light(x, y);
            pixel += self.noise * chance.normal();
            if self.fax {
                pixel = if pixel < 150.0 { 0.0 } else { 255.0 };
            }
            if chance.share() < self.specks {
                pixel = if chance.share() < 0.7 { 20.0 } else { 245.0 };
            }
            pixel
        })
    }
}

/// Renders each page of a document; nothing when it cannot be opened.
#[must_use]
pub fn render(pdf: &[u8], dpi: u16) -> Vec<Gray> {
    let Ok(pdf) = Pdf::new(pdf.to_vec()) else { return Vec::new() };
    let cache = RenderCache::new();
    let scale = f32::from(dpi) / 72.0;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let gray = |page| {
        let interpreter = InterpreterSettings::default();
        let rendering = RenderSettings::default();
        let pixmap = hayro::render(page, &cache, &interpreter, &rendering, &settings);
        let light = |pixel: &hayro::vello_cpu::color::PremulRgba8| {
            byte((f64::from(pixel.r) + f64::from(pixel.g) + f64::from(pixel.b)) / 3.0)
        };
        Gray {
            width: usize::from(pixmap.width()),
            height: usize::from(pixmap.height()),
            pixels: pixmap.data().iter().map(light).collect(),
        }
    };
    pdf.pages().iter().map(gray).collect()
}

fn jpeg(gray: &Gray, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = (u32::try_from(gray.width), u32::try_from(gray.height));
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let (Ok(width), Ok(height)) = (width, height) {
        // Writing to memory cannot fail; a size that JPEG cannot hold leaves nothing to show.
        let _ = encoder.encode(&gray.pixels, width, height, ExtendedColorType::L8);
    }
    bytes
}

/// Numbers that look like chance and follow from a seed (`SplitMix64`).
#[derive(Clone, Debug)]
struct Chance(u64);

impl Chance {
    /// A number from 0.0 to 1.0.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let top = u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or(0);
        f64::from(top) / f64::from(u32::MAX)
    }

    /// A number around 0.0 with a spread of 1.0, nearly normal.
    fn normal(&mut self) -> f64 {
        (0..4).map(|_| self.share() - 0.5).sum::<f64>() * 1.732
    }
}

#[expect(clippy::cast_precision_loss, reason = "pictures have fewer pixels than f64 has integers")]
fn real(number: usize) -> f64 {
    number as f64
}

fn place(number: usize) -> isize {
    isize::try_from(number).unwrap_or(isize::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "near the picture")]
fn floor(number: f64) -> isize {
    number.floor() as isize
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
fn byte(number: f64) -> u8 {
    number.clamp(0.0, 255.0).round() as u8
}
