//! Reads blood-test reports, says what they mean with the evidence, and never loses an analysis.
//!
//! A [`Service`] connects everything that a [`Config`] names and hands out what runs on it: a
//! [`Client`] that submits and follows analyses, a [`Worker`] that does them, and the HTTP router.
//!
//! ```
//! use bta::store::{Key, Request, Status};
//! use bta::{CancellationToken, Config, Service};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! let config = Config::from_vars([("DATABASE_URL", "memory:"), ("FILES_URL", "memory:")])?;
//! let service = Service::open(&config).await?;
//! let stop = CancellationToken::new();
//! let worker = tokio::spawn(service.worker().run(stop.clone()));
//!
//! let client = service.client();
//! let mut upload = client.upload().await?;
//! # let pdf = bta_fixture::report::english_cbc().pdf;
//! upload.write(pdf.into()).await?;
//! let submitted = client.submit(upload, "report.pdf", Request::default(), None).await?;
//!
//! let ended = client.wait(submitted.id, std::time::Duration::from_secs(60)).await?;
//! # let ended = ended.ok_or("gone")?;
//! assert_eq!(ended.status, Status::Completed);
//! for step in &ended.steps {
//!     assert!(step.opinion.is_some(), "{} has spoken", step.name);
//! }
//!
//! stop.cancel();
//! worker.await?;
//! # Ok(())
//! # })
//! # }
//! ```
//!
//! The parts can be used alone: [`report`] is the model of a read report, [`isolate::Reader`] reads
//! one, [`agents`] examine one, [`catalog`] knows what laboratories measure,
//! [`fhir`] exchanges reports with other systems.

mod config;

pub mod connect;

#[cfg(feature = "llm")]
pub mod model;

mod blood_test;

mod service;

pub use bta_agents as agents;
pub use bta_catalog as catalog;
pub use bta_fhir as fhir;
#[cfg(feature = "http")]
pub use bta_http as http;
pub use bta_report as reader;
pub use bta_report::isolate;

pub use bta_core::engine::{
    Client, Health, Limits, Parts, Stopped, SubmitError, Submitted, Upload, Worker,
};
pub use bta_core::{
    Agent, AgentError, Analysis, AnalysisId, Broker, BrokerError, Case, Code, Context, Evidence,
    Failure, Finding, Language, Opinion, Person, Private, ReadError, Report, Severity, Step, Store,
    StoreError, TaskId, Usage, UserId, Writing,
};
pub use bta_core::{broker, event, memory, opinion, report, store};

/// What stops a worker: cancel it, and the worker gives its claims back and ends.
pub use tokio_util::sync::CancellationToken;

pub use blood_test::BloodTest;
pub use config::{Config, ConfigError, LogFormat, ModelSettings, SETTINGS, Setting};
pub use connect::OpenError;
pub use service::Service;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
