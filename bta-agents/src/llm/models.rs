//! Several models in order of preference: retries, circuit breakers, budgets, and how many at once.

use std::sync::Arc;
use std::time::Duration;

use rand::RngExt;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{debug, warn};

use super::breaker::Breaker;
use super::budget::{Allowance, Budget, Ledger};
use super::chat::{Chat, ChatError, ChatRequest, Listener, Reply};

/// How long the first retry waits at most, doubled with each further one.
const BACKOFF: Duration = Duration::from_millis(250);
/// How long any retry waits at most, unless the server asks for more.
const LONGEST_BACKOFF: Duration = Duration::from_secs(5);

/// Models in order of preference, with everything around them; shared by all agents of a process.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
///
/// use bta_agents::llm::{Budget, Models, Server};
///
/// # let _ = rustls::crypto::ring::default_provider().install_default();
/// let models = Models::new(vec![
///     Arc::new(Server::new("https://models.example/v1", "large")?),
///     Arc::new(Server::new("http://127.0.0.1:11434/v1", "small")?),
/// ])
/// .budget(Budget { cost_per_day: Some(5.0), ..Budget::default() });
/// # Ok::<(), bta_agents::llm::ServerError>(())
/// ```
#[derive(Debug)]
pub struct Models {
    models: Vec<(Arc<dyn Chat>, Breaker)>,
    at_once: Semaphore,
    ledger: Ledger,
    budget: Budget,
}

/// What went wrong with one model while one answer is wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Trouble {
    failures: u32,
    /// It will not work with this request.
    hopeless: bool,
    /// When it may be asked again.
    not_before: Option<Instant>,
}

impl Models {
    /// Uses these models, the best first; eight requests at once.
    #[must_use]
    pub fn new(models: Vec<Arc<dyn Chat>>) -> Self {
        Self {
            models: models.into_iter().map(|model| (model, Breaker::default())).collect(),
            at_once: Semaphore::new(8),
            ledger: Ledger::default(),
            budget: Budget::default(),
        }
    }

    /// Sets how many requests are under way at once; the others wait.
    #[must_use]
    pub fn at_once(mut self, requests: std::num::NonZeroUsize) -> Self {
        self.at_once = Semaphore::new(requests.get().min(Semaphore::MAX_PERMITS));
        self
    }

    /// Sets the limits of tokens, money and requests.
    #[must_use]
    pub fn budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// Returns what one answer may take that must be there at `deadline`.
    #[must_use]
    pub fn allowance(&self, deadline: Instant) -> Allowance {
        Allowance::new(self.budget, deadline)
    }

    /// Asks until a model answers or `allowance` is used up. Returns the answer and the model's name.
    ///
    /// # Errors
    ///
    /// The last error when no model answers in time and within the allowance.
    pub async fn ask(
        &self,
        request: &ChatRequest,
        allowance: &mut Allowance,
        listener: &mut dyn Listener,
    ) -> Result<(Reply, String), ChatError> {
        let mut troubles = vec![Trouble::default(); self.models.len()];
        let mut last = ChatError::Unavailable;
        loop {
            let Some(index) = self.choose(&troubles) else { return Err(last) };
            let (Some((model, breaker)), Some(trouble)) =
                (self.models.get(index), troubles.get_mut(index))
            else {
                return Err(last);
            };
            if let Some(time) = trouble.not_before.filter(|time| *time > Instant::now()) {
                if time >= allowance.deadline {
                    return Err(last);
                }
                sleep(time - Instant::now()).await;
            }
            if !breaker.admits() {
                continue; // It has opened meanwhile.
            }
            listener.begin();
            match self.attempt(&**model, request, allowance, listener).await {
                Ok(reply) => {
                    breaker.succeeded();
                    return Ok((reply, model.model().to_owned()));
                }
                Err(error @ (ChatError::Declined | ChatError::Spent(_))) => return Err(error),
                Err(ChatError::Unsupported) => debug!(model = model.model(), "asked more plainly"),
                Err(error) => {
                    warn!(model = model.model(), error = %error, "model gave no answer");
                    if error.is_transient() {
                        breaker.failed();
                    } else {
                        breaker.succeeded();
                    }
                    trouble.note(&error);
                    last = error;
                }
            }
            if Instant::now() >= allowance.deadline {
                return Err(last);
            }
        }
    }

    /// Chooses the model that failed least, the preferred one among equals; one that has to rest last.
    fn choose(&self, troubles: &[Trouble]) -> Option<usize> {
        let usable = self.models.iter().zip(troubles).enumerate();
        let usable = usable.filter(|(_, ((_, breaker), it))| !it.hopeless && !breaker.is_open());
        usable.min_by_key(|(_, (_, trouble))| trouble.failures).map(|(index, _)| index)
    }

    /// Asks one model once.
    async fn attempt(
        &self,
        model: &dyn Chat,
        request: &ChatRequest,
        allowance: &mut Allowance,
        listener: &mut dyn Listener,
    ) -> Result<Reply, ChatError> {
        let permit = timeout_at(allowance.deadline, self.at_once.acquire()).await;
        let _permit = permit.map_err(|_| ChatError::Late("a free place"))?;
        let reserve = self.ledger.reserve(allowance, request, model.price())?;
        let deadline = request.deadline.min(allowance.deadline);
        let result = timeout_at(deadline, model.chat(request, listener)).await;
        let result = result.unwrap_or(Err(ChatError::Late("the answer")));
        self.ledger.settle(&reserve, allowance, request, (&result, model.price()));
        result
    }
}

impl Trouble {
    fn note(&mut self, error: &ChatError) {
        self.failures += 1;
        self.hopeless = !error.is_transient();
        let most = BACKOFF.saturating_mul(1 << self.failures.min(8)).min(LONGEST_BACKOFF);
        let wait = rand::rng().random_range(most / 2..=most);
        self.not_before = Some(
            Instant::now()
                + match error {
                    ChatError::Busy { retry_after: Some(asked), .. } => wait.max(*asked),
                    _ => wait,
                },
        );
    }
}
