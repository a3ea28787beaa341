'use strict';
// Filters leave rows out and nothing else: ranks stay true, the order stays, what is missing is counted.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { ask } = require('./client');
const { caption, ranks } = require('./page');
const { readCsv, sorted } = require('./rules');
const { open } = require('./site');

const site = open();
const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));

function year(release) {
	return Number(release.released.slice(0, 4));
}

async function shows(query, keep) {
	const page = await ask(`/charts/soundtrack?${query}`);
	const wanted = soundtrack.filter(keep);
	assert.equal(page.status, 200);
	assert.ok(wanted.length > 0 && wanted.length < soundtrack.length, 'the filter tells rows apart');
	assert.deepEqual(ranks(page.text), sorted(wanted, 'released', 'asc').map((release) => Number(release.rank)));
	assert.match(caption(page.text), new RegExp(`^${wanted.length} of 100 releases`));
	return page;
}

test('from', () => shows('from=2000', (release) => release.released !== '' && year(release) >= 2000));

test('to', () => shows('to=1979', (release) => release.released !== '' && year(release) <= 1979));

test('from and to, both included', () =>
	shows('from=1976&to=1980', (release) => release.released !== '' && year(release) >= 1976 && year(release) <= 1980));

test('genre', () => shows('genre=electronic', (release) => release.genres.split(';').includes('electronic')));

test('q finds the title', () => shows('q=driver', (release) => /driver/i.test(release.title)));

test('q finds the artist, whatever the case', () => shows('q=zIMMer', (release) => /zimmer/i.test(release.artist)));

test('undated releases are left out by years and counted', async () => {
	const undated = soundtrack.filter((release) => release.released === '').length;
	const page = await shows('from=1900', (release) => release.released !== '');
	assert.ok(undated > 0);
	assert.match(caption(page.text), new RegExp(`${undated} undated not shown`));
});

test('filters and sort combine', async () => {
	const page = await ask('/charts/soundtrack?from=1980&genre=soundtrack&sort=title&order=desc');
	const wanted = soundtrack.filter((release) =>
		release.released !== '' && year(release) >= 1980 && release.genres.split(';').includes('soundtrack'));
	assert.deepEqual(ranks(page.text), sorted(wanted, 'title', 'desc').map((release) => Number(release.rank)));
});

test('what nothing fits says so and leads back', async () => {
	const page = await ask('/charts/soundtrack?q=nothing+has+this+name');
	assert.equal(page.status, 200);
	assert.deepEqual(ranks(page.text), []);
	assert.match(page.text, /<strong>0 of 100 releases<\/strong> match/);
	assert.match(page.text, /href="\/charts\/soundtrack#chart"/);
});

test('what was typed stands in the form again', async () => {
	const page = await ask('/charts/soundtrack?q=caf%C3%A9+%26+%22co%22&from=1970');
	assert.match(page.text, /name="q"[^>]* value="café &amp; &quot;co&quot;"/);
	assert.match(page.text, /name="from"[^>]* value="1970"/);
});

test('the picture above the table counts the list under its other filters, and its bars lead to the years', async () => {
	for (const [kept, keep] of [['', () => true], ['genre=musical', (release) => release.genres.split(';').includes('musical')]]) {
		const page = await ask(`/charts/soundtrack?sort=title&from=2000&to=2009${kept && `&${kept}`}`);
		const picture = /<svg role="group".*?<\/svg>/s.exec(page.text)[0];
		const bars = [...picture.matchAll(/<a href="([^"]*)" aria-label="(\d+)s: (\d+) releases?"/g)];
		const decades = new Map();
		for (const release of soundtrack.filter((row) => row.released !== '' && keep(row)))
			decades.set(Math.floor(year(release) / 10) * 10, (decades.get(Math.floor(year(release) / 10) * 10) ?? 0) + 1);
		assert.deepEqual(bars.map(([, , decade, count]) => [Number(decade), Number(count)]), [...decades].sort((a, b) => a[0] - b[0]));
		for (const [, link, decade, count] of bars) {
			const address = link.replaceAll('&amp;', '&').split('#')[0];
			assert.equal(address, `/charts/soundtrack?sort=title&from=${decade}&to=${Number(decade) + 9}${kept && `&${kept}`}`);
			assert.match(caption((await ask(address)).text), new RegExp(`^${count} of 100 releases`));
		}
		assert.equal([...picture.matchAll(/class="chosen" aria-current="true"/g)].length, 1);
	}
	assert.doesNotMatch((await ask('/charts/soundtrack?q=taxi')).text, /<svg/); // one year is no picture
});
