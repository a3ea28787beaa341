'use strict';
// Every sort and order of the shipped chart is the order that the rules ask for.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { ask } = require('./client');
const { ranks, rows } = require('./page');
const { readCsv, sorted, writeCsv } = require('./rules');
const { importCsv, open } = require('./site');

const site = open();
const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));

test('the shipped chart has 100 releases', () => {
	assert.equal(soundtrack.length, 100);
});

for (const sort of ['rank', 'title', 'artist', 'released', 'genre', 'place']) {
	for (const order of ['asc', 'desc']) {
		test(`soundtrack by ${sort}, ${order}`, async () => {
			const page = await ask(`/charts/soundtrack?sort=${sort}&order=${order}`);
			assert.equal(page.status, 200);
			assert.deepEqual(ranks(page.text), sorted(soundtrack, sort, order).map((row) => Number(row.rank)));
		});
	}
}

test('without parameters it is by release date, oldest first', async () => {
	const page = await ask('/charts/soundtrack');
	assert.deepEqual(ranks(page.text), sorted(soundtrack, 'released', 'asc').map((row) => Number(row.rank)));
});

test('every row shows its own rank, title, artist and date, whatever the order', async () => {
	const page = await ask('/charts/soundtrack?sort=title&order=desc');
	const byRank = new Map(soundtrack.map((row) => [Number(row.rank), row]));
	for (const row of rows(page.text)) {
		const wanted = byRank.get(row.rank);
		assert.equal(row.shown, row.rank);
		assert.equal(row.title, wanted.title === '' ? '[untitled]' : wanted.title);
		assert.equal(row.artist, wanted.artist);
		assert.equal(row.date ?? '', wanted.released);
		if (wanted.released === '')
			assert.equal(row.released, 'unknown');
	}
});

test('partial dates follow the vector in both directions', async () => {
	const vector = { asc: [], desc: [] };
	let order;
	for (const line of fs.readFileSync(path.join(site.top, 'tests/fixtures/date-order.tsv'), 'utf8').split('\n')) {
		order = /^# order=(asc|desc)$/.exec(line)?.[1] ?? order;
		const [position, released, rank] = line.split('\t');
		if (/^\d+$/.test(position))
			vector[order].push({ released, rank: Number(rank) });
	}
	const byRank = [...vector.asc].sort((a, b) => a.rank - b.rank);
	importCsv('order-dates', writeCsv(byRank.map(({ released, rank }) =>
		({ title: `Date ${rank}`, artist: 'Order of dates', released }))), '--title', 'Dates', '--publish');
	for (const direction of ['asc', 'desc']) {
		const page = await ask(`/charts/order-dates?sort=released&order=${direction}`);
		assert.deepEqual(ranks(page.text), vector[direction].map((row) => row.rank));
	}
});

test('names sort by their sort name, case and accents second', async () => {
	const filed = ['2Pac', 'a-ha', 'ABBA', 'The Beatles', 'beck', 'Bjork', 'Björk', 'The The', 'They Might Be Giants'];
	const printed = ['They Might Be Giants', 'Björk', 'beck', '2Pac', 'The The', 'ABBA', 'Bjork', 'The Beatles', 'a-ha'];
	importCsv('order-names', writeCsv(printed.map((artist) => ({ title: `By ${artist}`, artist }))),
		'--title', 'Names', '--publish');
	const ascending = await ask('/charts/order-names?sort=artist');
	const descending = await ask('/charts/order-names?sort=artist&order=desc');
	assert.deepEqual(rows(ascending.text).map((row) => row.artist), filed);
	assert.deepEqual(rows(descending.text).map((row) => row.artist), [...filed].reverse());
});

test('places sort by the best one in another chart, missing last, ties by rank', async () => {
	const release = (number) => ({ title: `Place ${number}`, artist: 'Order of places' });
	const here = [1, 2, 3, 4, 5, 6].map(release);
	importCsv('order-places-a', writeCsv([5, 3].map(release)), '--title', 'A', '--publish');
	importCsv('order-places-b', writeCsv([2, 5, 3].map(release)), '--title', 'B', '--publish');
	importCsv('order-places', writeCsv(here), '--title', 'Places', '--publish');
	const ascending = await ask('/charts/order-places?sort=place');
	const descending = await ask('/charts/order-places?sort=place&order=desc');
	// Best places: 2 is first in B, 3 second in A, 5 first in A.
	assert.deepEqual(ranks(ascending.text), [2, 5, 3, 1, 4, 6]);
	assert.deepEqual(ranks(descending.text), [3, 2, 5, 1, 4, 6]);
	assert.match(ascending.text, /href="\/charts\/order-places-b\?sort=rank#rank-1"/);
});

test('a chart of one artist without dates and tags is by rank whatever is asked', async () => {
	importCsv('order-ties', writeCsv([1, 2, 3, 4].map((number) =>
		({ title: `Tie ${5 - number}`, artist: 'Order of ties' }))), '--title', 'Ties', '--publish');
	for (const sort of ['artist', 'released', 'genre', 'place']) {
		for (const order of ['asc', 'desc']) {
			const page = await ask(`/charts/order-ties?sort=${sort}&order=${order}`);
			assert.deepEqual(ranks(page.text), [1, 2, 3, 4], `${sort} ${order}`);
		}
	}
});
