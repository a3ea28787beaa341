'use strict';
// Another spelling of an address leads to the canonical one, in one step, and never to another site.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask, askRaw } = require('./client');
const { importCsv, open } = require('./site');
const { writeCsv } = require('./rules');

open();

const spellings = {
	'/Charts/Soundtrack': '/charts/soundtrack',
	'/charts/SOUNDTRACK': '/charts/soundtrack',
	'/charts/soundtrack/': '/charts/soundtrack',
	'/CHARTS/soundtrack/': '/charts/soundtrack',
	'/charts/': '/charts',
	'/Charts': '/charts',
	'/charts/soundtrack/?sort=title&order=desc': '/charts/soundtrack?sort=title&order=desc',
	'/charts/Soundtrack?q=A%26B+caf%C3%A9&utm_source=x': '/charts/soundtrack?q=A%26B+caf%C3%A9&utm_source=x',
	'/Healthz': '/healthz',
};

for (const [spelling, canonical] of Object.entries(spellings)) {
	test(spelling, async () => {
		const moved = await ask(spelling);
		assert.equal(moved.status, 301);
		// What a page does not declare may be dropped on the way.
		const location = moved.headers.location.replace('&utm_source=x', '');
		assert.equal(location, canonical.replace('&utm_source=x', ''));
		assert.equal((await ask(moved.headers.location)).status, 200);
	});
}

test('"_" for "-"', async () => {
	importCsv('moved-here', writeCsv([{ title: 'Moved', artist: 'Redirects' }]), '--title', 'Moved', '--publish');
	const moved = await ask('/charts/Moved_Here/?sort=title');
	assert.equal(moved.status, 301);
	assert.equal(moved.headers.location, '/charts/moved-here?sort=title');
});

test('doubled slashes are the same address', async () => {
	const plain = await ask('/charts/soundtrack');
	for (const path of ['//charts//soundtrack', '/charts///soundtrack']) {
		const got = await ask(path);
		if (got.status === 301)
			assert.equal(got.headers.location, '/charts/soundtrack');
		else
			assert.equal(got.text, plain.text);
	}
});

test('what is not there is 404 in every spelling, after one step at most', async () => {
	for (const path of ['/Not-There', '/not-there/', '/charts/soundtrack/more', '/CHARTS/x/y/'])
		assert.equal((await ask(path)).status, 404, path);
	const moved = await ask('/charts/Not_There/');
	assert.equal((await ask(moved.headers.location ?? '/charts/not-there')).status, 404);
});

const traps = [
	'//evil.example', '//evil.example/', '//evil.example/Charts', '///evil.example/', '/\\evil.example/',
	'/%5Cevil.example/', '/%2F%2Fevil.example/', '/%2f/Evil.Example/', '//evil.example/charts/Soundtrack',
	'/.//evil.example/', '/%09/evil.example/', '//EVIL.example/..', '//charts%2F..%2F..%2Fevil.example/',
	'/Charts//evil.example/', '/https://evil.example/', '/%0d%0aLocation:%20https://evil.example/Charts/',
];

for (const trap of traps) {
	test(`no way out by ${trap}`, async () => {
		const got = await askRaw(trap);
		assert.ok(got.status < 500, `${got.status}`);
		const location = got.headers.location;
		if (location !== undefined)
			assert.match(location, /^\/(?![/\\])/);
	});
}

test('a line break in the query makes no header', async () => {
	for (const query of ['x=%0d%0aSet-Cookie:%20a=b', 'x=%0D%0A%0D%0A<script>', 'q=%E5%98%8A%E5%98%8DSet-Cookie:a=b']) {
		for (const path of ['/Charts/Soundtrack', '/charts/soundtrack/']) {
			const got = await ask(`${path}?${query}`);
			assert.equal(got.status, 301);
			assert.equal(got.headers['set-cookie'], undefined);
			assert.doesNotMatch(got.headers.location, /[\r\n]/);
			assert.match(got.headers.location, /^\/charts\/soundtrack(\?|$)/);
		}
	}
});
