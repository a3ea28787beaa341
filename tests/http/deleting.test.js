'use strict';
// Deleting and bringing back artists, charts, genres and releases: what readers see, and what prevents it.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post, tokenOf } = require('./editors');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

// Faults and counts are of whole tables: nobody else may write to them.
open({ own: true });
let cookie;
let editor;
let made = 0;
let restored = 0;

before(async () => {
	cookie = await logIn('delete-administrator', account('delete-administrator', 'administrator'));
	editor = await logIn('delete-editor', account('delete-editor', 'editor'));
});

// A published chart of its own; returns its slug and its releases' by rank.
function chart(...list) {
	made++;
	const slug = `deleting-${made}`;
	const all = list.map((release) => ({ artist: `Deleting ${made}`, ...release }));
	importCsv(slug, writeCsv(all), '--title', `Doomed ${made}`, '--publish');
	return [slug, ...sql(`SELECT string_agg(release.slug, ' ' ORDER BY place.rank) FROM place JOIN chart ON chart.id = chart_id
		JOIN release ON release.id = release_id WHERE chart.slug = '${slug}'`).split(' ')];
}

function fieldsOf(answer) {
	return Object.fromEntries(hidden(answer));
}

async function remove(kind, slug) {
	const path = `/admin/${kind}s/${slug}/delete`;
	const page = await get(path, cookie);
	assert.equal(page.status, 200);
	const got = await post(path, { ...fieldsOf(page), note: 'Why' }, { cookie });
	assert.equal(got.status, 303, got.text.slice(0, 2000));
	assert.equal(got.headers.location, '/admin/deleted?done=deleted');
}

async function restore(kind, slug) {
	const token = tokenOf(await get('/admin/deleted', cookie));
	return post('/admin/deleted', { token, key: `restoring-${restored++}`, kind, slug }, { cookie });
}

async function assertRestored(kind, slug) {
	const got = await restore(kind, slug);
	assert.equal(got.status, 303, got.text.slice(0, 2000));
	assert.equal(got.headers.location, '/admin/deleted?done=restored');
}

function state() {
	return sql(`SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
		SELECT release::text AS line FROM release UNION ALL SELECT artist::text FROM artist UNION ALL SELECT genre::text FROM genre
		UNION ALL SELECT chart::text FROM chart UNION ALL SELECT place::text FROM place UNION ALL SELECT id::text FROM audit
		UNION ALL SELECT standing::text FROM release_standing AS standing UNION ALL SELECT found::text FROM search_entry AS found
		UNION ALL SELECT tagged::text FROM genre_release AS tagged) AS lines`);
}

async function assertAll(paths, status) {
	await pause(CACHE_MS);
	for (const path of paths) {
		const got = await ask(path);
		assert.equal(got.status, status, path);
		if (status === 410 && !/\.(atom|csv|json|txt)$/.test(path))
			assert.match(got.text, /<input[^>]* name="q"/, path);
	}
}

// What readers could meet the words in.
async function assertNowhere(words, word) {
	for (const path of ['/', '/charts', `/search?q=${word}`, `/search.json?q=${word}`, '/sitemap.xml', '/feed.atom', '/genres'])
		assert.doesNotMatch((await ask(path)).text.replaceAll(/value="[^"]*"|“[^”]*”|\?q=[^"]*/g, ''), words, path);
}

test('a chart goes with its editions in every form, and comes back with the same bytes', async () => {
	const [slug, first] = chart({ title: 'Only here' }, { title: 'Elsewhere' });
	const other = `${slug}-other`;
	importCsv(other, writeCsv([{ title: 'Elsewhere', artist: `Deleting ${made}` }]), '--title', 'Other', '--publish');
	const paths = ['', '.csv', '.json', '.txt', '.atom', '/editions', '/editions/1', '/editions/1.csv', '/editions/1.json',
		'/changes/1..1', '/changes/1..1.json'].map((end) => `/charts/${slug}${end}`);
	await pause(CACHE_MS);
	const rows = async () => JSON.stringify(JSON.parse((await ask(`/charts/${slug}.json`)).text).rows);
	const was = await rows();
	assert.match((await ask(`/charts/${other}`)).text, new RegExp(`/charts/${slug}\\?`));
	const page = await get(`/admin/charts/${slug}/delete`, cookie);
	assert.match(page.text, new RegExp(`Delete the chart “Doomed ${made}” with 1 edition</button>`));
	await remove('chart', slug);
	await assertAll(paths, 410);
	await assertNowhere(new RegExp(`Doomed ${made}\\b`), `doomed+${made}`);
	assert.doesNotMatch((await ask('/charts')).text, new RegExp(`/charts/${slug}"`));
	assert.doesNotMatch((await ask(`/charts/${other}`)).text, new RegExp(`/charts/${slug}\\?`));
	assert.doesNotMatch((await ask(`/releases/${first}`)).text, new RegExp(`/charts/${slug}`));
	assert.equal((await get(`/admin/charts/${slug}`, cookie)).status, 410);
	assert.equal((await get(`/admin/charts/${slug}/delete`, cookie)).status, 410);
	await assertRestored('chart', slug);
	await assertAll(paths.filter((path) => !/changes/.test(path)), 200);
	assert.equal(await rows(), was);
	assert.match((await ask(`/charts/${other}`)).text, new RegExp(`/charts/${slug}\\?`));
	const [by, note] = sql(`SELECT string_agg(editor_name || ' ' || action, ', ' ORDER BY id), min(note) FROM audit
		WHERE kind = 'chart' AND subject = '${slug}' AND action LIKE '%delete'`).split('|');
	assert.equal(by, 'delete-administrator delete, delete-administrator undelete');
	assert.equal(note, 'Why');
});

test('a release that stands somewhere cannot be deleted: the page says where', async () => {
	const [slug, first] = chart({ title: 'Held' });
	const { text } = await get(`/admin/releases/${first}/delete`, cookie);
	assert.match(text, new RegExp(`in 1 <a href="/charts/${slug}/editions">edition of Doomed`));
	assert.match(text, new RegExp(`/admin/releases/${first}/merge"`));
	assert.doesNotMatch(text, /<textarea/);
	// A form that was made before it stood there.
	await remove('chart', slug);
	const fields = fieldsOf(await get(`/admin/releases/${first}/delete`, cookie));
	assert.notEqual(fields.revision, undefined);
	await assertRestored('chart', slug);
	const was = state();
	const got = await post(`/admin/releases/${first}/delete`, fields, { cookie });
	assert.equal(got.status, 409);
	assert.match(got.text, /It stands somewhere since you opened this page/);
	assert.equal(state(), was);
});

test('a release of deleted charts goes from everywhere, and keeps its charts from coming back', async () => {
	const [slug, first, second] = chart({ title: 'Vanishing', genres: `vanishing ${Date.now()}` }, { title: 'Staying', genres: 'jazz' });
	const genre = sql(`SELECT genre.slug FROM genre JOIN release_genre ON genre_id = genre.id JOIN release ON release.id = release_id
		WHERE release.slug = '${first}'`);
	sql(`UPDATE release SET slug = '${first}-x' WHERE slug = '${first}'; UPDATE release SET slug = '${first}' WHERE slug = '${first}-x'`);
	await remove('chart', slug);
	await assertAll([`/releases/${first}`, `/genres/${genre}`], 200);
	await remove('release', first);
	await assertAll([`/releases/${first}`, `/releases/${first}.json`, `/releases/${first}-x`], 410);
	await assertAll([`/genres/${genre}`], 404);
	await assertNowhere(/Vanishing/, 'vanishing');
	assert.equal((await get(`/admin/releases/${first}`, cookie)).status, 410);
	const was = state();
	const refused = await restore('chart', slug);
	assert.equal(refused.status, 409);
	assert.match(refused.text, /Releases of &quot;Doomed \d+&quot; are deleted too. Undelete these first: &quot;Vanishing&quot; by/);
	assert.equal(state(), was);
	const list = await get('/admin/deleted', cookie);
	assert.match(list.text, new RegExp(`Vanishing.*>/releases/${first}<.* by delete-administrator`));
	await assertRestored('release', first);
	await assertRestored('chart', slug);
	await assertAll([`/releases/${first}`, `/releases/${second}`, `/genres/${genre}`, `/charts/${slug}`], 200);
	assert.match((await ask('/search?q=vanishing')).text, new RegExp(`/releases/${first}"`));
});

test('genres and artists go when nothing is theirs', async () => {
	const [, first] = chart({ title: 'Tagged', genres: `tag ${made + 1}` });
	const artist = sql(`SELECT artist.slug FROM release JOIN artist_credit_part USING (artist_credit_id)
		JOIN artist ON artist.id = artist_id WHERE release.slug = '${first}'`);
	for (const [kind, slug] of [['genre', `tag-${made}`], ['artist', artist]]) {
		const { text } = await get(`/admin/${kind}s/${slug}/delete`, cookie);
		assert.match(text, new RegExp(`the release <a href="/admin/releases/${first}">Tagged</a>`));
		assert.doesNotMatch(text, /<textarea/);
	}
	sql(`DELETE FROM release_genre USING release WHERE release.id = release_id AND slug = '${first}';
		UPDATE release SET artist_credit_id = (SELECT min(id) FROM artist_credit) WHERE slug = '${first}'`);
	for (const [kind, slug] of [['genre', `tag-${made}`], ['artist', artist]]) {
		await remove(kind, slug);
		await assertAll([`/${kind}s/${slug}`, `/${kind}s/${slug}.json`], 410);
		assert.equal((await get(`/admin/${kind}s/${slug}/delete`, cookie)).status, 410);
		await assertRestored(kind, slug);
	}
	await assertAll([`/artists/${artist}`], 200);
});

test('a form that is sent twice, or twice at once, deletes once, and a changed thing not at all', async () => {
	const [slug] = chart({ title: 'A' });
	const path = `/admin/charts/${slug}/delete`;
	const stale = fieldsOf(await get(path, cookie));
	sql(`UPDATE chart SET title = 'Renamed' WHERE slug = '${slug}'`);
	const was = state();
	const refused = await post(path, { ...stale, note: 'Mine <b>' }, { cookie });
	assert.equal(refused.status, 409);
	assert.match(refused.text, /It was changed after you opened this page/);
	assert.match(refused.text, /Mine &lt;b&gt;/);
	assert.equal(state(), was);
	const fields = fieldsOf(await get(path, cookie));
	const at = await Promise.all([1, 2, 3].map(() => post(path, fields, { cookie })));
	assert.deepEqual(at.map(({ headers }) => headers.location.split('done=')[1]).sort(), ['again', 'again', 'deleted']);
	assert.equal(sql(`SELECT count(*) FROM audit WHERE action = 'delete' AND subject = '${slug}'`), '1');
	const { token, key } = fieldsOf(await get('/admin/deleted', cookie));
	const back = () => post('/admin/deleted', { token, key, kind: 'chart', slug }, { cookie });
	assert.equal((await back()).headers.location, '/admin/deleted?done=restored');
	assert.equal((await back()).headers.location, '/admin/deleted?done=again');
	const late = await restore('chart', slug);
	assert.equal(late.status, 409);
	assert.match(late.text, /This is not deleted any more/);
});

test('only administrators delete; every refusal changes nothing', async () => {
	const [slug] = chart({ title: 'A' });
	const path = `/admin/charts/${slug}/delete`;
	const fields = fieldsOf(await get(path, cookie));
	const was = state();
	for (const [method, where] of [['GET', path], ['GET', '/admin/deleted'], ['POST', path], ['POST', '/admin/deleted']]) {
		const { token } = fieldsOf(await get('/admin/account', editor));
		const got = method === 'GET' ? await get(where, editor) : await post(where, { ...fields, token }, { cookie: editor });
		assert.equal(got.status, 403, where);
	}
	for (const without of ['key', 'revision'])
		assert.equal((await post(path, Object.entries(fields).filter(([name]) => name !== without), { cookie })).status, 400);
	const long = await post(path, { ...fields, note: 'x'.repeat(2001) }, { cookie });
	assert.equal(long.status, 422);
	assert.match(long.text, /<a href="#note">/);
	const undelete = { token: fields.token, key: fields.key, kind: 'chart', slug };
	for (const wrong of [{ kind: 'editor' }, { kind: '' }, { slug: '' }, { key: '' }])
		assert.equal((await post('/admin/deleted', { ...undelete, ...wrong }, { cookie })).status, 400);
	assert.equal((await post('/admin/deleted', { ...undelete, slug: 'never' }, { cookie })).status, 409);
	for (const kind of ['artists', 'charts', 'genres', 'releases'])
		assert.equal((await get(`/admin/${kind}/never/delete`, cookie)).status, 404);
	assert.equal(state(), was);
});

test('what was never there is 404 still', async () => {
	await assertAll(['artists', 'charts', 'genres', 'releases'].map((kind) => `/${kind}/never`), 404);
});

test('a fault at any statement leaves the state before', async () => {
	const [slug, first] = chart({ title: 'Faulty' });
	await remove('chart', slug);
	const path = `/admin/releases/${first}/delete`;
	const fields = fieldsOf(await get(path, cookie));
	const act = () => post(path, fields, { cookie });
	for (const table of ['release', 'release_standing', 'search_entry', 'audit', 'form_save']) {
		const was = state();
		sql(`CREATE FUNCTION delete_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER delete_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION delete_fault();
			GRANT EXECUTE ON FUNCTION delete_fault() TO silverchart_editor`);
		try {
			const got = await act();
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(), was, table);
		} finally {
			sql(`DROP TRIGGER delete_fault ON ${table}; DROP FUNCTION delete_fault()`);
		}
	}
	assert.equal((await act()).status, 303);
});
