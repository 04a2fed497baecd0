//! Whatever people, agents and workers write comes back as it was.

use bta_core::store::{
    Cancelled, Change, Claim, Filter, Idempotency, Inserted, Key, Mode, NewStep, Outcome, Recorded,
    Store,
};
use bta_core::user::{NewUser, Users};
use bta_core::{Code, Failure, Person, TaskId, UserId};

use crate::example::{LEASE, analysis, load, opinion};
use crate::place;

const HOSTILE: [&str; 12] = [
    "'; DROP TABLE users; --",
    "\" OR 1=1 --",
    "?, $1, :name, @x, {now}, {keep}",
    "%_\\%",
    "line\nbreak\r\n\ttab",
    "Ünïcödé – 血液検査 – فحص الدم",
    "👩🏽‍⚕️🩸",
    "trailing space ",
    " leading",
    "\u{202e}right to left\u{feff}",
    "\u{1}\u{7f}",
    "NULL",
];

#[tokio::test(flavor = "multi_thread")]
async fn hostile_strings_come_back_unchanged() {
    for place in place::all().await {
        let store = place.store().await;
        for text in HOSTILE {
            let mut new = analysis();
            new.kind = text.into();
            new.request.question = text.to_owned().into();
            new.request.language = Some("pt".parse().unwrap());
            new.request.mode = Mode::Parallel;
            new.request.person = Person { age_years: Some(0.1 + 0.2), ..Person::default() };
            new.document.filename = text.to_owned().into();
            new.document.key = text.into();
            new.steps =
                vec![NewStep { task_id: TaskId::new(), name: text.into(), essential: true }];
            new.idempotency = Some(Idempotency { key: text.into(), fingerprint: text.into() });
            assert_eq!(store.insert(&new).await.unwrap(), Inserted::Created, "{}", place.name);
            let claim = Claim::new(text);
            store.claim(new.id, &claim, LEASE).await.unwrap().unwrap();
            let failure = Failure::new(Code::from(text.to_owned()), text);
            let changes = [
                Change::StepStarted { step: text.into() },
                Change::StepDeferred { step: text.into(), failure: failure.clone() },
                Change::StepEnded {
                    step: text.into(),
                    outcome: Outcome::Completed(opinion(text)),
                    progress: 0.25,
                },
                Change::Failed { failure: failure.clone() },
            ];
            for change in &changes {
                let done = store.record(new.id, claim.token, LEASE, change).await.unwrap();
                assert!(matches!(done, Recorded::Done { .. }), "{}: {text:?}", place.name);
            }
            let record = load(&*store, new.id).await;
            assert_eq!(record.kind, text, "{}", place.name);
            assert_eq!(record.request, new.request, "{}", place.name);
            assert_eq!(record.document, new.document, "{}", place.name);
            assert_eq!(record.failure, Some(failure), "{}", place.name);
            assert_eq!(record.steps[0].name, text, "{}", place.name);
            assert_eq!(record.steps[0].opinion, Some(opinion(text)), "{}", place.name);
            assert_eq!(store.insert(&new).await.unwrap(), existing(&record), "{}", place.name);
        }
        let listing = store.list(&Filter { limit: 100, ..Filter::default() }).await.unwrap();
        let mut questions: Vec<_> =
            listing.items.into_iter().map(|item| item.question.into_exposed()).collect();
        questions.reverse();
        assert_eq!(questions, HOSTILE, "{}", place.name);
    }
}

fn existing(record: &bta_core::store::Record) -> Inserted {
    Inserted::Existing { id: record.id, task_id: record.task_id }
}

/// Databases that pad with spaces or fold case take these for one key.
#[tokio::test(flavor = "multi_thread")]
async fn keys_that_look_alike_are_different() {
    for place in place::all().await {
        let store = place.store().await;
        let mut created = Vec::new();
        for key in ["key", "KEY", "key ", " key", "kéy", "ke\u{301}y"] {
            let mut analysis = analysis();
            analysis.request.owner = Some(key.parse().unwrap());
            analysis.idempotency =
                Some(Idempotency { key: key.into(), fingerprint: "same".into() });
            assert_eq!(
                store.insert(&analysis).await.unwrap(),
                Inserted::Created,
                "{}: {key:?}",
                place.name
            );
            created.push(analysis);
        }
        for analysis in created {
            let filter = Filter { owner: analysis.request.owner, ..Filter::default() };
            let items = store.list(&filter).await.unwrap().items;
            assert_eq!(items.len(), 1, "{}", place.name);
            assert_eq!(items[0].id, analysis.id, "{}", place.name);
        }
    }
}

/// PostgreSQL cannot store it, and the model promises there is none: an agent's text may break the promise.
#[tokio::test(flavor = "multi_thread")]
async fn a_null_character_is_replaced() {
    for place in place::all().await {
        let store = place.store().await;
        let mut new = analysis();
        new.request.question = "a\0b".to_owned().into();
        store.insert(&new).await.unwrap();
        let claim = Claim::new("worker");
        store.claim(new.id, &claim, LEASE).await.unwrap().unwrap();
        let change = Change::StepEnded {
            step: "doctor".into(),
            outcome: Outcome::Completed(opinion("a\0b")),
            progress: f64::NAN,
        };
        store.record(new.id, claim.token, LEASE, &change).await.unwrap();
        let record = load(&*store, new.id).await;
        assert_eq!(record.request.question.expose(), "a\u{fffd}b", "{}", place.name);
        // JSON escapes it.
        assert_eq!(record.steps[1].opinion, Some(opinion("a\0b")), "{}", place.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_texts_are_stored() {
    for place in place::all().await {
        let store = place.store().await;
        let mut new = analysis();
        new.request.question = "é".repeat(5_000).into();
        new.document.filename = format!("{}.pdf", "x".repeat(251)).into();
        new.request.owner = Some("ü".repeat(18).parse().unwrap());
        new.idempotency = Some(Idempotency { key: "ü".repeat(127), fingerprint: "f".repeat(64) });
        store.insert(&new).await.unwrap();
        let claim = Claim::new("w".repeat(255));
        store.claim(new.id, &claim, LEASE).await.unwrap().unwrap();
        let text = "long ".repeat(200_000);
        let change = Change::StepEnded {
            step: "doctor".into(),
            outcome: Outcome::Completed(opinion(&text)),
            progress: 0.5,
        };
        store.record(new.id, claim.token, LEASE, &change).await.unwrap();
        let record = load(&*store, new.id).await;
        assert_eq!(record.request, new.request, "{}", place.name);
        assert_eq!(record.steps[1].opinion, Some(opinion(&text)), "{}", place.name);
        assert_eq!(store.cancel(new.id).await.unwrap(), Cancelled::Done);
        assert!(store.delete(new.id).await.unwrap(), "{}", place.name);
        assert_eq!(store.load(Key::Task(new.task_id)).await.unwrap(), None, "{}", place.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_completed_once() {
    for place in place::all().await {
        let store = place.store().await;
        let id = UserId::new();
        let mut new = analysis();
        new.request.owner = Some(id.clone());
        store.insert(&new).await.unwrap();
        let named = store.find_user(&id).await.unwrap().unwrap();
        assert_eq!((named.email, named.name), (None, None), "{}", place.name);
        let user = NewUser {
            id: id.clone(),
            email: Some("ÄNNE@Example.org".to_owned().into()),
            name: Some("Änne O'Neil".to_owned().into()),
        };
        let created = store.create_user(&user).await.unwrap().unwrap();
        assert_eq!(created.email.as_ref().unwrap().expose(), "änne@example.org", "{}", place.name);
        assert_eq!(created.created_at, named.created_at, "{}", place.name);
        assert_eq!(store.find_user(&id).await.unwrap(), Some(created), "{}", place.name);
        assert_eq!(store.create_user(&user).await.unwrap(), None, "{}", place.name);
        let same_address = NewUser { id: UserId::new(), ..user };
        assert_eq!(store.create_user(&same_address).await.unwrap(), None, "{}", place.name);
        assert_eq!(store.find_user(&same_address.id).await.unwrap(), None, "{}", place.name);
    }
}
