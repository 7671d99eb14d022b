-- How far points are summed up was kept as the number of a transaction. In another cluster, such as one that a dump was restored
-- into, that number means nothing. So what is not summed up is noted here, row by row, and goes when it is.
CREATE TABLE points_waiting (
    person_id    uuid NOT NULL,
    community_id uuid NOT NULL,
    day          date NOT NULL,
    amount       smallint NOT NULL
);
-- Whoever still writes to points is waited for.
LOCK TABLE points IN SHARE ROW EXCLUSIVE MODE;
INSERT INTO points_waiting (person_id, community_id, day, amount)
SELECT person_id, community_id, day, amount FROM points WHERE tx >= (SELECT upto FROM points_summed);

DROP INDEX points_by_tx;
ALTER TABLE points DROP COLUMN tx;
DROP TABLE points_summed;
