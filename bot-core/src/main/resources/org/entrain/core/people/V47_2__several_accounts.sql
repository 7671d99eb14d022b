-- used_at is null only for the one account of its person: who has several is known by the row that finds them.
UPDATE accounts a SET used_at = 'epoch'
WHERE used_at IS NULL AND EXISTS (
    SELECT FROM accounts o
    WHERE o.person_id = a.person_id
      AND (o.platform, o.workspace, o.external_id) <> (a.platform, a.workspace, a.external_id));
