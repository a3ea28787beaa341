'use strict';
// On a phone the rows are cards with labels, and a small form sorts.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { width, withPage } = require('./browser');
const { prepare } = require('./kinds');
const { ranks } = require('../http/page');
const { readCsv, sorted } = require('../http/rules');
const { open } = require('../http/site');

const site = open();
const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));
const phone = { ...width(390), isMobile: true, hasTouch: true, javaScriptEnabled: false };

function label(page, row, name) {
	return page.locator(`${row} td.${name}`).evaluate((cell) => getComputedStyle(cell, '::before').content);
}

test('rows are cards: rank, title, artist, date, tags below each other, with labels', () => withPage(phone, async (page) => {
	await page.goto('/charts/soundtrack');
	assert.equal(await page.locator('.chart thead').isVisible(), false);
	const row = '#rank-8';
	assert.equal(await label(page, row, 'artist'), '"Artist"');
	assert.equal(await label(page, row, 'released'), '"Released"');
	assert.equal(await label(page, row, 'genre'), '"Genres"');
	const [rank, ...lines] = await Promise.all(['rank', 'title', 'artist', 'released', 'genre'].map(
		(name) => page.locator(`${row} > .${name}`).boundingBox()));
	assert.ok(rank.x < lines[0].x);
	for (let i = 1; i < lines.length; i++) {
		assert.ok(lines[i].y >= lines[i - 1].y + lines[i - 1].height - 1);
		assert.equal(lines[i].x, lines[0].x);
	}
}));

test('places in other charts have their label too', async () => {
	await prepare();
	await withPage(phone, async (page) => {
		await page.goto('/charts/kinds-places');
		assert.equal(await label(page, '#rank-1', 'place'), '"Also in"');
	});
});

test('the form sorts', () => withPage(phone, async (page) => {
	await page.goto('/charts/soundtrack');
	for (const [sort, order] of [['title', 'desc'], ['rank', 'asc'], ['released', 'desc'], ['genre', 'asc']]) {
		await page.locator('#sort-by').selectOption(sort);
		await page.locator('#sort-order').selectOption(order);
		await page.locator('.sorting button').click();
		assert.deepEqual(ranks(await page.content()), sorted(soundtrack, sort, order).map((row) => Number(row.rank)));
		assert.equal(await page.locator('#sort-by').inputValue(), sort);
		assert.equal(await page.locator('#sort-order').inputValue(), order);
	}
}));

test('the form keeps the filters, the filter form keeps the sort', () => withPage(phone, async (page) => {
	await page.goto('/charts/soundtrack');
	await page.locator('.filter summary').click();
	await page.locator('#filter-from').fill('2000');
	await page.locator('.filter button').click();
	await page.locator('#sort-by').selectOption('artist');
	await page.locator('.sorting button').click();
	assert.match(page.url(), /from=2000/);
	await page.locator('#filter-to').fill('2009');
	await page.locator('.filter button').click();
	const wanted = soundtrack.filter((row) => row.released >= '2000' && row.released < '2010');
	assert.deepEqual(ranks(await page.content()), sorted(wanted, 'artist', 'asc').map((row) => Number(row.rank)));
}));

test('a rank has its own colour, unless its row was asked for', () => withPage(width(1280), async (page) => {
	const colour = () => page.locator('#rank-8 .rank a').evaluate((rank) => getComputedStyle(rank).color);
	await page.goto('/charts/soundtrack');
	const plain = await colour();
	await page.goto('/charts/soundtrack#chart');
	assert.equal(await colour(), plain);
	await page.goto('/charts/soundtrack#rank-8');
	assert.notEqual(await colour(), plain);
}));

test('a screen of 832 px has the table and its headers instead', () => withPage(width(832), async (page) => {
	await page.goto('/charts/soundtrack');
	assert.equal(await page.locator('.chart thead').isVisible(), true);
	assert.equal(await page.locator('.sorting').isVisible(), false);
	assert.equal(await page.locator('#rank-8').evaluate((row) => getComputedStyle(row).display), 'table-row');
}));

test('what is touched is large enough', () => withPage(phone, async (page) => {
	await page.goto('/charts/soundtrack');
	for (const target of await page.locator('button:visible, select:visible, summary:visible, tbody .rank a').all()) {
		const box = await target.boundingBox();
		assert.ok(box.width >= 24 && box.height >= 24, `${await target.innerText()}: ${box.width} x ${box.height}`);
	}
}));
