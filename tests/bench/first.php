<?php
// first.php ROUNDS DATABASE SLUG URL DATABASE SLUG URL: the first request after a publication, at two addresses. In
// each round, for one after the other: the chart gets a new revision, then its page is fetched. Prints the median
// milliseconds of both, and the median of the rounds' second by first.
declare(strict_types=1);
[, $rounds, $sides[0]['database'], $sides[0]['slug'], $sides[0]['url'],
	$sides[1]['database'], $sides[1]['slug'], $sides[1]['url']] = $argv;

function median(array $numbers): float
{
	sort($numbers);
	return $numbers[intdiv(count($numbers), 2)];
}

// Milliseconds until the whole answer is there.
function fetch(string $url): float
{
	$parts = parse_url($url);
	$path = $parts['path'] . (isset($parts['query']) ? "?$parts[query]" : '');
	$start = hrtime(true);
	$socket = stream_socket_client("tcp://$parts[host]:$parts[port]");
	fwrite($socket, "GET $path HTTP/1.1\r\nHost: $parts[host]\r\nConnection: close\r\n\r\n");
	$answer = stream_get_contents($socket);
	$time = (hrtime(true) - $start) / 1e6;
	fclose($socket);
	if (!str_starts_with($answer, 'HTTP/1.1 200 ')) {
		fwrite(STDERR, "first.php: $url: " . strtok($answer, "\r") . "\n");
		exit(1);
	}
	return $time;
}

foreach ($sides as $i => $side)
	$sides[$i]['connection'] = pg_connect($side['database'], PGSQL_CONNECT_FORCE_NEW);
$times = [[], []];
$ratios = [];
for ($round = 0; $round < $rounds; $round++) {
	foreach ($round % 2 ? [1, 0] : [0, 1] as $i) {
		$side = $sides[$i];
		pg_query_params($side['connection'], 'UPDATE chart SET revision = revision + 1 WHERE slug = $1', [$side['slug']]);
		$times[$i][] = fetch($side['url']);
	}
	$ratios[] = end($times[1]) / end($times[0]);
}
printf("%.2f %.2f %.2f\n", median($times[0]), median($times[1]), median($ratios));
