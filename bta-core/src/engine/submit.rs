//! Accepting an analysis: file first, then one transaction, then a hint.

use std::time::Duration;

use bytes::Bytes;
use metrics::counter;
use sha2::{Digest, Sha256};
use tracing::debug;

use super::client::Client;
use super::metric;
use super::patience::{self, RING, publish};
use super::refusal::{KEY_BYTES, SubmitError};
use super::upload::Upload;
use crate::broker::Hint;
use crate::file::{Uploaded, hexadecimal};
use crate::id::{AnalysisId, TaskId};
use crate::private::Private;
use crate::store::{
    Document, Filter, Idempotency, Inserted, Key, NewAnalysis, NewStep, Request, Status, StoreError,
};

/// The most bytes of a stored file name.
const FILENAME_BYTES: usize = 255;
/// What a refused client is asked to wait.
const BUSY_RETRY: Duration = Duration::from_secs(10);
/// How often an insert whose fate is unknown is tried, and how long is waited before each retry.
const INSERT_ATTEMPTS: u32 = 3;
const INSERT_PAUSE: Duration = Duration::from_millis(200);

/// An accepted analysis.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Submitted {
    /// Its id.
    pub id: AnalysisId,
    /// The id of the task that stands for the analysis as a whole.
    pub task_id: TaskId,
    /// Whether it was accepted before, by a submit with the same idempotency key.
    pub repeated: bool,
}

impl Client {
    /// Begins to submit a document.
    ///
    /// # Errors
    ///
    /// When too many analyses wait already, or the store does not answer that question.
    pub async fn upload(&self) -> Result<Upload, SubmitError> {
        self.refuse_when_busy().await?;
        let id = AnalysisId::new();
        Ok(Upload::new(id, self.parts.files.upload(id, self.parts.limits.upload_bytes)))
    }

    /// Submits the document that `upload` holds. It is accepted, for good, when this returns.
    ///
    /// A repeated submit with the same idempotency key and the same content finds the first one.
    ///
    /// # Errors
    ///
    /// When the document or the request is at fault, or a part of the engine does not answer.
    pub async fn submit(
        &self,
        upload: Upload,
        filename: &str,
        request: Request,
        idempotency_key: Option<String>,
    ) -> Result<Submitted, SubmitError> {
        self.check_request(&request, idempotency_key.as_deref())?;
        if upload.bytes() == 0 {
            return Err(SubmitError::Empty);
        }
        let id = upload.id;
        let mut uploaded = upload.finish().await?;
        let content = uploaded.content.take();
        let accepted = async {
            self.check_document(&uploaded, content).await?;
            let document = document(uploaded, filename);
            let analysis = self.analysis(id, document, request, idempotency_key);
            let inserted = self.insert(&analysis).await?;
            Ok((analysis.task_id, inserted))
        };
        let outcome = match accepted.await {
            Ok((task_id, Inserted::Created)) => Ok(Submitted { id, task_id, repeated: false }),
            Ok((_, Inserted::Existing { id: existing, task_id })) => {
                Ok(Submitted { id: existing, task_id, repeated: existing != id })
            }
            Ok((_, Inserted::KeyReused)) => Err(SubmitError::KeyReused),
            Err(error) => Err(error),
        };
        self.settle(id, &outcome).await;
        outcome
    }

    /// Rings for an analysis that was accepted now; removes the document of one that was not.
    async fn settle(&self, id: AnalysisId, outcome: &Result<Submitted, SubmitError>) {
        match outcome {
            Ok(submitted) if !submitted.repeated => {
                counter!(metric::SUBMITTED).increment(1);
                debug!(analysis = %id, "submitted");
                publish(&self.parts, &[Hint::new(id)], RING).await;
            }
            // Whether it was accepted is unknown: if not, a sweep removes the document.
            Err(SubmitError::Store(error)) if error.is_transient() => {}
            Err(SubmitError::StorageFull(_)) if self.may_exist(id).await => {}
            _ => self.remove_document(id).await,
        }
    }

    async fn may_exist(&self, id: AnalysisId) -> bool {
        !matches!(self.load(Key::Analysis(id)).await, Ok(None))
    }

    async fn refuse_when_busy(&self) -> Result<(), SubmitError> {
        let Some(most) = self.parts.limits.waiting else { return Ok(()) };
        let filter = Filter { status: Some(Status::Pending), limit: 1, ..Filter::default() };
        if self.list(&filter).await?.total >= most {
            return Err(SubmitError::Busy { retry_after: BUSY_RETRY });
        }
        Ok(())
    }

    fn check_request(&self, request: &Request, key: Option<&str>) -> Result<(), SubmitError> {
        let (question, limit) = (request.question.expose(), self.parts.limits.question_bytes);
        if question.len() > limit {
            return Err(SubmitError::QuestionTooLong { limit });
        }
        if question.contains('\0') {
            return Err(SubmitError::QuestionInvalid);
        }
        if key.is_some_and(|key| !(1..=KEY_BYTES).contains(&key.len()) || has_control(key)) {
            return Err(SubmitError::KeyInvalid);
        }
        match &request.agents {
            Some(chosen) if chosen.is_empty() => {
                Err(SubmitError::AgentUnknown { name: String::new() })
            }
            Some(chosen) => {
                let known = self.agents();
                let unknown = chosen.iter().find(|name| !known.contains(&name.as_str()));
                unknown.map_or(Ok(()), |name| Err(SubmitError::AgentUnknown { name: name.clone() }))
            }
            None => Ok(()),
        }
    }

    async fn check_document(
        &self,
        uploaded: &Uploaded,
        content: Option<Bytes>,
    ) -> Result<(), SubmitError> {
        let content = match content {
            Some(content) => content,
            None => self.parts.files.load(&uploaded.key).await?,
        };
        Ok(self.parts.analysis.check(content).await?)
    }

    fn analysis(
        &self,
        id: AnalysisId,
        document: Document,
        request: Request,
        idempotency_key: Option<String>,
    ) -> NewAnalysis {
        let chosen = |name: &str| {
            request.agents.as_ref().is_none_or(|agents| agents.iter().any(|agent| agent == name))
        };
        let plan = self.parts.analysis.steps().iter();
        let steps = plan.filter(|step| chosen(step.agent.name())).map(|step| NewStep {
            task_id: TaskId::new(),
            name: step.agent.name().to_owned(),
            essential: step.essential,
        });
        let steps = steps.collect();
        let kind = self.parts.analysis.kind().to_owned();
        let idempotency = idempotency_key
            .map(|key| Idempotency { key, fingerprint: fingerprint(&kind, &document, &request) });
        let task_id = TaskId::new();
        NewAnalysis { id, task_id, kind, request, document, steps, idempotency }
    }

    /// Inserts `analysis`, again when it is unknown whether it happened: that is harmless.
    async fn insert(&self, analysis: &NewAnalysis) -> Result<Inserted, StoreError> {
        let mut attempt = 1;
        loop {
            match patience::store(&self.parts, self.parts.store.insert(analysis)).await {
                Err(StoreError::Unavailable { .. }) if attempt < INSERT_ATTEMPTS => {
                    attempt += 1;
                    tokio::time::sleep(INSERT_PAUSE).await;
                }
                other => return other,
            }
        }
    }
}

fn document(uploaded: Uploaded, filename: &str) -> Document {
    Document {
        key: uploaded.key,
        filename: Private::new(clean_filename(filename)),
        bytes: uploaded.bytes,
        sha256: uploaded.sha256,
    }
}

/// Returns the SHA-256 of everything that makes two submits the same: each part with its length before it.
fn fingerprint(kind: &str, document: &Document, request: &Request) -> String {
    let Request { person, language, mode, agents, .. } = request;
    let options = serde_json::json!([person, language, mode, agents]).to_string();
    let mut hash = Sha256::new();
    for part in [kind, &document.sha256, request.question.expose(), &options] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hexadecimal(&hash.finalize())
}

/// Returns the last part of a path, without control characters, cut to what is stored.
fn clean_filename(filename: &str) -> String {
    let name = filename.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut clean = String::new();
    for character in name.chars().filter(|character| !character.is_control()) {
        if clean.len() + character.len_utf8() > FILENAME_BYTES {
            break;
        }
        clean.push(character);
    }
    clean
}

fn has_control(text: &str) -> bool {
    text.chars().any(char::is_control)
}
