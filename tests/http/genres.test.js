'use strict';
// Genres: the list, searched and sorted; a genre with its chart, its relatives, its releases by decade and in a table
// that keeps the rules of charts; the same as JSON; the addresses of tags.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { caption, canonical, headers, heading, isHidden, links } = require('./page');
const { sorted, writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open({ options: ['--empty'] });

const titles = ['The Beta', 'alpha', 'Ämne', '', 'zulu', '2nd', 'Éclair', 'a-ha', '+', 'Zoo'];
const artists = ['The Beatles', 'Björk', 'Bjork', 'ABBA', 'beck', '2Pac'];
const dates = ['1969', '1969-01', '1969-01-13', '1970-12-31', '1971', '', '1995-05', '2004'];

// Rank by rank; every one carries "Jazz", every third "Dream Pop", every seventh "Älva".
const releases = Array.from({ length: 210 }, (unused, i) => ({
	rank: i + 1,
	place: i + 1,
	title: titles[i % titles.length] === '' ? '' : `${titles[i % titles.length]} ${Math.floor(i / 10)}`,
	artist: artists[i % artists.length],
	released: dates[i % dates.length],
	genres: ['Jazz', ...(i % 3 === 0 ? ['Dream Pop'] : []), ...(i % 7 === 0 ? ['Älva'] : [])].join(';'),
}));

const table = /<table id="chart".*?<\/table>/s;

// The rows of the table: the place of each in the chart.
function places(html) {
	return [...(table.exec(html)?.[0] ?? '').matchAll(/#rank-(\d+)"/g)].map(([, rank]) => Number(rank));
}

function names(html) {
	return [...html.matchAll(/<th scope="row" class="name"><a href="\/genres\/([^"]*)">/g)].map(([, slug]) => slug);
}

function ranks(rows) {
	return rows.map((row) => row.rank);
}

test('without a chart there is no genre', async () => {
	const page = await ask('/genres');
	assert.equal(page.status, 200);
	assert.match(page.text, /No genre yet/);
	assert.equal((await ask('/genres/jazz')).status, 404);
});

test('a draft tells nothing', async () => {
	importCsv('jazz', writeCsv(releases), '--title', 'Best of jazz', '--genre', 'Jazz');
	importCsv('secret', writeCsv([{ title: 'A', artist: 'B', genres: 'Secret' }]));
	await pause(CACHE_MS);
	for (const address of ['/genres/secret', '/genres/secret.json', '/tags/secret', '/genres/dream-pop'])
		assert.equal((await ask(address)).status, 404, address);
	assert.deepEqual(names((await ask('/genres')).text), ['jazz']); // a chart has it
});

test('a publication shows its genres', async () => {
	const before = await ask('/genres');
	importCsv('jazz', writeCsv(releases), '--publish');
	sql("UPDATE genre SET essay = 'Near to *dream pop*, not to `Älva`. Dream pop again.' WHERE slug = 'jazz'");
	await pause(CACHE_MS);
	const page = await ask('/genres');
	assert.notEqual(page.headers.etag, before.headers.etag);
	assert.match(caption(page.text), /^3 genres, sorted by name, A to Z/);
	assert.deepEqual(names(page.text), ['alva', 'dream-pop', 'jazz']);
});

const orders = {
	'?order=desc': ['jazz', 'dream-pop', 'alva'],
	'?sort=releases': ['alva', 'dream-pop', 'jazz'],
	'?sort=releases&order=desc': ['jazz', 'dream-pop', 'alva'],
	'?sort=charts&order=desc': ['alva', 'dream-pop', 'jazz'],
	'?sort=updated': ['alva', 'dream-pop', 'jazz'],
	'?q=ALVA': ['alva'],
	'?q=POP': ['dream-pop'],
	'?sort=nonsense&page=x': ['alva', 'dream-pop', 'jazz'],
};

for (const [query, wanted] of Object.entries(orders)) {
	test(`/genres${query}`, async () => {
		assert.deepEqual(names((await ask(`/genres${query}`)).text), wanted);
	});
}

test('a search is counted, kept and hidden from search engines; one without a result says so', async () => {
	const page = await ask('/genres?q=alva&sort=releases');
	assert.match(caption(page.text), /^1 of 3 genres with “alva”/);
	assert.equal(isHidden(page.text), true);
	assert.deepEqual(headers(page.text).map((column) => column.link), ['/genres?q=alva',
		'/genres?sort=releases&order=desc&q=alva', '/genres?sort=charts&q=alva', '/genres?sort=updated&q=alva']);
	assert.match((await ask('/genres?q=polka')).text, /No genre has “polka” in its name/);
});

test('a genre: essay, first places, relatives, decades', async () => {
	const page = await ask('/genres/jazz');
	assert.equal(page.status, 200);
	assert.equal(heading(page.text), 'Jazz');
	assert.equal(canonical(page.text).replace(/^https?:\/\/[^/]*/, ''), '/genres/jazz');
	assert.match(page.text, /<em><a href="\/genres\/dream-pop">dream pop<\/a><\/em>, not to <code>Älva<\/code>\. Dream pop/);
	assert.equal([...page.text.matchAll(/<li><b>\d+<\/b>/g)].length, 10);
	assert.match(page.text, /<a class="onward" href="\/charts\/jazz">All 210 places of Best of jazz/);
	const related = /<section class="related".*?<\/section>/s.exec(page.text)[0];
	assert.deepEqual(links(related), ['/genres/dream-pop', '/genres/alva']);
	assert.match(related, /70 shared/);
	const sixties = releases.filter((row) => row.released.startsWith('196')).length;
	assert.ok(page.text.includes(`aria-label="1960s: ${sixties} releases"`));
	assert.doesNotMatch(page.text, /style=/);
});

for (const sort of ['title', 'artist', 'released', 'place']) {
	for (const order of ['asc', 'desc']) {
		test(`releases by ${sort}, ${order}`, async () => {
			const wanted = ranks(sorted(releases, sort, order));
			const shown = [];
			for (const number of [1, 2, 3]) {
				const page = await ask(`/genres/jazz?sort=${sort}&order=${order}&page=${number}`);
				assert.match(caption(page.text), new RegExp(`page ${number} of 3`));
				shown.push(...places(page.text));
			}
			assert.deepEqual(shown, wanted);
		});
	}
}

test('a page beyond the last is the last', async () => {
	assert.deepEqual(places((await ask('/genres/jazz?page=9')).text), ranks(releases.slice(200)));
});

const filters = {
	'from=1970&to=1979': (row) => row.released >= '1970' && row.released < '1980',
	'to=1969': (row) => row.released !== '' && row.released < '1970',
	'q=BJORK': (row) => /^Bj/.test(row.artist),
	'q=eclair&from=1970': (row) => /^Éclair/.test(row.title) && row.released >= '1970',
	'q=%2B': (row) => row.title.startsWith('+'),
};

for (const [query, passes] of Object.entries(filters)) {
	test(`filtered: ${query}`, async () => {
		const wanted = releases.filter(passes);
		const page = await ask(`/genres/jazz?${query}`);
		assert.ok(wanted.length > 0 && wanted.length < 210);
		assert.ok(caption(page.text).startsWith(`${wanted.length} of 210 releases`), caption(page.text));
		assert.deepEqual(places(page.text), ranks(wanted).slice(0, 100));
		assert.equal(isHidden(page.text), true);
		assert.ok(headers(page.text).every((column) => column.link.includes(query.split('&')[0])));
	});
}

test('undated releases that are left out are counted', async () => {
	const undated = releases.filter((row) => row.released === '').length;
	assert.match(caption((await ask('/genres/jazz?from=1')).text), new RegExp(`; ${undated} undated not shown`));
	const none = await ask('/genres/jazz?from=1200&to=1300');
	assert.match(none.text, new RegExp(`0 of 210 releases.*${undated} undated not shown.*Take a filter away`, 's'));
});

test('a decade leads to its releases, sort kept', async () => {
	const page = await ask('/genres/jazz?sort=title');
	const bars = links(/<svg.*?<\/svg>/s.exec(page.text)[0]);
	assert.deepEqual(bars, ['from=1960&to=1969', 'from=1970&to=1979', 'from=1990&to=1999', 'from=2000&to=2009'].map(
		(years) => `/genres/jazz?sort=title&${years}#chart`));
	const chosen = await ask(bars[1].split('#')[0]);
	assert.match(chosen.text, /aria-label="1970s: \d+ releases" class="chosen" aria-current="true"/);
});

test('JSON has the page, with a version, for scripts of any site', async () => {
	const answer = await ask('/genres/jazz.json?sort=title&order=desc&from=1970&page=2');
	assert.equal(answer.status, 200);
	assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
	assert.equal(answer.headers['access-control-allow-origin'], '*');
	const genre = JSON.parse(answer.text);
	const wanted = sorted(releases.filter((row) => row.released >= '1970'), 'title', 'desc');
	assert.equal(genre.version, 1);
	assert.equal(genre.found, wanted.length);
	assert.deepEqual(genre.page, { number: 2, count: 2 });
	assert.deepEqual(genre.releases.map((row) => row.best_place.rank), ranks(wanted).slice(100));
	assert.deepEqual(genre.related.map((other) => other.slug), ['dream-pop', 'alva']);
	assert.equal(genre.years.reduce((sum, year) => sum + year.release_count, genre.undated_count), 210);
	const refused = await ask('/genres/jazz.json?sort=rank');
	assert.equal(refused.status, 400);
	assert.match(refused.text, /"sort" must be one of title, artist, released, place/);
	for (const query of ['page=4', 'q=e&page=4']) {
		const beyond = await ask(`/genres/jazz.json?${query}`);
		assert.equal(beyond.status, 400, query);
		assert.match(beyond.text, /"page" must be a whole number from 1 to \d\./);
	}
});

test('another tag filters, with years and text, and is kept by every link', async () => {
	const own = async (query) => JSON.parse((await ask(`/genres/jazz.json?${query}`)).text);
	const all = await own('');
	const other = JSON.parse((await ask('/genres/dream-pop.json')).text);
	const shared = all.related.find(({ slug }) => slug === 'dream-pop').shared_release_count;
	const found = await own('genre=dream-pop');
	assert.ok(shared > 0 && shared < all.found);
	assert.deepEqual([found.found, found.filters.genre], [shared, 'dream-pop']);
	const others = new Set(other.releases.map((row) => row.slug));
	if (other.page.count === 1)
		assert.ok(found.releases.every((row) => others.has(row.slug)));
	assert.equal((await own('genre=no-such-genre')).found, 0);
	const dated = await own('genre=dream-pop&from=1&to=9999');
	assert.equal(dated.found + dated.undated, shared);
	const page = (await ask('/genres/jazz?genre=dream-pop')).text;
	assert.match(page, new RegExp(`<strong>${shared} of \\d+ releases</strong>`));
	assert.match(page, /<option value="dream-pop" selected>/);
	assert.match(page, /<title>[^<]*: [Dd]ream [Pp]op/);
	assert.match(page, /<meta name="robots" content="noindex">/);
	for (const link of links(/<thead>.*<\/thead>/s.exec(page)[0]))
		assert.match(link, /[?&]genre=dream-pop/);
});

test('tags lead to genres, in one step', async () => {
	const answer = await ask('/tags/dream-pop');
	assert.equal(answer.status, 301);
	assert.equal(answer.headers.location.replace(/^https?:\/\/[^/]*/, ''), '/genres/dream-pop');
	assert.equal((await ask('/tags/Dream_Pop/')).headers.location, '/genres/dream-pop');
	assert.equal((await ask('/tags/never-was')).status, 404);
});

test('a renamed genre is found by its former addresses', async () => {
	sql("UPDATE genre SET slug = 'pop-of-dreams' WHERE slug = 'dream-pop'");
	await pause(CACHE_MS);
	const moved = {
		'/genres/dream-pop?sort=title&order=desc': '/genres/pop-of-dreams?sort=title&order=desc',
		'/genres/dream-pop.json': '/genres/pop-of-dreams.json',
		'/tags/Dream_Pop': '/genres/pop-of-dreams',
	};
	for (const [former, present] of Object.entries(moved)) {
		const answer = await ask(former);
		assert.equal(answer.status, 301, former);
		assert.equal(answer.headers.location, present);
	}
	sql("UPDATE genre SET slug = 'dream-pop' WHERE slug = 'pop-of-dreams'");
	await pause(CACHE_MS);
	assert.equal((await ask('/genres/dream-pop')).status, 200);
});

test('a chart links its tags but for its own genre, and shows its relatives', async () => {
	const page = await ask('/charts/jazz');
	const rows = page.text.slice(page.text.indexOf('<tbody>'), page.text.indexOf('</tbody>'));
	assert.match(rows, /<li><a href="\/genres\/dream-pop">Dream Pop<\/a><\/li>/);
	assert.match(rows, /<li>Jazz<\/li>/);
	assert.match(page.text, /<section class="related"/);
});

test('the page changes with what it shows, and only then', async () => {
	const before = await ask('/genres/alva');
	assert.equal((await ask('/genres/alva', { headers: { 'if-none-match': before.headers.etag } })).status, 304);
	sql("UPDATE release SET year = 1888, month = NULL, day = NULL WHERE slug = 'the-beta-0'");
	await pause(CACHE_MS);
	const after = await ask('/genres/alva', { headers: { 'if-none-match': before.headers.etag } });
	assert.equal(after.status, 200);
	assert.match(after.text, /datetime="1888"/);
});

// Whichever worker answers, and whatever it kept.
test('a search finds what a release is called now', async () => {
	const search = async (text) => {
		const pages = [];
		for (let i = 0; i < 16; i++)
			pages.push(await ask(`/genres/alva.json?q=${text}&sort=title&fresh=${i}`));
		return new Set(pages.map((page) => JSON.parse(page.text).found));
	};
	assert.deepEqual(await search('beta+0'), new Set([1]));
	sql("UPDATE release SET title = 'Gamma', sort_title = 'Gamma', match_key = 'gamma', near_key = 'gamma' WHERE slug = 'the-beta-0'");
	await pause(CACHE_MS);
	assert.deepEqual(await search('beta+0'), new Set([0]));
	assert.deepEqual(await search('gamma'), new Set([1]));
});
