-- Waits until nobody else imports, publishes or saves a genre; held until the end of the transaction. They change charts
-- and names in different orders, so they take turns. The row is one that readers have no right to lock.
SELECT FROM site FOR UPDATE
