'use strict';
// The front page: the charts, what stands best over all of them, the newest editions, a random release; and what search
// engines are told of all this.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { links } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open({ options: ['--empty'] });
const began = Date.now() - 1000; // ms; times are told in whole seconds

function list(...titles) {
	return writeCsv(titles.map((title) => ({ title, artist: `By ${title}`, released: '1990' })));
}

// The rows of "Top of all charts": [title, points, charts].
function top(html) {
	const section = /<section aria-labelledby="top">.*?<\/section>/s.exec(html)?.[0] ?? '';
	return [...section.matchAll(/<p class="name"><a[^>]*>([^<]*)<\/a>.*?class="facts">([\d.]+) <span>points in (\d+)/gs)]
		.map(([, title, points, charts]) => [title, Number(points), Number(charts)]);
}

function editions(html) {
	const section = /<section aria-labelledby="editions">.*?<\/section>/s.exec(html)?.[0] ?? '';
	return [...section.matchAll(/<h3><a href="\/charts\/([^"]*)">.*?class="facts">([^<]*)</gs)].map(([, slug, facts]) => `${slug}: ${facts}`);
}

async function home() {
	await pause(CACHE_MS);
	return ask('/');
}

test('without a chart', async () => {
	const page = await ask('/');
	assert.match(page.text, /No chart yet/);
	assert.deepEqual(top(page.text), []);
	assert.equal((await ask('/random')).status, 404);
});

test('a single chart is its own top', async () => {
	importCsv('one', list('A', 'B', 'C'), '--title', 'One', '--publish');
	const page = await home();
	assert.deepEqual(top(page.text), []);
	assert.deepEqual(editions(page.text), []);
	assert.ok(links(page.text).includes('/random'));
});

test('points are added up over all current editions', async () => {
	importCsv('two', list('C', 'A'), '--title', 'Two', '--publish');
	const page = await home();
	assert.deepEqual(top(page.text), [['A', 19.1, 2], ['C', 18.3, 2], ['B', 9.1, 1]]);
	assert.match(page.text, /counts 100 \/ \(9 \+ rank\) points/);
	assert.deepEqual(editions(page.text),
		['two: Edition 1: the first, with 2 releases', 'one: Edition 1: the first, with 3 releases']);
});

test('a new edition counts instead of the one before', async () => {
	importCsv('two', list('C', 'D', 'B'), '--publish');
	const page = await home();
	assert.deepEqual(top(page.text).map(([title]) => title), ['C', 'B', 'A', 'D']);
	assert.equal(editions(page.text)[0], 'two: Edition 2: 2 entered, 1 left');
});

test('a deleted chart counts no more, and gives its editions up', async () => {
	const before = await home();
	sql("UPDATE chart SET deleted_at = now() WHERE slug = 'two'");
	importCsv('three', list('E'), '--publish');
	const page = await home();
	assert.notEqual(page.headers.etag, before.headers.etag);
	assert.deepEqual(top(page.text), [['A', 10, 1], ['E', 10, 1], ['B', 9.1, 1], ['C', 8.3, 1]]);
	assert.deepEqual(editions(page.text).map((line) => line.split(':')[0]), ['three', 'one']);
});

test('a random release: published, another one now and then, never kept', async () => {
	importCsv('draft', list('Secret'));
	const seen = new Set();
	for (let i = 0; i < 60; i++) {
		const answer = await ask('/random');
		assert.equal(answer.status, 303);
		assert.equal(answer.headers['cache-control'], 'no-store');
		seen.add(answer.headers.location);
	}
	assert.ok(seen.size > 1);
	for (const location of seen)
		assert.equal((await ask(location)).status, 200, location);
	assert.match((await ask('/robots.txt')).text, /^Disallow: \/random$/m);
});

test('the sitemap has every page of a thing, none that leads elsewhere, and times that are true', async () => {
	sql("UPDATE release SET slug = 'renamed' WHERE slug = 'b'");
	await pause(CACHE_MS);
	const { text } = await ask('/sitemap.xml');
	const addresses = [...text.matchAll(/<loc>https?:\/\/[^/]*([^<]*)<\/loc>/g)].map(([, path]) => path);
	for (const wanted of ['/', '/charts', '/genres', '/charts/one', '/releases/renamed', '/releases/d', '/artists/by-a'])
		assert.ok(addresses.includes(wanted), wanted);
	for (const hidden of ['/random', '/charts/two', '/releases/secret', '/artists/by-secret'])
		assert.ok(!addresses.includes(hidden), hidden);
	for (const address of addresses)
		assert.equal((await ask(address)).status, 200, address);
	const changed = /\/releases\/renamed<\/loc>\n<lastmod>([^<]*)/.exec(text)[1];
	assert.ok(Date.parse(changed) >= began && Date.parse(changed) <= Date.now(), changed);
});

const renamed = {
	chart: ['one', 'first', ['/charts/one', '/charts/one.csv?for=excel', '/charts/one.json?sort=title', '/charts/one.txt', '/charts/one.atom']],
	release: ['a', 'a-new', ['/releases/a', '/releases/a.json']],
	artist: ['by-a', 'by-a-new', ['/artists/by-a', '/artists/by-a.json?page=1']],
};

for (const [kind, [slug, present, paths]] of Object.entries(renamed)) {
	test(`a renamed ${kind} is found by its former addresses`, async () => {
		sql(`UPDATE ${kind} SET slug = 'on-the-way' WHERE slug = '${slug}'`);
		sql(`UPDATE ${kind} SET slug = '${present}' WHERE slug = 'on-the-way'`);
		await pause(CACHE_MS);
		for (const path of paths) {
			const answer = await ask(path);
			assert.equal(answer.status, 301, path);
			assert.equal(answer.headers.location, path.replace(`/${slug}`, `/${present}`));
			assert.equal((await ask(answer.headers.location)).status, 200, path);
		}
	});
}
