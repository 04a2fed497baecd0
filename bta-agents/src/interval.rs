//! What is known about a number: an interval, and comparisons that hold for all of it.

use bta_core::report::Comparator;

/// Whether something holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Truth {
    /// For every value that is possible.
    Yes,
    /// For none.
    No,
    /// For some, or nothing is known.
    Unknown,
}

impl Truth {
    /// Returns the opposite.
    pub(crate) const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Returns whether both hold.
    pub(crate) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Returns whether one of them holds.
    pub(crate) const fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// Returns what two sources agree on.
    pub(crate) fn agree(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// All values a result may have: one number, or all beyond one (`<0.3`, `>60`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Interval {
    /// Exactly this.
    Exact(f64),
    /// Below this; the bound itself belongs to it or not.
    Below { bound: f64, included: bool },
    /// Above this.
    Above { bound: f64, included: bool },
}

impl Interval {
    /// Makes an interval of a number and what is printed before it.
    pub(crate) const fn new(number: f64, comparator: Option<Comparator>) -> Self {
        match comparator {
            None => Self::Exact(number),
            Some(Comparator::Less) => Self::Below { bound: number, included: false },
            Some(Comparator::LessOrEqual) => Self::Below { bound: number, included: true },
            Some(Comparator::Greater) => Self::Above { bound: number, included: false },
            Some(Comparator::GreaterOrEqual) => Self::Above { bound: number, included: true },
        }
    }

    /// Returns the number when it is exact.
    pub(crate) const fn exact(self) -> Option<f64> {
        match self {
            Self::Exact(number) => Some(number),
            Self::Below { .. } | Self::Above { .. } => None,
        }
    }

    /// Returns whether all of it is below `limit`.
    pub(crate) fn below(self, limit: f64) -> Truth {
        match self {
            Self::Exact(number) => Truth::from(number < limit),
            Self::Below { bound, included: false } if bound <= limit => Truth::Yes,
            Self::Below { bound, included: true } if bound < limit => Truth::Yes,
            Self::Above { bound, .. } if bound >= limit => Truth::No,
            Self::Below { .. } | Self::Above { .. } => Truth::Unknown,
        }
    }

    /// Returns whether all of it is above `limit`.
    pub(crate) fn above(self, limit: f64) -> Truth {
        match self {
            Self::Exact(number) => Truth::from(number > limit),
            Self::Above { bound, included: false } if bound >= limit => Truth::Yes,
            Self::Above { bound, included: true } if bound > limit => Truth::Yes,
            Self::Below { bound, .. } if bound <= limit => Truth::No,
            Self::Below { .. } | Self::Above { .. } => Truth::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_holds_for_all_of_the_interval() {
        let printed = |comparator| Interval::new(0.3, Some(comparator));
        check(Interval::Exact(0.3), 0.4, Truth::Yes, Truth::No);
        check(Interval::Exact(0.4), 0.4, Truth::No, Truth::No);
        check(Interval::Exact(0.5), 0.4, Truth::No, Truth::Yes);
        check(printed(Comparator::Less), 0.4, Truth::Yes, Truth::No);
        check(printed(Comparator::Less), 0.3, Truth::Yes, Truth::No);
        check(printed(Comparator::LessOrEqual), 0.3, Truth::Unknown, Truth::No);
        check(printed(Comparator::Less), 0.2, Truth::Unknown, Truth::Unknown);
        check(printed(Comparator::Greater), 0.2, Truth::No, Truth::Yes);
        check(printed(Comparator::Greater), 0.3, Truth::No, Truth::Yes);
        check(printed(Comparator::GreaterOrEqual), 0.3, Truth::No, Truth::Unknown);
        check(printed(Comparator::Greater), 0.4, Truth::Unknown, Truth::Unknown);
    }

    #[track_caller]
    fn check(interval: Interval, limit: f64, below: Truth, above: Truth) {
        assert_eq!((interval.below(limit), interval.above(limit)), (below, above));
    }

    #[test]
    fn truth_follows_kleene() {
        let all = [Truth::Yes, Truth::No, Truth::Unknown];
        for left in all {
            assert_eq!(left.not().not(), left);
            assert_eq!(left.and(Truth::No), Truth::No);
            assert_eq!(left.or(Truth::Yes), Truth::Yes);
            assert_eq!(left.and(Truth::Yes), left);
            assert_eq!(left.agree(left), left);
        }
        assert_eq!(Truth::Yes.agree(Truth::No), Truth::Unknown);
    }
}
