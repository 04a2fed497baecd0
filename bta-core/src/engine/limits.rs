//! Every number that bounds the engine, with its default.

use std::time::Duration;

/// What bounds the engine. Every process of one installation should use the same.
///
/// # Examples
///
/// ```
/// use bta_core::engine::Limits;
///
/// let limits = Limits { upload_bytes: 1024 * 1024, ..Limits::default() };
/// assert_eq!(limits.lease.as_secs(), 30);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// The largest document in bytes: 10 MiB.
    pub upload_bytes: u64,
    /// The longest question in bytes: 10,000.
    pub question_bytes: usize,
    /// How many questions may be asked about one analysis after it has completed: 100.
    pub questions: usize,
    /// After how long the answer to such a question is given up: 60 s.
    pub question_time: Duration,
    /// How many analyses may wait before submits are refused as busy: any number.
    pub waiting: Option<u64>,
    /// After how long an agent is told to stop: 300 s.
    pub soft: Duration,
    /// After how long an agent, or the reader, is dropped: 600 s.
    pub hard: Duration,
    /// How long a claim holds without being renewed: 30 s.
    pub lease: Duration,
    /// How often a claim is renewed: 10 s, and never later than after a third of the lease.
    pub renew: Duration,
    /// How often a worker process looks for analyses that are due: 5 s.
    pub sweep: Duration,
    /// How long an analysis that was pointed out is not pointed out again: 30 s.
    pub quiet: Duration,
    /// How often an agent is tried in one analysis: 3.
    pub step_attempts: u32,
    /// How often an analysis is claimed before it ends as failed: 5.
    pub attempts: u32,
    /// How long an analysis that only another version understands waits for one before it ends as
    /// failed: 24 h.
    pub foreign: Duration,
    /// How long the first retry waits at most, doubled with each further one: 1 s.
    pub backoff: Duration,
    /// How long any retry waits at most, unless the other side asked for more: 60 s.
    pub backoff_cap: Duration,
    /// How long running agents may go on when a worker is told to stop: 10 s.
    pub grace: Duration,
    /// How long ended analyses are kept: for ever.
    pub retention: Option<Duration>,
    /// How old a document without an analysis is when it is removed: 1 h.
    pub orphan: Duration,
    /// How often a follower asks the store when nothing happens in its own process: 1 s.
    pub poll: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            upload_bytes: 10 * 1024 * 1024,
            question_bytes: 10_000,
            questions: 100,
            question_time: Duration::from_secs(60),
            waiting: None,
            soft: Duration::from_secs(300),
            hard: Duration::from_secs(600),
            lease: Duration::from_secs(30),
            renew: Duration::from_secs(10),
            sweep: Duration::from_secs(5),
            quiet: Duration::from_secs(30),
            step_attempts: 3,
            attempts: 5,
            foreign: Duration::from_secs(24 * 60 * 60),
            backoff: Duration::from_secs(1),
            backoff_cap: Duration::from_secs(60),
            grace: Duration::from_secs(10),
            retention: None,
            orphan: Duration::from_secs(60 * 60),
            poll: Duration::from_secs(1),
        }
    }
}
