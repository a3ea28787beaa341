'use strict';
// Releases and artists: what is known of them, where they stand, and the way from one to the other.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { assertErrorPage } = require('./house');
const { canonical, heading, links, text } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

const site = open();

function add(slug, title, list) {
	importCsv(slug, writeCsv(list), '--title', title, '--publish');
}

const first = { title: 'People One', artist: 'The Releasers', released: '1976', genres: 'ambient:48;drone:12' };
const second = { title: 'People Two', artist: 'The Releasers', released: '1976-03-01' };
const undated = { title: 'People Three', artist: 'The Releasers' };

test('they are there with the first edition, and not before', async () => {
	importCsv('people-draft', writeCsv([{ title: 'People Draft', artist: 'The Drafted' }]), '--title', 'Drafted');
	for (const address of ['/releases/people-draft', '/artists/the-drafted', '/releases/people-draft.json'])
		assertErrorPage(await ask(address), 404, address);
	add('people', 'People', [undated, first, second]);
	assert.equal((await ask('/releases/people-one')).status, 200);
});

test('a chart leads to its releases and artists', async () => {
	const found = links((await ask('/charts/people')).text);
	for (const link of ['/releases/people-one', '/releases/people-three', '/artists/the-releasers'])
		assert.ok(found.includes(link), link);
});

test('JSON-LD of a chart tells the address of each release', async () => {
	const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec((await ask('/charts/people')).text);
	assert.deepEqual(JSON.parse(json).itemListElement.map(({ item }) => item.url),
		['three', 'one', 'two'].map((name) => `${site.url}/releases/people-${name}`));
});

test('a release: title, artist, date as known, weighted genres, places', async () => {
	const page = await ask('/releases/people-one');
	assert.equal(heading(page.text), 'People One');
	assert.equal(canonical(page.text), `${site.url}/releases/people-one`);
	assert.match(page.text, /by <a href="\/artists\/the-releasers">The Releasers<\/a>/);
	assert.match(page.text, /<time datetime="1976">1976<\/time>/);
	assert.match(text(page.text), /ambient 48[^]*drone 12/);
	assert.ok(links(page.text).includes('/charts/people?sort=rank#rank-2'));
	const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text);
	assert.equal(JSON.parse(json).byArtist[0].url, `${site.url}/artists/the-releasers`);
});

test('an artist: all releases by date, each with its best place', async () => {
	const page = await ask('/artists/the-releasers');
	assert.equal(heading(page.text), 'The Releasers');
	assert.match(page.text, /Releases of 1976/);
	const titles = [...page.text.matchAll(/<th scope="row" class="title"><a href="\/releases\/([^"]*)"/g)];
	assert.deepEqual(titles.map(([, slug]) => slug), ['people-two', 'people-one', 'people-three']);
	assert.ok(links(page.text).includes('/charts/people?sort=rank#rank-1'));
});

test('a place in another chart appears, and goes with the chart', async () => {
	const { etag } = (await ask('/releases/people-two')).headers;
	add('people-again', 'People again', [second]);
	await pause(CACHE_MS);
	const after = await ask('/releases/people-two', { headers: { 'if-none-match': etag } });
	assert.equal(after.status, 200);
	assert.ok(links(after.text).includes('/charts/people-again?sort=rank#rank-1'));
	assert.match((await ask('/artists/the-releasers')).text, /People again <small>#1<\/small><\/a> <small>and 1 more/);
	sql("UPDATE chart SET deleted_at = now() WHERE slug = 'people-again'");
	await pause(CACHE_MS);
	assert.doesNotMatch((await ask('/releases/people-two')).text, /people-again/);
});

test('who left every chart keeps its page', async () => {
	importCsv('people', writeCsv([undated, second]), '--publish');
	await pause(CACHE_MS);
	const page = await ask('/releases/people-one');
	assert.equal(page.status, 200);
	assert.match(page.text, /In no chart at present/);
	assert.match((await ask('/artists/the-releasers')).text, /in no chart at present/);
});

test('JSON: versions, null for what is unknown, readable by scripts of any site', async () => {
	const release = await ask('/releases/people-three.json', { headers: { origin: 'https://elsewhere.example' } });
	assert.equal(release.headers['content-type'], 'application/json; charset=utf-8');
	assert.equal(release.headers['access-control-allow-origin'], '*');
	const { version, released, precision, cover, places, url } = JSON.parse(release.text);
	assert.deepEqual({ version, released, precision, cover, url },
		{ version: 1, released: null, precision: 'unknown', cover: null, url: `${site.url}/releases/people-three` });
	assert.deepEqual(places.map(({ chart, rank, size, edition }) => ({ chart, rank, size, edition })),
		[{ chart: 'people', rank: 1, size: 2, edition: 2 }]);
	const artist = JSON.parse((await ask('/artists/the-releasers.json')).text);
	assert.equal(artist.version, 1);
	assert.deepEqual(artist.releases.map((row) => row.title), ['People Two', 'People One', 'People Three']);
	assert.equal(artist.releases[1].best_place, null);
});

test('long discographies are paged, and whole as JSON', async () => {
	add('people-many', 'Many', Array.from({ length: 205 }, (unused, i) =>
		({ title: `Opus ${i + 1}`, artist: 'Prolific People', released: String(1700 + i) })));
	const [one, two, last] = await Promise.all(['', '?page=2', '?page=99'].map((query) => ask(`/artists/prolific-people${query}`)));
	const count = (page) => [...page.text.matchAll(/<th scope="row"/g)].length;
	assert.deepEqual([count(one), count(two)], [200, 5]);
	assert.equal(last.text, two.text);
	assert.equal(canonical(two.text), `${site.url}/artists/prolific-people?page=2`);
	assert.equal(JSON.parse((await ask('/artists/prolific-people.json')).text).releases.length, 205);
	assert.equal(JSON.parse((await ask('/artists/prolific-people.json?page=2')).text).releases.length, 5);
});

test('scripts are told what is wrong, readers get the page', async () => {
	for (const page of ['0', 'x', '1&page=2', '%00', '3']) {
		const refused = await ask(`/artists/prolific-people.json?page=${page}`);
		assert.equal(refused.status, 400, page);
		assert.match(refused.text, /"page" must be a whole number from 1/);
		assert.equal((await ask(`/artists/prolific-people?page=${page}`)).status, 200, page);
	}
});

test('other spellings move, what never was is not found', async () => {
	const moved = { '/releases/People_One/': '/releases/people-one', '/artists/The-Releasers.JSON': '/artists/the-releasers.json' };
	for (const [address, location] of Object.entries(moved)) {
		const got = await ask(address);
		assert.equal(got.status, 301, address);
		assert.equal(new URL(got.headers.location, site.url).pathname, location);
	}
	for (const address of ['/releases', '/releases/never-was', '/artists/never-was', '/artists/never-was.json', '/releases/people-one.xml'])
		assertErrorPage(await ask(address), 404, address);
});
