-- Questions that were asked after an analysis had completed, with their answers.
CREATE TABLE analysis_questions (
    id          INTEGER PRIMARY KEY,
    analysis_id TEXT    NOT NULL REFERENCES blood_test_analyses (analysis_id) ON DELETE CASCADE,
    question_id TEXT    NOT NULL,
    query       TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    opinion     TEXT    NOT NULL, -- JSON: the answer with its findings
    created_at  INTEGER NOT NULL,
    UNIQUE (analysis_id, question_id)
) STRICT;

-- While a task runs, its result is what the agent has said so far, since this version.
ALTER TABLE analysis_tasks ADD COLUMN said_version INTEGER;
