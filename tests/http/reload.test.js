'use strict';
// SIGHUP takes over settings and templates; a bad file changes nothing and the log says why.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { test } = require('node:test');
const { CACHE_MS, ask, fresh, pause, readWhile, until } = require('./client');
const { configuration, log, open, pid, workers } = require('./site');

open({ own: true });
const original = fs.readFileSync(configuration(), 'utf8');

function brand(html) {
	return /<a class="brand"[^>]*>([^<]*)<\/a>/.exec(html)[1];
}

// Has the settings read again with one of them changed; resolves with what the log said.
async function reload(key, value) {
	const line = `${key} = ${value}`;
	const there = new RegExp(`^${key} = .*$`, 'm');
	fs.writeFileSync(configuration(), there.test(original) ? original.replace(there, line) : `${original}${line}\n`);
	const before = log('silverchart').length;
	process.kill(pid('silverchart'), 'SIGHUP');
	return until('the log tells', () => /reload[^\n]*\n/.exec(log('silverchart').slice(before))?.[0]);
}

test('before it, the settings of the site are in force', async () => {
	for (const address of ['/charts/soundtrack', fresh('soundtrack')])
		assert.equal(brand((await ask(address)).text), 'Silverchart');
});

test('a new title is shown, by new workers, while nobody is refused', async () => {
	const before = workers();
	const refused = await readWhile('soundtrack', 1, async () => {
		assert.match(await reload('site_title', 'Another & name'), /reloaded/);
		await until('the old workers ended', () => workers().every((worker) => !before.includes(worker)));
	});
	assert.deepEqual(refused, []);
	assert.equal(workers().length, before.length);
	assert.equal(brand((await ask(fresh('soundtrack'))).text), 'Another &amp; name');
});

test('pages that the cache has follow: their ETag changed', async () => {
	await pause(CACHE_MS);
	assert.equal(brand((await ask('/charts/soundtrack')).text), 'Another &amp; name');
});

const bad = {
	'no such setting': ['no_such_setting', '1', /silverchart\.conf:\d+: .*no_such_setting/],
	'a wrong number': ['worker_requests', 'many', /silverchart\.conf:\d+: .*worker_requests.*number/],
	'a folder without templates': ['templates', '/nonexistent', /nonexistent/],
};

for (const [what, [key, value, reason]] of Object.entries(bad)) {
	test(`refused: ${what}`, async () => {
		const before = workers();
		const told = await reload(key, value);
		assert.match(told, /refused/);
		assert.match(told, reason);
		assert.deepEqual(workers(), before);
		assert.equal(brand((await ask(fresh('soundtrack'))).text), 'Another &amp; name');
	});
}

test('the old settings again', async () => {
	assert.match(await reload('site_title', 'Silverchart'), /reloaded/);
	await until('they are in force', async () => brand((await ask(fresh('soundtrack'))).text) === 'Silverchart');
});
