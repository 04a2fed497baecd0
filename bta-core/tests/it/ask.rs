//! Questions about an analysis that has completed, and what agents say before they end.

use bta_core::AnalysisId;
use bta_core::engine::{AskError, Asked, Client, Limits};
use bta_core::event::EventKind;
use bta_core::store::{Key, Status};
use bta_core::testkit::script::{Act, Script};
use futures::StreamExt;

use crate::stage::{ended, parts, submit, work};

fn asked(question: &str, key: Option<&str>) -> Asked {
    let question = question.to_owned().into();
    Asked { question, language: None, idempotency_key: key.map(str::to_owned) }
}

/// An analysis that has completed, and the script that its respondent follows.
async fn completed(script: &Script, limits: Limits) -> (Client, AnalysisId) {
    let parts = parts(script).limits(limits);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let shift = work(&parts);
    assert_eq!(ended(&client, id).await.status, Status::Completed);
    shift.stop().await;
    (client, id)
}

#[tokio::test(start_paused = true)]
async fn a_question_is_answered_and_kept() {
    let script = Script::new();
    let (client, id) = completed(&script, Limits::default()).await;
    let before = client.load(Key::Analysis(id)).await.unwrap();
    let first = client.ask(id, asked("Why?", Some("k1"))).await.unwrap();
    assert_eq!(
        first.answer.text,
        "respondent was given [\"doctor\", \"exercise\", \"nutritionist\", \"verifier\"]"
    );
    assert_eq!(first.language.as_str(), "de", "that of the report");
    assert_eq!(client.ask(id, asked("Why?", Some("k1"))).await.unwrap(), first);
    assert_eq!(script.count("respondent"), 1, "the first answer stands");
    let second = client.ask(id, asked("Why?", None)).await.unwrap();
    assert_ne!(second.id, first.id);
    assert_eq!(client.questions(id).await.unwrap(), [first, second]);
    assert_eq!(client.load(Key::Analysis(id)).await.unwrap(), before, "the analysis has ended");
    assert!(client.delete(id).await.unwrap());
    assert_eq!(client.questions(id).await.unwrap(), []);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_asked_is_refused() {
    let script = Script::new();
    let limits = Limits { questions: 1, question_bytes: 10, ..Limits::default() };
    let (client, id) = completed(&script, limits).await;
    let refused = async |id, question, key| client.ask(id, asked(question, key)).await.unwrap_err();
    assert!(matches!(refused(AnalysisId::new(), "Why?", None).await, AskError::Unknown));
    assert!(matches!(refused(id, " \n", None).await, AskError::QuestionInvalid));
    assert!(matches!(refused(id, "a\0b", None).await, AskError::QuestionInvalid));
    assert!(matches!(
        refused(id, "much too long", None).await,
        AskError::QuestionTooLong { limit: 10 }
    ));
    assert!(matches!(refused(id, "Why?", Some("")).await, AskError::KeyInvalid));
    client.ask(id, asked("Why?", Some("k"))).await.unwrap();
    assert!(matches!(refused(id, "Why?", None).await, AskError::TooMany { limit: 1 }));
    client.ask(id, asked("Why?", Some("k"))).await.expect("it was answered before");
    let waiting = submit(&client).await.id;
    let pending = refused(waiting, "Why?", None).await;
    assert!(matches!(pending, AskError::NotCompleted { status: Status::Pending }));
}

#[tokio::test(start_paused = true)]
async fn no_answer_is_no_question() {
    let acts = [Act::Fail, Act::Unavailable(None), Act::Panic, Act::Hang, Act::Refuse, Act::Obey];
    let count = acts.len();
    let script = Script::new().agent("respondent", acts);
    let (client, id) = completed(&script, Limits::default()).await;
    for _ in 0..count {
        let error = client.ask(id, asked("Why?", Some("k"))).await.unwrap_err();
        assert!(matches!(error, AskError::Failed(_)), "{error:?}");
    }
    assert_eq!(client.questions(id).await.unwrap(), []);
    client.ask(id, asked("Why?", Some("k"))).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_an_agent_says_is_told_before_it_ends() {
    let paragraphs = ["One.", "Two.", "Three."].map(str::to_owned);
    let script = Script::new().agent("doctor", [Act::Say(paragraphs.into())]);
    let parts = parts(&script);
    let client = Client::new(parts.clone());
    let id = submit(&client).await.id;
    let events = client.events(id, 0);
    let _shift = work(&parts);
    let said: Vec<String> = events
        .filter_map(async |event| match event.unwrap().kind {
            EventKind::Said { step, text } => Some(format!("{step}: {}", text.expose())),
            _ => None,
        })
        .collect()
        .await;
    assert_eq!(said, ["doctor: One.", "doctor: One.\n\nTwo.", "doctor: One.\n\nTwo.\n\nThree."]);
    let record = ended(&client, id).await;
    assert!(record.steps.iter().all(|step| step.said.is_none()));
}
