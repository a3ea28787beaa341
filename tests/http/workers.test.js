'use strict';
// Workers die and are replaced; readers do not notice.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, fresh, pause, readWhile, until } = require('./client');
const { assertErrorPage } = require('./house');
const { log, open, pid, start, started, stop, workers } = require('./site');

open({ own: true });
const chart = '/charts/soundtrack';

const count = 2; // the default of the setting

function full() {
	return until('the workers are complete', () => {
		const now = workers();
		return now.length === count && now;
	});
}

test('a killed worker is replaced', async () => {
	const before = await full();
	process.kill(before[0], 'SIGKILL');
	await until('it is gone', () => !workers().includes(before[0]));
	const after = await full();
	assert.ok(after.includes(before[1]));
	assert.match(log('silverchart'), new RegExp(`worker ${before[0]} was ended by signal 9`));
	assert.equal((await ask(fresh('soundtrack'))).status, 200);
});

test('all workers killed at once are replaced', async () => {
	const before = await full();
	before.forEach((worker) => process.kill(worker, 'SIGKILL'));
	const got = await ask(fresh('soundtrack'));
	assert.equal(got.status, 200);
	const after = await full();
	assert.deepEqual(after.filter((worker) => before.includes(worker)), []);
});

test('workers killed while they serve cost no reader his page', async () => {
	const refused = await readWhile('soundtrack', 4, async () => {
		// One by one, and none that is younger than a second: those are replaced after a wait.
		for (let i = 0; i < 6; i++) {
			const [oldest] = (await full()).sort((a, b) => started(a) - started(b));
			process.kill(oldest, 'SIGKILL');
			await pause(1300);
		}
	});
	assert.deepEqual(refused, []);
});

test('a stopped (SIGSTOP) worker leaves the others at work', async () => {
	const before = await full();
	process.kill(before[0], 'SIGSTOP');
	try {
		const answers = await Promise.all(Array.from({ length: 6 }, () => ask(fresh('soundtrack'))));
		assert.ok(answers.filter((got) => got.status === 200).length >= 5);
	} finally {
		process.kill(before[0], 'SIGCONT');
	}
});

test('the program ended: what was read is served, the rest is 503 by nginx', async () => {
	const before = await ask(chart);
	stop('silverchart');
	await pause(CACHE_MS);
	const stale = await ask(chart);
	assert.equal(stale.status, 200);
	assert.equal(stale.text, before.text);
	assert.equal((await ask(chart, { method: 'HEAD' })).status, 200);
	for (const address of [fresh('soundtrack'), '/healthz', '/version', '/not-there']) {
		const away = await ask(address);
		assertErrorPage(away, 503, address);
		assert.match(away.headers['retry-after'], /^\d+$/);
	}
});

test('started again it serves', async () => {
	start('silverchart');
	assert.equal((await until('it answers', async () => {
		const got = await ask(fresh('soundtrack'));
		return got.status === 200 && got;
	})).status, 200);
});

test('the master killed (-9): its workers end too, and a new one takes over the socket', async () => {
	const orphans = workers();
	process.kill(pid('silverchart'), 'SIGKILL');
	await until('the workers end', () => orphans.every((worker) => {
		try {
			process.kill(worker, 0);
			return false;
		} catch {
			return true;
		}
	}));
	start('silverchart');
	await until('it answers', async () => (await ask(fresh('soundtrack'))).status === 200);
});
