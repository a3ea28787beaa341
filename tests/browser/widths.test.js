'use strict';
// No page is wider than the screen, on any screen.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { width, withPage } = require('./browser');
const { kinds, prepare } = require('./kinds');
const { open } = require('../http/site');

open();
before(prepare);

// What reaches beyond the right edge, unless something around it scrolls on purpose.
function tooWide() {
	const found = [];
	const scrolls = (element) => element !== document.body &&
		(getComputedStyle(element).overflowX === 'auto' || scrolls(element.parentElement));
	for (const element of document.querySelectorAll('body *')) {
		const box = element.getBoundingClientRect();
		const isOut = box.right > innerWidth + 1 && box.width > 1;
		if (isOut && getComputedStyle(element).position !== 'absolute' && !scrolls(element.parentElement))
			found.push(`${element.tagName} ${element.className} ${Math.round(box.right)}`);
	}
	if (document.documentElement.scrollWidth > innerWidth)
		found.push(`the page: ${document.documentElement.scrollWidth}`);
	return found.slice(0, 5);
}

for (const pixels of [320, 390, 640, 832, 960, 1280, 2560]) {
	test(`${pixels} px`, () => withPage(width(pixels), async (page) => {
		for (const [name, address] of Object.entries(kinds)) {
			await page.goto(address);
			assert.deepEqual(await page.evaluate(tooWide), [], name);
		}
	}));
}

test('the table has its own width limit on a very wide screen', () => withPage(width(2560), async (page) => {
	await page.goto('/charts/soundtrack');
	const box = await page.locator('#chart').boundingBox();
	assert.ok(box.width <= 72 * 16 + 1, `${box.width}`);
	assert.ok(Math.abs(box.x - (2560 - box.x - box.width)) < 20, 'it stands in the middle');
}));
