'use strict';
// PostgreSQL stopped or frozen: what was read before is still read, the rest is 503 soon, and nobody has to
// restart anything afterwards.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { CACHE_MS, ask, fresh, pause, until } = require('./client');
const { assertErrorPage } = require('./house');
const { log, open, pid, sql, start, stop, workers } = require('./site');

open({ own: true });
const chart = '/charts/soundtrack';

function assertAway(got, what) {
	assertErrorPage(got, 503, what);
	assert.match(got.headers['retry-after'], /^\d+$/, what);
}

function isWell() {
	return until('the site is well', async () => (await ask('/healthz')).status === 200 &&
		(await ask(fresh('soundtrack'))).status === 200);
}

function readers() {
	return sql("SELECT pid FROM pg_stat_activity WHERE usename = 'silverchart_public'").split('\n').map(Number);
}

test('stopped: a page that was read is served as it was', async () => {
	const before = await ask(chart);
	const packed = await ask(chart, { headers: { 'accept-encoding': 'gzip' } });
	stop('postgresql');
	await pause(CACHE_MS);
	const stale = await ask(chart);
	assert.equal(stale.status, 200);
	assert.equal(stale.text, before.text);
	const again = await ask(chart);
	assert.equal(again.status, 200);
	const unchanged = await ask(chart, { headers: { 'if-none-match': packed.headers.etag, 'accept-encoding': 'gzip' } });
	assert.equal(unchanged.status, 304);
	assert.equal((await ask(chart, { method: 'HEAD' })).status, 200);
});

test('stopped: a page that nobody read is 503 with Retry-After, in the site\'s look', async () => {
	for (let i = 0; i < 6; i++)
		assertAway(await ask(fresh('soundtrack')), `request ${i}`);
	assert.match((await ask(fresh('soundtrack'))).text, /<link rel="stylesheet"/);
	assertAway(await ask('/charts/never-asked-for'), 'an unknown chart');
});

test('stopped: health is 503, the version is told', async () => {
	assertAway(await ask('/healthz'), 'health');
	assert.equal((await ask('/version')).status, 200);
});

test('started again: the same workers serve at once', async () => {
	const before = workers();
	start('postgresql');
	await isWell();
	assert.deepEqual(workers(), before);
	assert.equal((await ask(chart)).status, 200);
});

test('every connection ended by the server: no reader notices', async () => {
	await isWell();
	sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'silverchart_public'");
	for (let i = 0; i < 10; i++)
		assert.equal((await ask(fresh('soundtrack'))).status, 200);
});

test('frozen connections cost a request its deadline, not the worker', async () => {
	await isWell();
	for (let i = 0; i < 8; i++)
		await ask(fresh('soundtrack'));
	const before = workers();
	const frozen = readers();
	assert.ok(frozen.length > 0);
	frozen.forEach((process_) => process.kill(process_, 'SIGSTOP'));
	try {
		const answers = await Promise.all(Array.from({ length: 4 }, () => ask(fresh('soundtrack'))));
		assert.ok(answers.some((got) => got.status === 503), 'somebody met a frozen connection');
		for (const got of answers.filter(({ status }) => status !== 200))
			assertAway(got, 'frozen');
		await until('new connections were made', async () => (await ask(fresh('soundtrack'))).status === 200);
	} finally {
		frozen.forEach((process_) => process.kill(process_, 'SIGCONT'));
	}
	assert.deepEqual(workers(), before);
});

test('frozen as a whole: 503 in time, stale pages, then all is well', async () => {
	await isWell();
	await ask(chart);
	const before = workers();
	const frozen = [pid('postgresql'), ...readers()];
	frozen.forEach((process_) => process.kill(process_, 'SIGSTOP'));
	try {
		await pause(CACHE_MS);
		assert.equal((await ask(chart)).status, 200);
		for (let i = 0; i < 2; i++)
			assertAway(await ask(fresh('soundtrack')), 'frozen');
	} finally {
		frozen.forEach((process_) => process.kill(process_, 'SIGCONT'));
	}
	await isWell();
	assert.deepEqual(workers(), before);
});

test('killed: after its recovery all is well', async () => {
	await isWell();
	const [reader] = readers();
	process.kill(reader, 'SIGKILL'); // the server restarts all its processes
	await isWell();
	assert.equal((await ask(chart)).status, 200);
});

test('the log says what was wrong', () => {
	assert.match(log('silverchart'), /postgresql|PostgreSQL|database|connection/);
});
