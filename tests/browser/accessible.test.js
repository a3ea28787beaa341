'use strict';
// axe finds nothing: WCAG 2.2 AA and good practice, on every kind of page, phone and desk, light and dark.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const axe = require('axe-core');
const { width, withPage } = require('./browser');
const { errors, kinds, prepare } = require('./kinds');
const { open } = require('../http/site');

open();
before(prepare);

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page) {
	const { violations: found, passes } = await page.evaluate((tags) =>
		window.axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), rules);
	assert.ok(passes.length > 5, 'axe looked at the page');
	return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) =>
		`${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}

for (const [name, address] of Object.entries(kinds)) {
	test(name, () => withPage({ bypassCSP: true }, async (page) => {
		const response = await page.goto(address);
		assert.equal(response.status(), errors[name] ?? 200);
		await page.evaluate(axe.source);
		for (const pixels of [390, 1280]) {
			for (const colorScheme of ['light', 'dark']) {
				await page.setViewportSize(width(pixels).viewport);
				await page.emulateMedia({ colorScheme });
				assert.deepEqual(await violations(page), [], `${pixels} px, ${colorScheme}`);
			}
		}
	}));
}

test('what is folded away is accessible too', () => withPage({ bypassCSP: true }, async (page) => {
	await page.goto(kinds['chart of difficult names']);
	const opened = await page.locator('details').evaluateAll((list) => list.map((details) => {
		details.open = true;
		return details.textContent;
	}));
	assert.ok(opened.length > 1);
	await page.evaluate(axe.source);
	assert.deepEqual(await violations(page), []);
}));
