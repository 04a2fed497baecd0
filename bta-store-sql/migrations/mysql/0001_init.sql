-- Times are milliseconds since 1970 in UTC, by this database's clock.
-- Deleting a user deletes what belongs to the user; deleting an analysis deletes its tasks.
--
-- `id` is a number that rises with time, for whoever expects one. It is no key and needs no sequence.
-- Ids, keys and addresses are binary: text would pad them with spaces, so that "a" and "a " were one.
-- `IF NOT EXISTS` because each statement commits by itself and the whole must be able to run again.

CREATE TABLE IF NOT EXISTS users (
    id         BIGINT UNSIGNED NOT NULL DEFAULT (UUID_SHORT()),
    user_id    VARBINARY(36)   NOT NULL PRIMARY KEY,
    email      VARBINARY(1020) UNIQUE, -- case-folded
    name       TEXT,
    created_at BIGINT          NOT NULL,
    updated_at BIGINT          NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS blood_test_analyses (
    id                    BIGINT UNSIGNED NOT NULL DEFAULT (UUID_SHORT()),
    analysis_id           VARBINARY(36)   NOT NULL PRIMARY KEY,
    task_id               VARBINARY(36)   NOT NULL, -- stands for the analysis as a whole
    user_id               VARBINARY(36),
    kind                  TEXT            NOT NULL,
    original_filename     TEXT            NOT NULL,
    file_path             TEXT            NOT NULL, -- key in the file storage
    document_bytes        BIGINT          NOT NULL,
    document_sha256       VARCHAR(64)     NOT NULL,
    query                 LONGTEXT        NOT NULL,
    person                TEXT            NOT NULL, -- JSON
    language              VARCHAR(36),
    mode                  VARCHAR(50)     NOT NULL,
    status                VARBINARY(50)   NOT NULL, -- pending, processing, completed, failed, cancelled
    progress              DOUBLE          NOT NULL, -- 0.0 to 1.0
    report                LONGTEXT,                 -- JSON, bta.report/1
    doctor_analysis       LONGTEXT,
    verifier_analysis     LONGTEXT,
    nutritionist_analysis LONGTEXT,
    exercise_analysis     LONGTEXT,
    error_code            TEXT,
    error_message         LONGTEXT,
    attempts              BIGINT          NOT NULL, -- how often it was claimed
    claim                 VARBINARY(36),            -- token of whoever works on it
    worker                TEXT,
    lease_until           BIGINT,
    due_at                BIGINT          NOT NULL,
    hinted_at             BIGINT          NOT NULL, -- when a sweep last named it; 0: not since it was last claimed
    version               BIGINT          NOT NULL, -- counts changes, from 1
    started_version       BIGINT,
    read_version          BIGINT,
    created_at            BIGINT          NOT NULL,
    updated_at            BIGINT          NOT NULL,
    started_at            BIGINT,
    completed_at          BIGINT,
    INDEX blood_test_analyses_task (task_id),
    INDEX blood_test_analyses_due (status, hinted_at, due_at),
    INDEX blood_test_analyses_newest (created_at, analysis_id),
    INDEX blood_test_analyses_status (status, created_at, analysis_id),
    INDEX blood_test_analyses_owner (user_id, created_at, analysis_id),
    INDEX blood_test_analyses_ended (completed_at),
    FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The steps of the analyses: one row for each agent.
CREATE TABLE IF NOT EXISTS analysis_tasks (
    id              BIGINT UNSIGNED NOT NULL DEFAULT (UUID_SHORT()),
    task_id         VARBINARY(36)   NOT NULL,
    analysis_id     VARBINARY(36)   NOT NULL,
    task_type       VARBINARY(1020) NOT NULL, -- the agent's name
    position        BIGINT          NOT NULL, -- from 0, in plan order
    essential       BIGINT          NOT NULL, -- 0 or 1
    status          VARBINARY(50)   NOT NULL, -- pending, running, completed, failed, skipped
    attempts        BIGINT          NOT NULL, -- how often it was started
    result          LONGTEXT,                 -- what the agent says to the reader
    opinion         LONGTEXT,                 -- JSON: the same with its findings
    error_code      TEXT,
    error           LONGTEXT,
    created_at      BIGINT          NOT NULL,
    started_at      BIGINT,
    completed_at    BIGINT,
    started_version BIGINT,
    ended_version   BIGINT,
    PRIMARY KEY (analysis_id, task_type),
    INDEX analysis_tasks_task (task_id),
    FOREIGN KEY (analysis_id) REFERENCES blood_test_analyses (analysis_id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS idempotency_keys (
    scope           VARBINARY(36)   NOT NULL, -- the owner; empty for anonymous
    idempotency_key VARBINARY(1020) NOT NULL,
    fingerprint     TEXT            NOT NULL,
    analysis_id     VARBINARY(36)   NOT NULL,
    PRIMARY KEY (scope, idempotency_key),
    INDEX idempotency_keys_analysis (analysis_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
