'use strict';
// Codes at login: on, off, every way in, and every way that is none.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, pause, until } = require('./client');
const { account, appCode, cookieOf, get, hidden, logIn, post, recoveryCodes, steady, tokenOf, turnCodesOn } =
	require('./editors');
const { ctl, log, open, sql, start, stop } = require('./site');

open({ own: true }); // the database is stopped
const PAGE = '/admin/account/codes';
const WRONG = 'wrong-words-of-mine';
const secrets = [WRONG]; // what no log may hold
const passwords = {};
let ann; // { key, recovery } of the account with codes

before(async () => {
	for (const [name, role] of [['ann', 'editor'], ['boss', 'administrator'], ['bob', 'editor'], ['cleo', 'editor']])
		secrets.push(passwords[name] = account(name, role));
	ann = await turnOn('ann');
});

function noted(subject) {
	return sql(`SELECT string_agg(action, ' ' ORDER BY id) FROM audit WHERE subject = '${subject}' AND action <> 'add'`);
}

// Turns codes on in a session of its own.
async function turnOn(name) {
	await steady();
	const got = await turnCodesOn(await logIn(name, passwords[name]), passwords[name]);
	secrets.push(got.key.replaceAll(' ', ''), ...got.recovery);
	forget();
	return got;
}

// As if no code had been typed yet, and no login had failed.
function forget() {
	sql('UPDATE editor_totp SET last_step = 0');
	sql('DELETE FROM login_failure');
}

function code(key, steps) {
	const made = appCode(key, steps);
	secrets.push(made);
	return made;
}

async function password(name = 'ann', more = {}) {
	const answer = await post('/admin/login', { name, password: passwords[name], ...more });
	assert.equal(answer.status, 303);
	return answer;
}

// The cookie of a login whose password was right.
async function half(name = 'ann') {
	const cookie = cookieOf(await password(name));
	assert.match(cookie, /^login=/);
	secrets.push(cookie.split('=')[1]);
	return cookie;
}

function send(typed, cookie, more = {}) {
	return post('/admin/login/code', { code: typed, ...more }, { cookie });
}

async function isIn(cookie) {
	return (await get('/admin', cookie)).status === 200;
}

async function form(cookie) {
	const fields = Object.fromEntries(hidden(await get(PAGE, cookie)));
	return { token: fields.token, key: fields.key };
}

// Logs ann in all the way.
async function session() {
	await steady();
	forget();
	const answer = await send(code(ann.key), await half());
	assert.equal(answer.status, 303);
	return cookieOf(answer);
}

function refused(answer, status = 403) {
	assert.equal(answer.status, status);
	assert.equal(cookieOf(answer), undefined);
}

// ---- On

test('nothing is on before a right code was typed, and ten recovery codes are shown once', async () => {
	const cookie = await logIn('cleo', passwords.cleo);
	const other = await logIn('cleo', passwords.cleo);
	const wrong = await post(PAGE, { ...await form(cookie), act: 'begin', password: WRONG }, { cookie });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /This is not your password\./);
	const begun = await post(PAGE, { ...await form(cookie), act: 'begin', password: passwords.cleo }, { cookie });
	assert.equal(begun.headers.location, PAGE);
	const shown = await get(PAGE, cookie);
	const [, key] = /<code class="secret key">((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</.exec(shown.text);
	secrets.push(key.replaceAll(' ', ''));
	assert.match(shown.text, /<svg class="qr" role="img" aria-label="[^"]+" viewBox="0 0 (\d+) \1"/);
	assert.match(shown.text, new RegExp(`otpauth://totp/[^"]*:cleo\\?secret=${key.replaceAll(' ', '')}&amp;issuer=`));
	const bad = await post(PAGE, { ...await form(cookie), act: 'confirm', code: '000000' }, { cookie });
	assert.equal(bad.status, 422);
	await logIn('cleo', passwords.cleo); // still by the password alone
	await steady();
	const typed = code(key).replace(/^.../, '$& ');
	const sent = { ...await form(cookie), act: 'confirm', code: typed };
	const on = await post(PAGE, sent, { cookie });
	const codes = recoveryCodes(on);
	secrets.push(...codes);
	assert.equal(new Set(codes).size, 10);
	assert.ok(codes.every((one) => /^[a-z0-9]{5}(-[a-z0-9]{5}){2}$/.test(one)));
	assert.ok(await isIn(cookie));
	assert.ok(!await isIn(other), 'sessions without a code have ended');
	const again = await post(PAGE, sent, { cookie });
	assert.match(again.text, /this was done already/);
	assert.deepEqual(recoveryCodes(again), []);
	const later = await get(PAGE, cookie);
	assert.match(later.text, /10 recovery codes are left/);
	assert.ok(!later.text.includes(codes[0]) && !later.text.includes(key));
	assert.equal(noted('cleo'), 'totp-on');
	assert.equal(cookieOf(await password('cleo')).split('=')[0], 'login');
});

test('a key that waits too long is made anew', async () => {
	const cookie = await logIn('bob', passwords.bob);
	await post(PAGE, { ...await form(cookie), act: 'begin', password: passwords.bob }, { cookie });
	assert.match((await get(PAGE, cookie)).text, /class="qr"/);
	sql("UPDATE editor_totp SET created_at = now() - interval '15 minutes' WHERE confirmed_at IS NULL");
	assert.match((await get(PAGE, cookie)).text, /value="begin"/);
});

// ---- In

test('password, then code: in, where one wanted to go', async () => {
	await steady();
	const first = await password('ann', { next: '/admin/audit?kind=chart' });
	assert.equal(first.headers.location, '/admin/login/code?next=%2Fadmin%2Faudit%3Fkind%3Dchart');
	assert.match(first.headers['set-cookie'], /^login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=300$/);
	const cookie = cookieOf(first);
	const page = await get(first.headers.location, cookie);
	assert.equal(page.status, 200);
	assert.deepEqual(hidden(page), [['next', '/admin/audit?kind=chart']]);
	const answer = await send(code(ann.key), cookie, Object.fromEntries(hidden(page)));
	assert.equal(answer.headers.location, '/admin/audit?kind=chart');
	assert.match(answer.headers['set-cookie'], /^session=/);
	assert.ok(await isIn(cookieOf(answer)));
	const evil = await send(code(ann.key, 1), await half(), { next: 'https://evil.example/admin/' });
	assert.equal(evil.headers.location, '/admin');
	forget();
});

test('half a login is no session, whatever its cookie is called', async () => {
	const cookie = await half();
	const token = cookie.split('=')[1];
	for (const sent of [cookie, `session=${token}`, `${cookie}; session=${token}`]) {
		for (const page of ['/admin', '/admin/account', PAGE, '/admin/editors'])
			assert.match((await get(page, sent)).headers.location ?? '', /^\/admin\/login\?next=/, page);
		const held = await post('/admin/account/sessions', { token }, { cookie: sent });
		assert.equal(held.status, 403);
	}
	const full = (await session()).split('=')[1];
	assert.equal((await get('/admin/login/code', `login=${full}`)).status, 303, 'nor the other way round');
});

test('the code page is for the browser whose password was right, for five minutes, once', async () => {
	await steady();
	forget();
	const cookie = await half();
	for (const other of [undefined, 'login=', `login=${'A'.repeat(43)}`, `${cookie}x`, `${cookie}; ${cookie}`]) {
		assert.equal((await get('/admin/login/code', other)).headers.location, '/admin/login?next=%2Fadmin');
		const late = await send(code(ann.key), other, { next: '/admin/audit' });
		refused(late);
		assert.match(late.text, /<h1>Log in<.*Begin it again\..*value="\/admin\/audit"/s);
	}
	assert.equal(sql('SELECT max(last_step) FROM editor_totp'), '0', 'no code was taken');
	sql("UPDATE editor_login SET created_at = now() - interval '5 minutes'");
	refused(await send(code(ann.key), cookie));
	const good = await half();
	assert.equal((await send(code(ann.key), good)).status, 303);
	refused(await send(code(ann.key, 1), good), 403);
	forget();
});

test('who changes the account ends logins that wait', async () => {
	const cookie = await half();
	ctl('editor', 'disable', 'ann');
	refused(await send(code(ann.key), cookie));
	ctl('editor', 'enable', 'ann');
	refused(await send(code(ann.key), cookie));
	const boss = await logIn('boss', passwords.boss);
	const waiting = await half();
	const made = await post('/admin/editors',
		{ ...Object.fromEntries(hidden(await get('/admin/editors', boss))), name: 'ann', role: 'editor', act: 'password' },
		{ cookie: boss });
	[, passwords.ann] = /<code class="secret">([^<]+)</.exec(made.text);
	secrets.push(passwords.ann);
	refused(await send(code(ann.key), waiting));
});

test('a code is good once, around now', async () => {
	await steady();
	forget();
	for (const steps of [-3, -2, 2, 3])
		refused(await send(code(ann.key, steps), await half()));
	forget();
	for (const steps of [-1, 0, 1]) {
		const typed = code(ann.key, steps);
		assert.equal((await send(typed, await half())).status, 303, `${steps}`);
		refused(await send(typed, await half()));
	}
	refused(await send(code(ann.key, 0), await half()), 403); // one before the last that was taken
	forget();
});

test('a recovery code is good once, blanks and capitals or not, and the audit tells', async () => {
	const [first, second] = ann.recovery;
	const answer = await send(` ${first.toUpperCase().replaceAll('-', ' ')} `, await half());
	assert.equal(answer.status, 303);
	assert.match((await get(PAGE, cookieOf(answer))).text, /9 recovery codes are left/);
	refused(await send(first, await half()));
	refused(await send(second, await half('cleo'))); // another's
	assert.match(noted('ann'), /recovery-code$/);
	assert.equal(sql("SELECT after FROM audit WHERE action = 'recovery-code'"), '{"recovery_codes": 9}');
	forget();
});

test('wrong codes count as wrong passwords, and a right password between them buys none', async () => {
	for (let i = 0; i < 5; i++)
		refused(await send('000000', await half()));
	assert.equal((await post('/admin/login', { name: 'ann', password: passwords.ann })).status, 429);
	sql('DELETE FROM login_failure WHERE id = (SELECT max(id) FROM login_failure)');
	const cookie = await half();
	refused(await post('/admin/login', { name: 'ann', password: WRONG }));
	const late = await send(code(ann.key), cookie);
	refused(late, 429);
	assert.match(late.text, /<h1>Code of your login<.*Too many logins failed lately\./s);
	forget();
	const empty = await send('', await half());
	refused(empty, 422);
	assert.equal(sql('SELECT count(*) FROM login_failure'), '0', 'an empty field is no guess');
});

test('no code from another site', async () => {
	const cookie = await half();
	const foreign = await post('/admin/login/code', { code: code(ann.key) },
		{ cookie, headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } });
	refused(foreign);
	assert.equal((await send(code(ann.key), cookie)).status, 303);
	forget();
});

// ---- Forms that come back

test('the session ended: the form logs in with its code on its own page and is saved once', async () => {
	await steady();
	const boss = await turnOn('boss');
	const waiting = await send(code(boss.key), await half('boss'));
	const cookie = cookieOf(waiting);
	const sent = { ...Object.fromEntries(hidden(await get('/admin/editors', cookie))), name: 'held-1', role: 'editor', act: 'add' };
	sql('DELETE FROM editor_session');
	const page = await post('/admin/editors', sent, { cookie });
	const asked = await post('/admin/editors',
		[...hidden(page), ['login_name', 'boss'], ['login_password', passwords.boss]]);
	assert.equal(asked.status, 403);
	assert.match(asked.text, /<h1>Not saved yet<.*name="login_code"/s);
	assert.match(asked.text, /<dd>held-1<\/dd>/);
	assert.ok(!/login_password/.test(asked.text));
	const login = cookieOf(asked);
	const wrong = await post('/admin/editors', [...hidden(asked), ['login_code', '000000']], { cookie: login });
	assert.match(wrong.text, /This code is not right.*<dd>held-1<\/dd>/s);
	assert.match(wrong.text, /name="login_code"/);
	const lost = await post('/admin/editors', [...hidden(wrong), ['login_code', code(boss.key, 1)]]);
	assert.match(lost.text, /Begin it again\..*name="login_name".*<dd>held-1<\/dd>/s);
	const back = await post('/admin/editors', [...hidden(wrong), ['login_code', code(boss.key, 1)]], { cookie: login });
	assert.match(back.text, /You are logged in again\..*<dd>held-1<\/dd>/s);
	assert.equal(sql("SELECT count(*) FROM editor WHERE name = 'held-1'"), '0');
	const saved = await post('/admin/editors', hidden(back), { cookie: cookieOf(back) });
	assert.match(saved.text, /held-1 was added\./);
	forget();
});

test('the database is away: the code page comes back', async () => {
	await steady();
	const cookie = await half();
	stop('postgresql');
	try {
		const away = await send(code(ann.key), cookie, { next: '/admin/audit' });
		assert.equal(away.status, 503);
		assert.match(away.text, /<h1>Code of your login<.*Nobody can log in at the moment\./s);
		assert.deepEqual(hidden(away), [['next', '/admin/audit']]);
	} finally {
		start('postgresql');
	}
	await until('the database is back', async () => (await get('/admin/login/code', cookie)).status === 200);
	assert.equal((await send(code(ann.key), cookie)).status, 303);
	forget();
});

// ---- Other codes, and off

test('new recovery codes want the password, and end those of before', async () => {
	const cookie = await session();
	const bad = await post(PAGE, { ...await form(cookie), act: 'codes', password: WRONG }, { cookie });
	assert.equal(bad.status, 422);
	assert.deepEqual(recoveryCodes(bad), []);
	const made = await post(PAGE, { ...await form(cookie), act: 'codes', password: passwords.ann }, { cookie });
	const codes = recoveryCodes(made);
	secrets.push(...codes);
	assert.equal(codes.length, 10);
	refused(await send(ann.recovery[2], await half()));
	assert.equal((await send(codes[2], await half())).status, 303);
	ann.recovery = codes;
	assert.match(noted('ann'), /recovery-codes recovery-code$/);
	forget();
});

test('off wants password and code, both counted', async () => {
	const [cookie, other] = [await session(), await session()];
	forget();
	const off = async (off_password, off_code) =>
		post(PAGE, { ...await form(cookie), act: 'off', off_password, off_code }, { cookie });
	for (const [word, typed, at] of [[WRONG, code(ann.key), 'off_password'], [passwords.ann, '000000', 'off_code'],
		[passwords.ann, '', 'off_code']]) {
		const bad = await off(word, typed);
		assert.equal(bad.status, 422);
		assert.match(bad.text, new RegExp(`id="${at}-fault"`));
	}
	assert.equal(sql('SELECT count(*) FROM login_failure'), '2');
	forget();
	await steady();
	assert.match((await off(passwords.ann, code(ann.key))).text, /ask for the password alone/);
	assert.ok(await isIn(cookie));
	assert.ok(!await isIn(other));
	await logIn('ann', passwords.ann);
	assert.match(noted('ann'), /totp-off$/);
	assert.equal(sql("SELECT count(*) FROM recovery_code JOIN editor ON id = editor_id WHERE name = 'ann'"), '0');
	forget();
});

test('who lost everything is helped by an administrator, or on the command line', async () => {
	sql("DELETE FROM editor_totp WHERE editor_id = (SELECT id FROM editor WHERE name = 'boss')");
	const boss = await logIn('boss', passwords.boss);
	const act = async (name) => post('/admin/editors',
		{ ...Object.fromEntries(hidden(await get('/admin/editors', boss))), name, role: 'editor', act: 'totp-off' }, { cookie: boss });
	ann = await turnOn('ann');
	const cookie = await session();
	assert.match((await get('/admin/editors', boss)).text, /codes on/);
	assert.match((await act('ann')).text, /ann logs in without codes now/);
	assert.ok(!await isIn(cookie));
	assert.match((await act('ann')).text, /this is so already/);
	await logIn('ann', passwords.ann);
	ann = await turnOn('ann');
	const waiting = await half();
	ctl('editor', 'totp-off', 'ann');
	refused(await send(code(ann.key), waiting));
	assert.throws(() => ctl('editor', 'totp-off', 'ann'));
	await logIn('ann', passwords.ann);
	const mine = await act('boss');
	assert.equal(mine.status, 422);
	assert.match(mine.text, /on the page of your account/);
	assert.match(noted('ann'), /totp-on totp-off totp-on totp-off$/);
});

test('two renderings of a page have no token in common, and both are good', async () => {
	const cookie = await logIn('bob', passwords.bob);
	const pages = [await get('/admin/account', cookie), await get('/admin/account', cookie)];
	const [one, two] = pages.map(tokenOf);
	for (let i = 0; i + 6 <= one.length; i++)
		assert.ok(!two.includes(one.slice(i, i + 6)));
	const stored = sql("SELECT form_token FROM editor_session JOIN editor ON id = editor_id WHERE name = 'bob' LIMIT 1");
	assert.ok(!pages[0].text.includes(stored));
	const held = await post('/admin/account/codes', { token: stored, act: 'begin' }, { cookie });
	assert.match(held.text, /Not saved yet/, 'the token as it is kept is none');
	for (const token of [one, two])
		assert.equal((await post('/admin/account/codes', { token, key: 'k', act: 'off' }, { cookie })).status, 200);
});

test('no log holds a secret, a code or a recovery code', async () => {
	await pause(CACHE_MS);
	assert.ok(secrets.length > 40);
	const long = secrets.filter((one) => one.length > 6); // six digits stand in times, too
	for (const name of ['access', 'nginx', 'silverchart', 'silverchart-editor', 'postgresql', 'setup', 'site']) {
		const text = log(name);
		for (const secret of long)
			assert.ok(!text.includes(secret), `${name}.log holds a secret`);
		assert.ok(!/otpauth|[?&]code=/.test(text), `${name}.log holds an address of a key`);
	}
	const audit = sql('SELECT audit::text FROM audit');
	assert.ok(audit.includes('totp-on') && !long.some((secret) => audit.includes(secret)));
});
