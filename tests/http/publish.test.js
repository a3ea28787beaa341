'use strict';
// What is published is what is read: within two seconds, through every worker and the cache.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { CACHE_MS, ask, fresh, pause } = require('./client');
const { heading, rows } = require('./page');
const { writeCsv } = require('./rules');
const { ctl, importCsv, open, site } = require('./site');

open();

function list(...titles) {
	return writeCsv(titles.map((title) => ({ title, artist: 'Publishing' })));
}

async function titles(address) {
	return rows((await ask(address)).text).map((row) => row.title);
}

test('a new edition is shown within two seconds, under every address of the chart', async () => {
	importCsv('publish-new', list('One', 'Two'), '--title', 'Editions', '--publish');
	const views = ['/charts/publish-new', '/charts/publish-new?sort=title&order=desc'];
	const before = await Promise.all(views.map((view) => ask(view)));
	assert.deepEqual(await titles(views[0]), ['One', 'Two']);
	importCsv('publish-new', list('Three', 'One', 'Two'), '--publish');
	await pause(CACHE_MS);
	assert.deepEqual(await titles(views[0]), ['Three', 'One', 'Two']);
	assert.deepEqual(await titles(views[1]), ['Two', 'Three', 'One']);
	for (let i = 0; i < 8; i++) // past the cache, so by any worker
		assert.match((await ask(fresh('publish-new'))).text, /0 of 3 releases/);
	for (const [i, view] of views.entries())
		assert.notEqual((await ask(view)).headers.etag, before[i].headers.etag);
});

test('who had the old edition gets the new one, not 304', async () => {
	const { etag } = (await ask('/charts/publish-new')).headers;
	importCsv('publish-new', list('Two', 'One'), '--publish');
	await pause(CACHE_MS);
	const got = await ask('/charts/publish-new', { headers: { 'if-none-match': etag } });
	assert.equal(got.status, 200);
	assert.deepEqual(rows(got.text).map((row) => row.title), ['Two', 'One']);
});

test('a draft is not shown until it is published', async () => {
	importCsv('publish-draft', list('Old'), '--title', 'Drafts', '--publish');
	importCsv('publish-draft', list('New'));
	await pause(CACHE_MS);
	assert.deepEqual(await titles('/charts/publish-draft'), ['Old']);
	ctl('publish', 'publish-draft');
	await pause(CACHE_MS);
	assert.deepEqual(await titles('/charts/publish-draft'), ['New']);
});

test('the lists of charts follow', async () => {
	importCsv('publish-list', list('First place'), '--title', 'Listed', '--publish');
	importCsv('publish-list', list('Another first place'), '--publish');
	await pause(CACHE_MS);
	assert.match((await ask('/charts?q=listed')).text, /Another first place/);
	assert.match((await ask('/')).text, /Another first place/);
});

test('a place in another chart is shown when that chart is published', async () => {
	importCsv('publish-here', list('Shared'), '--title', 'Here', '--publish');
	assert.doesNotMatch((await ask('/charts/publish-here')).text, /Also in/);
	importCsv('publish-there', list('Other', 'Shared'), '--title', 'There', '--publish');
	await pause(CACHE_MS);
	assert.match((await ask('/charts/publish-here')).text, /href="\/charts\/publish-there\?sort=rank#rank-2"/);
});

test('an essay of the chart\'s genre is shown', async () => {
	importCsv('publish-essay', list('Essay'), '--title', 'Essays', '--genre', 'publishing', '--publish');
	const file = path.join(site.state, 'essay.md');
	fs.writeFileSync(file, 'Publishing is *telling*. <script>alert(1)</script> [no](javascript:alert(2))\n', { mode: 0o644 });
	ctl('genre', 'publishing', '--name', 'Publishing', '--essay', file);
	await pause(CACHE_MS);
	const page = await ask('/charts/publish-essay');
	assert.equal(heading(page.text), 'Essays');
	assert.match(page.text, /Publishing is <em>telling<\/em>/);
	assert.doesNotMatch(page.text, /<script>alert|href="javascript:/);
});
