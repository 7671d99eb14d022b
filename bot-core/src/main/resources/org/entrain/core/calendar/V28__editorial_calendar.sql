-- What the crew of a community needs around its plans.

-- The numbers by which a crew calls its plans.
CREATE TABLE plan_numbers (
    plan_id uuid PRIMARY KEY REFERENCES plans,
    number  integer NOT NULL
);

-- Rounds of which the crew was shown what they are going to bring.
CREATE TABLE draft_letters (
    plan_id uuid NOT NULL REFERENCES plans,
    round   timestamptz NOT NULL,
    PRIMARY KEY (plan_id, round)
);

-- Reminders of events that were said.
CREATE TABLE event_reminders (
    plan_id uuid NOT NULL REFERENCES plans,
    at      timestamptz NOT NULL,
    PRIMARY KEY (plan_id, at)
);

-- Which of its kinds a plan that brings several in turn brought.
CREATE TABLE mix_rounds (
    plan_id uuid NOT NULL REFERENCES plans,
    due     timestamptz NOT NULL,
    entry   integer NOT NULL,      -- from 0, in the order of the plan's subject
    kind    text NOT NULL,
    PRIMARY KEY (plan_id, due)
);

-- Whose public holidays a community keeps: they are days off of its own, year by year.
CREATE TABLE holiday_countries (
    community_id uuid PRIMARY KEY REFERENCES communities,
    country      text NOT NULL,        -- ISO 3166-1, with the code of a part of it: 'FR', 'GB-ENG'
    until_year   integer NOT NULL      -- the last year whose holidays are there
);
ALTER TABLE days_off ADD COLUMN holiday boolean NOT NULL DEFAULT false;   -- whether it came with the country
