'use strict';
// Editors as their browsers act for them: accounts, sessions, forms.

const assert = require('node:assert/strict');
const { ask } = require('./client');
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

// The form token of a page; undefined where nobody is logged in.
function tokenOf(answer) {
	return /name="token" value="([^"]*)"/.exec(answer.text)?.[1];
}

module.exports = { account, cookieOf, get, hidden, logIn, own, post, tokenOf };
