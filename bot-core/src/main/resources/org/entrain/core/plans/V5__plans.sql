-- What communities do by the clock, and what became of each round.

CREATE TABLE plans (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid NOT NULL REFERENCES communities,
    kind            text NOT NULL,
    cadence         text NOT NULL,   -- as Cadence.text writes it: 'MON,THU 10:00'
    zone            text NOT NULL,   -- IANA name
    next_due        timestamptz NOT NULL,
    created_by      uuid NOT NULL REFERENCES persons,
    created_at      timestamptz NOT NULL,
    stopped_at      timestamptz
);
CREATE INDEX plans_of_community ON plans (community_id, kind, next_due) WHERE stopped_at IS NULL;
CREATE INDEX plans_by_next_due ON plans (next_due) WHERE stopped_at IS NULL;

CREATE TABLE plan_firings (
    plan_id uuid NOT NULL REFERENCES plans,
    due     timestamptz NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('PERFORMED', 'STALE', 'SKIPPED')),
    missed  integer NOT NULL DEFAULT 0,   -- rounds before this one that nobody was there for
    at      timestamptz NOT NULL,
    PRIMARY KEY (plan_id, due)
);
