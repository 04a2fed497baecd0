//! Questions that were asked after an analysis had completed.

use bta_core::AnalysisId;
use bta_core::question::{NewQuestion, Question};

use crate::database::Database;
use crate::dialect::Class;
use crate::fault::Fault;
use crate::load::Reader;
use crate::row::Row;
use crate::statement::Statement;

pub(crate) async fn add(database: &Database, new: &NewQuestion) -> Result<Option<Question>, Fault> {
    let opinion = serde_json::to_string(&new.answer).map_err(|error| Fault::Corrupt {
        id: new.analysis.to_string(),
        what: "opinion",
        source: error.into(),
    })?;
    // From the analysis, so that there is no question without one.
    let insert = Statement::new(
        "INSERT INTO analysis_questions
            (analysis_id, question_id, query, language, opinion, created_at)
        SELECT analysis_id, ?, ?, ?, ?, {now} FROM blood_test_analyses WHERE analysis_id = ?",
    )
    .bind(new.id.to_string())
    .bind(new.question.expose().as_str())
    .bind(new.language.as_str())
    .bind(opinion)
    .bind(new.analysis.to_string());
    let mut transaction = database.begin().await?;
    let written = transaction.execute(insert).await;
    match transaction.finish(written).await {
        Ok(0) => return Ok(None),
        Ok(_) => {}
        Err(fault) if fault.class(database.dialect()) == Class::Taken => {}
        Err(fault) => return Err(fault),
    }
    let one = select(new.analysis).text(" AND question_id = ?").bind(new.id.to_string());
    database.read(one).await?.first().map(read).transpose()
}

pub(crate) async fn of(database: &Database, id: AnalysisId) -> Result<Vec<Question>, Fault> {
    let all = select(id).text(" ORDER BY created_at, question_id");
    database.read(all).await?.iter().map(read).collect()
}

fn select(id: AnalysisId) -> Statement {
    Statement::new(
        "SELECT question_id, query, language, opinion, created_at
        FROM analysis_questions WHERE analysis_id = ?",
    )
    .bind(id.to_string())
}

fn read(row: &Row) -> Result<Question, Fault> {
    let read = Reader::new(row, row.text("question_id")?);
    Ok(Question {
        id: read.parse("question_id")?,
        question: row.text("query")?.into(),
        language: read.parse("language")?,
        answer: read.json("opinion", &row.text("opinion")?)?,
        created_at: read.time("created_at")?,
    })
}
