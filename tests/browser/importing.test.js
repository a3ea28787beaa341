'use strict';
// A list is imported in a browser without script, at a desk and on a phone: a foreign header is mapped, bad rows are
// read and corrected, the draft is seen.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { assertLooks } = require('./looks');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, sql } = require('../http/site');

open();
const hostile = '<img src=x onerror=alert(1)> & "quoted" \'';
let password;

before(() => {
	password = account('importer', 'contributor');
});

function make(slug, title = 'Importing') {
	importCsv(slug, writeCsv([{ title: `Homogenic ${slug}`, artist: `Björk ${slug}`, released: '1997', genres: 'art pop' },
		{ title: 'Post', artist: `Björk ${slug}` }]), '--title', title, '--publish');
}

async function logIn(page) {
	await page.goto('/admin');
	await page.fill('#name', 'importer');
	await page.fill('#password', password);
	await page.click('main button');
}

async function choose(page, content, name = 'list.csv') {
	await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
	await page.click('text=See what it changes');
}

function waiting(slug) {
	return sql(`SELECT count(*) FROM upload JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`);
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px: a list with foreign columns and bad rows`, () => withPage({ javaScriptEnabled: false, ...width(pixels) }, async (page) => {
		const slug = `importing-browser-${pixels}`;
		make(slug);
		await logIn(page);
		await page.goto(`/admin/charts/${slug}`);
		await page.click('.tabs >> text=Import a file');
		const rows = [`1;Post;Björk ${slug};1995-06-13`, `2;Homogenic, ${slug};Bjork ${slug};1997-13`, `3;Vespertine;Björk ${slug};2001-08`];
		const list = (bad) => `position;release_name;artist_name;release_date\r\n${rows.join('\r\n')}`
			.replace('1997-13', bad ? '1997-13' : '1997-09');
		await choose(page, list(true), '../<b>.csv');
		assert.match(await page.textContent('.file'), /<b>\.csv/);
		await page.selectOption('#in_rank', { label: 'position' });
		await page.selectOption('#in_title', { label: 'release_name' });
		await page.selectOption('#in_artist', { label: 'artist_name' });
		await page.selectOption('#in_released', { label: 'release_date' });
		await page.click('text=Read it so');
		await page.click('.faults a');
		assert.ok(page.url().endsWith('#problems'));
		assert.deepEqual(await page.locator('.problems tbody tr').allTextContents(),
			['line 3release_date1997-13a month goes from 01 to 12']);
		assert.equal(await page.locator('text=Make this list the draft').count(), 0);
		await page.click('text=Send another list');
		await choose(page, list(false).replace('position', 'rank').replace('release_name', 'title').replace('artist_name', 'artist')
			.replace('release_date', 'released'));
		assert.equal(await page.locator('.faults').count(), 0);
		assert.match(await page.textContent('.outcome'), /2 new releases.*1 known: 0 unchanged, 1 corrected/s);
		// The release that only looks like a known one is said to be the same.
		await page.selectOption('.near select >> nth=0', { label: `the same as Björk ${slug}` });
		await page.selectOption('.near select >> nth=1', { index: 1 });
		await page.click('text=See what that changes');
		assert.match(await page.textContent('.outcome'), /1 new release, with 0 new artists.*2 known: 0 unchanged, 2 corrected/s);
		assert.deepEqual(await page.locator('.corrections tbody tr').count(), 2);
		await page.click('text=Make this list the draft');
		assert.match(await page.textContent('.saved'), /Imported: 1 new releases, 2 known ones, 2 of them corrected/);
		assert.deepEqual(await page.locator('.ranked tbody th').allTextContents(), ['Post', `Homogenic ${slug}`, 'Vespertine']);
		assert.equal(sql(`SELECT count(*) FROM artist WHERE name IN ('Bjork ${slug}', 'Björk ${slug}')`), '1');
		assert.equal(waiting(slug), '1'); // the one that was not applied
		await page.click('.tabs >> text=Import a file');
		assert.equal(await page.locator('.uploads tbody tr').count(), 1);
	}));
}

// Every page of an import, in every state that has a look of its own: name and how to get there.
const at = '/admin/charts/importing-look/import';
const pages = [
	['import', async (page) => page.goto(at)],
	['refused', async (page) => {
		await page.goto(at);
		await page.fill('#text', `a list, and ${hostile}`);
		await choose(page, 'x', `${hostile}.csv`);
	}],
	['header', async (page) => {
		await page.goto(at);
		await choose(page, `"${hostile.replaceAll('"', '""')}",${'W'.repeat(100)},c\n1,2,3\n`, `${'W'.repeat(200)}.csv`);
	}],
	['problems', async (page) => {
		await page.goto(at);
		const quoted = `"${hostile.replaceAll('"', '""')}"`;
		await choose(page, `rank,title,artist,released\n${Array.from({ length: 300 }, () => `x,${quoted},${quoted},${quoted}`).join('\n')}\n`);
	}],
	['check', async (page) => {
		await page.goto(at);
		await choose(page, `rank,title,artist,released,genres\n1,"Homogenic, importing-look",Bjork importing-look,,\n`
			+ `2,Post,Björk importing-look,1995,"${hostile.replaceAll('"', '""').replaceAll(';', '')}"\n`);
	}],
	['conflict', async (page) => {
		sql("UPDATE draft SET revision = revision + 1 WHERE chart_id = (SELECT id FROM chart WHERE slug = 'importing-look')");
		await page.click('text=Make this list the draft');
	}],
	['waiting', async (page) => page.goto(at)],
	['held', async (page) => {
		await page.goto(at);
		await page.evaluate(() => {
			document.querySelector('form.sheet [name=token]').value = 'x';
		});
		await choose(page, 'a,b');
	}],
];

test('every page is accessible, valid and as wide as the screen; no script of a name runs', async () => {
	make('importing-look', `Importing ${hostile}`);
	await assertLooks(pages, logIn);
});
