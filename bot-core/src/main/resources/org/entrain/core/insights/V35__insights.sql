-- What groups of people were told about themselves, week by week, and of whom each figure was said.

-- What may be said of a circle in a week; found out once, so that whoever asks again reads the same.
CREATE TABLE insight_weeks (
    circle_id       uuid NOT NULL,    -- a manager, or a community
    week            date NOT NULL,    -- the Sunday on which it ended
    organisation_id uuid NOT NULL REFERENCES organisations,
    findings        jsonb NOT NULL,
    PRIMARY KEY (circle_id, week)
);
CREATE INDEX insight_weeks_of_organisation ON insight_weeks (organisation_id, week);

-- Figures that are counted from the same must not be taken from each other: for as long as these are kept, they are not.
CREATE TABLE insight_figures (
    circle_id       uuid NOT NULL,
    week            date NOT NULL,
    subject         text NOT NULL,
    source          text NOT NULL,     -- what it is counted from
    organisation_id uuid NOT NULL REFERENCES organisations,
    people          uuid[] NOT NULL,   -- who was counted; who was forgotten is a random id here
    PRIMARY KEY (circle_id, week, subject)
);
CREATE INDEX insight_figures_of_source ON insight_figures (organisation_id, source, week);
CREATE INDEX insight_figures_of_people ON insight_figures USING gin (people);

-- Who allows that managers and colleagues read their name where they helped others.
CREATE TABLE helper_consents (
    person_id uuid PRIMARY KEY REFERENCES persons,
    since     timestamptz NOT NULL
);

-- How often somebody gets a digest; who said nothing gets it every week.
CREATE TABLE digest_rhythms (
    person_id uuid PRIMARY KEY REFERENCES persons,
    rhythm    text NOT NULL CHECK (rhythm IN ('WEEKLY', 'MONTHLY', 'NEVER'))
);

-- The last week that somebody's digest was looked at, by their own Monday.
CREATE TABLE digest_turns (
    person_id uuid PRIMARY KEY REFERENCES persons,
    monday    date NOT NULL
);

-- What somebody read last of a circle: where nothing changed since, nothing is sent.
CREATE TABLE digest_letters (
    person_id uuid NOT NULL REFERENCES persons,
    circle_id uuid NOT NULL,
    said      jsonb NOT NULL,   -- what it was about, and how it stood, in tenths
    PRIMARY KEY (person_id, circle_id)
);

-- The pictures of a week, drawn once in each language.
CREATE TABLE digest_charts (
    circle_id uuid NOT NULL,
    week      date NOT NULL,
    language  text NOT NULL,
    picture   text NOT NULL,
    PRIMARY KEY (circle_id, week, language)
);

-- What a manager asked a crew to do, or a crew did: each once a week.
CREATE TABLE digest_deeds (
    community_id uuid NOT NULL REFERENCES communities,
    deed         text NOT NULL,
    week         date NOT NULL,
    done         boolean NOT NULL,   -- by the crew; else it was only asked for
    PRIMARY KEY (community_id, deed, week, done)
);

-- Whether a lead may be told whom a personal word may help.
CREATE TABLE digest_hints (
    organisation_id uuid PRIMARY KEY REFERENCES organisations,
    since           timestamptz NOT NULL
);

-- A picture that is drawn by the program itself is of use for a while.
ALTER TABLE pictures ADD COLUMN until timestamptz;   -- null: kept
CREATE INDEX pictures_until ON pictures (until) WHERE until IS NOT NULL;
