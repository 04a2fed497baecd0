//! Errors as the servers raise them.

use bta_core::testkit::service;
use sqlx::{AssertSqlSafe, Connection, Executor};

use super::{Class, Dialect, Fault};
use crate::dialect::Spoken;

#[track_caller]
fn check(dialect: &Dialect, raised: sqlx::Error, class: Class) {
    let fault = Fault::from(raised);
    assert_eq!(fault.class(dialect), class, "{fault:?}");
    let error = fault.into_store_error(dialect);
    let transient = matches!(class, Class::Contended | Class::Unavailable | Class::Full);
    assert_eq!(error.is_transient(), transient, "{error:?}");
    let shown = format!("{error:?}");
    if shown.contains("code: \"22") || shown.contains("code: \"23") {
        assert!(!shown.contains("secret"), "{shown}");
    } else {
        assert!(shown.contains("secret"), "the message helps: {shown}");
    }
}

#[tokio::test]
async fn postgres() {
    let Some(url) = service::running(
        "BTA_TEST_POSTGRES_URL",
        "postgres://postgres@127.0.0.1:5432/postgres?sslmode=disable",
    ) else {
        return;
    };
    let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
    for (code, class) in [
        ("23505", Class::Taken),
        ("40001", Class::Contended),
        ("40P01", Class::Contended),
        ("53100", Class::Full),
        ("53300", Class::Unavailable),
        ("57P01", Class::Unavailable),
        ("57014", Class::Unavailable),
        ("08006", Class::Unavailable),
        ("25006", Class::Unavailable),
        ("22001", Class::Refused),
        ("23503", Class::Refused),
        ("42P01", Class::Refused),
        ("28P01", Class::Refused),
    ] {
        let raise = format!("DO $$ BEGIN RAISE 'secret' USING ERRCODE = '{code}'; END $$");
        let raised = connection.execute(AssertSqlSafe(raise)).await.unwrap_err();
        check(&sqlx::Postgres::DIALECT, raised, class);
    }
}

#[tokio::test]
async fn mysql() {
    let Some(url) = service::running(
        "BTA_TEST_MYSQL_URL",
        "mysql://root@127.0.0.1:3306/mysql?ssl-mode=disabled",
    ) else {
        return;
    };
    let mut connection = sqlx::MySqlConnection::connect(&url).await.unwrap();
    for (state, number, class) in [
        ("23000", 1062, Class::Taken),
        ("40001", 1213, Class::Contended),
        ("HY000", 1205, Class::Contended),
        ("HY000", 1114, Class::Full),
        ("HY000", 1021, Class::Full),
        ("08004", 1040, Class::Unavailable),
        ("08S01", 1053, Class::Unavailable),
        ("70100", 1317, Class::Unavailable),
        ("22001", 1406, Class::Refused),
        ("23000", 1452, Class::Refused),
        ("42S02", 1146, Class::Refused),
    ] {
        let raise = format!(
            "SIGNAL SQLSTATE '{state}' SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = 'secret'"
        );
        let raised = connection.execute(AssertSqlSafe(raise)).await.unwrap_err();
        check(&sqlx::MySql::DIALECT, raised, class);
    }
}
