//! What the whole path of an agent with a model costs beside the model's own time: the offline
//! examination, the prompt, the answer cut into statements, and every check.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bta_agents::llm::{Chat, ChatError, ChatRequest, Listener, Models, Reply, Writer};
use bta_core::{Agent, Case, Context, Report};
use criterion::{Criterion, criterion_group, criterion_main};
use tokio_util::sync::CancellationToken;

/// Answers at once: eight statements about the report's first results, in small pieces.
#[derive(Debug)]
struct AtOnce(String);

#[async_trait]
impl Chat for AtOnce {
    fn model(&self) -> &str {
        "at once"
    }

    async fn chat(
        &self,
        _request: &ChatRequest,
        listener: &mut dyn Listener,
    ) -> Result<Reply, ChatError> {
        for piece in self.0.split_inclusive(' ') {
            listener.piece(piece);
        }
        Ok(Reply { text: self.0.clone().into(), ..Reply::default() })
    }
}

fn write(criterion: &mut Criterion) {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../tests/cases/iron_deficiency.json")).expect("JSON");
    let report: Report = serde_json::from_value(file["report"].clone()).expect("a report");
    let statements: Vec<serde_json::Value> = report
        .results
        .iter()
        .enumerate()
        .take(8)
        .map(|(index, it)| {
            let text = format!("Your {} of {} {} is one to know.", it.name, it.value, it.unit);
            serde_json::json!({"text": text, "cites": [format!("r{index}")]})
        })
        .collect();
    let answer = serde_json::json!({"statements": statements}).to_string();
    let writer = Writer::doctor(Arc::new(Models::new(vec![Arc::new(AtOnce(answer))])));
    let case = Case::new(Arc::new(report)).question("Why am I tired?".to_owned().into());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    criterion.bench_function("write 8 checked statements, without the model's time", |bencher| {
        bencher.iter(|| {
            let deadline = Instant::now() + Duration::from_secs(60);
            let context = Context::new(deadline, CancellationToken::new());
            black_box(runtime.block_on(writer.examine(black_box(&case), &context)))
        });
    });
}

criterion_group!(benches, write);
criterion_main!(benches);
