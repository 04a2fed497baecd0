//! Questions that are asked after an analysis has completed.

use super::sample::{analysis, opinion};
use super::{LONG, Subject, claimed, inserted, load, ok, recorded};
use crate::id::{AnalysisId, QuestionId};
use crate::language::Language;
use crate::opinion::{Usage, Writing};
use crate::store::Change;
use crate::store::question::NewQuestion;

fn question(analysis: AnalysisId, text: &str) -> NewQuestion {
    let mut answer = opinion("Das Ferritin ist niedrig. 鉄\n\nHinweis.");
    let usage = Usage { requests: 2, input_tokens: 1200, output_tokens: 90, cost: 0.00125 };
    answer.writing = Some(Writing { dropped: 1, usage, ..Writing::default() });
    NewQuestion {
        id: QuestionId::new(),
        analysis,
        question: text.to_owned().into(),
        language: Language::english(),
        answer,
    }
}

/// A question comes back with its answer, the oldest first, and does not change the analysis.
pub async fn questions_come_back(subject: &dyn Subject) {
    let store = subject.store().await;
    let (analysis, token) = claimed(&*store, LONG).await;
    recorded(&*store, analysis.id, token, Change::Completed).await;
    let before = load(&*store, analysis.id).await;
    assert_eq!(ok(store.questions(analysis.id).await), []);
    let asked = [question(analysis.id, "Warum „müde“? 🩸"), question(analysis.id, "and sport?")];
    let mut stored = Vec::new();
    for new in &asked {
        let question = ok(store.add_question(new).await).expect("the analysis exists");
        assert_eq!((question.id, &question.question), (new.id, &new.question));
        assert_eq!((&question.language, &question.answer), (&new.language, &new.answer));
        assert_eq!(question.created_at.timestamp_subsec_nanos() % 1_000_000, 0);
        stored.push(question);
        subject.lapse(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(ok(store.questions(analysis.id).await), stored);
    assert_eq!(load(&*store, analysis.id).await, before);
}

/// The same question added again stores nothing and returns the first.
pub async fn repeated_questions_find_the_first(subject: &dyn Subject) {
    let store = subject.store().await;
    let analysis = inserted(&*store).await;
    let first = question(analysis.id, "first");
    let stored = ok(store.add_question(&first).await);
    let again = NewQuestion { id: first.id, ..question(analysis.id, "second") };
    assert_eq!(ok(store.add_question(&again).await), stored);
    assert_eq!(ok(store.questions(analysis.id).await).len(), 1);
}

/// A question of an analysis that does not exist is not stored; questions are deleted with theirs.
pub async fn questions_go_with_their_analysis(subject: &dyn Subject) {
    let store = subject.store().await;
    assert_eq!(ok(store.add_question(&question(analysis().id, "lost")).await), None);
    let (deleted, kept) = (inserted(&*store).await, inserted(&*store).await);
    for id in [deleted.id, kept.id] {
        assert!(ok(store.add_question(&question(id, "kept?")).await).is_some());
    }
    assert!(ok(store.delete(deleted.id).await));
    assert_eq!(ok(store.questions(deleted.id).await), []);
    assert_eq!(ok(store.add_question(&question(deleted.id, "late")).await), None);
    assert_eq!(ok(store.questions(kept.id).await).len(), 1);
}
