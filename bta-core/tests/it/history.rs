//! Agents are given the earlier reports of the same user, and nobody else's.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bta_core::engine::{Client, Parts};
use bta_core::memory::{MemoryBroker, MemoryStore};
use bta_core::report::{Report, Verdict, VerdictKind};
use bta_core::store::{Record, Request};
use bta_core::{Agent, AgentError, Analysis, Case, Context, Opinion, ReadError, Step};
use bytes::Bytes;
use object_store::memory::InMemory;

use crate::stage::{ended, submit_request, work};

/// Says the dates of the earlier reports that it is given.
#[derive(Debug)]
struct Archivist;

#[async_trait]
impl Agent for Archivist {
    fn name(&self) -> &'static str {
        "archivist"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        let dates = case.earlier.iter().filter_map(|report| report.collected_on);
        let dates: Vec<String> = dates.map(|date| date.to_string()).collect();
        Ok(Opinion::new(dates.join(" "), Vec::new()))
    }
}

/// Reads reports of these dates, one after the other.
#[derive(Debug)]
struct Diary {
    dates: Mutex<VecDeque<Option<&'static str>>>,
    steps: Vec<Step>,
}

#[async_trait]
impl Analysis for Diary {
    fn kind(&self) -> &'static str {
        "diary"
    }

    fn steps(&self) -> &[Step] {
        &self.steps
    }

    async fn check(&self, _document: Bytes) -> Result<(), ReadError> {
        Ok(())
    }

    async fn read(&self, _document: Bytes) -> Result<Report, ReadError> {
        let mut report = Report::new(Verdict { kind: VerdictKind::BloodTest, reasons: Vec::new() });
        let date = self.dates.lock().unwrap().pop_front().flatten();
        report.collected_on = date.map(|date| date.parse().unwrap());
        Ok(report)
    }
}

fn parts(dates: &[Option<&'static str>]) -> Parts {
    let diary = Diary {
        dates: Mutex::new(dates.iter().copied().collect()),
        steps: vec![Step::new(Arc::new(Archivist))],
    };
    Parts::new(
        Arc::new(diary),
        Arc::new(MemoryStore::new()),
        Arc::new(MemoryBroker::new()),
        Arc::new(InMemory::new()),
    )
}

/// Runs one analysis for `owner` and returns the dates that its agent was given.
async fn told(client: &Client, owner: Option<&str>) -> String {
    let owner = owner.map(|owner| owner.parse().unwrap());
    let request = Request { owner, ..Request::default() };
    let id = submit_request(client, request, None).await.unwrap().id;
    let record: Record = ended(client, id).await;
    record.steps[0].opinion.clone().unwrap().text
}

#[tokio::test(start_paused = true)]
async fn earlier_reports_of_the_same_user_are_given_the_latest_first() {
    let parts = parts(&[
        Some("2024-03-01"),
        Some("2025-03-01"),
        None,
        Some("2026-03-01"),
        Some("2025-01-01"),
    ]);
    let client = Client::new(parts.clone());
    let _shift = work(&parts);
    assert_eq!(told(&client, Some("ada")).await, "");
    assert_eq!(told(&client, Some("ada")).await, "2024-03-01");
    assert_eq!(told(&client, Some("ada")).await, "", "a report without a date is not compared");
    assert_eq!(told(&client, Some("ada")).await, "2025-03-01 2024-03-01");
    assert_eq!(told(&client, Some("ada")).await, "2024-03-01", "later reports are not earlier");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_told_across_users() {
    let parts =
        parts(&[Some("2024-03-01"), Some("2025-03-01"), Some("2025-04-01"), Some("2025-05-01")]);
    let client = Client::new(parts.clone());
    let _shift = work(&parts);
    assert_eq!(told(&client, Some("ada")).await, "");
    assert_eq!(told(&client, Some("bob")).await, "");
    assert_eq!(told(&client, None).await, "");
    assert_eq!(told(&client, None).await, "", "anonymous analyses have no history");
}
