-- What a crew looks back at: all runs of a quiz.

CREATE INDEX quiz_runs_of_quiz ON quiz_runs (quiz_id);
