-- The workers that are there, whether they have something to do or not.
CREATE TABLE IF NOT EXISTS analysis_workers (
    worker_id   VARBINARY(36)  NOT NULL PRIMARY KEY, -- of one run of a worker
    name        VARBINARY(255) NOT NULL,
    host        VARBINARY(255) NOT NULL,
    version     VARBINARY(255) NOT NULL,
    at_once     BIGINT         NOT NULL, -- how many analyses it runs at once
    started_at  BIGINT         NOT NULL,
    seen_at     BIGINT         NOT NULL,
    known_until BIGINT         NOT NULL -- silent for longer, it is gone
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
