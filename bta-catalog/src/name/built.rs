//! What the build script needs of this module to gather the names; the library has the same files.

/// What was measured in, as in the model, which is not built when this is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Specimen {
    Urine,
    Stool,
    Saliva,
    Semen,
    Other,
}

mod fold;

mod mark;

mod word;

mod phrase;

mod language;

pub(crate) mod lookup;

/// The words with a role, before there is a table of them.
pub(crate) mod roles {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    use super::fold::Words;
    use super::word::rows;

    /// Where the row of each word stands, by the folded word; the last row counts.
    pub(crate) static ROWS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
        let rows = rows().map(|(_, words)| words).enumerate();
        rows.flat_map(|(row, words)| words.split(' ').map(move |word| (folded(word), row)))
            .collect()
    });

    pub(crate) fn row(word: &str) -> Option<usize> {
        ROWS.get(word).copied()
    }

    fn folded(word: &str) -> String {
        Words::of(word).iter().collect()
    }
}

pub(crate) mod gather;
