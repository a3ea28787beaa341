'use strict';
// Every edition stays: its list, its other forms, and what changed between any two.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { heading, rows } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open();

function publish(letters, ...options) {
	const list = [...letters].map((title) => ({ title, artist: 'Edition', released: '1999' }));
	importCsv('kept', writeCsv(list), '--title', 'Kept', '--publish', ...options);
}

before(async () => {
	publish('ABCD');
	publish('DABE', '--note', 'E is <new>.');
	publish('EDC');
	await pause(CACHE_MS);
});

async function titles(address) {
	return rows((await ask(address)).text).map((row) => row.title).join('');
}

test('each edition has its list at its own address', async () => {
	assert.equal(await titles('/charts/kept'), 'EDC');
	assert.equal(await titles('/charts/kept/editions/1'), 'ABCD');
	assert.equal(await titles('/charts/kept/editions/2'), 'DABE');
	assert.equal(await titles('/charts/kept/editions/3'), 'EDC');
	const past = (await ask('/charts/kept/editions/2')).text;
	assert.equal(heading(past), 'Kept');
	assert.match(past, /Edition 2 of 3\. See the <a href="\/charts\/kept">current edition<\/a>/);
	assert.match(past, /E is &lt;new&gt;\./);
	assert.match(past, /<link rel="canonical" href="[^"]*\/charts\/kept\/editions\/2">/);
	assert.match((await ask('/charts/kept/editions/3')).text, /This is the current one/);
	assert.match((await ask('/charts/kept')).text, /<link rel="canonical" href="[^"]*\/charts\/kept">/);
});

test('sorts, filters and other forms are those of the edition', async () => {
	assert.equal(await titles('/charts/kept/editions/2?sort=title&order=desc'), 'EDBA');
	assert.equal(await titles('/charts/kept/editions/2?q=b'), 'B');
	const page = (await ask('/charts/kept/editions/2?sort=title')).text;
	assert.match(page, /href="\/charts\/kept\/editions\/2\.csv\?sort=title"/);
	assert.doesNotMatch(page, /href="\/charts\/kept\?/);
	assert.match((await ask('/charts/kept/editions/1.csv')).text, /^rank,title.*\r\n1,A,/);
	assert.match((await ask('/charts/kept/editions/1.txt')).text, /Edition 1,/);
	const { edition, current, note, rows: list } = JSON.parse((await ask('/charts/kept/editions/2.json')).text);
	assert.deepEqual([edition, current, note, list.length], [2, 3, 'E is <new>.', 4]);
});

test('movement is told in sign, words and JSON, and not in a first edition', async () => {
	const page = (await ask('/charts/kept/editions/2')).text;
	assert.match(page, /▲3<\/span><span class="unseen">up 3, from 4</);
	assert.match(page, /▼1<\/span><span class="unseen">down 1, from 1</);
	assert.match(page, /<span class="move new">new</);
	assert.match((await ask('/charts/kept')).text, /<span class="move back">back</);
	assert.match((await ask('/charts/kept')).text, /best 3, in 2 editions/);
	assert.doesNotMatch((await ask('/charts/kept/editions/1')).text, /class="move|class="history/);
	const list = JSON.parse((await ask('/charts/kept.json')).text).rows;
	assert.deepEqual(list.map((row) => row.movement), [
		{ kind: 'up', before: 4, peak: 1, editions: 2 },
		{ kind: 'down', before: 1, peak: 1, editions: 3 },
		{ kind: 'back', before: null, peak: 3, editions: 2 },
	]);
	assert.equal(JSON.parse((await ask('/charts/kept/editions/1.json')).text).rows[0].movement, null);
});

test('the list of editions leads to each and to what it changed', async () => {
	const page = (await ask('/charts/kept/editions')).text;
	for (const part of ['/charts/kept/editions/1"', '/charts/kept/editions/3"', '/charts/kept/changes/1..2"',
		'/charts/kept/changes/2..3"', '1 entered, 1 left, 3 moved, 0 unchanged', 'E is &lt;new&gt;.'])
		assert.ok(page.includes(part), part);
	assert.ok(page.indexOf('Edition 3') < page.indexOf('Edition 1'));
});

test('changes between any two, in either order of asking', async () => {
	const page = (await ask('/charts/kept/changes/1..3')).text;
	assert.match(page, /1 entered, 2 left, 1 moved, 1 unchanged/);
	assert.match(page, />at 1</);
	assert.match(page, /up 2, from 4 to 2/);
	const turned = await ask('/charts/kept/changes/3..1');
	assert.deepEqual([turned.status, turned.headers.location], [301, '/charts/kept/changes/1..3']);
	const json = JSON.parse((await ask('/charts/kept/changes/1..3.json')).text);
	assert.deepEqual(json.left.map((row) => row.before), [1, 2]);
	assert.deepEqual(json.moved.map((row) => [row.title, row.before, row.rank]), [['D', 4, 2]]);
	assert.equal(json.unchanged, 1);
});

test('what never was is 404, what a new edition changes is not 304', async () => {
	for (const address of ['/charts/kept/editions/4', '/charts/kept/editions/0', '/charts/kept/changes/1..4',
		'/charts/kept/changes/2..2', '/charts/nowhere/editions', '/charts/nowhere/editions/1'])
		assert.equal((await ask(address)).status, 404, address);
	const { etag } = (await ask('/charts/kept/editions/1')).headers;
	assert.equal((await ask('/charts/kept/editions/1', { headers: { 'if-none-match': etag } })).status, 304);
	publish('ED');
	await pause(CACHE_MS);
	const got = await ask('/charts/kept/editions/1', { headers: { 'if-none-match': etag } });
	assert.equal(got.status, 200);
	assert.match(got.text, /Edition 1 of 4/);
});

test('a renamed chart takes its editions along', async () => {
	sql("UPDATE chart SET slug = 'kept-well' WHERE slug = 'kept'");
	await pause(CACHE_MS);
	for (const rest of ['/editions', '/editions/2', '/editions/2.csv?sort=title', '/changes/1..2', '/changes/1..2.json']) {
		const moved = await ask(`/charts/kept${rest}`);
		assert.deepEqual([moved.status, moved.headers.location], [301, `/charts/kept-well${rest}`]);
	}
});
