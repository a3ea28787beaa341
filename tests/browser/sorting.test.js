'use strict';
// Every header sorts by a click, in both directions, with script disabled.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { withPage } = require('./browser');
const { ranks } = require('../http/page');
const { readCsv, sorted } = require('../http/rules');
const { open } = require('../http/site');

const site = open();
const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));
const columns = ['rank', 'title', 'artist', 'released', 'genre'];

// A click is over before the page that it leads to is there.
async function follow(page, link) {
	await Promise.all([page.waitForEvent('load'), link.click()]);
}

async function shows(page, sort, order) {
	assert.deepEqual(ranks(await page.content()), sorted(soundtrack, sort, order).map((row) => Number(row.rank)));
	const marked = page.locator('th[aria-sort]');
	assert.equal(await marked.count(), 1);
	assert.equal(await marked.getAttribute('aria-sort'), order === 'asc' ? 'ascending' : 'descending');
	assert.ok((await marked.getAttribute('class')).split(' ').includes(sort));
	assert.match(page.url(), /#chart$/);
}

for (const column of columns) {
	test(`${column}: ascending and descending`, () => withPage({ javaScriptEnabled: false }, async (page) => {
		await page.goto('/charts/soundtrack');
		const header = page.locator(`thead th.${column} a`);
		// The default column is active already, so its first click flips it.
		const directions = column === 'released' ? ['desc', 'asc', 'desc'] : ['asc', 'desc', 'asc'];
		for (const order of directions) {
			await follow(page, header);
			await shows(page, column, order);
		}
	}));
}

test('one after the other starts ascending each time', () => withPage({ javaScriptEnabled: false }, async (page) => {
	await page.goto('/charts/soundtrack?order=desc');
	for (const column of ['title', 'artist', 'rank', 'genre', 'released']) {
		await follow(page, page.locator(`thead th.${column} a`));
		await shows(page, column, 'asc');
	}
}));

test('a click keeps the filter', () => withPage({ javaScriptEnabled: false }, async (page) => {
	await page.goto('/charts/soundtrack?from=1990');
	const before = ranks(await page.content());
	await follow(page, page.locator('thead th.title a'));
	assert.match(page.url(), /from=1990/);
	assert.deepEqual([...ranks(await page.content())].sort(), [...before].sort());
}));

test('the filter form filters and keeps the sort', () => withPage({ javaScriptEnabled: false }, async (page) => {
	await page.goto('/charts/soundtrack?sort=artist&order=desc');
	await page.locator('.filter summary').click();
	await page.locator('#filter-from').fill('1980');
	await page.locator('#filter-to').fill('1999');
	await page.locator('.filter button').click();
	const wanted = soundtrack.filter((row) => row.released >= '1980' && row.released < '2000');
	assert.deepEqual(ranks(await page.content()), sorted(wanted, 'artist', 'desc').map((row) => Number(row.rank)));
	await page.locator('.filter a').click();
	assert.equal(ranks(await page.content()).length, 100);
	assert.match(page.url(), /sort=artist&order=desc/);
}));
