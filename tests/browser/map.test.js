'use strict';
// The map of genres in a browser: names that can be read, circles that can be met, and a genre to look for.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { width, withPage } = require('./browser');
const { prepare } = require('./kinds');
const { open } = require('../http/site');

open();
test.before(prepare);

// Names and circles as they stand on the screen.
function measure() {
	const box = (element) => {
		const { left, top, right, bottom } = element.getBoundingClientRect();
		return { what: element.parentNode.id, left, top, right, bottom };
	};
	return {
		names: [...document.querySelectorAll('.map text:not(.hidden)')].map(box),
		circles: [...document.querySelectorAll('.map circle')].map(box),
		height: Math.min(...[...document.querySelectorAll('.map text')].map((text) => text.getBoundingClientRect().height)),
		sideways: document.documentElement.scrollWidth > innerWidth,
	};
}

const meet = (one, other) => one.what !== other.what && one.left < other.right && other.left < one.right &&
	one.top < other.bottom && other.top < one.bottom;

for (const pixels of [390, 1280, 2560]) {
	test(`at ${pixels} px no name stands upon another or upon a circle`, () => withPage(width(pixels), async (page) => {
		await page.goto('/genres/map');
		const { names, circles, height, sideways } = await page.evaluate(measure);
		assert.ok(names.length > 5 && circles.length >= names.length);
		for (const name of names) {
			assert.deepEqual(names.filter((other) => meet(name, other)).map((other) => other.what), [], name.what);
			assert.deepEqual(circles.filter((other) => meet(name, other)).map((other) => other.what), [], name.what);
		}
		assert.ok(height >= 10, `names are ${height} px high`);
		assert.equal(sideways, false);
	}));
}

test('a genre leads to the map, where it is marked, and from there to itself', () => withPage(width(390), async (page) => {
	await page.goto('/genres/soundtrack');
	await page.getByRole('link', { name: 'See it on the map of genres' }).click();
	assert.ok(page.url().endsWith('/genres/map#genre-soundtrack'));
	const circle = page.locator('#genre-soundtrack circle');
	const other = page.locator('#genre-pop circle');
	const fill = (element) => getComputedStyle(element).fill;
	assert.notEqual(await circle.evaluate(fill), await other.evaluate(fill));
	assert.equal(await circle.evaluate((element) => {
		const box = element.getBoundingClientRect();
		return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
	}), true, 'it is in view');
	await circle.click();
	assert.ok(page.url().endsWith('/genres/soundtrack'));
}));

test('the keyboard reaches every genre, and its name shows', () => withPage(width(1280), async (page) => {
	await page.goto('/genres/map');
	await page.locator('.map a').first().focus();
	const hidden = page.locator('.map a:has(.hidden)');
	if (await hidden.count() > 0) {
		await hidden.first().focus();
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Tab');
		assert.equal(await hidden.first().locator('text').evaluate((text) => getComputedStyle(text).opacity), '1');
	}
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/genres\/[^#]*$/);
}));
