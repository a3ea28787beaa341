'use strict';
// Editors fill in what releases lack, in a browser without script: from the first page through a queue.

const assert = require('node:assert/strict');
const path = require('node:path');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { assertLooks } = require('./looks');
const { CACHE_MS, pause } = require('../http/client');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, sql } = require('../http/site');

open({ own: true }); // it fills in titles of the soundtrack chart, which others read
const hostile = '<img src=x onerror=alert(1)> & "quoted" \'';
let password;

before(() => {
	password = account('releaser', 'contributor');
});

async function logIn(page) {
	await page.goto('/admin');
	await page.fill('#name', 'releaser');
	await page.fill('#password', password);
	await page.click('main button');
}

function title(slug) {
	return sql(`SELECT title FROM release WHERE slug = '${slug}'`);
}

function here(page) {
	return path.basename(new URL(page.url()).pathname);
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px: three titles from the queue`, () => withPage({ javaScriptEnabled: false, ...width(pixels) }, async (page) => {
		await logIn(page);
		const left = Number(await page.textContent('.todo b'));
		await page.click('text=without a title');
		await page.click('text=Start with the first');
		const done = [];
		for (const name of ['First', 'Second', 'Third']) {
			const slug = here(page);
			await page.fill('#title', `${name} at ${pixels}`);
			if (name === 'Second') {
				// A mistake is told and corrected, and nothing typed is lost.
				await page.fill('#released', '1976-13');
				await page.click('text=Save and next');
				assert.equal(here(page), slug);
				await page.click('.faults a');
				assert.ok(page.url().endsWith('#released'));
				assert.equal(await page.inputValue('#title'), `Second at ${pixels}`);
				await page.fill('#released', '1976-12');
			}
			await page.click('text=Save and next');
			assert.match(await page.textContent('.saved'), /This is the next one/);
			assert.equal(title(slug), `${name} at ${pixels}`);
			done.push(slug);
		}
		assert.equal(new Set(done).size, 3);
		const skipped = here(page);
		await page.click('.act >> text=Skip');
		assert.notEqual(here(page), skipped);
		assert.equal(title(skipped), '');
		await page.click(`text=${left - 3} in this queue`);
		assert.match(await page.textContent('.standfirst'), new RegExp(`^${left - 3} releases without a title`));
		await pause(CACHE_MS);
		await page.goto(`/charts/soundtrack?q=at+${pixels}`);
		assert.equal(await page.locator('tbody .title').count(), 3);
	}));
}

// Every page, in every state that has a look of its own: name and how to get there.
const pages = [
	['home', async (page) => page.goto('/admin')],
	['queue', async (page) => page.goto('/admin/queue/genres')],
	['release', async (page) => page.goto('/admin/releases/releasing-look?queue=titles')],
	['faults', async (page) => {
		await page.goto('/admin/releases/releasing-look?queue=titles');
		await page.fill('#released', hostile);
		await page.fill('#genres', `${hostile}:0`);
		await page.fill('#cover', hostile);
		await page.fill('#link-1', hostile);
		await page.fill('#slug', hostile);
		await page.fill('#artist-1', 'w' + 'W'.repeat(118) + '?w');
		await page.fill('#artist-2', hostile);
		await page.click('text=Save and next');
	}],
	['near', async (page) => {
		await page.goto('/admin/releases/releasing-look');
		await page.fill('#artist-1', 'W'.repeat(60) + "'" + 'W'.repeat(60));
		await page.fill('#artist-1-join', hostile);
		await page.fill('#artist-2', 'ẃ'.repeat(120));
		await page.click('main p.act button');
		await page.waitForSelector('select');
	}],
	['new', async (page) => {
		await page.goto(`/admin/new-release?chart=releasing-look&at=1&title=${encodeURIComponent(hostile)}`);
	}],
	['twins', async (page) => {
		await page.goto('/admin/new-release?chart=releasing-look&at=9&title=releasing+LOOK');
		await page.fill('#artist-1', hostile);
		await page.click('text=Make it, and add it');
		await page.waitForSelector('#at-fault');
		await page.fill('#at', '1');
		await page.click('text=Make it, and add it');
		await page.waitForSelector('#twins');
	}],
	['moved-on', async (page) => {
		await page.goto(`/admin/new-release?chart=releasing-look&at=2&title=${'W'.repeat(100)}`);
		sql(`INSERT INTO draft (chart_id) SELECT id FROM chart WHERE slug = 'releasing-look' ON CONFLICT DO NOTHING;
			UPDATE draft SET revision = revision + 1 WHERE chart_id = (SELECT id FROM chart WHERE slug = 'releasing-look')`);
		await page.fill('#artist-1', hostile);
		await page.click('text=Make it, and add it');
		await page.waitForSelector('.faults');
	}],
	['releases', async (page) => page.goto('/admin/releases?q=img')],
	['artists', async (page) => page.goto('/admin/artists')],
	['artist', async (page) => page.goto(`/admin/artists/${'w'.repeat(80)}`)],
	['artist-faults', async (page) => {
		await page.goto(`/admin/artists/${'w'.repeat(80)}`);
		await page.fill('#name', '');
		await page.fill('#sort_name', hostile);
		await page.fill('#slug', hostile);
		await page.click('main p.act button');
		await page.waitForSelector('.faults');
	}],
	['artist-conflict', async (page) => {
		await page.goto(`/admin/artists/${'w'.repeat(80)}`);
		sql(`UPDATE artist SET sort_name = 'Filed ' || random() WHERE slug = '${'w'.repeat(80)}'`);
		await page.fill('#name', hostile + 'W'.repeat(100));
		await page.click('main p.act button');
		await page.waitForSelector('.compared');
	}],
	['conflict', async (page) => {
		await page.goto('/admin/releases/releasing-look');
		sql("UPDATE release SET year = coalesce(year, 1900) + 1 WHERE slug = 'releasing-look'");
		await page.fill('#title', hostile + 'W'.repeat(100));
		await page.fill('#genres', 'one\ntwo');
		await page.click('text=Save');
	}],
];

test('every page is accessible, valid and as wide as the screen; no script of a name runs', async () => {
	const list = [{ title: 'Releasing look', artist: hostile, genres: hostile.replaceAll(';', '') },
		{ artist: 'W'.repeat(120) }];
	importCsv('releasing-look', writeCsv(list), '--title', `Releasing ${hostile}`, '--publish');
	await assertLooks(pages, logIn);
});
