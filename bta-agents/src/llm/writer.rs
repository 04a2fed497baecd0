//! An agent that has a model write what its offline agent found, and lets nothing through unchecked.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bta_core::agent::{Agent, AgentError, Context};
use bta_core::case::Case;
use bta_core::opinion::{Finding, Opinion, Severity, Writing};
use tokio::time::Instant;

use super::budget::Allowance;
use super::chat::{ChatError, ChatRequest, Message};
use super::ground::Ground;
use super::lexicon::Lexicon;
use super::models::Models;
use super::prompt::{self, VERSION};
use super::statement::schema;
use super::trial::Trial;
use crate::assessment::assess;
use crate::doctor::Doctor;
use crate::exercise::Exercise;
use crate::guard::Special;
use crate::nutritionist::Nutritionist;
use crate::phrase::paragraph;
use crate::respondent::{Respondent, urgent};
use crate::wording::Wording;

/// The most tokens of one answer.
const ANSWER_TOKENS: u32 = 1200;
/// What is left of a step's time for the offline answer, which needs almost none.
const MARGIN: Duration = Duration::from_secs(2);

/// An agent that has a model write what its offline agent found.
///
/// The offline agent goes first. Its findings stay; what is urgent is said first, in its words; the
/// model's statements follow, each checked against results and findings. What fails is sent back once,
/// then dropped; if nothing is left, or no model answers in time, the offline answer stands. The
/// opinion's [`Writing`] says which of these happened.
#[derive(Clone, Debug)]
pub struct Writer {
    offline: Arc<dyn Agent>,
    models: Arc<Models>,
    /// Who the model is, for an agent of one's own; the prompt files say it otherwise.
    instructions: Option<Arc<str>>,
}

impl Writer {
    /// Writes for the doctor.
    #[must_use]
    pub fn doctor(models: Arc<Models>) -> Self {
        Self { offline: Arc::new(Doctor), models, instructions: None }
    }

    /// Writes for the nutritionist.
    #[must_use]
    pub fn nutritionist(models: Arc<Models>) -> Self {
        Self { offline: Arc::new(Nutritionist), models, instructions: None }
    }

    /// Writes for the exercise specialist.
    #[must_use]
    pub fn exercise(models: Arc<Models>) -> Self {
        Self { offline: Arc::new(Exercise), models, instructions: None }
    }

    /// Writes for the respondent, who answers questions after an analysis has completed.
    #[must_use]
    pub fn respondent(models: Arc<Models>) -> Self {
        Self { offline: Arc::new(Respondent), models, instructions: None }
    }

    /// Writes for an agent of one's own; `instructions` say who the model is, in a few sentences.
    #[must_use]
    pub fn custom(offline: Arc<dyn Agent>, instructions: &str, models: Arc<Models>) -> Self {
        Self { offline, models, instructions: Some(instructions.into()) }
    }

    /// Returns what would be sent to a model about `case`; nothing when none would be asked.
    ///
    /// # Errors
    ///
    /// When the offline agent fails.
    pub async fn messages(&self, case: &Case) -> Result<Vec<Message>, AgentError> {
        let opinion = self.offline.examine(case, &Context::detached()).await?;
        let task = self.task(case, &opinion);
        Ok(task.map_or_else(Vec::new, |task| self.prompt(case, &task.ground)))
    }

    /// Decides whether a model is asked, and puts together what that needs.
    fn task(&self, case: &Case, offline: &Opinion) -> Option<Task> {
        let words = Lexicon::of(case.language.as_str())?;
        assess(case, |assessment| {
            let mut findings = offline.findings.clone();
            for finding in crate::doctor::found(assessment) {
                if findings.iter().all(|known| known.id != finding.id) {
                    findings.push(finding);
                }
            }
            let (ground, guard) =
                (Ground::new(assessment, findings, words.language), &assessment.guard);
            let closed = match self.offline.name() {
                "doctor" | "respondent" => false,
                "exercise" => ground.banned.contains(&"exercise") || !guard.adult_rules(),
                _ => ground.emergency() || guard.is(Special::Child) || guard.is(Special::Treated),
            };
            let closing = match self.offline.name() {
                "exercise" => crate::exercise::week(assessment),
                "nutritionist" => crate::nutritionist::week(assessment),
                _ => String::new(),
            };
            let opening = opening(&offline.findings, assessment.wording);
            let asked = !closed && !ground.results.is_empty();
            asked.then_some(Task { ground, opening, closing })
        })
    }

    fn prompt(&self, case: &Case, ground: &Ground) -> Vec<Message> {
        let file = prompt::file(ground.language, self.offline.name());
        prompt::messages(case, ground, self.instructions.as_deref().unwrap_or(file))
    }

    /// Asks until the statements are there, sent back once where they fail.
    async fn write(
        &self,
        case: &Case,
        trial: &mut Trial<'_>,
        allowance: &mut Allowance,
    ) -> Result<String, ChatError> {
        let mut request = ChatRequest {
            messages: self.prompt(case, trial.ground),
            schema: Some(("answer", schema())),
            stream: true,
            max_tokens: ANSWER_TOKENS,
            deadline: allowance.deadline,
        };
        let (reply, model) = self.models.ask(&request, allowance, trial).await?;
        if !trial.needs_repair() {
            return Ok(model);
        }
        request.messages.extend(prompt::repair(reply.text.expose(), trial.faults()));
        trial.send_back();
        // What passed at first stands, whatever becomes of the rest.
        match self.models.ask(&request, allowance, trial).await {
            Ok((_, model)) => Ok(model),
            Err(error) if trial.passed().is_empty() => Err(error),
            Err(_) => Ok(model),
        }
    }

    async fn compose(
        &self,
        case: &Case,
        offline: Opinion,
        task: &Task,
        context: &Context,
    ) -> Opinion {
        let ground = &task.ground;
        // Whoever reads along is told first what must not wait.
        if !task.opening.is_empty() {
            context.say(&task.opening);
        }
        let deadline = Instant::from_std(context.deadline()).checked_sub(MARGIN);
        let mut allowance = self.models.allowance(deadline.unwrap_or_else(Instant::now));
        let mut trial = Trial::new(ground, context);
        let wrote = tokio::select! {
            wrote = self.write(case, &mut trial, &mut allowance) => wrote.map_err(|it| it.code()),
            () = context.cancelled() => Err("stopped"),
        };
        let fallback = match &wrote {
            Err(code) => Some(*code),
            Ok(_) if trial.passed().is_empty() => Some("ungrounded"),
            Ok(_) => None,
        };
        let name = self.offline.name();
        let version = if self.instructions.is_some() { 0 } else { VERSION };
        let writing = Writing {
            model: wrote.ok().filter(|_| fallback.is_none()),
            prompt: format!("{name}/{}/{version}", ground.language),
            fallback: fallback.map(str::to_owned),
            usage: allowance.usage(),
            ..trial.writing()
        };
        let said = trial.into_passed().into_iter().map(|it| (it.text, it.cites));
        match fallback {
            Some(_) => unused(offline, writing, ground),
            None => used(case, offline.findings, writing, (task, said.collect())),
        }
    }
}

/// What a model is asked about, and what stands around its statements.
struct Task {
    ground: Ground,
    /// What is urgent and what limits, in the words of the rules.
    opening: String,
    /// The week's plan of the rules.
    closing: String,
}

#[async_trait]
impl Agent for Writer {
    fn name(&self) -> &str {
        self.offline.name()
    }

    async fn examine(&self, case: &Case, context: &Context) -> Result<Opinion, AgentError> {
        let offline = self.offline.examine(case, context).await?;
        match self.task(case, &offline) {
            Some(task) => Ok(self.compose(case, offline, &task, context).await),
            None => Ok(offline),
        }
    }
}

/// Puts the offline answer in place, and says that a model was asked in vain.
fn unused(offline: Opinion, writing: Writing, ground: &Ground) -> Opinion {
    let reason = writing.fallback.as_deref().unwrap_or_default();
    let note = Lexicon::of(ground.language)
        .map(|words| words.note("note-offline", &[("reason", reason)]))
        .unwrap_or_default();
    let mut text = offline.text;
    paragraph(&mut text, &note);
    Opinion { text, findings: offline.findings, writing: Some(writing) }
}

type Said<'a> = (&'a Task, Vec<(String, Vec<String>)>);

/// Says what must not wait and what limits, before anything else.
fn opening(findings: &[Finding], wording: &Wording) -> String {
    let mut text = urgent(findings, wording);
    for limit in findings.iter().filter(|finding| finding.id.starts_with("LIM-")) {
        paragraph(&mut text, &limit.text);
    }
    text
}

/// Puts the text together: the opening, the model's statements, the closing, how they came about.
fn used(case: &Case, mut findings: Vec<Finding>, writing: Writing, said: Said<'_>) -> Opinion {
    let (Task { ground, opening, closing }, statements) = said;
    let wording = Wording::of(&case.language);
    let mut text = opening.clone();
    for (number, (statement, cites)) in (1..).zip(statements) {
        paragraph(&mut text, statement.trim());
        findings.push(Finding {
            id: format!("model.{number}"),
            severity: Severity::Information,
            text: statement.trim().to_owned(),
            evidence: ground.evidence(case, &cites),
        });
    }
    paragraph(&mut text, closing);
    paragraph(&mut text, &note(&writing, ground));
    paragraph(&mut text, &wording.say("notice"));
    Opinion { text, findings, writing: Some(writing) }
}

/// Says how the text came about.
fn note(writing: &Writing, ground: &Ground) -> String {
    let Some(words) = Lexicon::of(ground.language) else { return String::new() };
    let kept = writing.grounded.to_string();
    let mut parts = vec![words.note("note-written", &[("kept", &kept)])];
    for (name, count) in [("note-repaired", writing.repaired), ("note-dropped", writing.dropped)] {
        if count > 0 {
            parts.push(words.note(name, &[("count", &count.to_string())]));
        }
    }
    parts.join("; ") + "."
}
