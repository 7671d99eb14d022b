-- Who was helped, by whom, in their own words.
CREATE TABLE thanks (
    id           uuid PRIMARY KEY,
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES persons,   -- who helped
    thanked_by   uuid NOT NULL REFERENCES persons,   -- who was helped
    words        text NOT NULL,
    thanked_at   timestamptz NOT NULL,
    letter       date,          -- the helper's day whose letter tells of it; null where no letter reaches them
    shown_at     timestamptz,   -- when the channels were told, as who was helped wished; null where they did not
    CHECK (person_id <> thanked_by)
);
CREATE INDEX thanks_of_person ON thanks (person_id, thanked_at);
CREATE INDEX thanks_by_person ON thanks (thanked_by, thanked_at);
CREATE INDEX thanks_of_community ON thanks (community_id, thanked_at);
