-- Waits until nobody else makes the map of genres; held until the end of the transaction.
SELECT FROM pg_advisory_xact_lock(hashtext('genre_map'))
