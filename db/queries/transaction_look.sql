-- Begins a transaction of several exchanges that changes nothing: all of them see one snapshot.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
