//! Writing SVG: boxes and text.

use std::fmt::Write as _;

use bta_core::report::Rect;

/// Room above the page for the legend, in points.
pub(super) const HEAD: f32 = 26.0;

/// Room beside the page for notes, in points.
pub(super) const MARGIN: f32 = 190.0;

/// How a box looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) stroke: &'static str,
    pub(super) fill: &'static str,
    pub(super) dashed: bool,
}

impl Ink {
    pub(super) const fn new(stroke: &'static str, fill: &'static str) -> Self {
        Self { stroke, fill, dashed: false }
    }

    pub(super) const fn dashed(stroke: &'static str) -> Self {
        Self { stroke, fill: "none", dashed: true }
    }
}

/// A picture that is being drawn.
#[derive(Debug)]
pub(super) struct Svg {
    out: String,
}

impl Svg {
    pub(super) fn new(width: f32, height: f32) -> Self {
        let (all, tall) = (width + MARGIN, height + HEAD);
        let mut out = String::new();
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {top} {all} {tall}\" \
             font-family=\"sans-serif\">\n\
             <rect y=\"{top}\" width=\"{all}\" height=\"{tall}\" fill=\"#f3f3f3\"/>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n",
            top = -HEAD,
        );
        Self { out }
    }

    pub(super) fn rect(&mut self, rect: Rect, ink: Ink) {
        let Rect { left, top, right, bottom } = rect;
        let (width, height) = ((right - left).max(0.3), (bottom - top).max(0.3));
        let dash = if ink.dashed { " stroke-dasharray=\"2 1\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" \
             fill=\"{}\" fill-opacity=\"0.45\" stroke=\"{}\" stroke-width=\"0.6\"{dash}/>",
            ink.fill, ink.stroke
        );
    }

    /// Writes text from a place on its baseline, as wide as it is or as `width` says.
    pub(super) fn text(
        &mut self,
        (x, y): (f32, f32),
        size: f32,
        (color, width): (&str, Option<f32>),
        text: &str,
    ) {
        let fit = width.filter(|&width| width > 0.5).map_or_else(String::new, |width| {
            format!(" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"")
        });
        let _ = writeln!(
            self.out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.1}\" fill=\"{color}\"{fit}>{}</text>",
            escaped(text)
        );
    }

    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), color: &str) {
        let _ = writeln!(
            self.out,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{color}\" \
             stroke-width=\"0.5\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }
}

/// Text of the document is data: it never becomes markup, and what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            char if char.is_control() => escaped.push(' '),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_never_markup() {
        assert_eq!(escaped("<script>&\"\u{1}x"), "&lt;script&gt;&amp;&quot; x");
    }
}
