-- Communities, where they live, and who belongs to them.

CREATE TABLE communities (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    name            text NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('INTEREST', 'LEARNING', 'PRACTICE')),
    purpose         text NOT NULL,
    language        text NOT NULL,
    zone            text NOT NULL,   -- IANA name
    created_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX communities_by_name ON communities (organisation_id, lower(name));

-- A home channel on a platform; a channel is home to one community.
CREATE TABLE channels (
    platform     text NOT NULL,
    workspace    text NOT NULL,
    external_id  text NOT NULL,
    community_id uuid NOT NULL REFERENCES communities,
    address      text NOT NULL,   -- the adapter's own words on how to write there
    linked_at    timestamptz NOT NULL,
    PRIMARY KEY (platform, workspace, external_id)
);
CREATE INDEX channels_of_community ON channels (community_id);

CREATE TABLE memberships (
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    role         text NOT NULL CHECK (role IN ('MEMBER', 'CREW', 'LEAD')),
    joined_at    timestamptz NOT NULL,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX memberships_of_person ON memberships (person_id);
