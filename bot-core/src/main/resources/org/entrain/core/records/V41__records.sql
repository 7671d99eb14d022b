-- What a learning record store is to be told, where there is one, and what it was told.

-- By what name it knows a person: it says nothing of them, and goes with them.
CREATE TABLE record_actors (
    person_id uuid PRIMARY KEY REFERENCES persons,
    name      uuid NOT NULL DEFAULT gen_random_uuid()
);

-- One statement each. No foreign keys: rows are written with every answer.
CREATE TABLE records (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),   -- the statement's own: told twice it is still one
    kind         text NOT NULL,
    community_id uuid NOT NULL,
    person_id    uuid NOT NULL,
    subject      uuid NOT NULL,           -- of the fact
    question_id  uuid,                    -- that was answered
    version      int,
    outcome      text,
    at           timestamptz NOT NULL,
    voids        uuid,                    -- the statement that is not true any more
    voided       boolean NOT NULL DEFAULT false,
    state        text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'TOLD', 'REFUSED')),
    attempts     int NOT NULL DEFAULT 0,  -- that failed with this statement alone
    held_until   timestamptz NOT NULL DEFAULT '-infinity',   -- under way, or not to be tried before
    reason       text                     -- why it was refused, as the store says
);
CREATE INDEX records_waiting ON records (attempts, at, id) WHERE state = 'WAITING';
CREATE INDEX records_refused ON records (at) WHERE state = 'REFUSED';
CREATE INDEX records_of_person ON records (person_id, subject, question_id);
CREATE INDEX records_by_time ON records (at);

-- How it goes with the store.
CREATE TABLE record_store (
    single     boolean PRIMARY KEY DEFAULT true CHECK (single),
    failures   int NOT NULL DEFAULT 0,     -- in a row
    most       int NOT NULL DEFAULT 50,    -- statements at once: half as many after each failure
    not_before timestamptz NOT NULL DEFAULT '-infinity',
    reason     text,                       -- of the last of them
    shut_at    timestamptz                 -- since when it does not let Entrain in
);
INSERT INTO record_store DEFAULT VALUES;
