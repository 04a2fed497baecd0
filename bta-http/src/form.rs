//! The form of a submit: fields in any order, and a file that is passed on piece by piece.

use axum::extract::multipart::{Field as Part, Multipart, MultipartError};
use axum::http::StatusCode;
use bta_core::engine::Upload;
use bta_core::store::Request;
use bytes::Bytes;
use tokio::time::timeout;

use crate::field::{Field, unsaid};
use crate::filename;
use crate::problem::Problem;
use crate::refusal::{not_text, question_too_long, too_large};
use crate::service::Service;

/// The most bytes of a text field other than the question.
const TEXT_BYTES: usize = 1024;

/// How much a form may be larger than its file and its question.
const SLACK: u64 = 64 * 1024;

/// A form that was read.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) request: Request,
    pub(crate) upload: Upload,
    pub(crate) filename: String,
}

/// Returns the most bytes that a form may have.
pub(crate) fn limit(service: &Service) -> u64 {
    let limits = service.limits();
    let question = u64::try_from(limits.question_bytes).unwrap_or(SLACK);
    limits.upload_bytes.saturating_add(question).saturating_add(SLACK)
}

/// Reads a form; when it is refused, what was written of its file is removed.
pub(crate) async fn read(service: &Service, form: Multipart) -> Result<Form, Problem> {
    Reader { service }.form(form).await
}

/// Reads the parts of one form.
struct Reader<'a> {
    service: &'a Service,
}

impl Reader<'_> {
    async fn form(&self, mut form: Multipart) -> Result<Form, Problem> {
        let mut request = unsaid();
        let mut seen = Vec::new();
        let mut file = None;
        while let Some(mut part) = self.patiently(form.next_field()).await? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" {
                if file.is_some() {
                    return Err(repeated("file"));
                }
                file = Some(self.document(part).await?);
            } else {
                let field: Field = name.parse().map_err(|()| unknown(&name))?;
                if seen.contains(&field) {
                    return Err(repeated(field.name()));
                }
                seen.push(field);
                field.set(&mut request, &self.text(field, &mut part).await?)?;
            }
        }
        let (upload, filename) = file.ok_or_else(missing)?;
        Ok(Form { request, upload, filename })
    }

    /// Passes the file on piece by piece; the upload counts and refuses.
    async fn document(&self, mut part: Part<'_>) -> Result<(Upload, String), Problem> {
        let filename = filename::clean(part.file_name());
        let mut upload = self.service.client.upload().await?;
        while let Some(piece) = self.piece(&mut part).await? {
            upload.write(piece).await?;
        }
        Ok((upload, filename))
    }

    async fn text(&self, field: Field, part: &mut Part<'_>) -> Result<String, Problem> {
        let question = self.service.limits().question_bytes;
        let limit = if field == Field::Query { question } else { TEXT_BYTES };
        let mut bytes = Vec::new();
        while let Some(piece) = self.piece(part).await? {
            if bytes.len() + piece.len() > limit {
                return Err(too_long(field, limit));
            }
            bytes.extend_from_slice(&piece);
        }
        let text = String::from_utf8(bytes).map_err(|_| not_text(field.name()))?;
        if text.contains('\0') { Err(not_text(field.name())) } else { Ok(text) }
    }

    async fn piece(&self, part: &mut Part<'_>) -> Result<Option<Bytes>, Problem> {
        self.patiently(part.chunk()).await
    }

    /// Waits for the next piece of the form, but not for ever.
    async fn patiently<T>(
        &self,
        next: impl Future<Output = Result<T, MultipartError>>,
    ) -> Result<T, Problem> {
        match timeout(self.service.options.patience, next).await {
            Ok(Ok(next)) => Ok(next),
            Ok(Err(error)) => Err(self.broken(&error)),
            Err(_) => Err(Problem::new(
                StatusCode::REQUEST_TIMEOUT,
                "upload_timeout",
                "Nothing was received for too long; please try again.",
            )),
        }
    }

    fn broken(&self, error: &MultipartError) -> Problem {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            too_large(self.service.limits().upload_bytes)
        } else {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "invalid_form",
                "The body is not a complete multipart/form-data form.",
            )
        }
    }
}

fn too_long(field: Field, limit: usize) -> Problem {
    if field == Field::Query {
        return question_too_long(limit);
    }
    let name = field.name();
    Problem::invalid("invalid_field", format!("The field \"{name}\" is longer than {limit} bytes."))
        .field(name)
}

fn missing() -> Problem {
    Problem::invalid(
        "missing_field",
        "The form must have a field \"file\" with the PDF of the report.",
    )
    .field("file")
}

fn repeated(name: &'static str) -> Problem {
    Problem::invalid("repeated_field", format!("The form has the field \"{name}\" more than once."))
        .field(name)
}

/// Names an unknown field back, as far as its name is harmless.
fn unknown(name: &str) -> Problem {
    let shown: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    Problem::invalid(
        "unknown_field",
        format!(
            "The form has a field \"{shown}\" that is not known; known are file, query, user_id, parallel, \
             sex, age, pregnant, language and agents."
        ),
    )
    .field(shown)
}
