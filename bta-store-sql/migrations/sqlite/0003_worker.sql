-- The workers that are there, whether they have something to do or not.
CREATE TABLE analysis_workers (
    id          INTEGER PRIMARY KEY,
    worker_id   TEXT    NOT NULL UNIQUE, -- of one run of a worker
    name        TEXT    NOT NULL,
    host        TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    at_once     INTEGER NOT NULL, -- how many analyses it runs at once
    started_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL,
    known_until INTEGER NOT NULL -- silent for longer, it is gone
) STRICT;
