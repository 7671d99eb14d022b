-- What happened: one row a fact, never changed.

CREATE TABLE activity (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    community_id uuid NOT NULL,
    person_id    uuid,            -- null where nobody in particular did it
    kind         text NOT NULL,
    subject      uuid NOT NULL,   -- the run, the plan, ... that it is about
    at           timestamptz NOT NULL
);
CREATE INDEX activity_of_community ON activity (community_id, at);
