//! The table of settings, and what values mean.

use super::*;

#[test]
fn every_default_parses() {
    for setting in SETTINGS {
        let mut config = Config::default();
        assert_eq!((setting.set)(&mut config, setting.default), Ok(()), "{}", setting.name);
    }
}

#[test]
fn names_are_unique() {
    let mut names: Vec<_> = SETTINGS
        .iter()
        .flat_map(|setting| std::iter::once(&setting.name).chain(setting.aliases))
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[track_caller]
fn check(vars: &[(&str, &str)], expected: Result<&str, &str>, of: fn(&Config) -> String) {
    let found = Config::from_vars(vars.iter().copied())
        .map(|config| of(&config))
        .map_err(|e| e.to_string());
    assert_eq!(found.as_deref().map_err(String::as_str), expected);
}

#[test]
fn values() {
    let concurrency: fn(&Config) -> String = |config| config.concurrency.to_string();
    check(&[], Ok("2"), concurrency);
    check(&[("CELERY_CONCURRENCY", "8")], Ok("8"), concurrency);
    check(&[("CELERY_CONCURRENCY", "8"), ("CONCURRENCY", "3")], Ok("3"), concurrency);
    check(&[("CONCURRENCY", "")], Ok("2"), concurrency);
    check(&[("CONCURRENCY", "many")], Err("CONCURRENCY must be a number from 1"), concurrency);
    check(
        &[("TIME_LIMIT", "0")],
        Err("TIME_LIMIT must be a number of seconds above 0"),
        concurrency,
    );
    check(&[("TIME_LIMIT", "5")], Err("SOFT_TIME_LIMIT must be at most TIME_LIMIT"), concurrency);
    check(&[("UPLOAD_DIR", "/data")], Ok("/data"), |config| config.files_url.clone());
    check(&[("RESULT_EXPIRES", "3600")], Ok("Some(3600s)"), |config| {
        format!("{:?}", config.result_expires)
    });
}

#[test]
fn urls_are_private() {
    let config = Config::from_vars([("DATABASE_URL", "postgresql://user:secret@host/db")]).unwrap();
    assert!(!format!("{config:?}").contains("secret"));
}
