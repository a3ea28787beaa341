'use strict';
// SIGTERM lets a running request finish.

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const path = require('node:path');
const { test } = require('node:test');
const { ask, fresh, pause, until } = require('./client');
const { heading } = require('./page');
const { log, open, pid, site, sql, start, workers } = require('./site');

open({ own: true });

// Holds every reading of charts for some seconds, less than the site's deadline. Resolves once it is so.
async function hold(seconds) {
	const statements = `BEGIN; LOCK TABLE chart; SELECT pg_sleep(${seconds}); COMMIT`;
	const psql = spawn(path.join(site.top, 'tests/site'), ['psql', site.state, '-c', statements], { stdio: 'ignore' });
	const end = new Promise((resolve) => {
		psql.on('exit', resolve);
	});
	await until('the charts are locked', () =>
		sql("SELECT 1 FROM pg_locks WHERE relation = 'chart'::regclass AND mode = 'AccessExclusiveLock' AND granted") === '1');
	return { end };
}

function waiting() {
	return Number(sql('SELECT count(*) FROM pg_stat_activity ' +
		"WHERE usename = 'silverchart_public' AND wait_event_type = 'Lock'"));
}

test('a worker that is told to end answers first', async () => {
	const before = workers();
	const { end } = await hold(2);
	const request = ask(fresh('soundtrack'));
	await until('the request waits for the database', () => waiting() === 1);
	before.forEach((worker) => process.kill(worker, 'SIGTERM'));
	const got = await request;
	await end;
	assert.equal(got.status, 200);
	assert.equal(heading(got.text), 'Soundtrack');
	await until('they are replaced', () => {
		const now = workers();
		return now.length === before.length && now.every((worker) => !before.includes(worker));
	});
});

test('the program that is told to end answers all that asked before, and ends', async () => {
	const master = pid('silverchart');
	const { end } = await hold(2);
	const requests = Array.from({ length: 3 * workers().length }, () => ask(fresh('soundtrack')));
	await until('every worker waits for the database', () => waiting() === workers().length);
	process.kill(master, 'SIGTERM');
	await pause(200);
	const answers = await Promise.all(requests);
	await end;
	assert.deepEqual(answers.map((got) => got.status), answers.map(() => 200));
	await until('it ended', () => /stopped\s*$/.test(log('silverchart')));
	start('silverchart');
	assert.equal((await ask(fresh('soundtrack'))).status, 200);
});
