'use strict';
// Editors begin a genre and a chart of it in a browser without script, and rename both.

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

before(() => {
	password = account('settler', 'editor');
});

async function logIn(page) {
	await page.goto('/admin');
	await page.fill('#name', 'settler');
	await page.fill('#password', password);
	await page.click('main button');
}

function here(page) {
	return new URL(page.url()).pathname;
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px: a new genre with an essay, a chart of it, its first edition, another address`, () =>
		withPage({ javaScriptEnabled: false, ...width(pixels) }, async (page) => {
			const title = `Settled at ${pixels}`;
			importCsv(`settling-${pixels}`, writeCsv([{ title, artist: 'Settler' }]), '--title', `Settling ${pixels}`);
			await logIn(page);
			await page.click('text=A new genre');
			await page.fill('#name', `Settlers’ folk ${pixels}`);
			await page.fill('#slug', 'Settlers Folk');
			await page.fill('#essay', 'Songs of *settlers*.\n\nMore.');
			await page.fill('#source', 'A settler');
			// A mistake is told with the preview, and nothing typed is lost.
			await page.click('text=Preview');
			assert.equal(await page.textContent('.essay em'), 'settlers');
			await page.click('.faults a');
			assert.ok(page.url().endsWith('#slug'));
			await page.fill('#slug', '');
			await page.click('button >> text=Save');
			assert.equal(here(page), `/admin/genres/settlers-folk-${pixels}`);
			assert.match(await page.textContent('.saved'), /The genre is made/);
			assert.equal(await page.inputValue('#essay'), 'Songs of *settlers*.\n\nMore.');
			await page.click('text=New chart of this genre');
			assert.equal(await page.inputValue('#genre'), `Settlers’ folk ${pixels}`);
			await page.fill('#title', `Best of settlers ${pixels}`);
			await page.selectOption('#sort', 'released');
			await page.click('text=Make the chart');
			assert.equal(here(page), `/admin/charts/best-of-settlers-${pixels}`);
			await page.fill('#q', title);
			await page.click('text=Search');
			await page.click('.found >> text=Add');
			await page.click('text=Preview and publish');
			await page.click('text=Publish edition 1');
			await page.click('text=Settings');
			await page.fill('#slug', `settlers-${pixels}`);
			await page.click('button >> text=Save');
			assert.match(await page.textContent('.saved'), /The settings are saved/);
			await pause(CACHE_MS);
			const answer = await page.goto(`/charts/best-of-settlers-${pixels}`);
			assert.equal(answer.status(), 200);
			assert.equal(here(page), `/charts/settlers-${pixels}`);
			assert.equal(await page.textContent('h1'), `Best of settlers ${pixels}`);
			assert.equal(await page.textContent('.essay em'), 'settlers');
			assert.equal(await page.textContent('.essay .source'), 'A settler');
			assert.equal(await page.locator('tbody .title').count(), 1);
			await page.goto(`/genres/settlers-folk-${pixels}`);
			assert.equal(await page.textContent('.essay em'), 'settlers');
		}));
}

// Every page, in every state that has a look of its own: name and how to get there.
const pages = [
	['home', async (page) => page.goto('/admin')],
	['charts', async (page) => page.goto('/admin/charts')],
	['genres', async (page) => page.goto('/admin/genres?q=o')],
	['genre-new', async (page) => page.goto('/admin/genres/new')],
	['genre', async (page) => page.goto('/admin/genres/settling-look')],
	['genre-preview', async (page) => {
		await page.goto('/admin/genres/settling-look');
		await page.fill('#essay', `# Top\n\n## Below\n\n${hostile} pop\n\n* ${'W'.repeat(120)}\n\n<script>alert(1)</script>`);
		await page.fill('#source', hostile);
		await page.click('text=Preview');
	}],
	['genre-faults', async (page) => {
		await page.goto('/admin/genres/settling-look');
		await page.fill('#name', `${hostile};`);
		await page.fill('#slug', hostile + 'W'.repeat(120));
		await page.click('button >> text=Save');
	}],
	['genre-conflict', async (page) => {
		await page.goto('/admin/genres/settling-look');
		sql("UPDATE genre SET essay = essay || ' more' WHERE slug = 'settling-look'");
		await page.fill('#source', hostile + 'W'.repeat(100));
		await page.click('button >> text=Save');
	}],
	['chart-new', async (page) => page.goto('/admin/charts/new')],
	['chart', async (page) => page.goto('/admin/charts/settling-look/settings')],
	['chart-faults', async (page) => {
		await page.goto('/admin/charts/settling-look/settings');
		await page.fill('#title', '');
		await page.fill('#slug', 'soundtrack');
		await page.fill('#genre', hostile);
		await page.click('button >> text=Save');
	}],
	['chart-conflict', async (page) => {
		await page.goto('/admin/charts/settling-look/settings');
		sql("UPDATE chart SET default_order = 'desc', default_sort = 'title' WHERE slug = 'settling-look'");
		await page.fill('#title', hostile + 'W'.repeat(100));
		await page.click('button >> text=Save');
	}],
];

test('every page is accessible, valid and as wide as the screen; no script of a name runs', async () => {
	const name = hostile.replaceAll(';', '');
	const list = [{ title: 'Settling look', artist: 'Settler', genres: `${name};pop` }];
	importCsv('settling-look', writeCsv(list), '--title', `Settling ${hostile}`, '--genre', name, '--publish');
	sql(`UPDATE genre SET slug = 'settling-look', essay = '${hostile.replaceAll("'", "''")}'
		WHERE id = (SELECT genre_id FROM chart WHERE slug = 'settling-look')`);
	await assertLooks(pages, logIn);
});
