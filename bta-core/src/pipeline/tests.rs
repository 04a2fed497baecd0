//! Tables of single decisions, and every crash of every small story.

use std::time::Duration;

use super::*;
use crate::memory::{Clock, MemoryStore};
use crate::store::{
    Claim, Key, NewAnalysis, NewStep, Recorded, Request, Status, Store, StoreError,
};
use crate::testkit::store::{analysis, opinion, report};

const LEASE: Duration = Duration::from_secs(30);
const RULES: Rules = Rules {
    attempts: 5,
    step_attempts: 3,
    backoff: Backoff { base: Duration::from_secs(1), cap: Duration::from_secs(60) },
};

/// What an agent does whenever it is asked, or at its first call only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Act {
    Answer,
    Fail,
    Refuse,
    AwayOnce,
    Away,
}

/// The plan of the tests: `b` waits for `a`; `c` is not essential and waits for nobody.
const NAMES: [&str; 3] = ["a", "b", "c"];

fn new_analysis(mode: Mode) -> NewAnalysis {
    let steps = NAMES.map(|name| NewStep {
        task_id: crate::TaskId::new(),
        name: name.to_owned(),
        essential: name != "c",
    });
    let request = Request { mode, ..Request::default() };
    NewAnalysis { steps: steps.into(), request, ..analysis() }
}

fn pipeline(record: &Record) -> Pipeline {
    let after = ["a".to_owned()];
    let plan = NAMES.map(|name| Waits { name, after: if name == "b" { &after } else { &[] } });
    Pipeline::new(record, &plan, RULES).unwrap()
}

/// An analysis in a store, with a worker that may crash.
struct World {
    store: MemoryStore,
    clock: Clock,
    id: crate::AnalysisId,
    acts: [Act; 3],
    /// Which of several running agents ends first.
    newest_first: Newest,
    /// How often each agent has given an outcome.
    given: [u32; 3],
    /// After how many more effects the worker crashes.
    crash_after: Option<u32>,
}

#[derive(Clone, Copy, Debug)]
enum Newest {
    First,
    Last,
}

impl World {
    async fn new(mode: Mode, acts: [Act; 3], newest_first: Newest) -> Self {
        let clock = Clock::still();
        let store = MemoryStore::with_clock(clock.clone());
        let analysis = new_analysis(mode);
        store.insert(&analysis).await.unwrap();
        let id = analysis.id;
        Self { store, clock, id, acts, newest_first, given: [0; 3], crash_after: None }
    }

    /// Lets workers claim until the analysis has ended; returns it with how many effects that took.
    async fn finish(&mut self) -> (Record, u32) {
        let mut effects = 0;
        for _ in 0..20 {
            self.clock.advance(RULES.backoff.cap + LEASE);
            let claim = Claim::new("test");
            let Some(record) = self.store.claim(self.id, &claim, LEASE).await.unwrap() else {
                break;
            };
            effects += self.work(&record, &claim).await.unwrap();
        }
        let record = self.store.load(Key::Analysis(self.id)).await.unwrap().unwrap();
        assert!(record.status.is_terminal(), "never ended: {record:?}");
        (record, effects)
    }

    /// Drives one claim to its end, or to the crash.
    async fn work(&mut self, record: &Record, claim: &Claim) -> Result<u32, StoreError> {
        let mut pipeline = pipeline(record);
        let mut coming = vec![Event::Begun];
        let mut count = 0;
        while !coming.is_empty() && !pipeline.is_over() {
            let next = match self.newest_first {
                Newest::First => coming.len() - 1,
                Newest::Last => 0,
            };
            for effect in pipeline.on(coming.remove(next)).unwrap() {
                if self.crash_after == Some(0) {
                    self.crash_after = None;
                    return Ok(count);
                }
                self.crash_after = self.crash_after.map(|left| left - 1);
                count += 1;
                match effect {
                    Effect::Read => coming.push(Event::Read(report())),
                    Effect::Examine { step } => coming.push(self.act(step)),
                    Effect::Record(change) => {
                        let recorded = self.store.record(self.id, claim.token, LEASE, &change);
                        assert!(matches!(recorded.await?, Recorded::Done { .. }), "{change:?}");
                    }
                    Effect::Ring { .. } => {}
                }
            }
        }
        assert!(pipeline.is_over(), "nothing left to happen: {pipeline:?}");
        Ok(count)
    }

    fn act(&mut self, step: usize) -> Event {
        self.given[step] += 1;
        let failure = Failure::new(Code::new("test"), NAMES[step]);
        let away = Event::AgentUnavailable { step, retry_after: None, chance: 0.5 };
        match self.acts[step] {
            Act::AwayOnce if self.given[step] == 1 => away,
            Act::Answer | Act::AwayOnce => Event::Examined { step, opinion: opinion(NAMES[step]) },
            Act::Fail => Event::AgentFailed { step, failure },
            Act::Refuse => Event::AgentRefused { step, failure },
            Act::Away => away,
        }
    }
}

/// What must not depend on crashes. In a failed analysis, which other steps had ended may.
fn essence(record: &Record) -> (Status, Option<Failure>, Vec<String>) {
    let steps = record.steps.iter().map(|step| match &step.opinion {
        _ if record.status == Status::Failed => String::new(),
        Some(opinion) => format!("{} {}", step.status, opinion.text),
        None => format!("{} {:?}", step.status, step.failure),
    });
    (record.status, record.failure.clone(), steps.collect())
}

#[tokio::test]
async fn crashes_do_not_change_the_result() {
    use Act::{Answer, Away, AwayOnce, Fail, Refuse};

    let mut stories = 0;
    for mode in [Mode::Sequential, Mode::Parallel] {
        for newest in [Newest::First, Newest::Last] {
            for acts in [Answer, Fail, Refuse, AwayOnce, Away]
                .into_iter()
                .flat_map(|first| [Answer, Fail, AwayOnce].map(|second| (first, second)))
                .flat_map(|(a, b)| [Answer, Fail, Refuse, Away].map(|c| [a, b, c]))
            {
                let (calm, effects) = World::new(mode, acts, newest).await.finish().await;
                for crash in 0..effects {
                    let mut world = World::new(mode, acts, newest).await;
                    world.crash_after = Some(crash);
                    let (record, _) = world.finish().await;
                    assert_same(&calm, &record, &format!("{mode:?} {newest:?} {acts:?} {crash}"));
                    stories += 1;
                }
            }
        }
    }
    assert!(stories > 1500, "only {stories} crashes were tried");
}

/// In parallel, which of two failures comes first depends on who is asked again after the crash.
fn assert_same(calm: &Record, crashed: &Record, story: &str) {
    let (calm_essence, crashed_essence) = (essence(calm), essence(crashed));
    if calm.request.mode == Mode::Parallel && calm.status == Status::Failed {
        assert_eq!(calm_essence.0, crashed_essence.0, "{story}");
    } else {
        assert_eq!(calm_essence, crashed_essence, "{story}");
    }
}

#[tokio::test]
async fn analyses_that_kill_their_workers_fail() {
    for crash in 1..6 {
        let mut world = World::new(Mode::Sequential, [Act::Answer; 3], Newest::First).await;
        for _ in 0..5 {
            world.clock.advance(LEASE);
            let claim = Claim::new("test");
            let record = world.store.claim(world.id, &claim, LEASE).await.unwrap().unwrap();
            assert_eq!(record.failure, None);
            world.crash_after = Some(crash % 2);
            world.work(&record, &claim).await.unwrap();
        }
        let (record, _) = world.finish().await;
        let code = record.failure.map(|failure| failure.code);
        assert_eq!((record.status, code), (Status::Failed, Some(Code::TOO_MANY_ATTEMPTS)));
    }
}

async fn claimed(mode: Mode, attempts: u32) -> Pipeline {
    let store = MemoryStore::with_clock(Clock::still());
    let analysis = new_analysis(mode);
    store.insert(&analysis).await.unwrap();
    let mut record = store.claim(analysis.id, &Claim::new("test"), LEASE).await.unwrap().unwrap();
    record.attempts = attempts;
    pipeline(&record)
}

/// Short names of effects, to read tables by.
fn told(effects: &[Effect]) -> String {
    let name = |effect: &Effect| match effect {
        Effect::Read => "read".to_owned(),
        Effect::Examine { step } => format!("examine {}", NAMES[*step]),
        Effect::Ring { after } => format!("ring {}", after.as_millis()),
        Effect::Record(change) => match change {
            Change::Renew => "renew".to_owned(),
            Change::Read { .. } => "store report".to_owned(),
            Change::Progress { progress } => format!("progress {progress:.3}"),
            Change::StepSaid { step, text } => format!("said {step} {}", text.expose()),
            Change::StepStarted { step } => format!("start {step}"),
            Change::StepEnded { step, outcome, progress } => {
                let how = match outcome {
                    Outcome::Completed(_) => "completed",
                    Outcome::Failed(_) => "failed",
                    Outcome::Skipped(_) => "skipped",
                };
                format!("{how} {step} {progress:.3}")
            }
            Change::StepDeferred { step, .. } => format!("defer {step}"),
            Change::Completed => "complete".to_owned(),
            Change::Failed { failure } => format!("fail {}", failure.code),
            Change::Released { delay, attempt } => {
                format!("release {} {attempt:?}", delay.as_millis())
            }
        },
    };
    effects.iter().map(name).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(pipeline: &mut Pipeline, event: Event, effects: &str) {
    let name = event.name();
    assert_eq!(told(&pipeline.on(event).unwrap()), effects, "on {name}");
}

fn examined(step: usize) -> Event {
    Event::Examined { step, opinion: opinion("") }
}

fn away(step: usize, retry_after: Option<u64>) -> Event {
    let retry_after = retry_after.map(Duration::from_secs);
    Event::AgentUnavailable { step, retry_after, chance: 0.5 }
}

#[tokio::test]
async fn one_after_the_other() {
    let mut pipeline = claimed(Mode::Sequential, 1).await;
    check(&mut pipeline, Event::Begun, "read");
    check(&mut pipeline, Event::Read(report()), "store report, start a, examine a");
    check(&mut pipeline, Event::Progressed { step: 0, fraction: 0.5 }, "progress 0.167");
    check(&mut pipeline, Event::Progressed { step: 0, fraction: 0.2 }, "");
    check(&mut pipeline, Event::Said { step: 0, text: "a".to_owned().into() }, "said a a");
    check(&mut pipeline, Event::Progressed { step: 0, fraction: 1.0 }, "progress 0.330");
    check(&mut pipeline, examined(0), "completed a 0.333, start b, examine b");
    check(&mut pipeline, examined(1), "completed b 0.667, start c, examine c");
    check(&mut pipeline, examined(2), "completed c 0.667, complete");
    assert!(pipeline.is_over());
}

#[tokio::test]
async fn at_the_same_time() {
    let mut pipeline = claimed(Mode::Parallel, 1).await;
    check(&mut pipeline, Event::Begun, "read");
    let both = "store report, start a, examine a, start c, examine c";
    check(&mut pipeline, Event::Read(report()), both);
    check(&mut pipeline, examined(2), "completed c 0.333");
    check(&mut pipeline, away(0, None), "defer a, release 500 Refunded, ring 500");
    assert!(pipeline.is_over());
}

#[tokio::test]
async fn retries_are_waited_for_together() {
    let mut pipeline = claimed(Mode::Parallel, 1).await;
    check(&mut pipeline, Event::Begun, "read");
    pipeline.on(Event::Read(report())).unwrap();
    check(&mut pipeline, away(0, Some(20)), "defer a");
    check(&mut pipeline, away(2, Some(7)), "defer c, release 20000 Refunded, ring 20000");
}

#[tokio::test]
async fn a_worker_that_stops_begins_nothing() {
    let mut pipeline = claimed(Mode::Sequential, 1).await;
    check(&mut pipeline, Event::Begun, "read");
    check(&mut pipeline, Event::StopAsked, "");
    let given_back = "store report, release 0 Refunded, ring 0";
    check(&mut pipeline, Event::Read(report()), given_back);

    let mut pipeline = claimed(Mode::Sequential, 1).await;
    check(&mut pipeline, Event::Begun, "read");
    check(&mut pipeline, Event::Read(report()), "store report, start a, examine a");
    check(&mut pipeline, Event::StopAsked, "");
    let mut patient = pipeline.clone();
    check(&mut patient, examined(0), "completed a 0.333, release 0 Refunded, ring 0");
    check(&mut pipeline, Event::GraceOver, "release 0 Refunded, ring 0");
}

#[tokio::test]
async fn readers_that_are_away_count() {
    let away = || Event::ReaderUnavailable { chance: 0.5 };
    for (attempts, effects) in [
        (1, "release 500 Counted, ring 500"),
        (4, "release 4000 Counted, ring 4000"),
        (5, "fail internal"),
    ] {
        let mut pipeline = claimed(Mode::Sequential, attempts).await;
        check(&mut pipeline, Event::Begun, "read");
        check(&mut pipeline, away(), effects);
    }
    check(&mut claimed(Mode::Sequential, 6).await, Event::Begun, "fail too_many_attempts");
}

#[tokio::test]
async fn events_that_cannot_happen_change_nothing() {
    #[track_caller]
    fn refuse(pipeline: &Pipeline, event: Event, message: &str) {
        let mut after = pipeline.clone();
        assert_eq!(after.on(event).unwrap_err().to_string(), message);
        assert_eq!(after, *pipeline);
    }

    let mut pipeline = claimed(Mode::Sequential, 1).await;
    let claimed = "cannot happen to an analysis that is claimed";
    refuse(&pipeline, Event::Read(report()), &format!("\"read\" {claimed}"));
    refuse(&pipeline, examined(0), &format!("\"examined\" {claimed}"));
    pipeline.on(Event::Begun).unwrap();
    refuse(&pipeline, Event::Begun, "\"begun\" cannot happen to an analysis that is reading");
    pipeline.on(Event::Read(report())).unwrap();
    let examining = "cannot happen to an analysis that is examining";
    refuse(&pipeline, Event::Read(report()), &format!("\"read\" {examining}"));
    refuse(&pipeline, examined(1), &format!("\"examined\" {examining}"));
    refuse(&pipeline, examined(9), &format!("\"examined\" {examining}"));
    pipeline.on(Event::GraceOver).unwrap();
    let over = "cannot happen to an analysis that is over";
    refuse(&pipeline, examined(0), &format!("\"examined\" {over}"));
    refuse(&pipeline, Event::StopAsked, &format!("\"stop asked\" {over}"));
}

#[tokio::test]
async fn steps_of_other_versions_are_named() {
    let store = MemoryStore::new();
    let analysis = new_analysis(Mode::Sequential);
    store.insert(&analysis).await.unwrap();
    let record = store.load(Key::Analysis(analysis.id)).await.unwrap().unwrap();
    let unknown = Pipeline::new(&record, &[Waits { name: "a", after: &[] }], RULES).unwrap_err();
    assert_eq!(unknown.to_string(), "the plan has no step \"b\"");
}

#[test]
fn backoff_doubles_up_to_its_cap() {
    #[track_caller]
    fn check(attempts: u32, chance: f64, asked: Option<u64>, milliseconds: u128) {
        let delay = RULES.backoff.delay(attempts, chance, asked.map(Duration::from_secs));
        assert_eq!(delay.as_millis(), milliseconds);
    }

    check(0, 0.5, None, 500);
    check(1, 0.5, None, 500);
    check(2, 0.5, None, 1000);
    check(3, 0.5, None, 2000);
    check(7, 0.5, None, 30_000);
    check(u32::MAX, 0.999, None, 59_940);
    check(3, 0.0, None, 0);
    check(1, 0.5, Some(30), 30_000);
    check(7, 0.5, Some(3), 30_000);
    check(1, 0.5, Some(1_000_000), 3_600_000);
    check(1, f64::NAN, None, 0);
}
