-- Letters: what is to be said in a chat, once. A row tells by itself what became of it: the state, who has it now
-- (leased_by, leased_until), when it was settled and why (reason).
CREATE TABLE letters (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id uuid        NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    stamp           text        NOT NULL UNIQUE,
    platform        text        NOT NULL,
    workspace       text        NOT NULL,
    channel         text        NOT NULL,
    place_kind      text        NOT NULL CHECK (place_kind IN ('SHARED', 'PERSONAL')),
    address         text        NOT NULL,
    message         jsonb       NOT NULL,
    -- The revision that is wanted, the one that a sender tried last, and the one that the platform shows (0 for none).
    revision        integer     NOT NULL DEFAULT 1,
    tried_revision  integer     NOT NULL DEFAULT 0,
    sent_revision   integer     NOT NULL DEFAULT 0,
    state           text        NOT NULL DEFAULT 'WAITING'
                    CHECK (state IN ('WAITING', 'SENT', 'REFUSED', 'UNKNOWN', 'WITHDRAWN')),
    -- By the bot's clock.
    due             timestamptz NOT NULL,
    -- From here on by the real time.
    not_before      timestamptz NOT NULL DEFAULT '-infinity',
    written_at      timestamptz NOT NULL DEFAULT now(),
    first_tried_at  timestamptz,
    settled_at      timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    lease_id        uuid,
    leased_by       text,
    leased_until    timestamptz,
    -- Whether the last try may have arrived: it is looked for before it is sent again.
    uncertain       boolean     NOT NULL DEFAULT false,
    reference       text,
    reason          text
);

-- The next letters of a workspace, and of a channel; sent letters are in neither.
CREATE INDEX letters_waiting_in_workspace ON letters (platform, workspace, due, id) WHERE state = 'WAITING';
CREATE INDEX letters_waiting_in_channel ON letters (platform, workspace, channel, due, id) WHERE state = 'WAITING';
-- Those of which nothing more is to come: to count and to forget them.
CREATE INDEX letters_settled ON letters (state, settled_at) WHERE state <> 'WAITING';
CREATE INDEX letters_of_organisation ON letters (organisation_id);

-- When a workspace or a channel may be written to again, by the real time; shared by all senders.
CREATE TABLE outbox_workspaces (
    platform  text        NOT NULL,
    workspace text        NOT NULL,
    free_at   timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (platform, workspace)
);

CREATE TABLE outbox_channels (
    platform  text        NOT NULL,
    workspace text        NOT NULL,
    channel   text        NOT NULL,
    free_at   timestamptz NOT NULL,
    PRIMARY KEY (platform, workspace, channel)
);
