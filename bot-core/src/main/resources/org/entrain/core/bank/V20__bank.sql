-- The bank: questions that live on their own, in versions; quizzes are named lists of them. A run keeps the versions that
-- were asked in it.

CREATE TABLE questions (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid NOT NULL REFERENCES communities,
    version         int  NOT NULL,   -- the one that is asked from now on
    standing        text NOT NULL,   -- PROPOSED, APPROVED, RETIRED
    likeness        text NOT NULL,   -- what is asked, folded: equal where two questions ask the same
    author_id       uuid NOT NULL REFERENCES persons,
    created_at      timestamptz NOT NULL
);
CREATE INDEX questions_of_community ON questions (community_id, likeness);

CREATE TABLE question_versions (
    question_id uuid NOT NULL REFERENCES questions,
    number      int  NOT NULL,       -- from 1
    variants    jsonb NOT NULL,      -- the same question in each language, the original first; never changed
    author_id   uuid NOT NULL REFERENCES persons,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (question_id, number)
);

CREATE TABLE quiz_questions (
    quiz_id     uuid NOT NULL REFERENCES quizzes,
    position    int  NOT NULL,       -- from 0
    question_id uuid NOT NULL REFERENCES questions,
    PRIMARY KEY (quiz_id, position),
    UNIQUE (quiz_id, question_id)
);
CREATE INDEX quiz_questions_of_question ON quiz_questions (question_id);

CREATE TABLE run_questions (
    run_id      uuid NOT NULL REFERENCES quiz_runs,
    number      smallint NOT NULL,   -- from 0
    question_id uuid NOT NULL,
    version     int NOT NULL,
    PRIMARY KEY (run_id, number),
    FOREIGN KEY (question_id, version) REFERENCES question_versions
);
CREATE INDEX run_questions_of_question ON run_questions (question_id);

CREATE TABLE pictures (
    organisation_id uuid NOT NULL REFERENCES organisations,
    id              text NOT NULL,   -- SHA-256 of the content, hexadecimal
    media_type      text NOT NULL,
    content         bytea NOT NULL,
    PRIMARY KEY (id, organisation_id)
);

-- What was kept as one list a quiz becomes questions of their own.
CREATE TEMP TABLE moved ON COMMIT DROP AS
SELECT gen_random_uuid() AS id, q.id AS quiz_id, q.community_id, c.organisation_id, q.created_by, q.created_at,
       e.ordinal - 1 AS position, e.question,
       jsonb_build_array(jsonb_build_object('language', q.language, 'item', jsonb_build_object(
           'question', e.question, 'hint', '', 'tags', '[]'::jsonb))) AS variants
FROM quizzes q
JOIN communities c ON c.id = q.community_id
CROSS JOIN LATERAL jsonb_array_elements(q.questions) WITH ORDINALITY AS e (question, ordinal);

INSERT INTO questions (id, organisation_id, community_id, version, standing, likeness, author_id, created_at)
SELECT id, organisation_id, community_id, 1, 'APPROVED', lower(question ->> 'text'), created_by, created_at FROM moved;
INSERT INTO question_versions (question_id, number, variants, author_id, created_at)
SELECT id, 1, variants, created_by, created_at FROM moved;
INSERT INTO quiz_questions (quiz_id, position, question_id) SELECT quiz_id, position, id FROM moved;
INSERT INTO run_questions (run_id, number, question_id, version)
SELECT r.id, m.position, m.id, 1 FROM quiz_runs r JOIN moved m ON m.quiz_id = r.quiz_id;

ALTER TABLE quizzes
    DROP COLUMN questions,
    ADD COLUMN rules jsonb NOT NULL DEFAULT '{"attempts": 1, "shuffleQuestions": false, "shuffleOptions": false,
        "draw": null, "pass": null, "late": "NOT_TAKEN", "answers": "AT_ONCE"}';
ALTER TABLE quizzes ALTER COLUMN rules DROP DEFAULT;

ALTER TABLE quiz_runs
    ADD COLUMN rules    jsonb,
    ADD COLUMN mode     text NOT NULL DEFAULT 'CHANNEL',
    ADD COLUMN attempts smallint NOT NULL DEFAULT 1,         -- as the rules say
    ADD COLUMN late     text NOT NULL DEFAULT 'NOT_TAKEN',   -- as the rules say
    ADD COLUMN revision int NOT NULL DEFAULT 0,              -- counts the times its questions were marked anew
    ADD COLUMN opens_at timestamptz,                         -- when it shall open; null where that was at once
    ADD COLUMN closes_at timestamptz,                        -- when it shall close by itself
    ALTER COLUMN opened_at DROP NOT NULL;                    -- null while it waits for its moment
UPDATE quiz_runs r SET rules = q.rules FROM quizzes q WHERE q.id = r.quiz_id;
ALTER TABLE quiz_runs
    ALTER COLUMN rules SET NOT NULL,
    ALTER COLUMN mode DROP DEFAULT,
    ALTER COLUMN attempts DROP DEFAULT,
    ALTER COLUMN late DROP DEFAULT;
DROP INDEX quiz_runs_one_open;
CREATE UNIQUE INDEX quiz_runs_one_open ON quiz_runs (quiz_id) WHERE closed_at IS NULL AND opened_at IS NOT NULL;
CREATE INDEX quiz_runs_to_open ON quiz_runs (opens_at) WHERE opened_at IS NULL AND closed_at IS NULL;
CREATE INDEX quiz_runs_to_close ON quiz_runs (closes_at) WHERE closed_at IS NULL AND closes_at IS NOT NULL;

-- Attempt 0 is the other try after the quiz closed, 1 and above are those of the quiz itself. What is not marked has no share.
UPDATE quiz_answers SET attempt = 0 WHERE attempt = 2;
ALTER TABLE quiz_answers ALTER COLUMN share DROP NOT NULL;

CREATE INDEX questions_by_author ON questions (author_id);
CREATE INDEX question_versions_by_author ON question_versions (author_id);
