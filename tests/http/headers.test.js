'use strict';
// Security headers stand on every answer, each once; nobody gets a cookie.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask, askRaw, parse, send } = require('./client');
const { assertHouseHeaders } = require('./house');
const { first } = require('./page');
const { open, site } = require('./site');

open();
const long = 'x'.repeat(70000);

async function style() {
	return first((await ask('/')).text, /<link rel="stylesheet" href="([^"]*)">/);
}

const answers = {
	'the front page': [200, () => ask('/')],
	'the charts': [200, () => ask('/charts')],
	'a chart': [200, () => ask('/charts/soundtrack')],
	'a chart packed': [200, () => ask('/charts/soundtrack', { headers: { 'accept-encoding': 'gzip' } })],
	'a HEAD': [200, () => ask('/charts/soundtrack', { method: 'HEAD' })],
	'health': [200, () => ask('/healthz')],
	'version': [200, () => ask('/version')],
	'a static file': [200, async () => ask(await style())],
	'a redirect': [301, () => ask('/Charts/')],
	'a damaged request': [400, async () => parse(await send('NONSENSE\r\n\r\n'))],
	'a NUL in the address': [400, () => askRaw('/charts/%00')],
	'no page': [404, () => ask('/not-there')],
	'no chart': [404, () => ask('/charts/not-there')],
	'no static file': [404, () => ask('/static/not-there.css')],
	'a wrong method': [405, () => ask('/charts/soundtrack', { method: 'DELETE' })],
	'a wrong method on a static file': [405, async () => ask(await style(), { method: 'POST' })],
	'a large body': [413, () => ask('/charts', { method: 'POST', body: 'x'.repeat(2000) })],
	'a long address': [414, () => askRaw(`/${long}`)],
	'a long header': [431, async () => parse(await send(`GET / HTTP/1.1\r\nHost: ${site.host}\r\nX: ${long}\r\n\r\n`))],
};

for (const [what, [status, get]] of Object.entries(answers)) {
	test(`${what} (${status})`, async () => {
		const answer = await get();
		assert.equal(answer.status, status);
		assertHouseHeaders(answer, what);
	});
}

test('a 304', async () => {
	const { etag } = (await ask('/charts/soundtrack', { headers: { 'accept-encoding': 'gzip' } })).headers;
	const answer = await ask('/charts/soundtrack', { headers: { 'if-none-match': etag } });
	assert.equal(answer.status, 304);
	assertHouseHeaders(answer, '304');
});

test('cookies and credentials of a client change nothing and are not answered', async () => {
	const plain = await ask('/charts/soundtrack');
	const answer = await ask('/charts/soundtrack', {
		headers: { cookie: 'session=1; __Host-session=2', authorization: 'Basic YTpi', 'x-http-method-override': 'DELETE' },
	});
	assert.equal(answer.status, 200);
	assert.equal(answer.text, plain.text);
	assertHouseHeaders(answer, 'with cookies');
});
