'use strict';
// Whatever stands in an address, a page is answered (product.md A13): the one with defaults, byte for byte, where
// the input means nothing. Nothing comes back unescaped.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask, askRaw } = require('./client');
const { open } = require('./site');

open({ own: true }); // nobody else changes the list of charts meanwhile

const long = 'a'.repeat(10000);
// Short names, in capitals so that none is "q" or "to": an address may have 64 kB.
const many = Array.from({ length: 10000 }, (unused, i) => `${i.toString(36).toUpperCase()}=1`).join('&');

// Values that no parameter takes.
const broken = {
	'empty': '=',
	'without "="': '',
	'a NUL': '=%00',
	'a NUL behind a good value': '=title%00',
	'bytes that are no UTF-8': '=%ff%fe',
	'an overlong form': '=%C0%AF',
	'a surrogate': '=%ED%A0%80',
	'a line break': '=a%0d%0aSet-Cookie:%20a=b',
	'10 kB': `=${long}`,
	'10 kB percent-encoded': `=${'%61'.repeat(3333)}`,
	'blanks': '=%20%20',
	'a control character': '=%1b%5b31m',
};

const wrongWords = ['=nonsense', '=TITLE', '=title,artist', '=0', '=title%20', '=../../etc/passwd', "='%20OR%201=1--"];
const wrongNumbers = ['=0', '=-1', '=1.5', '=1e3', '=0x10', '=+5', '=abc', '=99999999999999999999', '=%D9%A1'];
const wrongSlugs = ['=A%20B', '=..%2F..', '=%3Cb%3E', '=caf%C3%A9'];

const pages = {
	'/charts/soundtrack': {
		sort: wrongWords, order: wrongWords, from: wrongNumbers, to: wrongNumbers, page: wrongNumbers,
		genre: wrongSlugs, q: [],
	},
	'/charts': { sort: wrongWords, order: wrongWords, page: wrongNumbers, q: [] },
	'/search': { q: [] },
};

for (const [page, parameters] of Object.entries(pages)) {
	for (const [name, wrong] of Object.entries(parameters)) {
		test(`${page}: no bad value of "${name}" changes a byte`, async () => {
			const plain = await ask(page);
			for (const value of [...Object.values(broken), ...wrong]) {
				const got = await ask(`${page}?${name}${value}`);
				const what = `?${name}${value}`.slice(0, 80);
				assert.equal(got.status, 200, what);
				assert.equal(got.text, plain.text, what);
				assert.equal(got.headers['set-cookie'], undefined, what);
			}
		});

		test(`${page}: a repeated "${name}" counts as none`, async () => {
			const plain = await ask(page);
			const values = { sort: ['title', 'size'], order: ['desc', 'desc'], genre: ['jazz', 'jazz'], q: ['a', 'b'] };
			const [one, two] = values[name] ?? ['2', '3'];
			for (const query of [`${name}=${one}&${name}=${two}`, `${name}=${one}&x=1&${name}=${one}`, `${name}=${one}&${name}`,
				`${name}=&${name}=${one}`, `${name}=${one}&%${name.charCodeAt(0).toString(16)}${name.slice(1)}=${two}`]) {
				const got = await ask(`${page}?${query}`);
				assert.equal(got.status, 200, query);
				assert.equal(got.text, plain.text, query);
			}
		});
	}

	test(`${page}: what is no parameter here is ignored`, async () => {
		const plain = await ask(page);
		for (const query of ['utm_source=x&fbclid=y', 'nonsense', '=', '&', '&&&=&&', '?', 'SORT=title', 'sort[]=title',
			'sort.x=title', ' sort=title', '%00=1', '%ff=1', '%', '%zz=%', 'sort%00=title', '%73ort%20=title', many,
			`${long}=1`, `x=${long}`, ';sort=title', 'a=1?sort=title', '<script>alert(1)</script>', "'\"><img src=x>"]) {
			const got = await ask(`${page}?${query.replaceAll(' ', '%20')}`);
			assert.equal(got.status, 200, query.slice(0, 80));
			assert.equal(got.text, plain.text, query.slice(0, 80));
		}
	});
}

test('a name that is percent-encoded is the same parameter', async () => {
	const plain = await ask('/charts/soundtrack?sort=title&order=desc');
	const got = await ask('/charts/soundtrack?%73%6F%72%74=titl%65&order=desc');
	assert.equal(got.text, plain.text);
});

test('a page beyond the last is the last', async () => {
	const plain = await ask('/charts/soundtrack');
	assert.equal((await ask('/charts/soundtrack?page=999999')).text, plain.text);
});

test('the good parameters beside a bad one are kept', async () => {
	const plain = await ask('/charts/soundtrack?sort=artist');
	assert.equal((await ask('/charts/soundtrack?sort=artist&order=up&from=%ff')).text, plain.text);
});

const hostile = [
	'<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus=alert(1) autofocus='", '</title><b>',
	'&lt;b&gt;', '<?cs var:site.title ?>', '{{7*7}}', 'javascript:alert(1)', '%3Cb%3E',
];

for (const text of hostile) {
	test(`comes back as text: ${text}`, async () => {
		const [lessThan, quote] = [text.includes('<'), text.includes('"')];
		for (const page of ['/charts/soundtrack?q=', '/charts?q=']) {
			const got = await ask(page + encodeURIComponent(text));
			assert.equal(got.status, 200);
			const value = /name="q"[^>]* value="([^"]*)"/.exec(got.text)[1];
			assert.equal(value.includes('<'), false, value);
			const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
				.replaceAll('"', '&quot;').replaceAll("'", '&#39;');
			assert.equal(value, escaped);
			if (lessThan || quote)
				assert.equal(got.text.includes(text), false);
		}
		const nowhere = await ask(`/charts/${encodeURIComponent(text)}`);
		assert.equal(nowhere.status, 404);
		assert.equal(lessThan && nowhere.text.includes(text), false);
	});
}

test('raw bytes in an address are answered or refused, never a fault', async () => {
	const targets = ['/charts/soundtrack?q=\xff\xfe', '/charts/soundtrack?q=\x01', '/charts/\xc3\x28', '/charts/soundtrack?q=a b',
		'/charts/soundtrack?q=a\x00b', '/%', '/%zz', '/charts/%E2%82', '/charts/%00', '/charts/%0a', '*',
		`/${'a/'.repeat(5000)}`, `/charts/${'a'.repeat(5000)}`, '/charts/soundtrack#fragment', '/charts/../../etc/passwd'];
	for (const target of targets) {
		const got = await askRaw(target);
		assert.ok(got !== undefined, JSON.stringify(target.slice(0, 80)));
		assert.ok(got.status >= 200 && got.status < 500, `${got.status} ${JSON.stringify(target.slice(0, 80))}`);
		assert.doesNotMatch(got.text, /root:/);
	}
});
