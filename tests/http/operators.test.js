'use strict';
// What operators ask: is it well, and which version is it?

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { ask } = require('./client');
const { open } = require('./site');

const site = open();

for (const address of ['/healthz', '/version']) {
	test(`${address} is plain text that nobody keeps`, async () => {
		const got = await ask(address);
		assert.equal(got.status, 200);
		assert.equal(got.headers['content-type'], 'text/plain; charset=utf-8');
		assert.equal(got.headers['cache-control'], 'no-store');
		assert.equal(got.headers.etag, undefined);
	});
}

test('/healthz says ok', async () => {
	assert.equal((await ask('/healthz')).text, 'ok\n');
});

test('/version says the version of configure.ac', async () => {
	const [, version] = /^AC_INIT\(\[silverchart\], \[([^\]]+)\]/m.exec(
		fs.readFileSync(path.join(site.top, 'configure.ac'), 'utf8'));
	assert.equal((await ask('/version')).text, `silverchart ${version}\n`);
});
