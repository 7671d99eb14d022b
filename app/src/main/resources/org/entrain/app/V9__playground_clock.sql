-- How far the playground's clock was moved on; zero for ever where there is no playground.

CREATE TABLE playground_clock (
    moved_millis bigint NOT NULL
);
INSERT INTO playground_clock VALUES (0);
