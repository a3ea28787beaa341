-- A new revision for every draft that holds a release.
-- $1 number of the release that goes
UPDATE draft SET revision = revision + 1
WHERE chart_id IN (SELECT chart_id FROM draft_entry WHERE release_id = $1::bigint)
