-- Credentials: what was achieved, by whom, until when; the keys that sign them, and what was revoked.

-- The words and the picture of an achievement as they were; kept once for all who have it.
CREATE TABLE credential_achievements (
    hash            text PRIMARY KEY,   -- SHA-256 of the rest, in hexadecimal
    achievement_id  uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations,
    name            text NOT NULL,
    description     text NOT NULL,
    criteria        text NOT NULL,
    alignments      jsonb NOT NULL,
    language        text NOT NULL,
    svg             text NOT NULL,
    png             bytea NOT NULL
);

CREATE TABLE credentials (
    id                uuid PRIMARY KEY,
    organisation_id   uuid NOT NULL REFERENCES organisations,
    person_id         uuid NOT NULL REFERENCES persons,
    achievement       text NOT NULL REFERENCES credential_achievements,
    valid_from        timestamptz NOT NULL,
    valid_until       timestamptz,
    evidence          text,
    shows_page        boolean NOT NULL DEFAULT false,
    shows_name        boolean NOT NULL DEFAULT false,
    shows_email       boolean NOT NULL DEFAULT false,
    revoked_at        timestamptz,
    revocation_reason text,
    position          integer CHECK (position >= 0),   -- in the organisation's status lists, since it was first signed
    json              text,   -- signed; both null while there is none that says all of the above
    jwt               text,
    UNIQUE (organisation_id, position)
);
CREATE INDEX credentials_of_person ON credentials (person_id);
CREATE INDEX credentials_of_achievement ON credentials (achievement);
CREATE INDEX credentials_to_be_signed ON credentials (valid_from) WHERE json IS NULL AND revoked_at IS NULL;

-- How many places of its status lists an organisation has given away. A place is never given away twice.
CREATE TABLE credential_places (
    organisation_id uuid PRIMARY KEY REFERENCES organisations,
    taken           integer NOT NULL
);

-- What is revoked stays so, also when nothing else is kept of it.
CREATE TABLE credential_revocations (
    organisation_id uuid NOT NULL REFERENCES organisations,
    position        integer NOT NULL,
    PRIMARY KEY (organisation_id, position)
);

-- Public halves are kept for ever: what was signed with them stays verifiable.
CREATE TABLE credential_keys (
    kid             text PRIMARY KEY,   -- the thumbprint of the public half (RFC 7638)
    organisation_id uuid NOT NULL REFERENCES organisations,
    kind            text NOT NULL CHECK (kind IN ('ED25519', 'RSA')),
    public_key      bytea NOT NULL,     -- X.509
    private_key     bytea,              -- PKCS#8, encrypted; null once it signs no more
    made_at         timestamptz NOT NULL,
    retired_at      timestamptz
);
CREATE UNIQUE INDEX credential_keys_in_use ON credential_keys (organisation_id, kind) WHERE retired_at IS NULL;
