'use strict';
// Debian's Chromium, driven by Playwright. It starts with a test file's first page and ends with the file.

const { after } = require('node:test');
const { chromium } = require('playwright-core');
const { site } = require('../http/site');

const options = {
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync'],
};

let browser;

after(async () => {
	await (await browser)?.close();
});

// Runs `use` with a new page. Options are those of a browser context: viewport, colorScheme, javaScriptEnabled, ...
async function withPage(context, use) {
	browser ??= chromium.launch(options);
	const opened = await (await browser).newContext({ baseURL: site.url, viewport: { width: 1280, height: 900 }, ...context });
	opened.setDefaultTimeout(15000);
	try {
		return await use(await opened.newPage());
	} finally {
		await opened.close();
	}
}

function width(pixels) {
	return { viewport: { width: pixels, height: pixels < 640 ? 844 : 900 } };
}

module.exports = { width, withPage };
