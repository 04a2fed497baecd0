-- Questions that were asked after an analysis had completed, with their answers.
CREATE TABLE IF NOT EXISTS analysis_questions (
    analysis_id VARBINARY(36)  NOT NULL,
    question_id VARBINARY(36)  NOT NULL,
    query       LONGTEXT       NOT NULL,
    language    VARBINARY(255) NOT NULL,
    opinion     LONGTEXT       NOT NULL, -- JSON: the answer with its findings
    created_at  BIGINT         NOT NULL,
    PRIMARY KEY (analysis_id, question_id),
    FOREIGN KEY (analysis_id) REFERENCES blood_test_analyses (analysis_id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- While a task runs, its result is what the agent has said so far, since this version. MySQL has no
-- ADD COLUMN IF NOT EXISTS, and this may be applied again.
SET @bta_said = (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
    AND table_name = 'analysis_tasks' AND column_name = 'said_version');
SET @bta_add = IF(@bta_said > 0, 'DO 0', 'ALTER TABLE analysis_tasks ADD COLUMN said_version BIGINT');
PREPARE bta_add FROM @bta_add;
EXECUTE bta_add;
DEALLOCATE PREPARE bta_add;
