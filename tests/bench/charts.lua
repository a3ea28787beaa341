-- For wrk: each request asks for the next of the large database's generated charts that have one edition: page.php knows
-- no movement.
local number = 180

function request()
	number = number < 999 and number + 1 or 181
	return wrk.format("GET", "/charts/chart-" .. number)
end
