//! What a UCUM unit measures, and its size: just the part of UCUM that laboratories print.
//!
//! Enzyme units, international units and arbitrary units count as one kind here: each analyte uses
//! one of them, and printers mix the three. Amount and mass stay apart even where they would
//! cancel, because `mg/g` and `mg/mmol` are different results.

/// What stands above or below the line of a unit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// A bare number: cells, or nothing.
    Number,
    Mass,
    Substance,
    /// Enzyme, international and arbitrary units.
    Activity,
    Katal,
    Equivalent,
    Osmole,
    Volume,
    Length,
    Time,
    Pressure,
    /// A share of a whole: %, per mille, L/L.
    Fraction,
    /// A plain ratio, index, titer or INR.
    Ratio,
    Acidity,
}

/// Which of the two incompatible D-dimer units is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Assay {
    Unstated,
    FibrinogenEquivalent,
    DDimer,
}

/// What a unit measures, without its size.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Property {
    pub(crate) over: Kind,
    pub(crate) under: Option<Kind>,
    pub(crate) per_time: bool,
    pub(crate) assay: Assay,
}

/// A unit's property and its size: 10 to the power of `ten`, times `times`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measure {
    pub(crate) property: Property,
    ten: i32,
    times: f64,
}

impl Measure {
    /// Understands a UCUM unit as this catalog writes them.
    pub(crate) fn of(ucum: &str) -> Option<Self> {
        let assay = if ucum.contains("{FEU}") {
            Assay::FibrinogenEquivalent
        } else if ucum.contains("{DDU}") {
            Assay::DDimer
        } else {
            Assay::Unstated
        };
        let mut parts = ucum.split('/').map(without_annotation);
        let first = Size::of(parts.next()?)?;
        let mut measure = Self {
            property: Property { over: first.kind, under: None, per_time: false, assay },
            ten: first.ten,
            times: first.times,
        };
        for part in parts {
            let size = Size::of(part)?;
            measure.ten -= size.ten;
            measure.times /= size.times;
            match (size.kind, measure.property.under) {
                (Kind::Time, _) => measure.property.per_time = true,
                (Kind::Number | Kind::Ratio, _) => {}
                (kind, None) => measure.property.under = Some(kind),
                (_, Some(_)) => return None,
            }
        }
        let property = &mut measure.property;
        if (property.over, property.under) == (Kind::Volume, Some(Kind::Volume)) {
            *property = Property { over: Kind::Fraction, under: None, ..*property };
        } else if property.over == Kind::Number && property.under.is_none() && ucum.starts_with('/')
        {
            property.over = Kind::Fraction;
        }
        Some(measure)
    }

    /// Turns a number in `self` into a number in `other`; the two must share the property.
    pub(crate) fn convert(&self, value: f64, other: &Self) -> f64 {
        let scaled = value * (self.times / other.times);
        let ten = self.ten - other.ten;
        // Dividing by a power of ten rounds once; multiplying by its inverse would round twice.
        if ten >= 0 { scaled * 10_f64.powi(ten) } else { scaled / 10_f64.powi(-ten) }
    }
}

/// One side of a unit.
struct Size {
    kind: Kind,
    ten: i32,
    times: f64,
}

impl Size {
    const fn new(kind: Kind, ten: i32) -> Self {
        Self { kind, ten, times: 1.0 }
    }

    fn of(part: &str) -> Option<Self> {
        if let Some(power) = part.strip_prefix("10*") {
            return Some(Self::new(Kind::Number, power.parse().ok()?));
        }
        Some(match part {
            "" | "1" => Self::new(Kind::Number, 0),
            "100" => Self::new(Kind::Number, 2),
            "%" => Self::new(Kind::Fraction, -2),
            "[ppth]" => Self::new(Kind::Fraction, -3),
            "{}" => Self::new(Kind::Ratio, 0),
            "[pH]" => Self::new(Kind::Acidity, 0),
            "mm[Hg]" => Self::new(Kind::Pressure, 0),
            "kPa" => Self { kind: Kind::Pressure, ten: 0, times: 7.500_62 },
            "s" => Self::new(Kind::Time, 0),
            "min" => Self { kind: Kind::Time, ten: 0, times: 60.0 },
            "h" => Self { kind: Kind::Time, ten: 0, times: 3600.0 },
            "d" => Self { kind: Kind::Time, ten: 0, times: 86_400.0 },
            "um3" => Self::new(Kind::Volume, -15),
            prefixed => return Self::prefixed(prefixed),
        })
    }

    fn prefixed(part: &str) -> Option<Self> {
        let atoms = [
            ("[arb'U]", Kind::Activity),
            ("[IU]", Kind::Activity),
            ("mol", Kind::Substance),
            ("kat", Kind::Katal),
            ("osm", Kind::Osmole),
            ("eq", Kind::Equivalent),
            ("U", Kind::Activity),
            ("g", Kind::Mass),
            ("L", Kind::Volume),
            ("m", Kind::Length),
        ];
        let (prefix, kind) =
            atoms.iter().find_map(|(atom, kind)| Some((part.strip_suffix(atom)?, *kind)))?;
        let ten = match prefix {
            "" => 0,
            "k" => 3,
            "d" => -1,
            "c" => -2,
            "m" => -3,
            "u" => -6,
            "n" => -9,
            "p" => -12,
            "f" => -15,
            _ => return None,
        };
        Some(Self::new(kind, ten))
    }
}

/// Cuts a UCUM annotation off; one that stands alone becomes `{}`.
fn without_annotation(part: &str) -> &str {
    match part.split_once('{') {
        Some(("", _)) => "{}",
        Some((unit, _)) => unit,
        None => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, factor: Option<f64>) {
        let (from, to) = (Measure::of(from).unwrap(), Measure::of(to).unwrap());
        let found = (from.property == to.property).then(|| from.convert(1.0, &to));
        match (found, factor) {
            (Some(found), Some(factor)) => {
                assert!((found / factor - 1.0).abs() < 1e-12, "{found} {factor}");
            }
            (found, factor) => assert_eq!(found, factor),
        }
    }

    #[test]
    fn conversions_within_one_property() {
        check("g/L", "g/dL", Some(0.1));
        check("ng/mL", "ug/L", Some(1.0));
        check("10*9/L", "10*3/uL", Some(1.0));
        check("/uL", "10*6/uL", Some(1e-6));
        check("u[IU]/mL", "m[IU]/L", Some(1.0));
        check("U/mL", "k[IU]/L", Some(1.0));
        check("L/L", "%", Some(100.0));
        check("/100{WBCs}", "%", Some(1.0));
        check("kPa", "mm[Hg]", Some(7.500_62));
        check("mL/s/{1.73_m2}", "mL/min/{1.73_m2}", Some(60.0));
        check("um3", "fL", Some(1.0));
        check("mg/g{creat}", "ug/mg", Some(1.0));
        check("mg/dL", "mmol/L", None);
        check("mg/g{creat}", "mg/mmol", None);
        check("ng/mL{FEU}", "ng/mL{DDU}", None);
        check("ng/mL", "ng/mL{FEU}", None);
        check("{ratio}", "%", None);
    }
}
