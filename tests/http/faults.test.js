'use strict';
// Whatever a form changes is one transaction: at every statement of every form of the editors' service the database is
// lost before it, lost after it, or refuses it, and then either all of the change is there or nothing.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { until } = require('./client');
const { account, appCode, cookieOf, formOf, get, logIn, post, routes, tokenOf, turnCodesOn } = require('./editors');
const { Proxy, faults } = require('./postgres_proxy');
const { Psql } = require('./psql');
const { writeCsv } = require('./rules');
const { configuration, importCsv, open, site, start, stop } = require('./site');

open({ options: ['--empty'] }); // the whole of the database is compared, and its conversation broken
const passwords = {};
const cookies = {};
let proxy;
let psql;
let dump; // SELECT of every row of every table
let count = 0;

function serve(settings) {
	fs.writeFileSync(configuration(), settings);
	stop('silverchart-editor');
	start('silverchart-editor');
}

before(async () => {
	for (const [name, role] of [['boss', 'administrator'], ['ann', 'editor'], ['eve', 'contributor'], ['tom', 'contributor']])
		passwords[name] = account(name, role);
	const list = ['One', 'Two', 'Three'].map((title) => ({ title, artist: 'Faulty', genres: 'jazz' }));
	importCsv('faulty', writeCsv(list), '--title', 'Faulty', '--publish');
	proxy = new Proxy(path.join(site.state, 'proxy'), path.join(site.state, 'run'),
		{ own: /^(plan_next|genre_map_fresh)$/, never: /^genre_map_wanted_nodes$/ });
	await proxy.open();
	psql = new Psql();
	const tables = await psql.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
	dump = tables.split('\n').map((table) => `SELECT '${table}: ' || row::text FROM "${table}" AS row`).join(' UNION ALL ');
	await psql.ask('UPDATE genre_map_node SET releases = releases + 1');
	const settings = fs.readFileSync(configuration(), 'utf8');
	serve(`${settings.replace(/^(database_editor = host=)\S+/m, `$1${proxy.folder}`)}workers = 1\n`);
	// A worker asks for the map of genres, and after a refusal not for some minutes: nothing changes but by forms.
	await until('the map is given up', () => proxy.refusals > 0);
	for (const name of Object.keys(passwords))
		cookies[name] = await logIn(name, passwords[name]);
	await psql.ask('CREATE TEMP TABLE kept AS SELECT * FROM editor_session');
});

after(() => {
	psql?.close();
	proxy?.close();
});

// ---- What is where

async function rowsOfAll() {
	const counts = new Map();
	for (const row of (await psql.ask(dump)).split('\n'))
		counts.set(row, (counts.get(row) ?? 0) + 1);
	return counts;
}

// How many rows of each table are gone and new: "draft -1+1 audit -0+1".
function difference(was, is) {
	const tables = {};
	for (const [sign, left, right] of [['gone', was, is], ['new', is, was]]) {
		for (const [row, n] of left) {
			const table = row.split(':')[0];
			const more = n - (right.get(row) ?? 0);
			if (more > 0)
				(tables[table] ??= { gone: 0, new: 0 })[sign] += more;
		}
	}
	return Object.entries(tables).map(([table, n]) => `${table} -${n.gone}+${n.new}`).sort().join(' ');
}

// ---- Forms

async function formAt(page, path_, which) {
	return formOf(await get(page, cookies.boss), path_, which);
}

function merged(pairs, more) {
	return [...pairs.filter(([name]) => !(name in more)), ...Object.entries(more)];
}

// The list form with the last release moved to the first place.
async function moved() {
	const path_ = '/admin/charts/faulty';
	const pairs = await formAt(path_, path_, 'name="releases"');
	const ranks = pairs.filter(([name]) => name === 'rank');
	ranks[ranks.length - 1][1] = '1';
	return { path: path_, pairs: merged(pairs, { save: '1' }) };
}

async function saveDraft() {
	const { path: path_, pairs } = await moved();
	assert.equal((await post(path_, pairs, { cookie: cookies.boss })).status, 303);
}

async function ofDraft(which, more = {}) {
	const path_ = `/admin/charts/faulty/${which}`;
	const address = `/admin/charts/faulty${which === 'publish' ? '/preview' : ''}`;
	let page;
	do { // three moves, and it is as it was: nothing to publish
		await saveDraft();
		page = await get(address, cookies.boss);
	} while (!page.text.includes(`action="${path_}"`));
	return { path: path_, pairs: merged(formOf(page, path_), more) };
}

// A form with a new name, for something new.
async function ofNew(path_, field) {
	return ofSettings(path_, { [field]: `New ${count++}` });
}

async function ofSettings(path_, more) {
	return { path: path_, pairs: merged(await formAt(path_, path_), more) };
}

// The newest one gets another address.
async function renamed(table, folder, page, field) {
	if (await psql.ask(`SELECT count(*) FROM ${table} WHERE slug LIKE 'new-%'`) === '0') {
		const { path: path_, pairs } = await ofNew(`${folder}/new`, field);
		assert.equal((await post(path_, pairs, { cookie: cookies.boss })).status, 303);
	}
	const slug = await psql.ask(`SELECT slug FROM ${table} WHERE slug LIKE 'new-%' ORDER BY id DESC LIMIT 1`);
	return ofSettings(`${folder}/${slug}${page}`, { slug: `new-address-${count++}` });
}

// A list of two new releases, of two new artists where they are to be other ones.
async function uploaded(artists = ['Importer', 'Importer']) {
	await psql.ask('DELETE FROM upload');
	count += 2;
	const path_ = '/admin/charts/faulty/import';
	const text = `rank,title,artist\n1,Import ${count},${artists[0]}\n2,Import ${count + 1},${artists[1]}\n`;
	return { path: path_, pairs: merged(await formAt(path_, path_), { text }) };
}

async function applying(artists) {
	const { path: path_, pairs } = await uploaded(artists);
	const { location } = (await post(path_, pairs, { cookie: cookies.boss })).headers;
	return { path: location, pairs: merged(await formAt(location, location, 'value="apply"'), { act: 'apply' }) };
}

async function done(form) {
	assert.equal((await send(form)).status, 303, form.path);
}

// Of two that a list brought, the second goes into the first.
async function merging(kind) {
	const artists = [`Artist ${count}`, `Artist ${count}b`];
	await done(await applying(kind === 'artists' ? artists : undefined));
	const names = kind === 'artists' ? artists : [`Import ${count}`, `Import ${count + 1}`];
	const [stays, goes] = names.map((name) => name.toLowerCase().replace(' ', '-'));
	const path_ = `/admin/${kind}/${stays}/merge`;
	return { path: path_, pairs: await formAt(`${path_}?with=${goes}`, path_, 'name="with_revision"') };
}

async function deleting(folder, slug) {
	const path_ = `/admin/${folder}/${slug}/delete`;
	return { path: path_, pairs: await formAt(path_, path_) };
}

// Something new that stands nowhere.
async function deletingNew(folder, field) {
	const form = await ofNew(`/admin/${folder}/new`, field);
	await done(form);
	return deleting(folder, form.pairs.find(([name]) => name === field)[1].toLowerCase().replace(' ', '-'));
}

async function planned() {
	const { pairs } = await ofDraft('publish', { when: `${new Date(Date.now() + 1e9).toISOString().slice(0, 10)} 18:00` });
	return { path: '/admin/charts/faulty/plan', pairs };
}

async function plan() {
	await psql.ask('DELETE FROM plan');
	const { path: path_, pairs } = await planned();
	assert.equal((await post(path_, pairs, { cookie: cookies.boss })).status, 303);
}

async function ofAccount(act, prepare) {
	await psql.ask(`UPDATE editor SET role = 'editor', disabled_at = ${act === 'enable' ? 'now()' : 'NULL'} WHERE name = 'ann'`);
	if (prepare)
		await prepare();
	const pairs = await formAt('/admin/editors', '/admin/editors', 'Add the account');
	return { path: '/admin/editors', pairs: merged(pairs, { name: 'ann', role: 'contributor', act }),
		isCostly: act === 'add' || act === 'password' };
}

// The session of the account's login, again and alone: a login costs what passwords cost.
async function session(name) {
	await psql.ask(`WITH own AS (SELECT id FROM editor WHERE name = '${name}'), gone AS (
			DELETE FROM editor_session USING own WHERE editor_id = id AND token_hash NOT IN (SELECT token_hash FROM kept))
		INSERT INTO editor_session SELECT kept.* FROM kept, own WHERE editor_id = id ON CONFLICT DO NOTHING`);
	return cookies[name];
}

// A form that has no key: it is no edit, and doing it twice does no harm.
function unkeyed(path_, pairs, cookie = '') {
	return { path: path_, pairs: Object.entries(pairs), cookie, isRepeatable: false,
		isCostly: 'password' in pairs || 'old' in pairs };
}

async function ofOwn(path_, more = {}, name = 'eve') {
	const cookie = await session(name);
	return unkeyed(path_, { token: tokenOf(await get('/admin', cookie)), ...more }, cookie);
}

// ---- Codes at login

let codes; // { key, recovery } of tom
let waiting; // cookie of a login whose password was right

// Codes of tom, confirmed "now()" or "NULL", as if none had been typed yet; without an argument none are set up.
async function codesOf(confirmed) {
	if (!codes) {
		codes = await turnCodesOn(await session('tom'), passwords.tom);
		await psql.ask(`CREATE TEMP TABLE kept_totp AS SELECT * FROM editor_totp;
			CREATE TEMP TABLE kept_code AS SELECT * FROM recovery_code`);
	}
	await psql.ask('DELETE FROM login_failure; DELETE FROM recovery_code; DELETE FROM editor_totp');
	if (confirmed !== undefined)
		await psql.ask(`INSERT INTO editor_totp SELECT editor_id, secret, now(), ${confirmed}, 0 FROM kept_totp`);
	if (confirmed === 'now()')
		await psql.ask('INSERT INTO recovery_code SELECT * FROM kept_code');
}

async function halfLogin() {
	await codesOf('now()');
	if (!waiting) {
		waiting = cookieOf(await post('/admin/login', { name: 'tom', password: passwords.tom }));
		await psql.ask('CREATE TEMP TABLE kept_login AS SELECT * FROM editor_login');
	}
	await psql.ask(`DELETE FROM editor_login; UPDATE kept_login SET created_at = now();
		INSERT INTO editor_login SELECT * FROM kept_login`);
	return waiting;
}

async function codeAtLogin(code) {
	const cookie = await halfLogin();
	return unkeyed('/admin/login/code', { code: code() }, cookie);
}

async function ofCodes(act, confirmed, more) {
	await codesOf(confirmed);
	return { ...await ofOwn('/admin/account/codes', { key: `codes-${count++}`, act, ...more() }, 'tom'),
		isCostly: act !== 'confirm' };
}

// ---- Releases

// The form with another first artist.
async function credited(page, path_, more) {
	const pairs = await formAt(page, path_);
	pairs.find(([name]) => name === 'part_name')[1] = `Credited ${count++}`;
	return { path: path_, pairs: merged(pairs, more) };
}

// What is sent to each route that takes a form, made anew for each time that it is sent: path, pairs, cookie. Every route
// of the table has its line here, and more than one where a form can ask for different things.
const scenarios = {
	'/admin/login': {
		'the right password': async () => {
			await psql.ask("DELETE FROM login_failure; INSERT INTO login_failure (name, address) VALUES ('ann', '127.0.0.1')");
			return unkeyed('/admin/login', { name: 'ann', password: passwords.ann });
		},
		'the right password, while logged in': async () =>
			unkeyed('/admin/login', { name: 'ann', password: passwords.ann }, await session('ann')),
		'a wrong password': async () => {
			await psql.ask('DELETE FROM login_failure');
			return { ...unkeyed('/admin/login', { name: 'ann', password: 'not this one' }), status: 403 };
		},
	},
	'/admin/login/code': {
		'a right code': () => codeAtLogin(() => appCode(codes.key)),
		'a recovery code': () => codeAtLogin(() => codes.recovery[0]),
		'a wrong code': async () => ({ ...await codeAtLogin(() => 'no-such-code'), status: 403 }),
	},
	'/admin/account/codes': {
		begin: () => ofCodes('begin', undefined, () => ({ password: passwords.tom })),
		confirm: () => ofCodes('confirm', 'NULL', () => ({ code: appCode(codes.key) })),
		'new recovery codes': () => ofCodes('codes', 'now()', () => ({ password: passwords.tom })),
		off: () => ofCodes('off', 'now()', () => ({ off_password: passwords.tom, off_code: appCode(codes.key) })),
	},
	'/admin/logout': { out: () => ofOwn('/admin/logout') },
	'/admin/account/password': {
		'another one': () => ofOwn('/admin/account/password',
			{ old: passwords.eve, new: passwords.eve, again: passwords.eve }),
		'a wrong old one': async () => {
			await psql.ask('DELETE FROM login_failure');
			return { ...await ofOwn('/admin/account/password', { old: 'not this one', new: 'other good words', again: 'x' }),
				status: 422 };
		},
	},
	'/admin/account/sessions': { 'log out everywhere': () => ofOwn('/admin/account/sessions') },
	'/admin/editors': {
		add: async () => {
			const form = await ofAccount('add');
			return { ...form, pairs: merged(form.pairs, { name: `new-${count++}` }) };
		},
		role: () => ofAccount('role', () => session('ann')),
		password: () => ofAccount('password'),
		disable: () => ofAccount('disable'),
		enable: () => ofAccount('enable'),
	},
	'/admin/charts/new': { made: () => ofNew('/admin/charts/new', 'title') },
	'/admin/charts/{slug}/settings': {
		saved: () => ofSettings('/admin/charts/faulty/settings', { title: `Faulty ${count++}` }),
		renamed: () => renamed('chart', '/admin/charts', '/settings', 'title'),
	},
	'/admin/genres/new': { made: () => ofNew('/admin/genres/new', 'name') },
	'/admin/genres/{slug}': {
		saved: () => ofSettings('/admin/genres/jazz', { essay: `Essay ${count++}`, source: `Source ${count}` }),
		renamed: () => renamed('genre', '/admin/genres', '', 'name'),
	},
	'/admin/charts/{slug}': { moved },
	'/admin/charts/{slug}/text': {
		turned: async () => {
			const path_ = '/admin/charts/faulty/text';
			const pairs = await formAt(path_, path_);
			const [head, ...lines] = pairs.find(([name]) => name === 'text')[1].trim().split(/\r?\n/);
			return { path: path_, pairs: merged(pairs, { text: [head, ...lines.reverse()].join('\n') }) };
		},
	},
	'/admin/charts/{slug}/publish': { published: () => ofDraft('publish', { note: 'A note' }) },
	'/admin/charts/{slug}/plan': {
		planned: async () => {
			await psql.ask('DELETE FROM plan');
			return planned();
		},
		anew: async () => {
			await plan();
			return planned();
		},
	},
	'/admin/charts/{slug}/cancel': {
		cancelled: async () => {
			await plan();
			const path_ = '/admin/charts/faulty/cancel';
			return { path: path_, pairs: await formAt('/admin/charts/faulty/preview', path_) };
		},
	},
	'/admin/charts/{slug}/undo': { undone: () => ofDraft('undo') },
	'/admin/charts/{slug}/revert': { 'edition 1': () => ofDraft('revert', { edition: '1' }) },
	'/admin/new-release': {
		made: () => credited('/admin/new-release', '/admin/new-release', { title: `New ${count}` }),
		'made in a draft, at its end': async () => {
			const at = await psql.ask("SELECT count(*) + 1 FROM draft_entry JOIN chart ON chart.id = chart_id WHERE slug = 'faulty'");
			return credited('/admin/new-release?chart=faulty', '/admin/new-release', { title: `New ${count}`, at });
		},
	},
	'/admin/artists/{slug}': {
		'saved, also as printed': async () => {
			count++;
			const path_ = `/admin/artists/${await psql.ask('SELECT slug FROM artist ORDER BY id LIMIT 1')}`;
			return { path: path_, pairs: merged(await formAt(path_, path_), { name: `Faulty ${count}`, prints: '1', slug: '' }) };
		},
	},
	'/admin/releases/{slug}': {
		'saved with another artist and address': async () => {
			const path_ = `/admin/releases/${await psql.ask('SELECT slug FROM release ORDER BY id OFFSET 1 LIMIT 1')}`;
			return credited(path_, path_, { slug: `two-${count}` });
		},
		saved: async () => {
			const path_ = '/admin/releases/one';
			count++;
			return { path: path_, pairs: merged(await formAt(path_, path_), { title: `One ${count}`, released: '1976',
				genres: `jazz:${1 + count % 100}\nnew ${count}`, label: 'A', url: `https://example.org/${count}` }) };
		},
	},
	'/admin/charts/{slug}/import': { sent: uploaded },
	'/admin/charts/{slug}/import/{number}': {
		applied: () => applying(),
	},
	'/admin/releases/{slug}/merge': { merged: () => merging('releases') },
	'/admin/artists/{slug}/merge': { merged: () => merging('artists') },
	'/admin/releases/{slug}/delete': {
		deleted: async () => {
			await done(await applying());
			const slug = `import-${count}`;
			await done(await applying()); // and now it is not in the draft
			return deleting('releases', slug);
		},
	},
	'/admin/artists/{slug}/delete': {
		deleted: async () => {
			count++;
			await psql.ask(`INSERT INTO artist (name, sort_name, slug, match_key, near_key)
				VALUES ('Gone ${count}', 'Gone ${count}', 'gone-${count}', 'gone ${count}', 'gone ${count}')`);
			return deleting('artists', `gone-${count}`);
		},
	},
	'/admin/charts/{slug}/delete': { deleted: () => deletingNew('charts', 'title') },
	'/admin/genres/{slug}/delete': { deleted: () => deletingNew('genres', 'name') },
	'/admin/deleted': {
		restored: async () => {
			const form = await deletingNew('charts', 'title');
			await done(form);
			const token = tokenOf(await get('/admin', cookies.boss));
			return { path: '/admin/deleted', pairs: Object.entries({ token, key: `restoring-${count++}`, kind: 'chart',
				slug: form.path.split('/')[3] }) };
		},
	},
};

// ---- The test

function send({ path: path_, pairs, cookie = cookies.boss }) {
	return post(path_, pairs, { cookie });
}

function isDone(form, answer) {
	return form.status === undefined ? answer.status === 200 || answer.status === 303 : answer.status === form.status;
}

// Makes and sends a form while the fault waits; tells how that went.
async function run(make, fault, n) {
	await psql.ask('UPDATE editor_session SET seen_at = now()');
	proxy.watch();
	const form = await make();
	const was = await rowsOfAll();
	proxy.watch(fault, n);
	const answer = await send(form);
	return { form, was, answer, names: [...proxy.names], change: difference(was, await rowsOfAll()) };
}

// The form once more, as somebody sends it who got no answer.
async function repeat({ form, was }) {
	return { answer: await send(form), change: difference(was, await rowsOfAll()) };
}

// One statement with one fault.
async function strike(make, good, fault, n) {
	const struck = await run(make, fault, n);
	const what = `${fault} at ${n}, ${good.names[n - 1]}: ${struck.answer.status}, ${struck.change || 'nothing changed'}`;
	assert.ok(proxy.struck, what);
	assert.ok(struck.change === '' || struck.change === good.change, `${what}; all of it is ${good.change}`);
	if (isDone(struck.form, struck.answer)) {
		assert.equal(struck.change, good.change, what);
		return;
	}
	assert.ok(struck.answer.status >= 500, what);
	if (struck.form.isRepeatable === false)
		return;
	const again = await repeat(struck);
	assert.ok(isDone(struck.form, again.answer), `${what}; sent again: ${again.answer.status}`);
	assert.equal(again.change, good.change, `${what}; sent again`);
}

// Within a transaction, to get no answer is to be lost before the next statement. Where a password is hashed, which
// costs more than all else, a statement has one fault only, in turns; a commit has all.
function isOfUse(fault, { names, form }, n) {
	const begun = names.lastIndexOf('transaction_begin', n - 1);
	const isWithin = begun >= 0 && !names.slice(begun, n).includes('transaction_commit');
	if (fault === 'unanswered')
		return !isWithin && (!form.isCostly || names[n - 1] === 'transaction_commit');
	return !form.isCostly || names[n - 1] === 'transaction_commit' || (fault === 'refused') === (n % 2 === 1);
}

for (const [pattern, forms] of Object.entries(scenarios)) {
	for (const [name, make] of Object.entries(forms)) {
		test(`${pattern}, ${name}: all or nothing`, async () => {
			await run(make); // what only the first of its kind does
			const good = await run(make);
			assert.ok(isDone(good.form, good.answer), `${good.answer.status}: ${good.answer.text.slice(0, 2000)}`);
			assert.notEqual(good.change, '');
			const again = good.form.isRepeatable === false ? good : await repeat(good);
			assert.equal(again.change, good.change, 'sent again');
			for (let n = 1; n <= good.names.length; n++) {
				for (const fault of faults.filter((one) => isOfUse(one, good, n)))
					await strike(make, good, fault, n);
			}
			console.log(`${pattern}, ${name}: ${good.names.length} statements; ${good.change}`);
		});
	}
}

test('every route that takes a form is here', () => {
	const wanted = routes().filter(({ method }) => method === 'POST').map(({ pattern }) => pattern);
	assert.ok(wanted.length > 5);
	assert.deepEqual(Object.keys(scenarios).sort(), wanted.sort());
});
