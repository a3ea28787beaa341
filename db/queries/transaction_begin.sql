-- Begins a transaction of several exchanges. Sessions read at REPEATABLE READ by default; who writes waits for locks and
-- wants to see what was committed meanwhile.
BEGIN ISOLATION LEVEL READ COMMITTED
