//! The trial of one answer: statements as they come, those that passed and those that did not.

use bta_core::agent::Context;
use bta_core::opinion::Writing;

use super::chat::Listener;
use super::check::{Fault, check};
use super::ground::Ground;
use super::statement::{Scanner, Statement};

/// The most statements of an answer.
const MOST: usize = 12;

/// Statements that passed or failed so far.
#[derive(Debug)]
pub(super) struct Trial<'a> {
    pub(super) ground: &'a Ground,
    context: &'a Context,
    scanner: Scanner,
    /// What passed in an earlier round.
    kept: Vec<Statement>,
    /// What passed in this attempt.
    passed: Vec<Statement>,
    failed: Vec<(Statement, Fault)>,
    /// What the reader was shown already.
    said: Vec<String>,
    /// How many statements were sent back.
    sent_back: Option<u32>,
    reasons: Vec<String>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(ground: &'a Ground, context: &'a Context) -> Self {
        Self {
            ground,
            context,
            scanner: Scanner::default(),
            kept: Vec::new(),
            passed: Vec::new(),
            failed: Vec::new(),
            said: Vec::new(),
            sent_back: None,
            reasons: Vec::new(),
        }
    }

    /// Returns whether something failed that can be sent back, or nothing came that could be read.
    pub(super) fn needs_repair(&self) -> bool {
        !self.failed.is_empty() || self.passed.is_empty()
    }

    pub(super) fn faults(&self) -> &[(Statement, Fault)] {
        &self.failed
    }

    /// Begins the second round: what passed is kept, what failed has gone back.
    pub(super) fn send_back(&mut self) {
        self.sent_back = u32::try_from(self.failed.len()).ok();
        self.kept.append(&mut self.passed);
        self.failed.clear();
    }

    /// Returns what passed in this round and the one before.
    pub(super) fn passed(&self) -> Vec<&Statement> {
        self.kept.iter().chain(&self.passed).collect()
    }

    pub(super) fn into_passed(self) -> Vec<Statement> {
        self.kept.into_iter().chain(self.passed).collect()
    }

    /// Returns how many statements passed and failed.
    pub(super) fn writing(&self) -> Writing {
        let count = |list: usize| u32::try_from(list).unwrap_or(u32::MAX);
        let grounded = count(self.kept.len() + self.passed.len());
        let (repaired, dropped) = match self.sent_back {
            Some(sent) => {
                let repaired = count(self.passed.len());
                (repaired, sent.saturating_sub(repaired).max(count(self.failed.len())))
            }
            None => (0, count(self.failed.len())),
        };
        Writing { grounded, repaired, dropped, reasons: self.reasons.clone(), ..Writing::default() }
    }

    fn judge(&mut self, statement: Statement) {
        let known = |other: &Statement| other.text.trim() == statement.text.trim();
        if self.passed().len() >= MOST || self.passed().into_iter().any(known) {
            return;
        }
        match check(&statement, self.ground) {
            Ok(()) => {
                if !self.said.contains(&statement.text) {
                    self.context.say(statement.text.trim());
                    self.said.push(statement.text.clone());
                }
                self.passed.push(statement);
            }
            Err(fault) => {
                if !self.reasons.iter().any(|code| code == fault.code) {
                    self.reasons.push(fault.code.to_owned());
                }
                self.failed.push((statement, fault));
            }
        }
    }
}

impl Listener for Trial<'_> {
    fn begin(&mut self) {
        self.scanner = Scanner::default();
        self.passed.clear();
        self.failed.clear();
    }

    fn piece(&mut self, text: &str) {
        for statement in self.scanner.push(text) {
            self.judge(statement);
            #[expect(clippy::cast_precision_loss, reason = "a few statements")]
            let share = self.passed.len() as f64 / MOST as f64;
            self.context.report(share.min(0.95));
        }
    }
}
