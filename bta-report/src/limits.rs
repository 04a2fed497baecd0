//! What one document may cost. Every bound holds for the whole document, never per page: per-page
//! bounds multiply in a file whose pages share one expensive stream.

use std::time::Duration;

/// The bounds on the work that one document may cause.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use bta_report::limits::Limits;
///
/// let limits = Limits { pages: 20, time: Duration::from_secs(2), ..Limits::default() };
/// assert_eq!(limits.file_bytes, 20_000_000);
/// ```
#[derive(Clone, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Limits {
    /// Size of the file in bytes; 20 MB by default.
    pub file_bytes: usize,
    /// Number of pages; 200 by default.
    pub pages: usize,
    /// Number of objects; 200 000 by default.
    pub objects: usize,
    /// Size of all decompressed streams together in bytes; 128 MB by default.
    pub inflated_bytes: usize,
    /// Size of one decompressed stream in bytes; 32 MB by default.
    pub stream_bytes: usize,
    /// Drawing operations and their operands; 3 million by default.
    pub operations: usize,
    /// Glyphs shown; 1 million by default.
    pub glyphs: usize,
    /// Forms inside forms; 12 by default.
    pub form_depth: usize,
    /// Different fonts; 500 by default.
    pub fonts: usize,
    /// Ranges and single characters of all character maps; 100 000 by default.
    pub cmap_ranges: usize,
    /// Entries of all glyph width tables; 200 000 by default.
    pub width_entries: usize,
    /// Time from start to end; 8 seconds by default, so that ending a process is done within ten.
    pub time: Duration,
    /// Pixels of one picture, where its text is to be recognized; 40 million by default.
    pub pixels: usize,
    /// Time for recognizing the text of one page that is a picture; 40 seconds by default.
    pub picture_time: Duration,
    /// Time for recognizing the text of all such pages, besides [`time`](Self::time); 120 seconds
    /// by default.
    pub recognition_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 20_000_000,
            pages: 200,
            objects: 200_000,
            inflated_bytes: 128_000_000,
            stream_bytes: 32_000_000,
            operations: 3_000_000,
            glyphs: 1_000_000,
            form_depth: 12,
            fonts: 500,
            cmap_ranges: 100_000,
            width_entries: 200_000,
            time: Duration::from_secs(8),
            pixels: 40_000_000,
            picture_time: Duration::from_secs(40),
            recognition_time: Duration::from_secs(120),
        }
    }
}

/// The bound that a document went over.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize)]
#[non_exhaustive]
pub enum Limit {
    /// Size of the file.
    FileBytes,
    /// Number of pages.
    Pages,
    /// Number of objects.
    Objects,
    /// Size of the decompressed streams.
    InflatedBytes,
    /// Drawing operations.
    Operations,
    /// Glyphs shown.
    Glyphs,
    /// Nesting of forms, or of objects.
    Depth,
    /// Number of fonts.
    Fonts,
    /// Size of the character maps.
    CmapRanges,
    /// Size of the glyph width tables.
    WidthEntries,
    /// Size of a picture.
    Pixels,
    /// Time.
    Time,
    /// Memory.
    Memory,
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::FileBytes => "file size",
            Self::Pages => "pages",
            Self::Objects => "objects",
            Self::InflatedBytes => "decompressed size",
            Self::Operations => "drawing operations",
            Self::Glyphs => "glyphs",
            Self::Depth => "nesting",
            Self::Fonts => "fonts",
            Self::CmapRanges => "character maps",
            Self::WidthEntries => "glyph widths",
            Self::Pixels => "picture size",
            Self::Time => "time",
            Self::Memory => "memory",
        })
    }
}
