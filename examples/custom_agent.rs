//! A specialist of one's own, whose findings a language model words: checked like those of the others.
//!
//! `LLM_MODEL=llama3.1 LLM_BASE_URL=http://127.0.0.1:11434/v1 \
//!  cargo run --release --features llm --example custom_agent -- REPORT.json`
//!
//! Without `LLM_MODEL` the specialist's own words are printed. REPORT is a `bta.report/1`, as
//! `--example read` prints it. A protocol other than OpenAI's is one trait: `bta::agents::llm::Chat`.
#![expect(clippy::print_stdout, reason = "a command-line program")]

use std::sync::Arc;

use anyhow::Context as _;
use bta::agents::llm::Writer;
use bta::{Agent, AgentError, Case, Config, Context, Evidence, Finding, Opinion, Severity};

/// Says what iron has to do with sleep.
#[derive(Debug)]
struct Sleep;

#[async_trait::async_trait]
impl Agent for Sleep {
    fn name(&self) -> &'static str {
        "sleep"
    }

    async fn examine(&self, case: &Case, _context: &Context) -> Result<Opinion, AgentError> {
        let results = case.report.results.iter().enumerate();
        let cited: Vec<_> = results
            .filter(|(_, result)| result.analyte.as_deref() == Some("ferritin"))
            .map(|(index, result)| bta::opinion::Cited {
                index,
                page: result.page,
                line: result.line,
                name: result.name.clone(),
                value: result.value.clone(),
                unit: result.unit.clone(),
            })
            .collect();
        let text = if cited.is_empty() {
            "Nothing in this report says anything about sleep."
        } else {
            "Iron stores matter for restless legs, which disturb sleep: tell a doctor if you have them."
        };
        let finding = Finding {
            id: "SLEEP-01".to_owned(),
            severity: Severity::Information,
            text: text.to_owned(),
            evidence: Evidence { results: cited, ..Evidence::default() },
        };
        let notice = bta::agents::notice(&case.language);
        Ok(Opinion::new(format!("{text}\n\n{notice}"), vec![finding]))
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let file = std::env::args().nth(1).context("name a file with a bta.report/1")?;
    let case = Case::new(Arc::new(serde_json::from_slice(&std::fs::read(file)?)?));

    // The few lines: the specialist, who the model is, and the models of the settings.
    let agent: Arc<dyn Agent> = match bta::model::models(&Config::from_env()?.models)? {
        Some(models) => {
            let who = "You say what these findings have to do with sleep.";
            Arc::new(Writer::custom(Arc::new(Sleep), who, models))
        }
        None => Arc::new(Sleep),
    };
    println!("{}", agent.examine(&case, &Context::detached()).await?.text);
    Ok(())
}
