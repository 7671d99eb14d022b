-- Quizzes, the runs in which a community plays them, and the answers.

CREATE TABLE quizzes (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    name         text NOT NULL,
    language     text NOT NULL,
    questions    jsonb NOT NULL,   -- in order; never changed once kept
    created_by   uuid NOT NULL REFERENCES persons,
    created_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX quizzes_by_name ON quizzes (community_id, lower(name));

CREATE TABLE quiz_runs (
    id              uuid PRIMARY KEY,
    quiz_id         uuid NOT NULL REFERENCES quizzes,
    community_id    uuid NOT NULL REFERENCES communities,
    organisation_id uuid NOT NULL REFERENCES organisations,
    opened_by       uuid NOT NULL REFERENCES persons,
    opened_at       timestamptz NOT NULL,
    closed_at       timestamptz
);
CREATE UNIQUE INDEX quiz_runs_one_open ON quiz_runs (quiz_id) WHERE closed_at IS NULL;
CREATE INDEX quiz_runs_open ON quiz_runs (community_id) WHERE closed_at IS NULL;

-- One answer a person, question and attempt; the first stands. Attempt 1 is the quiz itself, attempt 2 another try at
-- what was hard, after it closed. Written by thousands within a minute: the one statement that writes here joins the run
-- and the person itself, so no foreign key looks them up again.
CREATE TABLE quiz_answers (
    run_id      uuid NOT NULL,
    person_id   uuid NOT NULL,
    attempt     smallint NOT NULL,
    number      smallint NOT NULL,   -- of the question, from 0
    response    text NOT NULL,
    share       double precision NOT NULL CHECK (share BETWEEN 0 AND 1),
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, person_id, attempt, number)
);

-- A file with mistakes in it, kept until the person says what to do.
CREATE TABLE quiz_imports (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    name         text NOT NULL,
    source       text NOT NULL,
    created_at   timestamptz NOT NULL
);
