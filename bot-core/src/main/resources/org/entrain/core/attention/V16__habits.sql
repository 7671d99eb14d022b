-- How people want to be written to, and what was written.

-- What somebody chose; who chose nothing has no row.
CREATE TABLE habits (
    person_id    uuid PRIMARY KEY REFERENCES persons,
    quiet_from   time NOT NULL,
    quiet_until  time NOT NULL,       -- the same as quiet_from: never quiet
    days         smallint[] NOT NULL, -- of the week, Monday is 1
    budget       smallint NOT NULL CHECK (budget >= 0),
    paused_until date,                -- the first day on which it goes on
    boards       boolean NOT NULL
);

-- A nudge that was written, and the person's own day that it counts in.
CREATE TABLE nudges (
    stamp     text PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons,
    day       date NOT NULL
);
CREATE INDEX nudges_of_person ON nudges (person_id, day);

-- With whom somebody does not want to be paired; nobody else ever learns of it.
CREATE TABLE apart (
    person_id uuid NOT NULL REFERENCES persons,
    other_id  uuid NOT NULL REFERENCES persons,
    PRIMARY KEY (person_id, other_id),
    CHECK (person_id <> other_id)
);
CREATE INDEX apart_from ON apart (other_id);

-- The language somebody chose; it counts before the one that platforms tell.
ALTER TABLE persons ADD COLUMN chosen_language text;

-- The days on which somebody did something.
CREATE INDEX activity_of_person ON activity (person_id, at) INCLUDE (kind) WHERE person_id IS NOT NULL;
