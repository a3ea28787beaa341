'use strict';
// What the services count for whoever watches over them, as Prometheus' own parser for Python reads it.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { test } = require('node:test');
const { ask, fresh, until } = require('./client');
const { account, logIn } = require('./editors');
const { open, pid, start, stop, workers } = require('./site');

open({ own: true });

const parser = `
import json, sys
from prometheus_client.parser import text_string_to_metric_families
print(json.dumps([[family.name, family.type, family.documentation,
	[[sample.name, sample.labels, sample.value] for sample in family.samples]]
	for family in text_string_to_metric_families(sys.stdin.read())]))
`;

// The metrics of a service, families by name.
async function scrape(address = '/metrics') {
	const got = await ask(address);
	assert.equal(got.status, 200, address);
	assert.equal(got.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
	assert.equal(got.headers['cache-control'], 'no-store');
	assert.equal(got.headers.etag, undefined);
	const families = JSON.parse(execFileSync('/usr/bin/python3', ['-c', parser], { input: got.text }));
	return new Map(families.map(([name, type, help, samples]) => [name, { type, help, samples }]));
}

// The value of the sample that has these labels; 0 for none, as a counter that nobody asked for.
function value(families, family, labels = {}, suffix = '') {
	const wanted = Object.entries(labels);
	const found = families.get(family).samples.filter(([name, has]) =>
		name.endsWith(suffix) && wanted.every(([label, text]) => has[label] === text));
	assert.ok(found.length <= 1, `${family}: one sample`);
	return found.length === 1 ? found[0][2] : 0;
}

test('both services: every family has a type and a sentence', async () => {
	for (const address of ['/metrics', '/admin/metrics']) {
		const families = await scrape(address);
		assert.ok(families.size > 10, address);
		for (const [name, { type, help }] of families) {
			assert.match(type, /^(?:counter|gauge|histogram)$/, name);
			assert.match(help, /^[A-Z].*\.$|^When .*1970\.$/, name);
		}
		assert.equal(value(families, 'silverchart_workers'), 2, address);
	}
});

test('the services know when they were started, and count apart', async () => {
	const families = await scrape();
	const age = Date.now() / 1000 - value(families, 'process_start_time_seconds');
	assert.ok(age >= 0 && age < 3600, `${age} s`);
	for (const [, labels] of families.get('silverchart_requests').samples)
		assert.doesNotMatch(labels.route, /^\/admin/);
	for (const [, labels] of (await scrape('/admin/metrics')).get('silverchart_requests').samples)
		assert.match(labels.route, /^(?:\/admin.*)?$/);
});

test('requests are counted by route and status, whichever worker answers', async () => {
	const chart = { route: '/charts/{slug}', method: 'GET', status: '200' };
	const nowhere = { route: '', method: '', status: '404' };
	const family = 'silverchart_requests';
	const before = await scrape();
	for (let i = 0; i < 8; i++)
		assert.equal((await ask(fresh('soundtrack'))).status, 200);
	assert.equal((await ask('/nowhere/at/all')).status, 404);
	const after = await scrape();
	assert.equal(value(after, family, chart) - value(before, family, chart), 8);
	assert.equal(value(after, family, nowhere) - value(before, family, nowhere), 1);
	const duration = 'silverchart_request_duration_seconds';
	assert.equal(value(after, duration, {}, '_count') - value(before, duration, {}, '_count'), 10);
	assert.ok(value(after, duration, {}, '_sum') > value(before, duration, {}, '_sum'));
	assert.equal(value(after, duration, { le: '+Inf' }), value(after, duration, {}, '_count'));
	for (const grown of ['silverchart_shelf_hits', 'silverchart_database_statements', 'silverchart_database_seconds'])
		assert.ok(value(after, grown) > value(before, grown), grown);
});

test('an editor who logs in is counted by the editors\' service, by no name', async () => {
	const login = { route: '/admin/login', method: 'POST', status: '303' };
	const before = value(await scrape('/admin/metrics'), 'silverchart_requests', login);
	await logIn('mira', account('mira', 'editor'));
	const after = await scrape('/admin/metrics');
	assert.equal(value(after, 'silverchart_requests', login) - before, 1);
	assert.doesNotMatch(JSON.stringify([...after]), /mira/);
});

test('a killed worker is counted, and what it counted stays', async () => {
	const before = await scrape();
	process.kill(workers()[0], 'SIGKILL');
	await until('the workers are complete again', async () =>
		value(await scrape(), 'silverchart_worker_failures') === 1 && workers().length === 2);
	const after = await scrape();
	assert.equal(value(after, 'silverchart_worker_starts') - value(before, 'silverchart_worker_starts'), 1);
	assert.ok(value(after, 'silverchart_database_statements') >= value(before, 'silverchart_database_statements'));
});

test('a reload is counted', async () => {
	process.kill(pid('silverchart'), 'SIGHUP');
	await until('it is counted', async () => value(await scrape(), 'silverchart_reloads') === 1);
	assert.equal(value(await scrape(), 'silverchart_reloads_refused'), 0);
});

test('without PostgreSQL the metrics are there, and count what fails', async () => {
	const before = value(await scrape(), 'silverchart_database_failures');
	stop('postgresql');
	try {
		assert.equal((await ask('/healthz')).status, 503);
		const after = await scrape();
		assert.ok(value(after, 'silverchart_database_failures') > before);
		assert.equal(value(after, 'silverchart_requests', { route: '/healthz', status: '503' }), 1);
		await scrape('/admin/metrics');
	} finally {
		start('postgresql');
	}
});
