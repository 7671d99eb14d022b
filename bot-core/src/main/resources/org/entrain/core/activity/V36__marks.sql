-- What else is kept of a fact, in words of the field: what a badge's criteria can ask for.

ALTER TABLE activity ADD COLUMN marks text;  -- null where there is nothing
