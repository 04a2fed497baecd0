-- Times are milliseconds since 1970 in UTC, by this database's clock.
-- Deleting a user deletes what belongs to the user; deleting an analysis deletes its tasks.
--
-- `id` is a number that rises with time, for whoever expects one. It is no key and needs no sequence.
--
-- Spread over the servers of a cluster (Citus), before there are rows:
--   SELECT create_reference_table('users');
--   SELECT create_distributed_table('blood_test_analyses', 'analysis_id');
--   SELECT create_distributed_table('analysis_tasks', 'analysis_id', colocate_with => 'blood_test_analyses');
--   SELECT create_distributed_table('idempotency_keys', 'scope');
-- Hence every unique key holds the column by which its table is spread, tasks lie with their analysis,
-- and idempotency keys, which belong to owners, have no foreign key to analyses.

CREATE TABLE users (
    id         BIGINT NOT NULL DEFAULT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000),
    user_id    TEXT    PRIMARY KEY,
    email      TEXT    UNIQUE, -- case-folded
    name       TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE blood_test_analyses (
    id                    BIGINT NOT NULL DEFAULT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000),
    analysis_id           TEXT    PRIMARY KEY,
    task_id               TEXT    NOT NULL, -- stands for the analysis as a whole
    user_id               TEXT    REFERENCES users (user_id) ON DELETE CASCADE,
    kind                  TEXT    NOT NULL,
    original_filename     TEXT    NOT NULL,
    file_path             TEXT    NOT NULL, -- key in the file storage
    document_bytes        BIGINT NOT NULL,
    document_sha256       TEXT    NOT NULL,
    query                 TEXT    NOT NULL,
    person                TEXT    NOT NULL, -- JSON
    language              TEXT,
    mode                  TEXT    NOT NULL,
    status                TEXT    NOT NULL, -- pending, processing, completed, failed, cancelled
    progress              DOUBLE PRECISION NOT NULL, -- 0.0 to 1.0
    report                TEXT,             -- JSON, bta.report/1
    doctor_analysis       TEXT,
    verifier_analysis     TEXT,
    nutritionist_analysis TEXT,
    exercise_analysis     TEXT,
    error_code            TEXT,
    error_message         TEXT,
    attempts              BIGINT NOT NULL, -- how often it was claimed
    claim                 TEXT,             -- token of whoever works on it
    worker                TEXT,
    lease_until           BIGINT,
    due_at                BIGINT NOT NULL,
    hinted_at             BIGINT NOT NULL, -- when a sweep last named it; 0: not since it was last claimed
    version               BIGINT NOT NULL, -- counts changes, from 1
    started_version       BIGINT,
    read_version          BIGINT,
    created_at            BIGINT NOT NULL,
    updated_at            BIGINT NOT NULL,
    started_at            BIGINT,
    completed_at          BIGINT
);

CREATE INDEX blood_test_analyses_task ON blood_test_analyses (task_id);
CREATE INDEX blood_test_analyses_due ON blood_test_analyses (status, hinted_at, due_at);
CREATE INDEX blood_test_analyses_newest ON blood_test_analyses (created_at, analysis_id);
CREATE INDEX blood_test_analyses_status ON blood_test_analyses (status, created_at, analysis_id);
CREATE INDEX blood_test_analyses_owner ON blood_test_analyses (user_id, created_at, analysis_id);
CREATE INDEX blood_test_analyses_ended ON blood_test_analyses (completed_at);

-- The steps of the analyses: one row for each agent.
CREATE TABLE analysis_tasks (
    id              BIGINT NOT NULL DEFAULT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000),
    task_id         TEXT    NOT NULL,
    analysis_id     TEXT    NOT NULL REFERENCES blood_test_analyses (analysis_id) ON DELETE CASCADE,
    task_type       TEXT    NOT NULL, -- the agent's name
    position        BIGINT NOT NULL, -- from 0, in plan order
    essential       BIGINT NOT NULL, -- 0 or 1
    status          TEXT    NOT NULL, -- pending, running, completed, failed, skipped
    attempts        BIGINT NOT NULL, -- how often it was started
    result          TEXT,             -- what the agent says to the reader
    opinion         TEXT,             -- JSON: the same with its findings
    error_code      TEXT,
    error           TEXT,
    created_at      BIGINT NOT NULL,
    started_at      BIGINT,
    completed_at    BIGINT,
    started_version BIGINT,
    ended_version   BIGINT,
    PRIMARY KEY (analysis_id, task_type)
);

CREATE INDEX analysis_tasks_task ON analysis_tasks (task_id);

CREATE TABLE idempotency_keys (
    scope           TEXT NOT NULL, -- the owner; empty for anonymous
    idempotency_key TEXT NOT NULL,
    fingerprint     TEXT NOT NULL,
    analysis_id     TEXT NOT NULL,
    PRIMARY KEY (scope, idempotency_key)
);

CREATE INDEX idempotency_keys_analysis ON idempotency_keys (analysis_id);
