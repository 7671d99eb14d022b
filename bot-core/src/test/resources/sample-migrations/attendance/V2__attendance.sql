CREATE TABLE attendance (room uuid NOT NULL REFERENCES room, at timestamptz NOT NULL);
