'use strict';
// Who gets in, for how long, and what a form is worth that somebody else sends. Nothing secret reaches a log.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { before, test } = require('node:test');
const { CACHE_MS, ask, parse, pause, send, until } = require('./client');
const { account, cookieOf, get, hidden, logIn, post, routes, tokenOf } = require('./editors');
const { assertErrorPage } = require('./house');
const { configuration, ctl, log, open, site, sql, start, stop } = require('./site');

open({ own: true }); // parts of it are stopped
const passwords = {};
const secrets = ['wrong-words-of-mine', 'typed-by-nobody-else']; // what no log may hold

before(() => {
	for (const role of ['contributor', 'editor', 'administrator'])
		passwords[role] = account(role, role);
	secrets.push(...Object.values(passwords));
});

async function session(name = 'administrator') {
	const cookie = await logIn(name, passwords[name]);
	secrets.push(cookie.split('=')[1]);
	return cookie;
}

// Token and key of the page with the accounts.
async function editorsForm(cookie) {
	const fields = Object.fromEntries(hidden(await get('/admin/editors', cookie)));
	secrets.push(fields.token);
	return { token: fields.token, key: fields.key };
}

// Everything that a form of these pages could change.
function state() {
	return sql(`SELECT (SELECT string_agg(editor::text, ' ' ORDER BY id) FROM editor),
		(SELECT count(*) FROM audit), (SELECT count(*) FROM form_save), (SELECT count(*) FROM chart)`);
}

function count(table, condition) {
	return Number(sql(`SELECT count(*) FROM ${table} WHERE ${condition}`));
}

function forget() {
	sql('DELETE FROM login_failure');
}

function isHeld(answer) {
	return /<h1>Not saved yet<\/h1>/.test(answer.text);
}

async function isIn(cookie) {
	return (await get('/admin', cookie)).status === 200;
}

// ---- Logging in

test('the right password lets in, and only with the cookie', async () => {
	const cookie = await session();
	assert.ok(await isIn(cookie));
	for (const other of [undefined, 'session=', 'session=planted', `${cookie}x`, `${cookie}; ${cookie}`]) {
		const got = await get('/admin/editors?a=b', other);
		assert.equal(got.status, 303, other);
		assert.equal(got.headers.location, '/admin/login?next=%2Fadmin%2Feditors%3Fa%3Db');
	}
});

// What an answer says, but for the clock.
function said({ status, headers, text }) {
	return { status, headers: { ...headers, date: '' }, text };
}

test('wrong, unknown and disabled are one answer, byte by byte', async () => {
	const unknown = await post('/admin/login', { name: 'ghost', password: 'wrong-words-of-mine' });
	assert.equal(unknown.status, 403);
	assert.match(unknown.text, /Name and password do not belong together\./);
	assert.equal(cookieOf(unknown), undefined);
	assert.ok(!unknown.text.includes('wrong-words-of-mine'), 'the password is not shown again');
	const password = account('ghost', 'editor');
	const wrong = await post('/admin/login', { name: 'ghost', password: 'wrong-words-of-mine' });
	ctl('editor', 'disable', 'ghost');
	const disabled = await post('/admin/login', { name: 'ghost', password });
	assert.deepEqual(said(wrong), said(unknown));
	assert.deepEqual(said(disabled), said(unknown));
	forget();
});

test('a cookie from elsewhere is never taken over; every login has an id of its own', async () => {
	const planted = `session=${'A'.repeat(43)}`;
	const first = await logIn('editor', passwords.editor, planted);
	assert.notEqual(first, planted);
	assert.ok(!await isIn(planted));
	const second = await logIn('editor', passwords.editor, first);
	assert.notEqual(second, first);
	assert.ok(await isIn(second));
	assert.ok(!await isIn(first), 'the session of before has ended');
});

test('the fifth wrong password is the last for a while', async () => {
	for (let i = 0; i < 5; i++)
		assert.equal((await post('/admin/login', { name: 'editor', password: 'wrong-words-of-mine' })).status, 403);
	const late = await post('/admin/login', { name: 'editor', password: passwords.editor });
	assert.equal(late.status, 429);
	assert.match(late.text, /Too many logins failed lately\./);
	assert.equal(cookieOf(late), undefined);
	await session('contributor'); // others are not kept out
	sql("UPDATE login_failure SET at = at - interval '15 minutes'");
	await session('editor');
	forget();
});

test('who guesses in an open session is stopped as well', async () => {
	const cookie = await session('contributor');
	const token = tokenOf(await get('/admin/account', cookie));
	const form = { token, old: 'wrong-words-of-mine', new: 'other good words', again: 'other good words' };
	for (let i = 0; i < 5; i++)
		assert.match((await post('/admin/account/password', form, { cookie })).text, /not the password that you have/);
	const late = await post('/admin/account/password', { ...form, old: passwords.contributor }, { cookie });
	assert.match(late.text, /Too many logins failed lately\./);
	forget();
	await session('contributor');
});

// ---- Being logged out

test('logging out ends the session, not only the cookie', async () => {
	const cookie = await session();
	const token = tokenOf(await get('/admin', cookie));
	const out = await post('/admin/logout', { token }, { cookie });
	assert.equal(out.status, 303);
	assert.match(out.headers['set-cookie'], /^session=; .*Max-Age=0$/);
	assert.ok(!await isIn(cookie));
	const again = await post('/admin/logout', { token }, { cookie });
	assert.equal(again.headers.location, '/admin/login', 'who is out already has what they want');
});

test('log out everywhere', async () => {
	const [here, there] = [await session('editor'), await session('editor')];
	const token = tokenOf(await get('/admin/account', here));
	assert.equal((await post('/admin/account/sessions', { token }, { cookie: here })).status, 303);
	assert.ok(!await isIn(here));
	assert.ok(!await isIn(there));
});

test('a new password ends the sessions of before and goes on under a new id', async () => {
	const [here, there] = [await session('editor'), await session('editor')];
	const token = tokenOf(await get('/admin/account', here));
	const next = 'typed-by-nobody-else 1';
	const changed = await post('/admin/account/password',
		{ token, old: passwords.editor, new: next, again: next }, { cookie: here });
	assert.equal(changed.status, 200);
	assert.ok(!await isIn(here));
	assert.ok(!await isIn(there));
	assert.ok(await isIn(cookieOf(changed)));
	assert.equal((await post('/admin/login', { name: 'editor', password: passwords.editor })).status, 403);
	passwords.editor = next;
	await session('editor');
	forget();
});

test('a disabled account, or one of another role, is out at once', async () => {
	const boss = await session();
	for (const [act, role] of [['disable', 'editor'], ['enable', 'editor'], ['role', 'contributor'], ['role', 'editor']]) {
		const cookie = act === 'enable' ? undefined : await session('editor');
		const form = { ...await editorsForm(boss), name: 'editor', role, act };
		const done = await post('/admin/editors', form, { cookie: boss });
		assert.equal(done.status, 200, act);
		assert.ok(!await isIn(cookie), act);
	}
	assert.equal(count('audit', "subject = 'editor' AND editor_name = 'administrator'"), 4);
});

test('sessions run out', async () => {
	for (const column of ['seen_at', 'created_at']) {
		const cookie = await session();
		sql(`UPDATE editor_session SET ${column} = now() - interval '${column === 'seen_at' ? '30 minutes' : '12 hours'}'`);
		assert.ok(!await isIn(cookie), column);
	}
});

// ---- Forms of others

test('a form that is not of this session, or not of this site, changes nothing', async () => {
	const [cookie, other] = [await session(), await session('contributor')];
	const form = await editorsForm(cookie);
	const otherToken = tokenOf(await get('/admin', other));
	const ended = await session();
	const oldToken = tokenOf(await get('/admin', ended));
	await post('/admin/logout', { token: oldToken }, { cookie: ended });
	const add = { ...form, name: 'mallory', role: 'administrator', act: 'add' };
	const attempts = {
		'no token': [{ ...add, token: '' }, {}],
		'another session\'s token': [{ ...add, token: otherToken }, {}],
		'an old token': [{ ...add, token: oldToken }, {}],
		'a foreign Origin': [add, { origin: 'https://evil.example', 'sec-fetch-site': undefined }],
		'a foreign Origin behind a good Sec-Fetch-Site': [add, { origin: 'https://evil.example' }],
		'Origin null': [add, { origin: 'null', 'sec-fetch-site': undefined }],
		'cross-site': [add, { origin: undefined, 'sec-fetch-site': 'cross-site' }],
		'same-site': [add, { 'sec-fetch-site': 'same-site' }],
		'none': [add, { 'sec-fetch-site': 'none' }],
		'nothing said': [add, { origin: undefined, 'sec-fetch-site': undefined }],
	};
	const was = state();
	for (const [what, [fields, headers]] of Object.entries(attempts)) {
		const got = await post('/admin/editors', fields, { cookie, headers });
		assert.equal(got.status, 403, what);
		assert.equal(state(), was, what);
	}
	const login = await post('/admin/login', { name: 'editor', password: passwords.editor },
		{ headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } });
	assertErrorPage(login, 403, 'a login that another site sends');
	assert.equal((await post('/admin/editors', add, { cookie })).status, 200, 'the form itself is good');
	assert.equal(count('editor', "name = 'mallory'"), 1);
});

// ---- The route table

const ranks = ['anyone', 'contributor', 'editor', 'administrator'];

function address({ pattern }) {
	return pattern.replaceAll('{slug}', 'soundtrack').replaceAll('{number}', '1');
}

// What the table says of one request by `who`; `token` for a POST.
function assertByTable(got, route, who, token, what) {
	const isLogin = route.pattern === '/admin/login';
	const isCode = route.pattern === '/admin/login/code';
	const isLocal = route.pattern === '/admin/metrics'; // and so are the tests
	assert.ok(got.status < 500, `${what}: ${got.status}`);
	assert.equal(got.headers['cache-control'], 'no-store', what);
	if (isLogin)
		assert.equal(got.status, route.method === 'GET' ? 200 : 422, what);
	else if (isLocal)
		assert.equal(got.status, 200, what);
	else if (isCode)
		assert.equal(got.status, route.method === 'GET' ? 303 : 422, what);
	else if (who === 'anyone')
		assert.ok(isHeld(got) || /^\/admin\/login/.test(got.headers.location), what);
	else if (ranks.indexOf(who) < ranks.indexOf(route.role))
		assertErrorPage(got, 403, what);
	else if (route.method === 'POST' && !token)
		assert.ok(got.status === 403 && isHeld(got), what);
	else
		assert.ok(got.status !== 403 && !/^\/admin\/login/.test(got.headers.location ?? '') ||
			/logout|sessions/.test(route.pattern), `${what}: ${got.status}`);
}

test('every route asks for its role, by every method', async () => {
	const table = routes().filter(({ service }) => service === 'editor');
	assert.ok(table.length >= 9);
	for (const who of ranks) {
		for (const route of table) {
			const what = `${who}: ${route.method} ${address(route)}`;
			const cookie = who === 'anyone' ? undefined : await session(who);
			if (route.method === 'GET') {
				assertByTable(await get(address(route), cookie), route, who, true, what);
				continue;
			}
			const token = cookie && tokenOf(await get('/admin', cookie));
			const bare = await post(address(route), { token: token ?? '' }, { cookie, headers: { origin: undefined,
				'sec-fetch-site': undefined } });
			assertErrorPage(bare, 403, `${what}, from nowhere`);
			assertByTable(await post(address(route), { a: 'b' }, { cookie }), route, who, false, `${what}, no token`);
			assertByTable(await post(address(route), { token: token ?? '' }, { cookie }), route, who, true, what);
		}
	}
});

test('other methods and addresses are refused before anybody is asked who they are', async () => {
	const table = routes().filter(({ service }) => service === 'editor');
	for (const pattern of new Set(table.map((route) => route.pattern))) {
		const methods = table.filter((route) => route.pattern === pattern).map(({ method }) => method);
		const allow = [...methods.includes('GET') ? ['GET', 'HEAD'] : [], ...methods.includes('POST') ? ['POST'] : []];
		for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
			if (methods.includes(method))
				continue;
			const got = await ask(address({ pattern }), { method });
			assertErrorPage(got, 405, `${method} ${pattern}`);
			assert.equal(got.headers.allow, allow.join(', '), `${method} ${pattern}`);
		}
	}
	for (const nowhere of ['/admin/nowhere', '/admin/nowhere/at/all', '/admin/editors/ann', '/administrator'])
		assertErrorPage(await get(nowhere), 404, nowhere);
});

// ---- What browsers and caches keep

test('cookies and caching', async () => {
	const login = await post('/admin/login', { name: 'editor', password: passwords.editor });
	assert.match(login.headers['set-cookie'], /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
	const cookie = cookieOf(login);
	for (const page of ['/admin', '/admin/account', '/admin/login', '/admin/nowhere'])
		assert.equal((await get(page, cookie)).headers['cache-control'], 'no-store', page);
	for (const page of ['/', '/charts', '/charts/soundtrack', '/healthz', '/not-there']) {
		const got = await get(page, cookie);
		assert.equal(got.headers['set-cookie'], undefined, page);
		assert.ok(!/token|Log out/.test(got.text), page);
	}
});

test('over https the cookie is bound to this host', async () => {
	const settings = fs.readFileSync(configuration(), 'utf8');
	const serve = async (text) => {
		fs.writeFileSync(configuration(), text);
		stop('silverchart-editor');
		start('silverchart-editor');
		await until('the editors\' service is there', async () => (await get('/admin/login')).status === 200);
	};
	try {
		await serve(settings.replace(/^site_url.*$/m, 'site_url = http://localhost.example'));
		const plain = await post('/admin/login', { name: 'editor', password: passwords.editor },
			{ headers: { origin: 'http://localhost.example' } });
		assert.match(plain.headers['set-cookie'], /^__Host-.*; Secure$/, 'http is for this machine only');
		await serve(settings.replace(/^site_url.*$/m, 'site_url = https://charts.example'));
		const form = { name: 'editor', password: passwords.editor };
		assertErrorPage(await post('/admin/login', form), 403, 'from http');
		const login = await post('/admin/login', form, { headers: { origin: 'https://charts.example' } });
		assert.match(login.headers['set-cookie'],
			/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
		assert.ok(await isIn(cookieOf(login)));
		assert.ok(!await isIn(cookieOf(login).replace('__Host-', '')));
	} finally {
		await serve(settings);
	}
});

// ---- Forms that are too much

test('too large is 413, malformed 400', async () => {
	const lines = `Host: ${site.host}\r\nConnection: close\r\nOrigin: ${site.url}\r\n`;
	const declared = await send(`POST /admin/login HTTP/1.1\r\n${lines}Content-Length: 12000000\r\n\r\n`);
	assertErrorPage(parse(declared), 413, 'as declared');
	const many = new URLSearchParams(Array.from({ length: 30001 }, (unused, i) => ['a', i]));
	assertErrorPage(await post('/admin/login', many), 413, 'fields');
	const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
	const part = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n';
	for (const body of ['', '--x', part, `${part}ann`, `${part}ann\r\n--y--\r\n`, `${part}\xff\r\n--x--\r\n`,
		'--x\r\n\r\nann\r\n--x--\r\n']) {
		const got = await ask('/admin/login', { method: 'POST', body: Buffer.from(body, 'latin1'),
			headers: { origin: site.url, ...multipart } });
		assertErrorPage(got, 400, JSON.stringify(body));
	}
	assertErrorPage(await post('/admin/login', {}, { headers: { 'content-type': 'text/plain' } }), 400, 'text/plain');
	assertErrorPage(await post('/admin/login', {}, { headers: { 'content-type': undefined } }), 400, 'no type');
});

// ---- Forms that come back

// Sends what the held page holds, with the button that it has.
function resend(page, cookie, more = []) {
	return post('/admin/editors', [...hidden(page), ...more], { cookie });
}

function assertHolds(page, name, status) {
	assert.equal(page.status, status);
	assert.ok(isHeld(page));
	const fields = Object.fromEntries(hidden(page));
	assert.equal(fields.name, name);
	assert.equal(fields.act, 'add');
	assert.match(page.text, new RegExp(`<dd>${name}</dd>`));
	assert.ok(!/<dt>key</.test(page.text), 'nobody typed the key');
}

async function assertSavedOnce(page, cookie, name) {
	const saved = await resend(page, cookie);
	assert.equal(saved.status, 200);
	assert.match(saved.text, new RegExp(`${name} was added\\.`));
	assert.match((await resend(page, cookie)).text, /saved already, and is not done twice/);
	assert.equal(count('editor', `name = '${name}'`), 1);
	assert.equal(count('audit', `subject = '${name}'`), 1);
}

test('the session ended: the form logs in on its own page and is saved once', async () => {
	const cookie = await session();
	const form = { ...await editorsForm(cookie), name: 'held-1', role: 'editor', act: 'add' };
	sql('DELETE FROM editor_session');
	const page = await post('/admin/editors', form, { cookie });
	assertHolds(page, 'held-1', 403);
	const wrong = await resend(page, undefined,
		[['login_name', 'administrator'], ['login_password', 'wrong-words-of-mine']]);
	assertHolds(wrong, 'held-1', 403);
	assert.match(wrong.text, /Name and password do not belong together\./);
	assert.ok(!wrong.text.includes('wrong-words-of-mine'));
	const back = await resend(wrong, undefined,
		[['login_name', 'administrator'], ['login_password', passwords.administrator]]);
	assertHolds(back, 'held-1', 403);
	assert.equal(count('editor', "name = 'held-1'"), 0, 'not before it is sent again');
	await assertSavedOnce(back, cookieOf(back), 'held-1');
	forget();
});

test('an old token: the form comes back and is saved once', async () => {
	const first = await session();
	const form = { ...await editorsForm(first), name: 'held-2', role: 'editor', act: 'add' };
	const cookie = await session();
	const page = await post('/admin/editors', form, { cookie });
	assertHolds(page, 'held-2', 403);
	await assertSavedOnce(page, cookie, 'held-2');
});

test('the database is away: the form comes back and is saved once', async () => {
	const cookie = await session();
	const form = { ...await editorsForm(cookie), name: 'held-3', role: 'editor', act: 'add' };
	stop('postgresql');
	let page;
	try {
		const login = await post('/admin/login', { name: 'editor', password: passwords.editor, next: '/admin/account' });
		assert.equal(login.status, 503);
		assert.match(login.text, /<h1>Log in<.*Nobody can log in at the moment\..* value="editor"/s);
		assert.deepEqual(hidden(login), [['next', '/admin/account']]);
		assert.match(login.headers['retry-after'], /^\d+$/);
		page = await post('/admin/editors', form, { cookie });
	} finally {
		start('postgresql');
	}
	assertHolds(page, 'held-3', 503);
	assert.match(page.headers['retry-after'], /^\d+$/);
	await until('the database is back', () => isIn(cookie));
	await assertSavedOnce(page, cookie, 'held-3');
});

test('passwords are not held', async () => {
	const cookie = await session();
	const token = tokenOf(await get('/admin/account', cookie));
	sql('DELETE FROM editor_session');
	const page = await post('/admin/account/password',
		{ token, old: passwords.administrator, new: 'typed-by-nobody-else', again: 'typed-by-nobody-else' }, { cookie });
	assert.ok(isHeld(page));
	assert.ok(!page.text.includes('typed-by-nobody-else') && !page.text.includes(passwords.administrator));
});

test('no log holds a password, a token or what was typed', async () => {
	await pause(CACHE_MS); // nginx and the workers have written what they write
	for (const name of ['access', 'nginx', 'silverchart', 'silverchart-editor', 'postgresql', 'setup', 'site']) {
		const text = log(name);
		for (const secret of secrets)
			assert.ok(!text.includes(secret), `${name}.log holds a secret`);
		assert.ok(!/argon2id/.test(text), `${name}.log holds a hash`);
	}
	assert.ok(secrets.length > 20);
	assert.match(log('silverchart-editor'), /a login from 127\.0\.0\.1 failed/);
});
