-- What the platforms say of an account, and whom somebody answers to.
ALTER TABLE accounts
    ADD COLUMN standing  text NOT NULL DEFAULT 'FULL' CHECK (standing IN ('FULL', 'GUEST', 'BOT', 'GONE')),
    ADD COLUMN linked_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE persons
    ADD COLUMN email      text,   -- lower case, as a platform verified it or an administrator gave it
    ADD COLUMN manager_id uuid REFERENCES persons ON DELETE SET NULL;
CREATE UNIQUE INDEX persons_by_email ON persons (organisation_id, email);
CREATE INDEX persons_by_manager ON persons (manager_id) WHERE manager_id IS NOT NULL;
