-- A path that waits for a word of who brought it has a name, as the questions that wait have.
ALTER TABLE path_imports ADD COLUMN name text NOT NULL DEFAULT '';
