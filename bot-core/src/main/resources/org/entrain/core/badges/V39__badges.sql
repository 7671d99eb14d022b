-- What can be earned, who earned it, and who gave it.

-- Those that every organisation has from the start have a row only once somebody changed them.
CREATE TABLE badges (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid REFERENCES communities,   -- null where it is earned anywhere in the organisation
    key             text NOT NULL,
    family          text NOT NULL,
    level           smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
    wordings        jsonb NOT NULL,      -- by language
    rule            text NOT NULL,       -- docs/badges.md
    alignment       jsonb,
    counts_from     timestamptz,         -- null where all that was ever done counts
    retired         boolean NOT NULL,
    picture         text,                -- the SHA-256 of a PNG that somebody handed over
    svg             text,                -- that somebody handed over
    author_id       uuid,
    changed_at      timestamptz NOT NULL,
    UNIQUE (organisation_id, key)
);

-- Pictures that were drawn: of what, and where it is kept.
CREATE TABLE badge_pictures (
    organisation_id uuid NOT NULL REFERENCES organisations,
    emblem          text NOT NULL,
    picture         text NOT NULL,
    PRIMARY KEY (organisation_id, emblem)
);

CREATE TABLE badge_awards (
    id              uuid PRIMARY KEY,
    badge_id        uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations,
    person_id       uuid NOT NULL REFERENCES persons,
    community_id    uuid NOT NULL REFERENCES communities,   -- where it was earned
    earned_at       timestamptz NOT NULL,
    kept_at         timestamptz NOT NULL,      -- when it was earned or kept last
    until           timestamptz,               -- null where it lasts for ever
    told_until      timestamptz,               -- the end that its person was told of
    revoked_at      timestamptz,
    given           boolean NOT NULL,          -- by a colleague
    giver_id        uuid REFERENCES persons,   -- null where nobody gave it, and once it is so old that it does not matter who
    reason          text NOT NULL,
    UNIQUE (person_id, badge_id)
);
CREATE INDEX badge_awards_ending ON badge_awards (until) WHERE until IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX badge_awards_of_giver ON badge_awards (giver_id, earned_at) WHERE giver_id IS NOT NULL;

-- How many badges each may give to colleagues in a month, where it is not the usual number.
CREATE TABLE badge_allowances (
    organisation_id uuid PRIMARY KEY REFERENCES organisations,
    monthly         smallint NOT NULL
);

-- History that is to be gone through for somebody.
CREATE TABLE badge_recounts (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid REFERENCES communities,   -- whose crew asked; null for an administrator
    badge_id        uuid,                 -- null for all
    asker_id        uuid NOT NULL REFERENCES persons,
    dry             boolean NOT NULL,     -- only to see what would be earned
    asked_at        timestamptz NOT NULL
);

-- What somebody did of one kind. Answers to quizzes, of which there are most, are in no criterion and not in it.
CREATE INDEX activity_of_person_by_kind ON activity (person_id, kind, at) INCLUDE (id, community_id, subject, marks)
    WHERE person_id IS NOT NULL AND kind NOT IN ('QuizAnswered', 'MemberJoined', 'MemberLeft');
