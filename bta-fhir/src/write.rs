//! A report as a bundle.

use bta_core::report::{Report, Sex, Specimen};
use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

use crate::code;
use crate::observation;
use crate::resource::{
    Bundle, DiagnosticReport, Entry, Identifier, Observation, Organization, Patient, Provenance,
    ProvenanceAgent, ProvenanceEntity, Quantity, Reference, Resource, Specimen as SpecimenResource,
};

/// What a bundle says beyond the report itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// The analysis; the addresses of all resources are made from it, so that the same report
    /// becomes the same bundle again.
    pub id: Uuid,
    /// When the report was read. Without it nothing is said about who read it.
    pub issued: Option<DateTime<Utc>>,
    /// The SHA-256 of the document, in hexadecimal.
    pub sha256: Option<&'a str>,
}

/// Makes a bundle of `report`, of type `collection`.
#[must_use]
pub fn bundle(report: &Report, about: &About<'_>) -> Bundle {
    let issued = about.issued.map(|time| time.to_rfc3339_opts(SecondsFormat::Millis, true));
    let mut writer = Writer { report, about, entries: Vec::new() };
    let head = writer.head(issued.clone());
    let mut entries = vec![head];
    entries.append(&mut writer.entries);
    if let Some(recorded) = &issued {
        entries.push(provenance(about, recorded, &entries));
    }
    Bundle {
        resource_type: "Bundle".to_owned(),
        kind: "collection".to_owned(),
        timestamp: issued,
        entry: entries,
    }
}

struct Writer<'a> {
    report: &'a Report,
    about: &'a About<'a>,
    entries: Vec<Entry>,
}

impl Writer<'_> {
    /// Writes everything that the report as a whole refers to, and returns it.
    fn head(&mut self, issued: Option<String>) -> Entry {
        let subject = self.add("patient", Resource::Patient(self.patient()));
        let performer = self.report.laboratory.clone().map(|name| {
            let organization = Organization { name: Some(name) };
            self.add("laboratory", Resource::Organization(organization))
        });
        let performer: Vec<Reference> = performer.into_iter().collect();
        let about = Observation {
            subject: Some(subject.clone()),
            performer: performer.clone(),
            effective_date_time: self.report.collected_on.map(|day| day.to_string()),
            ..Observation::default()
        };
        self.age(&about);
        let result = self.results(&about);
        let report = DiagnosticReport {
            status: Some("preliminary".to_owned()),
            category: vec![code::service()],
            code: code::laboratory_report(),
            subject: Some(subject),
            effective_date_time: about.effective_date_time,
            issued,
            performer,
            result,
            language: self.report.language.as_ref().map(ToString::to_string),
        };
        let full_url = Some(address(self.about, "report"));
        Entry { full_url, resource: Resource::DiagnosticReport(Box::new(report)) }
    }

    fn patient(&self) -> Patient {
        let gender = self.report.patient.sex.map(|sex| match sex {
            Sex::Female => "female",
            Sex::Male => "male",
        });
        Patient { gender: Some(gender.unwrap_or("unknown").to_owned()), birth_date: None }
    }

    /// Writes the printed age as an observation: a patient has no age, only a day of birth.
    fn age(&mut self, about: &Observation) {
        let Some(years) = self.report.patient.age_years else { return };
        let observation = Observation {
            status: Some("preliminary".to_owned()),
            code: code::concept(code::LOINC, code::AGE, Some("Age")),
            value_quantity: Some(Quantity {
                value: Some(years),
                unit: Some("a".to_owned()),
                system: Some(code::UCUM.to_owned()),
                code: Some("a".to_owned()),
                comparator: None,
            }),
            ..about.clone()
        };
        self.add("age", Resource::Observation(Box::new(observation)));
    }

    fn results(&mut self, about: &Observation) -> Vec<Reference> {
        let mut specimens: Vec<(Specimen, Reference)> = Vec::new();
        let mut written = Vec::new();
        for (index, result) in self.report.results.iter().enumerate() {
            let known = specimens.iter().find(|(specimen, _)| *specimen == result.specimen);
            let specimen = if let Some((_, reference)) = known {
                reference.clone()
            } else {
                let kind = Some(code::specimen(result.specimen));
                let name = format!("specimen/{}", specimens.len());
                let reference = self.add(&name, Resource::Specimen(SpecimenResource { kind }));
                specimens.push((result.specimen, reference.clone()));
                reference
            };
            let observation = Observation {
                subject: about.subject.clone(),
                performer: about.performer.clone(),
                effective_date_time: about.effective_date_time.clone(),
                specimen: Some(specimen),
                ..observation::write(result)
            };
            let name = format!("result/{index}");
            written.push(self.add(&name, Resource::Observation(Box::new(observation))));
        }
        written
    }

    fn add(&mut self, name: &str, resource: Resource) -> Reference {
        let address = address(self.about, name);
        self.entries.push(Entry { full_url: Some(address.clone()), resource });
        Reference { reference: Some(address), ..Reference::default() }
    }
}

/// Says that a program made the bundle, and of which document.
fn provenance(about: &About<'_>, recorded: &str, entries: &[Entry]) -> Entry {
    let target = entries.first().and_then(|entry| entry.full_url.clone());
    let program = concat!("bta ", env!("CARGO_PKG_VERSION"));
    let who = Reference { display: Some(program.to_owned()), ..Reference::default() };
    let entity = about.sha256.map(|hash| ProvenanceEntity {
        role: "source".to_owned(),
        what: Reference {
            identifier: Some(Identifier {
                system: Some("urn:ietf:params:xml:ns:hash:sha-256".to_owned()),
                value: Some(hash.to_owned()),
            }),
            display: Some("document".to_owned()),
            ..Reference::default()
        },
    });
    let provenance = Provenance {
        target: vec![Reference { reference: target, ..Reference::default() }],
        recorded: recorded.to_owned(),
        agent: vec![ProvenanceAgent { who }],
        entity: entity.into_iter().collect(),
    };
    let full_url = Some(address(about, "provenance"));
    Entry { full_url, resource: Resource::Provenance(provenance) }
}

/// The address of a resource: always the same for the same analysis.
fn address(about: &About<'_>, name: &str) -> String {
    Uuid::new_v5(&about.id, name.as_bytes()).urn().to_string()
}
