-- People who are brought together, again and again: programmes, who takes part, rounds, and what became of each group.

-- A letter may go to a few people among themselves.
ALTER TABLE letters
    DROP CONSTRAINT letters_place_kind_check,
    ADD CONSTRAINT letters_place_kind_check CHECK (place_kind IN ('SHARED', 'PERSONAL', 'GROUP'));

-- It goes on for as long as its plan does.
CREATE TABLE pairing_programmes (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    plan_id      uuid NOT NULL UNIQUE REFERENCES plans,
    kind         text NOT NULL CHECK (kind IN ('COFFEE', 'PEER', 'MENTORING')),
    size         smallint NOT NULL CHECK (size BETWEEN 2 AND 5),
    weeks        smallint NOT NULL CHECK (weeks BETWEEN 1 AND 12),
    wishes       text[] NOT NULL,     -- which of Wish count
    live         boolean NOT NULL,    -- people meet at the same time
    no_reports   boolean NOT NULL,    -- nobody is matched with whom they answer to
    shows_email  boolean NOT NULL,    -- to each other, where people are on different platforms
    mentees      smallint NOT NULL CHECK (mentees BETWEEN 1 AND 5),   -- of a mentor, at most
    room         text,                -- where a group can meet, on the web
    started_at   timestamptz NOT NULL
);
CREATE INDEX pairing_programmes_of_community ON pairing_programmes (community_id);

CREATE TABLE pairing_participants (
    programme_id uuid NOT NULL REFERENCES pairing_programmes ON DELETE CASCADE,
    person_id    uuid NOT NULL REFERENCES persons,
    role         text NOT NULL CHECK (role IN ('EQUAL', 'MENTOR', 'MENTEE')),
    mentees      smallint CHECK (mentees BETWEEN 1 AND 5),   -- a mentor's own limit
    joined_at    timestamptz NOT NULL,
    paused_until date,                -- the first day on which they take part again
    PRIMARY KEY (programme_id, person_id)
);
CREATE INDEX pairing_participants_of_person ON pairing_participants (person_id);

CREATE TABLE pairing_rounds (
    id           uuid PRIMARY KEY,
    programme_id uuid NOT NULL REFERENCES pairing_programmes ON DELETE CASCADE,
    number       integer NOT NULL,
    begins_at    timestamptz NOT NULL,
    placed_until timestamptz NOT NULL,   -- who comes later is matched in the next round
    ends_at      timestamptz NOT NULL,
    UNIQUE (programme_id, number)
);

CREATE TABLE pairing_groups (
    id        uuid PRIMARY KEY,
    round_id  uuid NOT NULL REFERENCES pairing_rounds ON DELETE CASCADE,
    why       text[] NOT NULL,    -- the strongest of Wish
    made_at   timestamptz NOT NULL,
    -- The accounts that have a conversation among themselves, where there is one.
    platform  text NOT NULL,        -- empty where they have none
    workspace text NOT NULL,
    channel   text NOT NULL,
    met_at    timestamptz,
    ended_at  timestamptz        -- before the round did
);
CREATE INDEX pairing_groups_of_round ON pairing_groups (round_id);

CREATE TABLE pairing_members (
    group_id  uuid NOT NULL REFERENCES pairing_groups ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons,
    joined_at timestamptz NOT NULL,
    left_at   timestamptz,
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX pairing_members_by_person ON pairing_members (person_id);

-- Who takes part in a round and has nobody to meet.
CREATE TABLE pairing_waiting (
    round_id  uuid NOT NULL REFERENCES pairing_rounds ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons,
    since     timestamptz NOT NULL,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX pairing_waiting_of_person ON pairing_waiting (person_id);

-- What a group is asked, and when.
CREATE TABLE pairing_asks (
    group_id uuid NOT NULL REFERENCES pairing_groups ON DELETE CASCADE,
    what     text NOT NULL CHECK (what IN ('HALF', 'FIT', 'END')),
    due      timestamptz NOT NULL,
    asked_at timestamptz,
    PRIMARY KEY (group_id, what)
);
CREATE INDEX pairing_asks_due ON pairing_asks (due) WHERE asked_at IS NULL;

CREATE TABLE pairing_answers (
    group_id  uuid NOT NULL REFERENCES pairing_groups ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons,
    what      text NOT NULL CHECK (what IN ('HALF', 'FIT', 'END')),
    answer    text NOT NULL CHECK (answer IN ('YES', 'NOT_YET', 'NO')),
    at        timestamptz NOT NULL,
    PRIMARY KEY (group_id, person_id, what)
);
CREATE INDEX pairing_answers_of_person ON pairing_answers (person_id);

CREATE TABLE pairing_skills (
    person_id uuid NOT NULL REFERENCES persons,
    way       text NOT NULL CHECK (way IN ('TEACHES', 'LEARNS')),
    number    smallint NOT NULL,
    skill     text NOT NULL,
    PRIMARY KEY (person_id, way, number)
);

-- Whom somebody would like to have as a mentor, or to mentor; the first is wanted most.
CREATE TABLE mentor_wishes (
    programme_id uuid NOT NULL REFERENCES pairing_programmes ON DELETE CASCADE,
    person_id    uuid NOT NULL REFERENCES persons,
    number       smallint NOT NULL CHECK (number BETWEEN 1 AND 3),
    other_id     uuid NOT NULL REFERENCES persons,
    PRIMARY KEY (programme_id, person_id, number)
);
CREATE INDEX mentor_wishes_of_person ON mentor_wishes (person_id);
CREATE INDEX mentor_wishes_for_person ON mentor_wishes (other_id);
