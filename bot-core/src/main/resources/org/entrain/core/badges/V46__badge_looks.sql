-- Facts that a badge may be earned or kept by and that nobody has looked at yet. Each goes when it is looked at.
CREATE TABLE badge_looks (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id    uuid NOT NULL,
    community_id uuid NOT NULL,
    kind         text NOT NULL,       -- of the fact
    at           timestamptz NOT NULL,
    tries        smallint NOT NULL DEFAULT 0,   -- that failed
    retry_at     timestamptz          -- null until one did
);
