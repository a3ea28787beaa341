'use strict';
// The search in the head of every page: by thumb and by keyboard, without script.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { prepare } = require('./kinds');
const { open } = require('../http/site');

open();
before(prepare);

for (const pixels of [320, 390]) {
	test(`on a phone of ${pixels} px, from a chart`, () => withPage(
		{ ...width(pixels), isMobile: true, hasTouch: true, javaScriptEnabled: false }, async (page) => {
			await page.goto('/charts/soundtrack');
			const form = page.getByRole('search', { name: 'Search the site' });
			for (const part of [form.getByRole('searchbox'), form.getByRole('button')]) {
				const box = await part.boundingBox();
				assert.ok(box.height >= 24 && box.x >= 0 && box.x + box.width <= pixels, JSON.stringify(box));
			}
			await form.getByRole('searchbox').fill('zimer');
			await form.getByRole('button', { name: 'Search' }).tap();
			await page.waitForURL(/\/search\?q=zimer$/);
			assert.equal(await page.getByRole('searchbox').inputValue(), 'zimer');
			await page.getByRole('region', { name: 'Artists' }).getByRole('link', { name: 'Hans Zimmer' }).tap();
			await page.waitForURL(/\/artists\/hans-zimmer$/);
		}));
}

test('by keyboard, from the front page', () => withPage({}, async (page) => {
	await page.goto('/');
	await page.getByRole('search', { name: 'Search the site' }).getByRole('searchbox').focus();
	await page.keyboard.type('places');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/search\?q=places$/);
	assert.equal(await page.getByRole('search').count(), 1);
	assert.equal(await page.getByRole('region', { name: 'Artists' }).getByRole('link').first().innerText(), 'Places');
}));

test('from an error page', () => withPage({ javaScriptEnabled: false }, async (page) => {
	await page.goto('/not-there');
	await page.getByRole('searchbox').fill('soundtrack');
	await page.getByRole('button', { name: 'Search' }).click();
	assert.equal(await page.getByRole('region', { name: 'Genres' }).getByRole('link').first().innerText(), 'soundtrack');
}));

test('every form that searches has a name of its own', () => withPage({}, async (page) => {
	for (const address of ['/charts', '/genres', '/charts/soundtrack', '/genres/soundtrack', '/search?q=a']) {
		await page.goto(address);
		const names = await page.getByRole('search').evaluateAll((forms) => forms.map((form) => form.ariaLabel));
		assert.equal(new Set(names).size, names.length, address);
		assert.ok(names.includes('Search the site'), address);
	}
}));
