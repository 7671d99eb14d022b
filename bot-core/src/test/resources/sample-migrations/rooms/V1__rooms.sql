CREATE TABLE room (id uuid PRIMARY KEY, name text NOT NULL);
