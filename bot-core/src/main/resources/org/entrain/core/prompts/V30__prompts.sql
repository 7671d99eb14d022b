-- Questions that members wrote for their community.
CREATE TABLE prompts (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    kind         text NOT NULL CHECK (kind IN ('LIGHT', 'WORK', 'LEARNING', 'DEBATE', 'REFLECTION')),
    language     text NOT NULL,
    text         text NOT NULL,
    sides        text[] NOT NULL CHECK (cardinality(sides) = CASE WHEN kind = 'DEBATE' THEN 2 ELSE 0 END),
    author_id    uuid REFERENCES persons,      -- null where they were forgotten
    named        boolean NOT NULL,             -- whether the author agreed to be named where it is asked
    proposed_at  timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'DECLINED', 'REMOVED')),
    decided_by   uuid REFERENCES persons,
    decided_at   timestamptz
);
CREATE INDEX prompts_by_community ON prompts (community_id, state);
CREATE INDEX prompts_by_author ON prompts (author_id);
CREATE INDEX prompts_by_decider ON prompts (decided_by);

-- When what people said was gathered: a row a community and week, also where nobody had said anything.
CREATE TABLE prompt_gatherings (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    day          date NOT NULL,
    gathered_at  timestamptz NOT NULL,
    UNIQUE (community_id, day)
);

-- Each time that something was asked.
CREATE TABLE prompt_rounds (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    prompt       text NOT NULL,                -- its key in the bank, or the id of a member's own
    asked_at     timestamptz NOT NULL,
    gathering_id uuid REFERENCES prompt_gatherings
);
CREATE INDEX prompt_rounds_by_prompt ON prompt_rounds (community_id, prompt);
CREATE INDEX prompt_rounds_to_gather ON prompt_rounds (asked_at) WHERE gathering_id IS NULL;
CREATE INDEX prompt_rounds_by_gathering ON prompt_rounds (gathering_id) WHERE gathering_id IS NOT NULL;

CREATE TABLE prompt_sides (
    round_id  uuid NOT NULL REFERENCES prompt_rounds,
    person_id uuid NOT NULL REFERENCES persons,
    side      smallint NOT NULL CHECK (side IN (0, 1)),
    taken_at  timestamptz NOT NULL,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX prompt_sides_by_person ON prompt_sides (person_id);

CREATE TABLE prompt_answers (
    round_id    uuid NOT NULL REFERENCES prompt_rounds,
    person_id   uuid NOT NULL REFERENCES persons,
    words       text NOT NULL,
    share       text NOT NULL CHECK (share IN ('NAMED', 'NAMELESS', 'PRIVATE')),
    side        smallint CHECK (side IN (0, 1)),     -- of a debate, the one it argues for
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (round_id, person_id)
);
CREATE INDEX prompt_answers_by_person ON prompt_answers (person_id);

INSERT INTO prompt_rounds (id, community_id, prompt, asked_at)
SELECT gen_random_uuid(), community_id, icebreaker, asked_at FROM icebreakers_asked;
DROP TABLE icebreakers_asked;
