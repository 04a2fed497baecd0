//! The parts of FHIR R4 that a laboratory report needs: what is written, and what is understood.
//!
//! Elements that are not here are passed over when a bundle is read.

use serde::{Deserialize, Serialize};

/// A bundle of resources.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Bundle {
    /// Always `Bundle`.
    #[serde(rename = "resourceType")]
    pub resource_type: String,
    /// What it is for: `collection` when it is written here.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it was made, an instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// The resources.
    #[serde(default)]
    pub entry: Vec<Entry>,
}

/// A resource with its address.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Entry {
    /// What other resources call it.
    #[serde(default, rename = "fullUrl", skip_serializing_if = "Option::is_none")]
    pub full_url: Option<String>,
    /// The resource.
    pub resource: Resource,
}

/// A resource, told apart by `resourceType`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "resourceType")]
pub enum Resource {
    /// Who the results are about: sex and age, nothing else.
    Patient(Patient),
    /// Who measured.
    Organization(Organization),
    /// What was measured in.
    Specimen(Specimen),
    /// One result.
    Observation(Box<Observation>),
    /// The report as a whole.
    DiagnosticReport(Box<DiagnosticReport>),
    /// Who read the document.
    Provenance(Provenance),
    /// Anything else.
    #[serde(other)]
    Other,
}

/// A person, as far as intervals depend on it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Patient {
    /// `female`, `male`, `other` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// The day of birth; read for the age, never written.
    #[serde(skip_serializing)]
    pub birth_date: Option<String>,
}

/// A laboratory.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Organization {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What was measured in.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Specimen {
    /// Its kind.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<CodeableConcept>,
}

/// One result.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Observation {
    /// `preliminary`, `final` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// `laboratory`, and the section of the report as a second one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<CodeableConcept>,
    /// What was measured.
    pub code: CodeableConcept,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Reference>,
    /// When the specimen was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_date_time: Option<String>,
    /// Who measured.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<Reference>,
    /// A number with its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_quantity: Option<Quantity>,
    /// A coded value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_codeable_concept: Option<CodeableConcept>,
    /// A value in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_string: Option<String>,
    /// A titre such as 1:160.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_ratio: Option<Ratio>,
    /// A count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_absent_reason: Option<CodeableConcept>,
    /// What the value means against its interval.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<CodeableConcept>,
    /// Remarks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<Annotation>,
    /// What it was measured in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specimen: Option<Reference>,
    /// The interval.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_range: Vec<ReferenceRange>,
    /// Results that stand together under one code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub component: Vec<Self>,
}

/// The report as a whole.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DiagnosticReport {
    /// `preliminary`, `final` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// `LAB`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<CodeableConcept>,
    /// The kind of report.
    pub code: CodeableConcept,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Reference>,
    /// When the specimen was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_date_time: Option<String>,
    /// When it was made, an instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Who measured.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<Reference>,
    /// The results in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<Reference>,
    /// The language of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Who made the other resources, and of what.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Provenance {
    /// What was made.
    pub target: Vec<Reference>,
    /// When, an instant.
    pub recorded: String,
    /// By whom.
    pub agent: Vec<ProvenanceAgent>,
    /// Of what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entity: Vec<ProvenanceEntity>,
}

/// Who made something.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct ProvenanceAgent {
    /// The program.
    pub who: Reference,
}

/// What something was made of.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct ProvenanceEntity {
    /// `source`.
    pub role: String,
    /// The document.
    pub what: Reference,
}

/// A code, in a system and in words.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct CodeableConcept {
    /// The codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A code of one system.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Coding {
    /// The system's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the system calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

/// A number with its unit.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Quantity {
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// `<`, `<=`, `>=` or `>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparator: Option<String>,
    /// The unit for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The system of the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The unit for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// A titre.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Ratio {
    /// What stands before the colon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<Quantity>,
    /// What stands behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Quantity>,
}

/// An interval.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct ReferenceRange {
    /// The lower limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Quantity>,
    /// The upper limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Quantity>,
    /// Whose interval it is.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<CodeableConcept>,
    /// The interval in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A remark.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Annotation {
    /// What it says.
    pub text: String,
}

/// Names another resource.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Reference {
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// A name that is not an address, such as a hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<Identifier>,
    /// What it is, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

/// A name in a system.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Identifier {
    /// The system's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
