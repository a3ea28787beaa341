-- Ends a transaction: the tag is COMMIT, or ROLLBACK when it had failed.
COMMIT
