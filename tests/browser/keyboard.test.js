'use strict';
// Everything can be reached and used by the keyboard, and one always sees where one is.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { width, withPage } = require('./browser');
const { kinds, prepare } = require('./kinds');
const { open } = require('../http/site');

open();

// The element in focus, as a reader sees it.
function inFocus() {
	const element = document.activeElement;
	const box = element.getBoundingClientRect();
	const style = getComputedStyle(element);
	const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
	return {
		what: `${element.tagName.toLowerCase()} ${element.className} ${element.textContent.trim().slice(0, 30)}`,
		where: [box.left, box.top, box.right, box.bottom].map(Math.round).join(' '),
		isPage: element === document.body,
		hasOutline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
		isInView: box.width > 0 && Math.min(box.top, box.left, innerHeight - box.bottom, innerWidth - box.right) > -1,
		isOnTop: top !== null && (element.contains(top) || top.contains(element)),
	};
}

async function tab(page) {
	await page.keyboard.press('Tab');
	return page.evaluate(inFocus);
}

test('the first stop leads to the content', () => withPage({}, async (page) => {
	await page.goto('/charts/soundtrack');
	const skip = await tab(page);
	assert.match(skip.what, /^a skip/);
	assert.ok(skip.isInView && skip.isOnTop && skip.hasOutline);
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
	await page.keyboard.press('Tab');
	assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null));
}));

test('the skip link is out of sight until it is reached', () => withPage({}, async (page) => {
	await page.goto('/');
	assert.ok((await page.locator('.skip').boundingBox()).x < 0);
}));

test('sorting', () => withPage({}, async (page) => {
	await page.goto('/charts/soundtrack');
	let stop;
	do {
		stop = await tab(page);
	} while (!stop.isPage && !stop.what.endsWith('Title'));
	await Promise.all([page.waitForURL(/sort=title/), page.keyboard.press('Enter')]);
	assert.equal(await page.locator('th[aria-sort]').getAttribute('class'), 'title');
}));

test('a bar of the picture above a chart', () => withPage(width(390), async (page) => {
	await page.goto('/charts/soundtrack?sort=title');
	let stop;
	do {
		stop = await tab(page);
	} while (!stop.isPage && !(await page.evaluate(() => document.activeElement.closest('svg') !== null)));
	assert.ok(stop.hasOutline && stop.isInView);
	const decade = await page.evaluate(() => document.activeElement.getAttribute('aria-label').slice(0, 4));
	await Promise.all([page.waitForURL(new RegExp(`sort=title&from=${decade}`)), page.keyboard.press('Enter')]);
	assert.match(await page.locator('svg [aria-current]').getAttribute('aria-label'), new RegExp(`^${decade}s: `));
}));

for (const pixels of [390, 1280]) {
	for (const name of ['front page', 'all charts', 'chart filtered', 'chart with places elsewhere',
		'long chart, second page', 'not found']) {
		test(`every stop is visible: ${name}, ${pixels} px`, async () => {
			await prepare();
			await withPage(width(pixels), async (page) => {
				await page.goto(kinds[name]);
				const links = await page.locator('a:visible, button:visible, input:visible, select:visible, summary:visible').count();
				let stops = 0;
				for (let stop = await tab(page); !stop.isPage && stops <= links; stop = await tab(page)) {
					stops++;
					assert.ok(stop.hasOutline, `no outline: ${stop.what}`);
					assert.ok(stop.isInView, `out of view: ${stop.what}, ${stop.where}`);
					assert.ok(stop.isOnTop, `covered: ${stop.what}`);
				}
				assert.ok(stops >= links, `${stops} stops for ${links} links and fields`);
			});
		});
	}
}
