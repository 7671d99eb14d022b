-- Spaced review: what each person should be asked again, and when. Days are the person's own, which begin at four.

CREATE TABLE review_cards (
    person_id   uuid NOT NULL REFERENCES persons,
    question_id uuid NOT NULL REFERENCES questions,
    stability   float8 NOT NULL,    -- days until the chance that it is remembered is 90%
    difficulty  float8 NOT NULL,    -- 1 to 10
    version     int  NOT NULL,      -- of the question, when it was answered last
    learnt_on   date NOT NULL,      -- the day of the last review
    due_on      date NOT NULL,
    reviews     int  NOT NULL,      -- how many there were, the first answer among them
    forgotten   int  NOT NULL,      -- how many of them were wrong
    PRIMARY KEY (person_id, question_id)
);
-- All that is needed to pick what is due: a person's cards lie all over the table, here they lie together.
CREATE INDEX review_cards_due ON review_cards (person_id, due_on) INCLUDE (question_id, learnt_on, stability);

-- Only added to. Of two rows of one day the later stands: it says that what was remembered was too easy.
CREATE TABLE review_log (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    community_id      uuid NOT NULL REFERENCES communities,
    person_id         uuid,          -- null once it is so old that it belongs to nobody
    question_id       uuid NOT NULL,
    version           int  NOT NULL,
    grade             smallint NOT NULL,   -- 1 again, 2 hard, 3 good, 4 easy
    elapsed           int  NOT NULL,       -- days since the review before; 0 for the first
    stability_before  float8,              -- null for the first
    difficulty_before float8,
    stability         float8 NOT NULL,
    difficulty        float8 NOT NULL,
    at                timestamptz NOT NULL
);
CREATE INDEX review_log_of_person ON review_log (person_id, question_id, id);
CREATE INDEX review_log_of_community ON review_log (community_id, at);

-- When a person's cards are looked at next: one row for each who has any.
CREATE TABLE review_turns (
    person_id uuid PRIMARY KEY REFERENCES persons,
    at        timestamptz NOT NULL,
    day       date NOT NULL          -- their own, at that moment
);
CREATE INDEX review_turns_next ON review_turns (at, person_id);

-- Who does not want to be reminded, and answers with the command alone.
CREATE TABLE review_silences (
    person_id uuid PRIMARY KEY REFERENCES persons,
    since     timestamptz NOT NULL
);

CREATE TABLE review_rhythms (
    community_id uuid PRIMARY KEY REFERENCES communities,
    retention    float8 NOT NULL,    -- the chance that something is still remembered when it comes back
    longest      int NOT NULL        -- days from one review to the next, at the most
);
