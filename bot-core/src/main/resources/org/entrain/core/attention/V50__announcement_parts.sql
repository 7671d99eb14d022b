-- A letter to each of a million people was one transaction, of one process, in which nobody else could be written to. Now it is
-- several, of as many processes, each for a share of the people (NudgeRows.SHARE).

-- What is said to a large crowd, until each of a share of it has a letter.
CREATE TABLE announcement_parts (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stamp        text        NOT NULL, -- what those of the letters begin with
    share        smallint    NOT NULL,
    persons      uuid[]      NOT NULL,
    is_new       boolean     NOT NULL, -- nobody has a letter of this stamp
    weight       text        NOT NULL,
    languages    text[]      NOT NULL,
    messages     text[]      NOT NULL, -- in these languages
    zones        text[]      NOT NULL,
    moments      timestamptz[] NOT NULL, -- from when on it is wanted in these zones
    retry_at     timestamptz NOT NULL DEFAULT '-infinity' -- by the bot's clock, after a failure
);
