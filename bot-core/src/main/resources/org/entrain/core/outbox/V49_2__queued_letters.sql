-- What stands in the queue of a workspace and an urgency and is looked at. It becomes part of the statement that asks for it, so
-- that the index letters_ready gives it in order.
CREATE FUNCTION queued(of_platform text, of_workspace text, of_urgency int) RETURNS SETOF letters LANGUAGE sql STABLE AS $$
    SELECT * FROM letters
    WHERE queue(workspace, urgency) = queue(of_workspace, of_urgency)
      AND platform = of_platform AND workspace = of_workspace AND urgency = of_urgency
      AND state = 'WAITING' AND aside IS NULL
$$;
