//! What asking models may take: for one answer, and for all of this process in a day.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use bta_core::Usage;
use tokio::time::Instant;

use super::chat::{ChatError, ChatRequest, Price, Reply};

/// The agents of an analysis among whom its budget is divided: doctor, nutritionist, exercise.
const SHARES: u8 = 3;

/// Limits of tokens, money and requests.
///
/// An analysis's tokens and money are divided equally among its three agents, so that the limit holds
/// whichever processes they run in; a question that is asked later has one such share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// Tokens of one analysis, sent and received: 60,000.
    pub tokens_per_analysis: u64,
    /// US dollars of one analysis; no limit unless set.
    pub cost_per_analysis: Option<f64>,
    /// Tokens in a day (UTC) of this process, counted anew when it starts; no limit unless set.
    pub tokens_per_day: Option<u64>,
    /// US dollars in a day (UTC) of this process, counted likewise; no limit unless set.
    pub cost_per_day: Option<f64>,
    /// Requests for one answer, retries and repairs included: 6.
    pub requests_per_answer: u32,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            tokens_per_analysis: 60_000,
            cost_per_analysis: None,
            tokens_per_day: None,
            cost_per_day: None,
            requests_per_answer: 6,
        }
    }
}

/// What one answer may still take, and what it has taken.
#[derive(Clone, Debug)]
pub struct Allowance {
    budget: Budget,
    /// When the answer must be there.
    pub(super) deadline: Instant,
    /// What it has taken so far.
    pub(super) usage: Usage,
}

impl Allowance {
    /// Makes the allowance of one answer.
    #[must_use]
    pub fn new(budget: Budget, deadline: Instant) -> Self {
        Self { budget, deadline, usage: Usage::default() }
    }

    /// Returns what was taken so far.
    #[must_use]
    pub const fn usage(&self) -> Usage {
        self.usage
    }

    fn refuse(&self, tokens: u64, cost: f64) -> Result<(), ChatError> {
        let used = self.usage.input_tokens + self.usage.output_tokens;
        if self.usage.requests >= self.budget.requests_per_answer {
            return Err(ChatError::Spent("requests"));
        }
        if used + tokens > self.budget.tokens_per_analysis / u64::from(SHARES) {
            return Err(ChatError::Spent("tokens"));
        }
        let share = self.budget.cost_per_analysis.map(|limit| limit / f64::from(SHARES));
        if share.is_some_and(|limit| self.usage.cost + cost > limit) {
            return Err(ChatError::Spent("money"));
        }
        Ok(())
    }
}

/// What this process has taken today, what is under way included.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    today: Mutex<Today>,
}

#[derive(Debug, Default)]
struct Today {
    day: u64,
    tokens: u64,
    cost: f64,
}

/// What is set aside for a request that is under way; it counts in full until it is settled.
#[derive(Debug)]
pub(super) struct Reserve {
    tokens: u64,
    cost: f64,
}

impl Ledger {
    /// Sets aside what `request` may take at most.
    pub(super) fn reserve(
        &self,
        allowance: &mut Allowance,
        request: &ChatRequest,
        price: Price,
    ) -> Result<Reserve, ChatError> {
        let (input, output) = (request.input_tokens(), u64::from(request.max_tokens));
        let reserve = Reserve { tokens: input + output, cost: price.of(input, output) };
        allowance.refuse(reserve.tokens, reserve.cost)?;
        let mut today = self.today();
        if allowance.budget.tokens_per_day.is_some_and(|most| today.tokens + reserve.tokens > most)
        {
            return Err(ChatError::Spent("tokens per day"));
        }
        if allowance.budget.cost_per_day.is_some_and(|most| today.cost + reserve.cost > most) {
            return Err(ChatError::Spent("money per day"));
        }
        today.tokens += reserve.tokens;
        today.cost += reserve.cost;
        allowance.usage.requests += 1;
        Ok(reserve)
    }

    /// Replaces what was set aside by what was taken: what the server counted, or else an estimate.
    pub(super) fn settle(
        &self,
        reserve: &Reserve,
        allowance: &mut Allowance,
        request: &ChatRequest,
        outcome: (&Result<Reply, ChatError>, Price),
    ) {
        let (result, price) = outcome;
        let (input, output) = match result {
            Ok(reply) => {
                let bytes = u64::try_from(reply.text.expose().len()).unwrap_or(u64::MAX);
                let input = reply.input_tokens.unwrap_or_else(|| request.input_tokens());
                (input, reply.output_tokens.unwrap_or(bytes / 3))
            }
            // A request that was refused costs nothing; of any other nobody knows.
            Err(ChatError::Busy { .. } | ChatError::Refused { .. } | ChatError::Unsupported) => {
                (0, 0)
            }
            Err(_) => (request.input_tokens(), 0),
        };
        let cost = price.of(input, output);
        allowance.usage.input_tokens += input;
        allowance.usage.output_tokens += output;
        allowance.usage.cost += cost;
        let mut today = self.today();
        today.tokens = (today.tokens + input + output).saturating_sub(reserve.tokens);
        today.cost = (today.cost + cost - reserve.cost).max(0.0);
    }

    fn today(&self) -> MutexGuard<'_, Today> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let day = now.as_secs() / (24 * 60 * 60);
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.day != day {
            *today = Today { day, tokens: 0, cost: 0.0 };
        }
        today
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::llm::chat::{Message, Speaker};

    fn request() -> ChatRequest {
        ChatRequest {
            messages: vec![Message::new(Speaker::User, "x".repeat(3000))],
            schema: None,
            stream: false,
            max_tokens: 1000,
            deadline: Instant::now(),
        }
    }

    #[track_caller]
    fn check(budget: Budget, expected: Result<u32, &str>) {
        let (ledger, price) = (Ledger::default(), Price { input: 1.0, output: 2.0 });
        let mut allowance = Allowance::new(budget, Instant::now() + Duration::from_secs(1));
        let mut answered = 0;
        let found = loop {
            match ledger.reserve(&mut allowance, &request(), price) {
                Ok(reserve) => {
                    let reply = Reply { output_tokens: Some(500), ..Reply::default() };
                    ledger.settle(&reserve, &mut allowance, &request(), (&Ok(reply), price));
                    answered += 1;
                }
                Err(ChatError::Spent(what)) if answered == 0 => break Err(what),
                Err(_) => break Ok(answered),
            }
        };
        assert_eq!(found, expected);
        let usage = allowance.usage();
        assert_eq!(usage.input_tokens, u64::from(answered) * 1000);
        assert!((usage.cost - f64::from(answered) * 0.002).abs() < 1e-9, "{usage:?}");
    }

    #[test]
    fn every_limit_holds() {
        let open = Budget { tokens_per_analysis: 1_000_000, ..Budget::default() };
        check(open, Ok(6));
        check(Budget { requests_per_answer: 2, ..open }, Ok(2));
        check(Budget { tokens_per_analysis: 15_000, ..open }, Ok(3));
        check(Budget { tokens_per_analysis: 3_000, ..open }, Err("tokens"));
        check(Budget { cost_per_analysis: Some(0.021), ..open }, Ok(3));
        check(Budget { cost_per_analysis: Some(0.001), ..open }, Err("money"));
        check(Budget { tokens_per_day: Some(4_000), ..open }, Ok(2));
        check(Budget { cost_per_day: Some(0.001), ..open }, Err("money per day"));
    }
}
