//! What a document has cost so far.

use std::time::Instant;

use super::ReadError;
use crate::limits::{Limit, Limits};

/// Counts what a document costs and says when it is too much.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    deadline: Instant,
    inflated_bytes: usize,
    operations: usize,
    glyphs: usize,
    fonts: usize,
    cmap_ranges: usize,
    width_entries: usize,
    streams: usize,
    broken_streams: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            deadline: Instant::now() + limits.time,
            limits: limits.clone(),
            inflated_bytes: 0,
            operations: 0,
            glyphs: 0,
            fonts: 0,
            cmap_ranges: 0,
            width_entries: 0,
            streams: 0,
            broken_streams: 0,
        }
    }

    /// How many bytes the next stream may have when decompressed.
    pub(super) fn stream_bytes(&self) -> usize {
        self.limits.stream_bytes.min(self.limits.inflated_bytes - self.inflated_bytes)
    }

    pub(super) fn inflated(&mut self, bytes: usize) -> Result<(), ReadError> {
        add(&mut self.inflated_bytes, bytes, self.limits.inflated_bytes, Limit::InflatedBytes)?;
        self.in_time()
    }

    /// Counts a stream that was decompressed, or could not be.
    pub(super) fn stream(&mut self, result: Result<(), ()>) {
        self.streams += 1;
        self.broken_streams += usize::from(result.is_err());
    }

    /// Whether there were streams and not one could be decompressed.
    pub(super) fn all_streams_are_broken(&self) -> bool {
        self.streams > 0 && self.streams == self.broken_streams
    }

    /// Counts operations; looks at the clock once in a while.
    pub(super) fn operations(&mut self, count: usize) -> Result<(), ReadError> {
        let before = self.operations >> 10;
        add(&mut self.operations, count, self.limits.operations, Limit::Operations)?;
        if self.operations >> 10 == before { Ok(()) } else { self.in_time() }
    }

    pub(super) fn glyph(&mut self) -> Result<(), ReadError> {
        add(&mut self.glyphs, 1, self.limits.glyphs, Limit::Glyphs)
    }

    pub(super) fn font(&mut self) -> Result<(), ReadError> {
        add(&mut self.fonts, 1, self.limits.fonts, Limit::Fonts)?;
        self.in_time()
    }

    pub(super) fn cmap_ranges(&mut self, count: usize) -> Result<(), ReadError> {
        add(&mut self.cmap_ranges, count, self.limits.cmap_ranges, Limit::CmapRanges)
    }

    pub(super) fn width_entries(&mut self, count: usize) -> Result<(), ReadError> {
        add(&mut self.width_entries, count, self.limits.width_entries, Limit::WidthEntries)
    }

    pub(super) fn depth(&self, depth: usize) -> Result<(), ReadError> {
        if depth > self.limits.form_depth {
            return Err(ReadError::LimitExceeded(Limit::Depth));
        }
        Ok(())
    }

    pub(super) fn pages(&self, count: usize) -> Result<(), ReadError> {
        if count > self.limits.pages {
            return Err(ReadError::LimitExceeded(Limit::Pages));
        }
        Ok(())
    }

    pub(super) fn in_time(&self) -> Result<(), ReadError> {
        if Instant::now() > self.deadline {
            return Err(ReadError::LimitExceeded(Limit::Time));
        }
        Ok(())
    }
}

fn add(spent: &mut usize, count: usize, limit: usize, which: Limit) -> Result<(), ReadError> {
    *spent = spent.saturating_add(count);
    if *spent > limit {
        *spent = limit;
        return Err(ReadError::LimitExceeded(which));
    }
    Ok(())
}
