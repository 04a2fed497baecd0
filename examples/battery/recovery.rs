//! How long killed workers' analyses waited for somebody else.

use std::collections::BTreeMap;

use crate::journal::{Line, Note};

/// Times in milliseconds, the shortest first.
#[derive(Debug)]
pub(crate) struct Recovery {
    times: Vec<u64>,
}

/// Who held a claim.
#[derive(Debug)]
struct Holding<'a> {
    who: &'a str,
    id: &'a str,
    over: bool,
}

impl Recovery {
    /// Takes the time from each kill to the next claim of what the dead worker held.
    pub(crate) fn new(lines: &[Line], killed: &[(String, u64)]) -> Self {
        let killed: BTreeMap<&str, u64> = killed.iter().map(|(name, at)| (&**name, *at)).collect();
        let mut claims: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        let mut held: BTreeMap<&str, Holding<'_>> = BTreeMap::new();
        for Line { at, who, note } in lines {
            match note {
                Note::Claimed { id, token, .. } => {
                    claims.entry(id).or_default().push(*at);
                    held.insert(token, Holding { who, id, over: false });
                }
                Note::Written { token, change, .. } if !ends(change) => {}
                Note::Written { token, .. } | Note::Refused { token, .. } => {
                    if let Some(holding) = held.get_mut(token.as_str()) {
                        holding.over = true;
                    }
                }
                _ => {}
            }
        }
        let times = held.values().filter(|holding| !holding.over).filter_map(|holding| {
            let at = killed.get(holding.who)?;
            let next = claims.get(holding.id)?.iter().find(|claimed| *claimed > at)?;
            Some(next - at)
        });
        let mut times: Vec<u64> = times.collect();
        times.sort_unstable();
        Self { times }
    }

    pub(crate) fn count(&self) -> usize {
        self.times.len()
    }

    /// Returns the time that so many of a hundred do not exceed.
    pub(crate) fn percentile(&self, percent: usize) -> u64 {
        let place = (self.times.len() * percent).div_ceil(100).saturating_sub(1);
        self.times.get(place).copied().unwrap_or_default()
    }
}

fn ends(change: &str) -> bool {
    ["completed", "failed", "released"].contains(&change)
}
