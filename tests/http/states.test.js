'use strict';
// Charts in every state: deleted, not published yet, one row, one row more than a page, several pages.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask } = require('./client');
const { assertErrorPage } = require('./house');
const { canonical, caption, headers, heading, links, ranks } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

const site = open();

function releases(count, artist) {
	return Array.from({ length: count }, (unused, i) => ({
		title: `Release ${String(i + 1).padStart(4, '0')}`,
		artist,
		released: String(1950 + (i % 70)),
		genres: i % 2 === 0 ? 'even' : 'odd',
	}));
}

function range(from, to) {
	return Array.from({ length: to - from + 1 }, (unused, i) => from + i);
}

// The links of the way through the pages, by their words.
function pages(html) {
	const nav = /<nav class="pages"[^]*?<\/nav>/.exec(html)?.[0];
	if (nav === undefined)
		return undefined;
	return Object.fromEntries([...nav.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(\w+)<\/a>/g)].map(
		([, link, word]) => [word, link.replaceAll('&amp;', '&')]));
}

test('a deleted chart is 410, with a way to search', async () => {
	importCsv('states-deleted', writeCsv(releases(2, 'Deleted')), '--title', 'Deleted chart', '--publish');
	assert.equal((await ask('/charts/states-deleted')).status, 200);
	sql("UPDATE chart SET deleted_at = now() WHERE slug = 'states-deleted'");
	const gone = await ask('/charts/states-deleted?sort=title');
	assertErrorPage(gone, 410, 'deleted');
	assert.match(gone.text, /<form [^>]*action="\/search"[^>]*>[^]*name="q"/);
	assert.doesNotMatch((await ask('/charts?q=deleted')).text, /states-deleted/);
});

test('no chart is 404, with a way to search', async () => {
	const none = await ask('/charts/states-never');
	assertErrorPage(none, 404, 'never was');
	assert.match(none.text, /<form [^>]*action="\/search"[^>]*>[^]*name="q"/);
});

test('a chart without an edition says so', async () => {
	importCsv('states-empty', writeCsv(releases(2, 'Draft')), '--title', 'Only a draft');
	for (const query of ['', '?sort=title', '?q=draft&page=3']) {
		const page = await ask(`/charts/states-empty${query}`);
		assert.equal(page.status, 200);
		assert.equal(heading(page.text), 'Only a draft');
		assert.match(page.text, /No ranking published yet/);
		assert.doesNotMatch(page.text, /Release 0001|<table/);
	}
});

test('a chart of one release', async () => {
	importCsv('states-one', writeCsv(releases(1, 'One')), '--title', 'One', '--publish');
	const page = await ask('/charts/states-one');
	assert.deepEqual(ranks(page.text), [1]);
	assert.match(caption(page.text), /^1 release, sorted by rank/);
});

test('200 rows are one page', async () => {
	importCsv('states-200', writeCsv(releases(200, 'Two hundred')), '--title', 'Two hundred', '--publish');
	const page = await ask('/charts/states-200');
	assert.deepEqual(ranks(page.text), range(1, 200));
	assert.equal(pages(page.text), undefined);
});

test('201 rows are two pages', async () => {
	importCsv('states-201', writeCsv(releases(201, 'Two hundred and one')), '--title', 'Longer', '--publish');
	const first = await ask('/charts/states-201');
	const second = await ask('/charts/states-201?page=2');
	assert.deepEqual(ranks(first.text), range(1, 200));
	assert.deepEqual(ranks(second.text), [201]);
	assert.deepEqual(pages(first.text),
		{ Next: '/charts/states-201?page=2#chart', Last: '/charts/states-201?page=2#chart' });
	assert.deepEqual(pages(second.text), { First: '/charts/states-201#chart', Previous: '/charts/states-201#chart' });
	assert.equal(canonical(second.text), `${site.url}/charts/states-201?page=2`);
	assert.equal((await ask('/charts/states-201?page=3')).text, second.text);
});

test('450 rows: first, previous, next and last keep sort and filters; a new sort starts at the first page', async () => {
	importCsv('states-450', writeCsv(releases(450, 'Four hundred and fifty')), '--title', 'Longest', '--publish');
	const query = 'sort=title&order=desc&q=release';
	const page = await ask(`/charts/states-450?${query}&page=2`);
	assert.deepEqual(ranks(page.text), range(51, 250).reverse());
	assert.deepEqual(pages(page.text), {
		First: `/charts/states-450?${query}#chart`,
		Previous: `/charts/states-450?${query}#chart`,
		Next: `/charts/states-450?${query}&page=3#chart`,
		Last: `/charts/states-450?${query}&page=3#chart`,
	});
	assert.ok(headers(page.text).every((column) => !column.link.includes('page=')));
	const last = await ask(`/charts/states-450?${query}&page=3`);
	assert.deepEqual(ranks(last.text), range(1, 50).reverse());
	const even = await ask('/charts/states-450?genre=even&page=2');
	assert.deepEqual(ranks(even.text), range(401, 450).filter((rank) => rank % 2 === 1));
});

test('the first 200 ranks are told to machines on the plain page only', async () => {
	importCsv('states-ld', writeCsv([{ title: 'A </script><b>', artist: 'Tag & "Quote"', released: '1976-03' },
		...releases(2, 'Machines')]), '--title', 'For machines', '--publish');
	const plain = await ask('/charts/states-ld');
	const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(plain.text);
	const list = JSON.parse(json);
	assert.equal(list['@type'], 'ItemList');
	assert.equal(list.itemListElement.length, 3);
	assert.deepEqual(list.itemListElement.map((item) => item.position), [1, 2, 3]);
	assert.equal(list.itemListElement[0].item['@type'], 'MusicAlbum');
	assert.equal(list.itemListElement[0].item.name, 'A </script><b>');
	assert.equal(list.itemListElement[0].item.datePublished, '1976-03');
	assert.doesNotMatch((await ask('/charts/states-ld?q=release')).text, /ld\+json/);
});

test('titles and names are text, whatever stands in them', async () => {
	const title = '<img src=x onerror=alert(1)> & "Co"';
	importCsv('states-hostile', writeCsv([{ title, artist: "<b>O'Neil</b>", genres: '<i>tag</i>' }]),
		'--title', '<script>alert(2)</script>', '--publish');
	for (const address of ['/charts/states-hostile', '/charts?q=script']) {
		const page = await ask(address);
		assert.equal(page.status, 200);
		assert.doesNotMatch(page.text, /<img src=x|<b>O|<i>tag|<script>alert/);
		assert.match(page.text, /&lt;script&gt;alert\(2\)&lt;\/script&gt;/);
	}
	assert.ok(links((await ask('/charts?q=script')).text).includes('/charts/states-hostile'));
});
