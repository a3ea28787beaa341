'use strict';
// The form of an artist, and the lists of all releases and all artists.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post } = require('./editors');
const { decode, pairs } = require('./release_fields');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open();
let cookie;
let other;
let made = 0;

before(async () => {
	cookie = await logIn('artist-contributor', account('artist-contributor', 'contributor'));
	other = await logIn('artist-editor', account('artist-editor', 'editor'));
});

// A published chart of one release of a new artist; returns the artist's slug.
function artist() {
	made++;
	importCsv(`artistic-${made}`, writeCsv([{ title: `Work ${made}`, artist: `Artistic ${made}` }]), '--publish');
	return `artistic-${made}`;
}

function fieldsOf(answer) {
	const [, text] = /<form class="sheet release"[^>]*>(.*?)<\/form>/s.exec(answer.text);
	const value = (name) => decode(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)[1]);
	return { ...Object.fromEntries(hidden({ text: `<main${text}` })), name: value('name'), sort_name: value('sort_name'),
		slug: value('slug'), prints: / checked>/.test(text) ? '1' : undefined };
}

async function form(slug, who = cookie) {
	const got = await get(`/admin/artists/${slug}`, who);
	assert.equal(got.status, 200);
	return fieldsOf(got);
}

function send(slug, fields, who = cookie) {
	return post(`/admin/artists/${slug}`, pairs(fields), { cookie: who });
}

function assertDone(answer, slug, done) {
	assert.equal(answer.status, 303, answer.text.slice(0, 2000));
	assert.equal(answer.headers.location, `/admin/artists/${slug}?done=${done}`);
}

// Everything that the form could change.
function state() {
	return sql(`SELECT md5(string_agg(artist::text, ' ' ORDER BY id)), (SELECT md5(string_agg(credit::text, ' ' ORDER BY id))
		FROM artist_credit AS credit), (SELECT md5(string_agg(part::text, ' ' ORDER BY part)) FROM artist_credit_part AS part),
		(SELECT count(*) FROM audit), (SELECT count(*) FROM slug_history) FROM artist`);
}

test('a new name is read within two seconds, at the new address, and found by it', async () => {
	const slug = artist();
	const fields = await form(slug);
	assert.deepEqual([fields.name, fields.sort_name, fields.prints], [`Artistic ${made}`, '', '1']);
	const now = `renamed-${made}`;
	const typed = { ...fields, name: `The Renamed ${made}`, slug: now };
	assertDone(await send(slug, typed), now, 'saved');
	assertDone(await send(slug, typed), now, 'again');
	assertDone(await send(now, await form(now)), now, 'nothing');
	await pause(CACHE_MS);
	const { text } = await ask(`/charts/${slug}`);
	assert.match(text, new RegExp(`/artists/${now}"[^>]*>The Renamed ${made}<`));
	const moved = await ask(`/artists/${slug}`);
	assert.deepEqual([moved.status, moved.headers.location], [301, `/artists/${now}`]);
	assert.match((await ask(`/search.json?q=renamed+${made}`)).text, new RegExp(`"Work ${made}"`));
	assert.equal(sql(`SELECT sort_name FROM artist_credit WHERE name = 'The Renamed ${made}'`), `Renamed ${made}, The`);
	assert.equal(sql(`SELECT editor_name || ' ' || action || ' ' || (before->>'name') || ' ' || (after->>'slug') FROM audit
		WHERE kind = 'artist' AND subject = '${now}'`), `artist-contributor save Artistic ${made} ${now}`);
});

test('releases may go on printing the old name', async () => {
	const slug = artist();
	assertDone(await send(slug, { ...await form(slug), name: `Somebody ${made}`, prints: undefined }), slug, 'saved');
	assert.equal(sql(`SELECT credit.name || ', ' || credit.sort_name FROM artist_credit AS credit JOIN artist_credit_part AS part
		ON part.artist_credit_id = credit.id JOIN artist ON artist.id = part.artist_id WHERE artist.slug = '${slug}'`),
	`Artistic ${made}, Somebody ${made}`);
});

test('what is wrong is told at its field, and everything typed comes back', async () => {
	const taken = artist();
	const slug = artist();
	const fields = await form(slug);
	const was = state();
	for (const [field, typed, sentence] of [['name', ' ', /An artist has a name/], ['name', `ARTISTIC ${made - 1}`, /called so already/],
		['name', 'x'.repeat(501), /501 characters/], ['sort_name', 'a\tb', /one line/], ['slug', 'No!', /An address has letters/],
		['slug', taken, /Another artist has this slug/]]) {
		const sent = { ...fields, prints: undefined, [field]: typed };
		const got = await send(slug, sent);
		assert.equal(got.status, 422, `${field} ${typed}`);
		assert.match(got.text, new RegExp(`<a href="#${field}">.*id="${field}-fault"`, 's'));
		assert.match(got.text, sentence);
		assert.deepEqual({ ...fieldsOf(got), key: fields.key, token: fields.token }, sent);
	}
	assert.equal(state(), was);
	for (const change of [{ key: undefined }, { revision: 'x' }, { name: undefined }, { slug: ['a', 'b'] }])
		assert.equal((await send(slug, { ...fields, ...change })).status, 400);
	assert.equal((await send('nobody', fields)).status, 404);
	assert.equal(state(), was);
});

test('a conflict shows both versions, with mine in the form, also when the slug is another one now', async () => {
	const slug = artist();
	const mine = { ...await form(slug), name: `Mine ${made}` };
	const theirs = { ...await form(slug, other), sort_name: 'Theirs', slug: `theirs-${made}` };
	assertDone(await send(slug, theirs, other), theirs.slug, 'saved');
	const was = state();
	const got = await send(slug, mine);
	assert.equal(got.status, 409);
	assert.match(got.text, /<th scope="row">Sort name<\/th><td>Theirs<\/td><td><span class="none">nothing/);
	assert.equal(fieldsOf(got).name, mine.name);
	assert.equal(state(), was);
	assertDone(await send(slug, fieldsOf(got)), slug, 'saved');
});

test('what was typed survives the end of the session, and roles are asked', async () => {
	const slug = artist();
	const fields = { ...await form(slug), name: `Typed ${made}` };
	const held = await post(`/admin/artists/${slug}`, pairs(fields));
	assert.equal(held.status, 403);
	const back = await post(`/admin/artists/${slug}`, hidden(held), { cookie });
	assertDone(await post(`/admin/artists/${slug}`, hidden(back), { cookie }), slug, 'saved');
	for (const path of [`/admin/artists/${slug}`, '/admin/artists', '/admin/releases'])
		assert.match((await get(path)).headers.location, /^\/admin\/login/);
	assert.equal((await post(`/admin/artists/${slug}`, pairs({ ...fields, token: 'x' }), { cookie })).status, 403);
});

test('a failure in the middle of a save leaves everything as it was', async () => {
	const slug = artist();
	const fields = { ...await form(slug), name: `Faulty ${made}`, slug: `faulty-${made}` };
	const was = state();
	for (const table of ['artist', 'artist_credit', 'artist_credit_part', 'slug_history', 'place', 'audit', 'form_save']) {
		sql(`CREATE FUNCTION artist_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER artist_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION artist_fault();
			GRANT EXECUTE ON FUNCTION artist_fault() TO silverchart_editor`);
		try {
			const got = await send(slug, fields);
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(), was, table);
		} finally {
			sql(`DROP TRIGGER artist_fault ON ${table}; DROP FUNCTION artist_fault()`);
		}
	}
	assertDone(await send(slug, fields), fields.slug, 'saved');
});

test('the lists find everything by parts of names, published or not, a page at a time', async () => {
	const titles = Array.from({ length: 120 }, (unused, i) => `Página ${i} "quoted"`);
	importCsv('listing', writeCsv(titles.map((title) => ({ title, artist: `Lister ${title}` }))));
	assert.equal((await ask('/artists/lister-pagina-7-quoted')).status, 404);
	for (const [path, link] of [['/admin/releases', '/admin/releases/pagina-'], ['/admin/artists', '/admin/artists/lister-pagina-']]) {
		const one = await get(`${path}?q=quoted+gina`, cookie);
		assert.match(one.text, /<p class="standfirst">120 /);
		assert.match(one.text, /Page 1 of 3/);
		const last = await get(`${path}?q=quoted+gina&page=3`, cookie);
		const links = (answer) => [...answer.text.matchAll(/<th scope="row"><a href="([^"]*)"/g)].map(([, found]) => found);
		assert.deepEqual([links(one).length, links(last).length], [50, 20]);
		assert.ok(links(last).every((found) => found.startsWith(link) && !links(one).includes(found)));
		assert.equal((await get(decode(links(last)[0]), cookie)).status, 200);
		assert.match((await get(`${path}?q=no+such+name`, cookie)).text, /No (release|artist) .*“no such name”/);
		assert.equal((await get(`${path}?q=%25`, cookie)).status, 200);
		assert.equal((await get(`${path}?page=99999`, cookie)).status, 200);
		assert.match((await get(path, cookie)).text, /the newest first/);
	}
	const found = await get('/admin/releases?q=pagina+7+lister', cookie);
	assert.match(found.text, /Página 7 &quot;quoted&quot;/);
});
