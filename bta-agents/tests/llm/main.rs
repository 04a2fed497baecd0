//! Agents with a language model against servers that answer in every way they should not.
#![cfg(test)]

mod case;
mod fake;

mod behavior;
mod failover;
mod generated;
mod injection;
mod load;
mod memory;
mod mock;
