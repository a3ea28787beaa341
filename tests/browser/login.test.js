'use strict';
// The pages that every editor meets, without any script: login, account, accounts, and a form that comes back.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { before, test } = require('node:test');
const axe = require('axe-core');
const jar = require('vnu-jar');
const { width, withPage } = require('./browser');
const { account, appCode, logIn: logInBy, steady, turnCodesOn } = require('../http/editors');
const { ctl, open, site, sql } = require('../http/site');

open();
const plain = { javaScriptEnabled: false };
const accounts = {}; // name: password

function make(name, role) {
	accounts[name] = account(name, role);
}

before(() => {
	make('browser-boss', 'administrator');
	make('browser-ann', 'editor');
	make('browser-idle', 'contributor');
});

async function logIn(page, name, password = accounts[name], next = '/admin') {
	await page.goto(next);
	assert.equal(await page.textContent('h1'), 'Log in');
	await page.fill('#name', name);
	await page.fill('#password', password);
	await page.click('main button');
}

function saved(page) {
	return page.textContent('.saved');
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px: a wrong password, then the right one, and out again`, () =>
		withPage({ ...plain, ...width(pixels) }, async (page) => {
			await logIn(page, 'browser-ann', 'wrong words of mine', '/admin/account');
			assert.match(await page.textContent('.faults'), /Name and password do not belong together\./);
			assert.equal(await page.inputValue('#name'), 'browser-ann');
			assert.equal(await page.inputValue('#password'), '');
			await page.click('.faults a');
			assert.ok(page.url().endsWith('#name'), 'the summary leads to the field');
			await page.fill('#password', accounts['browser-ann']);
			await page.click('main button');
			assert.equal(await page.textContent('h1'), 'Your account', 'where one wanted to go');
			assert.equal(await page.locator('nav a[href="/admin/editors"]').count(), 0, 'not for this role');
			await page.click('.who button');
			assert.equal(await page.textContent('h1'), 'Log in');
			await page.goBack();
			assert.equal(await page.textContent('h1'), 'Log in', 'the page before is not kept');
		}));
}

test('another password', () => withPage(plain, async (page) => {
	await logIn(page, 'browser-ann', undefined, '/admin/account');
	const fill = async (old, first, second) => {
		await page.fill('#old', old);
		await page.fill('#new', first);
		await page.fill('#again', second);
		await page.click('main .sheet button');
	};
	await fill('not the one of now', 'other good words', 'other good word');
	assert.equal(await page.textContent('#old-fault'), 'This is not the password that you have now.');
	assert.equal(await page.textContent('#again-fault'), 'The two new passwords differ.');
	await fill(accounts['browser-ann'], 'password1234', 'password1234');
	assert.match(await page.textContent('#new-fault'), /10,000/);
	await fill(accounts['browser-ann'], 'other good words', 'other good words');
	assert.match(await saved(page), /The password is changed/);
	accounts['browser-ann'] = 'other good words';
	await page.click('text=Log out everywhere');
	await logIn(page, 'browser-ann');
	assert.equal(await page.textContent('.who a'), 'browser-ann');
}));

test('accounts: a new one, its password, its role, its end', () => withPage(plain, async (page) => {
	await logIn(page, 'browser-boss', undefined, '/admin/editors');
	await page.fill('#name', 'Browser New!');
	await page.click('button[value=add]');
	assert.match(await page.textContent('#name-fault'), /lower case/);
	assert.equal(await page.inputValue('#name'), 'Browser New!');
	await page.fill('#name', 'browser-new');
	await page.selectOption('#role', 'contributor');
	await page.click('button[value=add]');
	const password = await page.textContent('.secret');
	assert.match(password, /^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
	await withPage(plain, (other) => logIn(other, 'browser-new', password)
		.then(async () => assert.equal(await other.textContent('.who a'), 'browser-new')));
	const row = page.locator('tr', { hasText: 'browser-new' });
	await row.locator('select').selectOption('editor');
	await row.locator('button[value=role]').click();
	assert.equal(await saved(page), 'browser-new has another role.');
	await row.locator('button[value=disable]').click();
	assert.equal(await saved(page), 'browser-new is disabled and logged out.');
	assert.equal(await row.locator('button[value=disable]').count(), 0);
	await withPage(plain, async (other) => {
		await logIn(other, 'browser-new', password);
		assert.match(await other.textContent('.faults'), /do not belong together/);
	});
}));

test('a form that comes back after the session ended is sent again and saved', () => withPage(plain, async (page) => {
	await logIn(page, 'browser-boss', undefined, '/admin/editors');
	await page.fill('#name', 'browser-held');
	await page.context().clearCookies();
	await page.click('button[value=add]');
	assert.equal(await page.textContent('h1'), 'Not saved yet');
	assert.deepEqual(await page.locator('.held dt').allTextContents(), ['name', 'role']);
	await page.fill('#login_name', 'browser-boss');
	await page.fill('#login_password', accounts['browser-boss']);
	await page.click('main button');
	assert.match(await page.textContent('.standfirst'), /logged in again/);
	await page.click('main button');
	assert.match(await page.locator('.saved').first().textContent(), /browser-held was added/);
	assert.equal(sql("SELECT count(*) FROM editor WHERE name = 'browser-held'"), '1');
	ctl('editor', 'disable', 'browser-held');
}));

// ---- Codes at login

const keys = {}; // name: what the app knows

async function withCodes(name) {
	if (!keys[name]) {
		make(name, 'editor');
		await steady();
		keys[name] = (await turnCodesOn(await logInBy(name, accounts[name]), accounts[name])).key;
	}
	await steady();
	sql('UPDATE editor_totp SET last_step = 0');
}

async function typeCode(page, typed) {
	await page.fill('#code', typed);
	await page.click('main button');
}

// Reads the squares of the picture as a camera does: light or dark in the middle of each.
function squaresOf(page) {
	return page.evaluate(async () => {
		const svg = document.querySelector('.qr');
		const size = svg.viewBox.baseVal.width;
		const image = new Image();
		image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
		await image.decode();
		const canvas = Object.assign(document.createElement('canvas'), { width: size * 8, height: size * 8 });
		const context = canvas.getContext('2d');
		context.drawImage(image, 0, 0, size * 8, size * 8);
		const at = (x, y) => context.getImageData(x * 8 + 4, y * 8 + 4, 1, 1).data;
		return Array.from({ length: size }, (unused, y) => Array.from({ length: size }, (none, x) => {
			const [red, , , alpha] = at(x, y);
			return alpha < 255 ? '?' : red < 128 ? '#' : '.';
		}).join(''));
	});
}

for (const pixels of [1280, 390]) {
	test(`${pixels} px, without script: codes on, a login by code and by recovery code, off`, () =>
		withPage({ ...plain, ...width(pixels) }, async (page) => {
			const name = `browser-codes-${pixels}`;
			make(name, 'editor');
			await logIn(page, name, undefined, '/admin/account');
			await page.click('text=Set up codes');
			await page.fill('#password', accounts[name]);
			await page.click('button[value=begin]');
			const key = await page.textContent('.key');
			await page.fill('#code', '000000');
			await page.click('button[value=confirm]');
			assert.match(await page.textContent('#code-fault'), /not the code that the app shows/);
			assert.equal(await page.textContent('.key'), key);
			await steady();
			await page.fill('#code', appCode(key));
			await page.click('button[value=confirm]');
			assert.match(await saved(page), /ask for a code from now on/);
			const recovery = await page.locator('.codes code').allTextContents();
			assert.equal(recovery.length, 10);
			await page.click('.who button');
			await logIn(page, name, undefined, '/admin/charts');
			assert.equal(await page.textContent('h1'), 'Code of your login');
			await page.goto('/admin/charts');
			assert.equal(await page.textContent('h1'), 'Log in', 'half a login is none');
			await logIn(page, name, undefined, '/admin/charts');
			await typeCode(page, '000000');
			assert.match(await page.textContent('.faults'), /This code is not right/);
			assert.equal(await page.inputValue('#code'), '');
			await typeCode(page, appCode(key, 1));
			assert.equal(await page.textContent('h1'), 'Charts', 'where one wanted to go');
			await page.click('.who button');
			await logIn(page, name, undefined, '/admin/account/codes');
			await typeCode(page, recovery[0]);
			assert.match(await page.textContent('.standfirst'), /9 recovery codes are left/);
			await page.fill('#off_password', accounts[name]);
			await page.fill('#off_code', recovery[1]);
			await page.click('button[value=off]');
			assert.match(await saved(page), /the password alone/);
			await page.click('.who button');
			await logIn(page, name);
			assert.equal(await page.textContent('.who a'), name);
		}));
}

test('the picture has a light border and is dark on light in a dark page, too', () =>
	withPage({ colorScheme: 'dark', bypassCSP: true }, async (page) => {
		make('browser-picture', 'editor');
		await logIn(page, 'browser-picture', undefined, '/admin/account/codes');
		await page.fill('#password', accounts['browser-picture']);
		await page.click('button[value=begin]');
		const rows = await squaresOf(page);
		const size = rows.length;
		assert.ok(size >= 45 && rows.every((row) => /^[.#]+$/.test(row)), 'every square is opaque');
		for (const row of [...rows.slice(0, 4), ...rows.slice(-4)])
			assert.match(row, /^\.+$/);
		for (const row of rows)
			assert.match(row, /^\.{4}.*\.{4}$/);
		assert.equal(rows[4].slice(4, 12), '#######.');
		assert.equal(rows[4].slice(-12, -4), '.#######');
		assert.equal(rows[size - 5].slice(4, 12), '#######.');
		const [wide, high] = await page.locator('.qr').evaluate((svg) =>
			[svg.getBoundingClientRect().width, svg.getBoundingClientRect().height]);
		assert.ok(wide >= 200 && wide === high);
	}));

test('a form that comes back asks for the code, too, and nothing typed is lost', () => withPage(plain, async (page) => {
	await withCodes('browser-cody');
	ctl('editor', 'role', 'browser-cody', '--role', 'administrator');
	await logIn(page, 'browser-cody', undefined, '/admin/editors');
	await typeCode(page, appCode(keys['browser-cody'], -1));
	await page.fill('#name', 'browser-held-2');
	await page.context().clearCookies();
	await page.click('button[value=add]');
	await page.fill('#login_name', 'browser-cody');
	await page.fill('#login_password', accounts['browser-cody']);
	await page.click('main button');
	assert.equal(await page.textContent('h1'), 'Not saved yet');
	assert.match(await page.textContent('.held'), /browser-held-2/);
	await page.fill('#login_code', appCode(keys['browser-cody']));
	await page.click('main button');
	assert.match(await page.textContent('.standfirst'), /logged in again/);
	await page.click('main button');
	assert.match(await page.locator('.saved').first().textContent(), /browser-held-2 was added/);
	ctl('editor', 'disable', 'browser-held-2');
	ctl('editor', 'role', 'browser-cody', '--role', 'editor');
}));

// ---- Every page and state: accessible, valid, as wide as the screen

const states = {
	login: (page) => page.goto('/admin/login'),
	'login refused': (page) => logIn(page, 'browser-ghost', 'wrong words of mine'),
	account: (page) => logIn(page, 'browser-boss', undefined, '/admin/account'),
	'account refused': async (page) => {
		await logIn(page, 'browser-idle', undefined, '/admin/account');
		for (const id of ['#old', '#new', '#again'])
			await page.fill(id, `${id} of mine, not good`);
		await page.click('main .sheet button');
	},
	editors: (page) => logIn(page, 'browser-boss', undefined, '/admin/editors'),
	audit: (page) => logIn(page, 'browser-boss', undefined, '/admin/audit'),
	'audit without an entry': (page) => logIn(page, 'browser-boss', undefined, '/admin/audit?subject=nothing'),
	'editors, a password': async (page) => {
		await logIn(page, 'browser-boss', undefined, '/admin/editors');
		await page.locator('tr', { hasText: 'browser-idle' }).locator('button[value=password]').click();
		accounts['browser-idle'] = await page.textContent('.secret');
	},
	'editors refused': async (page) => {
		await logIn(page, 'browser-boss', undefined, '/admin/editors');
		await page.fill('#name', '<b>"&');
		await page.click('button[value=add]');
	},
	held: async (page) => {
		await logIn(page, 'browser-boss', undefined, '/admin/editors');
		await page.fill('#name', `<b>"&${'w'.repeat(35)}`);
		await page.context().clearCookies();
		await page.click('button[value=add]');
	},
	'held for a code': async (page) => {
		await withCodes('browser-axe');
		await states['half a login'](page);
		await typeCode(page, appCode(keys['browser-axe']));
		await page.goto('/admin/account');
		await page.fill('#old', accounts['browser-axe']);
		await page.fill('#new', 'some other good words');
		await page.fill('#again', 'some other good words');
		await page.context().clearCookies();
		await page.click('main .sheet button');
		await page.fill('#login_name', 'browser-axe');
		await page.fill('#login_password', accounts['browser-axe']);
		await page.click('main button');
		await page.fill('#login_code', '000000');
		await page.click('main button');
		assert.match(await page.textContent('#login_code-fault'), /not right/);
	},
	'half a login': async (page) => {
		await withCodes('browser-axe');
		await logIn(page, 'browser-axe');
	},
	'half a login, a wrong code': async (page) => {
		await states['half a login'](page);
		await typeCode(page, '000000');
	},
	'codes off': (page) => logIn(page, 'browser-boss', undefined, '/admin/account/codes'),
	'codes, a key': async (page) => {
		await states['codes off'](page);
		await page.fill('#password', accounts['browser-boss']);
		await page.click('button[value=begin]');
		await page.fill('#code', '000000');
		await page.click('button[value=confirm]');
	},
	'codes on, refused': async (page) => {
		await states['half a login'](page);
		await typeCode(page, appCode(keys['browser-axe']));
		await page.goto('/admin/account/codes');
		await page.fill('#off_password', 'wrong words of mine');
		await page.fill('#off_code', '000000');
		await page.click('button[value=off]');
	},
	'recovery codes': async (page) => {
		await states['half a login'](page);
		await typeCode(page, appCode(keys['browser-axe']));
		await page.goto('/admin/account/codes');
		await page.fill('#password', accounts['browser-axe']);
		await page.click('button[value=codes]');
		assert.equal(await page.locator('.codes code').count(), 10);
	},
	forbidden: (page) => logIn(page, 'browser-idle', undefined, '/admin/editors'),
};

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page) {
	const { violations: found, passes } = await page.evaluate((tags) =>
		window.axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), rules);
	assert.ok(passes.length > 5, 'axe looked at the page');
	return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const [name, reach] of Object.entries(states)) {
	test(`${name}: nothing for axe or the HTML checker, no scrolling sideways`, () =>
		withPage({ bypassCSP: true }, async (page) => {
			let html = '';
			page.on('response', async (response) => {
				if (response.request().isNavigationRequest() && response.status() !== 303)
					html = await response.text().catch(() => html);
			});
			await reach(page);
			await page.evaluate(axe.source);
			for (const pixels of [390, 1280]) {
				for (const colorScheme of ['light', 'dark']) {
					await page.setViewportSize(width(pixels).viewport);
					await page.emulateMedia({ colorScheme });
					assert.deepEqual(await violations(page), [], `${pixels} px, ${colorScheme}`);
				}
				const [wide, room] = await page.evaluate(() =>
					[document.documentElement.scrollWidth, document.documentElement.clientWidth]);
				assert.ok(wide <= room, `${pixels} px: ${wide}`);
			}
			const file = path.join(site.state, `login-${name.replaceAll(/\W+/g, '-')}.html`);
			fs.writeFileSync(file, html);
			assert.ok(html.includes(`<h1>${await page.textContent('h1')}</h1>`), 'the page that was seen');
			assert.equal(execFileSync('java', ['-jar', jar, '--stdout', '--exit-zero-always', file], { encoding: 'utf8' }), '');
		}));
}
