#![cfg(test)]
//! The engine with adapters inside the process, and those adapters under the test kit.

mod stage;

mod ask;
mod conformance;
mod crash;
mod crew;
mod fault;
mod follow;
mod history;
mod local;
mod observe;
mod protocol;
mod repair;
mod run;
mod simulation;
mod submit;
mod upgrade;
