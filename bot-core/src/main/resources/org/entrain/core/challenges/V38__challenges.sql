-- Challenges: a goal, a few steps and an end, alone, in teams or together.

CREATE TABLE challenges (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    name         text NOT NULL,
    goal         text NOT NULL,               -- a sentence; may be empty
    steps        jsonb NOT NULL,              -- from 1 to 8, in order; never changed
    way          text NOT NULL CHECK (way IN ('ALONE', 'TEAMS', 'TOGETHER')),
    chosen       boolean NOT NULL,            -- whether people choose their team until it starts
    teams        int NOT NULL,                -- how many; 0 where there are none, or while that goes by how many join
    target       int NOT NULL,                -- steps that all want to do together; 0 for none
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL CHECK (ends_at > starts_at),
    half_at      timestamptz,                 -- when those who asked are reminded; null once they were, or where there is no such day
    last_at      timestamptz,
    state        text NOT NULL CHECK (state IN ('OPEN', 'RUNNING', 'ENDED', 'CANCELLED')),
    started_by   uuid REFERENCES persons,     -- null where they were forgotten
    announced_at timestamptz NOT NULL,
    ended_at     timestamptz,
    crew_told_on date                         -- when the crew last heard of what waits for a look
);
CREATE UNIQUE INDEX challenges_going ON challenges (community_id, lower(name)) WHERE state IN ('OPEN', 'RUNNING');
CREATE INDEX challenges_of_community ON challenges (community_id, announced_at);
CREATE INDEX challenges_to_start ON challenges (starts_at) WHERE state = 'OPEN';
CREATE INDEX challenges_to_end ON challenges (ends_at) WHERE state = 'RUNNING';
CREATE INDEX challenges_of_person ON challenges (started_by);

CREATE TABLE challenge_members (
    challenge_id uuid NOT NULL REFERENCES challenges,
    person_id    uuid NOT NULL REFERENCES persons,
    team         int,                         -- from 0; null where there are none, or until they are made
    reminds      boolean NOT NULL,            -- whether they asked to be reminded
    joined_at    timestamptz NOT NULL,
    done_at      timestamptz,                 -- when they had done all steps
    PRIMARY KEY (challenge_id, person_id)
);
CREATE INDEX challenge_members_of_person ON challenge_members (person_id);

CREATE TABLE challenge_steps (
    challenge_id uuid NOT NULL,
    person_id    uuid NOT NULL,
    step         int NOT NULL,                -- from 0
    done_at      timestamptz NOT NULL,
    PRIMARY KEY (challenge_id, person_id, step),
    FOREIGN KEY (challenge_id, person_id) REFERENCES challenge_members ON DELETE CASCADE
);

-- What people showed for a step: one that counts or waits at a time.
CREATE TABLE challenge_proofs (
    id           uuid PRIMARY KEY,
    challenge_id uuid NOT NULL REFERENCES challenges,
    step         int NOT NULL,
    person_id    uuid NOT NULL REFERENCES persons,
    words        text NOT NULL,               -- may be empty where there is a picture
    picture      text,                        -- SHA-256 in pictures
    share        text NOT NULL CHECK (share IN ('CHANNEL', 'PEERS', 'CREW')),
    state        text NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'SENT_BACK')),
    reason       text,                        -- the kind word it was sent back with
    handed_at    timestamptz NOT NULL,
    decided_at   timestamptz,
    decided_by   uuid REFERENCES persons      -- null where peers did, or who did was forgotten
);
CREATE UNIQUE INDEX challenge_proofs_that_stand ON challenge_proofs (challenge_id, person_id, step)
    WHERE state <> 'SENT_BACK';
CREATE INDEX challenge_proofs_waiting ON challenge_proofs (challenge_id, handed_at) WHERE state = 'WAITING';
CREATE INDEX challenge_proofs_of_person ON challenge_proofs (person_id);
CREATE INDEX challenge_proofs_by_decider ON challenge_proofs (decided_by);

CREATE TABLE challenge_votes (
    proof_id  uuid NOT NULL REFERENCES challenge_proofs ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons,
    voted_at  timestamptz NOT NULL,
    PRIMARY KEY (proof_id, person_id)
);
CREATE INDEX challenge_votes_of_person ON challenge_votes (person_id);

CREATE TABLE challenge_resources (
    id           uuid PRIMARY KEY,
    challenge_id uuid NOT NULL REFERENCES challenges,
    person_id    uuid REFERENCES persons,     -- null once nobody is to know any more
    url          text NOT NULL,
    words        text NOT NULL,
    shared_at    timestamptz NOT NULL
);
CREATE INDEX challenge_resources_of_challenge ON challenge_resources (challenge_id, shared_at);
CREATE INDEX challenge_resources_of_person ON challenge_resources (person_id);

-- Who said that the next file they hand over is a picture for a step.
CREATE TABLE challenge_awaited (
    person_id    uuid PRIMARY KEY REFERENCES persons,
    challenge_id uuid NOT NULL REFERENCES challenges,
    step         int NOT NULL,
    until        timestamptz NOT NULL
);
