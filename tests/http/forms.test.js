'use strict';
// The forms of a chart page for scripts, readers of feeds, terminals and search engines, as they come over the wire.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { links, ranks } = require('./page');
const { readCsv, sorted, writeCsv } = require('./rules');
const { importCsv, open } = require('./site');

const site = open();
const soundtrack = readCsv(fs.readFileSync(path.join(site.top, 'db/data/soundtrack.csv'), 'utf8'));
const forms = ['csv', 'json', 'txt', 'atom'].map((form) => `/charts/soundtrack.${form}`);
const machines = [...forms, '/feed.atom', '/sitemap.xml', '/robots.txt'];

const nasty = ['+', '=', '-', '@', '=1+1', '@SUM(A1)', "'", "'=", "''+x", '"', 'a,b', 'a;b', "'Heroes'", '-\u00a0x', '\u200e@', '久石譲'];

function parse(csv) {
	return readCsv(csv.replace(/^\ufeff/, ''));
}

for (const address of machines) {
	test(`${address}: kept like a page, 304 for who has it, packed for who takes it`, async () => {
		const got = await ask(address);
		assert.equal(got.status, 200);
		assert.equal(got.headers['cache-control'], 'no-cache');
		assert.equal(got.headers['set-cookie'], undefined);
		assert.match(got.headers.etag, /^(W\/)?"[^"]+"$/);
		const again = await ask(address, { headers: { 'if-none-match': got.headers.etag } });
		assert.equal(again.status, 304);
		const packed = await ask(address, { headers: { 'accept-encoding': 'gzip' } });
		assert.equal(packed.text, got.text);
	});
}

test('the page leads to its forms, with its sort and filters', async () => {
	const page = await ask('/charts/soundtrack?sort=title&order=desc&from=1980&q=a&page=1');
	const query = 'sort=title&order=desc&from=1980&q=a';
	const found = links(page.text);
	for (const form of [`csv?${query}`, `csv?${query}&for=excel`, `json?${query}`, `txt?${query}`, 'atom'])
		assert.ok(found.includes(`/charts/soundtrack.${form}`), form);
	assert.match(page.text, /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="\/charts\/soundtrack\.atom">/);
	assert.match(page.text, /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="\/feed\.atom">/);
});

test('CSV and JSON have what the page has, in its order', async () => {
	for (const query of ['', '?sort=artist&order=desc', '?from=1970&to=1999&genre=soundtrack', '?q=zIMMer&sort=rank']) {
		const shown = ranks((await ask(`/charts/soundtrack${query}`)).text);
		const csv = parse((await ask(`/charts/soundtrack.csv${query}`)).text).map((row) => Number(row.rank));
		const json = JSON.parse((await ask(`/charts/soundtrack.json${query}`)).text);
		assert.ok(shown.length > 0);
		assert.deepEqual(csv, shown, query);
		assert.deepEqual(json.rows.map((row) => row.rank), shown, query);
		assert.equal(json.found, shown.length);
	}
});

test('CSV is the list that was imported', async () => {
	const { text, headers } = await ask('/charts/soundtrack.csv?sort=rank');
	assert.match(headers['content-type'], /^text\/csv; charset=utf-8/);
	assert.match(text, /^rank,title,artist,released,genres,release\r\n/);
	assert.doesNotMatch(text, /[^\r]\n/);
	const wanted = sorted(soundtrack, 'rank', 'asc');
	assert.deepEqual(parse(text).map(({ rank, title, artist, released }) => ({ rank, title, artist, released })),
		wanted.map(({ rank, title, artist, released }) => ({ rank, title, artist, released })));
});

test('CSV imports back unchanged, raw and for spreadsheets, with names that look like formulas', async () => {
	const given = (name) => name.replace(/^'+(?=[=+@-])/, "'$&"); // what would be taken for a guard has one
	const list = nasty.map((name, i) => ({ title: given(name), artist: given(nasty.at(-1 - i)), genres: 'pop:48;=x:3' }));
	importCsv('forms-nasty', writeCsv(list), '--title', 'Forms', '--publish');
	await pause(CACHE_MS);
	const raw = (await ask('/charts/forms-nasty.csv')).text;
	const excel = (await ask('/charts/forms-nasty.csv?for=excel')).text;
	assert.ok(excel.startsWith('\ufeff'));
	for (const row of parse(excel))
		assert.doesNotMatch(row.title + row.artist, /^[=+@\t\r-]/);
	assert.deepEqual(JSON.parse((await ask('/charts/forms-nasty.json')).text).rows.map((row) => row.title), nasty);
	for (const file of [raw, excel]) // the import refuses what changes nothing, and says so
		assert.throws(() => importCsv('forms-nasty', file), ({ stdout }) =>
			stdout.includes(`${nasty.length} matched (0 changed, ${nasty.length} unchanged)`) && stdout.includes('draft unchanged'));
	assert.equal((await ask('/charts/forms-nasty.csv')).text, raw);
});

test('JSON is for scripts of every site', async () => {
	const got = await ask('/charts/soundtrack.json');
	assert.equal(got.headers['access-control-allow-origin'], '*');
	const json = JSON.parse(got.text);
	assert.equal(json.version, 1);
	assert.equal(json.total, 100);
	assert.equal(json.page, null);
	const undated = json.rows.filter((row) => row.released === null);
	assert.ok(undated.length > 0 && undated.every((row) => row.precision === 'unknown'));
	for (const row of json.rows)
		assert.equal(row.precision, ['unknown', 'year', 'month', 'day'][row.released?.split('-').length ?? 0]);
});

test('a long list comes whole, or by the page', async () => {
	importCsv('forms-long', writeCsv(Array.from({ length: 201 }, (unused, i) => ({ title: `Long ${i}`, artist: 'Long' }))),
		'--title', 'Long', '--publish');
	await pause(CACHE_MS);
	assert.equal(parse((await ask('/charts/forms-long.csv')).text).length, 201);
	assert.deepEqual(parse((await ask('/charts/forms-long.csv?page=2')).text).map((row) => row.rank), ['201']);
	const refused = await ask('/charts/forms-long.json?page=3');
	assert.equal(refused.status, 400);
	assert.equal(refused.text, 'The parameter "page" must be a whole number from 1 to 2.\n');
});

test('what is not allowed is refused in words, what is not declared or empty is nothing', async () => {
	for (const [query, named] of [['sort=rnak', /"sort" must be one of rank, title/], ['order=up', /"order"/], ['from=x', /"from"/],
		['to=99999', /"to"/], ['genre=%C3%A9', /"genre"/], ['q=%00', /"q"/], ['q=%FF', /"q"/], [`q=${'x'.repeat(10000)}`, /"q"/],
		['page=0', /"page"/], ['sort=rank&sort=rank', /"sort".*once/]]) {
		for (const address of forms.slice(0, 3)) {
			const got = await ask(`${address}?${query}`);
			assert.equal(got.status, 400, `${address}?${query.slice(0, 40)}`);
			assert.equal(got.headers['content-type'], 'text/plain; charset=utf-8');
			assert.equal(got.headers['cache-control'], 'no-store');
			assert.match(got.text, named);
			assert.doesNotMatch(got.text, /rnak|xxx/);
		}
	}
	assert.equal((await ask('/charts/soundtrack.csv?for=paper')).status, 400);
	const plain = await ask('/charts/soundtrack.json');
	for (const query of ['utm_source=x', 'sort=&q=&from=', 'for=paper', 'SORT=title', '&&=;'])
		assert.equal((await ask(`/charts/soundtrack.json?${query}`)).text, plain.text, query);
});

test('no line of the text is wider than a terminal', async () => {
	const { text } = await ask('/charts/soundtrack.txt');
	const lines = text.split('\n');
	assert.ok(lines.length > 100);
	for (const line of lines)
		assert.ok([...line].length < 80, line);
	assert.match(text, /^ *\d+ {2}\S.* {2}(unknown|\d{4}(-\d\d){0,2}) {2}/m);
});

function element(xml, name) {
	return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

// Elements that RFC 4287 asks for; well-formed by xmllint where it is there.
function checkAtom(xml) {
	const [head, ...entries] = xml.split('<entry>');
	for (const part of [head, ...entries]) {
		assert.ok(element(part, 'title'));
		assert.match(element(part, 'id'), /^tag:[\w.-]+,2026:charts/);
		assert.match(element(part, 'updated'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		assert.match(part, /<link rel="alternate" type="text\/html" href="http/);
	}
	assert.match(head, /<link rel="self"/);
	assert.match(head, /<author>\s*<name>/);
	assert.equal(new Set(entries.map((entry) => element(entry, 'id'))).size, entries.length);
	return entries;
}

function checkXml(xml) {
	try {
		execFileSync('xmllint', ['--noout', '-'], { input: xml });
	} catch (error) {
		if (error.code !== 'ENOENT')
			throw error;
	}
}

test('a feed tells of each edition what entered, left and moved', async () => {
	const list = (...titles) => writeCsv(titles.map((title) => ({ title, artist: 'Feeds & <co>' })));
	importCsv('forms-feed', list('One', 'Two', 'Three'), '--title', 'Feeds', '--publish');
	await pause(CACHE_MS);
	const before = checkAtom((await ask('/charts/forms-feed.atom')).text);
	importCsv('forms-feed', list('Two', 'One', 'Four'), '--publish');
	await pause(CACHE_MS);
	const { text } = await ask('/charts/forms-feed.atom');
	checkXml(text);
	const entries = checkAtom(text);
	assert.equal(entries.length, 2);
	assert.equal(element(entries[0], 'summary'), '1 entered, 1 left, 2 moved, 0 unchanged.');
	for (const part of ['Four', 'Three', 'was at 3', 'up 1, from 2 to 1', 'down 1, from 1 to 2'])
		assert.ok(entries[0].includes(part), part);
	assert.equal(entries[1], before[0]);
	const all = (await ask('/feed.atom')).text;
	checkXml(all);
	assert.equal(element(checkAtom(all)[0], 'id'), element(entries[0], 'id'));
});

// A sitemap and the parts that it leads to, if it does.
const sitemap = async () => {
	const { text } = await ask('/sitemap.xml');
	const parts = [...text.matchAll(/<loc>https?:\/\/[^/]*(\/sitemap-[^<]*)<\/loc>/g)];
	return [text, ...await Promise.all(parts.map(async ([, path]) => (await ask(path)).text))];
};

test('search engines find every chart', async () => {
	const { text: robots } = await ask('/robots.txt');
	assert.match(robots, /^User-agent: \*$/m);
	assert.match(robots, /^Sitemap: http.*\/sitemap\.xml$/m);
	const files = await sitemap();
	files.forEach(checkXml);
	const text = files.join('');
	assert.match(text, /<loc>http[^<]*\/charts\/soundtrack<\/loc>\n<lastmod>\d{4}-\d\d-\d\dT/);
	assert.match(text, /<loc>http[^<]*\/genres\/soundtrack<\/loc>\n<lastmod>\d{4}-\d\d-\d\dT/);
	assert.match(text, /<loc>http[^<]*\/<\/loc>/);
});

test('data and feeds are described, with what the forms look like', async () => {
	const page = await ask('/about/data');
	assert.equal(page.status, 200);
	const [schema] = links(page.text).filter((link) => link.endsWith('.schema.json'));
	const got = await ask(schema);
	assert.equal(got.headers['content-type'], 'application/json; charset=utf-8');
	const { properties, required } = JSON.parse(got.text);
	const json = JSON.parse((await ask('/charts/soundtrack.json')).text);
	assert.deepEqual(Object.keys(json), required);
	assert.deepEqual(Object.keys(properties), required);
});
