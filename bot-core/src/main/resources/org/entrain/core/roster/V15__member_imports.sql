-- The list of people that somebody brought last, kept until they say yes.

CREATE TABLE member_imports (
    person_id  uuid PRIMARY KEY REFERENCES persons,
    id         uuid NOT NULL UNIQUE,
    source     text NOT NULL,
    created_at timestamptz NOT NULL
);
