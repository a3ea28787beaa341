'use strict';
// A hurried editor, without script: a release that the list form does not find is made with two artists and put at its
// rank in one save; then its credit is corrected.

const assert = require('node:assert/strict');
const path = require('node:path');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, sql } = require('../http/site');

open();
let password;

before(() => {
	password = account('creditor', 'contributor');
});

async function logIn(page) {
	await page.goto('/admin');
	await page.fill('#name', 'creditor');
	await page.fill('#password', password);
	await page.click('main button');
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px: a new release with two artists at rank 2, then corrected`, () => withPage({
		javaScriptEnabled: false, ...width(pixels) }, async (page) => {
		const chart = `crediting-${pixels}`;
		const name = `Crediting ${pixels}`;
		const known = { title: `Known ${pixels}`, artist: `Trént Reznor ${pixels}` };
		importCsv(chart, writeCsv([known, { title: 'Other', artist: name }]), '--publish');
		await logIn(page);
		await page.goto(`/admin/charts/${chart}`);
		await page.fill('#q', name);
		await page.click('text=Search');
		await page.fill('#at', '2');
		await page.fill('#r2', '1'); // typed in the list on the way: it is saved, and not lost
		await page.click('text=Make a new release');
		assert.equal(await page.inputValue('#title'), name);
		assert.equal(await page.inputValue('#at'), '2');
		await page.fill('#artist-1', `Trent Reznor ${pixels}`);
		await page.fill('#artist-1-join', 'and');
		await page.fill('#artist-2', `Atticus Ross ${pixels}`);
		await page.fill('#released', '2010-13');
		await Promise.all([page.waitForNavigation(), page.press('#released', 'Enter')]);
		// Two mistakes: the date, and an artist who is nearly known.
		assert.equal(await page.locator('.faults a').count(), 2);
		assert.match(await page.textContent('.printed'), /Trent Reznor \d+ and Atticus Ross/);
		await page.click('.faults a >> nth=0');
		assert.ok(page.url().endsWith('#artist-1'));
		await page.selectOption('#artist-1-choice', { label: `Yes: Trént Reznor ${pixels}` });
		await page.fill('#released', '2010-12');
		await page.click('text=Make it, and add it');
		assert.match(await page.textContent('.saved'), /is in the draft/);
		assert.ok(page.url().endsWith('#r2'), page.url());
		assert.deepEqual(await page.locator('.ranked tbody th').allInnerTexts(), ['Other', name, `Known ${pixels}`]);
		await page.click(`.ranked a >> text=${name}`);
		assert.equal(path.basename(new URL(page.url()).pathname), `crediting-${pixels}`);
		// The order is turned round, and a third artist joins.
		await page.fill('#artist-2-place', '1');
		await page.fill('#artist-2-join', ' feat. ');
		await page.fill('#artist-3', `Mariqueen ${pixels}`);
		await page.click('text=Save');
		assert.match(await page.textContent('.printed'),
			new RegExp(`Atticus Ross ${pixels} and Trent Reznor ${pixels} feat. Mariqueen ${pixels}$`));
		await page.click('.back a'); // returns to the list
		assert.ok(page.url().endsWith('#r2'), page.url());
		assert.equal(sql(`SELECT string_agg(artist.slug, ' ' ORDER BY position) FROM release
			JOIN artist_credit_part USING (artist_credit_id) JOIN artist ON artist.id = artist_id
			WHERE release.slug = 'crediting-${pixels}'`),
		`atticus-ross-${pixels} trent-reznor-${pixels} mariqueen-${pixels}`);
	}));
}
