'use strict';
// The audit: who did what, filtered, paged, and as CSV.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { ask } = require('./client');
const { account, get, logIn } = require('./editors');
const { open, sql } = require('./site');

open();

const cookies = {};

before(async () => {
	for (const [name, role] of [['audit-ed', 'editor'], ['audit-con', 'contributor']])
		cookies[name] = await logIn(name, account(name, role));
	sql(`INSERT INTO audit (editor_name, action, kind, subject, before, after, note)
		SELECT 'audit-robot', 'save', 'release', 'audit-' || n, '{"title": null}', jsonb_build_object('title', n::text),
			CASE WHEN n = 7 THEN '<b>=why</b>' END
		FROM generate_series(1, 250) AS n`);
});

function subjects(text) {
	return [...text.matchAll(/<b>save<\/b> release (audit-\d+)/g)].map(([, subject]) => subject);
}

test('the newest come first, a hundred at a time, to the last', async () => {
	const found = [];
	let next = '/admin/audit?editor=audit-robot';
	for (let pages = 0; next !== undefined && pages < 9; pages++) {
		const { text } = await get(next, cookies['audit-ed']);
		found.push(...subjects(text));
		next = /rel="next" href="([^"]*)"/.exec(text)?.[1].replaceAll('&amp;', '&');
	}
	assert.deepEqual(found, Array.from({ length: 250 }, (unused, i) => `audit-${250 - i}`));
});

test('it is filtered by who, kind and what', async () => {
	const { text } = await get('/admin/audit?editor=audit-robot&kind=release&subject=audit-7', cookies['audit-ed']);
	assert.deepEqual(subjects(text), ['audit-7']);
	assert.match(text, /&lt;b&gt;=why&lt;\/b&gt;/);
	assert.match(text, /\{&quot;title&quot;: null\}/);
	for (const nothing of ['editor=nobody', 'editor=audit-robot&kind=chart', 'subject=audit-999'])
		assert.match((await get(`/admin/audit?${nothing}`, cookies['audit-ed'])).text, /Nothing was noted that fits/);
	assert.match((await get('/admin/audit?kind=editor&subject=audit-ed', cookies['audit-ed'])).text, /<b>add<\/b> editor audit-ed/);
});

test('the file has all of it, and nothing that a spreadsheet runs', async () => {
	const { text, headers } = await get('/admin/audit.csv?editor=audit-robot', cookies['audit-ed']);
	assert.match(headers['content-type'], /^text\/csv/);
	assert.equal(text.trimEnd().split('\r\n').length, 251);
	assert.match(text, /audit-robot,save,release,audit-7,"\{""title"": null\}","\{""title"": ""7""\}",<b>=why<\/b>\r\n/);
	assert.equal((await get('/admin/audit.csv?kind=song', cookies['audit-ed'])).status, 400);
});

test('it is for editors', async () => {
	for (const path of ['/admin/audit', '/admin/audit.csv']) {
		assert.equal((await get(path, cookies['audit-con'])).status, 403);
		assert.equal((await ask(path)).status, 303);
	}
});
