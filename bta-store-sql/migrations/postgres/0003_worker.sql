-- The workers that are there, whether they have something to do or not.
CREATE TABLE analysis_workers (
    worker_id   TEXT   PRIMARY KEY, -- of one run of a worker
    name        TEXT   NOT NULL,
    host        TEXT   NOT NULL,
    version     TEXT   NOT NULL,
    at_once     BIGINT NOT NULL, -- how many analyses it runs at once
    started_at  BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    known_until BIGINT NOT NULL -- silent for longer, it is gone
);
