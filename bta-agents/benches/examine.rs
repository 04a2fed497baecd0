//! How long one full offline examination of 60 results takes, all four agents together.

use std::hint::black_box;
use std::sync::Arc;

use bta_core::{Case, Context, Report};
use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;

/// Makes a case of 60 results: those of two reports, repeated.
fn case() -> Case {
    let files = [
        include_str!("../tests/cases/hyperkalemia.json"),
        include_str!("../tests/cases/diabetes.json"),
        include_str!("../tests/cases/iron_deficiency.json"),
        include_str!("../tests/cases/healthy.json"),
    ];
    let mut reports = files.iter().map(|file| {
        let file: serde_json::Value = serde_json::from_str(file).expect("the file is JSON");
        serde_json::from_value::<Report>(file["report"].clone()).expect("it has a report")
    });
    let mut report = reports.next().expect("there are four");
    report.results.extend(reports.flat_map(|report| report.results));
    report.results.truncate(60);
    assert_eq!(report.results.len(), 60);
    Case::new(Arc::new(report)).question("Why am I tired?".to_owned().into())
}

fn examine(criterion: &mut Criterion) {
    let (case, steps, context) = (case(), bta_agents::standard(), Context::detached());
    criterion.bench_function("examine 60 results", |bencher| {
        bencher.iter(|| {
            for step in &steps {
                let opinion = block_on(step.agent.examine(black_box(&case), &context));
                let _ = black_box(opinion);
            }
        });
    });
}

criterion_group!(benches, examine);
criterion_main!(benches);
