'use strict';
// The form for a new chart, and the settings of one.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post, tokenOf } = require('./editors');
const { decode, ranks } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open();
let cookie;
let other;
let contributor;
let made = 0;

before(async () => {
	cookie = await logIn('chart-editor', account('chart-editor', 'editor'));
	other = await logIn('chart-other', account('chart-other', 'editor'));
	contributor = await logIn('chart-contributor', account('chart-contributor', 'contributor'));
});

function pathOf(slug) {
	return slug === 'new' ? '/admin/charts/new' : `/admin/charts/${slug}/settings`;
}

// The fields of the form as a browser would send them.
function fieldsOf(answer) {
	const [, text] = /<form class="sheet settings"[^>]*>(.*?)<\/form>/s.exec(answer.text);
	const value = (name) => decode(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)[1]);
	const chosen = (name) => new RegExp(`name="${name}">.*?value="(\\w+)" selected`).exec(text)[1];
	return {
		...Object.fromEntries(hidden({ text: `<main${text}` })),
		title: value('title'),
		slug: value('slug'),
		genre: value('genre'),
		sort: chosen('sort'),
		order: chosen('order'),
	};
}

async function form(slug, who = cookie) {
	const got = await get(pathOf(slug), who);
	assert.equal(got.status, 200);
	return fieldsOf(got);
}

function send(slug, fields, who = cookie) {
	return post(pathOf(slug), Object.entries(fields).filter(([, value]) => value !== undefined), { cookie: who });
}

function assertDone(answer, slug, done) {
	assert.equal(answer.status, 303, answer.text.slice(0, 2000));
	assert.equal(answer.headers.location, `${pathOf(slug)}?done=${done}`);
}

// A published chart of its own, of three releases; returns its slug.
function chart() {
	made++;
	const slug = `settings-${made}`;
	const list = ['1980', '1970', '1975'].map((released, i) => ({ title: `Setting ${made} ${i}`, artist: 'Setting', released }));
	importCsv(slug, writeCsv(list), '--title', `Settings ${made}`, '--publish');
	return slug;
}

// Everything that the forms of this file could change, but for what other files make meanwhile.
function state() {
	return sql(`SELECT (SELECT string_agg(concat_ws(':', id, slug, title, genre_id, default_sort, default_order), ' ' ORDER BY id)
		FROM chart WHERE slug LIKE 'settings-%'),
		(SELECT string_agg(slug_history::text, ' ' ORDER BY slug) FROM slug_history WHERE slug LIKE 'settings-%'),
		(SELECT count(*) FROM audit WHERE editor_name LIKE 'chart-%')`);
}

test('a new chart leads to its list; readers see that nothing is published yet', async () => {
	const fields = await form('new');
	assert.deepEqual([fields.title, fields.slug, fields.genre, fields.sort, fields.order], ['', '', '', 'rank', 'asc']);
	const got = await send('new', { ...fields, title: 'A <New> & Chart', genre: 'SOUNDTRACK', sort: 'released', order: 'desc' });
	assert.equal(got.status, 303, got.text);
	assert.equal(got.headers.location, '/admin/charts/a-new-chart?done=made');
	const list = await get(got.headers.location, cookie);
	assert.match(list.text, /The chart is made\. Its list is empty/);
	assert.match(list.text, /<a href="\/admin\/charts\/a-new-chart\/settings">Settings/);
	await pause(CACHE_MS);
	const { text } = await ask('/charts/a-new-chart');
	assert.match(text, /<h1>A &lt;New&gt; &amp; Chart<\/h1>.*<div class="essay">.*No ranking published yet/s);
	assert.match((await ask('/charts')).text, /A &lt;New&gt; &amp; Chart/);
	assert.match((await get('/admin/charts', cookie)).text, /<a href="\/admin\/charts\/a-new-chart">/);
	assert.match(sql("SELECT editor_name, action, before, after FROM audit WHERE kind = 'chart' AND subject = 'a-new-chart'"),
		/^chart-editor\|add\|\|\{.*"genre": "soundtrack"/);
	assert.equal((await send('new', { ...fields, title: 'A <New> & Chart', genre: 'SOUNDTRACK', sort: 'released', order: 'desc' }))
		.headers.location, '/admin/charts/a-new-chart?done=again');
	assert.equal(fieldsOf(await get('/admin/charts/new?genre=soundtrack', cookie)).genre, 'soundtrack');
	assert.equal(fieldsOf(await get('/admin/charts/new?genre=not-there', cookie)).genre, '');
});

test('title, genre and default sort are read within two seconds, and "List updated" stays', async () => {
	const slug = chart();
	const page = await ask(`/charts/${slug}`);
	const updated = /List updated: <time datetime="([^"]*)"/.exec(page.text)[1];
	assert.deepEqual(ranks(page.text), [1, 2, 3]);
	const fields = await form(slug);
	assertDone(await send(slug, { ...fields, title: 'Other & title', genre: 'soundtrack', sort: 'released', order: 'desc' }),
		slug, 'saved');
	await pause(CACHE_MS);
	const { status, text } = await ask(`/charts/${slug}`, { headers: { 'if-none-match': page.headers.etag } });
	assert.equal(status, 200);
	assert.match(text, /<h1>Other &amp; title<\/h1>.*<div class="essay">/s);
	assert.deepEqual(ranks(text), [1, 3, 2]);
	assert.equal(/List updated: <time datetime="([^"]*)"/.exec(text)[1], updated);
	assert.match((await ask(`/releases/setting-${made}-0`)).text, /Other &amp; title/);
	assert.match((await ask('/search?q=other+title')).text, new RegExp(`/charts/${slug}"`));
	const again = await form(slug);
	assert.equal(again.genre, 'soundtrack');
	assertDone(await send(slug, again), slug, 'nothing');
	assertDone(await send(slug, { ...again, genre: '', key: (await form(slug)).key }), slug, 'saved');
	await pause(CACHE_MS);
	assert.doesNotMatch((await ask(`/charts/${slug}`)).text, /<div class="essay">/);
	assert.match(sql(`SELECT action, before, after FROM audit WHERE subject = '${slug}' AND action = 'settings' ORDER BY id LIMIT 1`),
		/^settings\|\{"sort": "rank", "genre": null, "order": "asc", "title": "Settings \d+"\}\|/);
});

test('a former address leads here in one step, with its forms, and an open list is saved', async () => {
	const slug = chart();
	const list = hidden(await get(`/admin/charts/${slug}`, contributor)).slice(0, 4);
	const opened = Object.fromEntries(list);
	for (const [from, to] of [[slug, `${slug}-b`], [`${slug}-b`, `${slug}-c`]])
		assertDone(await send(from, { ...await form(from), slug: to }), to, 'saved');
	await pause(CACHE_MS);
	for (const former of [slug, `${slug}-b`]) {
		for (const [path, who] of [[`/charts/${former}?sort=title`], [`/charts/${former}.csv`], [`/charts/${former}/editions/1`],
			[`/admin/charts/${former}`, cookie], [pathOf(former), cookie]]) {
			const got = await get(path, who);
			assert.equal(got.status, 301, path);
			assert.equal(got.headers.location, path.replace(former, `${slug}-c`));
			assert.equal((await get(got.headers.location, who)).status, 200);
		}
	}
	// The list form was opened before: what was typed there is saved.
	const typed = [...Object.entries(opened), ...['3', '2', '1'].map((rank) => ['rank', rank]), ['save', '1']];
	const got = await post(`/admin/charts/${slug}`, typed, { cookie: contributor });
	assert.equal(got.status, 303, got.text);
	assert.equal(got.headers.location, `/admin/charts/${slug}-c?done=saved`);
	// Who saved last is known over a renaming, and it is taken back.
	assertDone(await send(`${slug}-c`, { ...await form(`${slug}-c`), slug }), slug, 'saved');
	const page = await get(`/admin/charts/${slug}`, contributor);
	assert.match(page.text, /last saved by chart-contributor/);
	assert.match(page.text, /Undo the last save/);
	const back = Object.fromEntries(hidden(page).filter(([name]) => ['token', 'key', 'revision'].includes(name)));
	const undone = await post(`/admin/charts/${slug}/undo`, back, { cookie: contributor });
	assert.equal(undone.headers.location, `/admin/charts/${slug}?done=undone`);
});

test('what is wrong is told at its field, and everything typed comes back', async () => {
	const taken = chart();
	assertDone(await send(taken, { ...await form(taken), slug: `${taken}-now` }), `${taken}-now`, 'saved');
	const gone = chart();
	sql(`UPDATE chart SET deleted_at = now() WHERE slug = '${gone}'`);
	const slug = chart();
	const fields = await form(slug);
	const was = state();
	const cases = [
		[{ title: ' ' }, 'title', /A chart needs a title/],
		[{ title: 'x'.repeat(501) }, 'title', /This has 501 characters; up to 500 fit/],
		[{ title: '+', slug: '' }, 'slug', /No address can be made of this name/],
		[{ slug: 'a--b' }, 'slug', /such as “a-b”/],
		[{ slug: 'new' }, 'slug', /“new” is the address of a page/],
		[{ slug: `${taken}-now` }, 'slug', /is the address of the chart “Settings/],
		[{ slug: taken }, 'slug', /was the address of the chart “Settings/],
		[{ slug: gone }, 'slug', /is the address of the deleted chart “Settings/],
		[{ genre: 'No such <genre>' }, 'genre', /There is no genre “No such &lt;genre&gt;”/],
	];
	for (const [wrong, field, sentence] of cases) {
		const typed = { ...fields, sort: 'artist', order: 'desc', ...wrong };
		const what = JSON.stringify(wrong).slice(0, 80);
		for (const got of [await send(slug, typed), await send('new', { ...typed, slug: typed.slug === slug ? '' : typed.slug,
			revision: undefined })]) {
			assert.equal(got.status, 422, what);
			assert.match(got.text, new RegExp(`<a href="#${field}">.*id="${field}-fault"`, 's'), what);
			assert.match(got.text, sentence, what);
			const back = fieldsOf(got);
			assert.deepEqual([back.title, back.genre, back.sort, back.order],
				[typed.title, typed.genre, typed.sort, typed.order], what);
		}
	}
	assert.equal(state(), was);
	assert.equal((await get(pathOf(gone), cookie)).status, 410);
	assert.equal((await get(pathOf('not-there'), cookie)).status, 404);
});

test('a conflict shows both versions, and a form that is sent twice is saved once', async () => {
	const slug = chart();
	const mine = { ...await form(slug), title: 'Mine', order: 'desc' };
	const theirs = { ...await form(slug, other), title: 'Theirs', slug: `${slug}-theirs` };
	const at = await Promise.all([1, 2].map(() => send(slug, theirs, other)));
	assert.deepEqual(at.map(({ headers }) => headers.location.split('done=')[1]).sort(), ['again', 'saved']);
	const got = await send(slug, mine);
	assert.equal(got.status, 409);
	assert.match(got.text, /<th scope="row">Title<\/th><td>Theirs<\/td><td>Mine</);
	assert.match(got.text, /<th scope="row">Order<\/th><td>Ascending<\/td><td>Descending</);
	const back = fieldsOf(got);
	assert.equal(back.title, 'Mine');
	assertDone(await post(`/admin/charts/${slug}-theirs/settings`, { ...back, slug: `${slug}-theirs` }, { cookie }),
		`${slug}-theirs`, 'saved');
	// A publication and a correction of a release are none.
	const open_ = await form(`${slug}-theirs`);
	sql(`UPDATE release SET year = 1999 WHERE slug = 'setting-${made}-0'`);
	assertDone(await send(`${slug}-theirs`, { ...open_, title: 'Later' }), `${slug}-theirs`, 'saved');
});

test('it takes an editor, and a form that no page made is refused', async () => {
	const slug = chart();
	const fields = await form(slug);
	const was = state();
	assert.equal((await get('/admin/charts/new', contributor)).status, 403);
	assert.equal((await get(pathOf(slug), contributor)).status, 403);
	const token = tokenOf(await get('/admin', contributor));
	for (const at of ['new', slug])
		assert.equal((await send(at, { ...fields, token, title: 'Not mine' }, contributor)).status, 403);
	for (const page of ['/admin/charts', `/admin/charts/${slug}`])
		assert.doesNotMatch((await get(page, contributor)).text, /charts\/new|settings"/);
	for (const change of [{ key: undefined }, { revision: 'x' }, { title: undefined }, { sort: 'size' }, { order: undefined }])
		assert.equal((await send(slug, { ...fields, ...change })).status, 400, JSON.stringify(change));
	assert.equal(state(), was);
});

test('what was typed survives the end of the session, and a failure leaves everything as it was', async () => {
	const slug = chart();
	const fields = { ...await form(slug), title: 'Typed', slug: `${slug}-typed` };
	const held = await send(slug, fields, '');
	assert.equal(held.status, 403);
	const was = state();
	for (const table of ['chart', 'slug_history', 'audit', 'form_save']) {
		sql(`CREATE FUNCTION chart_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER chart_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION chart_fault();
			GRANT EXECUTE ON FUNCTION chart_fault() TO silverchart_editor`);
		try {
			const got = await send(slug, fields);
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(), was, table);
		} finally {
			sql(`DROP TRIGGER chart_fault ON ${table}; DROP FUNCTION chart_fault()`);
		}
	}
	const back = await post(pathOf(slug), hidden(held), { cookie });
	assertDone(await post(pathOf(slug), hidden(back), { cookie }), `${slug}-typed`, 'saved');
});
