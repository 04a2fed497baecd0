//! The protocol as a machine: every order in which its parts may act.

use stateright::{Model, Property};

/// The rules that the protocol rests on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Protocol {
    /// Whether somebody rings again for what is due.
    pub(crate) sweep: Sweep,
    /// What a write asks before it happens.
    pub(crate) check: Check,
    /// Whether a step's result is stored once.
    pub(crate) results: Results,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sweep {
    Runs,
    Missing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Check {
    /// The row has my token, and its lease holds.
    Token,
    /// The row is being processed.
    Status,
    /// The row exists.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Results {
    Unique,
    Repeatable,
}

pub(crate) const PROTOCOL: Protocol =
    Protocol { sweep: Sweep::Runs, check: Check::Token, results: Results::Unique };

const WORKERS: usize = 2;
const STEPS: usize = 2;
const HINTS: u8 = 2;
const FAULTS: u8 = 3;

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct State {
    pub(crate) row: Option<Row>,
    client: Client,
    hints: u8,
    workers: [Worker; WORKERS],
    /// How many more faults may happen.
    faults: u8,
    /// How often the person may still cancel or delete.
    wishes: u8,
    /// How often each step's result was stored.
    results: [u8; STEPS],
    /// How often the analysis ended.
    ends: u8,
    /// Whether a write happened under a claim that was gone.
    stale_write: bool,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Client {
    Submits,
    Publishes,
    Done,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Row {
    pub(crate) status: Status,
    claim: Option<u8>,
    done: [bool; STEPS],
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Status {
    /// Pending, and its time has not come.
    Waiting,
    Pending,
    Processing,
    /// Processing, but the lease has expired.
    Expired,
    Completed,
    Failed,
    Cancelled,
}

impl Status {
    pub(crate) fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }

    fn is_due(self) -> bool {
        matches!(self, Self::Pending | Self::Expired)
    }
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Worker {
    Idle,
    /// Holds a token, or believes so, and knows which results are stored.
    Working {
        token: u8,
        known: [bool; STEPS],
    },
}

/// A write of a worker.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Write {
    Step(usize),
    Complete,
    Fail,
    /// Gives the claim back: at once when it stops, later for a retry.
    Release(Status),
}

/// What the store answers to a write.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Done,
    Lost,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Action {
    Insert,
    Publish,
    Receive(usize),
    Write(usize, Write),
    Ring,
    LeaseExpires,
    TimeComes,
    // Faults.
    ClientCrashes,
    HintLost,
    HintDoubled,
    WorkerCrashes(usize),
    /// The write happens, but the worker does not hear so, and writes again.
    AnswerLost(usize, Write),
    // A person.
    Cancel,
    Delete,
}

impl Action {
    /// Returns whether this happens by itself, without a fault and without a person.
    pub(crate) fn is_ordinary(self) -> bool {
        matches!(
            self,
            Self::Insert
                | Self::Publish
                | Self::Receive(_)
                | Self::Write(..)
                | Self::Ring
                | Self::LeaseExpires
                | Self::TimeComes
        )
    }

    fn is_fault(self) -> bool {
        !self.is_ordinary() && !matches!(self, Self::Cancel | Self::Delete)
    }
}

impl Model for Protocol {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            row: None,
            client: Client::Submits,
            hints: 0,
            workers: [Worker::Idle; WORKERS],
            faults: FAULTS,
            wishes: 1,
            results: [0; STEPS],
            ends: 0,
            stale_write: false,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        match state.client {
            Client::Submits => actions.push(Action::Insert),
            Client::Publishes => actions.push(Action::Publish),
            Client::Done => {}
        }
        for (index, worker) in state.workers.iter().enumerate() {
            match worker {
                Worker::Idle if state.hints > 0 => actions.push(Action::Receive(index)),
                Worker::Idle => {}
                Worker::Working { known, .. } => {
                    actions.extend(writes(known).map(|write| Action::Write(index, write)));
                }
            }
        }
        if let Some(row) = &state.row {
            if row.status.is_due() && self.sweep == Sweep::Runs {
                actions.push(Action::Ring);
            }
            match row.status {
                Status::Processing => actions.push(Action::LeaseExpires),
                Status::Waiting => actions.push(Action::TimeComes),
                _ => {}
            }
            if state.wishes > 0 {
                actions.extend([Action::Cancel, Action::Delete]);
            }
        }
        if state.faults > 0 {
            faults(state, actions);
        }
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        let mut next = state.clone();
        next.faults -= u8::from(action.is_fault());
        match action {
            Action::Insert => {
                let (status, claim) = (Status::Pending, None);
                next.row = Some(Row { status, claim, done: [false; STEPS] });
                next.client = Client::Publishes;
            }
            Action::Publish => {
                next.client = Client::Done;
                next.hints = HINTS.min(next.hints + 1);
            }
            Action::ClientCrashes => next.client = Client::Done,
            Action::Ring | Action::HintDoubled => next.hints = HINTS.min(next.hints + 1),
            Action::HintLost => next.hints -= 1,
            Action::Receive(worker) => receive(&mut next, worker),
            Action::WorkerCrashes(worker) => next.workers[worker] = Worker::Idle,
            Action::Write(worker, write) => {
                let told = self.write(&mut next, worker, write);
                after_write(&mut next, worker, write, told);
            }
            Action::AnswerLost(worker, write) => {
                self.write(&mut next, worker, write);
            }
            Action::LeaseExpires => next.row.as_mut()?.status = Status::Expired,
            Action::TimeComes => next.row.as_mut()?.status = Status::Pending,
            Action::Cancel => {
                next.wishes -= 1;
                let row = next.row.as_mut()?;
                if !row.status.is_terminal() {
                    (row.status, row.claim) = (Status::Cancelled, None);
                    next.ends += 1;
                }
            }
            Action::Delete => {
                next.wishes -= 1;
                next.row = None;
            }
        }
        (next != *state).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("it ends once", |_, state: &State| state.ends <= 1),
            Property::always("each result is stored once", |_, state: &State| {
                state.results.iter().all(|stored| *stored <= 1)
            }),
            Property::always("completed means every step", |_, state: &State| {
                state.row.as_ref().is_none_or(|row| {
                    row.status != Status::Completed || row.done.iter().all(|done| *done)
                })
            }),
            Property::always("a claim that is gone writes nothing", |_, state: &State| {
                !state.stale_write
            }),
            Property::sometimes("it completes", |_, state: &State| {
                state.row.as_ref().is_some_and(|row| row.status == Status::Completed)
            }),
        ]
    }
}

fn writes(known: &[bool; STEPS]) -> impl Iterator<Item = Write> {
    let steps = known.iter().enumerate().filter(|(_, known)| !**known);
    let complete = known.iter().all(|known| *known).then_some(Write::Complete);
    let releases = [Status::Pending, Status::Waiting].map(Write::Release);
    steps.map(|(step, _)| Write::Step(step)).chain(complete).chain([Write::Fail]).chain(releases)
}

fn faults(state: &State, actions: &mut Vec<Action>) {
    if state.client == Client::Publishes {
        actions.push(Action::ClientCrashes);
    }
    if state.hints > 0 {
        actions.extend([Action::HintLost, Action::HintDoubled]);
    }
    for (index, worker) in state.workers.iter().enumerate() {
        if let Worker::Working { known, .. } = worker {
            actions.push(Action::WorkerCrashes(index));
            actions.extend(writes(known).map(|write| Action::AnswerLost(index, write)));
        }
    }
}

/// Takes a hint and claims what is due. The token is fresh: nobody else has it.
fn receive(state: &mut State, worker: usize) {
    state.hints -= 1;
    let Some(row) = state.row.as_mut().filter(|row| row.status.is_due()) else { return };
    let taken = |token: &u8| {
        let others = state.workers.iter();
        others
            .clone()
            .any(|other| matches!(other, Worker::Working { token: held, .. } if held == token))
    };
    let token = (0..).find(|token| !taken(token)).unwrap_or(u8::MAX);
    (row.status, row.claim) = (Status::Processing, Some(token));
    state.workers[worker] = Worker::Working { token, known: row.done };
}

fn after_write(state: &mut State, worker: usize, write: Write, told: Told) {
    match (&mut state.workers[worker], write) {
        (Worker::Working { known, .. }, Write::Step(step)) if told == Told::Done => {
            known[step] = true;
        }
        (worker, _) => *worker = Worker::Idle,
    }
}

impl Protocol {
    /// Writes, if the rules allow it. Returns what the worker is told.
    fn write(self, state: &mut State, worker: usize, write: Write) -> Told {
        let (Some(row), Worker::Working { token, .. }) = (&mut state.row, state.workers[worker])
        else {
            return Told::Lost;
        };
        let holds = row.status == Status::Processing && row.claim == Some(token);
        let allowed = match self.check {
            Check::Token => holds,
            Check::Status => matches!(row.status, Status::Processing | Status::Expired),
            Check::Nothing => true,
        };
        if !allowed {
            return Told::Lost;
        }
        state.stale_write |= !holds;
        match write {
            Write::Step(step) => {
                if !row.done[step] || self.results == Results::Repeatable {
                    state.results[step] += 1;
                }
                row.done[step] = true;
                // A write renews the lease.
                if row.status == Status::Expired {
                    row.status = Status::Processing;
                }
            }
            Write::Complete => (row.status, row.claim) = (Status::Completed, None),
            Write::Fail => (row.status, row.claim) = (Status::Failed, None),
            Write::Release(status) => (row.status, row.claim) = (status, None),
        }
        state.ends += u8::from(row.status.is_terminal());
        Told::Done
    }
}
