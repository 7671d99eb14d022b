-- What somebody's part in a community is worth: a ledger, and what is derived from it.

-- A row a fact and person. Written by thousands within a minute, so no foreign key looks anybody up again, and no other
-- tree than that of the key is kept. What is taken back or added later is another row of the same key.
CREATE TABLE points (
    person_id    uuid NOT NULL,
    key          uuid NOT NULL,       -- of what it is for
    turn         int NOT NULL,        -- 0, or the version of the question that the answer was marked anew by
    community_id uuid NOT NULL,
    reason       text NOT NULL,
    amount       smallint NOT NULL,
    day          date NOT NULL,       -- by the community's clock; that of turn 0
    at           timestamptz NOT NULL,
    tx           bigint NOT NULL DEFAULT CAST(CAST(pg_current_xact_id() AS text) AS bigint),   -- that wrote it
    PRIMARY KEY (person_id, key, turn)
);
-- What came together lies together: small indexes are enough to find it.
CREATE INDEX points_by_age ON points USING brin (at) WITH (autosummarize = on);
CREATE INDEX points_by_tx ON points USING brin (tx) WITH (pages_per_range = 32, autosummarize = on);

-- The one row says up to which transaction rows are summed up; who holds it sums up.
CREATE TABLE points_summed (
    upto bigint NOT NULL
);
INSERT INTO points_summed (upto) VALUES (0);

-- The sum of each day of a season, uncapped. Derived from points.
CREATE TABLE point_days (
    person_id    uuid NOT NULL,
    community_id uuid NOT NULL,
    day          date NOT NULL,
    earned       int NOT NULL,
    latest       int NOT NULL,        -- what was added last: so whoever adds finds how much a total grows by
    PRIMARY KEY (person_id, community_id, day)
) WITH (fillfactor = 80);
CREATE INDEX point_days_by_age ON point_days USING brin (day) WITH (autosummarize = on);

-- Some weeks in which a community plays. The seasons of a community never overlap.
CREATE TABLE seasons (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    teams        text NOT NULL CHECK (teams IN ('DEPARTMENT', 'SITE', 'COUNTRY', 'LEVEL')),
    first_day    date NOT NULL,
    last_day     date NOT NULL CHECK (last_day >= first_day),   -- by the community's clock
    started_by   uuid REFERENCES persons,                       -- null where nobody is to know any more
    lead_id      uuid REFERENCES persons,                       -- who led when it began; null as above, or where nobody did
    counted_at   timestamptz,                                   -- when its teams were counted last
    ended_at     timestamptz
);
CREATE INDEX seasons_of_community ON seasons (community_id, first_day);
CREATE UNIQUE INDEX seasons_one_open ON seasons (community_id) WHERE ended_at IS NULL;
CREATE INDEX seasons_started_by ON seasons (started_by);
CREATE INDEX seasons_led_by ON seasons (lead_id);

-- The capped days of a season together. Derived from point_days.
CREATE TABLE point_totals (
    season_id uuid NOT NULL,
    person_id uuid NOT NULL,
    points    int NOT NULL,
    shown     boolean NOT NULL,      -- whether the person wants to be seen on boards, and may be
    PRIMARY KEY (season_id, person_id)
) WITH (fillfactor = 80);
CREATE INDEX point_totals_of_person ON point_totals (person_id);
CREATE INDEX point_totals_board ON point_totals (season_id, points, person_id) WHERE shown;

-- The teams of a season that are large enough to be spoken of. Derived now and then.
CREATE TABLE season_teams (
    season_id uuid NOT NULL REFERENCES seasons,
    name      text NOT NULL,
    members   int NOT NULL,
    active    int NOT NULL,
    points    int NOT NULL,
    PRIMARY KEY (season_id, name)
);

-- Where there are no boards.
CREATE TABLE boards_off (
    organisation_id uuid NOT NULL REFERENCES organisations,
    scope           text NOT NULL CHECK (scope IN ('ORGANISATION', 'COUNTRY', 'COMMUNITY')),
    which           text NOT NULL,   -- '', a country, or a community's id
    off_at          timestamptz NOT NULL,
    PRIMARY KEY (organisation_id, scope, which)
);
