-- For what else in the community a run was opened, such as a challenge; with that it is closed.
ALTER TABLE quiz_runs ADD COLUMN opened_for uuid;
CREATE INDEX quiz_runs_for_others ON quiz_runs (opened_for) WHERE opened_for IS NOT NULL AND closed_at IS NULL;
