'use strict';
// A new release: by itself, and from the list form into a draft at its rank.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { account, get, hidden, logIn, post } = require('./editors');
const { decode, fieldsOf, pairs } = require('./release_fields');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open();
const page = '/admin/new-release';
let cookie;
let made = 0;

before(async () => {
	cookie = await logIn('maker', account('maker', 'contributor'));
});

// A published chart of its own with three releases, A, B and C; returns its slug.
function chart() {
	made++;
	const slug = `making-${made}`;
	importCsv(slug, writeCsv(['A', 'B', 'C'].map((title) => ({ title, artist: `Making ${made}` }))), '--publish');
	return slug;
}

// The form, filled in so that nothing is wrong.
async function form(query = '') {
	made++;
	const got = await get(`${page}${query}`, cookie);
	assert.equal(got.status, 200);
	const fields = fieldsOf(got);
	return { ...fields, title: fields.title || `Made ${made}`, part_name: [`Maker ${made}`, ''], at: atOf(got) };
}

function atOf(answer) {
	const found = /name="at"[^>]* value="([^"]*)"/.exec(answer.text);
	return found ? decode(found[1]) : undefined;
}

function send(fields) {
	return post(page, pairs(fields), { cookie });
}

// Titles of a draft by rank.
function draft(slug) {
	return sql(`SELECT string_agg(release.title, ' ' ORDER BY rank) FROM draft_entry JOIN release ON release.id = release_id
		JOIN chart ON chart.id = chart_id WHERE chart.slug = '${slug}'`);
}

// The list form as it was sent with a search, the ranks typed and the button for a new release.
function asked(list, ranks, at) {
	const [form] = /<form class="draft quiet".*?<\/form>/s.exec(list.text);
	return [...hidden({ text: `<main${form}` }), ...ranks.map((rank) => ['rank', rank]),
		['q', /name="q"[^>]* value="([^"]*)"/.exec(form)[1]], ['at', at], ['make', '1']];
}

function everything() {
	return sql(`SELECT (SELECT count(*) FROM release), (SELECT count(*) FROM artist), (SELECT count(*) FROM artist_credit),
		(SELECT count(*) FROM genre), (SELECT count(*) FROM audit), (SELECT count(*) FROM draft_entry),
		(SELECT sum(revision) FROM draft), (SELECT count(*) FROM form_save)`);
}

test('a release is made with all that was typed, and readers do not see it yet', async () => {
	const fields = { ...await form(), title: 'The Wholly <New>', released: '1999-09', genres: `making ${made}:7\n`,
		label: ['Place', ''], url: ['https://example.org/', ''], part_name: ['One & only', 'Two'], part_join: [',', ''] };
	const got = await send(fields);
	assert.equal(got.status, 303);
	assert.equal(got.headers.location, '/admin/releases/the-wholly-new?done=added');
	const again = await send({ ...fields, title: 'A browser went back' });
	assert.equal(again.headers.location, '/admin/releases/the-wholly-new?done=again');
	const kept = fieldsOf(await get('/admin/releases/the-wholly-new', cookie));
	for (const field of ['title', 'released', 'genres', 'label', 'url'])
		assert.deepEqual(kept[field].slice(0, fields[field].length), fields[field], field);
	assert.deepEqual(kept.part_join, [', ', '', '', '']);
	assert.equal((await get('/releases/the-wholly-new')).status, 404);
	assert.equal((await get('/artists/one-only')).status, 404);
	assert.equal(sql(`SELECT action || ' ' || editor_name || ' ' || (before IS NULL) || ' ' || (after->>'artist') FROM audit
		WHERE subject = 'the-wholly-new'`), 'create maker true One & only, Two');
});

test('what is not found is made and put at its rank of the draft in one save', async () => {
	const slug = chart();
	const list = await get(`/admin/charts/${slug}?q=Brand+new`, cookie);
	const [, first] = /<th scope="row" id="t1"><a href="([^"]*)"/.exec(list.text);
	assert.match((await get(new URL(first, `http://x/admin/charts/${slug}`).pathname, cookie)).text, /<h1>A<\/h1>/);
	assert.match(list.text, /No release has “Brand new”/);
	// Ranks typed on the way are saved first.
	const away = await post(`/admin/charts/${slug}`, asked(list, ['1', '3', '3'], '2'), { cookie });
	assert.equal(away.headers.location, `${page}?title=Brand+new&chart=${slug}&at=2`);
	assert.equal(draft(slug), 'A C B');
	const fields = await form(away.headers.location.slice(page.length));
	assert.deepEqual([fields.title, fields.at, fields.chart], ['Brand new', '2', slug]);
	const got = await send(fields);
	assert.equal(got.headers.location, `/admin/charts/${slug}?done=added#r2`);
	assert.equal(draft(slug), 'A Brand new C B');
	const was = everything();
	assert.equal((await send(fields)).headers.location, `/admin/charts/${slug}?done=again`);
	assert.equal(everything(), was);
	assert.equal(sql(`SELECT string_agg(kind || ' ' || action, ', ' ORDER BY id) FROM
		(SELECT * FROM audit ORDER BY id DESC LIMIT 2) AS last`), 'release create, chart save');
	// The last save of the draft can be undone; the release stays.
	const [undo] = /<form[^>]*\/undo".*?<\/form>/s.exec((await get(`/admin/charts/${slug}`, cookie)).text);
	assert.equal((await post(`/admin/charts/${slug}/undo`, hidden({ text: `<main${undo}` }), { cookie })).status, 303);
	assert.equal(draft(slug), 'A C B');
});

test('a list that is asked for a new release, and was not changed, is not saved', async () => {
	const slug = chart();
	const list = await get(`/admin/charts/${slug}?q=x`, cookie);
	const was = everything();
	const away = await post(`/admin/charts/${slug}`, asked(list, ['1', '2', '3'], '4'), { cookie });
	assert.equal(away.headers.location, `${page}?title=x&chart=${slug}&at=4`);
	const wrong = await post(`/admin/charts/${slug}`, asked(list, ['2', '2', '2'], '4'), { cookie });
	assert.equal(wrong.status, 422);
	assert.equal(everything(), was);
});

test('faults are told at their fields, the rank too, and everything typed comes back', async () => {
	const slug = chart();
	const typed = { ...await form(`?chart=${slug}&at=2`), at: '9', released: '99', part_name: ['', ''], slug: 'No' };
	const was = everything();
	const got = await send(typed);
	assert.equal(got.status, 422);
	for (const field of ['at', 'released', 'artist-1', 'slug'])
		assert.match(got.text, new RegExp(`<a href="#${field}">.*id="${field}-fault"`, 's'), field);
	const back = { ...fieldsOf(got), at: atOf(got) };
	assert.deepEqual({ ...back, token: typed.token, key: typed.key }, typed);
	assert.equal(everything(), was);
	const late = await send({ ...back, released: '', slug: '', part_name: [`Maker ${made}`, ''] });
	assert.equal(late.status, 422); // the rank alone
	assert.match(late.text, /id="at-fault"/);
	assert.equal(everything(), was);
});

test('a release that is known already is offered, added instead, or told apart', async () => {
	const slug = chart();
	const known = { title: 'a!', part_name: [`MAKING ${made}`, ''] };
	const typed = { ...await form(`?chart=${slug}&at=1`), ...known };
	const was = everything();
	const got = await send(typed);
	assert.equal(got.status, 422);
	assert.match(got.text, /<a href="#twins">/);
	const [, use] = /name="use" value="(\d+)"/.exec(got.text);
	assert.equal(everything(), was);
	// It is in the draft already, at 1.
	const twice = await send({ ...fieldsOf(got), at: '1', use });
	assert.equal(twice.status, 422);
	assert.match(twice.text, /in the list already, at 1/);
	const elsewhere = chart();
	const other = await send({ ...await form(`?chart=${elsewhere}&at=4`), ...known });
	const added = await send({ ...fieldsOf(other), at: '4', use });
	assert.equal(added.headers.location, `/admin/charts/${elsewhere}?done=added#r4`);
	assert.equal(draft(elsewhere), 'A B C A');
	const apart = await send({ ...fieldsOf(twice), at: '2', twin: '1' });
	assert.equal(apart.headers.location, `/admin/charts/${slug}?done=added#r2`);
	assert.equal(draft(slug), 'A a! B C');
});

test('a draft that moved on is a conflict: nothing is made, and the form comes back with the draft as it is', async () => {
	const slug = chart();
	const typed = await form(`?chart=${slug}&at=2`);
	const [first, second] = await Promise.all([typed, await form(`?chart=${slug}&at=1`)].map(send));
	const [good, bad] = first.status === 303 ? [first, second] : [second, first];
	assert.deepEqual([good.status, bad.status], [303, 409]);
	assert.match(bad.text, /The draft there now/);
	const rows = [...bad.text.matchAll(/<b>(\d)<\/b> ([^ ]+)/g)].map(([, rank]) => rank);
	assert.ok(rows.length >= 2);
	const count = sql('SELECT count(*) FROM release');
	const back = { ...fieldsOf(bad), at: atOf(bad) };
	assert.equal((await send(back)).status, 303);
	assert.equal(Number(sql('SELECT count(*) FROM release')), Number(count) + 1);
	assert.equal(draft(slug).split(' ').length, 3 + 2 * 2);
});

test('a failure in the middle leaves nothing of it', async () => {
	const slug = chart();
	const fields = { ...await form(`?chart=${slug}&at=2`), genres: `unmade ${made}\n`, label: ['x', ''],
		url: ['https://example.org', ''] };
	const was = everything();
	for (const table of ['artist', 'artist_credit', 'artist_credit_part', 'release', 'genre', 'release_genre',
		'release_link', 'draft', 'draft_entry', 'audit', 'form_save']) {
		sql(`CREATE FUNCTION making_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER making_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION making_fault();
			GRANT EXECUTE ON FUNCTION making_fault() TO silverchart_editor`);
		try {
			const got = await send(fields);
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(everything(), was, table);
		} finally {
			sql(`DROP TRIGGER making_fault ON ${table}; DROP FUNCTION making_fault()`);
		}
	}
	assert.equal((await send(fields)).status, 303);
});

test('a form that no page made is refused; nobody gets it without a session', async () => {
	const slug = chart();
	const fields = await form(`?chart=${slug}&at=2`);
	const was = everything();
	for (const change of [{ key: undefined }, { draft: undefined }, { at: undefined }, { title: undefined },
		{ chart: undefined, use: '1' }, { part_name: undefined }])
		assert.equal((await send({ ...fields, ...change })).status, 400, JSON.stringify(change));
	assert.equal((await send({ ...fields, chart: 'not-there' })).status, 404);
	assert.equal((await get(`${page}?chart=not-there`, cookie)).status, 404);
	assert.equal((await get(page)).status, 303);
	assert.equal((await post(page, pairs({ ...fields, token: 'x' }), { cookie })).status, 403);
	const held = await post(page, pairs(fields));
	assert.equal(held.status, 403);
	assert.match(held.text, /<dd>Made/);
	assert.equal(everything(), was);
	const back = await post(page, hidden(held), { cookie });
	assert.equal((await post(page, hidden(back), { cookie })).status, 303);
});
