//! `POST /users` and `GET /users/{user_id}`: people and services that own analyses.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bta_core::Private;
use bta_core::id::UserId;
use bta_core::user::{NewUser, User};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::problem::{Problem, ProblemDocument};
use crate::service::{Mount, Service};
use crate::timestamp::Timestamp;

/// The most bytes of an e-mail address or a name.
const BYTES: usize = 255;

/// A user to create; everything may be left out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UserRequest {
    /// The id; made by the server unless given.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 36)]
    user_id: Option<UserId>,
    /// The e-mail address; unique among users, whatever its case.
    #[serde(default)]
    #[schema(max_length = 255, format = Email)]
    email: Option<String>,
    /// The name.
    #[serde(default)]
    #[schema(max_length = 255)]
    name: Option<String>,
}

/// A user.
#[derive(Serialize, ToSchema)]
#[schema(as = User)]
pub(crate) struct UserBody {
    /// The id.
    user_id: String,
    /// The e-mail address, in lower case.
    email: Option<String>,
    /// The name.
    name: Option<String>,
    /// When the user was created.
    created_at: Timestamp,
    /// When the user last changed.
    updated_at: Timestamp,
}

impl From<User> for UserBody {
    fn from(user: User) -> Self {
        Self {
            user_id: user.id.into(),
            email: user.email.map(Private::into_exposed),
            name: user.name.map(Private::into_exposed),
            created_at: user.created_at.into(),
            updated_at: user.updated_at.into(),
        }
    }
}

/// Creates a user.
#[utoipa::path(
    post, path = "/users", tag = "users", request_body = UserRequest,
    responses(
        (status = 201, description = "The user", body = UserBody, headers(("Location" = String, description = "The user's address"))),
        (status = 409, description = "The id or the e-mail address belongs to somebody", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, description = "The body is too large", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, description = "The body is not JSON", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn create(
    State(service): State<Service>,
    mount: Mount,
    body: Result<Json<Map<String, Value>>, JsonRejection>,
) -> Result<Response, Problem> {
    // As a map first: a list of three texts would pass for a user, too.
    let Json(fields) = body.map_err(|rejection| unreadable(&rejection, no_user))?;
    let request: UserRequest = serde_json::from_value(fields.into()).map_err(|_| no_user())?;
    let user = NewUser {
        id: request.user_id.unwrap_or_else(UserId::new),
        email: request.email.as_deref().map(email).transpose()?.map(Private::new),
        name: request.name.as_deref().map(name).transpose()?.map(Private::new),
    };
    let created = service.client.users().create_user(&user).await?.ok_or_else(|| {
        Problem::new(
            StatusCode::CONFLICT,
            "user_exists",
            "The id or the e-mail address belongs to another user already.",
        )
    })?;
    let id = created.id.clone();
    let mut response = (StatusCode::CREATED, Json(UserBody::from(created))).into_response();
    mount.locate(&mut response, "users", id.as_str());
    Ok(response)
}

/// Returns a user.
#[utoipa::path(
    get, path = "/users/{user_id}", tag = "users",
    params(("user_id" = String, Path, description = "The id of the user")),
    responses(
        (status = 200, description = "The user", body = UserBody),
        (status = 404, description = "There is no such user", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 503, description = "The store is away", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn find(
    State(service): State<Service>,
    Path(id): Path<String>,
) -> Result<Json<UserBody>, Problem> {
    let unknown =
        || Problem::new(StatusCode::NOT_FOUND, "user_not_found", "There is no user with this id.");
    let id: UserId = id.parse().map_err(|_| unknown())?;
    let user = service.client.users().find_user(&id).await?.ok_or_else(unknown)?;
    Ok(Json(user.into()))
}

/// Accepts what looks like an address; only a letter sent there could prove more.
fn email(text: &str) -> Result<String, Problem> {
    let text = text.trim().to_lowercase();
    let plain = |part: &str| {
        !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || c == '@')
    };
    let looks_right = text.len() <= BYTES
        && text.split_once('@').is_some_and(|(person, host)| {
            plain(person)
                && plain(host)
                && host.split('.').count() >= 2
                && host.split('.').all(|label| !label.is_empty())
        });
    looks_right.then_some(text).ok_or_else(|| {
        invalid(
            "email",
            "must be an e-mail address of at most 255 bytes, such as \"a@example.org\"",
        )
    })
}

fn name(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let fits = (1..=BYTES).contains(&text.len()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
        .ok_or_else(|| invalid("name", "must have 1 to 255 bytes and no control characters"))
}

fn invalid(field: &'static str, expected: &str) -> Problem {
    Problem::invalid("invalid_field", format!("The field \"{field}\" {expected}.")).field(field)
}

fn no_user() -> Problem {
    Problem::invalid(
        "invalid_field",
        "A user has the fields user_id, email and name, each a text or null, and no others.",
    )
}

/// Says why a body cannot be read, `wrong` when it is JSON of another shape; the parser's own words would repeat what it holds.
pub(crate) fn unreadable(rejection: &JsonRejection, wrong: fn() -> Problem) -> Problem {
    match rejection.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "Please send JSON, with the header \"content-type: application/json\".",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "The body is larger than it can be.",
        ),
        StatusCode::UNPROCESSABLE_ENTITY => wrong(),
        _ => Problem::invalid("invalid_json", "The body is not valid JSON."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for right in ["a@b.org", "A.B+c@Example.ORG", "ü@bücher.example"] {
            assert!(email(right).is_ok(), "{right}");
        }
        let long = format!("{}@b.org", "a".repeat(250));
        for wrong in [
            "",
            "a",
            "@b.org",
            "a@",
            "a@b",
            "a b@c.org",
            "a@b..org",
            "a@b@c.org",
            "a\u{0}@b.org",
            &long,
        ] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
        assert_eq!(email(" A@B.org ").ok().as_deref(), Some("a@b.org"));
    }

    #[test]
    fn names() {
        assert!(name("Ada").is_ok());
        for wrong in ["", "  ", "a\u{0}b", &"n".repeat(256)] {
            assert!(name(wrong).is_err(), "{wrong:?}");
        }
    }
}
