-- Notes the corrections that an import made to known releases, an entry for each release.
-- $1 number of the account
-- $2 its name
-- $3 note
-- $4 slugs of the releases, once for each field
-- $5 fields
-- $6 what they were, "" for nothing
-- $7 what they became
INSERT INTO audit (editor_id, editor_name, action, kind, subject, before, after, note)
SELECT $1::bigint, $2::text, 'import', 'release', changed.slug, jsonb_object_agg(changed.field, changed.before),
  jsonb_object_agg(changed.field, changed.after), $3::text
FROM (
  SELECT slug, field, turn,
    CASE WHEN field = 'genres' THEN to_jsonb(string_to_array(before, ';')) ELSE to_jsonb(before) END AS before,
    CASE WHEN field = 'genres' THEN to_jsonb(string_to_array(after, ';')) ELSE to_jsonb(after) END AS after
  FROM unnest($4::text[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY AS given (slug, field, before, after, turn)
) AS changed
GROUP BY changed.slug
ORDER BY min(changed.turn)
