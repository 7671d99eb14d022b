-- What of all that is due goes first, what nobody needs any more, how full the buckets are, and which nodes are alive.

ALTER TABLE letters
    -- The smaller goes first: see Urgency.
    ADD COLUMN urgency     smallint NOT NULL DEFAULT 2 CHECK (urgency BETWEEN 0 AND 3),
    -- By the bot's clock: a letter that was not sent by then is worth nothing.
    ADD COLUMN worth_until timestamptz,
    -- Why nobody looks at it before not_before: it failed, or its channel cannot come to it earlier.
    ADD COLUMN aside       text CHECK (aside IN ('BACK_OFF', 'QUEUE')),
    -- How often a sender took it, and why it was refused: for whoever reads the ledger.
    ADD COLUMN tries       integer NOT NULL DEFAULT 0,
    ADD COLUMN why         text;

UPDATE letters SET urgency = 1 WHERE place_kind = 'PERSONAL' AND state = 'WAITING';
UPDATE letters SET aside = 'BACK_OFF' WHERE state = 'WAITING' AND not_before > now();

ALTER TABLE letters DROP CONSTRAINT letters_state_check;
ALTER TABLE letters ADD CONSTRAINT letters_state_check
    CHECK (state IN ('WAITING', 'SENT', 'REFUSED', 'UNKNOWN', 'WITHDRAWN', 'STALE'));

-- A lease changes no column that is indexed: where its page has room, no index hears of it.
ALTER TABLE letters SET (fillfactor = 85);

DROP INDEX letters_waiting_in_workspace;
DROP INDEX letters_waiting_in_channel;
CREATE INDEX letters_ready ON letters (platform, workspace, urgency, due, id)
    WHERE state = 'WAITING' AND aside IS NULL;
CREATE INDEX letters_waiting_in_channel ON letters (platform, workspace, channel, urgency, due, id)
    WHERE state = 'WAITING';
CREATE INDEX letters_aside ON letters (not_before) WHERE state = 'WAITING' AND aside IS NOT NULL;
CREATE INDEX letters_of_some_worth ON letters (worth_until) WHERE state = 'WAITING' AND worth_until IS NOT NULL;
-- For the ledger of a channel.
CREATE INDEX letters_in_channel ON letters (platform, workspace, channel, due DESC) WHERE place_kind = 'SHARED';

-- Token buckets, each kept as the moment at which it is full again if nothing more is taken out of it.
ALTER TABLE outbox_workspaces
    ADD COLUMN filled       timestamptz[] NOT NULL DEFAULT '{}',
    ADD COLUMN edits_filled timestamptz[] NOT NULL DEFAULT '{}',
    -- From when on messages may be edited again: a platform may count edits apart.
    ADD COLUMN edits_at     timestamptz   NOT NULL DEFAULT '-infinity',
    -- Whose turn it is: who was served longest ago goes first.
    ADD COLUMN served_at    timestamptz   NOT NULL DEFAULT '-infinity';
ALTER TABLE outbox_channels
    ADD COLUMN filled       timestamptz[] NOT NULL DEFAULT '{}',
    -- From when on the buckets allow another message; free_at is later while one is on its way.
    ADD COLUMN paced_until  timestamptz   NOT NULL DEFAULT '-infinity',
    -- The node that has a letter of this channel.
    ADD COLUMN holder       text;
ALTER TABLE outbox_workspaces SET (fillfactor = 50);
ALTER TABLE outbox_channels SET (fillfactor = 80);

-- Who sends. A node says again and again that it is alive; what one held that says it no more, others take.
CREATE TABLE outbox_nodes (
    node        text        PRIMARY KEY,
    alive_until timestamptz NOT NULL
);
