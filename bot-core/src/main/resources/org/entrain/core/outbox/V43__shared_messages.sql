-- What is said to a crowd is kept once, and a letter is found by its channel in one index where there were two.

-- What many letters say. No foreign key: a million letters would ask a million times for what the same transaction wrote.
CREATE TABLE shared_messages (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message    jsonb       NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE letters
    ALTER COLUMN message DROP NOT NULL,
    ADD COLUMN shared_id bigint, -- of the message that it shares with others; where it is revised, it has its own from then on
    ADD CONSTRAINT letters_say_one_thing CHECK ((message IS NULL) <> (shared_id IS NULL));
-- Only to find that nothing says an old shared message any more; those that share one were written together.
CREATE INDEX letters_by_shared ON letters USING brin (shared_id);

CREATE FUNCTION said(letter letters) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(letter.message, (SELECT s.message FROM shared_messages s WHERE s.id = letter.shared_id))
$$;

-- The channel tells nearly as much as all that an index of platform, workspace and channel compares on its way down.
DROP INDEX letters_in_private;
DROP INDEX letters_waiting_in_channel;
CREATE INDEX letters_of_channel ON letters (channel, state, urgency, due, id);

-- By the bot's clock, when somebody who has several accounts last turned to this one; '-infinity' where letters to it are
-- refused. Written when the account changes, and never for who has but one.
ALTER TABLE accounts ADD COLUMN used_at timestamptz;
