'use strict';
// The search: charts, genres, artists and releases by their names, whatever their case, accents and small mistakes; the
// same as JSON, which refuses what the page ignores; and the description by which browsers offer it as their own.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { canonical, heading, isHidden, links, text } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

const site = open({ options: ['--empty'] });

function search(q, form = '') {
	return ask(`/search${form}?q=${encodeURIComponent(q)}`);
}

// The hits of a page by group: { Artists: ['/artists/bjork'] }.
function groups(html) {
	const found = [...html.matchAll(/<section class="found"[^>]*>\n<h2[^>]*>(\w+)<\/h2>(.*?)<\/section>/gs)];
	return Object.fromEntries(found.map(([, name, body]) => [name, links(body)]));
}

const list = [
	{ title: 'Debut', artist: 'Björk', genres: 'Art Pop' },
	{ title: 'Inception', artist: 'Hans Zimmer', genres: 'Soundtrack' },
	{ title: 'Nur ein Wort', artist: 'MØ & Łuna' },
	{ artist: 'Untold' },
	{ title: 'Noon Inception', artist: 'Low' },
	{ title: '<b>"Bold" & \'quick\'</b>', artist: '%_\\' },
	...Array.from({ length: 25 }, (unused, i) => ({ title: `Song ${i + 1}`, artist: 'Many' })),
];

test('before anything is published nothing is found', async () => {
	importCsv('secret', writeCsv(list), '--title', 'The secret');
	await pause(CACHE_MS);
	const page = await search('bjork');
	assert.equal(page.status, 200);
	assert.deepEqual(groups(page.text), {});
	assert.match(page.text, /Nothing is called “bjork”, or nearly so\. Try fewer words/);
});

test('a publication is found at once', async () => {
	const before = await search('bjork');
	importCsv('secret', writeCsv(list), '--publish');
	await pause(CACHE_MS);
	const page = await search('bjork');
	assert.notEqual(page.headers.etag, before.headers.etag);
	assert.deepEqual(groups(page.text), { Artists: ['/artists/bjork'], Releases: ['/releases/debut'] });
	assert.doesNotMatch(page.text, /Nothing is called/);
});

const found = {
	'BJÖRK': { Artists: ['/artists/bjork'], Releases: ['/releases/debut'] },
	'zimer': { Artists: ['/artists/hans-zimmer'], Releases: ['/releases/inception'] },
	'zimmer inception': { Releases: ['/releases/inception'] },
	// Where nothing has all of the words, what has the two longest comes before what has one of them.
	'zimmer inception 2049': { Artists: ['/artists/hans-zimmer'], Releases: ['/releases/inception'] },
	'zimmer debut 2049': { Artists: ['/artists/hans-zimmer'], Releases: ['/releases/debut', '/releases/inception'] },
	// A number is not spelled nearly like another: not Song 25.
	'2525': {},
	'secret': { Charts: ['/charts/secret'] },
	'the': { Charts: ['/charts/secret'] },
	'art': { Genres: ['/genres/art-pop'] },
	'mo luna': { Artists: ['/artists/mo-luna'], Releases: ['/releases/nur-ein-wort'] },
	'd': { Releases: ['/releases/debut'] },
	'untold': { Artists: ['/artists/untold'], Releases: ['/releases/untitled-untold'] },
	'bold quick': { Releases: ['/releases/b-bold-quick-b'] },
	'%_\\': { Artists: ['/artists/artist'] },
	'%': {},
	'_': {},
	"'": {},
	"' & !x | (y:*": {},
};

for (const [q, expected] of Object.entries(found)) {
	test(`"${q}"`, async () => {
		const page = await search(q);
		assert.equal(page.status, 200);
		assert.equal(heading(page.text), 'Search');
		assert.deepEqual(groups(page.text), expected);
	});
}

test('a hit is what its page is called', async () => {
	const page = await search('untold');
	assert.match(page.text, /\[untitled\]/);
	for (const address of Object.values(groups(page.text)).flat())
		assert.equal((await ask(address)).status, 200, address);
});

test('what is only similar is told so', async () => {
	assert.match((await search('zimer')).text, /Nothing is called “zimer”\. This comes near:/);
});

test('a group has twenty', async () => {
	const page = await search('song');
	assert.equal(groups(page.text).Releases.length, 20);
	assert.match(page.text, /The first 20\. More words find the others\./);
	assert.deepEqual(groups((await search('song 25')).text).Releases, ['/releases/song-25']);
});

test('nothing that is typed becomes a part of the page', async () => {
	for (const q of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus='x"]) {
		const page = await search(q);
		assert.equal(page.status, 200);
		assert.doesNotMatch(page.text, /<script>|<img|value="[^"]*" onfocus|' onfocus/);
		assert.ok(text(page.text).includes(q), q);
	}
});

test('results are kept from search engines, the form is not', async () => {
	const page = await search('a & b');
	assert.equal(isHidden(page.text), true);
	assert.equal(canonical(page.text), `${site.url}/search?q=a+%26+b`);
	const plain = await ask('/search');
	assert.equal(isHidden(plain.text), false);
	assert.equal(canonical(plain.text), `${site.url}/search`);
	assert.match(plain.text, /Type a name/);
});

test('an unchanged search is 304', async () => {
	const page = await search('bjork');
	const again = await ask('/search?q=bjork', { headers: { 'if-none-match': page.headers.etag } });
	assert.equal(again.status, 304);
	assert.equal(again.text, '');
	assert.equal(page.headers['set-cookie'], undefined);
});

test('every page has the form, once', async () => {
	for (const address of ['/', '/charts', '/charts/secret', '/genres', '/genres/art-pop', '/releases/debut',
		'/artists/bjork', '/about/data', '/search', '/search?q=a', '/not-there']) {
		const page = await ask(address);
		const forms = page.text.match(/<form [^>]*action="\/search" role="search" aria-label="Search the site">/g);
		assert.equal(forms?.length, 1, address);
		assert.match(page.text, /<link rel="search" type="application\/opensearchdescription\+xml" [^>]*href="\/opensearch\.xml">/);
	}
});

test('JSON says the same, with how close a hit is', async () => {
	const got = await search('zimer', '.json');
	assert.equal(got.status, 200);
	assert.equal(got.headers['content-type'], 'application/json; charset=utf-8');
	assert.equal(got.headers['access-control-allow-origin'], '*');
	const { version, url, query, groups: all } = JSON.parse(got.text);
	assert.deepEqual([version, url, query], [1, `${site.url}/search?q=zimer`, 'zimer']);
	assert.deepEqual(all.map(({ kind, shown, more }) => [kind, shown, more]),
		[['chart', 0, false], ['genre', 0, false], ['artist', 1, false], ['release', 1, false]]);
	assert.deepEqual(all[3].hits, [{ slug: 'inception', name: 'Inception', artist: 'Hans Zimmer', match: 'similar',
		url: `${site.url}/releases/inception` }]);
	assert.equal(JSON.parse((await search('song', '.json')).text).groups[3].more, true);
});

test('JSON refuses what cannot be searched for', async () => {
	const rule = 'The parameter "q" must be a text of 1 to 200 characters';
	const bad = { '': `${rule}.\n`, '?q=': `${rule}.\n`, '?q=%20': `${rule}.\n`, '?q=%00': `${rule}.\n`, '?q=%ff': `${rule}.\n`,
		[`?q=${'a'.repeat(201)}`]: `${rule}.\n`, '?q=a&q=b': `${rule}, given once.\n` };
	for (const [query, message] of Object.entries(bad)) {
		const got = await ask(`/search.json${query}`);
		assert.equal(got.status, 400, query);
		assert.equal(got.text, message, query);
	}
	assert.equal((await ask(`/search.json?q=${'a'.repeat(200)}`)).status, 200);
	assert.equal((await ask(`/search.json?q=${encodeURIComponent('久'.repeat(200))}`)).status, 200);
});

test('browsers learn of the search', async () => {
	const got = await ask('/opensearch.xml');
	assert.equal(got.status, 200);
	assert.equal(got.headers['content-type'], 'application/opensearchdescription+xml; charset=utf-8');
	assert.ok(got.text.includes(`<Url type="text/html" template="${site.url}/search?q={searchTerms}"/>`));
	assert.match(got.text, /<ShortName>.{1,16}<\/ShortName>/);
});

test('what is deleted is gone from the search', async () => {
	sql("UPDATE chart SET deleted_at = now() WHERE slug = 'secret'");
	await pause(CACHE_MS);
	assert.deepEqual(groups((await search('secret')).text), {});
	assert.equal(JSON.parse((await search('secret', '.json')).text).groups[0].shown, 0);
});
