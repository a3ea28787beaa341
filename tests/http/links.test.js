'use strict';
// Links keep what the reader chose, leave defaults out, and tell search engines the one address.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { ask } = require('./client');
const { canonical, headers, isHidden, links } = require('./page');
const { open } = require('./site');

const site = open();
const chart = '/charts/soundtrack';
const columns = ['rank', 'title', 'artist', 'released', 'genre'];
const defaults = { sort: 'released', order: 'asc' };
const filters = 'from=1960&to=2020&genre=soundtrack&q=a';

function wanted(sort, order, kept) {
	const parameters = [];
	if (sort !== defaults.sort)
		parameters.push(`sort=${sort}`);
	if (order !== defaults.order)
		parameters.push(`order=${order}`);
	if (kept !== '')
		parameters.push(kept);
	return `${chart}${parameters.length > 0 ? '?' : ''}${parameters.join('&')}#chart`;
}

for (const kept of ['', filters]) {
	for (const sort of columns) {
		for (const order of ['asc', 'desc']) {
			const view = `sort=${sort}&order=${order}${kept === '' ? '' : `&${kept}`}`;
			test(`headers of ?${view}`, async () => {
				const page = await ask(`${chart}?${view}`);
				const found = headers(page.text);
				assert.deepEqual(found.map((column) => column.name), columns);
				for (const column of found) {
					const active = column.name === sort;
					const next = active && order === 'asc' ? 'desc' : 'asc';
					assert.equal(column.link, wanted(column.name, next, kept));
					assert.equal(column.sorted, active ? { asc: 'ascending', desc: 'descending' }[order] : undefined);
				}
			});
		}
	}
}

test('parameters that mean nothing here are in no link', async () => {
	const page = await ask(`${chart}?utm_source=letter&sort=title`);
	assert.deepEqual(links(page.text).filter((link) => link.includes('utm')), []);
});

test('sorted views name the plain page as canonical', async () => {
	for (const view of ['', '?sort=title', '?sort=artist&order=desc', '?order=desc']) {
		const page = await ask(chart + view);
		assert.equal(canonical(page.text), site.url + chart, view);
		assert.equal(isHidden(page.text), false, view);
	}
});

test('filtered views are kept from search engines', async () => {
	for (const view of ['?from=1970', '?to=1979', '?genre=soundtrack', '?q=zimmer', '?sort=title&q=zimmer']) {
		const page = await ask(chart + view);
		assert.equal(isHidden(page.text), true, view);
	}
});

test('the absolute address is the setting, not what the client calls us', async () => {
	const page = await ask(chart, { headers: { host: 'localhost', 'x-forwarded-host': 'evil.example' } });
	assert.equal(page.status, 200);
	assert.equal(canonical(page.text), site.url + chart);
	assert.doesNotMatch(page.text, /evil\.example/);
});
