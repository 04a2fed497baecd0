//! Tables of keys, written when the crate is built and looked up in as they are: nothing is read,
//! sorted or kept in memory at run time.
//!
//! A table is little-endian numbers of four bytes: how many buckets there are, a power of two; for
//! each bucket where its record begins, or zero; and the records: the length of the key, two
//! numbers that belong to it, and the key.

/// A table in the bytes of the program.
#[derive(Debug)]
pub(crate) struct Lookup(&'static [u8]);

impl Lookup {
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// The two numbers that belong to a key.
    pub(crate) fn get(&self, key: &str) -> Option<(usize, usize)> {
        let buckets = number(self.0, 0)?;
        let mut bucket = hash(key) & (buckets - 1);
        loop {
            let at = number(self.0, 4 + 4 * bucket)?;
            if at == 0 {
                return None;
            }
            let length = number(self.0, at)?;
            if self.0.get(at + 12..at + 12 + length) == Some(key.as_bytes()) {
                return Some((number(self.0, at + 4)?, number(self.0, at + 8)?));
            }
            bucket = (bucket + 1) & (buckets - 1);
        }
    }
}

/// The number at a place.
pub(crate) fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let number = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*number)).ok()
}

/// FNV-1a: short keys, and nobody gains by choosing them.
pub(crate) fn hash(key: &str) -> usize {
    let hash = key
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash ^ (hash >> 15)).unwrap_or(0)
}
