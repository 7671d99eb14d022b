-- Who said what an organisation is called: nobody yet (''), the workspace whose name it bears (platform/id), or one of its
-- administrators ('ADMINISTRATOR'), whose word no platform changes.
ALTER TABLE organisations ADD COLUMN named_by text NOT NULL DEFAULT '';
