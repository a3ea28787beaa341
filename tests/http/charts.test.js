'use strict';
// The list of charts: searched, sorted by name, size and last update; paged.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { caption, headers, isHidden } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open({ options: ['--empty'] });

function names(html) {
	return [...html.matchAll(/<th scope="row" class="name"><a href="\/charts\/([^"]*)">/g)].map(([, slug]) => slug);
}

function add(slug, title, size, ...options) {
	const releases = Array.from({ length: size }, (unused, i) => ({ title: `${title} ${i + 1}`, artist: 'Various' }));
	importCsv(slug, writeCsv(releases), '--title', title, ...options);
}

test('without a chart both lists say so', async () => {
	for (const page of ['/', '/charts']) {
		const got = await ask(page);
		assert.equal(got.status, 200);
		assert.match(got.text, /No chart yet/);
	}
});

test('charts are there', async () => {
	add('old', 'Älteste', 3, '--publish');
	add('middle', 'middle', 1, '--publish');
	add('young', 'Zuletzt', 2, '--publish');
	add('draft', 'Not published', 2);
	await pause(CACHE_MS);
	const list = await ask('/charts');
	assert.equal(list.status, 200);
	assert.match(caption(list.text), /^4 charts, sorted by name, A to Z/);
	assert.match(list.text, /not published yet/);
});

const orders = {
	'': ['old', 'middle', 'draft', 'young'],
	'?order=desc': ['young', 'draft', 'middle', 'old'],
	'?sort=size': ['middle', 'young', 'old', 'draft'],
	'?sort=size&order=desc': ['old', 'young', 'middle', 'draft'],
	'?sort=updated': ['old', 'middle', 'young', 'draft'],
	'?sort=updated&order=desc': ['young', 'middle', 'old', 'draft'],
};

for (const [query, wanted] of Object.entries(orders)) {
	test(`/charts${query}`, async () => {
		assert.deepEqual(names((await ask(`/charts${query}`)).text), wanted);
	});
}

test('headers flip, start ascending, keep the search and leave defaults out', async () => {
	const page = await ask('/charts?sort=size&q=e');
	assert.deepEqual(Object.fromEntries(headers(page.text).map((column) => [column.name, column.link])), {
		name: '/charts?q=e',
		size: '/charts?sort=size&order=desc&q=e',
		updated: '/charts?sort=updated&q=e',
	});
	assert.deepEqual(headers(page.text).map((column) => column.sorted), [undefined, 'ascending', undefined]);
});

test('search ignores case and accents, and counts', async () => {
	const found = await ask('/charts?q=ALTEST');
	assert.deepEqual(names(found.text), ['old']);
	assert.match(caption(found.text), /^1 of 4 charts/);
	assert.equal(isHidden(found.text), true);
});

test('search that finds nothing says so', async () => {
	const none = await ask('/charts?q=nothing+like+it');
	assert.equal(none.status, 200);
	assert.deepEqual(names(none.text), []);
	assert.match(none.text, /No chart has “nothing like it” in its name/);
});

test('signs of the search language of a database are letters like others', async () => {
	for (const q of ['%25', '_', '%5C', '*', '%25%25']) {
		const got = await ask(`/charts?q=${q}`);
		assert.equal(got.status, 200, q);
	}
	assert.deepEqual(names((await ask('/charts?q=m_ddle')).text), []);
});

test('over 100 charts are paged', async () => {
	sql("INSERT INTO chart (slug, title, near_key) " +
		"SELECT 'many-' || n, 'Many ' || n, 'many ' || n FROM generate_series(1, 101) AS n");
	sql('UPDATE site SET revision = revision + 1');
	await pause(CACHE_MS);
	const first = await ask('/charts?q=many');
	const second = await ask('/charts?q=many&page=2');
	assert.equal(names(first.text).length, 100);
	assert.equal(names(second.text).length, 1);
	assert.match(first.text, /href="\/charts\?q=many&amp;page=2"/);
	assert.equal((await ask('/charts?q=many&page=77')).text, second.text);
});

test('the front page shows the newest charts and leads to all', async () => {
	const home = await ask('/');
	const slugs = [...home.text.matchAll(/<h3><a href="\/charts\/([^"]*)">/g)].map(([, slug]) => slug);
	assert.deepEqual(slugs.slice(0, 3), ['young', 'middle', 'old']);
	assert.match(home.text, /<a [^>]*href="\/charts">All 105 charts<\/a>/);
});
