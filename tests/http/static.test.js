'use strict';
// Static files may be kept for ever; nothing but them can be had.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask, askRaw } = require('./client');
const { assertErrorPage } = require('./house');
const { open } = require('./site');

open();

async function files() {
	const { text } = await ask('/');
	return [...text.matchAll(/<link rel="(?:stylesheet|icon)"[^>]* href="([^"]*)">/g)].map(([, file]) => file);
}

const types = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' };

test('pages name their files by content', async () => {
	const found = await files();
	assert.equal(found.length, 2);
	for (const file of found)
		assert.match(file, /^\/static\/[a-z]+-[0-9a-f]{12}\.(css|svg)$/);
});

test('they are kept for ever, packed or plain', async () => {
	for (const file of await files()) {
		const plain = await ask(file);
		const packed = await ask(file, { headers: { 'accept-encoding': 'gzip' } });
		for (const got of [plain, packed]) {
			assert.equal(got.status, 200);
			assert.equal(got.headers['cache-control'], 'public, max-age=31536000, immutable');
			assert.equal(got.headers.vary, 'Accept-Encoding');
			assert.ok(got.headers['content-type'].startsWith(types[file.split('.').pop()].split(';')[0]));
		}
		assert.equal(plain.headers['content-encoding'], undefined);
		assert.equal(packed.headers['content-encoding'], 'gzip');
		assert.equal(packed.text, plain.text);
	}
});

test('HEAD, 304 by tag and by date', async () => {
	for (const file of await files()) {
		const got = await ask(file);
		const head = await ask(file, { method: 'HEAD' });
		assert.equal(head.status, 200);
		assert.equal(head.headers['content-length'], String(got.body.length));
		for (const [name, value] of [['if-none-match', got.headers.etag], ['if-modified-since', got.headers['last-modified']]]) {
			const again = await ask(file, { headers: { [name]: value } });
			assert.equal(again.status, 304, name);
			assert.equal(again.body.length, 0);
		}
	}
});

test('a file that is not there is the site\'s own 404', async () => {
	for (const address of ['/static/site.css', '/static/site-000000000000.css', '/static/', '/static', '/static/a/b.css',
		'/static/refused.html', '/static/too-large.html', '/static/too-many.html',
		'/static/unavailable.html'])
		assertErrorPage(await ask(address), 404, address);
});

const outside = [
	'/static../static.manifest', '/static../templates/public/chart.cs', '/static/../static.manifest',
	'/static/%2e%2e/static.manifest', '/static/..%2fstatic.manifest', '/static/%2e%2e%2fstatic.manifest',
	'/static/....//static.manifest', '/static//../static.manifest', '/static/..%5cstatic.manifest',
	'/static/%252e%252e/static.manifest', '/static/%c0%ae%c0%ae/static.manifest', '/static.manifest',
	'/templates/public/chart.cs', '/migrations/0001-schema-migration.sql', '/roles.sql', '/data/soundtrack.csv',
	'/nginx/site.conf', '/static/../../../../../../etc/passwd', '/../../etc/passwd', '/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
	'/.git/config', '/silverchart.conf', '/static/..;/static.manifest',
];

for (const address of outside) {
	test(`nothing at ${address}`, async () => {
		const got = await askRaw(address);
		assert.ok(got.status === 404 || got.status === 400, `${got.status}`);
		assert.doesNotMatch(got.text, /site\.css site-|<\?cs|CREATE TABLE|root:|rank,title/);
	});
}
