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

pub(crate) mod gather;
