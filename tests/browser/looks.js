'use strict';
// What every page of the admin must be, in every state that has a look of its own.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const axe = require('axe-core');
const jar = require('vnu-jar');
const { width, withPage } = require('./browser');
const { site } = require('../http/site');

function tooWide() {
	return [document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('body *')]
		.map((element) => element.getBoundingClientRect())
		.filter(({ right, width: wide }) => right > innerWidth + 1 && wide > 1).map(({ right }) => right)]
		.filter((beyond) => beyond > 0);
}

async function assertAccessible(page, name) {
	await page.evaluate(axe.source);
	for (const [pixels, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
		await page.setViewportSize(width(pixels).viewport);
		await page.emulateMedia({ colorScheme });
		const { violations } = await page.evaluate(() => window.axe.run());
		const told = violations.flatMap(({ id, nodes }) =>
			nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
		assert.deepEqual(told, [], `${name} at ${pixels} px, ${colorScheme}`);
		assert.deepEqual(await page.evaluate(tooWide), [], `${name} at ${pixels} px is too wide`);
	}
}

// Goes to each of `pages` (name and how to get there): accessible, valid, as wide as the screen, and no script runs.
async function assertLooks(pages, logIn) {
	const folder = fs.mkdtempSync(path.join(site.state, 'looks-'));
	await withPage({ bypassCSP: true }, async (page) => {
		page.on('dialog', () => assert.fail('a script ran'));
		await logIn(page);
		for (const [name, go] of pages) {
			await go(page);
			fs.writeFileSync(path.join(folder, `${name}.html`), await page.content());
			await assertAccessible(page, name);
		}
	});
	const files = pages.map(([name]) => path.join(folder, `${name}.html`));
	const options = ['-jar', jar, '--stdout', '--exit-zero-always', ...files];
	assert.equal(execFileSync('java', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }), '');
}

module.exports = { assertLooks };
