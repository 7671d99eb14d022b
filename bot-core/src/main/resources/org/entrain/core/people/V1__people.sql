-- Who: organisations, the workspaces they have on each platform, people, and their accounts.

CREATE TABLE organisations (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE workspaces (
    platform        text NOT NULL,
    external_id     text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations,
    installed_at    timestamptz NOT NULL,
    removed_at      timestamptz,
    PRIMARY KEY (platform, external_id)
);

CREATE TABLE persons (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    name            text NOT NULL,
    language        text,   -- null until a platform has told us
    zone            text,   -- IANA name; null until a platform has told us
    created_at      timestamptz NOT NULL
);
CREATE INDEX persons_of_organisation ON persons (organisation_id);

CREATE TABLE accounts (
    platform    text NOT NULL,
    workspace   text NOT NULL,
    external_id text NOT NULL,
    person_id   uuid NOT NULL REFERENCES persons,
    address     text NOT NULL,   -- the adapter's own words on how to reach the account
    PRIMARY KEY (platform, workspace, external_id),
    FOREIGN KEY (platform, workspace) REFERENCES workspaces (platform, external_id)
);
CREATE INDEX accounts_of_person ON accounts (person_id);

-- What was already handled, so that a platform's retry is not handled again.
CREATE TABLE deliveries (
    platform    text NOT NULL,
    id          text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (platform, id)
);
CREATE INDEX deliveries_by_age ON deliveries (received_at);
