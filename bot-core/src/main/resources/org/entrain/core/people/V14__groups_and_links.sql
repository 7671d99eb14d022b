-- The groups of people, and the codes by which somebody says that two accounts are theirs.

CREATE TABLE person_groups (
    person_id uuid NOT NULL REFERENCES persons,
    kind      text NOT NULL CHECK (kind IN ('DEPARTMENT', 'SITE', 'COUNTRY', 'LEVEL')),
    name      text NOT NULL,
    PRIMARY KEY (person_id, kind)
);

-- The code that somebody asked for last; one that was used is kept until the next, to say so.
CREATE TABLE link_codes (
    person_id  uuid PRIMARY KEY REFERENCES persons,
    hash       text NOT NULL UNIQUE,   -- SHA-256 of the code, in hex
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

-- How often somebody typed a wrong code of late.
CREATE TABLE link_tries (
    person_id uuid PRIMARY KEY REFERENCES persons,
    wrong     integer NOT NULL,
    last_at   timestamptz NOT NULL
);
