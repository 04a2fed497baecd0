//! Laboratory reports as FHIR R4 bundles, and back.
//!
//! [`bundle`] makes a collection of a [`Report`](bta_core::Report): a `DiagnosticReport`, an
//! `Observation` for each result with its LOINC code, its UCUM unit, its interval and its
//! interpretation, and what they refer to. [`report`] reads such a bundle, or one that another
//! program made, as a report.
//!
//! The status of what is written is `preliminary`: a program read it, and no person has confirmed
//! it. What is deliberately not here: doubtful results (no rule uses them either), names and
//! identifiers of people, and the network.
//!
//! # Examples
//!
//! ```
//! use bta_core::report::Report;
//! use bta_fhir::{About, bundle, report};
//!
//! let read: Report = serde_json::from_str(
//!     r#"{"schema": "bta.report/1", "verdict": {"kind": "blood_test"}, "results": [
//!         {"page": 1, "line": 3, "specimen": "blood", "name": "Hemoglobin", "value": "11.2",
//!          "unit": "g/dL", "number": 11.2, "analyte": "hemoglobin", "loinc": "718-7",
//!          "range": {"text": "13.0 - 17.0", "low": 13.0, "high": 17.0, "source": "report"},
//!          "flag": "L", "status": "low"}]}"#,
//! )?;
//! let written = bundle(&read, &About::default());
//! let json = serde_json::to_string(&written)?;
//! assert!(json.contains("718-7"));
//!
//! let back = report(&json)?;
//! assert_eq!(back.results[0].number, Some(11.2));
//! assert_eq!(back.results[0].range, read.results[0].range);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Licenses of the codes
//!
//! This material contains content from LOINC (<http://loinc.org>). LOINC is copyright © Regenstrief
//! Institute, Inc. and the LOINC Committee and is available at no cost under the license at
//! <http://loinc.org/license>. LOINC® is a registered United States trademark of Regenstrief
//! Institute, Inc. UCUM codes are subject to the terms at <http://unitsofmeasure.org>.

pub mod resource;

mod code;

mod observation;

mod write;

mod read;

pub use read::{ReadError, report};
pub use write::{About, bundle};
