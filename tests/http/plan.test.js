'use strict';
// Publications that are planned for a time: made and cancelled by editors, done once by whichever worker is first.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { before, test } = require('node:test');
const { ask, pause, until } = require('./client');
const { account, get, hidden, logIn, post } = require('./editors');
const { rows } = require('./page');
const { writeCsv } = require('./rules');
const { importCsv, log, open, site, sql, start, stop } = require('./site');

open({ own: true }); // workers are killed, and the database is stopped
const cookies = {};
let charts = 0;

before(async () => {
	for (const [name, role] of [['ann', 'editor'], ['bea', 'editor'], ['con', 'contributor']])
		cookies[name] = await logIn(name, account(name, role));
});

function list(slug, titles) {
	return writeCsv(titles.map((title) => ({ title, artist: slug })));
}

// A new chart with edition 1 of A, B and a draft of B, A; returns its slug.
function chart() {
	charts++;
	const slug = `plan-${charts}`;
	importCsv(slug, list(slug, ['A', 'B']), '--title', `Plan ${charts}`, '--publish');
	importCsv(slug, list(slug, ['B', 'A']));
	return slug;
}

// What the form of a page that leads to `path` carries.
function fieldsOf(answer, link) {
	assert.ok(answer.text.includes(`action="${link}"`), `${link} in ${answer.text.slice(0, 2000)}`);
	const text = answer.text.split(`action="${link}"`)[1].split('</form>')[0];
	return Object.fromEntries(hidden({ text: `<main${text}` }));
}

async function preview(slug, who = 'ann') {
	return fieldsOf(await get(`/admin/charts/${slug}/preview`, cookies[who]), `/admin/charts/${slug}/publish`);
}

function send(slug, act, fields, who = 'ann') {
	return post(`/admin/charts/${slug}/${act}`, fields, { cookie: cookies[who] });
}

// "2026-12-24 18:00", that many minutes from now.
function at(minutes) {
	return new Date(Date.now() + minutes * 60000).toISOString().slice(0, 16).replace('T', ' ');
}

function assertDone(answer, slug, done) {
	assert.equal(answer.status, 303, answer.text.slice(0, 3000));
	assert.equal(answer.headers.location, `/admin/charts/${slug}?done=${done}`);
}

// Plans the draft as it is, for an hour from now.
async function plan(slug, more = {}, who = 'ann') {
	assertDone(await send(slug, 'plan', { ...await preview(slug, who), when: at(60), ...more }, who), slug, 'planned');
}

async function cancelForm(slug, who = 'ann') {
	return fieldsOf(await get(`/admin/charts/${slug}`, cookies[who]), `/admin/charts/${slug}/cancel`);
}

// Lets the time come, or be `seconds` ahead.
function makeDue(slug, seconds = 0) {
	sql(`UPDATE plan SET due_at = now() + interval '${seconds} seconds' FROM chart
		WHERE chart.id = chart_id AND slug = '${slug}'`);
}

function editions(slug) {
	return Number(sql(`SELECT count(*) FROM edition JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`));
}

function audits(slug) {
	return sql(`SELECT string_agg(editor_name || ' ' || action, ', ' ORDER BY id) FROM audit WHERE subject = '${slug}'`);
}

function plans(slug) {
	return sql(`SELECT coalesce(failure, 'set') FROM plan JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`);
}

function published(slug, count = 2) {
	return until(`${slug} is published`, () => editions(slug) >= count);
}

async function notice(slug, who = 'ann', page = '') {
	const { text } = await get(`/admin/charts/${slug}${page}`, cookies[who]);
	return /<section class="plan.*?<\/section>/s.exec(text)?.[0] ?? '';
}

// Process ids of the editors' workers.
function editorWorkers() {
	const master = fs.readFileSync(path.join(site.state, 'pids', 'silverchart-editor'), 'utf8').trim();
	return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((process_) => {
		try {
			const stat = fs.readFileSync(`/proc/${process_}/stat`, 'utf8');
			const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return parent === master && state !== 'Z';
		} catch {
			return false;
		}
	}).map(Number);
}

test('a draft is planned, told on every page of it, and published at its time for readers', async () => {
	const slug = chart();
	const when = at(60);
	await plan(slug, { note: 'For <later>', when });
	for (const page of ['', '/text', '/preview']) {
		const told = await notice(slug, 'con', page);
		assert.match(told, /by ann\. If the draft is changed before/);
		assert.ok(told.includes(`<time datetime="${when.replace(' ', 'T')}:00Z">`), told);
		assert.doesNotMatch(told, /cancel"/);
	}
	assert.match((await get('/admin/charts', cookies.con)).text, new RegExp(`Plan ${charts}.*planned for <time`, 's'));
	assert.match((await get('/admin', cookies.con)).text, /<h2>Planned<\/h2>.*by ann/s);
	const form = (await get(`/admin/charts/${slug}/preview`, cookies.ann)).text;
	assert.match(form, /For &lt;later&gt;<\/textarea>/);
	assert.ok(form.includes(`value="${when}"`));
	assert.deepEqual(rows((await ask(`/charts/${slug}`)).text).map(({ title }) => title), ['A', 'B']);
	makeDue(slug, 1);
	await published(slug);
	await until('readers see it', async () => {
		const { text } = await ask(`/charts/${slug}`);
		return rows(text).map(({ title }) => title).join() === 'B,A';
	});
	assert.equal(audits(slug), 'ann plan, ann publish');
	assert.equal(await notice(slug), '');
	assert.match(sql(`SELECT concat_ws(' ', after, note) FROM audit WHERE subject = '${slug}' AND action = 'publish'`),
		/^{"edition": 2, "planned": "\d{4}-\d\d-\d\dT[\d:]+Z"} For <later>$/);
});

test('a time that is none, past or too far is told at its field, and nothing typed is lost', async () => {
	const slug = chart();
	const bad = ['', 'tomorrow', '2027-02-29 18:00', at(-1), at(0), at(60 * 24 * 367), at(60).replace(' ', 'T'), '\u0001'];
	for (const when of bad) {
		const got = await send(slug, 'plan', { ...await preview(slug), when, note: 'Kept <b>' });
		assert.equal(got.status, 422, when);
		assert.match(got.text, /id="when-fault"/, when);
		assert.match(got.text, /href="#when"/, when);
		assert.match(got.text, /Kept &lt;b&gt;<\/textarea>/);
		if (when !== '\u0001')
			assert.ok(got.text.includes(`value="${when}" aria-invalid="true"`) || when === '', when);
	}
	const long = await send(slug, 'plan', { ...await preview(slug), when: 'x', note: 'y'.repeat(2001) });
	assert.match(long.text, /id="when-fault".*/s);
	assert.match(long.text, /id="note-fault"/);
	assert.equal(plans(slug), '');
	assert.equal(editions(slug), 1);
	assert.equal(audits(slug), '');
});

test('a form that is sent twice, or twice at once, plans once; cancelling, too', async () => {
	const slug = chart();
	const form = { ...await preview(slug), when: at(60) };
	const got = await Promise.all([1, 2, 3].map(() => send(slug, 'plan', form)));
	assert.deepEqual(got.map(({ headers }) => headers.location.split('=')[1]).sort(), ['again', 'again', 'planned']);
	assertDone(await send(slug, 'plan', form), slug, 'again');
	const cancel = await cancelForm(slug);
	const ended = await Promise.all([1, 2].map(() => send(slug, 'cancel', cancel)));
	assert.deepEqual(ended.map(({ headers }) => headers.location.split('=')[1]).sort(), ['again', 'cancelled']);
	assert.equal(plans(slug), '');
	assert.equal(audits(slug), 'ann plan, ann cancel');
	assert.equal(editions(slug), 1);
});

test('who saw something else than is planned now is asked again', async () => {
	const slug = chart();
	const hers = await preview(slug, 'bea');
	await plan(slug);
	const got = await send(slug, 'plan', { ...hers, when: at(90), note: 'Mine' }, 'bea');
	assert.equal(got.status, 409);
	assert.match(got.text, /Mine<\/textarea>/);
	const old = await cancelForm(slug);
	// She saw it now, so that hers takes its place.
	assertDone(await send(slug, 'plan', { ...fieldsOf(got, `/admin/charts/${slug}/publish`), when: at(90) }, 'bea'),
		slug, 'planned');
	assert.equal((await send(slug, 'cancel', old)).status, 409);
	assert.match(await notice(slug), /by bea/);
	assertDone(await send(slug, 'publish', await preview(slug)), slug, 'published');
	assert.equal(plans(slug), '');
	assert.equal(audits(slug), 'ann plan, bea plan, ann publish');
});

test('a draft that moved on is not published: it waits until an editor confirms or cancels', async () => {
	const slug = chart();
	await plan(slug);
	const form = await get(`/admin/charts/${slug}`, cookies.con);
	const pairs = [...Object.entries(fieldsOf(form, `/admin/charts/${slug}`)), ['rank', '1'], ['rank', '2'], ['remove', '2']];
	assertDone(await post(`/admin/charts/${slug}`, pairs, { cookie: cookies.con }), slug, 'saved');
	const told = /waits: the draft was changed since by con/;
	for (const page of ['', '/text', '/preview'])
		assert.match(await notice(slug, 'ann', page), told);
	makeDue(slug);
	await until('it waits', () => plans(slug) === 'moved');
	assert.equal(editions(slug), 1);
	assert.match(await notice(slug), told);
	assert.match((await get('/admin/charts', cookies.con)).text, told);
	assert.match((await get('/admin', cookies.con)).text, told);
	await plan(slug); // from the preview, for what is there now
	assert.match(await notice(slug), /If the draft is changed before/);
	makeDue(slug);
	await published(slug);
	assert.deepEqual(rows((await ask(`/charts/${slug}?q=plan`)).text).map(({ title }) => title), ['B']);
});

test('what cannot be published cannot be planned', async () => {
	const slug = chart();
	const form = { ...await preview(slug), when: at(60) };
	importCsv(slug, list(slug, ['A', 'B']));
	assert.equal((await send(slug, 'plan', form)).status, 409);
	const revision = sql(`SELECT draft.revision FROM draft JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`);
	const got = await send(slug, 'plan', { ...form, revision });
	assert.equal(got.status, 422);
	assert.match(got.text, /There is nothing to publish/);
	assert.equal(plans(slug), '');
});

test('planning and cancelling take an editor', async () => {
	const slug = chart();
	const { token } = Object.fromEntries(hidden(await get(`/admin/charts/${slug}`, cookies.con)));
	const form = { ...await preview(slug), when: at(60), token };
	assert.equal((await send(slug, 'plan', form, 'con')).status, 403);
	assert.equal(plans(slug), '');
	await plan(slug);
	const cancel = { ...await cancelForm(slug), token };
	assert.equal((await send(slug, 'cancel', cancel, 'con')).status, 403);
	assert.equal(plans(slug), 'set');
});

test('who planned it may not publish any more: it waits', async () => {
	const slug = chart();
	await plan(slug, {}, 'bea');
	try {
		sql("UPDATE editor SET disabled_at = now() WHERE name = 'bea'");
		assert.match(await notice(slug), /waits: bea may not publish any more/);
		makeDue(slug);
		await until('it waits', () => plans(slug) === 'editor');
		assert.equal(editions(slug), 1);
	} finally {
		sql("UPDATE editor SET disabled_at = NULL WHERE name = 'bea'");
	}
	assertDone(await send(slug, 'cancel', await cancelForm(slug)), slug, 'cancelled');
});

test('a form that no page made is refused; one whose session ended is held', async () => {
	const slug = chart();
	const form = { ...await preview(slug), when: at(60), note: 'Typed' };
	for (const name of ['key', 'revision']) {
		const { [name]: gone, ...rest } = form;
		assert.equal((await send(slug, 'plan', rest)).status, 400, gone);
	}
	const { token } = form;
	assert.equal((await send(slug, 'cancel', { token, plan: '1' })).status, 400);
	assert.equal((await send(slug, 'cancel', { token, key: 'plan-key', plan: '999999' })).status, 409);
	const held = await post(`/admin/charts/${slug}/plan`, form);
	assert.equal(held.status, 403);
	const back = await send(slug, 'plan', hidden(held));
	assertDone(await send(slug, 'plan', hidden(back)), slug, 'planned');
	assert.match((await get(`/admin/charts/${slug}/preview`, cookies.ann)).text, /Typed<\/textarea>/);
	assertDone(await send(slug, 'cancel', await cancelForm(slug)), slug, 'cancelled');
});

test('many due at once, workers killed (-9) all the while: each is published exactly once', async () => {
	const slugs = Array.from({ length: 12 }, () => chart());
	for (const slug of slugs)
		await plan(slug);
	// A publication takes long enough to be hit.
	sql(`CREATE FUNCTION plan_slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END $$;
		CREATE TRIGGER plan_slow AFTER INSERT ON edition FOR EACH STATEMENT EXECUTE FUNCTION plan_slow();
		GRANT EXECUTE ON FUNCTION plan_slow() TO silverchart_editor`);
	let killed = 0;
	try {
		sql("UPDATE plan SET due_at = now() WHERE failure IS NULL");
		await until('all are published', async () => {
			if (killed < 8) {
				const busy = sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
				if (busy !== '0') {
					editorWorkers().forEach((worker) => process.kill(worker, 'SIGKILL'));
					killed++;
				}
			}
			return slugs.every((slug) => editions(slug) >= 2);
		}, 120000);
	} finally {
		sql('DROP FUNCTION plan_slow() CASCADE');
	}
	assert.ok(killed >= 3, `${killed} times`);
	for (const slug of slugs) {
		assert.equal(editions(slug), 2);
		assert.equal(audits(slug), 'ann plan, ann publish');
		assert.equal(plans(slug), '');
	}
});

test('the database is away at the time: published when it is back', async () => {
	const slug = chart();
	await plan(slug);
	makeDue(slug, 2);
	stop('postgresql');
	await pause(4000);
	start('postgresql');
	await published(slug);
	assert.equal(audits(slug), 'ann plan, ann publish');
});

test('a publication that fails for good is told, and not tried again', async () => {
	const slug = chart();
	await plan(slug);
	sql(`CREATE FUNCTION plan_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a plain fault'; END $$;
		CREATE TRIGGER plan_fault BEFORE INSERT ON edition FOR EACH ROW EXECUTE FUNCTION plan_fault();
		GRANT EXECUTE ON FUNCTION plan_fault() TO silverchart_editor`);
	try {
		makeDue(slug);
		await until('it waits', () => plans(slug) === 'broken');
		const told = () => log('silverchart-editor').split('a plain fault').length - 1;
		assert.equal(told(), 1);
		await pause(7000); // longer than workers are quiet
		assert.equal(told(), 1);
	} finally {
		sql('DROP FUNCTION plan_fault() CASCADE');
	}
	assert.match(await notice(slug), /waits: publishing it failed/);
});
