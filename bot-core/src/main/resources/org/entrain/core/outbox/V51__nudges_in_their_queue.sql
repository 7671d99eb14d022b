-- Of the time that a million letters took, a third went into finding the letters that wait for the same channel. Nudges (urgency
-- 3) go after everything else, and among themselves in the order of their queue, which is looked through anyway: none need be
-- found by its channel that is in sight there.

DROP INDEX letters_waiting_in_channel;
CREATE INDEX letters_waiting_in_channel ON letters USING hash (channel)
    WHERE state = 'WAITING' AND (urgency < 3 OR aside IS NOT NULL);

-- What an account was written in private and is found by its channel: all but nudges that wait in sight. Each of the two indexes
-- serves its half.
CREATE FUNCTION letters_by_channel(account accounts) RETURNS SETOF letters LANGUAGE sql STABLE AS $$
    SELECT * FROM letters
    WHERE channel = account.external_id AND platform = account.platform AND workspace = account.workspace
      AND place_kind = 'PERSONAL' AND state = 'WAITING' AND (urgency < 3 OR aside IS NOT NULL)
    UNION ALL
    SELECT * FROM letters
    WHERE channel = account.external_id AND platform = account.platform AND workspace = account.workspace
      AND place_kind = 'PERSONAL' AND state <> 'WAITING'
$$;

-- All that an account was ever written in private. The queue of its workspace is gone through: to be asked of few accounts.
CREATE OR REPLACE FUNCTION letters_to(account accounts) RETURNS SETOF letters LANGUAGE sql STABLE AS $$
    SELECT * FROM letters_by_channel(account)
    UNION ALL
    SELECT * FROM queued(account.platform, account.workspace, 3) WHERE channel = account.external_id
$$;
