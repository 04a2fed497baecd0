//! Agents: who examines a case.

use std::fmt;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::case::Case;
use crate::failure::Failure;
use crate::opinion::Opinion;
use crate::private::Private;

/// Examines one case and returns an opinion.
///
/// # Rules
///
/// - The same case may be examined twice (after a crash); examining has no effect elsewhere.
/// - It ends soon after [`Context::cancelled`] fires; at the deadline it is dropped.
/// - Every statement of the opinion names its evidence.
#[async_trait]
pub trait Agent: fmt::Debug + Send + Sync + 'static {
    /// Returns the name, unique within the analysis: lower-case ASCII such as `doctor`.
    fn name(&self) -> &str;

    /// Examines `case`.
    ///
    /// # Errors
    ///
    /// A transient error is tried again with backoff; a permanent one fails the step, and the
    /// analysis too when the step is essential.
    async fn examine(&self, case: &Case, context: &Context) -> Result<Opinion, AgentError>;
}

/// What an agent is told while it works: its deadline, whether to stop, and whom to report progress to.
#[derive(Clone, Debug)]
pub struct Context {
    deadline: Instant,
    cancelled: CancellationToken,
    progress: watch::Sender<f64>,
    said: watch::Sender<Private<String>>,
}

impl Context {
    /// Makes a context that ends at `deadline` or when `cancelled` fires.
    #[must_use]
    pub fn new(deadline: Instant, cancelled: CancellationToken) -> Self {
        Self {
            deadline,
            cancelled,
            progress: watch::Sender::new(0.0),
            said: watch::Sender::default(),
        }
    }

    /// Makes a context for trying an agent out: ten minutes, never cancelled.
    #[must_use]
    pub fn detached() -> Self {
        Self::new(Instant::now() + Duration::from_secs(600), CancellationToken::new())
    }

    /// Returns when the agent is dropped at the latest.
    #[must_use]
    pub const fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Completes when the agent should stop: the soft limit passed, or the analysis was cancelled.
    pub async fn cancelled(&self) {
        self.cancelled.cancelled().await;
    }

    /// Returns whether the agent should stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.is_cancelled()
    }

    /// Reports progress, 0.0 to 1.0; going back or beyond is ignored.
    pub fn report(&self, fraction: f64) {
        self.progress.send_if_modified(|now| {
            let forward = fraction > *now && fraction <= 1.0;
            if forward {
                *now = fraction;
            }
            forward
        });
    }

    /// Lets the reader see a paragraph of the answer before all of it is there.
    ///
    /// Only what was checked: it is shown as it is, though the final opinion may order it differently.
    pub fn say(&self, paragraph: &str) {
        self.said.send_modify(|said| {
            let mut text = std::mem::take(said).into_exposed();
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(paragraph);
            *said = text.into();
        });
    }

    /// Returns all that was said so far, as it grows.
    #[must_use]
    pub fn said(&self) -> watch::Receiver<Private<String>> {
        self.said.subscribe()
    }

    /// Returns the progress as it is reported.
    #[must_use]
    pub fn progress(&self) -> watch::Receiver<f64> {
        self.progress.subscribe()
    }
}

/// Why an agent gave no opinion.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AgentError {
    /// It may work later: a server was busy, a connection broke.
    #[error("agent is unavailable for now")]
    Unavailable {
        /// When to try again at the earliest, if the other side said so.
        retry_after: Option<Duration>,
        /// What happened.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It stopped because it was told to.
    #[error("agent was stopped")]
    Stopped,
    /// It will never work with this case.
    #[error("agent failed")]
    Failed(Failure),
    /// The case cannot be analyzed at all: ends the analysis with this failure, whatever the step.
    #[error("agent refused the case")]
    Refused(Failure),
}

impl AgentError {
    /// Returns whether trying again may help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unavailable { .. } => true,
            Self::Stopped | Self::Failed(_) | Self::Refused(_) => false,
        }
    }
}
