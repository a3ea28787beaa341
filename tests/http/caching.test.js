'use strict';
// Pages are asked for again cheaply, come packed or plain as the client can take them, and always whole.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, fresh, pause, until } = require('./client');
const { log, open } = require('./site');

open();
const pages = ['/charts/soundtrack', '/charts/soundtrack?sort=artist&order=desc', '/charts', '/'];
const chart = pages[0];

for (const page of pages) {
	test(`${page}: headers of a page that may be kept but is asked for each time`, async () => {
		const got = await ask(page);
		assert.equal(got.status, 200);
		assert.match(got.headers.etag, /^(W\/)?"[^"]+"$/);
		assert.equal(got.headers['cache-control'], 'no-cache');
		assert.equal(got.headers.vary, 'Accept-Encoding');
		assert.equal(got.headers['content-type'], 'text/html; charset=utf-8');
	});
}

test('who has it gets 304 without a body: at once, when the cache asks again, weakly, in a list', async () => {
	const { etag } = (await ask(chart, { headers: { 'accept-encoding': 'gzip' } })).headers;
	const weak = `W/${etag.replace(/^W\//, '')}`;
	for (const wait of [0, CACHE_MS]) {
		await pause(wait);
		for (const given of [etag, weak, `"other", ${etag}`]) {
			const got = await ask(chart, { headers: { 'if-none-match': given, 'accept-encoding': 'gzip' } });
			assert.equal(got.status, 304, given);
			assert.equal(got.body.length, 0);
			assert.equal(got.headers['content-type'], undefined);
			assert.ok(got.headers.etag);
			assert.equal(got.headers['cache-control'], 'no-cache');
			assert.equal(got.headers.vary, 'Accept-Encoding');
		}
	}
});

test('who has another state gets the page', async () => {
	const plain = await ask(chart);
	for (const given of ['"other"', 'W/"other"', '"', 'nonsense', '"a", "b"']) {
		const got = await ask(chart, { headers: { 'if-none-match': given } });
		assert.equal(got.status, 200, given);
		assert.equal(got.text, plain.text);
	}
});

test('an unchanged page keeps bytes and ETag when the cache asks again', async () => {
	const before = await ask(chart);
	await pause(CACHE_MS);
	const after = await ask(chart);
	assert.equal(after.text, before.text);
	assert.equal(after.headers.etag, before.headers.etag);
});

test('the cache asks by ETag, and an unchanged page is not made again', async () => {
	const address = fresh('soundtrack');
	const logged = () => log('access').split('\n').filter((one) => one.includes(address));
	await ask(address);
	await pause(CACHE_MS);
	await ask(address);
	await until('both are logged', () => logged().length === 2);
	assert.match(logged()[0], /cache=MISS /);
	assert.match(logged()[1], /cache=REVALIDATED /);
});

test('the client\'s If-None-Match on a cold page does not make an empty one of it', async () => {
	const address = fresh('soundtrack');
	const { etag } = (await ask(chart, { headers: { 'accept-encoding': 'gzip' } })).headers;
	const first = await ask(address, { headers: { 'if-none-match': etag } });
	assert.ok(first.status === 200 || first.status === 304);
	const second = await ask(address);
	assert.equal(second.status, 200);
	assert.match(second.text, /<\/html>\s*$/);
});

test('HEAD of a cold page tells what GET tells, and leaves the whole page for GET', async () => {
	for (const encoding of ['gzip', 'identity']) {
		const address = fresh('soundtrack');
		const headers = { 'accept-encoding': encoding };
		const head = await ask(address, { method: 'HEAD', headers });
		assert.equal(head.status, 200);
		assert.equal(head.body.length, 0);
		const get = await ask(address, { headers });
		assert.equal(get.status, 200);
		assert.match(get.text, /<\/html>\s*$/);
		for (const name of ['etag', 'content-type', 'content-encoding', 'content-length', 'vary', 'cache-control'])
			assert.equal(head.headers[name], get.headers[name], `${encoding}: ${name}`);
	}
});

test('gzip for who says so, the same page plain for all others', async () => {
	const plain = await ask(chart);
	assert.equal(plain.headers['content-encoding'], undefined);
	assert.match(plain.text, /^<!doctype html>[^]*<\/html>\s*$/i);
	for (const accepted of ['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.8', 'GZIP']) {
		const got = await ask(chart, { headers: { 'accept-encoding': accepted } });
		assert.equal(got.headers['content-encoding'], 'gzip', accepted);
		assert.ok(got.body.length < plain.body.length / 2, accepted);
		assert.equal(got.text, plain.text, accepted);
	}
	for (const accepted of ['br', 'identity', 'gzip;q=0', 'deflate', '']) {
		const got = await ask(chart, { headers: { 'accept-encoding': accepted } });
		assert.equal(got.headers['content-encoding'], undefined, accepted);
		assert.equal(got.text, plain.text, accepted);
	}
});

test('a cold page that a plain client asked for first is packed for the next, and the other way round', async () => {
	for (const order of [['identity', 'gzip'], ['gzip', 'identity']]) {
		const address = fresh('soundtrack');
		const [one, two] = [
			await ask(address, { headers: { 'accept-encoding': order[0] } }),
			await ask(address, { headers: { 'accept-encoding': order[1] } }),
		];
		assert.equal(one.text, two.text);
		assert.notEqual(one.headers['content-encoding'], two.headers['content-encoding']);
	}
});

test('a page of 100 rows is small', async () => {
	const plain = await ask(chart);
	const packed = await ask(chart, { headers: { 'accept-encoding': 'gzip' } });
	assert.ok(plain.body.length <= 120000, `${plain.body.length} bytes`);
	assert.ok(packed.body.length <= 16000, `${packed.body.length} bytes packed`);
});

test('errors are kept by nobody', async () => {
	const address = `/charts/not-there-${process.pid}`;
	for (let i = 0; i < 2; i++) {
		const got = await ask(address);
		assert.equal(got.status, 404);
		assert.equal(got.headers['cache-control'], 'no-store');
	}
});
