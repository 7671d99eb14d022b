-- Of the time that a million letters took, half went into one index: it is in the order of the channels, so each round of letters
-- went through all of its pages. A hash of the channel takes a sixth of that; where there are several letters, they are few.

DROP INDEX letters_of_channel;
CREATE INDEX letters_waiting_in_channel ON letters USING hash (channel) WHERE state = 'WAITING';
CREATE INDEX letters_settled_in_private ON letters USING hash (channel)
    WHERE state <> 'WAITING' AND place_kind = 'PERSONAL';

-- All that an account was ever written in private. Each of the two indexes serves its half.
CREATE FUNCTION letters_to(account accounts) RETURNS SETOF letters LANGUAGE sql STABLE AS $$
    SELECT * FROM letters
    WHERE channel = account.external_id AND platform = account.platform AND workspace = account.workspace
      AND place_kind = 'PERSONAL' AND state = 'WAITING'
    UNION ALL
    SELECT * FROM letters
    WHERE channel = account.external_id AND platform = account.platform AND workspace = account.workspace
      AND place_kind = 'PERSONAL' AND state <> 'WAITING'
$$;

-- A workspace's letters of one urgency stand in a queue of their own. Its number is what the index compares, where it compared
-- two names; another queue may have the same, so the names are asked for beside it.
CREATE FUNCTION queue(workspace text, urgency bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended(workspace, urgency)
$$;
DROP INDEX letters_ready;
CREATE INDEX letters_ready ON letters (queue(workspace, urgency), due, id) WHERE state = 'WAITING' AND aside IS NULL;

-- What is worth nothing any more is among what has been due for longest.
DROP INDEX letters_of_some_worth;
