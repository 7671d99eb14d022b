-- What platforms told of channels, homes or not.
CREATE TABLE known_channels (
    platform    text NOT NULL,
    workspace   text NOT NULL,
    external_id text NOT NULL,
    address     text NOT NULL,
    name        text,      -- null until a platform has told it
    open        boolean,   -- whether the whole workspace may see that it exists; null until a platform has told it
    trouble     text CHECK (trouble IN ('BOT_OUT', 'CLOSED')),   -- why nothing can be said there; null where all is well
    troubles    integer NOT NULL DEFAULT 0,   -- how often that began, so that each time is told of once
    PRIMARY KEY (platform, workspace, external_id)
);

-- Who was seen to come into a home and not to leave it since.
CREATE TABLE presences (
    platform    text NOT NULL,
    workspace   text NOT NULL,
    external_id text NOT NULL,
    person_id   uuid NOT NULL REFERENCES persons,
    PRIMARY KEY (platform, workspace, external_id, person_id)
);
CREATE INDEX presences_of_person ON presences (person_id);

-- Who asked to come in, and what the crew said. The first answer stands.
CREATE TABLE join_requests (
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    asked_at     timestamptz NOT NULL,
    decided_at   timestamptz,
    decided_by   uuid REFERENCES persons ON DELETE SET NULL,
    admitted     boolean,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX join_requests_of_person ON join_requests (person_id);

-- Whom the crew asked in.
CREATE TABLE invitations (
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    invited_by   uuid REFERENCES persons ON DELETE SET NULL,
    invited_at   timestamptz NOT NULL,
    declined_at  timestamptz,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX invitations_of_person ON invitations (person_id);

-- When every account of somebody was found to be gone: they count no more, and an office they had nobody holds.
ALTER TABLE memberships ADD COLUMN gone_at timestamptz;
CREATE INDEX memberships_there ON memberships (community_id) WHERE gone_at IS NULL;
-- The few who run a community, among however many who take part.
CREATE INDEX memberships_that_run ON memberships (community_id, role, joined_at) WHERE role <> 'MEMBER';
