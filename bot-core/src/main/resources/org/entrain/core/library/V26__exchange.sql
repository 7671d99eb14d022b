-- What somebody brings in may be a workbook or a package: bytes, which say by themselves what they are.

ALTER TABLE quiz_imports
    ADD COLUMN file_name text NOT NULL DEFAULT '',   -- as the person named it; empty for what was pasted
    ADD COLUMN content   bytea;
UPDATE quiz_imports SET content = convert_to(source, 'UTF8');
ALTER TABLE quiz_imports
    ALTER COLUMN file_name DROP DEFAULT,
    ALTER COLUMN content SET NOT NULL,
    DROP COLUMN source;
CREATE INDEX quiz_imports_by_person ON quiz_imports (person_id, created_at);
