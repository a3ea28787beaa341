<?php
// The chart page as a PHP programmer would write it: what the workers are compared with. The same statements (or, with
// BENCH_OWN, one of its own that PostgreSQL sorts by just what was asked for), the same headers and, but for &#039;
// instead of &#39;, the same bytes. The connection and its prepared statements are kept over requests, opcache keeps
// this file compiled. The essay is given ready-made: PHP has no CommonMark of its own.
declare(strict_types=1);

const SORTS = ['rank', 'title', 'artist', 'released', 'genre', 'place'];
const PAGE_ROWS = 200;
const SHOWN = 3;
const BARS = 12;
const BAR_HEIGHT = 48;
const MONTHS = ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const COLUMNS = [
	'rank' => ['#', 'Rank', 'by rank, best first', 'by rank, last first'],
	'title' => ['Title', 'Title', 'by title, A to Z', 'by title, Z to A'],
	'artist' => ['Artist', 'Artist', 'by artist, A to Z', 'by artist, Z to A'],
	'released' => ['Released', 'Release date', 'by release date, oldest first', 'by release date, newest first'],
	'genre' => ['Genres', 'Genre', 'by genre, A to Z', 'by genre, Z to A'],
	'place' => ['Also in', 'Place in other charts',
		'by best place in other charts, best first', 'by best place in other charts, last first'],
];

const OWN_ROWS = 'SELECT rank, slug, title, artist, cover, year, month, day, 0, 0, 0, search, NULL, NULL, NULL, NULL,
	tag_slugs, tag_names, tag_weights, link_labels, link_urls, artist_slugs, artist_names, artist_join_phrases
	FROM place WHERE chart_id = $1::bigint ORDER BY %s';
const OWN_ORDERS = [
	'rank' => 'rank %1$s',
	'title' => 'sort_title COLLATE "und-x-icu" %1$s NULLS LAST, rank',
	'artist' => 'artist_sort_name COLLATE "und-x-icu" %1$s, rank',
	'released' => 'year %1$s NULLS LAST, month %1$s NULLS LAST, day %1$s NULLS LAST, rank',
	'genre' => 'tag_names[1] COLLATE "und-x-icu" %1$s NULLS LAST, rank',
];

$site = require $_SERVER['BENCH_SITE'];

// Asks with a prepared statement; a fresh connection learns it first.
function ask(PgSql\Connection $database, string $name, array $values, ?string $own = null): array
{
	$result = @pg_execute($database, $name, $values);
	if ($result === false) {
		pg_prepare($database, $name, $own ?? file_get_contents($_SERVER['BENCH_QUERIES'] . "/$name.sql"));
		$result = pg_execute($database, $name, $values);
	}
	return pg_fetch_all($result, PGSQL_NUM);
}

// The elements of an array as PostgreSQL writes it.
function elements(?string $array): array
{
	if ($array === null || $array === '{}')
		return [];
	if (!str_contains($array, '"'))
		return explode(',', substr($array, 1, -1));
	$elements = str_getcsv(substr($array, 1, -1), ',', '"', '\\');
	return str_contains($array, '\\') ? array_map('stripslashes', $elements) : $elements;
}

// A list that hangs on a row, from the arrays that it has of it.
function details(?string $names, ?string $addresses, ?string $values = null, ?string $joins = null): array
{
	$addresses = elements($addresses);
	$values = elements($values);
	$joins = elements($joins);
	$details = [];
	foreach (elements($names) as $i => $name)
		$details[] = ['address' => $addresses[$i], 'name' => $name, 'value' => (int)($values[$i] ?? 0), 'join' => $joins[$i] ?? ''];
	return $details;
}

function year(string $name): int
{
	$value = $_GET[$name] ?? '';
	return is_string($value) && preg_match('/^[0-9]{1,4}$/', $value) ? (int)$value : 0;
}

function word(string $name, array $allowed): ?string
{
	$value = $_GET[$name] ?? null;
	return in_array($value, $allowed, true) ? $value : null;
}

function text(string $name): ?string
{
	$value = $_GET[$name] ?? '';
	return is_string($value) && $value !== '' ? $value : null;
}

function is_filtered(array $query): bool
{
	return $query['from'] || $query['to'] || $query['genre'] !== null || $query['q'] !== null;
}

function default_order(array $chart, string $sort): string
{
	return $sort === $chart['sort'] ? $chart['order'] : 'asc';
}

// What the addresses of a list and of its other forms say of the query, but for the page.
function parameters(array $chart, array $query): array
{
	$given = [];
	if ($query['sort'] !== $chart['sort'])
		$given['sort'] = $query['sort'];
	if ($query['order'] !== default_order($chart, $query['sort']))
		$given['order'] = $query['order'];
	foreach (['from', 'to', 'genre', 'q'] as $name) {
		if ($query[$name])
			$given[$name] = $query[$name];
	}
	return $given;
}

function link_view(array $chart, array $query, array $changes = []): string
{
	$query = $changes + $query;
	$given = parameters($chart, $query);
	if ($query['page'] > 1)
		$given['page'] = $query['page'];
	return $chart['link'] . ($given ? '?' . http_build_query($given) : '') . '#chart';
}

function link_form(array $chart, array $query, string $suffix, array $more = []): string
{
	$given = parameters($chart, $query) + $more;
	return "$chart[link].$suffix" . ($given ? '?' . http_build_query($given) : '');
}

function iso(array $row): string
{
	if ($row['year'] === 0)
		return '';
	$iso = sprintf('%04d', $row['year']);
	if ($row['month'] > 0)
		$iso .= sprintf('-%02d', $row['month']);
	if ($row['day'] > 0)
		$iso .= sprintf('-%02d', $row['day']);
	return $iso;
}

function day(array $row): string
{
	if ($row['month'] === 0)
		return (string)$row['year'];
	$month = MONTHS[$row['month']] . ' ' . $row['year'];
	return $row['day'] > 0 ? $row['day'] . ' ' . $month : $month;
}

// ---- The chart, from PostgreSQL

$database = pg_pconnect($_SERVER['BENCH_DATABASE']);
$slug = substr($_SERVER['DOCUMENT_URI'], strlen('/charts/'));
$state = ask($database, 'chart_state', [$slug]);
if (!$state) {
	http_response_code(404);
	exit;
}
[$id, $revision] = $state[0];
$etag = "\"php-$revision\"";
header("ETag: $etag");
header('X-Accel-Expires: 1');
header('Cache-Control: no-cache');
header('Vary: Accept-Encoding');
header("Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
	. "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
header('X-Content-Type-Options: nosniff');
header('Referrer-Policy: strict-origin-when-cross-origin');
header('Cross-Origin-Resource-Policy: same-origin');
if (($_SERVER['HTTP_IF_NONE_MATCH'] ?? '') === $etag) {
	http_response_code(304);
	exit;
}

$head = ask($database, 'chart_head', [$id, null])[0];
$chart = [
	'title' => $head[2], 'link' => "/charts/$head[1]", 'genre' => $head[3], 'source' => $head[6], 'sort' => $head[7], 'order' => $head[8],
	'edition' => $head[9], 'published' => (int)$head[10],
	'essay' => $site['essays'][$slug] ?? '', 'summary' => $site['summaries'][$slug] ?? '',
];

// ---- What is asked of it

$sort = word('sort', SORTS) ?? $chart['sort'];
$order = word('order', ['asc', 'desc']) ?? default_order($chart, $sort);
$query = ['sort' => $sort, 'order' => $order, 'from' => year('from'), 'to' => year('to'),
	'genre' => text('genre'), 'q' => text('q'), 'page' => max(1, year('page'))];
$filtered = is_filtered($query);
$plain = $sort === $chart['sort'] && $order === $chart['order'];

// ---- Its rows, sorted and filtered

$descending = $order === 'desc';
$own = ($_SERVER['BENCH_OWN'] ?? '') !== '' && isset(OWN_ORDERS[$sort]);
$rows = [];
foreach ($own
	? ask($database, "rows_{$sort}_$order", [$id], sprintf(OWN_ROWS, sprintf(OWN_ORDERS[$sort], $order)))
	: ask($database, 'chart_rows', [$id]) as $row) {
	$rows[$row[0] - 1] = [
		'rank' => (int)$row[0], 'slug' => $row[1], 'title' => $row[2], 'artist' => $row[3], 'cover' => $row[4],
		'year' => (int)$row[5], 'month' => (int)$row[6], 'day' => (int)$row[7],
		'orders' => ['title' => (int)$row[8], 'artist' => (int)$row[9], 'genre' => (int)$row[10]],
		'search' => $row[11], 'tags' => details($row[17], $row[16], $row[18]), 'places' => [],
		'links' => details($row[19], $row[20]), 'credit' => details($row[22], $row[21], null, $row[23]),
	];
}
foreach (ask($database, 'chart_places', [$id]) as [$rank, $address, $name, $value])
	$rows[$rank - 1]['places'][] = ['address' => $address, 'name' => $name, 'value' => (int)$value, 'join' => ''];
$related = details($head[14], $head[13], $head[15]);

// One number for each row; equal ones stay in the order of their ranks. What is missing comes last either way.
$keys = $own ? $rows : [];
foreach ($own ? [] : $rows as $i => $row) {
	if ($sort === 'released') {
		$key = 0;
		foreach (['year', 'month', 'day'] as $part) {
			$number = $row[$part];
			$key = $key * 10000 + ($number === 0 ? 9999 : ($descending ? 9998 - $number : $number));
		}
	} else {
		$number = match ($sort) {
			'rank' => $row['rank'],
			'place' => $row['places'][0]['value'] ?? 0,
			default => $row['orders'][$sort],
		};
		$key = $number === 0 ? PHP_INT_MAX : ($descending ? -$number : $number);
	}
	$keys[$i] = $key;
}
if (!$own)
	asort($keys);

$found = [];
$undated = 0;
$counts = [];
$needle = $query['q'] === null ? null : strtolower($query['q']);
foreach ($keys as $i => $key) {
	$row = $rows[$i];
	if ($query['genre'] !== null && !in_array($query['genre'], array_column($row['tags'], 'address'), true))
		continue;
	if ($needle !== null && !str_contains($row['search'], $needle))
		continue;
	if ($row['year'] !== 0)
		$counts[$row['year']] = ($counts[$row['year']] ?? 0) + 1;
	if ($query['from'] || $query['to']) {
		if ($row['year'] === 0) {
			$undated++;
			continue;
		}
		if ($row['year'] < $query['from'] || ($query['to'] && $row['year'] > $query['to']))
			continue;
	}
	$found[] = $row;
}
$pages = max(1, (int)ceil(count($found) / PAGE_ROWS));
$page = $query['page'] = min($query['page'], $pages);
$shown = array_slice($found, ($page - 1) * PAGE_ROWS, PAGE_ROWS);

$genres = [];
$has_places = false;
$has_covers = false;
foreach ($rows as $row) {
	$has_places = $has_places || $row['places'];
	$has_covers = $has_covers || $row['cover'] !== null;
	foreach ($row['tags'] as $tag) {
		$genres[$tag['address']] ??= ['slug' => $tag['address'], 'name' => $tag['name'], 'count' => 0];
		$genres[$tag['address']]['count']++;
	}
}
usort($genres, fn($a, $b) => strcasecmp($a['name'], $b['name']) ?: strcmp($a['slug'], $b['slug']));

$all = count($rows);
$noun = $all === 1 ? 'release' : 'releases';
$releases = $filtered ? count($found) . " of $all $noun" : "$all $noun";
$updated = gmdate('j M Y', $chart['published']);
$named = array_column($genres, 'name', 'slug');
$parts = array_filter([
	$query['genre'] !== null ? $named[$query['genre']] ?? $query['genre'] : null,
	match (true) {
		!$query['from'] && !$query['to'] => null,
		$query['from'] === $query['to'] => (string)$query['from'],
		!$query['from'] => "to $query[to]",
		!$query['to'] => "from $query[from]",
		default => "$query[from]–$query[to]",
	},
	$query['q'] !== null ? "“$query[q]”" : null,
], fn($part) => $part !== null);
$title = $chart['title'] . ($parts ? ': ' . implode(', ', $parts) : '') . ($page > 1 ? ", page $page" : '');
$description = $chart['summary'] ?: htmlspecialchars("{$chart['title']}: $all ranked, with artist, release date and "
	. "genres. List updated $updated.");
$canonical = $site['url'] . strstr(link_view($chart, $query,
	['sort' => $chart['sort'], 'order' => $chart['order'], 'page' => $plain ? $page : 1]), '#', true);
$columns = $has_places ? COLUMNS : array_slice(COLUMNS, 0, 5);
$clear = link_view($chart, ['sort' => $sort, 'order' => $order, 'from' => 0, 'to' => 0, 'genre' => null, 'q' => null,
	'page' => 1]);
$forms = [
	['CSV', 'text/csv', link_form($chart, $query, 'csv')],
	['CSV for spreadsheets', 'text/csv', link_form($chart, $query, 'csv', ['for' => 'excel'])],
	['JSON', 'application/json', link_form($chart, $query, 'json')],
	['Plain text', 'text/plain', link_form($chart, $query, 'txt')],
	['Feed of its editions', 'application/atom+xml', "$chart[link].atom"],
];

// Search engines read the list here.
function json_ld(array $site, array $chart, array $rows): string
{
	$items = [];
	for ($i = 0; $i < min(count($rows), PAGE_ROWS); $i++) {
		$row = $rows[$i];
		$album = ['@type' => 'MusicAlbum', 'name' => $row['title'] ?? '[untitled]',
			'url' => "$site[url]/releases/$row[slug]"];
		if ($row['year'] !== 0)
			$album['datePublished'] = iso($row);
		if ($row['tags'])
			$album['genre'] = array_column($row['tags'], 'name');
		$album['byArtist'] = ['@type' => 'MusicGroup', 'name' => $row['artist']];
		$items[] = ['@type' => 'ListItem', 'position' => $row['rank'], 'item' => $album];
	}
	$list = ['@context' => 'https://schema.org', '@type' => 'ItemList', 'name' => $chart['title'],
		'url' => $site['url'] . $chart['link'], 'itemListOrder' => 'https://schema.org/ItemListOrderAscending',
		'numberOfItems' => count($rows), 'itemListElement' => $items];
	return str_replace('<', '\u003c', json_encode($list, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
}

// The chart's own genre leads back here: it is no link.
function tag(array $tag, array $chart): void
{
	?><li><?php if ($tag['address'] !== $chart['genre']): ?><a href="/genres/<?= $tag['address'] ?>"><?= htmlspecialchars($tag['name']) ?></a><?php else: ?><?= htmlspecialchars($tag['name']) ?><?php endif ?><?php if ($tag['value']): ?> <small><?= $tag['value'] ?></small><?php endif ?></li><?php
}

function place(array $place): void
{
	?><li><a href="/charts/<?= $place['address'] ?>?sort=rank#rank-<?= $place['value'] ?>"><?= htmlspecialchars($place['name']) ?> <small>#<?= $place['value'] ?></small></a></li><?php
}

function credit(array $row): void
{
	if (!$row['credit'])
		echo htmlspecialchars($row['artist']);
	foreach ($row['credit'] as $part) {
		?><a href="/artists/<?= $part['address'] ?>"><?= htmlspecialchars($part['name']) ?></a><?= htmlspecialchars($part['join']) ?><?php
	}
}

function related(array $genres): void
{
	if (!$genres)
		return;
	?><section class="related" aria-labelledby="related">
<h2 id="related">Related genres</h2>
<ul>
<?php foreach ($genres as $genre): ?>
<li><a href="/genres/<?= $genre['address'] ?>"><?= htmlspecialchars($genre['name']) ?></a> <small><?= $genre['value'] ?> shared</small></li>
<?php endforeach ?>
</ul>
</section>
<?php
}

// The releases over time, as bars that lead to those of a year or a decade.
function timeline(array $chart, array $query, array $counts): void
{
	if (!$counts)
		return;
	ksort($counts);
	$span = array_key_last($counts) - array_key_first($counts) < BARS ? 1 : 10;
	$first = intdiv(array_key_first($counts), $span);
	$last = intdiv(array_key_last($counts), $span);
	$start = max($first, $last - BARS + 1);
	if ($start === $last)
		return;
	$bars = array_fill($start, $last - $start + 1, 0);
	foreach ($counts as $year => $count)
		$bars[max($start, intdiv($year, $span))] += $count;
	$most = max($bars);
	$all = count($bars);
	$unit = $span === 1 ? 'year' : 'decade';
	?><figure class="timeline">
<figcaption>By <?= $unit ?>; choose one to see its releases</figcaption>
<svg role="group" aria-label="Releases by <?= $unit ?>" width="100%" height="88">
<?php
	foreach ($bars as $place => $count) {
		$at = $place - $start;
		$from = $at === 0 && $start > $first ? 0 : $place * $span;
		$to = $place * $span + $span - 1;
		$name = $from === 0 ? "to $to" : ($span === 1 ? $from : "{$from}s");
		$height = (int)ceil($count * BAR_HEIGHT / $most);
		$second = $all > 8 && ($all - $at) % 2 === 0;
		$chosen = $query['from'] === $from && $query['to'] === $to;
		if ($count > 0) {
			?><a href="<?= htmlspecialchars(link_view($chart, $query, ['from' => $from, 'to' => $to, 'page' => 1])) ?>" aria-label="<?= "$name: $count ", $count === 1 ? 'release' : 'releases' ?>"<?php if ($chosen): ?> class="chosen" aria-current="true"<?php endif ?>>
<?php
		} else {
			?><g>
<?php
		}
		?><rect class="field" x="<?= percent($at, $all) ?>" y="0" width="<?= percent(1, $all) ?>" height="88"/>
<rect class="bar" x="<?= percent($at * 10 + 1, $all * 10) ?>" y="<?= 18 + BAR_HEIGHT - $height ?>" width="<?= percent(8, $all * 10) ?>" height="<?= $height ?>"/>
<text<?php if ($second): ?> class="second"<?php endif ?> x="<?= percent($at * 2 + 1, $all * 2) ?>" y="83"><?= $name ?></text>
<text x="<?= percent($at * 2 + 1, $all * 2) ?>" y="<?= 13 + BAR_HEIGHT - $height ?>"><?= $count ?></text><?= $count > 0 ? '</a>' : '</g>', "\n";
	}
	?></svg>
</figure>
<?php
}

function percent(int $part, int $whole): string
{
	return sprintf('%.2f%%', 100 * $part / $whole);
}

// The first ones, and the rest behind "+N".
function cell(array $items, array $chart, callable $print, string $more): void
{
	echo '<ul>';
	foreach (array_slice($items, 0, SHOWN) as $item)
		$print($item, $chart);
	if (count($items) > SHOWN) {
		echo '<li class="more"><details><summary>+', count($items) - SHOWN,
			'<span class="unseen"> more ', $more, '</span></summary><ul>';
		foreach (array_slice($items, SHOWN) as $item)
			$print($item, $chart);
		echo '</ul></details></li>';
	}
	echo '</ul>';
}

// ---- The page. A newline behind "?" and ">" is PHP's own: one that is wanted is written twice.

ob_start();
?>
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title><?= htmlspecialchars("$title – {$site['title']}") ?></title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="<?= $description ?>">
<?php if ($filtered): ?>
<meta name="robots" content="noindex">
<?php endif ?>
<link rel="canonical" href="<?= htmlspecialchars($canonical) ?>">
<meta property="og:type" content="website">
<meta property="og:site_name" content="<?= htmlspecialchars($site['title']) ?>">
<meta property="og:title" content="<?= htmlspecialchars($title) ?>">
<meta property="og:description" content="<?= $description ?>">
<meta property="og:url" content="<?= htmlspecialchars($canonical) ?>">
<link rel="icon" type="image/svg+xml" href="<?= $site['icon'] ?>">
<link rel="alternate" type="application/atom+xml" title="<?= htmlspecialchars("$chart[title]: editions") ?>" href="<?= $chart['link'] ?>.atom">
<link rel="alternate" type="application/atom+xml" title="<?= htmlspecialchars("$site[title]: all charts") ?>" href="/feed.atom">
<link rel="search" type="application/opensearchdescription+xml" title="<?= htmlspecialchars($site['title']) ?>" href="/opensearch.xml">
<link rel="stylesheet" href="<?= $site['style'] ?>">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="brand" href="/"><?= htmlspecialchars($site['title']) ?></a>
<nav aria-label="Site"><a href="/charts">Charts</a> <a href="/genres">Genres</a></nav>
<form class="seek" action="/search" role="search" aria-label="Search the site">
<label class="unseen" for="seek-q">Chart, genre, artist or release</label>
<input id="seek-q" name="q" type="search" maxlength="200">
<button>Search</button>
</form>
</header>
<main id="main" tabindex="-1">

<h1><?= htmlspecialchars($chart['title']) ?></h1>
<?php if ($chart['essay'] !== ''): ?>
<div class="essay">
<?= $chart['essay'] ?>
<?php if ($chart['source'] !== null): ?>
<p class="source"><?= htmlspecialchars($chart['source']) ?></p>
<?php endif ?>
</div>
<?php endif ?>
<?php if ($rows): ?>
<?php timeline($chart, $query, $counts) ?>

<div class="dateline">
<p class="hint">Click column headers to sort</p>
<p>List updated: <time datetime="<?= gmdate('Y-m-d\TH:i:s\Z', $chart['published']) ?>"><?= $updated ?></time></p>
</div>
<div class="tools">
<details class="filter"<?php if ($filtered): ?> open<?php endif ?>>
<summary>Filter</summary>
<form action="<?= $chart['link'] ?>#chart" role="search" aria-label="Filter this chart">
<?php if (!$plain): ?>
<input type="hidden" name="sort" value="<?= $sort ?>">
<input type="hidden" name="order" value="<?= $order ?>">
<?php endif ?>
<p><label for="filter-q">Title or artist</label>
<input id="filter-q" name="q" type="search" maxlength="200" value="<?= htmlspecialchars($query['q'] ?? '') ?>"></p>
<?php if ($genres): ?>
<p><label for="filter-genre">Genre</label>
<select id="filter-genre" name="genre"><option value="">Any</option>
<?php foreach ($genres as $genre): ?>
<option value="<?= $genre['slug'] ?>"<?php if ($genre['slug'] === $query['genre']): ?> selected<?php endif ?>><?= htmlspecialchars($genre['name']) ?> (<?= $genre['count'] ?>)</option>
<?php endforeach ?>
</select></p>
<?php endif ?>
<p class="year"><label for="filter-from">From year</label>
<input id="filter-from" name="from" inputmode="numeric" pattern="[0-9]{1,4}" maxlength="4" title="A year, such as 1970" value="<?= $query['from'] ?: '' ?>"></p>
<p class="year"><label for="filter-to">To year</label>
<input id="filter-to" name="to" inputmode="numeric" pattern="[0-9]{1,4}" maxlength="4" title="A year, such as 1979" value="<?= $query['to'] ?: '' ?>"></p>
<p class="act"><button>Show</button><?php if ($filtered): ?> <a href="<?= htmlspecialchars($clear) ?>">Clear filters</a><?php endif ?></p>
</form>
</details>
<form class="sorting" action="<?= $chart['link'] ?>#chart" aria-label="Sort this chart">
<?php foreach (['from', 'to', 'genre', 'q'] as $name): if ($query[$name]): ?>
<input type="hidden" name="<?= $name ?>" value="<?= htmlspecialchars((string)$query[$name]) ?>">
<?php endif; endforeach ?>
<p><label for="sort-by">Sort by</label>
<select id="sort-by" name="sort"><?php foreach ($columns as $name => $column): ?><option value="<?= $name ?>"<?php if ($name === $sort): ?> selected<?php endif ?>><?= $column[1] ?></option><?php endforeach ?></select></p>
<p><label for="sort-order">Order</label>
<select id="sort-order" name="order"><option value="asc">Ascending</option><option value="desc"<?php if ($descending): ?> selected<?php endif ?>>Descending</option></select></p>
<p class="act"><button>Sort</button></p>
</form>
</div>
<?php if ($shown): ?>
<table id="chart" class="chart<?php if ($has_places): ?> wide<?php endif ?>">
<caption><strong><?= $releases ?></strong>, sorted <?= COLUMNS[$sort][$descending ? 3 : 2] ?><?php if ($pages > 1): ?>, page <?= $page ?> of <?= $pages ?><?php endif ?><?php if ($undated): ?>; <?= $undated ?> undated not shown<?php endif ?></caption>
<thead><tr>
<?php foreach ($columns as $name => $column): $active = $name === $sort; ?>
<th scope="col" class="<?= $name ?>"<?php if ($active): ?> aria-sort="<?= $descending ? 'descending' : 'ascending' ?>"<?php endif ?>><a href="<?= htmlspecialchars(link_view($chart, $query, ['sort' => $name, 'order' => $active && !$descending ? 'desc' : 'asc', 'page' => 1])) ?>"><?php if ($name === 'rank'): ?><span aria-hidden="true">#</span><span class="unseen">Rank</span><?php else: ?><?= $column[0] ?><?php endif ?><?php if ($active): ?> <span class="arrow" aria-hidden="true"><?= $descending ? '↓' : '↑' ?></span><?php endif ?></a></th>
<?php endforeach ?>
</tr></thead>
<tbody>
<?php foreach ($shown as $row): ?>

<tr id="rank-<?= $row['rank'] ?>"><td class="rank"><a href="#rank-<?= $row['rank'] ?>"><?= $row['rank'] ?></a></td>
<th scope="row" class="title"<?php if ($row['links']): ?> abbr="<?= htmlspecialchars($row['title'] ?? '[untitled]') ?>"<?php endif ?>><?php if ($row['cover'] !== null): ?><img class="cover" src="<?= htmlspecialchars($row['cover']) ?>" width="44" height="44" loading="lazy" alt=""><?php elseif ($has_covers): ?><span class="cover"></span><?php endif ?><a href="/releases/<?= $row['slug'] ?>"><?php if ($row['title'] !== null): ?><?= htmlspecialchars($row['title']) ?><?php else: ?><span class="none">[untitled]</span><?php endif ?></a><?php if ($row['links']): ?><span class="links"><?php foreach ($row['links'] as $link): ?> <a rel="noopener noreferrer" href="<?= htmlspecialchars($link['address']) ?>"><?= htmlspecialchars($link['name']) ?></a><?php endforeach ?></span><?php endif ?></th>
<td class="artist"><?php credit($row) ?></td>
<td class="released"><?php if ($row['year'] !== 0): ?><time datetime="<?= iso($row) ?>"><?= day($row) ?></time><?php else: ?><span class="none">unknown</span><?php endif ?></td>
<td class="genre"><?php if ($row['tags']) cell($row['tags'], $chart, 'tag', 'genres'); else echo '<span class="none">untagged</span>' ?></td><?php if ($has_places): ?>

<td class="place"><?php if ($row['places']) cell($row['places'], $chart, 'place', 'charts'); else echo '<span class="none">only here</span>' ?></td><?php endif ?></tr>
<?php endforeach ?>
</tbody>
<tfoot><tr><td colspan="5"><?= htmlspecialchars($chart['title']) ?>, edition <?= $chart['edition'] ?>, <?= $updated ?> · <?= htmlspecialchars($canonical) ?></td></tr></tfoot>
</table>
<?php else: ?>
<p id="chart" class="empty"><strong><?= $releases ?></strong> match<?php if ($undated): ?>; <?= $undated ?> undated not shown<?php endif ?>. Take a filter away, or <a href="<?= htmlspecialchars($clear) ?>">see the whole chart</a>.</p>
<?php endif ?>
<?php if ($pages > 1): ?>
<nav class="pages" aria-label="Pages">
<ul>
<?php if ($page > 1): ?>
<li><a href="<?= htmlspecialchars(link_view($chart, $query, ['page' => 1])) ?>">First</a></li>
<li><a rel="prev" href="<?= htmlspecialchars(link_view($chart, $query, ['page' => $page - 1])) ?>">Previous</a></li>
<?php endif ?>
<li><strong aria-current="page">Page <?= $page ?> of <?= $pages ?></strong></li>
<?php if ($page < $pages): ?>
<li><a rel="next" href="<?= htmlspecialchars(link_view($chart, $query, ['page' => $page + 1])) ?>">Next</a></li>
<li><a href="<?= htmlspecialchars(link_view($chart, $query, ['page' => $pages])) ?>">Last</a></li>
<?php endif ?>
</ul>
</nav>
<?php endif ?>

<?php related($related) ?>

<nav class="editions" aria-label="Editions">
<p>This is edition <?= $chart['edition'] ?>. <?php if ($chart['edition'] > 1): ?><a href="<?= $chart['link'] ?>/changes/<?= $chart['edition'] - 1 ?>..<?= $chart['edition'] ?>">What changed since edition <?= $chart['edition'] - 1 ?></a> · <?php endif ?><a href="<?= $chart['link'] ?>/editions">All editions</a></p>
</nav>
<nav class="forms" aria-label="Other forms of this list">
<ul>
<?php foreach ($forms as [$label, $type, $link]): ?>
<li><a href="<?= htmlspecialchars($link) ?>" type="<?= $type ?>"><?= $label ?></a></li>
<?php endforeach ?>
</ul>
</nav>
<?php if ($page === 1 && !$filtered): ?>
<script type="application/ld+json"><?= json_ld($site, $chart, $rows) ?></script>
<?php endif ?>
<?php else: ?>
<p id="chart" class="empty">No ranking published yet. It will appear here with its first edition; until then, see the <a href="/charts">other charts</a>.</p>
<?php related($related) ?>

<?php endif ?>
</main>
<footer class="colophon">
<p><a href="/"><?= htmlspecialchars($site['title']) ?></a> <span><?= htmlspecialchars($site['description']) ?></span></p>
<p><a href="/about/data">Data and feeds</a></p>
</footer>
</body>
</html>

<?php
header('Content-Length: ' . ob_get_length());
