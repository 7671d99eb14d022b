-- Files that wait for one person, and how long an organisation keeps things under people's names.

CREATE TABLE downloads (
    token_hash bytea PRIMARY KEY,       -- SHA-256 of what stands in the link
    person_id  uuid NOT NULL,
    name       text NOT NULL,
    type       text NOT NULL,
    content    bytea NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX downloads_by_age ON downloads (expires_at);
CREATE INDEX downloads_of_person ON downloads (person_id);

CREATE TABLE retention (
    organisation_id uuid PRIMARY KEY REFERENCES organisations ON DELETE CASCADE,
    months          integer NOT NULL CHECK (months >= 0),   -- 0: for ever
    faded_until     timestamptz                             -- what is older has lost its person
);

CREATE INDEX letters_in_private ON letters (platform, workspace, channel) WHERE place_kind = 'PERSONAL';
CREATE INDEX quiz_runs_by_end ON quiz_runs (organisation_id, closed_at) WHERE closed_at IS NOT NULL;
