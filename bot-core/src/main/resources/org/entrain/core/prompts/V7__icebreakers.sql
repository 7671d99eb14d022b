-- Which icebreakers a community was asked, so that none comes twice before all were used.

CREATE TABLE icebreakers_asked (
    community_id uuid NOT NULL REFERENCES communities,
    icebreaker   text NOT NULL,      -- its key in the bank
    asked_at     timestamptz NOT NULL,
    PRIMARY KEY (community_id, icebreaker, asked_at)
);
