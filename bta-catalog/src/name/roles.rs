//! Which words have a role, as the build script gathered them.

use super::lookup::Lookup;

static ROWS: Lookup = Lookup::new(built!("roles"));

/// Where the row of a folded word stands.
pub(crate) fn row(word: &str) -> Option<usize> {
    ROWS.get(word).map(|(row, _)| row)
}
