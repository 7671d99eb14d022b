-- What of a day's nudges matters more, what goes together in one letter, and who was asked whether it is too much.

ALTER TABLE nudges
    ADD COLUMN importance smallint NOT NULL DEFAULT 2, -- 1 what can well wait, 3 what is soon too late
    ADD COLUMN waited     boolean  NOT NULL DEFAULT false, -- was put off by a day already, and is not again
    ADD COLUMN piece      jsonb; -- what it says, where it is part of the day's gathering letter and has none of its own

-- Nudges are written day by day, so a day's lie together.
CREATE INDEX nudges_by_day ON nudges USING brin (day) WITH (pages_per_range = 16);

-- Who let several nudges pass, and was asked whether to hear less.
CREATE TABLE slow_downs (
    person_id uuid PRIMARY KEY REFERENCES persons,
    asked_at  timestamptz NOT NULL,
    answer    text -- null while there is none
);

-- The days whose nudges were looked through for those who let them pass.
CREATE TABLE slow_down_looks (
    day date PRIMARY KEY
);

-- What was said to a crowd: who hears it a second time need be looked for only where it was said before.
CREATE TABLE announcements (
    stamp        text PRIMARY KEY,
    announced_at timestamptz NOT NULL
);

-- Of the time that a million letters took, half went into looking up the organisation, and the person, that the same statement
-- had just read. An organisation is never deleted; a person only when all that was theirs is another's.
ALTER TABLE letters DROP CONSTRAINT letters_organisation_id_fkey;
DROP INDEX letters_of_organisation;
ALTER TABLE nudges DROP CONSTRAINT nudges_person_id_fkey;
