ALTER TABLE plans RENAME COLUMN cadence TO schedule;   -- as Schedule.text writes it
ALTER TABLE plans
    ADD COLUMN subject    text NOT NULL DEFAULT '',
    ADD COLUMN until      date,                                  -- the last day on which it comes round
    ADD COLUMN clock      text NOT NULL DEFAULT 'COMMUNITY',     -- COMMUNITY, PERSON
    ADD COLUMN audience   text NOT NULL DEFAULT 'CHANNEL',       -- as Audience.text writes it
    ADD COLUMN approval   boolean NOT NULL DEFAULT false,        -- whether a round waits for the crew
    ADD COLUMN settled    timestamptz,                           -- the last round of the schedule that is over
    ADD COLUMN next_round timestamptz,                           -- the next one: done at next_due
    ADD COLUMN paused_at  timestamptz;                           -- until somebody has it go on
UPDATE plans SET settled = created_at, next_round = next_due;
ALTER TABLE plans
    ALTER COLUMN settled SET NOT NULL,
    ALTER COLUMN next_round SET NOT NULL,
    ALTER COLUMN subject DROP DEFAULT,
    ALTER COLUMN clock DROP DEFAULT,
    ALTER COLUMN audience DROP DEFAULT,
    ALTER COLUMN approval DROP DEFAULT;
DROP INDEX plans_by_next_due;
CREATE INDEX plans_by_next_due ON plans (next_due) WHERE stopped_at IS NULL AND paused_at IS NULL;

ALTER TABLE plan_firings DROP CONSTRAINT plan_firings_outcome_check;
ALTER TABLE plan_firings ADD CONSTRAINT plan_firings_outcome_check
    CHECK (outcome IN ('PERFORMED', 'STALE', 'SKIPPED', 'UNAPPROVED', 'NOTHING_LEFT'));

-- What the crew changed in a plan's calendar.
CREATE TABLE plan_changes (
    plan_id  uuid NOT NULL REFERENCES plans,
    round    timestamptz NOT NULL,      -- of the schedule
    moved_to timestamptz,               -- null where it is left out
    PRIMARY KEY (plan_id, round)
);

-- What a round is going to bring, where the crew approves it before.
CREATE TABLE plan_drafts (
    plan_id    uuid NOT NULL REFERENCES plans,
    round      timestamptz NOT NULL,
    choice     text NOT NULL,
    state      text NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'DECLINED')),
    PRIMARY KEY (plan_id, round)
);

-- Where a community works on other days than Monday to Friday.
CREATE TABLE working_weeks (
    community_id uuid PRIMARY KEY REFERENCES communities,
    week         smallint[] NOT NULL CHECK (cardinality(week) > 0)   -- days of the week, Monday is 1
);

CREATE TABLE days_off (
    community_id uuid NOT NULL REFERENCES communities,
    day          date NOT NULL,
    name         text NOT NULL,
    PRIMARY KEY (community_id, day)
);
