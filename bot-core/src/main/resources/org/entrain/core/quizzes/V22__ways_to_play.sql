-- Ways to play a quiz besides the channel at one's own pace: step by step, in teams, before and after.

ALTER TABLE quiz_runs
    ADD COLUMN asks smallint;   -- the one question that takes answers of each for themselves now, -1: none; null: all do

-- Where a live run stands.
CREATE TABLE quiz_live (
    run_id     uuid PRIMARY KEY REFERENCES quiz_runs,
    step       int NOT NULL,          -- 0 before the first question; question n, from 0, is asked at 2n + 1, its answers are shown at 2n + 2
    stepped_at timestamptz NOT NULL
);

CREATE TABLE quiz_teams (
    run_id uuid NOT NULL REFERENCES quiz_runs,
    number smallint NOT NULL,         -- from 0
    name   text NOT NULL,
    PRIMARY KEY (run_id, number)
);

CREATE TABLE quiz_team_members (
    run_id    uuid NOT NULL REFERENCES quiz_runs,
    person_id uuid NOT NULL REFERENCES persons,
    team      smallint,               -- null until teams are made
    joined_at timestamptz NOT NULL,
    PRIMARY KEY (run_id, person_id),
    FOREIGN KEY (run_id, team) REFERENCES quiz_teams
);
CREATE INDEX quiz_team_members_of_person ON quiz_team_members (person_id);

-- A team gives one answer to each question: whoever of it is first. The answer itself is theirs, in quiz_answers.
CREATE TABLE quiz_team_answers (
    run_id    uuid NOT NULL,
    team      smallint NOT NULL,
    number    smallint NOT NULL,      -- of the question, from 0
    person_id uuid,                   -- null once nobody is to know any more
    PRIMARY KEY (run_id, team, number),
    FOREIGN KEY (run_id, team) REFERENCES quiz_teams
);
CREATE INDEX quiz_team_answers_of_person ON quiz_team_answers (person_id);

-- Who took part in a question, whether theirs was the team's answer or came after it.
CREATE TABLE quiz_team_voices (
    run_id    uuid NOT NULL REFERENCES quiz_runs,
    person_id uuid NOT NULL REFERENCES persons,
    number    smallint NOT NULL,
    PRIMARY KEY (run_id, person_id, number)
);
CREATE INDEX quiz_team_voices_of_person ON quiz_team_voices (person_id);

-- A run whose questions are asked once more, weeks later.
CREATE TABLE quiz_primers (
    run_id    uuid PRIMARY KEY REFERENCES quiz_runs,
    due_at    timestamptz NOT NULL,
    follow_up uuid UNIQUE REFERENCES quiz_runs   -- the run that asked them again; null until then
);
CREATE INDEX quiz_primers_due ON quiz_primers (due_at) WHERE follow_up IS NULL;
