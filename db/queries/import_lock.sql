-- Waits until no other import or publication runs; held until the end of the transaction. They lock charts and write
-- names in different orders, so they take turns.
-- Columns: nothing.
SELECT pg_advisory_xact_lock(hashtextextended('silverchart lists', 0))
