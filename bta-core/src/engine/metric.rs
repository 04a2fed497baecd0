//! The names of everything that is counted, through the [`metrics`] facade.
//!
//! Labels are few and closed: agents, codes, operations. No ids, and nothing about a person.

/// Counter: analyses accepted.
pub const SUBMITTED: &str = "bta_analyses_submitted_total";
/// Counter: analyses that a worker ended; labels `status` and `code` (empty unless failed).
pub const ENDED: &str = "bta_analyses_ended_total";
/// Counter: analyses cancelled.
pub const CANCELLED: &str = "bta_analyses_cancelled_total";
/// Counter: analyses deleted, by people or because they were old enough.
pub const DELETED: &str = "bta_analyses_deleted_total";
/// Counter: questions answered after an analysis has completed.
pub const QUESTIONS: &str = "bta_questions_answered_total";
/// Counter: steps that will be tried again; label `agent`.
pub const RETRIES: &str = "bta_step_retries_total";
/// Counter: analyses whose claim was lost while they ran.
pub const LOST: &str = "bta_claims_lost_total";
/// Counter: analyses given back before they ended.
pub const RELEASED: &str = "bta_analyses_released_total";
/// Counter: analyses that a sweep rang for again.
pub const RUNG: &str = "bta_sweep_hints_total";
/// Counter: documents removed because no analysis owned them.
pub const ORPHANS: &str = "bta_orphans_removed_total";
/// Counter: errors of the broker; label `operation`.
pub const BROKER_ERRORS: &str = "bta_broker_errors_total";
/// Counter: errors of the store, in the worker and the sweep; label `operation`.
pub const STORE_ERRORS: &str = "bta_store_errors_total";

/// Histogram: seconds from claim to end.
pub const ANALYSIS_SECONDS: &str = "bta_analysis_seconds";
/// Histogram: seconds an agent took; labels `agent` and `result`.
pub const STEP_SECONDS: &str = "bta_step_seconds";
/// Histogram: seconds reading took.
pub const READ_SECONDS: &str = "bta_read_seconds";
/// Histogram: seconds from submit to first claim.
pub const WAIT_SECONDS: &str = "bta_queue_wait_seconds";

/// Gauge: analyses running in this process.
pub const RUNNING: &str = "bta_analyses_running";

/// Tells the installed recorder, if any, what each name means.
pub fn describe() {
    use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};

    describe_counter!(SUBMITTED, "analyses accepted");
    describe_counter!(ENDED, "analyses that a worker ended, by status and code");
    describe_counter!(CANCELLED, "analyses cancelled");
    describe_counter!(DELETED, "analyses deleted");
    describe_counter!(QUESTIONS, "questions answered after an analysis has completed");
    describe_counter!(RETRIES, "steps that will be tried again, by agent");
    describe_counter!(LOST, "analyses whose claim was lost while they ran");
    describe_counter!(RELEASED, "analyses given back before they ended");
    describe_counter!(RUNG, "analyses that a sweep rang for again");
    describe_counter!(ORPHANS, "documents removed because no analysis owned them");
    describe_counter!(BROKER_ERRORS, "errors of the broker, by operation");
    describe_counter!(STORE_ERRORS, "errors of the store, by operation");
    describe_histogram!(ANALYSIS_SECONDS, Unit::Seconds, "from claim to end");
    describe_histogram!(STEP_SECONDS, Unit::Seconds, "what an agent took, by agent and result");
    describe_histogram!(READ_SECONDS, Unit::Seconds, "what reading took");
    describe_histogram!(WAIT_SECONDS, Unit::Seconds, "from submit to first claim");
    describe_gauge!(RUNNING, "analyses running in this process");
}
