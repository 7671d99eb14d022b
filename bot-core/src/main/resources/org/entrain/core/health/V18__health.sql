-- Which silence of a community its lead was told of, and who was asked to lead one that nobody leads.

CREATE TABLE silences (
    community_id uuid PRIMARY KEY REFERENCES communities,
    since        timestamptz NOT NULL,   -- of the last fact before it
    told_at      timestamptz NOT NULL
);

CREATE TABLE vacancies (
    community_id uuid PRIMARY KEY REFERENCES communities,
    since        timestamptz NOT NULL
);

CREATE TABLE asked_to_lead (
    community_id uuid NOT NULL REFERENCES vacancies ON DELETE CASCADE,
    person_id    uuid NOT NULL,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX asked_to_lead_by_person ON asked_to_lead (person_id);

CREATE INDEX memberships_of_leads ON memberships (community_id) WHERE role = 'LEAD';
-- The rare facts, to find the last quiz or icebreaker among a hundred thousand answers; these are not in it.
CREATE INDEX activity_but_answers ON activity (community_id, at)
    WHERE kind NOT IN ('QuizAnswered', 'MemberJoined', 'MemberLeft');
