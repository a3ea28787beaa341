-- Waits until nobody else migrates; held until the connection ends.
-- Columns: nothing.
SELECT pg_advisory_lock(hashtextextended('silverchart migrations', 0))
