//! The model, the traits, the pipeline and the engine of `bta`.
//!
//! The pipeline decides, the engine does, adapters connect. Modules stand in reading order:
//! each uses only those above it.
//!
//! What is deliberately not here: PDF parsing, clinical knowledge, SQL, HTTP, and any clock that
//! decides a lease (only the store's clock does).

pub mod id;
pub mod language;
pub mod private;

pub mod report;

pub mod opinion;

pub mod case;

pub mod agent;
pub mod broker;
pub mod failure;

pub mod analysis;

pub mod store;

pub use store::user;

pub mod event;

pub mod pipeline;

pub mod file;

pub mod memory;

pub mod engine;

#[cfg(any(test, feature = "testkit"))]
pub mod testkit;

pub use agent::{Agent, AgentError, Context};
pub use analysis::{Analysis, ReadError, Step};
pub use broker::{Broker, BrokerError, Hint};
pub use case::{Case, Person};
pub use failure::{Code, Failure};
pub use id::{AnalysisId, ClaimToken, TaskId, UserId};
pub use language::Language;
pub use opinion::{Evidence, Finding, Opinion, Severity};
pub use private::Private;
pub use report::Report;
pub use store::{Store, StoreError};
