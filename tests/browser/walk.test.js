'use strict';
// A reader wanders through the site, phone and desk, with script disabled: each step by what can be seen and clicked.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { prepare } = require('./kinds');
const { ranks } = require('../http/page');
const { open, site } = require('../http/site');

open({ own: true }); // its chart is among the newest
before(prepare);

// Follows the first of the links that can be seen; answers its text.
async function follow(page, link) {
	const found = page.locator(link).filter({ visible: true }).first();
	const name = (await found.innerText()).trim();
	await Promise.all([page.waitForEvent('load'), found.click()]);
	return name;
}

async function isAt(page, path, title) {
	assert.equal(new URL(page.url()).pathname, path);
	if (title !== undefined)
		assert.equal((await page.locator('h1').innerText()).trim(), title);
}

// A phone has a form for what the headers of the table do elsewhere.
async function sortByTitle(page, pixels) {
	if (pixels < 640) {
		await page.locator('#sort-by').selectOption('title');
		await Promise.all([page.waitForEvent('load'), page.locator('.sorting button').click()]);
	} else {
		await follow(page, 'thead th.title a');
	}
	assert.match(page.url(), /sort=title/);
}

async function filterFrom(page, year) {
	await page.locator('.filter summary').click();
	await page.locator('#filter-from').fill(year);
	await Promise.all([page.waitForEvent('load'), page.locator('.filter button').click()]);
	assert.match(page.url(), new RegExp(`sort=title.*from=${year}|from=${year}.*sort=title`));
}

for (const pixels of [390, 1280]) {
	test(`from the front page to everything else and back, ${pixels} px`, () =>
		withPage({ ...width(pixels), javaScriptEnabled: false }, async (page) => {
			await page.goto('/');
			await follow(page, 'main a[href^="/charts/soundtrack"]');
			await isAt(page, '/charts/soundtrack', 'Soundtrack');
			const all = ranks(await page.content()).length;

			await sortByTitle(page, pixels);
			await filterFrom(page, '2000');
			const left = ranks(await page.content()).length;
			assert.ok(left > 0 && left < all);
			const chart = page.url();

			const title = await follow(page, 'tbody a[href^="/releases/"]');
			await isAt(page, new URL(page.url()).pathname, title);
			assert.match(page.url(), /\/releases\/[a-z0-9-]+$/);
			const artist = await follow(page, 'main a[href^="/artists/"]');
			assert.match(page.url(), /\/artists\/[a-z0-9-]+$/);
			await isAt(page, new URL(page.url()).pathname, artist);
			assert.ok((await page.locator('main').innerText()).includes(title));

			await follow(page, `main a[href^="/charts/soundtrack"]`);
			await isAt(page, '/charts/soundtrack', 'Soundtrack');
			await page.goto('/genres');
			await follow(page, 'main a[href="/genres/soundtrack"]');
			await isAt(page, '/genres/soundtrack');
			await follow(page, 'main a[href^="/charts/soundtrack"]');
			await isAt(page, '/charts/soundtrack', 'Soundtrack');

			for (let step = 0; page.url() !== chart && step < 6; step++)
				await page.goBack();
			assert.equal(page.url(), chart);
			assert.equal(ranks(await page.content()).length, left, 'as it was left');
			await follow(page, 'header a[href="/"]');
			assert.equal(page.url(), `${site.url}/`);
		}));
}
