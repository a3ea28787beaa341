'use strict';
// What is no GET or HEAD is refused by a page, whatever its size, and the site goes on.

const assert = require('node:assert/strict');
const net = require('node:net');
const { test } = require('node:test');
const { ask, parse, send } = require('./client');
const { assertErrorPage } = require('./house');
const { open, site, workers } = require('./site');

open();
const host = `Host: ${site.host}\r\nConnection: close\r\n`;

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE']) {
	test(`${method} is not for pages`, async () => {
		for (const path of ['/', '/charts', '/charts/soundtrack', '/healthz']) {
			const got = await ask(path, { method });
			assertErrorPage(got, 405, `${method} ${path}`);
			assert.equal(got.headers.allow, 'GET, HEAD', `${method} ${path}`);
		}
	});
}

test('a method that nobody knows', async () => {
	const got = parse(await send(`CHART /charts HTTP/1.1\r\n${host}\r\n`));
	assertErrorPage(got, 405, 'CHART');
	assert.equal(got.headers.allow, 'GET, HEAD');
});

test('a method in lower case is none', async () => {
	const got = parse(await send(`get /charts HTTP/1.1\r\n${host}\r\n`));
	assert.ok(got.status === 400 || got.status === 405, `${got.status}`);
});

test('POST where there is no page is 404', async () => {
	assertErrorPage(await ask('/not-there', { method: 'POST' }), 404, 'POST');
});

test('a small body is dropped', async () => {
	assertErrorPage(await ask('/charts', { method: 'POST', body: 'sort=title' }), 405, 'POST with a body');
	assert.equal((await ask('/charts', { method: 'GET', body: 'sort=title' })).status, 200);
});

test('a larger body is refused', async () => {
	assertErrorPage(await ask('/charts', { method: 'POST', body: 'x'.repeat(100000) }), 413, 'POST of 100 kB');
	const declared = await send(`POST /charts HTTP/1.1\r\n${host}Content-Length: 1000000000\r\n\r\n`);
	assertErrorPage(parse(declared), 413, 'POST of 1 GB, as declared');
	const chunk = `fa0\r\n${'x'.repeat(4000)}\r\n0\r\n\r\n`;
	const chunked = await send(`POST /charts HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
	assertErrorPage(parse(chunked), 413, 'POST in chunks');
});

test('a long address is refused, a merely strange one is not', async () => {
	assertErrorPage(parse(await send(`GET /${'a'.repeat(70000)} HTTP/1.1\r\n${host}\r\n`)), 414, 'address of 70 kB');
	assert.equal((await ask(`/charts?x=${'a'.repeat(60000)}`)).status, 200);
});

test('a long header is refused, many are', async () => {
	const line = `X: ${'a'.repeat(70000)}\r\n`;
	assertErrorPage(parse(await send(`GET / HTTP/1.1\r\n${host}${line}\r\n`)), 431, 'header of 70 kB');
	const lines = Array.from({ length: 20000 }, (unused, i) => `X-${i}: ${'a'.repeat(20)}\r\n`).join('');
	assertErrorPage(parse(await send(`GET / HTTP/1.1\r\n${host}${lines}\r\n`)), 431, '20,000 headers');
});

const damaged = {
	'no request': 'hello\r\n\r\n',
	'no host': 'GET / HTTP/1.1\r\n\r\n',
	'two hosts': `GET / HTTP/1.1\r\n${host}Host: other\r\n\r\n`,
	'two lengths': `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
	'length and chunks': `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
	'no number as length': `POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
	'HTTP/3.0': `GET / HTTP/3.0\r\n${host}\r\n`,
};

for (const [what, bytes] of Object.entries(damaged)) {
	test(`damaged: ${what}`, async () => {
		const got = parse(await send(bytes));
		// 444 of the unknown host is silence.
		if (got !== undefined)
			assert.ok(got.status >= 400 && got.status < 500 || got.status === 505, `${got.status}`);
	});
}

test('a client that leaves in the middle does no harm', async () => {
	const before = workers();
	await Promise.all(Array.from({ length: 20 }, () => new Promise((resolve) => {
		const socket = net.connect(site.port, site.host);
		socket.on('error', resolve);
		socket.on('close', resolve);
		socket.write(`GET /charts/soundtrack?q=${Math.random()} HTTP/1.1\r\n${host}\r\n`, () => socket.destroy());
	})));
	assert.equal((await ask('/charts/soundtrack')).status, 200);
	assert.deepEqual(workers(), before);
});
