//! Users.

use bta_core::UserId;
use bta_core::user::{NewUser, User};

use crate::database::{Database, Transaction};
use crate::dialect::Class;
use crate::fault::Fault;
use crate::load::Reader;
use crate::row::Row;
use crate::statement::Statement;

pub(crate) async fn create(database: &Database, user: &NewUser) -> Result<Option<User>, Fault> {
    let mut transaction = database.begin().await?;
    let created = write(&mut transaction, user).await;
    match transaction.finish(created).await {
        Err(fault) if fault.class(database.dialect()) == Class::Taken => Ok(None),
        created => created,
    }
}

/// Completes the user that an analysis has named, or creates one. A taken id or address fails.
async fn write(transaction: &mut Transaction, user: &NewUser) -> Result<Option<User>, Fault> {
    let email = user.email.as_ref().map(|email| email.expose().to_lowercase());
    let name = user.name.as_ref().map(|name| name.expose().clone());
    let complete = Statement::new(
        "UPDATE users SET email = ?, name = ?, updated_at = {now}
        WHERE user_id = ? AND email IS NULL AND name IS NULL",
    )
    .bind(email.clone())
    .bind(name.clone())
    .bind(user.id.as_str());
    if transaction.execute(complete).await? == 0 {
        let create = Statement::new(
            "INSERT INTO users (user_id, email, name, created_at, updated_at)
            VALUES (?, ?, ?, {now}, {now})",
        )
        .bind(user.id.as_str())
        .bind(email)
        .bind(name);
        transaction.execute(create).await?;
    }
    transaction.fetch(select(&user.id)).await?.first().map(read).transpose()
}

pub(crate) async fn find(database: &Database, id: &UserId) -> Result<Option<User>, Fault> {
    database.read(select(id)).await?.first().map(read).transpose()
}

fn select(id: &UserId) -> Statement {
    Statement::new(
        "SELECT user_id, email, name, created_at, updated_at FROM users WHERE user_id = ?",
    )
    .bind(id.as_str())
}

fn read(row: &Row) -> Result<User, Fault> {
    // Whose row it is stays out of errors: an id can be an address.
    let read = Reader::new(row, String::new());
    Ok(User {
        id: read.parse("user_id")?,
        email: row.maybe_text("email")?.map(Into::into),
        name: row.maybe_text("name")?.map(Into::into),
        created_at: read.time("created_at")?,
        updated_at: read.time("updated_at")?,
    })
}
