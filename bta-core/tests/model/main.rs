#![cfg(test)]
//! The protocol between clients, broker, store and workers, checked in every order of events.
//!
//! One analysis of two steps, two workers; hints are lost and doubled, workers and the client crash,
//! answers of the store are lost, leases expire at any moment (a pause, a frozen process, a clock that
//! jumps), a person cancels or deletes. The protocol as built breaks no invariant, and from every state
//! an accepted analysis can still end by itself. Each variant that leaves one rule out must fail.

mod protocol;

use std::collections::{HashMap, VecDeque};

use stateright::{Checker, Model};

use crate::protocol::{Check, PROTOCOL, Protocol, Results, State, Sweep};

/// Returns the names of the invariants that `protocol` breaks.
fn broken(protocol: Protocol) -> Vec<&'static str> {
    // A broken variant may run on without end: its counters would grow.
    let checker = protocol.checker().target_max_depth(24).spawn_bfs().join();
    let broken = checker.discoveries().into_keys().filter(|name| *name != "it completes");
    let mut broken: Vec<_> = broken.collect();
    broken.sort_unstable();
    broken
}

/// Returns how many states there are, and from how many of them an accepted analysis can no longer
/// end by itself.
fn explore(protocol: Protocol) -> (usize, usize) {
    let mut indices = HashMap::new();
    let mut states = Vec::new();
    let mut before: Vec<Vec<usize>> = Vec::new();
    let mut queue: VecDeque<_> =
        protocol.init_states().into_iter().map(|state| (state, None)).collect();
    while let Some((state, from)) = queue.pop_front() {
        let fresh = !indices.contains_key(&state);
        let index = *indices.entry(state.clone()).or_insert(states.len());
        if fresh {
            states.push(state.clone());
            before.push(Vec::new());
            let mut actions = Vec::new();
            protocol.actions(&state, &mut actions);
            for action in actions {
                if let Some(next) = protocol.next_state(&state, action) {
                    queue.push_back((next, action.is_ordinary().then_some(index)));
                }
            }
        }
        before[index].extend(from);
    }
    let over = |state: &State| state.row.as_ref().is_none_or(|row| row.status.is_terminal());
    let mut ends: Vec<bool> = states.iter().map(over).collect();
    let mut known: Vec<usize> = (0..states.len()).filter(|index| ends[*index]).collect();
    while let Some(index) = known.pop() {
        for earlier in &before[index] {
            if !std::mem::replace(&mut ends[*earlier], true) {
                known.push(*earlier);
            }
        }
    }
    (states.len(), ends.iter().filter(|ends| !**ends).count())
}

#[test]
fn the_protocol_holds() {
    let checker = PROTOCOL.checker().spawn_bfs().join();
    checker.assert_properties();
    let (states, stuck) = explore(PROTOCOL);
    assert_eq!(checker.unique_state_count(), states);
    assert_eq!(stuck, 0, "of {states} states");
    assert!(states > 10_000, "only {states} states");
    println!("{states} states");
}

#[test]
fn without_a_sweep_analyses_are_stuck() {
    let protocol = Protocol { sweep: Sweep::Missing, ..PROTOCOL };
    assert_eq!(broken(protocol), [""; 0], "the sweep is for liveness, not for safety");
    let (states, stuck) = explore(protocol);
    assert!(stuck > 100, "{stuck} of {states}");
    println!("{stuck} of {states} states are stuck");
}

#[test]
fn with_a_status_check_stale_claims_write() {
    let broken = broken(Protocol { check: Check::Status, ..PROTOCOL });
    assert!(broken.contains(&"a claim that is gone writes nothing"), "{broken:?}");
}

#[test]
fn without_unique_steps_results_are_stored_twice() {
    let broken = broken(Protocol { results: Results::Repeatable, ..PROTOCOL });
    assert_eq!(broken, ["each result is stored once"]);
}

#[test]
fn unconditional_updates_end_it_again() {
    let broken = broken(Protocol { check: Check::Nothing, ..PROTOCOL });
    assert!(broken.contains(&"it ends once"), "{broken:?}");
}
