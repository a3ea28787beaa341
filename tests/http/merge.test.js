'use strict';
// Merging releases and artists; what readers and editors see of it.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post } = require('./editors');
const { writeCsv } = require('./rules');
const { ctl, importCsv, open, sql } = require('./site');

// Faults and counts are of whole tables: nobody else may write to them.
open({ own: true });
let cookie;
let editor;
let made = 0;

before(async () => {
	cookie = await logIn('merge-administrator', account('merge-administrator', 'administrator'));
	editor = await logIn('merge-editor', account('merge-editor', 'editor'));
});

// A published chart of its own; returns its slug and its releases' by rank.
function chart(...list) {
	made++;
	const slug = `merging-${made}`;
	publish(slug, ...list);
	return [slug, ...slugsOf(slug)];
}

function publish(slug, ...list) {
	const all = list.map((release) => ({ artist: `Merging ${made}`, ...release }));
	importCsv(slug, writeCsv(all), '--title', slug, '--publish');
}

function slugsOf(slug) {
	return sql(`SELECT string_agg(release.slug, ' ' ORDER BY place.rank) FROM place JOIN chart ON chart.id = chart_id
		JOIN release ON release.id = release_id WHERE chart.slug = '${slug}'`).split(' ');
}

function draftOf(slug) {
	return sql(`SELECT string_agg(rank || ' ' || release.slug, ', ' ORDER BY rank) FROM draft_entry
		JOIN chart ON chart.id = chart_id JOIN release ON release.id = release_id WHERE chart.slug = '${slug}'`);
}

function artistOf(release) {
	return sql(`SELECT artist.slug FROM release JOIN artist_credit_part USING (artist_credit_id)
		JOIN artist ON artist.id = artist_id WHERE release.slug = '${release}'`);
}

// The page that says what merging `goes` into `stays` does, and the fields of its button.
async function preview(stays, goes, kind = 'releases') {
	const got = await get(`/admin/${kind}/${stays}/merge?with=${goes}`, cookie);
	assert.equal(got.status, 200);
	return got;
}

function fieldsOf(answer) {
	return Object.fromEntries(hidden(answer));
}

function send(stays, fields, { who = cookie, kind = 'releases' } = {}) {
	return post(`/admin/${kind}/${stays}/merge`, fields, { cookie: who });
}

async function merge(stays, goes, kind = 'releases') {
	assertDone(await send(stays, fieldsOf(await preview(stays, goes, kind)), { kind }), stays, 'merged', kind);
}

function assertDone(answer, slug, done, kind = 'releases') {
	assert.equal(answer.status, 303, answer.text.slice(0, 2000));
	assert.equal(answer.headers.location, `/admin/${kind}/${slug}/merge?done=${done}`);
}

// Everything that a merge could change.
function state() {
	return sql(`SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
		SELECT release::text AS line FROM release UNION ALL SELECT tag::text FROM release_genre AS tag
		UNION ALL SELECT link::text FROM release_link AS link UNION ALL SELECT entry::text FROM draft_entry AS entry
		UNION ALL SELECT draft::text FROM draft UNION ALL SELECT artist::text FROM artist
		UNION ALL SELECT part::text FROM artist_credit_part AS part UNION ALL SELECT place::text FROM place
		UNION ALL SELECT standing::text FROM edition_standing AS standing
		UNION ALL SELECT history::text FROM slug_history AS history UNION ALL SELECT chart::text FROM chart
		UNION ALL SELECT merged::text FROM release_merge AS merged UNION ALL SELECT merged::text FROM artist_merge AS merged
		UNION ALL SELECT id::text FROM audit) AS lines`);
}

async function row(path, rank) {
	const { rows } = JSON.parse((await ask(`${path}.json?sort=rank`)).text);
	return rows.find((one) => one.rank === rank);
}

test('a preview says what happens, and changes nothing', async () => {
	const [slug, first, second] = chart({ title: 'One', genres: 'jazz' }, { title: 'Uno', released: '1976', genres: 'jazz;folk' });
	const was = state();
	const { text } = await preview(first, second);
	assert.equal(state(), was);
	assert.match(text, /<ins>1976<\/ins>/);
	assert.match(text, /<ins>jazz\s+folk\s+<\/ins>/);
	const plain = text.replaceAll(/<span class="label">[^<]*<\/span>/g, '');
	assert.match(plain, new RegExp(`${slug}</a></th><td>1</td><td>2</td><td>1, the better rank; the gap closes</td><td>1 stays as published, 1 with both`));
	assert.match(text, /Merge “Uno” into “One”<\/button>/);
	const found = await get(`/admin/releases/${first}/merge?q=Merging+${made}`, cookie);
	assert.match(found.text, new RegExp(`/admin/releases/${first}/merge\\?with=${second}`));
	assert.match(found.text, /this one/);
	for (const wrong of ['not-there', first, '%3Cb%3E']) {
		const got = await get(`/admin/releases/${first}/merge?with=${wrong}`, cookie);
		assert.equal(got.status, 200);
		assert.match(got.text, /<a href="#with">There is no other release/);
		assert.doesNotMatch(got.text, /into “/);
	}
	assert.equal((await get(`/admin/releases/not-there/merge`, cookie)).status, 404);
	assert.equal(state(), was);
});

test('both in one chart: the better rank stays in the draft, the edition stays as published', async () => {
	const [slug, first, second, third] = chart({ title: 'A' }, { title: 'B', released: '1976' }, { title: 'C' });
	publish(slug, { title: 'C' }, { title: 'B', released: '1976' }, { title: 'A' });
	const entries = `SELECT string_agg(entry::text, ' ' ORDER BY edition_id, rank) FROM edition_entry AS entry`;
	const was = sql(entries);
	const page = await ask(`/charts/${slug}`);
	assert.equal(page.status, 200);
	await merge(first, second);
	assert.equal(sql(entries), was);
	assert.equal(draftOf(slug), `1 ${third}, 2 ${first}`);
	await pause(CACHE_MS);
	// Ranks 1..3 are there; two rows lead to the same release, which took over the date.
	for (const [path, ranks] of [[`/charts/${slug}`, { A: [2, 3], C: [1] }], [`/charts/${slug}/editions/1`, { A: [1, 2], C: [3] }]]) {
		const { rows } = JSON.parse((await ask(`${path}.json?sort=rank`)).text);
		assert.deepEqual(rows.map(({ rank }) => rank), [1, 2, 3]);
		for (const [title, at] of Object.entries(ranks))
			assert.deepEqual(rows.filter((one) => one.title === title).map(({ rank }) => rank), at, `${path} ${title}`);
		assert.deepEqual(rows.filter((one) => one.title === 'A').map(({ release, released }) => `${release} ${released}`),
			[`${first} 1976`, `${first} 1976`]);
		const { status, text } = await ask(path);
		assert.equal(status, 200);
		assert.equal((text.match(/ id="rank-\d+"/g) ?? []).length, 3);
		assert.doesNotMatch(text, new RegExp(`/releases/${second}"`));
	}
	assert.notEqual((await ask(`/charts/${slug}`)).headers.etag, page.headers.etag);
	assert.equal((await ask(`/charts/${slug}/changes/1..2`)).status, 200);
	// The draft waits, and what is published then is whole.
	const answer = await get(`/admin/charts/${slug}/preview`, editor);
	assert.match(answer.text, /0 enter, 0 leave, 0 move, 2 stay where they are/);
	ctl('publish', slug);
	await pause(CACHE_MS);
	assert.equal((await row(`/charts/${slug}`, 2)).release, first);
	// The first edition is a draft again without a gap.
	const form = fieldsOf(await get(`/admin/charts/${slug}`, editor));
	assert.equal((await post(`/admin/charts/${slug}/revert`, { ...form, edition: 1 }, { cookie: editor })).status, 303);
	assert.equal(draftOf(slug), `1 ${first}, 2 ${third}`);
});

test('addresses of what went lead to what stays, in one step, for readers and editors', async () => {
	const [, first, second, third] = chart({ title: 'A' }, { title: 'B' }, { title: 'C' });
	sql(`UPDATE release SET slug = '${second}-x' WHERE slug = '${second}'`);
	await merge(third, `${second}-x`);
	await merge(first, third);
	await pause(CACHE_MS);
	for (const slug of [second, `${second}-x`, third]) {
		for (const form of ['', '.json']) {
			const got = await ask(`/releases/${slug}${form}`);
			assert.equal(got.status, 301, slug);
			assert.match(got.headers.location, new RegExp(`/releases/${first}${form.replace('.', '\\.')}$`));
		}
		const got = await get(`/admin/releases/${slug}`, cookie);
		assert.equal(got.status, 301);
		assert.match(got.headers.location, new RegExp(`/admin/releases/${first}$`));
		assert.equal((await get(`/admin/releases/${slug}/merge`, cookie)).status, 301);
	}
	const found = JSON.parse((await ask(`/search.json?q=Merging+${made}`)).text);
	assert.doesNotMatch(JSON.stringify(found), new RegExp(`"${third}"`));
	assert.doesNotMatch((await ask('/sitemap.xml')).text, new RegExp(`/releases/${third}<`));
});

test('a form that is sent twice, or twice at once, merges once', async () => {
	const [, first, second] = chart({ title: 'A' }, { title: 'B' });
	const fields = fieldsOf(await preview(first, second));
	const at = await Promise.all([1, 2, 3].map(() => send(first, fields)));
	assert.deepEqual(at.map(({ headers }) => headers.location.split('done=')[1]).sort(), ['again', 'again', 'merged']);
	assertDone(await send(first, fields), first, 'again');
	assert.equal(sql(`SELECT count(*) FROM audit WHERE action = 'merge' AND subject = '${second}'`), '1');
	assert.match((await get(`/admin/releases/${first}/merge?done=merged`, cookie)).text, /They are merged/);
});

test('when either changed meanwhile, nothing happens, and the page says so', async () => {
	const [slug, first, second, third] = chart({ title: 'A' }, { title: 'B' }, { title: 'C' });
	for (const changed of [first, second]) {
		const fields = fieldsOf(await preview(first, second));
		sql(`UPDATE release SET year = coalesce(year, 1900) + 1 WHERE slug = '${changed}'`);
		const was = state();
		const got = await send(first, { ...fields, note: 'My <note>' });
		assert.equal(got.status, 409);
		assert.match(got.text, /One of the two was changed after you opened this page/);
		assert.match(got.text, /My &lt;note&gt;/);
		assert.equal(state(), was);
	}
	// A merge meanwhile.
	const fields = fieldsOf(await preview(first, second));
	await merge(third, second);
	const was = state();
	const got = await send(first, fields);
	assert.equal(got.status, 409);
	assert.match(got.text, /is there no more/);
	assert.equal(state(), was);
	assert.equal(draftOf(slug), `1 ${first}, 2 ${third}`);
});

test('a list form from before the merge is a conflict, and brings nothing back', async () => {
	const [slug, first, second] = chart({ title: 'A' }, { title: 'B' });
	const form = fieldsOf(await get(`/admin/charts/${slug}`, editor));
	await merge(first, second);
	const got = await post(`/admin/charts/${slug}`, [...Object.entries(form), ['rank', '2'], ['rank', '2'], ['at', ''], ['q', '']],
		{ cookie: editor });
	assert.equal(got.status, 409);
	assert.equal(draftOf(slug), `1 ${first}`);
});

test('only administrators merge; every refusal changes nothing', async () => {
	const [, first, second] = chart({ title: 'A' }, { title: 'B' });
	const fields = fieldsOf(await preview(first, second));
	const was = state();
	assert.equal((await get(`/admin/releases/${first}/merge`, editor)).status, 403);
	assert.equal((await send(first, { ...fields, token: hidden(await get('/admin/account', editor))[0][1] }, { who: editor })).status, 403);
	for (const without of ['key', 'revision', 'with', 'with_revision']) {
		const got = await send(first, Object.entries(fields).filter(([name]) => name !== without));
		assert.equal(got.status, 400, without);
	}
	const long = await send(first, { ...fields, note: 'x'.repeat(2001) });
	assert.equal(long.status, 422);
	assert.match(long.text, /<a href="#note">/);
	assert.equal(state(), was);
});

test('an artist goes into another: credits move with their names, both in one credit too', async () => {
	const [slug, first, second] = chart({ title: 'A', artist: `Merge & Co ${made}` }, { title: 'B', artist: `Merge and Co ${made}` });
	const stays = artistOf(first);
	const goes = artistOf(second);
	sql(`INSERT INTO artist_credit_part SELECT artist_credit_id, 2, (SELECT id FROM artist WHERE slug = '${goes}'), 'M & C', ''
		FROM release WHERE slug = '${first}'`);
	const was = state();
	const page = await preview(stays, goes, 'artists');
	assert.equal(state(), was);
	assert.match(page.text, /which names both: both names stay, in their order/);
	assert.match(page.text, new RegExp(`/admin/charts/${slug}"`));
	const fields = fieldsOf(page);
	assertDone(await send(stays, { ...fields, note: 'One band' }, { kind: 'artists' }), stays, 'merged', 'artists');
	assertDone(await send(stays, fields, { kind: 'artists' }), stays, 'again', 'artists');
	assert.equal(sql(`SELECT string_agg(position || ' ' || name, ', ' ORDER BY position) FROM artist_credit_part
		JOIN release USING (artist_credit_id) WHERE release.slug = '${first}'`), `1 Merge & Co ${made - 1}, 2 M & C`);
	await pause(CACHE_MS);
	for (const form of ['', '.json']) {
		const got = await ask(`/artists/${goes}${form}`);
		assert.equal(got.status, 301);
		assert.match(got.headers.location, new RegExp(`/artists/${stays}${form.replace('.', '\\.')}$`));
	}
	const { text } = await ask(`/charts/${slug}`);
	assert.doesNotMatch(text, new RegExp(`/artists/${goes}"`));
	assert.match(text, />M &amp; C<\/a>/);
	const artist = JSON.parse((await ask(`/artists/${stays}.json`)).text);
	assert.equal(artist.releases.length, 2);
	const [before, note] = sql(`SELECT before->'releases', note FROM audit WHERE action = 'merge' AND kind = 'artist'
		AND subject = '${goes}'`).split('|');
	assert.equal(note, 'One band');
	assert.deepEqual(JSON.parse(before).sort(), [first, second].sort());
	assert.equal((await get(`/admin/artists/${goes}/merge`, cookie)).status, 301);
});

test('when an artist changed meanwhile, nothing happens', async () => {
	const [, first, second] = chart({ title: 'A', artist: `Left ${made}` }, { title: 'B', artist: `Right ${made}` });
	const stays = artistOf(first);
	const goes = artistOf(second);
	const fields = fieldsOf(await preview(stays, goes, 'artists'));
	sql(`UPDATE artist SET sort_name = 'X' WHERE slug = '${goes}'`);
	const was = state();
	assert.equal((await send(stays, fields, { kind: 'artists' })).status, 409);
	assert.equal(state(), was);
});

// Every table that a merge writes to, and one fault in each.
async function fail(tables, act) {
	for (const table of tables) {
		const was = state();
		sql(`CREATE FUNCTION merge_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER merge_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION merge_fault();
			GRANT EXECUTE ON FUNCTION merge_fault() TO silverchart_editor`);
		try {
			const got = await act();
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(), was, table);
		} finally {
			sql(`DROP TRIGGER merge_fault ON ${table}; DROP FUNCTION merge_fault()`);
		}
	}
}

test('a fault at any statement leaves the state before', async () => {
	const [slug, first, second] = chart({ title: 'A' }, { title: 'B', released: '1976', genres: 'folk' }, { title: 'C' });
	sql(`DELETE FROM draft_entry USING chart WHERE chart.id = chart_id AND slug = '${slug}';
		DELETE FROM draft USING chart WHERE chart.id = chart_id AND slug = '${slug}';
		INSERT INTO release_link SELECT id, 1, 'X', 'https://example.org/' FROM release WHERE slug = '${second}'`);
	const fields = fieldsOf(await preview(first, second));
	await fail(['release', 'release_genre', 'release_link', 'draft', 'draft_entry', 'release_merge', 'slug_history', 'place',
		'edition_standing', 'edition_change', 'edition_comparison', 'chart', 'genre_release', 'release_standing',
		'search_entry', 'audit', 'form_save'], () => send(first, fields));
	assertDone(await send(first, fields), first, 'merged');
	const [, third, fourth] = chart({ title: 'A', artist: `Up ${made}` }, { title: 'B', artist: `Down ${made}` });
	const stays = artistOf(third);
	const artist = fieldsOf(await preview(stays, artistOf(fourth), 'artists'));
	await fail(['artist', 'artist_credit_part', 'artist_merge', 'slug_history', 'place', 'search_entry', 'audit', 'form_save'],
		() => send(stays, artist, { kind: 'artists' }));
	assertDone(await send(stays, artist, { kind: 'artists' }), stays, 'merged', 'artists');
});
