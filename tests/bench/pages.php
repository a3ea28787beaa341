<?php
// pages.php ROUNDS DATABASE URL LIST: what each kind of page costs by the chart's first request after a publication, one
// request at a time. LIST has lines "name<TAB>path"; in a path, # is a number from 1 to 180, another one each time. In each
// round the chart at the first path shows the other one of its two editions before each request, and all kinds take
// turns. A genre's slug in a third column gets the genre's releases a new revision before each request of that kind.
// Prints for each kind: the median over the rounds of its 95th percentile by that of the chart, both in milliseconds, and
// the bytes of the page when compressed.
declare(strict_types=1);
[, $rounds, $database, $url, $list] = $argv;
const REQUESTS = 60; // of a kind in a round
const PUBLISH = 'UPDATE chart SET edition_id = edition.id FROM edition
	WHERE edition.chart_id = chart.id AND edition.id <> chart.edition_id AND chart.slug = $1';
const CHANGE_GENRE = 'UPDATE genre_statistics SET revision = revision + 1
	WHERE genre_id = (SELECT id FROM genre WHERE slug = $1)';

// The answer's body; the time goes to $time, in milliseconds.
function fetch(string $url, ?float &$time): string
{
	$parts = parse_url($url);
	$path = $parts['path'] . (isset($parts['query']) ? "?$parts[query]" : '');
	$start = hrtime(true);
	$socket = stream_socket_client("tcp://$parts[host]:$parts[port]");
	fwrite($socket, "GET $path HTTP/1.0\r\nHost: $parts[host]\r\n\r\n");
	$answer = stream_get_contents($socket);
	$time = (hrtime(true) - $start) / 1e6;
	fclose($socket);
	if (!str_starts_with($answer, 'HTTP/1.1 200 ')) {
		fwrite(STDERR, "pages.php: $url: " . strtok($answer, "\r") . "\n");
		exit(1);
	}
	return explode("\r\n\r\n", $answer, 2)[1];
}

function at(array $numbers, float $part): float
{
	sort($numbers);
	return $numbers[(int) floor((count($numbers) - 1) * $part)];
}

$kinds = array_map(fn ($line) => explode("\t", $line) + [2 => null], file($list, FILE_IGNORE_NEW_LINES));
$slug = basename($kinds[0][1]);
$connection = pg_connect("$database options='-c jit=off'"); // as editors have it
$number = 0;
for ($round = 0; $round <= $rounds; $round++) { // the first of them only warms up
	$times = [];
	for ($request = 0; $request < REQUESTS; $request++) {
		pg_query_params($connection, PUBLISH, [$slug]);
		foreach ($kinds as $i => [, $path, $genre]) {
			if ($genre !== null)
				pg_query_params($connection, CHANGE_GENRE, [$genre]);
			$number = $number % 180 + 1;
			$body = fetch($url . str_replace('#', (string) $number, $path), $times[$i][]);
			$sizes[$i] = max($sizes[$i] ?? 0, strlen(gzencode($body)));
		}
	}
	foreach ($kinds as $i => $kind) {
		if ($round > 0) {
			$high[$i][] = at($times[$i], 0.95);
			$ratios[$i][] = at($times[$i], 0.95) / at($times[0], 0.95);
		}
	}
}
foreach ($kinds as $i => [$name])
	printf("%s\t%.2f\t%.2f\t%.2f\t%d\n", $name, at($ratios[$i], 0.5), at($high[$i], 0.5), at($high[0], 0.5), $sizes[$i]);
