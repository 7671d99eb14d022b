-- Questions on their way into the bank: what somebody is writing, and what members propose.

CREATE TABLE question_drafts (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    quiz         text NOT NULL,        -- the name of the quiz it is for
    language     text NOT NULL,
    item         jsonb NOT NULL,
    question_id  uuid REFERENCES questions,   -- what it changes; null where it is new
    version      int,                         -- that was looked at
    created_at   timestamptz NOT NULL
);
CREATE INDEX question_drafts_by_person ON question_drafts (person_id, created_at);

CREATE TABLE question_proposals (
    question_id uuid PRIMARY KEY REFERENCES questions,
    quiz_id     uuid NOT NULL REFERENCES quizzes,
    decided_by  uuid REFERENCES persons,
    decided_at  timestamptz
);
CREATE INDEX question_proposals_by_decider ON question_proposals (decided_by) WHERE decided_by IS NOT NULL;
