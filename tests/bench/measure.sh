# shellcheck shell=bash disable=SC2154
# How the benchmark measures and prints. For tests/bench/run, which sets rounds and seconds.

# fetch PORT PATH [CURL OPTION...]
fetch() {
	local port=$1 path=$2
	shift 2
	curl -sS --noproxy '*' --fail "$@" "http://127.0.0.1:$port$path" || site_fail "no answer to $path from port $port"
}

# Processor time that all that was started here has taken, in clock ticks.
ticks() {
	local pid pids=("${site_pids[@]}")
	for pid in "${site_pids[@]}"; do
		# shellcheck disable=SC2207
		pids+=($(<"/proc/$pid/task/$pid/children"))
	done
	for pid in "${pids[@]}"; do
		cat "/proc/$pid/stat" 2>/dev/null
	done | awk '{ sub(/.*\) /, ""); ticks += $12 + $13 + $14 + $15 } END { print ticks }'
}

# Requests per second, and the processor microseconds that each took of wrk, nginx, workers and PostgreSQL together:
# rate PORT PATH [WRK OPTION...]
rate() {
	local port=$1 path=$2 report before after TIMEFORMAT='wrk took %U %S'
	shift 2
	before=$(ticks)
	report=$({ time wrk -t 1 -c 8 -d "${seconds}s" "$@" "http://127.0.0.1:$port$path"; } 2>&1) ||
		site_fail "wrk failed: $report"
	after=$(ticks)
	if [[ $report == *"Non-2xx"* || $report == *"Socket errors"* ]]; then
		printf '%s\n' "$report" >&2
		site_fail "not every request to port $port was answered"
	fi
	awk -v ticks="$((after - before))" -v rate="$(getconf CLK_TCK)" '
		/ requests in / { requests = $1 }
		/^Requests\/sec:/ { answered = $2 }
		/^wrk took/ { print answered, (ticks / rate + $3 + $4) * 1e6 / requests }' <<<"$report"
}

# median of column N of the input
median() {
	awk -v column="$1" '{ print $column }' | sort -g | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# row LABEL GOAL BY-REQUESTS BY-PROCESSOR DETAILS
row() {
	printf '%-54s %-9s %9s %9s   %s\n' "$@"
}

# race LABEL GOAL ONE OTHER: two are measured in turns; each is an array's name: PORT PATH [WRK OPTION...]. Prints the
# medians over the rounds: of the quotients of requests per second, and of those of processor time per request.
race() {
	local label=$1 goal=$2 round a b results=''
	local -n one=$3 other=$4
	warm "${one[@]}"
	warm "${other[@]}"
	for ((round = 0; round < rounds; round++)); do
		if ((round % 2 == 0)); then
			a=$(rate "${one[@]}") && b=$(rate "${other[@]}") || exit
		else
			b=$(rate "${other[@]}") && a=$(rate "${one[@]}") || exit
		fi
		results+="$a $b $(awk '{ print $1 / $3, $4 / $2 }' <<<"$a $b")"$'\n'
	done
	results=${results%$'\n'}
	row "$label" "$goal" "$(printf %.2f "$(median 5 <<<"$results")")" "$(printf %.2f "$(median 6 <<<"$results")")" \
		"$(printf '%.0f / %.0f requests/s, %.0f / %.0f µs' "$(median 1 <<<"$results")" "$(median 3 <<<"$results")" \
			"$(median 2 <<<"$results")" "$(median 4 <<<"$results")")"
}

# Every worker has seen the page, and the processors are awake.
warm() {
	local seconds=1
	rate "$@" >/dev/null
}

# same_page ONE OTHER PATH: says so when two ports do not give the same page.
same_page() {
	local one other
	one=$(page "$1" "$3") && other=$(page "$2" "$3") || exit
	[[ $one == "$other" ]] || site_say "note: $3 is not byte for byte the same page from both:"
}

# page PORT PATH, with the one thing evened out that PHP writes in another way: an apostrophe
page() {
	fetch "$@" | sed "s/&#0*39;/'/g"
}

kilobytes() {
	awk -v bytes="$1" 'BEGIN { printf "%.1f", bytes / 1000 }'
}
