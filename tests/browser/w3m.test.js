'use strict';
// In a terminal's browser everything public can be read.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { readCsv, sorted } = require('../http/rules');
const { open, site } = require('../http/site');

open();

function dump(address) {
	const options = ['-dump', '-cols', '120', '-o', 'accept_encoding=identity'];
	return execFileSync('w3m', [...options, site.url + address],
		{ encoding: 'utf8', env: { PATH: process.env.PATH, HOME: site.state, LC_ALL: 'C.UTF-8' } });
}

test('the chart: title, hint, date, every artist in the order of the list', () => {
	const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));
	const text = dump('/charts/soundtrack');
	for (const part of ['Soundtrack', 'Click column headers to sort', 'List updated:', 'Sort by', '[untitled]', 'unknown'])
		assert.ok(text.includes(part), part);
	let at = text.indexOf('Click column headers');
	for (const { artist, rank } of sorted(soundtrack, 'released', 'asc')) {
		const word = artist.split(' ')[0];
		const next = text.indexOf(word, at);
		assert.ok(next >= 0, `${rank}: ${artist}`);
		at = next;
	}
});

test('the list of charts, and an error', () => {
	assert.match(dump('/charts'), /Soundtrack[^]*100/);
	assert.match(dump('/not-there'), /There is no page at this address[^]*All charts/);
});
