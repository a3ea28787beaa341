'use strict';
// Light and dark by the reader's setting; the row that the address points at stands out in both.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { width, withPage } = require('./browser');
const { open } = require('../http/site');

open();

function colours() {
	const style = getComputedStyle(document.body);
	return [style.backgroundColor, style.color].map((colour) => {
		const [red, green, blue] = colour.match(/\d+/g).map(Number);
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	});
}

for (const address of ['/', '/charts', '/charts/soundtrack', '/not-there']) {
	test(`${address} is light by day and dark by night`, async () => {
		for (const [colorScheme, isDark] of [['light', false], ['dark', true]]) {
			await withPage({ colorScheme }, async (page) => {
				await page.goto(address);
				const [paper, ink] = await page.evaluate(colours);
				assert.equal(paper < ink, isDark, colorScheme);
				assert.ok(Math.abs(paper - ink) > 150);
			});
		}
	});
}

function background(page, row) {
	return page.locator(row).evaluate((element) => {
		const [own, cell] = [element, element.firstElementChild].map((one) => getComputedStyle(one).backgroundColor);
		return cell === 'rgba(0, 0, 0, 0)' ? own : cell;
	});
}

for (const colorScheme of ['light', 'dark']) {
	for (const pixels of [390, 1280]) {
		test(`the row of the address stands out: ${colorScheme}, ${pixels} px`, () =>
			withPage({ ...width(pixels), colorScheme }, async (page) => {
				await page.goto('/charts/soundtrack?sort=rank#rank-57');
				assert.notEqual(await background(page, '#rank-57'), await background(page, '#rank-56'));
				const [row, header] = await Promise.all([
					page.locator('#rank-57').boundingBox(),
					page.locator('thead').boundingBox(),
				]);
				assert.ok(row.y >= (header?.height ?? 0) - 1, 'it is not under the header row');
				assert.ok(row.y < page.viewportSize().height);
			}));
	}
}

test('a rank is a link to its row', () => withPage({ javaScriptEnabled: false }, async (page) => {
	await page.goto('/charts/soundtrack?sort=title');
	await page.locator('#rank-12 .rank a').click();
	assert.match(page.url(), /\/charts\/soundtrack\?sort=title#rank-12$/);
}));

test('the header row stays in view', () => withPage({}, async (page) => {
	await page.goto('/charts/soundtrack#rank-1');
	await page.locator('tbody tr').nth(80).scrollIntoViewIfNeeded();
	const box = await page.locator('thead th.title').boundingBox();
	assert.ok(box.y >= -1 && box.y < 5, `${box.y}`);
	assert.ok(await page.evaluate(() => document.elementFromPoint(innerWidth / 2, 10).closest('thead') !== null));
}));
