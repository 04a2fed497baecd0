//! The command line.

use clap::{Parser, ValueEnum};

use crate::pair::{Fault, Pair, Protection};

/// Tries to make `bta` lose or damage an analysis: real processes, real servers, seeded faults, and a
/// checker that looks from outside. Ends with 1 when an invariant broke or a fault never fired, and with
/// 3 when a server program is missing.
#[derive(Clone, Debug, Parser)]
#[command(name = "battery")]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub(crate) struct Flags {
    /// The store and the broker.
    #[arg(long, value_enum, default_value = "sqlite+memory")]
    pub(crate) pair: Pair,
    /// The faults, separated by commas; without it all that the pair can have.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) faults: Vec<Fault>,
    /// How many workers are killed at random moments.
    #[arg(long, default_value_t = 1000)]
    pub(crate) kills: u32,
    /// How often every other fault happens: at each step boundary, to each link, to each server. What
    /// takes long, such as starting RabbitMQ, happens less often.
    #[arg(long, default_value_t = 25)]
    pub(crate) rounds: u32,
    /// How many writes of workers that lost their claim must be refused.
    #[arg(long, default_value_t = 20)]
    pub(crate) stale: u32,
    /// Chooses what happens when; without it another one each time.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// Tries every pair of this build with every fault.
    #[arg(long)]
    pub(crate) long: bool,
    /// Takes a protection away: the battery must then fail. Without `--faults` only the fault against
    /// which it protects happens.
    #[arg(long, value_enum)]
    pub(crate) without: Option<Protection>,
    /// Keeps the folder with the servers' data, the logs and the journal.
    #[arg(long)]
    pub(crate) keep: bool,
}

impl Flags {
    /// Returns the pairs to try.
    pub(crate) fn pairs(&self) -> Vec<Pair> {
        if self.long { Pair::value_variants().to_vec() } else { vec![self.pair] }
    }

    /// Returns the faults that happen to `pair`, or the one that was asked for and cannot.
    pub(crate) fn faults(&self, pair: Pair) -> Result<Vec<Fault>, Fault> {
        match (self.faults.as_slice(), self.without) {
            ([], Some(protection)) => Ok(vec![protection.against()]),
            ([], None) => {
                Ok(Fault::value_variants().iter().copied().filter(|f| pair.has(*f)).collect())
            }
            (asked, _) if self.long => Ok(asked.iter().copied().filter(|f| pair.has(*f)).collect()),
            (asked, _) => {
                asked.iter().map(|f| if pair.has(*f) { Ok(*f) } else { Err(*f) }).collect()
            }
        }
    }
}
