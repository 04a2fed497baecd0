//! The model, the traits, the pipeline and the engine of `bta`.
//!
//! The pipeline decides, the engine does, adapters connect. Modules stand in reading order:
//! each uses only those above it.
//!
//! - [`report`], [`opinion`], [`case`](mod@case): what is read and said.
//! - [`analysis`], [`agent`], [`broker`], [`store`]: the four traits.
//! - [`memory`]: adapters inside the process; `testkit` (feature of the same name): the contracts as tests.
//! - [`event`], [`pipeline`]: what happened, what to do next. Pure.
//! - [`file`](mod@file), [`engine`]: documents; client, worker and sweep.
//! - `outage` (feature `testkit`): what a worker does when what it works with goes away.
//! - `storage` (feature `testkit`): the rules of a storage of documents.
//!
//! What is deliberately not here: PDF parsing, clinical knowledge, SQL, HTTP, and any clock that
//! decides a lease (only the store's clock does).
//!
//! # Examples
//!
//! An analysis of one's own kind, inside one process:
//!
//! ```
//! use std::sync::Arc;
//! use std::time::Duration;
//!
//! use bta_core::engine::{Client, Parts, Worker};
//! use bta_core::memory::{MemoryBroker, MemoryStore};
//! use bta_core::report::{Report, Verdict, VerdictKind};
//! use bta_core::store::{Request, Status};
//! use bta_core::{Agent, AgentError, Analysis, Case, Context, Opinion, ReadError, Step};
//! use bytes::Bytes;
//!
//! #[derive(Debug)]
//! struct Counter;
//!
//! #[async_trait::async_trait]
//! impl Agent for Counter {
//!     fn name(&self) -> &str {
//!         "counter"
//!     }
//!
//!     async fn examine(&self, case: &Case, _: &Context) -> Result<Opinion, AgentError> {
//!         let text = format!("{} results", case.report.results.len());
//!         Ok(Opinion::new(text, Vec::new()))
//!     }
//! }
//!
//! #[derive(Debug)]
//! struct Count {
//!     steps: Vec<Step>,
//! }
//!
//! #[async_trait::async_trait]
//! impl Analysis for Count {
//!     fn kind(&self) -> &str {
//!         "count"
//!     }
//!
//!     fn steps(&self) -> &[Step] {
//!         &self.steps
//!     }
//!
//!     async fn check(&self, _: Bytes) -> Result<(), ReadError> {
//!         Ok(())
//!     }
//!
//!     async fn read(&self, _: Bytes) -> Result<Report, ReadError> {
//!         Ok(Report::new(Verdict { kind: VerdictKind::BloodTest, reasons: Vec::new() }))
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let parts = Parts::new(
//!     Arc::new(Count { steps: vec![Step::new(Arc::new(Counter))] }),
//!     Arc::new(MemoryStore::new()),
//!     Arc::new(MemoryBroker::new()),
//!     Arc::new(object_store::memory::InMemory::new()),
//! );
//! tokio::spawn(Worker::new(parts.clone()).run(Default::default()));
//!
//! let client = Client::new(parts);
//! let mut upload = client.upload().await?;
//! upload.write(Bytes::from_static(b"a document")).await?;
//! let submitted = client.submit(upload, "report.pdf", Request::default(), None).await?;
//! let record = client.wait(submitted.id, Duration::from_secs(60)).await?.ok_or("deleted")?;
//! assert_eq!(record.status, Status::Completed);
//! assert_eq!(record.steps[0].opinion.as_ref().map(|said| said.text.as_str()), Some("0 results"));
//! # Ok(())
//! # }
//! ```

pub mod id;
pub mod language;
pub mod private;

pub mod report;

pub mod failure;
pub mod opinion;

pub mod case;

pub mod agent;
pub mod broker;

pub mod analysis;

pub mod store;

pub use store::{question, user, worker};

pub mod memory;

#[cfg(any(test, feature = "testkit"))]
pub mod testkit;

pub mod event;

pub mod pipeline;

pub mod file;

pub mod engine;

#[cfg(any(test, feature = "testkit"))]
pub mod outage;

#[cfg(any(test, feature = "testkit"))]
pub mod storage;

pub use agent::{Agent, AgentError, Context};
pub use analysis::{Analysis, ReadError, Step};
pub use broker::{Broker, BrokerError, Hint};
pub use case::{Case, Person};
pub use failure::{Code, Failure};
pub use id::{AnalysisId, ClaimToken, QuestionId, TaskId, UserId, WorkerId};
pub use language::Language;
pub use opinion::{Evidence, Finding, Opinion, Severity, Usage, Writing};
pub use private::Private;
pub use report::Report;
pub use store::{Store, StoreError};
