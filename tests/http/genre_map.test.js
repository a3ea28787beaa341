'use strict';
// The map of genres: drawn when something is published, with an address for each genre, and the same as a list.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, pause, until } = require('./client');
const { canonical, heading, isHidden, links } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

const site = open({ options: ['--empty'] });

const tags = ['Rock', 'Jazz', 'Dream Pop', 'Älva', 'R&B <x>', 'Map'];

// Every release has two tags that stand beside each other in the list.
const releases = Array.from({ length: 60 }, (unused, i) => ({
	title: `Release ${i}`,
	artist: 'Someone',
	genres: `${tags[i % tags.length]};${tags[(i + 1) % tags.length]}`,
}));

const picture = /<svg[^>]*aria-label="Map of genres".*?<\/svg>/s;
const list = /<ul class="atlas">.*?<\/ul>/s;
const slugs = ['alva', 'dream-pop', 'jazz', 'map-2', 'r-b-x', 'rock'].map((slug) => `/genres/${slug}`);

test('without a publication there is no map, and the page says what to do', async () => {
	const page = await ask('/genres/map');
	assert.equal(page.status, 200);
	assert.equal(heading(page.text), 'Map of genres');
	assert.match(page.text, /There is no map yet/);
	assert.doesNotMatch(page.text, picture);
});

test('a publication draws it: every genre in the picture and in the list', async () => {
	const before = await ask('/genres/map');
	importCsv('all', writeCsv(releases), '--publish');
	await pause(CACHE_MS);
	const page = await ask('/genres/map');
	assert.notEqual(page.headers.etag, before.headers.etag);
	assert.equal(canonical(page.text), `${site.url}/genres/map`);
	assert.equal(isHidden(page.text), false);
	for (const part of [picture, list])
		assert.deepEqual(links(part.exec(page.text)[0]).sort(), slugs);
	assert.match(page.text, /<li><a href="\/genres\/alva">Älva<\/a> <small>20<\/small> <span>near /);
	assert.match(page.text, /R&amp;B &lt;x&gt;/);
	assert.doesNotMatch(page.text, /style=|<x>/);
	assert.equal((await ask('/genres/map', { headers: { 'if-none-match': page.headers.etag } })).status, 304);
});

test('lists and genres lead to it, and it to genres', async () => {
	assert.ok(links((await ask('/genres')).text).includes('/genres/map'));
	assert.ok(links((await ask('/genres/dream-pop')).text).includes('/genres/map#genre-dream-pop'));
	const page = await ask('/genres/map');
	assert.ok(page.text.includes('<a id="genre-dream-pop" href="/genres/dream-pop"'));
	for (const slug of slugs)
		assert.equal((await ask(slug)).status, 200, slug);
	assert.match((await ask('/sitemap.xml')).text, /\/genres\/map<\/loc>/);
});

test('its address is no genre\'s', async () => {
	assert.equal(heading((await ask('/genres/map')).text), 'Map of genres');
	assert.equal(heading((await ask('/genres/map-2')).text), 'Map');
	assert.equal((await ask('/genres/Map/')).status, 301);
});

test('a new name shows at once, and what is gone does not', async () => {
	sql("UPDATE genre SET name = 'Rock music' WHERE slug = 'rock'");
	sql("DELETE FROM release_genre USING genre WHERE genre.id = genre_id AND slug = 'jazz'");
	await pause(CACHE_MS);
	const page = await ask('/genres/map');
	assert.match(page.text, /Rock music/);
	assert.deepEqual(links(picture.exec(page.text)[0]).sort(), slugs.filter((slug) => slug !== '/genres/jazz'));
	assert.ok(!links((await ask('/genres/map')).text).includes('/genres/jazz'));
});

test('what editors publish is drawn by their service', async () => {
	sql('DELETE FROM genre_map_node');
	await until('the map is drawn', () => sql('SELECT count(*) FROM genre_map_node') !== '0', 60000);
	assert.equal(sql('SELECT count(*) FROM genre_map_node'), sql('SELECT count(*) FROM genre_map_wanted_node'));
});
