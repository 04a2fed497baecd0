//! The rules of the [`Store`] contract.

mod change;
mod claim;
mod due;
mod end;
mod list;
mod question;
mod sample;
mod submission;
mod user;
mod worker;

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use crate::id::{AnalysisId, ClaimToken};
use crate::store::{Change, Claim, Inserted, Key, NewAnalysis, Record, Recorded, Store};

pub use change::{
    changes_raise_the_version, only_the_token_writes, progress_never_goes_back,
    repeated_changes_do_nothing, reports_and_opinions_come_back, said_text_is_there_while_it_runs,
    step_ends_once, steps_are_deferred,
};
pub use claim::{
    attempts_can_be_refunded, claim_starts_processing, expired_claims_write_nothing,
    expired_leases_can_be_claimed, first_start_is_kept, one_claimer_wins, record_renews_the_lease,
    released_analyses_wait, stale_tokens_write_nothing,
};
pub use due::{
    due_is_quiet_for_a_while, due_lists_what_can_be_claimed, longest_waiting_comes_first,
};
pub use end::{
    cancel_takes_the_claim, completed_is_final, delete_leaves_nothing, delete_takes_the_claim,
    ended_analyses_do_not_change, failed_keeps_partial_results,
};
pub use list::{list_filters, list_finds_old_ends, list_is_newest_first};
pub use question::{
    questions_come_back, questions_go_with_their_analysis, repeated_questions_find_the_first,
};
pub use sample::{analysis, opinion, report};
pub use submission::{
    concurrent_submits_make_one, insert_again_is_harmless, inserted_analyses_come_back,
    keys_belong_to_owners, repeated_submits_find_the_first, reused_keys_are_refused,
    tasks_name_their_analysis, texts_of_any_kind_come_back, times_are_milliseconds,
};
pub use user::{emails_are_unique, owners_become_users, owners_can_be_completed, users_come_back};
pub use worker::{silent_workers_are_unknown, workers_are_forgotten, workers_are_known};

/// A lease, delay or pause that a test lets pass.
const SHORT: Duration = Duration::from_millis(200);
/// A lease that does not expire in a test.
const LONG: Duration = Duration::from_secs(600);

/// What a store's tests need: fresh stores, and a way to let time pass on their clock.
#[async_trait]
pub trait Subject: Send + Sync {
    /// Returns a store without analyses and users.
    async fn store(&self) -> Arc<dyn Store>;

    /// Lets at least `time` pass on the clock of every store.
    ///
    /// For a server that is sleeping; a store with a clock of its own moves it.
    async fn lapse(&self, time: Duration);
}

/// Runs every rule.
pub async fn all(subject: &dyn Subject) {
    inserted_analyses_come_back(subject).await;
    texts_of_any_kind_come_back(subject).await;
    times_are_milliseconds(subject).await;
    tasks_name_their_analysis(subject).await;
    insert_again_is_harmless(subject).await;
    repeated_submits_find_the_first(subject).await;
    reused_keys_are_refused(subject).await;
    keys_belong_to_owners(subject).await;
    concurrent_submits_make_one(subject).await;

    claim_starts_processing(subject).await;
    one_claimer_wins(subject).await;
    first_start_is_kept(subject).await;
    expired_leases_can_be_claimed(subject).await;
    expired_claims_write_nothing(subject).await;
    stale_tokens_write_nothing(subject).await;
    record_renews_the_lease(subject).await;
    released_analyses_wait(subject).await;
    attempts_can_be_refunded(subject).await;

    only_the_token_writes(subject).await;
    changes_raise_the_version(subject).await;
    repeated_changes_do_nothing(subject).await;
    reports_and_opinions_come_back(subject).await;
    progress_never_goes_back(subject).await;
    step_ends_once(subject).await;
    steps_are_deferred(subject).await;
    said_text_is_there_while_it_runs(subject).await;

    completed_is_final(subject).await;
    failed_keeps_partial_results(subject).await;
    ended_analyses_do_not_change(subject).await;
    cancel_takes_the_claim(subject).await;
    delete_takes_the_claim(subject).await;
    delete_leaves_nothing(subject).await;

    due_lists_what_can_be_claimed(subject).await;
    due_is_quiet_for_a_while(subject).await;
    longest_waiting_comes_first(subject).await;
    list_is_newest_first(subject).await;
    list_filters(subject).await;
    list_finds_old_ends(subject).await;

    questions_come_back(subject).await;
    repeated_questions_find_the_first(subject).await;
    questions_go_with_their_analysis(subject).await;

    users_come_back(subject).await;
    emails_are_unique(subject).await;
    owners_become_users(subject).await;
    owners_can_be_completed(subject).await;

    workers_are_known(subject).await;
    silent_workers_are_unknown(subject).await;
    workers_are_forgotten(subject).await;
}

/// Lets more than a [`SHORT`] time pass.
async fn lapse_short(subject: &dyn Subject) {
    subject.lapse(SHORT + Duration::from_millis(20)).await;
}

#[track_caller]
fn ok<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("the store answers")
}

/// Stores a fresh analysis.
async fn inserted(store: &dyn Store) -> NewAnalysis {
    let analysis = analysis();
    assert_eq!(ok(store.insert(&analysis).await), Inserted::Created);
    analysis
}

/// Stores a fresh analysis and claims it.
async fn claimed(store: &dyn Store, lease: Duration) -> (NewAnalysis, ClaimToken) {
    let analysis = inserted(store).await;
    let token = claim(store, analysis.id, lease).await.expect("a new analysis can be claimed");
    (analysis, token)
}

/// Claims `id`; `None` when the claim is lost.
async fn claim(store: &dyn Store, id: AnalysisId, lease: Duration) -> Option<ClaimToken> {
    let claim = Claim::new("kit");
    ok(store.claim(id, &claim, lease).await).map(|_| claim.token)
}

async fn load(store: &dyn Store, id: AnalysisId) -> Record {
    ok(store.load(Key::Analysis(id)).await).expect("the analysis exists")
}

/// Records `change` for a long lease; returns the version.
async fn recorded(store: &dyn Store, id: AnalysisId, token: ClaimToken, change: Change) -> u64 {
    match ok(store.record(id, token, LONG, &change).await) {
        Recorded::Done { version } => version,
        Recorded::Lost => panic!("the claim holds, but the store says it is lost: {change:?}"),
    }
}

/// Tries every kind of change with `token`; none may do anything.
async fn assert_refused(store: &dyn Store, id: AnalysisId, token: ClaimToken) {
    let before = ok(store.load(Key::Analysis(id)).await);
    for change in sample::changes() {
        let what = ok(store.record(id, token, LONG, &change).await);
        assert_eq!(what, Recorded::Lost, "a claim that is gone wrote {change:?}");
    }
    assert_eq!(ok(store.load(Key::Analysis(id)).await), before);
}
