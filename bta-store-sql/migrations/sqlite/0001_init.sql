-- Times are milliseconds since 1970 in UTC, by this database's clock.
-- Deleting a user deletes what belongs to the user; deleting an analysis deletes its tasks and keys.

CREATE TABLE users (
    id         INTEGER PRIMARY KEY,
    user_id    TEXT    NOT NULL UNIQUE,
    email      TEXT    UNIQUE, -- case-folded
    name       TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE blood_test_analyses (
    id                    INTEGER PRIMARY KEY,
    analysis_id           TEXT    NOT NULL UNIQUE,
    task_id               TEXT    NOT NULL UNIQUE, -- stands for the analysis as a whole
    user_id               TEXT    REFERENCES users (user_id) ON DELETE CASCADE,
    kind                  TEXT    NOT NULL,
    original_filename     TEXT    NOT NULL,
    file_path             TEXT    NOT NULL, -- key in the file storage
    document_bytes        INTEGER NOT NULL,
    document_sha256       TEXT    NOT NULL,
    query                 TEXT    NOT NULL,
    person                TEXT    NOT NULL, -- JSON
    language              TEXT,
    mode                  TEXT    NOT NULL,
    status                TEXT    NOT NULL, -- pending, processing, completed, failed, cancelled
    progress              REAL    NOT NULL, -- 0.0 to 1.0
    report                TEXT,             -- JSON, bta.report/1
    doctor_analysis       TEXT,
    verifier_analysis     TEXT,
    nutritionist_analysis TEXT,
    exercise_analysis     TEXT,
    error_code            TEXT,
    error_message         TEXT,
    attempts              INTEGER NOT NULL, -- how often it was claimed
    claim                 TEXT,             -- token of whoever works on it
    worker                TEXT,
    lease_until           INTEGER,
    due_at                INTEGER NOT NULL,
    hinted_at             INTEGER NOT NULL, -- when a sweep last named it; 0: not since it was last claimed
    version               INTEGER NOT NULL, -- counts changes, from 1
    started_version       INTEGER,
    read_version          INTEGER,
    created_at            INTEGER NOT NULL,
    updated_at            INTEGER NOT NULL,
    started_at            INTEGER,
    completed_at          INTEGER
) STRICT;

CREATE INDEX blood_test_analyses_due ON blood_test_analyses (status, hinted_at, due_at);
CREATE INDEX blood_test_analyses_newest ON blood_test_analyses (created_at, analysis_id);
CREATE INDEX blood_test_analyses_status ON blood_test_analyses (status, created_at, analysis_id);
CREATE INDEX blood_test_analyses_owner ON blood_test_analyses (user_id, created_at, analysis_id);
CREATE INDEX blood_test_analyses_ended ON blood_test_analyses (completed_at);

-- The steps of the analyses: one row for each agent.
CREATE TABLE analysis_tasks (
    id              INTEGER PRIMARY KEY,
    task_id         TEXT    NOT NULL UNIQUE,
    analysis_id     TEXT    NOT NULL REFERENCES blood_test_analyses (analysis_id) ON DELETE CASCADE,
    task_type       TEXT    NOT NULL, -- the agent's name
    position        INTEGER NOT NULL, -- from 0, in plan order
    essential       INTEGER NOT NULL, -- 0 or 1
    status          TEXT    NOT NULL, -- pending, running, completed, failed, skipped
    attempts        INTEGER NOT NULL, -- how often it was started
    result          TEXT,             -- what the agent says to the reader
    opinion         TEXT,             -- JSON: the same with its findings
    error_code      TEXT,
    error           TEXT,
    created_at      INTEGER NOT NULL,
    started_at      INTEGER,
    completed_at    INTEGER,
    started_version INTEGER,
    ended_version   INTEGER,
    UNIQUE (analysis_id, task_type)
) STRICT;

CREATE TABLE idempotency_keys (
    scope           TEXT NOT NULL, -- the owner; empty for anonymous
    idempotency_key TEXT NOT NULL,
    fingerprint     TEXT NOT NULL,
    analysis_id     TEXT NOT NULL
        REFERENCES blood_test_analyses (analysis_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (scope, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_keys_analysis ON idempotency_keys (analysis_id);
