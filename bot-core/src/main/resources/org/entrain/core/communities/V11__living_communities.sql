-- How people come into a community, and when it ended.
ALTER TABLE communities
    ADD COLUMN entry       text NOT NULL DEFAULT 'OPEN' CHECK (entry IN ('OPEN', 'APPROVAL', 'INVITATION')),
    ADD COLUMN archived_at timestamptz;
