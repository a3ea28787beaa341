-- What has, in its name or its artist credit, words that are spelled nearly like a reader's, or that begin so.
-- $1 near key of the text
-- $2 kinds: some of chart, genre, artist and release
-- $3 hits of a kind
-- $4 whether nothing was found: then words may be less alike, and what has the two longest words will do, or one of them
-- Columns: kind, match, slug, name, context.
-- In the order of the kinds, most alike first; without what search_found.sql finds. A word has up to ten others, only the
-- first eight words of a text are looked at, and of what has common words only the first 100 lines are read.
WITH asked AS MATERIALIZED (
  SELECT key, key || U&'\+10FFFF' AS last_key, words, array_to_string(words, ' ') AS looked_at, matching
  FROM (SELECT search.key($1::text) AS key) AS plain
  CROSS JOIN LATERAL (SELECT (string_to_array(key, ' '))[:8] AS words) AS first
  CROSS JOIN LATERAL (
    SELECT CASE WHEN key <> '' THEN
      format('(%s) | ''=%s''', string_agg(format('''%s''', word), ' & '), left(replace(key, ' ', ''), 100))::tsquery
      END AS matching
    FROM unnest(search.split(key)) AS word) AS made
  WHERE key <> ''
), spelling AS MATERIALIZED (
  SELECT own.position, own.word, other.word AS spelled
  FROM asked
  CROSS JOIN unnest(words) WITH ORDINALITY AS own (word, position)
  CROSS JOIN LATERAL (
    (SELECT word
      FROM search_word
      -- Shorter ones have next to no trigrams, and a number is not spelled.
      WHERE search_word.word OPERATOR(search.%) own.word AND length(own.word) >= 3 AND own.word ~ '[^0-9]'
        AND ($4::boolean OR search.similarity(search_word.word, own.word) >= 0.5)
      ORDER BY search.similarity(search_word.word, own.word) DESC, word
      LIMIT 5)
    UNION
    (SELECT word
      FROM search_word
      WHERE search_word.word >= own.word AND search_word.word < own.word || U&'\+10FFFF'
        AND (length(own.word) >= 3 OR search_word.word = own.word)
      ORDER BY word
      LIMIT 5)
  ) AS other
), wanted AS MATERIALIZED (
  SELECT
    CASE WHEN count(*) = (SELECT cardinality(words) FROM asked) THEN string_agg('(' || spellings || ')', ' & ')::tsquery END AS every,
    string_agg('(' || spellings || ')', ' & ') FILTER (WHERE length(word) >= 4 AND turn <= 2)::tsquery AS longest,
    string_agg(spellings, ' | ') FILTER (WHERE length(word) >= 4 AND turn <= 2)::tsquery AS one
  FROM (
    SELECT word, string_agg(format('''%s''', spelled), ' | ') AS spellings,
      row_number() OVER (ORDER BY length(word) DESC, position) AS turn
    FROM spelling
    GROUP BY position, word
  ) AS grouped
)
SELECT kind.name AS kind, 'similar' AS match, found.slug, found.name, found.context
FROM asked
CROSS JOIN wanted
CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS kind (name, turn)
CROSS JOIN LATERAL (
  WITH close AS MATERIALIZED (
    SELECT slug, name, context, key, prominence, target_id
    FROM search_entry
    WHERE words @@ (format('''@%s''', kind.name)::tsquery
      -- What has all of the words is looked up for each kind: not where there is nothing of it.
      && CASE WHEN $4::boolean THEN wanted.every ELSE wanted.every && !!asked.matching END)
      AND NOT (search_entry.key >= asked.key AND search_entry.key < asked.last_key)
    LIMIT 100
  ), far AS MATERIALIZED (
    SELECT slug, name, context, key, prominence, target_id
    FROM search_entry
    WHERE words @@ (wanted.longest && format('''@%s''', kind.name)::tsquery)
      AND $4::boolean AND NOT EXISTS (SELECT FROM close)
    LIMIT 100
  ), farther AS (
    SELECT slug, name, context, key, prominence, target_id
    FROM search_entry
    WHERE words @@ (wanted.one && format('''@%s''', kind.name)::tsquery)
      AND $4::boolean AND NOT EXISTS (SELECT FROM close) AND NOT EXISTS (SELECT FROM far)
    LIMIT 100
  )
  SELECT slug, name, context,
    row_number() OVER (ORDER BY search.similarity(near.key, asked.looked_at) DESC, prominence DESC, target_id) AS turn
  FROM (SELECT * FROM close UNION ALL SELECT * FROM far UNION ALL SELECT * FROM farther) AS near
  ORDER BY turn
  LIMIT $3::int
) AS found
ORDER BY kind.turn, found.turn
