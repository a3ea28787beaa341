'use strict';
// Merging and deleting as an administrator does it, and how their pages look.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { before, test } = require('node:test');
const axe = require('axe-core');
const jar = require('vnu-jar');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, site, sql } = require('../http/site');
const { width, withPage } = require('./browser');

open();

const hostile = '<img src=x onerror=alert(1)>"\'&;';
let password;

before(() => {
	password = account('browser-remover', 'administrator');
});

async function logIn(page) {
	await page.goto('/admin');
	await page.fill('[name=name]', 'browser-remover');
	await page.fill('[name=password]', password);
	await page.click('main button');
}

function releaseOf(title) {
	return sql(`SELECT slug FROM release WHERE title = '${title}'`);
}

for (const javaScriptEnabled of [true, false]) {
	test(`merge, delete and undelete with script ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
		const word = javaScriptEnabled ? 'Scripted' : 'Plain';
		const slug = `removing-${word.toLowerCase()}`;
		const list = ['Twin', 'Twin again', 'Other'].map((title) => ({ title: `${word} ${title}`, artist: `${word} band` }));
		importCsv(slug, writeCsv(list), '--title', `${word} chart`, '--publish');
		const stays = releaseOf(`${word} Twin`);
		const goes = releaseOf(`${word} Twin again`);
		await withPage({ javaScriptEnabled, ...width(javaScriptEnabled ? 1280 : 390) }, async (page) => {
			await logIn(page);
			await page.goto(`/admin/releases/${goes}`);
			await page.click('text=Delete this release');
			assert.match(await page.textContent('main'), /It cannot be deleted while it stands here/);
			await page.click('text=merge it with the other one');
			await page.fill('#q', `${word} twin`);
			await page.click('main >> text=Search');
			await page.click('text=Look at the merge');
			await page.click('text=The other way round');
			assert.match(page.url(), new RegExp(`/admin/releases/${stays}/merge\\?with=${goes}$`));
			await page.fill('#note', 'Twice the same');
			await page.click(`text=Merge “${word} Twin again” into “${word} Twin”`);
			assert.match(await page.textContent('.saved'), /They are merged/);
			await page.goto(`/admin/charts/${slug}`);
			assert.equal(await page.locator('.ranked tbody tr').count(), 2);
			await page.goto(`/releases/${goes}`);
			assert.match(page.url(), new RegExp(`/releases/${stays}$`));
			await page.goto(`/admin/charts/${slug}/delete`);
			await page.click(`text=Delete the chart “${word} chart” with 1 edition`);
			assert.match(await page.textContent('.saved'), /It is deleted/);
			assert.equal((await page.goto(`/charts/${slug}/editions/1`)).status(), 410);
			await page.goto('/admin/deleted');
			await page.locator('tr', { hasText: `${word} chart` }).locator('button').click();
			assert.match(await page.textContent('.saved'), /It is back/);
			assert.equal((await page.goto(`/charts/${slug}/editions/1`)).status(), 200);
		});
	});
}

// Every page, in every state that has a look of its own: name and how to get there.
const pages = [
	['merge', (page) => page.goto('/admin/releases/removing-look/merge')],
	['merge-search', (page) => page.goto('/admin/releases/removing-look/merge?q=removing')],
	['merge-nothing', (page) => page.goto(`/admin/releases/removing-look/merge?with=x&q=${encodeURIComponent(hostile)}`)],
	['merge-releases', (page) => page.goto('/admin/releases/removing-look/merge?with=removing-twin')],
	['merge-artists', (page) => page.goto('/admin/artists/removing-one/merge?with=removing-two')],
	['merge-conflict', async (page) => {
		await page.goto('/admin/releases/removing-look/merge?with=removing-twin');
		sql("UPDATE release SET year = coalesce(year, 1900) + 1 WHERE slug = 'removing-look'");
		await page.fill('#note', hostile);
		await page.click('button.main');
	}],
	['delete-held', (page) => page.goto('/admin/releases/removing-look/delete')],
	['delete-chart', (page) => page.goto('/admin/charts/removing-look/delete')],
	['delete-genre', (page) => page.goto('/admin/genres/soundtrack/delete')],
	['deleted', async (page) => {
		sql("UPDATE release SET deleted_at = now() WHERE slug = 'removing-gone'");
		await page.goto('/admin/deleted');
	}],
];

function tooWide() {
	return [document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('body *')]
		.map((element) => element.getBoundingClientRect())
		.filter(({ right, width: wide }) => right > innerWidth + 1 && wide > 1).map(({ right }) => right)]
		.filter((beyond) => beyond > 0);
}

async function assertAccessible(page, name, folder) {
	await page.evaluate(axe.source);
	for (const [pixels, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
		await page.setViewportSize(width(pixels).viewport);
		await page.emulateMedia({ colorScheme });
		await page.screenshot({ path: path.join(folder, `${name}-${pixels}.png`), fullPage: true });
		const { violations } = await page.evaluate(() => window.axe.run());
		const told = violations.flatMap(({ id, nodes }) =>
			nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
		assert.deepEqual(told, [], `${name} at ${pixels} px, ${colorScheme}`);
		assert.deepEqual(await page.evaluate(tooWide), [], `${name} at ${pixels} px is too wide`);
	}
}

function makeAll() {
	const list = [{ title: `Removing look ${hostile}`, artist: 'Removing one', genres: 'removing tag' },
		{ title: `Removing twin ${'W'.repeat(80)}`, artist: 'Removing two', released: '1976-05', genres: 'removing tag;other tag' },
		{ title: 'Removing other', artist: 'Removing two' }];
	importCsv('removing-look', writeCsv(list), '--title', `Removing ${hostile}`, '--publish');
	importCsv('removing-gone', writeCsv([{ title: 'Removing gone', artist: hostile }]), '--title', 'Removing gone');
	sql(`UPDATE release SET slug = 'removing-look' WHERE title LIKE 'Removing look%';
		UPDATE release SET slug = 'removing-twin' WHERE title LIKE 'Removing twin%';
		DELETE FROM draft_entry USING chart WHERE chart.id = chart_id AND slug = 'removing-gone';
		INSERT INTO release_link SELECT id, 1, 'Bandcamp', 'https://example.org/' || repeat('x', 200) FROM release
		WHERE slug = 'removing-twin';
		INSERT INTO artist_credit_part SELECT artist_credit_id, 2, (SELECT id FROM artist WHERE slug = 'removing-one'), 'One', ''
		FROM release WHERE slug = 'removing-twin'`);
}

test('every page is accessible, valid and as wide as the screen; no script of a name runs', async () => {
	makeAll();
	const folder = fs.mkdtempSync(path.join(site.state, 'removing-'));
	await withPage({ bypassCSP: true }, async (page) => {
		page.on('dialog', () => assert.fail('a script ran'));
		await logIn(page);
		for (const [name, go] of pages) {
			await go(page);
			fs.writeFileSync(path.join(folder, `${name}.html`), await page.content());
			await assertAccessible(page, name, folder);
		}
	});
	const files = pages.map(([name]) => path.join(folder, `${name}.html`));
	const options = ['-jar', jar, '--stdout', '--exit-zero-always', ...files];
	const said = execFileSync('java', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	assert.equal(said, '');
});
