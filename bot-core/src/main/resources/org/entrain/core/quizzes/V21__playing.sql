-- What an answer came about by, what people let others read, and which questions each was given.

ALTER TABLE quiz_answers ADD COLUMN helped boolean NOT NULL DEFAULT false;   -- a hint was shown before

-- A reflection that its author lets the community read; what it says stands with the answer.
CREATE TABLE quiz_shared (
    run_id    uuid NOT NULL REFERENCES quiz_runs,
    person_id uuid NOT NULL REFERENCES persons,
    attempt   smallint NOT NULL,
    number    smallint NOT NULL,       -- of the question, from 0
    named     boolean NOT NULL,        -- whether with the author's name
    shared_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, person_id, attempt, number)
);
CREATE INDEX quiz_shared_by_person ON quiz_shared (person_id);

-- Where each person gets some of the questions, or in an order of their own that must last: which, in order.
CREATE TABLE quiz_draws (
    run_id    uuid NOT NULL REFERENCES quiz_runs,
    person_id uuid NOT NULL REFERENCES persons,
    attempt   smallint NOT NULL,
    numbers   smallint[] NOT NULL,     -- of the questions, from 0
    PRIMARY KEY (run_id, person_id, attempt)
);
CREATE INDEX quiz_draws_by_person ON quiz_draws (person_id);
