//! What people do about analyses that went wrong.

use super::client::Client;
use super::refusal::SubmitError;
use super::submit::Submitted;
use crate::id::AnalysisId;
use crate::store::{Filter, Key, Request, Status};

/// How many analyses are listed at a time.
const PAGE: u32 = 100;

impl Client {
    /// Submits an analysis that has ended once more: the same document, question and agents.
    ///
    /// What has ended stays as it is; the new analysis has an id of its own. Doing so twice finds the first
    /// one. Returns `None` when there is no such analysis, or when it has not ended.
    ///
    /// # Errors
    ///
    /// As [`Client::submit`].
    pub async fn again(&self, id: AnalysisId) -> Result<Option<Submitted>, SubmitError> {
        let record = self.load(Key::Analysis(id)).await?;
        let Some(record) = record.filter(|record| record.status.is_terminal()) else {
            return Ok(None);
        };
        let mut upload = self.upload().await?;
        upload.write(self.parts.files.load(&record.document.key).await?).await?;
        let known = self.agents();
        let agents = record.steps.into_iter().map(|step| step.name);
        let agents = agents.filter(|name| known.contains(&name.as_str())).collect();
        let request = Request { agents: Some(agents), ..record.request };
        let (filename, key) = (record.document.filename, format!("again after {id}"));
        self.submit(upload, filename.expose(), request, Some(key)).await.map(Some)
    }

    /// Submits every failed analysis once more, those with the failure `code` if one is given, as
    /// [`again`](Self::again) does. Returns how many are new.
    ///
    /// # Errors
    ///
    /// As [`Client::submit`]; those before it were submitted.
    pub async fn all_again(&self, code: Option<&str>) -> Result<u64, SubmitError> {
        let mut filter = Filter { status: Some(Status::Failed), limit: PAGE, ..Filter::default() };
        let mut failed = Vec::new();
        loop {
            let page = self.list(&filter).await?.items;
            if page.is_empty() {
                break;
            }
            filter.offset += PAGE;
            let matching = page.into_iter().filter(|item| {
                code.is_none_or(|code| {
                    item.failure.as_ref().is_some_and(|failure| failure.code.as_str() == code)
                })
            });
            failed.extend(matching.map(|item| item.id));
        }
        let mut new = 0;
        for id in failed {
            let submitted = self.again(id).await?;
            new += u64::from(submitted.is_some_and(|submitted| !submitted.repeated));
        }
        Ok(new)
    }
}
