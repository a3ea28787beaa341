'use strict';
// A chart's draft: the list form, the list as text, conflicts, preview, publishing, undo, earlier editions.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { CACHE_MS, ask, pause } = require('./client');
const { account, get, hidden, logIn, post } = require('./editors');
const { rows } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, open, sql } = require('./site');

open();
const cookies = {};
let charts = 0;

before(async () => {
	for (const role of ['contributor', 'editor'])
		cookies[role] = await logIn(`draft-${role}`, account(`draft-${role}`, role));
});

function list(titles) {
	return writeCsv(titles.map((title) => ({ title, artist: `Drafting ${charts}` })));
}

// A new chart whose first edition has these titles; returns its slug.
function chart(...titles) {
	charts++;
	const slug = `draft-${charts}`;
	importCsv(slug, list(titles), '--title', `Draft ${charts}`, '--publish');
	return slug;
}

// The titles of the draft in the order of their ranks, which are 1..n.
function draft(slug) {
	const found = sql(`SELECT string_agg(entry.rank || ' ' || release.title, '|' ORDER BY entry.rank)
		FROM draft_entry AS entry JOIN chart ON chart.id = chart_id JOIN release ON release.id = release_id
		WHERE chart.slug = '${slug}'`);
	const pairs = found === '' ? [] : found.split('|').map((line) => line.split(/ (.*)/s));
	assert.deepEqual(pairs.map(([rank]) => Number(rank)), pairs.map((unused, i) => i + 1));
	return pairs.map(([, title]) => title);
}

// Everything that a form of these pages could change.
function state(slug) {
	return sql(`SELECT
		(SELECT string_agg(entry::text, ' ' ORDER BY rank) FROM draft_entry AS entry WHERE chart_id = chart.id),
		(SELECT draft::text FROM draft WHERE chart_id = chart.id), chart.edition_id,
		(SELECT count(*) FROM audit WHERE subject = chart.slug)
		FROM chart WHERE slug = '${slug}'`);
}

function audits(slug) {
	return sql(`SELECT string_agg(editor_name || ' ' || action, ', ' ORDER BY id) FROM audit WHERE subject = '${slug}'`);
}

// The list form of a page, as a browser would send it.
class Form {
	constructor(answer) {
		const [, text] = /<form class="draft[^>]*>(.*?)<\/form>/s.exec(answer.text);
		this.fields = Object.fromEntries(hidden({ text: `<main${text}` }));
		this.ranks = [...text.matchAll(/name="rank"[^>]* value="([^"]*)"/g)].map(([, value]) => value);
		this.found = [...text.matchAll(/name="add" value="(\d+)"/g)].map(([, value]) => value);
	}

	pairs(more = {}) {
		return [...Object.entries({ ...this.fields, ...more }), ...this.ranks.map((rank) => ['rank', rank])];
	}
}

async function listForm(slug, cookie = cookies.contributor, query = '') {
	return new Form(await get(`/admin/charts/${slug}${query}`, cookie));
}

function send(slug, form, more = { save: '1' }, cookie = cookies.contributor) {
	return post(`/admin/charts/${slug}`, form.pairs(more), { cookie });
}

function assertDone(answer, slug, done) {
	assert.equal(answer.status, 303, answer.text.slice(0, 2000));
	assert.equal(answer.headers.location, `/admin/charts/${slug}?done=${done}`);
}

// What a small form of a page sends: the hidden fields of the one that leads to `path`.
function fieldsOf(answer, path) {
	const text = answer.text.split(`action="${path}"`)[1].split('</form>')[0];
	return Object.fromEntries(hidden({ text: `<main${text}` }));
}

// ---- The list form

test('changed numbers go where asked, the others make room', async () => {
	const slug = chart('A', 'B', 'C', 'D', 'E');
	let form = await listForm(slug);
	form.ranks[4] = '1';
	assertDone(await send(slug, form), slug, 'saved');
	assert.deepEqual(draft(slug), ['E', 'A', 'B', 'C', 'D']);
	form = await listForm(slug);
	[form.ranks[0], form.ranks[4]] = ['5', '1'];
	assertDone(await send(slug, form), slug, 'saved');
	assert.deepEqual(draft(slug), ['D', 'A', 'B', 'C', 'E']);
	assert.equal(audits(slug), 'draft-contributor save, draft-contributor save');
	assertDone(await send(slug, await listForm(slug)), slug, 'nothing');
});

test('up, down, remove and add, each with the numbers that were typed', async () => {
	const slug = chart('A', 'B', 'C', 'D');
	assertDone(await send(slug, await listForm(slug), { up: '3' }), slug, 'saved');
	assert.deepEqual(draft(slug), ['A', 'C', 'B', 'D']);
	assertDone(await send(slug, await listForm(slug), { down: '1' }), slug, 'saved');
	assert.deepEqual(draft(slug), ['C', 'A', 'B', 'D']);
	let form = await listForm(slug);
	form.ranks[3] = '1';
	assertDone(await send(slug, form, { remove: '2' }), slug, 'saved');
	assert.deepEqual(draft(slug), ['D', 'C', 'B']);
	form = await listForm(slug, cookies.contributor, `?q=a+drafting+${charts}`);
	assert.equal(form.found.length, 1);
	assertDone(await send(slug, form, { add: form.found[0], at: '2' }), slug, 'saved');
	assert.deepEqual(draft(slug), ['D', 'A', 'C', 'B']);
});

test('what is wrong is told at its row, and what was typed comes back', async () => {
	const slug = chart('A', 'B', 'C', 'D');
	const form = await listForm(slug);
	const was = state(slug);
	form.ranks = ['3', '3', '3 "x"', ''];
	const got = await send(slug, form);
	assert.equal(got.status, 422);
	assert.deepEqual(new Form(got).ranks, ['3', '3', '3 &quot;x&quot;', '']);
	assert.equal(got.text.match(/aria-invalid="true"/g).length, 4);
	assert.match(got.text, /id="r1-fault">Rank 3 is asked for twice/);
	assert.equal(state(slug), was);
	const again = new Form(got);
	assert.equal(again.fields.revision, form.fields.revision);
	again.ranks = ['2', '1', '3', '4'];
	assertDone(await send(slug, again), slug, 'saved');
	assert.deepEqual(draft(slug), ['B', 'A', 'C', 'D']);
});

test('a search saves nothing and keeps what was typed', async () => {
	const slug = chart('A', 'B');
	const form = await listForm(slug);
	const was = state(slug);
	form.ranks = ['x', '1'];
	const got = await send(slug, form, { q: `drafting ${charts}`, find: '1' });
	assert.equal(got.status, 200);
	assert.deepEqual(new Form(got).ranks, ['x', '1']);
	assert.match(got.text, /in the list at 2/);
	assert.equal(state(slug), was);
});

test('a form that is sent twice, or twice at once, is saved once', async () => {
	const slug = chart('A', 'B', 'C');
	const form = await listForm(slug);
	const at = await Promise.all([1, 2, 3].map(() => send(slug, form, { remove: '1' })));
	const done = at.map((answer) => answer.headers.location.split('done=')[1]).sort();
	assert.deepEqual(done, ['again', 'again', 'saved']);
	assertDone(await send(slug, form, { remove: '1' }), slug, 'again');
	assert.deepEqual(draft(slug), ['B', 'C']);
	assert.equal(audits(slug), 'draft-contributor save');
});

test('saving twice from one tab is no conflict', async () => {
	const slug = chart('A', 'B', 'C');
	const form = await listForm(slug);
	form.ranks = ['2', '1', '3'];
	assertDone(await send(slug, form), slug, 'saved');
	form.ranks = ['3', '1', '2'];
	assertDone(await send(slug, form), slug, 'saved');
	assert.deepEqual(draft(slug), ['B', 'C', 'A']);
});

test('a conflict shows both versions, with mine in the form', async () => {
	const slug = chart('A', 'B', 'C');
	const mine = await listForm(slug);
	const theirs = await listForm(slug, cookies.editor);
	theirs.ranks = ['2', '1', '3'];
	assertDone(await send(slug, theirs, { save: '1' }, cookies.editor), slug, 'saved');
	const was = state(slug);
	mine.ranks = ['3', '2', '1'];
	const got = await send(slug, mine);
	assert.equal(got.status, 409);
	assert.match(got.text, /Saved by draft-editor/);
	assert.match(got.text, /<th scope="row">1<\/th><td>B .*<\/td><td>C /);
	assert.equal(state(slug), was);
	assertDone(await send(slug, new Form(got)), slug, 'saved');
	assert.deepEqual(draft(slug), ['C', 'B', 'A']);
});

test('an import since is a conflict, too', async () => {
	const slug = chart('A', 'B');
	const form = await listForm(slug);
	form.ranks = ['2', '1'];
	assertDone(await send(slug, form), slug, 'saved');
	importCsv(slug, list(['A', 'B', 'C']));
	form.ranks = ['1', '2'];
	assert.equal((await send(slug, form)).status, 409);
	assert.deepEqual(draft(slug), ['A', 'B', 'C']);
});

// The releases of a form in the order that its ranks ask for, all of them.
function arranged({ fields, ranks }) {
	const releases = fields.releases.split(',');
	return ranks.map((unused, i) => releases[ranks.indexOf(String(i + 1))]);
}

test('of two that save one revision, one is saved and one is asked, 200 times', async () => {
	const slug = chart('A', 'B', 'C');
	for (let round = 0; round < 200; round++) {
		const forms = await Promise.all([listForm(slug), listForm(slug, cookies.editor)]);
		forms[0].ranks = ['2', '1', '3'];
		forms[1].ranks = ['1', '3', '2'];
		const at = await Promise.all([
			send(slug, forms[0]), send(slug, forms[1], { save: '1' }, cookies.editor)]);
		const [saved, asked] = at[0].status === 303 ? [0, 1] : [1, 0];
		assertDone(at[saved], slug, 'saved');
		assert.equal(at[asked].status, 409);
		assert.match(at[asked].text, /Where both differ/);
		assert.match(at[asked].text, new RegExp(`Saved by draft-${saved === 0 ? 'contributor' : 'editor'}`));
		assert.deepEqual(new Form(at[asked]).fields.releases.split(','), arranged(forms[asked]));
		assert.deepEqual(new Form(at[asked]).fields.revision, String(Number(forms[0].fields.revision) + 1));
	}
	assert.deepEqual(new Set(draft(slug)), new Set(['A', 'B', 'C']));
	assert.equal(audits(slug).split(', ').length, 200);
});

test('a form that no page made is refused', async () => {
	const slug = chart('A', 'B');
	const form = await listForm(slug);
	const was = state(slug);
	const bad = [
		{ revision: 'x' }, { revision: undefined }, { key: undefined }, { releases: undefined }, { releases: '1' },
		{ releases: `${form.fields.releases},${form.fields.releases}` }, { up: '3' }, { releases: "1,'" },
	];
	for (const change of bad) {
		const pairs = form.pairs(change).filter(([, value]) => value !== undefined);
		const got = await post(`/admin/charts/${slug}`, pairs, { cookie: cookies.contributor });
		assert.equal(got.status, 400, JSON.stringify(change));
	}
	const unknown = await send(slug, form, { add: '999999999', at: '1' });
	assert.equal(unknown.status, 422);
	assert.match(unknown.text, /A release of this list is not there any more/);
	assert.equal(state(slug), was);
});

test('a list that was typed survives the end of the session', async () => {
	const slug = chart('A', 'B', 'C');
	const form = await listForm(slug);
	form.ranks = ['3', '2', '3']; // A goes to 3, and then B, which is first then, down
	const held = await post(`/admin/charts/${slug}`, form.pairs({ down: '2' }));
	assert.equal(held.status, 403);
	const back = await post(`/admin/charts/${slug}`, hidden(held), { cookie: cookies.contributor });
	assert.match(back.text, /not saved yet/);
	assertDone(await post(`/admin/charts/${slug}`, hidden(back), { cookie: cookies.contributor }), slug, 'saved');
	assert.deepEqual(draft(slug), ['C', 'B', 'A']);
});

test('a failure in the middle of a save leaves everything as it was', async () => {
	const slug = chart('A', 'B', 'C');
	const form = await listForm(slug);
	const was = state(slug);
	const fault = (table) => `CREATE FUNCTION draft_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
		RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
		CREATE TRIGGER draft_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
		FOR EACH STATEMENT EXECUTE FUNCTION draft_fault();
		GRANT EXECUTE ON FUNCTION draft_fault() TO silverchart_editor`;
	for (const table of ['draft', 'draft_entry', 'audit', 'form_save']) {
		sql(fault(table));
		try {
			const got = await send(slug, form, { remove: '1' });
			assert.ok(got.status >= 500, `${table}: ${got.status}`);
			assert.equal(state(slug), was, table);
		} finally {
			sql(`DROP TRIGGER draft_fault ON ${table}; DROP FUNCTION draft_fault()`);
		}
	}
	assertDone(await send(slug, form, { remove: '1' }), slug, 'saved');
});

// ---- As text

async function textForm(slug) {
	const answer = await get(`/admin/charts/${slug}/text`, cookies.contributor);
	const [, text] = /<textarea id="text"[^>]*>\n(.*?)<\/textarea>/s.exec(answer.text);
	return { ...fieldsOf(answer, `/admin/charts/${slug}/text`), text };
}

function sendText(slug, fields) {
	return post(`/admin/charts/${slug}/text`, fields, { cookie: cookies.contributor });
}

test('the list as text goes round, and its order is the ranking', async () => {
	const slug = chart('A, "a"', '=B', "'C");
	const form = await textForm(slug);
	form.text = form.text.replaceAll('&quot;', '"').replaceAll('&#39;', "'");
	assertDone(await sendText(slug, form), slug, 'nothing');
	const [head, ...lines] = form.text.trim().split(/\r?\n/);
	form.text = [head, ...lines.reverse()].join('\r\n');
	assertDone(await sendText(slug, form), slug, 'saved');
	assert.deepEqual(draft(slug), ["'C", '=B', 'A, "a"']);
	const bare = await textForm(slug);
	bare.text = `Title,Artist\n=b,DRAFTING ${charts}\n"A, “a”",drafting ${charts}\n`;
	assertDone(await sendText(slug, bare), slug, 'saved');
	assert.deepEqual(draft(slug), ['=B', 'A, "a"']);
});

test('every line that is no release is named, and the text comes back', async () => {
	const slug = chart('A', 'B');
	const form = await textForm(slug);
	const was = state(slug);
	form.text = `title,artist\n\nNever heard <of>,Nobody\nA,Drafting ${charts}\nB,Nobody\n`;
	const got = await sendText(slug, form);
	assert.equal(got.status, 422);
	assert.match(got.text, /Line 3, title &quot;Never heard &lt;of&gt;&quot;: no release has this title and artist\./);
	assert.match(got.text, /Line 5/);
	assert.match(got.text, /Never heard &lt;of&gt;,Nobody/);
	assert.equal(state(slug), was);
});

test('a text that is too old is a conflict', async () => {
	const slug = chart('A', 'B');
	const form = await textForm(slug);
	assertDone(await send(slug, await listForm(slug), { up: '2' }), slug, 'saved');
	form.text = `title,artist\nA,Drafting ${charts}\n`;
	const got = await sendText(slug, form);
	assert.equal(got.status, 409);
	assert.deepEqual(new Form(got).ranks, ['1']);
});

// ---- Preview and publishing

async function previewForm(slug, cookie = cookies.editor) {
	return fieldsOf(await get(`/admin/charts/${slug}/preview`, cookie), `/admin/charts/${slug}/publish`);
}

function publish(slug, fields, cookie = cookies.editor) {
	return post(`/admin/charts/${slug}/publish`, fields, { cookie });
}

test('a draft is previewed, published once, and read within two seconds', async () => {
	const slug = chart('A', 'B', 'C');
	await send(slug, await listForm(slug), { up: '3' });
	const preview = await get(`/admin/charts/${slug}/preview`, cookies.editor);
	assert.match(preview.text, /0 enter, 0 leave, 2 move, 1 stays where it is\./);
	const page = await get(`/admin/charts/${slug}/preview/page`, cookies.contributor);
	assert.deepEqual(rows(page.text).map(({ title }) => title), ['A', 'C', 'B']);
	assert.match(page.text, /Preview of edition 2: readers do not see this yet\./);
	assert.match(page.text, /▲1<\/span>/);
	assert.doesNotMatch(page.text, /href="\/charts\/[^"]*\?sort=/);
	const sorted = await get(`/admin/charts/${slug}/preview/page?sort=title&order=desc`, cookies.contributor);
	assert.deepEqual(rows(sorted.text).map(({ title }) => title), ['C', 'B', 'A']);
	assert.deepEqual(rows((await ask(`/charts/${slug}`)).text).map(({ title }) => title), ['A', 'B', 'C']);
	const form = { ...fieldsOf(preview, `/admin/charts/${slug}/publish`), note: 'Two\nlines' };
	assertDone(await publish(slug, form), slug, 'published');
	assertDone(await publish(slug, form), slug, 'again');
	await pause(CACHE_MS);
	const shown = await ask(`/charts/${slug}`);
	assert.deepEqual(rows(shown.text).map(({ title }) => title), ['A', 'C', 'B']);
	const noted = sql(`SELECT action || ' ' || after || ' ' || note FROM audit
		WHERE subject = '${slug}' ORDER BY id DESC LIMIT 1`);
	assert.equal(noted, 'publish {"edition": 2} Two\nlines');
	assert.equal(sql(`SELECT count(*) FROM edition JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`), '2');
});

test('what is unchanged, empty or saved since is not published', async () => {
	const slug = chart('A');
	const fresh = await textForm(slug);
	const nothing = await get(`/admin/charts/${slug}/preview`, cookies.editor);
	assert.match(nothing.text, /There is nothing to publish/);
	const { token } = (await listForm(slug, cookies.editor)).fields;
	const carried = { token, key: 'draft-key-1', revision: fresh.revision };
	const unchanged = await publish(slug, carried);
	assert.equal(unchanged.status, 422);
	assert.match(unchanged.text, /There is nothing to publish/);
	assertDone(await send(slug, await listForm(slug), { remove: '1' }), slug, 'saved');
	const old = await publish(slug, { ...carried, note: 'Kept <note>' });
	assert.equal(old.status, 409);
	const { revision } = await listForm(slug).then(({ fields }) => fields);
	const empty = await publish(slug, { ...carried, revision });
	assert.equal(empty.status, 422);
	assert.match(empty.text, /The draft is empty/);
	assert.equal(sql(`SELECT max(number) FROM edition JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`), '1');
});

test('a note that cannot be taken comes back', async () => {
	const slug = chart('A', 'B');
	await send(slug, await listForm(slug), { up: '2' });
	const got = await publish(slug, { ...await previewForm(slug), note: `${'x'.repeat(2000)}<y` });
	assert.equal(got.status, 422);
	assert.match(got.text, /id="note-fault">A note has at most 2000 characters/);
	assert.match(got.text, /xx&lt;y<\/textarea>/);
});

test('a contributor previews and does not publish', async () => {
	const slug = chart('A', 'B');
	await send(slug, await listForm(slug), { up: '2' });
	const was = state(slug);
	const preview = await get(`/admin/charts/${slug}/preview`, cookies.contributor);
	assert.match(preview.text, /Publishing takes an editor/);
	assert.doesNotMatch(preview.text, /\/publish"/);
	const { token, revision } = (await listForm(slug)).fields;
	const got = await publish(slug, { token, revision, key: 'draft-key-2' }, cookies.contributor);
	assert.equal(got.status, 403);
	assert.equal(state(slug), was);
});

// ---- Undo and earlier editions

async function small(slug, which, more = {}) {
	const path = `/admin/charts/${slug}/${which}`;
	const fields = { ...fieldsOf(await get(`/admin/charts/${slug}`, cookies.contributor), path), ...more };
	return { send: () => post(path, fields, { cookie: cookies.contributor }) };
}

test('the last save is undone once, and an undo too', async () => {
	const slug = chart('A', 'B', 'C');
	await send(slug, await listForm(slug), { remove: '1' });
	const undo = await small(slug, 'undo');
	const stale = await small(slug, 'undo');
	assertDone(await undo.send(), slug, 'undone');
	assertDone(await undo.send(), slug, 'again');
	assert.deepEqual(draft(slug), ['A', 'B', 'C']);
	assert.equal((await stale.send()).status, 409);
	assertDone(await (await small(slug, 'undo')).send(), slug, 'undone');
	assert.deepEqual(draft(slug), ['B', 'C']);
	assert.equal(audits(slug), 'draft-contributor save, draft-contributor undo, draft-contributor undo');
	importCsv(slug, list(['A', 'B', 'C']));
	assert.doesNotMatch((await get(`/admin/charts/${slug}`, cookies.contributor)).text, /Undo the last save/);
});

test('an earlier edition becomes the draft again, and is published as any other', async () => {
	const slug = chart('A', 'B', 'C');
	importCsv(slug, list(['C', 'D']), '--publish');
	assertDone(await (await small(slug, 'revert', { edition: '1' })).send(), slug, 'restored');
	assert.deepEqual(draft(slug), ['A', 'B', 'C']);
	assertDone(await publish(slug, await previewForm(slug)), slug, 'published');
	assert.equal(sql(`SELECT max(number) FROM edition JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`), '3');
	assert.equal((await (await small(slug, 'revert', { edition: '9' })).send()).status, 404);
});

test('the list of charts names the drafts that wait; what is not there is told', async () => {
	const slug = chart('A', 'B');
	const line = async () => {
		const { text } = await get('/admin/charts', cookies.contributor);
		return text.split(`/admin/charts/${slug}"`)[1].split('</tr>')[0];
	};
	assert.doesNotMatch(await line(), /waits to be published/);
	await send(slug, await listForm(slug), { up: '2' });
	assert.match(await line(), /waits to be published.*by draft-contributor/s);
	assert.equal((await get('/admin/charts/never-was', cookies.contributor)).status, 404);
	sql(`UPDATE chart SET deleted_at = now() WHERE slug = '${slug}'`);
	for (const page of ['', '/text', '/preview'])
		assert.equal((await get(`/admin/charts/${slug}${page}`, cookies.contributor)).status, 410);
});

test('the form of 1,000 rows is under 400 kB', async () => {
	const titles = Array.from({ length: 1000 }, (unused, i) => `A title of some length, ${i}`);
	const slug = chart(...titles);
	const got = await get(`/admin/charts/${slug}`, cookies.contributor);
	assert.equal(new Form(got).ranks.length, 1000);
	assert.ok(Buffer.byteLength(got.text) < 400000, `${Buffer.byteLength(got.text)} bytes`);
	const form = new Form(got);
	form.ranks[999] = '1';
	assertDone(await send(slug, form), slug, 'saved');
	assert.equal(draft(slug)[0], titles[999]);
});
