'use strict';
// What editors type reaches no log: not when all is well, not when the database refuses it, loses it or is killed over it.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { before, test } = require('node:test');
const { CACHE_MS, pause, until } = require('./client');
const { account, formOf, get, logIn, post } = require('./editors');
const { Psql } = require('./psql');
const { writeCsv } = require('./rules');
const { configuration, importCsv, log, open, site, sql, start, stop } = require('./site');

open({ options: ['--empty'] });
const mark = 'never-in-a-log';
const secrets = [mark]; // and what the program makes: passwords, tokens
let cookie;
let count = 0;

before(async () => {
	fs.appendFileSync(configuration(), 'log_level = debug\n');
	stop('silverchart-editor');
	start('silverchart-editor');
	importCsv('logged', writeCsv([{ title: 'One', artist: 'Logged' }, { title: 'Two', artist: 'Logged' }]),
		'--title', 'Logged', '--publish');
	const password = account('logged', 'administrator');
	cookie = await logIn('logged', password);
	secrets.push(password, cookie.split('=')[1]);
});

// What somebody types, which is recognised wherever it comes to stand.
function typed(what) {
	return `${mark} ${what} ${count++}`;
}

async function formAt(page, to, which) {
	const pairs = formOf(await get(page, cookie), to, which);
	secrets.push(...pairs.filter(([name]) => name === 'token').map(([, value]) => value));
	return pairs;
}

function merged(pairs, more) {
	return [...pairs.filter(([name]) => !(name in more)), ...Object.entries(more)];
}

async function saveRelease() {
	const to = '/admin/releases/one';
	return post(to, merged(await formAt(to, to), { title: typed('title'), sort_title: typed('sort title'), released: '1976',
		genres: typed('genre'), cover: `/${mark}-${count++}.jpg`, label: typed('label'),
		url: `https://example.org/${mark}-${count++}` }), { cookie });
}

// Every kind of form, with the status of each answer.
async function typeEverywhere() {
	const list = '/admin/charts/logged';
	const pairs = await formAt(list, list, 'name="releases"');
	const answers = [await saveRelease()];
	const ranks = [['rank', '2'], ['rank', '1']];
	const others = pairs.filter(([name]) => name !== 'rank');
	answers.push(await post(list, [...merged(others, { q: typed('search'), find: '1' }), ...ranks], { cookie }));
	answers.push(await post(list, [...merged(others, { q: typed('search'), save: '1' }), ...ranks], { cookie }));
	if (answers.at(-1).headers.location)
		answers.push(await get(answers.at(-1).headers.location, cookie));
	answers.push(await post(`${list}/text`, merged(await formAt(`${list}/text`, `${list}/text`),
		{ text: `title,artist\n${typed('line')},Nobody\n` }), { cookie }));
	answers.push(await post(`${list}/publish`, merged(others, { note: typed('note') }), { cookie }));
	answers.push(await post('/admin/editors', merged(await formAt('/admin/editors', '/admin/editors', 'Add the account'),
		{ name: `${mark}-${count++}`, act: 'add' }), { cookie }));
	answers.push(await post('/admin/login', { name: typed('name'), password: typed('password') }));
	answers.push(await post('/admin/account/password', merged(await formAt('/admin/account', '/admin/account/password'),
		{ old: typed('old'), new: typed('new'), again: typed('again') }), { cookie }));
	answers.push(await post('/admin/login', { name: typed('name'), password: typed('password'), next: `/admin/${mark}` },
		{ headers: { origin: 'https://evil.example' } }));
	answers.push(await post(list, [...merged(others, { q: typed('search'), find: '1' }), ...ranks])); // nobody is logged in
	sql('DELETE FROM login_failure');
	return answers.map(({ status }) => status);
}

async function assertQuiet() {
	await pause(CACHE_MS); // nginx and the workers have written what they write
	for (const file of fs.readdirSync(path.join(site.state, 'log'))) {
		const lines = fs.readFileSync(path.join(site.state, 'log', file), 'utf8').split('\n');
		for (const secret of secrets)
			assert.deepEqual(lines.filter((line) => line.includes(secret)), [], file);
	}
}

test('all is well', async () => {
	const statuses = await typeEverywhere();
	assert.ok(statuses.filter((status) => status === 303).length >= 2, String(statuses));
	await assertQuiet();
	assert.ok(log('silverchart-editor').includes('/admin/charts/logged 200'), 'the log is the most talkative one');
	assert.ok(log('access').includes('/admin/charts/logged'));
});

// What refuses a save, and what of it the server's log has.
const refusals = {
	'a row': ["ALTER TABLE audit ADD CONSTRAINT logged_fault CHECK (after::text NOT LIKE '%never%') NOT VALID",
		'ALTER TABLE audit DROP CONSTRAINT logged_fault', /violates check constraint "logged_fault"/],
	'a row that is there': [`DELETE FROM release_link;
			INSERT INTO release_link (release_id, position, label, url)
			SELECT id, 9, '${mark}', 'https://a.example/' FROM release WHERE slug = 'two'; CREATE UNIQUE INDEX logged_fault ON release_link (left(label, 8))`,
		'DROP INDEX logged_fault', /duplicate key value violates unique constraint "logged_fault"/],
};

for (const [name, [fault, mend, said]] of Object.entries(refusals)) {
	test(`the database refuses ${name}`, async () => {
		sql(fault);
		try {
			const { status } = await saveRelease();
			assert.ok(status >= 400, String(status));
			await typeEverywhere();
		} finally {
			sql(mend);
		}
		await assertQuiet();
		assert.match(log('postgresql'), said);
	});
}

test('the database is killed over a save, and away', async () => {
	const pairs = merged(await formAt('/admin/releases/one', '/admin/releases/one'), { title: typed('title') });
	const psql = new Psql();
	await psql.ask('BEGIN; LOCK TABLE release IN EXCLUSIVE MODE');
	const saving = saveRelease();
	const waiting = await until('the save waits', () => sql(
		"SELECT pid FROM pg_stat_activity WHERE usename = 'silverchart_editor' AND wait_event_type = 'Lock' LIMIT 1"));
	process.kill(Number(waiting), 'SIGKILL');
	psql.close();
	assert.equal((await saving).status, 503);
	await until('the server tells of it', () => /was terminated by signal 9/.test(log('postgresql')));
	stop('postgresql');
	assert.equal((await post('/admin/releases/one', pairs, { cookie })).status, 503);
	assert.equal((await post('/admin/login', { name: typed('name'), password: typed('password') })).status, 503);
	start('postgresql');
	await assertQuiet();
});
