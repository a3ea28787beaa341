-- What is called as a reader asks: exactly so, beginning so, or with all of the words in its name or its artist credit.
-- $1 near key of the text
-- $2 the text as typed, for names without letters and digits, whose keys are all the same
-- $3 hits of a kind
-- Columns: kind, match, slug, name, context.
-- Charts, genres, artists, releases; of each exact hits first, then beginnings by name, then the others by prominence.
-- Of what has common words only the first 1,000 lines are read.
WITH asked AS MATERIALIZED (
  SELECT key, key || U&'\+10FFFF' AS last_key, matching
  FROM (SELECT search.key($1::text) AS key) AS plain
  CROSS JOIN LATERAL (
    SELECT string_agg(format('''%s''', word), ' & ') AS every FROM unnest(search.split(key)) AS word) AS split
  -- Or the name without its blanks: "acdc" for AC/DC.
  CROSS JOIN LATERAL (
    SELECT CASE WHEN key <> '' THEN
      format('(%s) | ''=%s''', every, left(replace(key, ' ', ''), 100))::tsquery END AS matching) AS made
)
SELECT kind.name AS kind, found.match, found.slug, found.name, found.context
FROM asked
CROSS JOIN unnest('{chart,genre,artist,release}'::text[]) WITH ORDINALITY AS kind (name, turn)
CROSS JOIN LATERAL (
  WITH ahead AS MATERIALIZED (
    (SELECT 'exact' AS match, 1 AS tier, key, slug, name, context, prominence, target_id
      FROM search_entry
      WHERE search_entry.kind = kind.name AND search_entry.key = asked.key
        AND (asked.key <> '' OR search_entry.name = $2::text)
      ORDER BY prominence DESC, target_id
      LIMIT $3::int)
    UNION ALL
    (SELECT 'prefix', 2, key, slug, name, context, prominence, target_id
      FROM search_entry
      WHERE search_entry.kind = kind.name AND search_entry.key > asked.key AND search_entry.key < asked.last_key
        AND asked.key <> ''
      ORDER BY search_entry.key, prominence DESC, target_id
      LIMIT $3::int)
  ), holding AS (
    SELECT 'words' AS match, 3 AS tier, key, slug, name, context, prominence, target_id
    FROM search_entry
    WHERE words @@ (asked.matching && format('''@%s''', kind.name)::tsquery)
      AND NOT (search_entry.key >= asked.key AND search_entry.key < asked.last_key)
      AND asked.key <> '' AND (SELECT count(*) FROM ahead) < $3::int
    LIMIT 1000
  )
  SELECT match, slug, name, context,
    row_number() OVER (ORDER BY tier, CASE WHEN tier = 2 THEN key END, prominence DESC, target_id) AS turn
  FROM (SELECT * FROM ahead UNION ALL SELECT * FROM holding) AS every
  ORDER BY turn
  LIMIT $3::int
) AS found
ORDER BY kind.turn, found.turn
