-- Lessons of a few minutes, paths that lead through them, and who is how far on their way.

CREATE TABLE lessons (
    id              uuid PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY,   -- the order in which a community's lessons were written
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid NOT NULL REFERENCES communities,
    title           text NOT NULL,
    body            text NOT NULL,     -- Markdown
    picture         text,              -- its address, as a question's
    alternative     text,
    link            text,
    question_id     uuid REFERENCES questions,
    author_id       uuid NOT NULL REFERENCES persons,
    changed_at      timestamptz NOT NULL,
    removed_at      timestamptz
);
CREATE UNIQUE INDEX lessons_by_title ON lessons (community_id, lower(title)) WHERE removed_at IS NULL;
CREATE INDEX lessons_in_order ON lessons (community_id, number) WHERE removed_at IS NULL;
CREATE INDEX lessons_by_author ON lessons (author_id);

-- What a community was told of by the clock: the next round brings another.
CREATE TABLE lessons_told (
    community_id uuid NOT NULL REFERENCES communities,
    lesson_id    uuid NOT NULL REFERENCES lessons,
    told_at      timestamptz NOT NULL,
    PRIMARY KEY (community_id, lesson_id)
);

CREATE TABLE lessons_done (
    lesson_id uuid NOT NULL REFERENCES lessons,
    person_id uuid NOT NULL REFERENCES persons,
    done_at   timestamptz NOT NULL,
    PRIMARY KEY (lesson_id, person_id)
);
CREATE INDEX lessons_done_by_person ON lessons_done (person_id);

-- What somebody answered at the end of a lesson, or on a path; the first answer stands.
CREATE TABLE lesson_answers (
    person_id    uuid NOT NULL REFERENCES persons,
    question_id  uuid NOT NULL REFERENCES questions,
    community_id uuid NOT NULL REFERENCES communities,
    version      int NOT NULL,
    outcome      text NOT NULL,
    answered_at  timestamptz NOT NULL,
    PRIMARY KEY (person_id, question_id)
);
CREATE INDEX lesson_answers_by_time ON lesson_answers (community_id, answered_at);

CREATE TABLE paths (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    community_id    uuid NOT NULL REFERENCES communities,
    name            text NOT NULL,
    starts          text NOT NULL,     -- COMMAND, JOINING, DATE
    starts_on       date,              -- for DATE
    begun_at        timestamptz,       -- when everybody was started, for DATE
    reminders       int NOT NULL,      -- for each step, at the most
    author_id       uuid NOT NULL REFERENCES persons,
    changed_at      timestamptz NOT NULL,
    removed_at      timestamptz
);
CREATE UNIQUE INDEX paths_by_name ON paths (community_id, lower(name)) WHERE removed_at IS NULL;
CREATE INDEX paths_to_begin ON paths (starts_on) WHERE starts = 'DATE' AND begun_at IS NULL AND removed_at IS NULL;
CREATE INDEX paths_by_author ON paths (author_id);

CREATE TABLE path_steps (
    path_id   uuid NOT NULL REFERENCES paths,
    number    int NOT NULL,            -- from 0
    day       int NOT NULL,            -- of the path, from 1: not before that
    kind      text NOT NULL,           -- LESSON, QUIZ, TASK, PROMPT
    title     text NOT NULL,
    body      text NOT NULL,           -- Markdown, of tasks and prompts
    lesson_id uuid REFERENCES lessons,
    quiz_id   uuid REFERENCES quizzes,
    PRIMARY KEY (path_id, number)
);
CREATE INDEX path_steps_of_lesson ON path_steps (lesson_id);

-- One row for each who is on a path. The person is null once it is so old that it belongs to nobody.
CREATE TABLE path_walks (
    id         uuid PRIMARY KEY,
    path_id    uuid NOT NULL REFERENCES paths,
    person_id  uuid REFERENCES persons,
    state      text NOT NULL,          -- WAITING, WALKING, PAUSED, FINISHED, LEFT
    started_on date NOT NULL,          -- their own day: day 1 of the path
    step       int NOT NULL,           -- the one to be done next; so many are done
    told       int NOT NULL,           -- how many letters went about that step
    due_at     timestamptz,            -- when it is looked at next
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    UNIQUE (path_id, person_id)
);
CREATE INDEX path_walks_due ON path_walks (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX path_walks_of_person ON path_walks (person_id);
CREATE INDEX path_walks_ended ON path_walks (ended_at) WHERE person_id IS NOT NULL;

-- What somebody wrote for themselves.
CREATE TABLE path_words (
    walk_id    uuid NOT NULL REFERENCES path_walks,
    step       int NOT NULL,
    words      text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (walk_id, step)
);

-- A file that waits for a word of who brought it.
CREATE TABLE path_imports (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,
    file_name    text NOT NULL,
    content      bytea NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX path_imports_of_person ON path_imports (person_id);
