//! Users.

use super::sample::analysis;
use super::submission::owner;
use super::{Subject, ok};
use crate::id::UserId;
use crate::store::user::NewUser;
use crate::store::{Inserted, Store};

/// A created user comes back, the e-mail address case-folded.
pub async fn users_come_back(subject: &dyn Subject) {
    let store = subject.store().await;
    let user = new_user("u-1", Some("Anna@Example.ORG"), Some("Ännä Öz"));
    let created = ok(store.create_user(&user).await).expect("nobody has this id");
    assert_eq!(created.email, Some("anna@example.org".to_owned().into()));
    assert_eq!(created.name, user.name);
    assert_eq!(created.created_at.timestamp_subsec_nanos() % 1_000_000, 0);
    assert_eq!(ok(store.find_user(&user.id).await), Some(created));
    assert_eq!(ok(store.find_user(&UserId::new()).await), None);
    assert_eq!(ok(store.create_user(&user).await), None, "the id is taken");
}

/// An e-mail address belongs to one user, whatever its case; any number may have none.
pub async fn emails_are_unique(subject: &dyn Subject) {
    let store = subject.store().await;
    let create = async |store: &dyn Store, id, email| {
        ok(store.create_user(&new_user(id, email, None)).await).is_some()
    };
    assert!(create(&*store, "u-1", Some("a@example.org")).await);
    assert!(!create(&*store, "u-2", Some("A@Example.org")).await);
    assert_eq!(ok(store.find_user(&owner("u-2")).await), None, "nothing was stored");
    assert!(create(&*store, "u-2", Some("b@example.org")).await);
    assert!(create(&*store, "u-3", None).await);
    assert!(create(&*store, "u-4", None).await);
}

/// An analysis creates its owner, once.
pub async fn owners_become_users(subject: &dyn Subject) {
    let store = subject.store().await;
    insert_owned(&*store, "u-1").await;
    let user = ok(store.find_user(&owner("u-1")).await).expect("the owner is a user");
    assert_eq!((&user.email, &user.name), (&None, &None));
    insert_owned(&*store, "u-1").await;
    assert_eq!(ok(store.find_user(&owner("u-1")).await), Some(user));
}

/// A user that only an analysis has named can be completed; one that is complete stays.
pub async fn owners_can_be_completed(subject: &dyn Subject) {
    let store = subject.store().await;
    insert_owned(&*store, "u-1").await;
    let named = ok(store.find_user(&owner("u-1")).await).expect("the owner is a user");
    let user = new_user("u-1", Some("a@example.org"), Some("A"));
    let completed = ok(store.create_user(&user).await).expect("only an analysis has named it");
    assert_eq!((&completed.email, &completed.name), (&user.email, &user.name));
    assert_eq!(completed.created_at, named.created_at);
    insert_owned(&*store, "u-1").await;
    assert_eq!(ok(store.find_user(&owner("u-1")).await), Some(completed));
    assert_eq!(ok(store.create_user(&user).await), None);
}

async fn insert_owned(store: &dyn Store, name: &str) {
    let mut analysis = analysis();
    analysis.request.owner = Some(owner(name));
    assert_eq!(ok(store.insert(&analysis).await), Inserted::Created);
}

fn new_user(id: &str, email: Option<&str>, name: Option<&str>) -> NewUser {
    let text = |text: &str| text.to_owned().into();
    NewUser { id: owner(id), email: email.map(text), name: name.map(text) }
}
