'use strict';
// The form of a release, and the queues of those that lack something.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post } = require('./editors');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open();
let cookie;
let other;
let made = 0;

before(async () => {
	cookie = await logIn('release-contributor', account('release-contributor', 'contributor'));
	other = await logIn('release-editor', account('release-editor', 'editor'));
});

// A published chart of its own with these releases; returns their slugs by rank.
function chart(...list) {
	made++;
	const slug = `releases-${made}`;
	const all = list.map((release) => ({ artist: `Releasing ${made}`, ...release }));
	importCsv(slug, writeCsv(all), '--title', `Releases ${made}`, '--publish');
	return sql(`SELECT string_agg(release.slug, ' ' ORDER BY place.rank) FROM place JOIN chart ON chart.id = chart_id
		JOIN release ON release.id = release_id WHERE chart.slug = '${slug}'`).split(' ');
}

function decode(text) {
	const signs = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
	return text.replaceAll(/&(lt|gt|quot|amp|#39);/g, (unused, name) => signs[name]);
}

// The fields of the form as a browser would send them, without the buttons.
function fieldsOf(answer) {
	const [, text] = /<form class="sheet release"[^>]*>(.*?)<\/form>/s.exec(answer.text);
	const value = (name) => decode(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)[1]);
	const all = (name) => [...text.matchAll(new RegExp(`name="${name}"[^>]* value="([^"]*)"`, 'g'))]
		.map(([, found]) => decode(found));
	return {
		...Object.fromEntries(hidden({ text: `<main${text}` })),
		title: value('title'),
		sort_title: value('sort_title'),
		released: value('released'),
		genres: decode(/<textarea[^>]*>\n(.*?)<\/textarea>/s.exec(text)[1]),
		cover: value('cover'),
		label: all('label'),
		url: all('url'),
	};
}

async function form(slug, who = cookie, query = '') {
	const got = await get(`/admin/releases/${slug}${query}`, who);
	assert.equal(got.status, 200);
	return fieldsOf(got);
}

function pairs(fields) {
	return Object.entries(fields).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, one]));
}

function send(slug, fields, who = cookie) {
	return post(`/admin/releases/${slug}`, pairs(fields), { cookie: who });
}

function assertDone(answer, slug, done) {
	assert.equal(answer.status, 303, answer.text.slice(0, 2000));
	assert.equal(answer.headers.location, `/admin/releases/${slug}?done=${done}`);
}

// Everything that the form could change.
function state(slug) {
	return sql(`SELECT release::text,
		(SELECT string_agg(tag::text, ' ' ORDER BY position) FROM release_genre AS tag WHERE release_id = release.id),
		(SELECT string_agg(link::text, ' ' ORDER BY position) FROM release_link AS link WHERE release_id = release.id),
		(SELECT count(*) FROM audit WHERE kind = 'release' AND subject = release.slug), (SELECT count(*) FROM genre)
		FROM release WHERE slug = '${slug}'`);
}

test('a correction is saved and read within two seconds, and "List updated" stays', async () => {
	const [slug] = chart({ released: '1976', genres: 'jazz' });
	const page = `/charts/releases-${made}`;
	sql(`SET session_replication_role = replica; UPDATE edition SET published_at = '2020-01-02T03:04:05Z'
		WHERE chart_id = (SELECT id FROM chart WHERE slug = 'releases-${made}')`);
	const fields = await form(slug);
	assert.equal(fields.released, '1976');
	assert.equal(fields.genres, 'jazz\n');
	const updated = /List updated: <time datetime="([^"]*)"/.exec((await ask(page)).text)[1];
	assertDone(await send(slug, {
		...fields, title: 'The Title & <more>', released: '1976-05', genres: `jazz:7\r\nnew genre ${made}\r\n`,
		label: ['Somewhere', ''], url: ['https://example.org/?a&b', ''],
	}), slug, 'saved');
	await pause(CACHE_MS);
	const { text } = await ask(page);
	assert.match(text, /The Title &amp; &lt;more&gt;/);
	assert.match(text, /May 1976/);
	assert.match(text, /href="https:\/\/example.org\/\?a&amp;b"/);
	assert.equal(/List updated: <time datetime="([^"]*)"/.exec(text)[1], updated);
	assert.equal(sql(`SELECT sort_title FROM release WHERE slug = '${slug}'`), 'Title & <more>, The');
	assert.equal((await ask(`/genres/new-genre-${made}`)).status, 200);
	const again = await form(slug);
	assert.equal(again.sort_title, '');
	assert.equal(again.genres, `jazz:7\nnew genre ${made}\n`);
	assertDone(await send(slug, again), slug, 'nothing');
	const [by, ...noted] = sql(`SELECT editor_name || ' ' || action, before->'released', after->'released',
		after->'genres', after ? 'cover' FROM audit WHERE kind = 'release' AND subject = '${slug}'`).split('|');
	assert.equal(by, 'release-contributor save');
	assert.deepEqual(noted, ['"1976"', '"1976-05"', `["jazz:7", "new genre ${made}"]`, 'f']);
});

test('what is wrong is told at its field, and everything typed comes back', async () => {
	const [slug] = chart({ title: 'A' });
	const fields = await form(slug);
	const was = state(slug);
	const typed = {
		...fields, title: `${'x'.repeat(501)}"`, sort_title: 'a\tb', released: ' 1976-13', genres: 'jazz:101\n<b>:\n',
		cover: 'http://elsewhere/1.jpg', label: ['', '<i>'], url: ['https://example.org/', 'javascript:alert(1)'],
	};
	const got = await send(slug, typed);
	assert.equal(got.status, 422);
	assert.match(got.text, /Nothing was saved/);
	for (const field of ['title', 'sort_title', 'released', 'genres', 'cover', 'link-1', 'link-2'])
		assert.match(got.text, new RegExp(`<a href="#${field}">.*id="${field}-fault"`, 's'), field);
	assert.match(got.text, /a month goes from 01 to 12/);
	const back = fieldsOf(got);
	assert.notEqual(back.key, undefined);
	assert.deepEqual({ ...back, key: fields.key, token: fields.token }, typed);
	assert.equal(state(slug), was);
	assertDone(await send(slug, { ...back, ...fields, key: back.key, title: 'B' }), slug, 'saved');
});

test('a form that is sent twice, or twice at once, is saved once', async () => {
	const [slug] = chart({ title: 'A' });
	const fields = { ...await form(slug), title: 'B' };
	const at = await Promise.all([1, 2, 3].map(() => send(slug, fields)));
	assert.deepEqual(at.map(({ headers }) => headers.location.split('done=')[1]).sort(), ['again', 'again', 'saved']);
	assertDone(await send(slug, fields), slug, 'again');
	assert.equal(sql(`SELECT count(*) FROM audit WHERE kind = 'release' AND subject = '${slug}'`), '1');
});

test('a conflict shows both versions, with mine in the form; an import since is one, too', async () => {
	const [slug] = chart({ title: 'A', genres: 'jazz' });
	const mine = { ...await form(slug), title: 'Mine', genres: 'jazz\nrock' };
	assertDone(await send(slug, { ...await form(slug, other), released: '1980' }, other), slug, 'saved');
	const was = state(slug);
	const got = await send(slug, mine);
	assert.equal(got.status, 409);
	assert.match(got.text, /<th scope="row">Release date<\/th><td>1980<\/td><td><span class="none">nothing/);
	assert.match(got.text, /<th scope="row">Title<\/th><td>A<\/td><td>Mine</);
	assert.equal(state(slug), was);
	const back = fieldsOf(got);
	assert.equal(back.title, 'Mine');
	sql(`UPDATE release_genre SET weight = 3 WHERE release_id = (SELECT id FROM release WHERE slug = '${slug}')`);
	const later = await send(slug, back);
	assert.equal(later.status, 409);
	assertDone(await send(slug, fieldsOf(later)), slug, 'saved');
	assert.equal((await form(slug)).genres, 'jazz\nrock\n');
});

test('of two that save one revision, one is saved and one is asked', async () => {
	const [slug] = chart({ title: 'A' });
	for (let round = 0; round < 10; round++) {
		const forms = [await form(slug), await form(slug, other)];
		const at = await Promise.all([send(slug, { ...forms[0], title: `Left ${round}` }),
			send(slug, { ...forms[1], title: `Right ${round}` }, other)]);
		assert.deepEqual(at.map(({ status }) => status).sort(), [303, 409]);
	}
});

test('a form that no page made is refused, and so are addresses of nothing', async () => {
	const [slug] = chart({ title: 'A' });
	const fields = await form(slug);
	const was = state(slug);
	for (const change of [{ key: undefined }, { revision: 'x' }, { title: undefined }, { genres: undefined },
		{ title: ['a', 'b'] }, { label: ['one'] }, { label: Array(11).fill(''), url: Array(11).fill('') }]) {
		const got = await send(slug, { ...fields, ...change });
		assert.equal(got.status, 400, JSON.stringify(change));
	}
	assert.equal(state(slug), was);
	for (const path of ['/admin/releases/not-there', '/admin/queue/covers'])
		assert.equal((await get(path, cookie)).status, 404, path);
	assert.equal((await send('not-there', fields)).status, 404);
});

test('what was typed survives the end of the session', async () => {
	const [slug] = chart({ title: 'A' });
	const fields = { ...await form(slug), title: 'Typed', label: ['Place', 'Other'],
		url: ['https://example.org/1', 'https://example.org/2'] };
	const held = await post(`/admin/releases/${slug}`, pairs(fields));
	assert.equal(held.status, 403);
	const back = await post(`/admin/releases/${slug}`, hidden(held), { cookie });
	assert.match(back.text, /not saved yet/);
	assertDone(await post(`/admin/releases/${slug}`, hidden(back), { cookie }), slug, 'saved');
	assert.equal((await form(slug)).url[1], 'https://example.org/2');
});

test('a failure in the middle of a save leaves everything as it was', async () => {
	const [slug] = chart({ title: 'A', genres: 'jazz' });
	const fields = { ...await form(slug), title: 'B', genres: `never made ${made}\n`, label: ['x', ''],
		url: ['https://example.org', ''] };
	const was = state(slug);
	for (const table of ['release', 'genre', 'release_genre', 'release_link', 'audit', 'form_save']) {
		sql(`CREATE FUNCTION release_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER release_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION release_fault();
			GRANT EXECUTE ON FUNCTION release_fault() TO silverchart_editor`);
		try {
			const got = await send(slug, fields);
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(slug), was, table);
		} finally {
			sql(`DROP TRIGGER release_fault ON ${table}; DROP FUNCTION release_fault()`);
		}
	}
	assertDone(await send(slug, fields), slug, 'saved');
});

test('a queue goes from one release to the next, the best rank first', async () => {
	const [first, named] = chart({ released: '1976' }, { title: 'Named' }, { title: 'Dated', released: '1980' });
	const count = async () => Number(/<b>(\d+)<\/b> releases without a title/.exec((await get('/admin', cookie)).text)[1]);
	const before = await count();
	const { text } = await get('/admin/queue/titles', cookie);
	assert.match(text, new RegExp(`>${before} releases without a title`));
	const listed = [...text.matchAll(/<th scope="row"><a href="([^"]*)"/g)].map(([, link]) => decode(link));
	const at = listed.indexOf(`/admin/releases/${first}?queue=titles`);
	assert.ok(at >= 0);
	assert.ok(!text.includes(`/admin/releases/${named}?`));
	const ranks = [...text.matchAll(/<td>(\d+) in /g)].map(([, rank]) => Number(rank));
	assert.deepEqual(ranks, ranks.toSorted((left, right) => left - right));
	const page = await get(`/admin/releases/${first}?queue=titles`, cookie);
	assert.equal(decode(/<a href="([^"]*)">Skip</.exec(page.text)[1]), listed[at + 1]);
	const stayed = await send(first, { ...fieldsOf(page), cover: '/covers/1.jpg', save: '1' });
	assert.equal(stayed.headers.location, `/admin/releases/${first}?queue=titles&done=saved`);
	const fields = { ...await form(first, cookie, '?queue=titles'), title: 'Found', next: '1' };
	assert.equal((await send(first, fields)).headers.location, `${listed[at + 1]}&done=next`);
	assert.equal((await send(first, fields)).headers.location, `${listed[at + 1]}&done=again`);
	assert.equal(await count(), before - 1);
});
