'use strict';
// In a terminal's browser everything public can be read.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { before, test } = require('node:test');
const { kinds, prepare } = require('./kinds');
const { ask } = require('../http/client');
const { text } = require('../http/page');
const { readCsv, sorted } = require('../http/rules');
const { open, site } = require('../http/site');

open({ own: true }); // names of other files' charts are made to look like markup
before(prepare);

function dump(address) {
	const options = ['-dump', '-cols', '120', '-o', 'accept_encoding=identity'];
	return execFileSync('w3m', [...options, site.url + address],
		{ encoding: 'utf8', env: { PATH: process.env.PATH, HOME: site.state, LC_ALL: 'C.UTF-8' } });
}

test('the chart: title, hint, date, every artist in the order of the list', () => {
	const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));
	const shown = dump('/charts/soundtrack');
	for (const part of ['Soundtrack', 'Click column headers to sort', 'List updated:', 'Sort by', '[untitled]', 'unknown'])
		assert.ok(shown.includes(part), part);
	let at = shown.indexOf('Click column headers');
	for (const { artist, rank } of sorted(soundtrack, 'released', 'asc')) {
		const word = artist.split(' ')[0];
		const next = shown.indexOf(word, at);
		assert.ok(next >= 0, `${rank}: ${artist}`);
		at = next;
	}
});

// What the page says in its main part, line by line of its tables and lists.
function said(html) {
	const main = /<main[^>]*>(.*)<\/main>/s.exec(html)[1].replace(/<(details|svg)\b.*?<\/\1>/gs, '');
	const inside = (tag) => [...main.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, part]) => text(part.replace(/<[^>]*>/g, ' ')));
	return { heading: inside('h1')[0], cells: [...inside('th'), ...inside('td')], links: inside('a') };
}

function squeezed(words) {
	return words.replaceAll(/[\s\u00ad\u200b]+/g, '');
}

for (const [name, address] of Object.entries(kinds)) {
	test(`${name}: heading, cells and links are there, and no markup`, async () => {
		const { text: html } = await ask(address);
		const shown = dump(address);
		const { heading, cells, links } = said(html);
		assert.ok(squeezed(shown).includes(squeezed(heading)), heading);
		// A cell of several lines is cut up by its neighbours, so its words are looked for one by one; long ones are broken.
		for (const words of [...cells, ...links])
			for (const [word] of words.matchAll(/(?<!\p{L})\p{L}{2,11}(?!\p{L})/gu))
				assert.ok(shown.includes(word), `"${word}" of "${words}"`);
		const markup = [...shown.matchAll(/<\/?[a-z]+[^>\n]*>|&(#\d+|[a-z]+);|<\?cs/g)].map(([part]) => part);
		if (address !== '/about/data') // which shows what feeds look like
			assert.deepEqual(markup.filter((part) => !/^<\/?b>$/.test(part)), [], 'but for the name that is made to look so');
	});
}
