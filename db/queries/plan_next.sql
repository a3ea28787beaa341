-- How long it is to the next planned publication.
-- Columns: milliseconds.
-- They are 0 or less when it is due, missing when none is planned.
SELECT ceil(extract(epoch FROM min(due_at) - now()) * 1000)::bigint FROM plan WHERE failure IS NULL
