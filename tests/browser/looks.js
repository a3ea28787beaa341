'use strict';
// How pages of the admin look, in every state that has a look of its own: axe, the HTML checker, the width of the
// screen; and nothing of what others typed runs, even without the policy that forbids it.

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

// Looks at all `states`, pairs of a name and a function that leads a page there, after `logIn` had the page.
async function assertLooks(states, logIn) {
	const folder = fs.mkdtempSync(path.join(site.state, 'looks-'));
	await withPage({ bypassCSP: true }, async (page) => {
		page.on('dialog', (dialog) => {
			// What was typed and not saved is asked about.
			assert.equal(dialog.type(), 'beforeunload', 'a script ran');
			dialog.accept();
		});
		await logIn(page);
		for (const [name, go] of states) {
			await go(page);
			fs.writeFileSync(path.join(folder, `${name}.html`), await page.content());
			await assertAccessible(page, name);
		}
	});
	const files = states.map(([name]) => path.join(folder, `${name}.html`));
	const options = ['-jar', jar, '--stdout', '--exit-zero-always', ...files];
	const said = execFileSync('java', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	assert.equal(said, '');
}

module.exports = { assertLooks };
