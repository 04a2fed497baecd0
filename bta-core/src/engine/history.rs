//! What earlier analyses of the same user have read.

use std::error::Error;
use std::sync::Arc;

use tracing::warn;

use super::parts::Parts;
use super::patience;
use crate::report::Report;
use crate::store::{Filter, Key, Record, Status, Store, StoreError};

/// How many earlier analyses are looked at, the latest submitted first.
const LIMIT: u32 = 12;

/// Returns the reports of earlier completed analyses of the same owner and kind; none for an
/// anonymous analysis. What cannot be loaded is left out: agents then compare with less.
pub(super) async fn earlier(parts: &Parts, record: &Record) -> Vec<Arc<Report>> {
    match patience::store(parts, load(&*parts.store, record)).await {
        Ok(reports) => reports,
        Err(error) => {
            warn!(error = &error as &dyn Error, "earlier analyses cannot be loaded");
            Vec::new()
        }
    }
}

async fn load(store: &dyn Store, record: &Record) -> Result<Vec<Arc<Report>>, StoreError> {
    let Some(owner) = record.request.owner.clone() else { return Ok(Vec::new()) };
    let filter = Filter {
        owner: Some(owner.clone()),
        status: Some(Status::Completed),
        limit: LIMIT,
        ..Filter::default()
    };
    let mut reports = Vec::new();
    for summary in store.list(&filter).await?.items {
        if summary.id == record.id {
            continue;
        }
        let Some(other) = store.load(Key::Analysis(summary.id)).await? else { continue };
        let same = other.request.owner.as_ref() == Some(&owner) && other.kind == record.kind;
        reports.extend(other.report.filter(|_| same));
    }
    Ok(reports)
}
