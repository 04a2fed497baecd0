//! The built-in kind of analysis: reads laboratory reports and has four agents examine them.

use std::num::NonZeroUsize;
use std::sync::Arc;

use async_trait::async_trait;
use bta_core::{Agent, Analysis, Code, Failure, ReadError, Report, Step};
use bta_report::isolate::Reader;
use bytes::Bytes;

/// Blood tests, read by `bta-report` and examined by the offline agents of `bta-agents`.
///
/// # Examples
///
/// ```
/// use std::num::NonZeroUsize;
///
/// use bta::{Analysis, BloodTest};
///
/// assert_eq!(BloodTest::new(NonZeroUsize::MIN).kind(), "blood_test");
/// ```
#[derive(Clone, Debug)]
pub struct BloodTest {
    reader: Arc<Reader>,
    steps: Vec<Step>,
    respondent: Arc<dyn Agent>,
}

impl BloodTest {
    /// Reads up to `at_once` documents at the same time: in processes of their own where
    /// [`serve_if_child`](crate::isolate::serve_if_child) was called, else in this one.
    #[must_use]
    pub fn new(at_once: NonZeroUsize) -> Self {
        let respondent = Arc::new(bta_agents::Respondent);
        Self { reader: Arc::new(Reader::new(at_once)), steps: bta_agents::standard(), respondent }
    }

    /// Lets language models write what the agents found, and answer questions; each statement is checked.
    #[cfg(feature = "llm")]
    #[must_use]
    pub fn models(mut self, models: &Arc<bta_agents::llm::Models>) -> Self {
        self.steps = bta_agents::llm::steps(models);
        self.respondent = Arc::new(bta_agents::llm::Writer::respondent(models.clone()));
        self
    }

    /// Runs the reader, which blocks, where it holds up nobody.
    async fn blocking<T: Send + 'static>(
        &self,
        document: Bytes,
        work: fn(&Reader, &[u8]) -> Result<T, bta_report::ReadError>,
    ) -> Result<T, ReadError> {
        let reader = Arc::clone(&self.reader);
        match tokio::task::spawn_blocking(move || work(&reader, &document)).await {
            Ok(Err(error)) if error.is_transient() => Err(ReadError::Unavailable(error.into())),
            Ok(result) => result.map_err(|error| ReadError::Refused(failure(&error))),
            Err(panic) => Err(ReadError::Unavailable(panic.into())),
        }
    }
}

#[async_trait]
impl Analysis for BloodTest {
    fn kind(&self) -> &'static str {
        "blood_test"
    }

    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn respondent(&self) -> Option<Arc<dyn Agent>> {
        Some(self.respondent.clone())
    }

    async fn check(&self, document: Bytes) -> Result<(), ReadError> {
        self.blocking(document, Reader::check).await
    }

    async fn read(&self, document: Bytes) -> Result<Report, ReadError> {
        let report = self.blocking(document, Reader::read).await?;
        if report.warnings.iter().any(|warning| warning.code == "recognizer_missing") {
            tracing::warn!("pages that are pictures stay unread: tesseract is not installed");
        }
        let pictures = report.warnings.iter().any(|warning| warning.code == "scanned_page");
        if pictures && report.results.is_empty() && report.doubtful.is_empty() {
            return Err(ReadError::refused(
                Code::SCANNED,
                "The pages are pictures without text: please send the PDF that the laboratory made, not a scan of it.",
            ));
        }
        Ok(report)
    }
}

/// What a person is told when a document could not be read.
fn failure(error: &bta_report::ReadError) -> Failure {
    use bta_report::ReadError as E;

    let (code, message) = match error {
        E::Empty => (Code::EMPTY_FILE, "The file is empty: please choose the report again."),
        E::NotAPdf => {
            (Code::NOT_A_PDF, "The file is not a PDF: please send the report as a PDF file.")
        }
        E::PasswordRequired => (
            Code::PASSWORD_REQUIRED,
            "The PDF needs a password: please save a copy without one and send that.",
        ),
        E::LimitExceeded(limit) => {
            let message = format!(
                "The PDF goes over the limit of {limit}: please send only the pages with the results."
            );
            return Failure::new(Code::LIMIT_EXCEEDED, message);
        }
        _ => (
            Code::PDF_DAMAGED,
            "The PDF is damaged and cannot be opened: please download it from the laboratory again.",
        ),
    };
    Failure::new(code, message)
}
