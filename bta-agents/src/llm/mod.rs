//! Agents with a language model that cannot make things up.
//!
//! A model writes the text; results, findings and what is urgent come from the rules. It is told the
//! results with ids, answers in statements that cite ids, and every statement is checked before a
//! reader sees it: the ids exist; every number is a cited result's, its limits', a rule's or a
//! conversion of them, with its unit, beside the right name; low, high and normal agree with where the
//! result stands; no medicine, dose, diagnosis or false comfort; nothing that a safety gate forbids.
//! Without a model, or when none answers in time, the offline agents answer.
//!
//! [`Server`] speaks the OpenAI protocol; [`Chat`] is the trait for others. [`Models`] puts retries,
//! circuit breakers and budgets around several of them, and [`Writer`] is the agent.

mod chat;
mod completion;
mod dialect;
mod sse;

mod server;

mod breaker;
mod budget;

mod models;

mod text;

mod lexicon;
mod number;

mod ground;

mod mention;
mod statement;

mod check;

mod prompt;

mod trial;

mod writer;

use std::sync::Arc;

use bta_core::Step;

pub use budget::{Allowance, Budget};
pub use chat::{Chat, ChatError, ChatRequest, Listener, Message, Price, Reply, Speaker};
pub use models::Models;
pub use server::{Patience, Server, ServerError};
pub use writer::Writer;

/// Returns the steps of a blood test with a model behind doctor, nutritionist and exercise.
///
/// The verifier stays offline: whether a document is a blood test and adds up is no matter of wording.
#[must_use]
pub fn steps(models: &Arc<Models>) -> Vec<Step> {
    vec![
        Step::new(Arc::new(crate::Verifier)),
        Step::new(Arc::new(Writer::doctor(models.clone()))),
        Step::new(Arc::new(Writer::nutritionist(models.clone()))).optional(),
        Step::new(Arc::new(Writer::exercise(models.clone()))).optional(),
    ]
}
