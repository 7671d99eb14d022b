-- Who changed what, for administrators. Ids only: what they stand for may be forgotten, the line stays.

CREATE TABLE audit (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
    actor_id        uuid,            -- null where the program did it by itself
    deed            text NOT NULL,
    subject         uuid NOT NULL,   -- the community or the person that it was done to
    detail          text NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX audit_of_organisation ON audit (organisation_id, at DESC, id DESC);
