'use strict';
// What the site has for machines is what its kind asks for: feeds, sitemaps, JSON, and the JSON-LD within pages.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const path = require('node:path');
const { before, test } = require('node:test');
const Ajv = require('ajv/dist/2020');
const { documents, errors, feeds, kinds, prepare } = require('./kinds');
const { ask } = require('../http/client');
const { links } = require('../http/page');
const { open, site } = require('../http/site');

open();
before(prepare);

// Fails with what xmllint says. Options name the grammar, a file of tests/http/schema.
function validate(text, kind, name) {
	const grammar = path.join(__dirname, '../http/schema', name);
	execFileSync('xmllint', ['--nonet', '--noout', kind, grammar, '-'], { input: text, stdio: ['pipe', 'ignore', 'pipe'] });
}

const grammars = { '.atom': ['--relaxng', 'atom.rng'], '.xml': ['--schema', 'sitemap.xsd'] };

for (const address of feeds) {
	test(address, async () => {
		const { status, text } = await ask(address);
		const [kind, grammar] = grammars[path.extname(address.split('?')[0])];
		assert.equal(status, 200);
		validate(text, kind, grammar);
		for (const required of ['id', 'updated', 'loc'].filter((name) => text.includes(`<${name}>`)))
			assert.throws(() => validate(text.replaceAll(required, 'other'), kind, grammar), `without ${required}`);
	});
}

const schemas = {};

// The published schema called `name`, compiled; formats that it doesn't know are mistakes.
async function schema(name) {
	if (schemas[name] === undefined) {
		const { text } = await ask(`/about/data/${name}.schema.json`);
		const document = JSON.parse(text);
		assert.equal(document.$schema, 'https://json-schema.org/draft/2020-12/schema');
		schemas[name] = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(document);
	}
	return schemas[name];
}

for (const [name, addresses] of Object.entries(documents)) {
	test(`JSON: ${name}`, async () => {
		const isValid = await schema(name);
		for (const address of addresses) {
			const { status, text } = await ask(address);
			assert.equal(status, 200, address);
			const document = JSON.parse(text);
			assert.ok(isValid(document), `${address}: ${JSON.stringify(isValid.errors)}`);
			const { required, properties } = isValid.schema;
			assert.deepEqual(Object.keys(document).sort(), Object.keys(properties).sort(), 'every member is described');
			for (const member of required)
				assert.ok(!isValid({ ...document, [member]: undefined }), `${member} may not be missing`);
			assert.ok(!isValid({ ...document, version: 2 }));
		}
	});
}

test('every published schema is tried, and its example is valid', async () => {
	const { text } = await ask('/about/data');
	const published = links(text).map((link) => /\/([a-z]+)\.schema\.json$/.exec(link)?.[1]).filter(Boolean);
	assert.deepEqual([...new Set(published)].sort(), Object.keys(documents).sort());
	const examples = [...text.matchAll(/<pre><code>(\{.*?)<\/code><\/pre>/gs)].map(([, html]) =>
		JSON.parse(html.replace(/&(quot|lt|gt|#39|amp);/g, (whole, name) => ({ quot: '"', lt: '<', gt: '>', '#39': "'", amp: '&' })[name])));
	assert.equal(examples.length, published.length);
	const compiled = await Promise.all(published.map(schema));
	for (const example of examples)
		assert.ok(compiled.some((isValid) => isValid(example)), JSON.stringify(example).slice(0, 200));
});

// What is said of music, as far as search engines ask for it: type by type, what must be there.
const needed = {
	ItemList: ['itemListElement'],
	ListItem: ['position'],
	MusicAlbum: ['name', 'url'],
	MusicGroup: ['name'],
};

function check(node, where) {
	assert.equal(typeof node['@type'], 'string', `${where}: ${JSON.stringify(node).slice(0, 100)}`);
	for (const member of needed[node['@type']] ?? [])
		assert.ok(node[member] !== undefined, `${where}: a ${node['@type']} has no ${member}`);
	for (const [name, value] of Object.entries(node)) {
		assert.ok(value !== null && value !== '', `${where}: ${name} is empty`);
		for (const one of [value].flat().filter((part) => typeof part === 'object'))
			check(one, where);
	}
}

test('JSON-LD says what the page says', async () => {
	const with_ = [];
	for (const [name, address] of Object.entries(kinds).filter(([kind]) => !(kind in errors))) {
		const { text } = await ask(address);
		const scripts = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
		assert.ok(scripts.length <= 1, name);
		for (const [, script] of scripts) {
			const document = JSON.parse(script);
			assert.equal(document['@context'], 'https://schema.org', name);
			check(document, name);
			assert.ok(document.url === undefined || document.url.startsWith(`${site.url}/`), name);
			const positions = (document.itemListElement ?? []).map(({ position }) => position);
			assert.deepEqual(positions, [...positions].sort((a, b) => a - b), `${name}: in rank order`);
			with_.push(name);
		}
	}
	assert.ok(['chart', 'release'].every((name) => with_.includes(name)), with_.join());
});
