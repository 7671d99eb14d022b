-- A run that was opened for something else in the community may serve several at once: it closes with the last of them.
DROP INDEX quiz_runs_for_others;
ALTER TABLE quiz_runs ALTER COLUMN opened_for TYPE uuid[] USING CASE WHEN opened_for IS NOT NULL THEN ARRAY[opened_for] END;
CREATE INDEX quiz_runs_for_others ON quiz_runs USING gin (opened_for) WHERE opened_for IS NOT NULL AND closed_at IS NULL;
