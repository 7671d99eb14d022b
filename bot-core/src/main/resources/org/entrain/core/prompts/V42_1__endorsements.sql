-- Which of the answers that were gathered helped somebody: one of each gathering.
CREATE TABLE prompt_endorsements (
    id           uuid NOT NULL,
    gathering_id uuid NOT NULL REFERENCES prompt_gatherings,
    person_id    uuid NOT NULL REFERENCES persons,   -- whose answer it is
    endorsed_by  uuid NOT NULL REFERENCES persons,
    endorsed_at  timestamptz NOT NULL,
    PRIMARY KEY (gathering_id, endorsed_by),
    CHECK (person_id <> endorsed_by)
);
CREATE INDEX prompt_endorsements_of_person ON prompt_endorsements (person_id);
CREATE INDEX prompt_endorsements_by_person ON prompt_endorsements (endorsed_by);
