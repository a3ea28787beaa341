'use strict';
// The forms of genres: the list, a new one, essay and preview, former addresses.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post, tokenOf } = require('./editors');
const { decode } = require('./page');
const { writeCsv } = require('./rules');
const { ctl, importCsv, open, sql } = require('./site');

open();
let cookie;
let other;
let contributor;
let made = 0;

before(async () => {
	cookie = await logIn('genre-editor', account('genre-editor', 'editor'));
	other = await logIn('genre-other', account('genre-other', 'editor'));
	contributor = await logIn('genre-contributor', account('genre-contributor', 'contributor'));
});

// The fields of the form as a browser would send them, without the buttons.
function fieldsOf(answer) {
	const [, text] = /<form class="sheet genre"[^>]*>(.*?)<\/form>/s.exec(answer.text);
	const value = (name) => decode(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)[1]);
	return {
		...Object.fromEntries(hidden({ text: `<main${text}` })),
		name: value('name'),
		slug: value('slug'),
		essay: decode(/<textarea[^>]*>\n(.*?)<\/textarea>/s.exec(text)[1]),
		source: value('source'),
	};
}

async function form(slug, who = cookie) {
	const got = await get(`/admin/genres/${slug}`, who);
	assert.equal(got.status, 200);
	return fieldsOf(got);
}

function send(slug, fields, who = cookie) {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined);
	return post(`/admin/genres/${slug}`, given, { cookie: who });
}

function assertDone(answer, slug, done) {
	assert.equal(answer.status, 303, answer.text.slice(0, 2000));
	assert.equal(answer.headers.location, `/admin/genres/${slug}?done=${done}`);
}

// A new genre of a name of its own; returns the fields of its form.
async function genre(fields = {}) {
	made++;
	const slug = `forming-${made}`;
	assertDone(await send('new', { ...await form('new'), name: `Forming ${made}`, ...fields }), slug, 'made');
	return form(slug);
}

// Everything that the forms of this file could change, but for what other files make meanwhile.
function state() {
	return sql(`SELECT (SELECT string_agg(genre::text, ' ' ORDER BY id) FROM genre WHERE slug LIKE 'forming%'),
		(SELECT string_agg(slug_history::text, ' ' ORDER BY slug) FROM slug_history WHERE slug LIKE 'forming%'),
		(SELECT count(*) FROM audit WHERE editor_name LIKE 'genre-%')`);
}

test('a new genre is seen by readers with its chart, its essay within two seconds', async () => {
	const fields = await form('new');
	assert.deepEqual([fields.name, fields.slug, fields.essay, fields.source, fields.revision],
		['', '', '', '', undefined]);
	assertDone(await send('new', { ...fields, name: 'Björk & Forming', essay: 'One *two*.', source: 'Ann' }),
		'bjork-forming', 'made');
	assert.equal((await ask('/genres/bjork-forming')).status, 404);
	const list = [{ title: 'A', artist: 'Forming', genres: 'Björk & Forming' }];
	importCsv('genre-forming', writeCsv(list), '--title', 'Forming', '--genre', 'bjork-forming', '--publish');
	await pause(CACHE_MS);
	assert.match((await ask('/genres/bjork-forming')).text, /One <em>two<\/em>/);
	const page = await ask('/charts/genre-forming');
	assert.match(page.text, /One <em>two<\/em>.*<p class="source">Ann</s);
	const updated = /List updated: <time datetime="([^"]*)"/.exec(page.text)[1];
	const saved = await form('bjork-forming');
	assertDone(await send('bjork-forming', { ...saved, essay: 'Three **four**.\r\n\r\nFive.', source: '' }),
		'bjork-forming', 'saved');
	await pause(CACHE_MS);
	for (const path of ['/genres/bjork-forming', '/charts/genre-forming']) {
		const { text } = await ask(path, { headers: { 'if-none-match': page.headers.etag } });
		assert.match(text, /Three <strong>four<\/strong>.<\/p>\n<p>Five/, path);
		assert.ok(!text.includes('class="source"'), path);
	}
	assert.equal(/List updated: <time datetime="([^"]*)"/.exec((await ask('/charts/genre-forming')).text)[1], updated);
	assertDone(await send('bjork-forming', await form('bjork-forming')), 'bjork-forming', 'nothing');
	const noted = sql(`SELECT editor_name, action, before, after FROM audit
		WHERE kind = 'genre' AND subject = 'bjork-forming' ORDER BY id`).split('\n');
	assert.equal(noted.length, 2);
	assert.match(noted[0], /^genre-editor\|add\|\|.*"slug": "bjork-forming"/);
	assert.match(noted[1], /^genre-editor\|save\|\{"essay": "One \*two\*\.", "source": "Ann"\}\|/);
});

test('a former address leads here in one step, in the admin and for readers', async () => {
	const fields = await genre();
	const slug = fields.slug;
	importCsv(`genre-former-${made}`, writeCsv([{ title: 'A', artist: 'Forming' }]), '--title', 'Former', '--genre', slug);
	for (const [from, to] of [[slug, `${slug}-b`], [`${slug}-b`, `${slug}-c`]])
		assertDone(await send(from, { ...await form(from), slug: to }), to, 'saved');
	await pause(CACHE_MS);
	for (const former of [slug, `${slug}-b`]) {
		for (const [path, who] of [[`/genres/${former}`], [`/admin/genres/${former}`, cookie]]) {
			const got = await get(path, who);
			assert.equal(got.status, 301, path);
			assert.equal(got.headers.location, path.replace(former, `${slug}-c`));
		}
	}
	assert.equal((await ask(`/genres/${slug}-c`)).status, 200);
	// Who opened the form before it was renamed is told, and loses nothing.
	const late = await send(slug, { ...fields, essay: 'Mine' });
	assert.equal(late.status, 409);
	assert.equal(fieldsOf(late).essay, 'Mine');
	assert.match(late.text, new RegExp(`<th scope="row">Address</th><td>${slug}-c</td><td>${slug}</td>`));
	// Back to what it was called is no conflict with its own past.
	assertDone(await send(`${slug}-c`, { ...await form(`${slug}-c`), slug }), slug, 'saved');
	assert.equal((await form(slug)).slug, slug);
});

test('what is wrong is told at its field, and everything typed comes back', async () => {
	const taken = await genre();
	assertDone(await send(taken.slug, { ...taken, slug: `${taken.slug}-now` }), `${taken.slug}-now`, 'saved');
	const fields = await genre();
	const was = state();
	const cases = [
		[{ name: '' }, 'name', /A genre needs a name/],
		[{ name: 'x'.repeat(101) }, 'name', /This has 101 characters; up to 100 fit/],
		[{ name: 'a; b' }, 'name', /no &#39;;&#39; in its name/],
		[{ name: taken.name.toUpperCase() }, 'name', new RegExp(`There is the genre “${taken.name}” already`)],
		[{ name: '+', slug: '' }, 'slug', /No address can be made of this name/],
		[{ slug: 'Dream Pop' }, 'slug', /such as “dream-pop”/],
		[{ slug: 'map' }, 'slug', /“map” is the address of a page/],
		[{ slug: 'new' }, 'slug', /“new” is the address of a page/],
		[{ slug: `${taken.slug}-now` }, 'slug', new RegExp(`is the address of the genre “${taken.name}”`)],
		[{ slug: taken.slug }, 'slug', new RegExp(`was the address of the genre “${taken.name}”`)],
		[{ essay: 'ä'.repeat(100001) }, 'essay', /The essay has 100001 characters; up to 100000 fit/],
		[{ essay: 'a\u0001b' }, 'essay', /Control characters/],
		[{ source: 'x'.repeat(501) }, 'source', /up to 500 fit/],
	];
	for (const [wrong, field, sentence] of cases) {
		const typed = { ...fields, essay: 'Kept <b>\n\n*x*', source: 'Kept', ...wrong };
		const got = await send(fields.slug, typed);
		const what = JSON.stringify(wrong).slice(0, 80);
		assert.equal(got.status, 422, what);
		assert.match(got.text, /Nothing was saved/);
		assert.match(got.text, new RegExp(`<a href="#${field}">.*id="${field}-fault"`, 's'), what);
		assert.match(got.text, sentence, what);
		const back = fieldsOf(got);
		assert.deepEqual({ ...back, key: typed.key, token: typed.token }, typed, what);
		assert.equal((await send('new', { ...typed, revision: undefined, name: typed.name === fields.name ? 'Free' : typed.name }))
			.status, 422, what);
	}
	assert.equal(state(), was);
	assertDone(await send(fields.slug, { ...fields, essay: 'y'.repeat(100000) }), fields.slug, 'saved');
});

test('a preview shows the essay as readers see it, keeps what is typed and changes nothing', async () => {
	const near = await genre();
	const fields = await genre();
	const list = [{ title: 'A', artist: 'Forming', genres: `${near.name};${fields.name}` }];
	importCsv(`genre-preview-${made}`, writeCsv(list), '--title', 'Preview', '--genre', fields.slug, '--publish');
	const was = state();
	const opened = await form(fields.slug);
	const typed = { ...opened, name: 'Typed', slug: 'typed', source: 'By <me>',
		essay: `# Top\n\nLike ${near.name}, <script>alert(1)</script> and [x](javascript:alert(1)).\n\n</textarea>` };
	const got = await send(fields.slug, { ...typed, preview: '1' });
	assert.equal(got.status, 200);
	const [, shown] = /<div class="essay">(.*?)<\/div>/s.exec(got.text);
	assert.match(shown, new RegExp(`<h2>Top</h2>.*Like <a href="/genres/${near.slug}">${near.name}</a>`, 's'));
	assert.match(shown, /<p class="source">By &lt;me&gt;<\/p>/);
	assert.doesNotMatch(shown, /<script|javascript:/);
	assert.match(got.text, /Nothing is saved by a preview/);
	assert.deepEqual({ ...fieldsOf(got), key: typed.key, token: typed.token }, typed);
	assert.equal(state(), was);
	assert.equal(sql("SELECT count(*) FROM form_save WHERE location LIKE '%/typed'"), '0');
	// The link is there for readers once it is saved, and the page is what the preview was.
	assertDone(await send(fields.slug, { ...fieldsOf(got), slug: fields.slug }), fields.slug, 'saved');
	await pause(CACHE_MS);
	assert.ok((await ask(`/genres/${fields.slug}`)).text.includes(shown.replace(/<p class="source">.*/s, '')));
	// What is wrong is told with the preview; one of a new genre is no different.
	const wrong = await send(fields.slug, { ...typed, slug: 'A B', preview: '1' });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /<div class="essay">.*id="slug-fault"/s);
	const fresh = await send('new', { ...await form('new'), essay: '*x*', name: 'Typed', preview: '1' });
	assert.match(fresh.text, /<div class="essay">\n<p><em>x<\/em>/);
	assert.equal(fieldsOf(fresh).revision, undefined);
});

test('a form that is sent twice, or twice at once, is saved once', async () => {
	const blank = { ...await form('new'), name: 'Forming twice' };
	const at = await Promise.all([1, 2, 3].map(() => send('new', blank)));
	assert.deepEqual(at.map(({ headers }) => headers.location.split('done=')[1]).sort(), ['again', 'again', 'made']);
	const fields = { ...await form('forming-twice'), slug: 'forming-once' };
	assertDone(await send('forming-twice', fields), 'forming-once', 'saved');
	assertDone(await send('forming-twice', fields), 'forming-once', 'again');
	// The browser went back and something else was typed: that is another save, of an old revision.
	assert.equal((await send('forming-twice', { ...fields, essay: 'Other' })).status, 409);
	assert.equal(sql("SELECT count(*) FROM audit WHERE kind = 'genre' AND subject IN ('forming-twice', 'forming-once')"), '2');
});

test('a conflict shows both essays side by side, with mine in the form', async () => {
	const mine = { ...await genre({ essay: 'First' }), essay: 'Mine\n\nand more', source: 'Me' };
	assertDone(await send(mine.slug, { ...await form(mine.slug, other), essay: 'Theirs' }, other), mine.slug, 'saved');
	const was = state();
	const got = await send(mine.slug, mine);
	assert.equal(got.status, 409);
	assert.match(got.text, /<th scope="row">Essay<\/th><td>Theirs<\/td><td>Mine\n\nand more<\/td>/);
	assert.match(got.text, /<th scope="row">Author<\/th><td><span class="none">nothing<\/span><\/td><td>Me</);
	assert.doesNotMatch(got.text, /<th scope="row">Name/);
	assert.equal(state(), was);
	const back = fieldsOf(got);
	assert.equal(back.essay, 'Mine\n\nand more');
	assertDone(await send(mine.slug, back), mine.slug, 'saved');
	assert.equal((await form(mine.slug)).essay, 'Mine\n\nand more');
	// A change on the command line is one, too.
	const stale = await form(mine.slug);
	ctl('genre', mine.slug, '--source', 'Elsewhere');
	assert.equal((await send(mine.slug, { ...stale, essay: 'Late' })).status, 409);
});

test('it takes an editor, and a form that no page made is refused', async () => {
	const fields = await genre();
	const was = state();
	for (const path of ['/admin/genres', '/admin/genres/new', `/admin/genres/${fields.slug}`])
		assert.equal((await get(path, contributor)).status, 403, path);
	const token = tokenOf(await get('/admin', contributor));
	for (const slug of ['new', fields.slug])
		assert.equal((await send(slug, { ...fields, token, name: 'Not mine' }, contributor)).status, 403);
	assert.doesNotMatch((await get('/admin', contributor)).text, /admin\/genres|charts\/new/);
	for (const change of [{ key: undefined }, { revision: 'x' }, { name: undefined }, { essay: undefined }])
		assert.equal((await send(fields.slug, { ...fields, ...change })).status, 400, JSON.stringify(change));
	assert.equal(state(), was);
	assert.equal((await get('/admin/genres/not-there', cookie)).status, 404);
	assert.equal((await send('not-there', fields)).status, 404);
});

test('what was typed survives the end of the session', async () => {
	const fields = { ...await genre(), essay: 'Typed\n\n<b>' };
	const held = await send(fields.slug, { ...fields, preview: '1' }, '');
	assert.equal(held.status, 403);
	assert.match(held.text, /<dd>Typed\n\n&lt;b&gt;<\/dd>/);
	assert.doesNotMatch(held.text, /<dt>preview/);
	const again = hidden(held).filter(([name]) => name !== 'preview');
	const back = await post(`/admin/genres/${fields.slug}`, again, { cookie });
	assertDone(await post(`/admin/genres/${fields.slug}`, hidden(back), { cookie }), fields.slug, 'saved');
	assert.equal((await form(fields.slug)).essay, 'Typed\n\n<b>');
});

test('a failure in the middle of a save leaves everything as it was', async () => {
	const fields = await genre();
	const was = state();
	for (const table of ['genre', 'slug_history', 'audit', 'form_save']) {
		sql(`CREATE FUNCTION genre_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER genre_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION genre_fault();
			GRANT EXECUTE ON FUNCTION genre_fault() TO silverchart_editor`);
		try {
			const got = await send(fields.slug, { ...fields, slug: `${fields.slug}-x`, essay: 'x' });
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(), was, table);
		} finally {
			sql(`DROP TRIGGER genre_fault ON ${table}; DROP FUNCTION genre_fault()`);
		}
	}
	assertDone(await send(fields.slug, { ...fields, essay: 'x' }), fields.slug, 'saved');
});

test('all genres are listed and searched, those that readers do not see too', async () => {
	const fields = { ...await form('new'), name: 'Zydéco <b> forming', slug: 'forming-zydeco', essay: 'x' };
	assertDone(await send('new', fields), 'forming-zydeco', 'made');
	const all = await get('/admin/genres', cookie);
	assert.match(all.text, /\d+ genres, with their essays/);
	for (const q of ['zydeco', 'ZYDÉCO', 'co <b> f']) {
		const { text } = await get(`/admin/genres?${new URLSearchParams({ q })}`, cookie);
		assert.ok(text.includes('<a href="/admin/genres/forming-zydeco">Zydéco &lt;b&gt; forming</a>'), q);
		assert.match(text, /<p class="standfirst">1 of \d+ genres with/);
	}
	assert.match((await get('/admin/genres?q=nothing+like+it', cookie)).text, /No genre has “nothing like it” in its name/);
	for (const query of ['page=999999', 'page=x', 'q=', 'q=%00', `q=${'x'.repeat(10000)}`])
		assert.equal((await get(`/admin/genres?${query}`, cookie)).status, 200, query);
});
