//! Any plan with any outcomes: the analysis ends, in order, within its attempts.

use std::time::Duration;

use futures::FutureExt;
use proptest::prelude::*;

use super::*;
use crate::memory::{Clock, MemoryStore};
use crate::store::{Claim, Key, NewAnalysis, NewStep, Recorded, Request, Status, Store};
use crate::testkit::store::{analysis, opinion, report};

const RULES: Rules = Rules {
    attempts: 5,
    step_attempts: 3,
    backoff: Backoff { base: Duration::from_secs(1), cap: Duration::from_secs(60) },
};
const LEASE: Duration = Duration::from_secs(30);

/// One step of a random plan.
#[derive(Clone, Debug)]
struct Planned {
    /// For each step, whether this one waits for it; also for later ones, which must not matter.
    after: Vec<bool>,
    essential: bool,
    /// What its agent does when it is asked.
    outcomes: Vec<Outcome>,
}

#[derive(Clone, Copy, Debug)]
enum Outcome {
    Answer,
    Fail,
    Away,
    Stop,
}

fn plan() -> impl Strategy<Value = Vec<Planned>> {
    let outcome = prop_oneof![
        8 => Just(Outcome::Answer),
        1 => Just(Outcome::Fail),
        2 => Just(Outcome::Away),
        1 => Just(Outcome::Stop),
    ];
    (0..6_usize).prop_flat_map(move |steps| {
        let after = prop::collection::vec(any::<bool>(), steps);
        let outcomes = prop::collection::vec(outcome.clone(), 1..4);
        let planned = (after, any::<bool>(), outcomes)
            .prop_map(|(after, essential, outcomes)| Planned { after, essential, outcomes });
        prop::collection::vec(planned, steps)
    })
}

fn now<T, E: std::fmt::Debug>(call: impl Future<Output = Result<T, E>>) -> T {
    call.now_or_never().expect("this store never waits").unwrap()
}

fn name(step: usize) -> String {
    format!("step {step}")
}

struct Run {
    store: MemoryStore,
    clock: Clock,
    id: crate::AnalysisId,
    plan: Vec<Planned>,
    asked: Vec<usize>,
}

impl Run {
    fn new(plan: Vec<Planned>, mode: Mode) -> Self {
        let clock = Clock::still();
        let store = MemoryStore::with_clock(clock.clone());
        let steps = plan.iter().enumerate().map(|(index, planned)| NewStep {
            task_id: crate::TaskId::new(),
            name: name(index),
            essential: planned.essential,
        });
        let request = Request { mode, ..Request::default() };
        let new = NewAnalysis { steps: steps.collect(), request, ..analysis() };
        now(store.insert(&new));
        Self { store, clock, id: new.id, asked: vec![0; plan.len()], plan }
    }

    /// Runs to the end, choosing among running agents by `choices`.
    fn finish(&mut self, choices: &[usize]) -> Record {
        for _ in 0..50 {
            self.clock.advance(RULES.backoff.cap + LEASE);
            let claim = Claim::new("test");
            match now(self.store.claim(self.id, &claim, LEASE)) {
                Some(record) => self.work(&record, &claim, choices),
                None => break,
            }
        }
        now(self.store.load(Key::Analysis(self.id))).expect("it exists")
    }

    fn work(&mut self, record: &Record, claim: &Claim, choices: &[usize]) {
        let after: Vec<Vec<String>> = self
            .plan
            .iter()
            .map(|planned| {
                let waited = planned.after.iter().enumerate().filter(|(_, waits)| **waits);
                waited.map(|(step, _)| name(step)).collect()
            })
            .collect();
        let waits: Vec<_> = record
            .steps
            .iter()
            .zip(&after)
            .map(|(step, after)| Waits { name: &step.name, after })
            .collect();
        let mut pipeline = Pipeline::new(record, &waits, RULES).unwrap();
        let mut coming = vec![Event::Begun];
        let mut choices = choices.iter().cycle();
        while !pipeline.is_over() {
            let chosen = choices.next().unwrap_or(&0) % coming.len();
            let effects = pipeline.on(coming.remove(chosen)).unwrap();
            for effect in effects {
                match effect {
                    Effect::Read => coming.push(Event::Read(report())),
                    Effect::Examine { step } => coming.push(self.ask(step)),
                    Effect::Record(change) => {
                        let recorded = now(self.store.record(self.id, claim.token, LEASE, &change));
                        assert!(matches!(recorded, Recorded::Done { .. }), "{change:?}");
                    }
                    Effect::Ring { .. } => {}
                }
            }
        }
    }

    /// Asks an agent: all it waits for must have ended.
    fn ask(&mut self, step: usize) -> Event {
        let record = now(self.store.load(Key::Analysis(self.id))).expect("it exists");
        let earlier = record.steps.iter().zip(&self.plan[step].after).take(step);
        for (other, waited) in earlier {
            let must = *waited || record.request.mode == Mode::Sequential;
            assert!(
                !must || other.status.is_terminal(),
                "{} began before {}",
                name(step),
                other.name
            );
        }
        let outcomes = &self.plan[step].outcomes;
        let outcome = outcomes[self.asked[step].min(outcomes.len() - 1)];
        self.asked[step] += 1;
        let failure = Failure::new(Code::new("test"), "");
        match outcome {
            Outcome::Answer => Event::Examined { step, opinion: opinion("") },
            Outcome::Fail => Event::AgentFailed { step, failure },
            Outcome::Away => Event::AgentUnavailable { step, retry_after: None, chance: 0.5 },
            Outcome::Stop => Event::AgentRefused { step, failure },
        }
    }
}

proptest! {
    #[test]
    fn any_plan_ends(
        plan in plan(),
        parallel in any::<bool>(),
        choices in prop::collection::vec(0..6_usize, 1..8),
    ) {
        let mode = if parallel { Mode::Parallel } else { Mode::Sequential };
        let mut run = Run::new(plan, mode);
        let record = run.finish(&choices);
        prop_assert!(record.status.is_terminal(), "{:?}", record);
        prop_assert!(record.steps.iter().all(|step| step.status.is_terminal()));
        prop_assert!(run.asked.iter().all(|asked| *asked <= 3));
        let completed = |step: &StepRecord| step.status == StepStatus::Completed;
        if record.status == Status::Completed {
            prop_assert!(record.steps.iter().all(|step| completed(step) || !step.essential));
        } else {
            prop_assert!(record.failure.is_some());
            prop_assert!(record.progress < 1.0);
        }
    }
}
