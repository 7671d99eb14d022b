-- Newcomers: who was welcomed, what they said of themselves, who said hello.

-- Once a person and community, whoever comes again.
CREATE TABLE welcomes (
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    welcomed_at  timestamptz NOT NULL,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX welcomes_of_person ON welcomes (person_id);

-- What a community asks its newcomers, in its own words; one without a row asks the usual questions.
CREATE TABLE welcome_questions (
    community_id uuid PRIMARY KEY REFERENCES communities,
    questions    text[] NOT NULL CHECK (cardinality(questions) BETWEEN 1 AND 3)
);

CREATE TABLE introductions (
    id            uuid PRIMARY KEY,
    community_id  uuid NOT NULL REFERENCES communities,
    person_id     uuid NOT NULL REFERENCES persons,
    questions     text[] NOT NULL,   -- as they were asked
    answers       text[] NOT NULL,   -- to each; empty where there is none
    introduced_at timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    UNIQUE (community_id, person_id)
);
CREATE INDEX introductions_of_person ON introductions (person_id);

CREATE TABLE greetings (
    introduction_id uuid NOT NULL REFERENCES introductions ON DELETE CASCADE,
    person_id       uuid NOT NULL REFERENCES persons,
    greeted_at      timestamptz NOT NULL,
    letter          date,            -- the day whose letter tells of it; null where none does
    PRIMARY KEY (introduction_id, person_id)
);
CREATE INDEX greetings_of_person ON greetings (person_id);
