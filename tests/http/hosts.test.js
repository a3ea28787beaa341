'use strict';
// Whoever asks for another host gets nothing; what the client says of itself is believed nowhere.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask, parse, send } = require('./client');
const { open, site } = require('./site');

open();
const end = 'Connection: close\r\n\r\n';

test('the names of the site are answered', async () => {
	for (const name of [site.host, 'localhost', `localhost:${site.port}`, 'LOCALHOST'])
		assert.equal((await ask('/charts', { headers: { host: name } })).status, 200, name);
});

const strangers = {
	'another name': `GET / HTTP/1.1\r\nHost: evil.example\r\n${end}`,
	'another name for a page': `GET /charts/soundtrack HTTP/1.1\r\nHost: evil.example:80\r\n${end}`,
	'no name (HTTP/1.0)': 'GET / HTTP/1.0\r\n\r\n',
	'another name in the target': `GET http://evil.example/charts HTTP/1.1\r\nHost: localhost\r\n${end}`,
	'a name that ends like ours': `GET / HTTP/1.1\r\nHost: evil-localhost\r\n${end}`,
};

for (const [what, request] of Object.entries(strangers)) {
	test(`silence for ${what}`, async () => {
		const bytes = await send(request);
		assert.equal(bytes.toString('latin1'), '');
	});
}

test('an empty name is a damaged request', async () => {
	assert.equal(parse(await send(`GET / HTTP/1.1\r\nHost:\r\n${end}`)).status, 400);
});

test('the target wins over the header, as it must', async () => {
	const got = parse(await send(`GET http://localhost/charts HTTP/1.1\r\nHost: evil.example\r\n${end}`));
	assert.equal(got.status, 200);
	assert.doesNotMatch(got.text, /evil\.example/);
});
