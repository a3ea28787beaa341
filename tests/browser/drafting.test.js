'use strict';
// A chart is worked on in a browser without script, at a desk and on a phone: from the list to the public page.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { assertLooks } = require('./looks');
const { CACHE_MS, pause } = require('../http/client');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, sql } = require('../http/site');

open();
const hostile = '<img src=x onerror=alert(1)> & "quoted" \'';
let password;

function titles(from, to) {
	return Array.from({ length: to - from + 1 }, (unused, i) => `Title ${from + i}`);
}

function make(slug, names) {
	const list = names.map((title) => ({ title, artist: 'Drafters', released: '1976' }));
	importCsv(slug, writeCsv(list), '--title', `Drafting ${hostile}`, '--publish');
}

before(() => {
	password = account('drafter', 'editor');
	make('drafting-more', ['Another one', hostile]);
});

async function logIn(page, next) {
	await page.goto(next);
	await page.fill('#name', 'drafter');
	await page.fill('#password', password);
	await page.click('main button');
}

function list(page) {
	return page.locator('.ranked tbody th').allTextContents();
}

function saved(page) {
	return page.textContent('.saved');
}

// "2026-12-24 18:00", a day from now.
function later() {
	return new Date(Date.now() + 86400000).toISOString().slice(0, 16).replace('T', ' ');
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px: a whole edition`, () => withPage({ javaScriptEnabled: false, ...width(pixels) }, async (page) => {
		const slug = `drafting-${pixels}`;
		make(slug, titles(1, 100));
		await logIn(page, '/admin/charts');
		await page.click(`a[href="/admin/charts/${slug}"]`);
		// The last becomes the first.
		await page.fill('#r100', '1');
		await page.press('#r100', 'Enter');
		assert.match(await saved(page), /The draft is saved/);
		assert.deepEqual(await list(page), ['Title 100', ...titles(1, 99)]);
		// Two change places.
		await page.fill('#r2', '3');
		await page.fill('#r3', '2');
		await page.click('button.main');
		assert.deepEqual((await list(page)).slice(0, 4), ['Title 100', 'Title 2', 'Title 1', 'Title 3']);
		// One goes; a mistake is told and corrected, and nothing typed is lost.
		await page.click('tr:has(#r4) >> text=Remove');
		assert.equal((await list(page)).length, 99);
		await page.fill('#r5', '1');
		await page.fill('#r6', '1');
		await page.fill('#q', 'another one');
		await page.click('button[name=find]');
		assert.equal(await page.inputValue('#r6'), '1');
		await page.fill('#at', '100x');
		await page.click('.found >> text=Add');
		assert.equal(await page.locator('.faults li').count(), 3);
		await page.click('.faults a >> nth=2');
		assert.ok(page.url().endsWith('#r6'));
		assert.equal(await page.inputValue('#at'), '100x');
		await page.fill('#r6', '6');
		await page.fill('#at', '100');
		await page.click('.found >> text=Add');
		const wanted = ['Title 5', 'Title 100', 'Title 2', 'Title 1', 'Title 4', ...titles(6, 99), 'Another one'];
		assert.deepEqual(await list(page), wanted);
		await page.click('tr:has(#r1) >> text=Down');
		await page.click('text=Undo the last save');
		assert.match(await saved(page), /undone/);
		assert.deepEqual(await list(page), wanted);
		// What readers will be told, and then see.
		await page.click('.tabs >> text=Preview and publish');
		assert.match(await page.textContent('main'), /1 enter, 1 leave, 5 move, 94 stay where they are\./);
		await page.fill('#note', 'The note of this edition.');
		await page.click('text=Publish edition 2');
		assert.match(await saved(page), /The draft is published/);
		await pause(CACHE_MS);
		await page.click('.tabs >> text=What readers see');
		const shown = await page.locator('tbody .title > a').allTextContents();
		assert.deepEqual(shown.map((text) => text.trim()), wanted);
		assert.equal(sql(`SELECT note FROM edition JOIN chart ON chart.id = chart_id WHERE slug = '${slug}' AND number = 2`),
			'The note of this edition.');
	}));
}

// Every page of a draft, in every state that has a look of its own: name and how to get there.
const pages = [
	['charts', async (page) => page.goto('/admin/charts')],
	['list', async (page) => page.goto('/admin/charts/drafting-look?q=drafters')],
	['faults', async (page) => {
		await page.goto('/admin/charts/drafting-look?q=another');
		await page.fill('#r1', '2');
		await page.fill('#r3', '2');
		await page.fill('#at', '');
		await page.click('.found >> text=Add');
	}],
	['text', async (page) => {
		await page.goto('/admin/charts/drafting-look/text');
		await page.fill('#text', `title,artist\n${hostile},\nNobody,Knows it\n`);
		await page.click('button.main');
	}],
	['conflict', async (page) => {
		await page.goto('/admin/charts/drafting-look');
		sql("UPDATE draft SET revision = revision + 1 WHERE chart_id = (SELECT id FROM chart WHERE slug = 'drafting-look')");
		await page.click('tr:has(#r2) >> text=Remove');
	}],
	['preview', async (page) => {
		await page.goto('/admin/charts/drafting-look');
		await page.fill('#r1', '3');
		await page.click('button.main');
		await page.goto('/admin/charts/drafting-look/preview');
	}],
	['time refused', async (page) => {
		await page.fill('#when', '2027-02-29 18:00');
		await page.press('#when', 'Enter');
		assert.match(await page.textContent('#when-fault'), /There is no such day/);
	}],
	['planned', async (page) => {
		await page.fill('#when', later());
		await page.fill('#note', hostile);
		await page.click('text=Publish at this time');
		assert.match(await saved(page), /The publication is planned/);
	}],
	['planned, first page', async (page) => page.goto('/admin')],
	['planned, charts', async (page) => page.goto('/admin/charts')],
	['waits', async (page) => {
		await page.goto('/admin/charts/drafting-look');
		await page.fill('#r1', '2');
		await page.click('button.main');
		assert.match(await page.textContent('.plan.waits'), /waits: the draft was changed since by drafter/);
	}],
	['waits, first page', async (page) => page.goto('/admin')],
	['waits, charts', async (page) => page.goto('/admin/charts')],
	['waits, preview', async (page) => {
		await page.goto('/admin/charts/drafting-look/preview');
		assert.equal(await page.inputValue('#note'), hostile);
	}],
	['cancelled', async (page) => {
		await page.click('text=Cancel this publication');
		assert.match(await saved(page), /The publication is cancelled/);
		assert.equal(await page.locator('.plan').count(), 0);
	}],
];

test('every page is accessible, valid and as wide as the screen; no script of a name runs', async () => {
	make('drafting-look', ['One', hostile, 'W'.repeat(120)]);
	await assertLooks(pages, (page) => logIn(page, '/admin/charts'));
});
