//! A page of a document as gray pixels.

use std::panic::{self, AssertUnwindSafe};
use std::thread;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::PremulRgba8;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::gray::Gray;
use crate::page::Page;
use crate::pdf::Options;

/// The resolution that print is drawn in, and pictures that are finer.
const DPI: f32 = 300.0;

/// No page needs more pixels: A4 in 300 dots per inch has nine million.
const PIXELS: f32 = 20_000_000.0;

/// Forms inside forms are followed by recursion.
const STACK: usize = 64 << 20;

/// A document that can be drawn.
pub(super) struct Drawing(Pdf);

impl Drawing {
    /// Opens a document; nothing when the renderer cannot.
    pub(super) fn open(document: &[u8], options: &Options) -> Option<Self> {
        let password = options.password.as_ref().map_or("", |password| password.expose().as_str());
        let open = || {
            let document = document.to_vec();
            Pdf::new_with_password(document.clone(), password)
                .or_else(|_| Pdf::new_with_password(document, ""))
                .ok()
        };
        panic::catch_unwind(AssertUnwindSafe(open)).ok().flatten().map(Self)
    }

    /// Draws a page; also says in how many dots per inch.
    pub(super) fn draw(&self, page: &Page) -> Option<(Gray, f32)> {
        let dpi = resolution(page);
        let number = usize::try_from(page.number).ok()?.checked_sub(1)?;
        let gray = thread::scope(|scope| {
            let work = || self.pixels(number, dpi);
            let builder = thread::Builder::new().name("draw".to_owned()).stack_size(STACK);
            builder.spawn_scoped(scope, work).ok()?.join().ok().flatten()
        })?;
        Some((gray, dpi))
    }

    fn pixels(&self, number: usize, dpi: f32) -> Option<Gray> {
        let pages = self.0.pages();
        let page = pages.get(number)?;
        let scale = dpi / 72.0;
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let rendering =
            RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
        let interpreter = InterpreterSettings::default();
        let pixmap = hayro::render(page, &RenderCache::new(), &interpreter, &rendering, &settings);
        Some(Gray {
            width: usize::from(pixmap.width()),
            height: usize::from(pixmap.height()),
            pixels: pixmap.data().iter().map(light).collect(),
        })
    }
}

/// The dots per inch in which a page is drawn: those of its picture, if they are not too many.
fn resolution(page: &Page) -> f32 {
    let own = page.dots;
    let dpi = if own >= 70.0 { own.min(1.2 * DPI) } else { DPI };
    let inches = page.width * page.height / (72.0 * 72.0);
    dpi.min((PIXELS / inches.max(0.1)).sqrt())
}

fn light(pixel: &PremulRgba8) -> u8 {
    let sum = 77 * u32::from(pixel.r) + 150 * u32::from(pixel.g) + 29 * u32::from(pixel.b);
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}
