-- Check-ins: a question that is answered on five steps by people whom nobody can find out.
-- No answer is kept: a press raises a count. Who pressed is known while the round is open, so that nobody answers twice,
-- and is erased when it closes. No table tells when an answer was given.

CREATE TABLE pulse_rounds (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid NOT NULL REFERENCES communities,
    question        text NOT NULL,      -- a key of Entrain's own set, or "own:" and the crew's words
    opened_at       timestamptz NOT NULL,
    closes_at       timestamptz NOT NULL,
    closed_at       timestamptz,        -- nothing is shown before
    people          integer             -- how many answered; NULL where they were too few, and nothing was kept
);

CREATE INDEX pulse_rounds_of_community ON pulse_rounds (community_id, opened_at DESC);
CREATE INDEX pulse_rounds_open ON pulse_rounds (closes_at) WHERE closed_at IS NULL;

CREATE TABLE pulse_counts (
    round_id uuid NOT NULL REFERENCES pulse_rounds ON DELETE CASCADE,
    choice   text NOT NULL,             -- a step, or what would help; all are there from the beginning
    times    integer NOT NULL DEFAULT 0,
    PRIMARY KEY (round_id, choice)
);

CREATE TABLE pulse_lines (
    id       uuid PRIMARY KEY,          -- by chance: lines are read in this order
    round_id uuid NOT NULL REFERENCES pulse_rounds ON DELETE CASCADE,
    line     text NOT NULL
);

CREATE INDEX pulse_lines_of_round ON pulse_lines (round_id);

CREATE TABLE pulse_answered (
    round_id  uuid NOT NULL REFERENCES pulse_rounds ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons,
    helped    boolean NOT NULL DEFAULT false,
    wrote     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (round_id, person_id)
);

CREATE INDEX pulse_answered_by_person ON pulse_answered (person_id);
