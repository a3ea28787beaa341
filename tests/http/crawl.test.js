'use strict';
// From the front page every link of the site leads to what it says: no errors, no redirects, every #fragment is there.
// Links that sort and filter multiply without end: they are fetched, but only links without a query lead on.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { canonical, decode, isHidden, links } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open } = require('./site');

const site = open({ own: true });
const AT_ONCE = 4;
const LIMIT = 8000; // pages; the site of this test has fewer
const pages = new Map(); // by address without fragment
const wanted = []; // [page, address, fragment] of every link that has one
const linked = new Set(); // addresses that a reader can get to, without machines' lists
const moving = ['/random']; // leads to another release each time

// What a page leads to on this site, as paths: links, forms, and what its head names.
function targets(address, { headers, text }) {
	const type = headers['content-type'];
	let found = [];
	if (type.startsWith('text/html'))
		found = [...links(text), ...[...text.matchAll(/<(?:link|form) [^>]*(?:href|action)="([^"]*)"/g)].map(([, link]) => decode(link))];
	else if (type.includes('xml'))
		found = [...text.matchAll(/<loc>([^<]*)<|<link [^>]*href="([^"]*)"|<Url [^>]*template="([^"{]*)"/g)].map((got) =>
			decode(got[1] ?? got[2] ?? got[3]));
	else if (address === '/robots.txt')
		found = [...text.matchAll(/^Sitemap: (.*)$/gm)].map(([, link]) => link);
	return found.map((link) => new URL(link, site.url + address)).filter((url) => url.origin === site.url)
		.map((url) => [url.pathname + url.search, url.hash.slice(1)]);
}

function isHtml([, page]) {
	return page.headers['content-type']?.startsWith('text/html');
}

function take(address, page, waiting) {
	const leadsOn = !address.includes('?');
	for (const [target, fragment] of targets(address, page)) {
		if (fragment !== '')
			wanted.push([address, target, decodeURIComponent(fragment)]);
		if (isHtml([address, page]))
			linked.add(target);
		if (pages.has(target) || (!leadsOn && target.includes('?')))
			continue;
		assert.ok(pages.size < LIMIT, 'the site has an end');
		pages.set(target, undefined);
		waiting.push([target, address]);
	}
}

async function crawl() {
	const waiting = [['/', 'the beginning'], ['/robots.txt', 'the beginning']];
	for (const [address] of waiting)
		pages.set(address, undefined);
	while (waiting.length > 0) {
		await Promise.all(waiting.splice(0, AT_ONCE).map(async ([address, from]) => {
			const page = { ...await ask(address), from };
			pages.set(address, page);
			if (page.status === 200)
				take(address, page, waiting);
		}));
	}
}

before(async () => {
	importCsv('crawl', writeCsv([
		{ title: 'Blue', artist: 'Zoë & the "Quotes"', released: '1971-06', genres: 'jazz:48;cool jazz:24' },
		{ title: '+', artist: 'Zoë & the "Quotes"', released: '1980', genres: 'jazz' },
		{ artist: '久石譲', genres: 'cool jazz;soundtrack' },
	]), '--title', 'Crawl', '--publish');
	await pause(CACHE_MS);
	await crawl();
});

test('every address that is linked to is there, and none moves the reader on', () => {
	const bad = [...pages].filter(([address, { status }]) => status !== (moving.includes(address) ? 303 : 200));
	assert.deepEqual(bad.map(([address, { status, from }]) => `${status} ${address} (on ${from})`), []);
	for (const address of ['/charts/crawl', '/charts/crawl.csv', '/charts/crawl.atom', '/charts/soundtrack?sort=title', '/genres/cool-jazz',
		'/genres/jazz.json', '/about/data', '/sitemap.xml', '/feed.atom'])
		assert.ok(pages.has(address), address);
});

test('every place within a page that is linked to is there', () => {
	assert.ok(wanted.length > 100);
	const missing = wanted.filter(([, target, fragment]) => {
		const page = pages.get(target);
		return page !== undefined && !page.text.includes(` id="${fragment}"`);
	});
	assert.deepEqual(missing.map(([from, target, fragment]) => `${target}#${fragment} (on ${from})`), []);
});

test('every page names an address that is itself in its simplest form', () => {
	for (const [address, { text }] of [...pages].filter(isHtml)) {
		const named = canonical(text);
		assert.ok(named?.startsWith(`${site.url}/`), address);
		const path = named.slice(site.url.length);
		assert.equal(pages.get(path)?.status ?? 200, 200, address);
		assert.equal(path.split('?')[0], address.split('?')[0], address);
		if (!address.includes('?'))
			assert.equal(path, address);
	}
});

test('what the sitemap lists is what readers find and search engines may keep', () => {
	const robots = pages.get('/robots.txt').text;
	const closed = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, path]) => path);
	const listed = [...pages].filter(([address]) => address.startsWith('/sitemap'))
		.flatMap(([, { text }]) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => decode(address).slice(site.url.length)));
	assert.ok(listed.length > 5);
	for (const address of listed.filter((one) => !one.startsWith('/sitemap'))) {
		const page = pages.get(address);
		assert.equal(canonical(page.text), site.url + address);
		assert.ok(!isHidden(page.text), address);
		assert.ok(linked.has(address), `${address}: no page leads to it`);
		assert.deepEqual(closed.filter((path) => address.startsWith(path)), [], address);
	}
});
