-- For wrk: each request asks for the next of the large database's generated charts.
local number = 0

function request()
	number = number % 999 + 1
	return wrk.format("GET", "/charts/chart-" .. number)
end
