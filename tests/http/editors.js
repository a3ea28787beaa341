'use strict';
// Editors as their browsers act for them: accounts, sessions, forms.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { createHmac } = require('node:crypto');
const path = require('node:path');
const { ask, pause } = require('./client');
const { ctl, site } = require('./site');

// Makes an account; returns its password.
function account(name, role) {
	return ctl('editor', 'add', name, '--role', role, '--generate').trim();
}

// Headers of a form that a page of the site sends.
function own() {
	return { origin: site.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
}

// Sends a form: `fields` as an object or as a list of pairs. `headers` add to, or with undefined take from, those of a
// browser.
function post(path, fields, { cookie, headers = {} } = {}) {
	const all = { ...own(), ...(cookie ? { cookie } : {}), ...headers };
	const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
	return ask(path, { method: 'POST', headers: sent, body: new URLSearchParams(fields).toString() });
}

function get(path, cookie) {
	return ask(path, { headers: cookie ? { cookie } : {} });
}

// "name=value" of the cookie that an answer sets; undefined for none.
function cookieOf(answer) {
	return answer.headers['set-cookie']?.split(';')[0];
}

// Logs in; returns the cookie.
async function logIn(name, password, cookie) {
	const answer = await post('/admin/login', { name, password }, { cookie });
	assert.equal(answer.status, 303, `${name} logs in`);
	return cookieOf(answer);
}

function plain(html) {
	const signs = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
	return html.replaceAll(/&(lt|gt|quot|amp|#39);/g, (unused, name) => signs[name]);
}

// What the page's hidden fields would send: name and value of each inside <main>.
function hidden(answer) {
	const [, main = ''] = answer.text.split('<main');
	return [...main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
		.map(([, name, value]) => [plain(name), plain(value)]);
}

// Attributes of a tag by name.
function attributes(tag) {
	return Object.fromEntries([...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
		.map(([, name, value = '']) => [name, plain(value)]));
}

// What a <select> with this inside sends.
function chosen(inside) {
	const options = [...inside.matchAll(/<option\b([^>]*)>([^<]*)/g)]
		.map(([, tag, text]) => ({ value: plain(text), ...attributes(tag) }));
	return (options.find((option) => 'selected' in option) ?? options[0]).value;
}

// Fields of a form's inside as a browser sends them, name and value of each, without its buttons.
function fieldsIn(html) {
	const found = [];
	const fields = /<(input|textarea|select)\b([^>]*)>((?:(?!<input|<textarea|<select).)*)/gs;
	for (const [, tag, text, inside] of html.matchAll(fields)) {
		const { name, type, value = '', ...more } = attributes(text);
		if (name === undefined || ['checkbox', 'radio'].includes(type) && !('checked' in more) || type === 'file')
			continue;
		if (tag === 'textarea')
			found.push([name, plain(inside.split('</textarea>')[0].replace(/^\n/, ''))]);
		else
			found.push([name, tag === 'select' ? chosen(inside) : value]);
	}
	return found;
}

// What the page's form that leads to `path` would send; the first one that `which`, a part of its text, is found in.
function formOf(answer, path_, which = '') {
	const forms = [...answer.text.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)];
	const found = forms.find(([, tag, text]) => attributes(tag).action === path_ && text.includes(which));
	assert.ok(found, `a form that leads to ${path_} on the page, which is ${answer.status}`);
	return fieldsIn(found[2]);
}

// The route table of the program.
function routes() {
	const build = process.env.SILVERCHART_BUILD ?? path.join(site.top, 'build/sanitized');
	return JSON.parse(execFileSync(path.join(build, 'tests/routes'), { encoding: 'utf8' }));
}

// The form token of a page; undefined where nobody is logged in.
function tokenOf(answer) {
	return /name="token" value="([^"]*)"/.exec(answer.text)?.[1];
}

// ---- Codes of an app

const STEP = 30000; // ms

function bytesOf(base32) {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...base32.replaceAll(' ', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// What an app shows for the key, as it is `steps` times 30 s from now (RFC 6238, RFC 4226 5.3).
function appCode(key, steps = 0) {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + steps));
	const hash = createHmac('sha1', bytesOf(key)).update(counter).digest();
	const at = hash[19] & 15;
	return String((hash.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0');
}

// Waits until the code of now is shown for some seconds more.
async function steady() {
	const left = STEP - Date.now() % STEP;
	if (left < 5000)
		await pause(left + 50);
}

// Turns codes on for who is logged in with the cookie; returns the key and the recovery codes.
async function turnCodesOn(cookie, password) {
	const form = async () => {
		const fields = Object.fromEntries(hidden(await get('/admin/account/codes', cookie)));
		return { token: fields.token, key: fields.key };
	};
	await post('/admin/account/codes', { ...await form(), act: 'begin', password }, { cookie });
	const [, key] = /<code class="secret key">([A-Z2-7 ]+)</.exec((await get('/admin/account/codes', cookie)).text);
	const on = await post('/admin/account/codes', { ...await form(), act: 'confirm', code: appCode(key) }, { cookie });
	assert.equal(on.status, 200);
	return { key, recovery: recoveryCodes(on), text: on.text };
}

function recoveryCodes(answer) {
	return [...answer.text.matchAll(/<li><code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code);
}

module.exports = {
	account, appCode, cookieOf, formOf, get, hidden, logIn, own, post, recoveryCodes, routes, steady, tokenOf, turnCodesOn,
};
