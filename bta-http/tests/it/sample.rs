//! A made-up report, what agents might say about it, and a tiny analysis that needs no time.

use std::fmt;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use async_trait::async_trait;
use bta_core::opinion::{Cited, Confidence, Evidence, Finding, Opinion, Rule, Severity};
use bta_core::question::{NewQuestion, Question, Questions};
use bta_core::store::{
    Cancelled, Change, Claim, Filter, Inserted, Key, Listing, NewAnalysis, Record, Recorded, Store,
    StoreError,
};
use bta_core::user::{NewUser, User, Users};
use bta_core::worker::{KnownWorker, NewWorker, Workers};
use bta_core::{
    Agent, AgentError, Analysis, AnalysisId, Case, ClaimToken, Code, Context, ReadError, Report,
    Step, UserId, WorkerId,
};
use bytes::Bytes;
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult,
};

/// The agents, in the order in which they run.
pub(crate) const AGENTS: [&str; 4] = ["verifier", "doctor", "nutritionist", "exercise"];

/// What the tiny analysis takes for a PDF.
pub(crate) const PDF: &[u8] = b"%PDF-1.7 a tiny report\n%%EOF\n";

pub(crate) fn report() -> Report {
    serde_json::from_str(REPORT).unwrap()
}

pub(crate) const REPORT: &str = r#"{
    "schema": "bta.report/1",
    "verdict": {"kind": "blood_test", "reasons": ["2 blood results"]},
    "language": "en", "laboratory": "Sample Laboratory",
    "patient": {"sex": "female", "age_years": 44},
    "collected_on": "2024-01-12",
    "results": [
        {"page": 1, "line": 7, "section": "Haematology", "specimen": "blood", "name": "Hemoglobin", "value": "10.2",
         "unit": "g/dL", "range": {"text": "12.0 - 15.5", "low": 12.0, "high": 15.5, "source": "report"}, "flag": "L",
         "analyte": "hemoglobin", "loinc": "718-7", "number": 10.2, "comparator": null,
         "canonical": {"value": 10.2, "unit": "g/dL"}, "status": "low",
         "boxes": {"name": {"left": 1.0, "top": 2.0, "right": 3.0, "bottom": 4.0}}},
        {"page": 1, "line": 9, "section": "Haematology", "specimen": "blood", "name": "Platelets", "value": "250",
         "unit": "10^9/L", "range": null, "flag": "", "status": "unknown"}
    ],
    "doubtful": [
        {"page": 2, "line": 3, "specimen": "blood", "name": "Potassium", "value": "41", "unit": "mmol/L",
         "status": "unknown", "reasons": ["implausible"]}
    ],
    "warnings": [{"page": 2, "line": 14, "code": "unit_unknown"}]
}"#;

pub(crate) fn opinion(agent: &str) -> Opinion {
    Opinion::new(
        format!("The {agent} has looked at 2 results.\n\nThis is information, not a diagnosis."),
        vec![Finding {
            id: "HEM-02".to_owned(),
            severity: Severity::Routine,
            text: "Hemoglobin is below its range.".to_owned(),
            evidence: Evidence {
                results: vec![Cited {
                    index: 0,
                    page: 1,
                    line: 7,
                    name: "Hemoglobin".to_owned(),
                    value: "10.2".to_owned(),
                    unit: "g/dL".to_owned(),
                }],
                rule: Some(Rule {
                    id: "HEM-02".to_owned(),
                    statement: "Hemoglobin below 12.0 g/dL".to_owned(),
                    source: "A guideline".to_owned(),
                    link: Some("https://example.org/guideline".to_owned()),
                }),
                confidence: Confidence::High,
            },
        }],
    )
}

/// Accepts whatever begins like a PDF, reads the made-up report, and says what [`opinion`] says.
#[derive(Debug)]
pub(crate) struct Tiny;

static STEPS: LazyLock<Vec<Step>> =
    LazyLock::new(|| AGENTS.map(|name| Step::new(Arc::new(Speaker(name)))).into());

#[async_trait]
impl Analysis for Tiny {
    fn kind(&self) -> &'static str {
        "tiny"
    }

    fn steps(&self) -> &[Step] {
        &STEPS
    }

    fn respondent(&self) -> Option<Arc<dyn Agent>> {
        Some(Arc::new(Speaker("respondent")))
    }

    async fn check(&self, document: Bytes) -> Result<(), ReadError> {
        if !document.starts_with(b"%PDF-") {
            return Err(ReadError::refused(Code::NOT_A_PDF, "The file is not a PDF."));
        }
        assert!(!document.ends_with(b"panic"), "secret words of the report");
        for (mark, code) in REFUSED {
            if document.windows(mark.len()).any(|window| window == mark.as_bytes()) {
                return Err(ReadError::refused(code, "The PDF cannot be read."));
            }
        }
        Ok(())
    }

    async fn read(&self, document: Bytes) -> Result<Report, ReadError> {
        if document.ends_with(b"an invoice") {
            return Err(ReadError::refused(Code::NOT_A_BLOOD_TEST, "This is not a blood test."));
        }
        Ok(report())
    }
}

/// Marks in a file for which the tiny analysis refuses it.
pub(crate) const REFUSED: [(&str, Code); 3] = [
    ("damaged", Code::PDF_DAMAGED),
    ("locked", Code::PASSWORD_REQUIRED),
    ("endless", Code::LIMIT_EXCEEDED),
];

#[derive(Debug)]
struct Speaker(&'static str);

#[async_trait]
impl Agent for Speaker {
    fn name(&self) -> &str {
        self.0
    }

    async fn examine(&self, _case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        Ok(opinion(self.0))
    }
}

/// An object store without room for anything.
#[derive(Debug)]
pub(crate) struct FullDisk;

impl fmt::Display for FullDisk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a full disk")
    }
}

fn full<T>() -> object_store::Result<T> {
    let source = Box::new(std::io::Error::from(std::io::ErrorKind::StorageFull));
    Err(object_store::Error::Generic { store: "full disk", source })
}

#[async_trait]
impl ObjectStore for FullDisk {
    async fn put_opts(
        &self,
        _: &Path,
        _: PutPayload,
        _: PutOptions,
    ) -> object_store::Result<PutResult> {
        full()
    }

    async fn put_multipart_opts(
        &self,
        _: &Path,
        _: PutMultipartOptions,
    ) -> object_store::Result<Box<dyn MultipartUpload>> {
        full()
    }

    async fn get_opts(&self, _: &Path, _: GetOptions) -> object_store::Result<GetResult> {
        full()
    }

    fn delete_stream(
        &self,
        locations: BoxStream<'static, object_store::Result<Path>>,
    ) -> BoxStream<'static, object_store::Result<Path>> {
        locations
    }

    fn list(&self, _: Option<&Path>) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        futures::stream::empty().boxed()
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> object_store::Result<ListResult> {
        full()
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> object_store::Result<()> {
        full()
    }
}

/// A store that does not answer.
#[derive(Debug)]
pub(crate) struct Away;

/// What a store may say of itself that no client should read.
pub(crate) const SECRET: &str = "password=hunter2 at 10.0.0.7";

fn away<T>() -> Result<T, StoreError> {
    Err(StoreError::Unavailable { store: "the test's store", source: SECRET.into() })
}

#[async_trait]
impl Questions for Away {
    async fn add_question(&self, _: &NewQuestion) -> Result<Option<Question>, StoreError> {
        away()
    }

    async fn questions(&self, _: AnalysisId) -> Result<Vec<Question>, StoreError> {
        away()
    }
}

#[async_trait]
impl Users for Away {
    async fn create_user(&self, _: &NewUser) -> Result<Option<User>, StoreError> {
        away()
    }

    async fn find_user(&self, _: &UserId) -> Result<Option<User>, StoreError> {
        away()
    }
}

#[async_trait]
impl Workers for Away {
    async fn note_worker(&self, _: &NewWorker, _: Duration) -> Result<(), StoreError> {
        away()
    }

    async fn forget_worker(&self, _: WorkerId) -> Result<(), StoreError> {
        away()
    }

    async fn forget_absent_workers(&self) -> Result<u64, StoreError> {
        away()
    }

    async fn workers(&self) -> Result<Vec<KnownWorker>, StoreError> {
        away()
    }
}

#[async_trait]
impl Store for Away {
    async fn insert(&self, _: &NewAnalysis) -> Result<Inserted, StoreError> {
        away()
    }

    async fn load(&self, _: Key) -> Result<Option<Record>, StoreError> {
        away()
    }

    async fn claim(
        &self,
        _: AnalysisId,
        _: &Claim,
        _: Duration,
    ) -> Result<Option<Record>, StoreError> {
        away()
    }

    async fn record(
        &self,
        _: AnalysisId,
        _: ClaimToken,
        _: Duration,
        _: &Change,
    ) -> Result<Recorded, StoreError> {
        away()
    }

    async fn due(&self, _: u32, _: Duration) -> Result<Vec<AnalysisId>, StoreError> {
        away()
    }

    async fn list(&self, _: &Filter) -> Result<Listing, StoreError> {
        away()
    }

    async fn cancel(&self, _: AnalysisId) -> Result<Cancelled, StoreError> {
        away()
    }

    async fn delete(&self, _: AnalysisId) -> Result<bool, StoreError> {
        away()
    }
}
