'use strict';
// The Nu HTML checker has nothing to say on any kind of page, errors too.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { after, test } = require('node:test');
const { kinds, errors, prepare } = require('./kinds');
const { ask, fresh, send, parse } = require('../http/client');
const { open, site, start, stop } = require('../http/site');

open({ own: true }); // parts of it are stopped
const folder = fs.mkdtempSync(path.join(site.state, 'html-'));
const jar = require('vnu-jar');

after(() => {
	for (const part of ['postgresql', 'silverchart'])
		start(part);
});

// The foot of a chart is for paper, where the column "Also in" is left out.
const allowed = /A table row was 5 columns wide, which is less than the column count established by the first row \(6\)/;

// What the checker says about files, warnings too.
function check(...files) {
	const options = ['-jar', jar, '--stdout', '--exit-zero-always', ...files];
	const said = execFileSync('java', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	return said.split('\n').filter((line) => line !== '' && !allowed.test(line));
}

function keep(name, html) {
	fs.writeFileSync(path.join(folder, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.html`), html);
}

test('the pages are fetched', async () => {
	await prepare();
	for (const [name, address] of Object.entries(kinds)) {
		const page = await ask(address);
		assert.equal(page.status, errors[name] ?? 200, name);
		keep(name, page.text);
	}
	keep('method', (await ask('/charts', { method: 'DELETE' })).text);
	keep('body', (await ask('/charts', { method: 'POST', body: 'x'.repeat(5000) })).text);
	keep('header', parse(await send(`GET / HTTP/1.1\r\nHost: ${site.host}\r\nX: ${'x'.repeat(70000)}\r\n\r\n`)).text);
	stop('postgresql');
	const away = await ask(fresh('soundtrack'));
	assert.equal(away.status, 503);
	keep('database away', away.text);
	stop('silverchart');
	const silent = await ask(fresh('soundtrack'));
	assert.equal(silent.status, 503);
	keep('program away', silent.text);
});

test('the checker finds a fault', () => {
	const file = path.join(site.state, 'fault.html');
	fs.writeFileSync(file, '<!doctype html><html lang="en"><title>Fault</title><p><div></p>');
	assert.match(check(file).join('\n'), /error/);
});

test('it has nothing to say on the pages', () => {
	const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
	assert.ok(files.length > Object.keys(kinds).length);
	assert.deepEqual(check(...files), []);
});
