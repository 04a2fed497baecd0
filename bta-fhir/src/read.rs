//! A bundle as a report.

use std::collections::HashMap;

use bta_core::Report;
use bta_core::report::{Sex, Verdict, VerdictKind, Warning};
use chrono::{Datelike as _, NaiveDate};

use crate::code;
use crate::observation;
use crate::resource::{Bundle, DiagnosticReport, Observation, Patient, Reference, Resource};

/// Why a bundle is no report.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It is no JSON, or its elements are not those of FHIR R4.
    #[error("bundle is not FHIR R4 JSON")]
    Malformed(#[from] serde_json::Error),
    /// It is another resource.
    #[error("resource is a {kind}, not a Bundle")]
    NotABundle {
        /// What it is.
        kind: String,
    },
}

/// Reads a FHIR R4 bundle in JSON as a report.
///
/// Its first `DiagnosticReport` says which observations belong together; without one, all
/// laboratory observations do. Where they are of several days, the latest is read, with a warning.
/// A result's place is its number in the bundle.
///
/// # Errors
///
/// When the text is not a bundle in FHIR's JSON.
pub fn report(json: &str) -> Result<Report, ReadError> {
    let bundle: Bundle = serde_json::from_str(json)?;
    if bundle.resource_type != "Bundle" {
        return Err(ReadError::NotABundle { kind: bundle.resource_type });
    }
    Ok(Reader::new(&bundle).report())
}

struct Reader<'a> {
    bundle: &'a Bundle,
    by_address: HashMap<&'a str, &'a Resource>,
}

impl<'a> Reader<'a> {
    fn new(bundle: &'a Bundle) -> Self {
        let addressed =
            |entry: &'a crate::resource::Entry| Some((entry.full_url.as_deref()?, &entry.resource));
        Self { bundle, by_address: bundle.entry.iter().filter_map(addressed).collect() }
    }

    fn report(&self) -> Report {
        let head = self.resources().find_map(|resource| match resource {
            Resource::DiagnosticReport(report) => Some(&**report),
            _ => None,
        });
        let observations = self.observations(head);
        let days = observations.iter().filter_map(|observation| day(observation));
        let latest = days.clone().max();
        let several = days.min() != latest;
        let reported = head.and_then(|head| date(head.effective_date_time.as_deref()?));

        let mut report =
            Report::new(Verdict { kind: VerdictKind::NotALaboratoryReport, reasons: Vec::new() });
        let current =
            |observation: &&&Observation| day(observation).is_none_or(|day| Some(day) == latest);
        for observation in observations.iter().filter(current) {
            self.take(observation, &mut report);
        }
        report.collected_on = latest.or(reported);
        self.patient(&mut report);
        report.language = head.and_then(|head| head.language.as_ref()?.parse().ok());
        report.laboratory = self.laboratory(head);
        report.verdict.kind = observation::verdict(&report.results);
        report.verdict.reasons = vec![format!("{} results in a bundle", report.results.len())];
        if several {
            report.warnings.push(warning("several_dates"));
        }
        report
    }

    fn resources(&self) -> impl Iterator<Item = &'a Resource> {
        self.bundle.entry.iter().map(|entry| &entry.resource)
    }

    /// The observations of the report, or all, in their order; the age is none of them.
    fn observations(&self, head: Option<&'a DiagnosticReport>) -> Vec<&'a Observation> {
        let named = head.map(|head| head.result.iter().filter_map(|result| self.follow(result)));
        let named: Vec<&Resource> = named.into_iter().flatten().collect();
        let all = if named.is_empty() { self.resources().collect() } else { named };
        let observation = |resource: &'a Resource| match resource {
            Resource::Observation(observation) => Some(&**observation),
            _ => None,
        };
        let mut observations: Vec<&Observation> = all.into_iter().filter_map(observation).collect();
        observations.retain(|observation| {
            code::is_laboratory(&observation.category)
                && observation::coded(&observation.code).as_deref() != Some(code::AGE)
                && !matches!(observation.status.as_deref(), Some("cancelled" | "entered-in-error"))
        });
        observations
    }

    /// Takes an observation and its components as results; what has no value is a warning.
    fn take(&self, observation: &Observation, report: &mut Report) {
        let specimen =
            observation.specimen.as_ref().and_then(|reference| match self.follow(reference)? {
                Resource::Specimen(specimen) => code::specimen_of(specimen.kind.as_ref()?),
                _ => None,
            });
        let whole = observation.component.is_empty().then_some(observation);
        for part in whole.into_iter().chain(&observation.component) {
            let line = u32::try_from(report.results.len() + report.warnings.len() + 1);
            let line = line.unwrap_or(u32::MAX);
            match observation::read(part, specimen, line) {
                Some(result) => report.results.push(result),
                None => report.warnings.push(Warning { line, ..warning("value_missing") }),
            }
        }
    }

    fn patient(&self, report: &mut Report) {
        let patient = self.resources().find_map(|resource| match resource {
            Resource::Patient(patient) => Some(patient),
            _ => None,
        });
        report.patient.sex = patient.and_then(|patient| match patient.gender.as_deref()? {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            _ => None,
        });
        report.patient.age_years =
            self.stated_age().or_else(|| born(patient?, report.collected_on?));
    }

    fn stated_age(&self) -> Option<f64> {
        self.resources().find_map(|resource| match resource {
            Resource::Observation(observation)
                if observation::coded(&observation.code).as_deref() == Some(code::AGE) =>
            {
                let age = observation.value_quantity.as_ref()?;
                age.value.filter(|years| {
                    age.code.as_deref() == Some("a") && (0.0..=130.0).contains(years)
                })
            }
            _ => None,
        })
    }

    fn laboratory(&self, head: Option<&DiagnosticReport>) -> Option<String> {
        let performer = head?.performer.first()?;
        match self.follow(performer) {
            Some(Resource::Organization(laboratory)) => laboratory.name.clone(),
            // A practitioner's name is a person's.
            _ => None,
        }
    }

    /// Finds what a reference names, by its address or by the end of it (`Observation/1`).
    fn follow(&self, reference: &Reference) -> Option<&'a Resource> {
        let name = reference.reference.as_deref()?;
        self.by_address.get(name).copied().or_else(|| {
            let end = format!("/{name}");
            let found = self.by_address.iter().find(|(address, _)| address.ends_with(&end));
            found.map(|(_, resource)| *resource)
        })
    }
}

fn warning(code: &str) -> Warning {
    Warning { page: 0, line: 0, code: code.to_owned() }
}

fn day(observation: &Observation) -> Option<NaiveDate> {
    date(observation.effective_date_time.as_deref()?)
}

/// The day of a date or a date with time; a month or a year alone is none.
fn date(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}

/// The age in completed years on `day`.
fn born(patient: &Patient, day: NaiveDate) -> Option<f64> {
    let born = date(patient.birth_date.as_deref()?)?;
    let before = (day.month(), day.day()) < (born.month(), born.day());
    let years = day.year() - born.year() - i32::from(before);
    (0..=130).contains(&years).then(|| f64::from(years))
}
