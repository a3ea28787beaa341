'use strict';
// A page loads nothing from elsewhere, runs no script, keeps nothing in the browser and leaves its console empty.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { withPage } = require('./browser');
const { errors, kinds, prepare } = require('./kinds');
const { open, site } = require('../http/site');

open();
before(prepare);

for (const [name, address] of Object.entries(kinds)) {
	test(name, () => withPage({}, async (page) => {
		const said = [];
		const asked = [];
		const failed = [];
		page.on('console', (message) => {
			// The browser itself tells that the page is an error page.
			if (!(name in errors && message.location().url === page.url()))
				said.push(message.text());
		});
		page.on('pageerror', (error) => said.push(error.message));
		page.on('request', (request) => asked.push(request.url()));
		page.on('response', (response) => {
			if (response.status() >= 400 && !response.request().isNavigationRequest())
				failed.push(`${response.status()} ${response.url()}`);
		});
		await page.goto(address, { waitUntil: 'networkidle' });
		assert.deepEqual(said, []);
		assert.deepEqual(asked.filter((url) => !url.startsWith(`${site.url}/`)), []);
		assert.deepEqual(failed, []);
		assert.deepEqual(await page.context().cookies(), []);
		assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
		assert.equal(await page.evaluate(() =>
			document.querySelectorAll('script:not([type="application/ld+json"]), style, [style], iframe, object, embed').length), 0);
	}));
}

test('the policy keeps script out, should some get in', () => withPage({}, async (page) => {
	await page.goto('/charts/soundtrack');
	const ran = await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'window.ran = true';
		document.body.append(script);
		return window.ran === true;
	});
	assert.equal(ran, false);
}));

test('links to elsewhere tell nothing of us', () => withPage({}, async (page) => {
	for (const address of ['/', '/charts/soundtrack', '/charts/kinds-places']) {
		await page.goto(address);
		for (const link of await page.locator('a[href^="http"]').all())
			assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
	}
}));
