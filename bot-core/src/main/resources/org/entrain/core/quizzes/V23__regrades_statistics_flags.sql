-- What a crew looks back at: all runs of a quiz, those that closed, and what people find wrong with its questions.

CREATE INDEX quiz_runs_of_quiz ON quiz_runs (quiz_id);
CREATE INDEX quiz_runs_closed ON quiz_runs (closed_at) WHERE closed_at IS NOT NULL;

-- A person flags a question once.
CREATE TABLE question_flags (
    question_id uuid NOT NULL REFERENCES questions,
    person_id   uuid NOT NULL REFERENCES persons,
    version     int  NOT NULL,       -- that they saw
    reason      text NOT NULL,       -- WRONG, UNCLEAR, OUT_OF_DATE
    words       text NOT NULL,       -- may be empty
    flagged_at  timestamptz NOT NULL,
    closed_at   timestamptz,         -- when the crew saw to it
    PRIMARY KEY (question_id, person_id)
);
CREATE INDEX question_flags_by_person ON question_flags (person_id);
CREATE INDEX question_flags_by_time ON question_flags (flagged_at);

-- When the questions of a community were last looked at for their lead.
CREATE TABLE question_looks (
    community_id uuid PRIMARY KEY REFERENCES communities,
    looked_at    timestamptz NOT NULL
);
