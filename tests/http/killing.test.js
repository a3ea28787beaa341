'use strict';
// Sixteen editors make 1,000 edits while workers and PostgreSQL are killed (-9). What was acknowledged is there, once and
// whole; a form without an answer is sent again as it is until it is acknowledged.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const { ask, pause, until } = require('./client');
const { account, formOf, get, logIn, post } = require('./editors');
const { writeCsv } = require('./rules');
const { importCsv, open, pid, sql, startMeanwhile, workers } = require('./site');

open({ options: ['--empty'] });
const EDITS = 1000;
const CHARTS = 8;
const EDITORS = 16;
const ROWS = 12;
const editors = [];
const done = []; // acknowledged edits
const counts = { lost: 0, conflicts: 0, repeated: 0 }; // answers
const kills = { workers: 0, backends: 0, clusters: 0 };

function slugOf(number) {
	return `killing-${number}`;
}

before(async () => {
	for (let number = 0; number < CHARTS; number++) {
		const list = Array.from({ length: ROWS }, (unused, i) => ({ title: `Title ${number} ${i}`, artist: 'Killed' }));
		importCsv(slugOf(number), writeCsv(list), '--title', `Killing ${number}`, '--publish');
	}
	const password = account('killer-0', 'editor');
	sql(`INSERT INTO editor (name, role, password_hash) SELECT 'killer-' || n, role, password_hash
		FROM editor, generate_series(1, ${EDITORS - 1}) AS n`);
	const releases = sql(`SELECT slug FROM release ORDER BY id LIMIT ${EDITORS}`).split('\n');
	for (let n = 0; n < EDITORS; n++) {
		editors.push({ name: `killer-${n}`, chart: slugOf(n % CHARTS), release: releases[n],
			cookie: await logIn(`killer-${n}`, password), edits: 0 });
	}
});

// ---- Editors

// An answer of the program that says yes or no; undefined for every other end of a request.
async function answerTo(request) {
	const answer = await request().catch(() => undefined);
	if (answer !== undefined && ![502, 503, 504].includes(answer.status))
		return answer;
	counts.lost++;
	await pause(50);
	return undefined;
}

function page(path, cookie) {
	return until(`the page ${path}`, () => answerTo(() => get(path, cookie)));
}

// Sends the same form until it is answered.
function send(path, pairs, cookie) {
	return until(`an answer of ${path}`, () => answerTo(() => post(path, pairs, { cookie })));
}

function valueOf(pairs, name) {
	return pairs.find(([one]) => one === name)[1];
}

function withValue(pairs, name, value) {
	return pairs.map(([one, old]) => [one, one === name ? value : old]);
}

// One release of the list to another place.
async function move({ chart, cookie }) {
	const path = `/admin/charts/${chart}`;
	const pairs = formOf(await page(path, cookie), path, 'name="releases"');
	const releases = valueOf(pairs, 'releases').split(',');
	const [from, to] = [Math.floor(Math.random() * ROWS), Math.floor(Math.random() * (ROWS - 1))];
	const list = releases.filter((unused, i) => i !== from);
	list.splice(from <= to ? to + 1 : to, 0, releases[from]);
	pairs.filter(([name]) => name === 'rank')[from][1] = String((from <= to ? to + 1 : to) + 1);
	const answer = await send(path, [...pairs, ['save', '1']], cookie);
	return { answer, edit: { kind: 'move', chart, revision: Number(valueOf(pairs, 'revision')), releases, list } };
}

async function saveRelease({ name, release, cookie, edits }) {
	const path = `/admin/releases/${release}`;
	const title = `${name} edit ${edits}`;
	const pairs = withValue(formOf(await page(path, cookie), path), 'title', title);
	return { answer: await send(path, pairs, cookie), edit: { kind: 'release', release, title } };
}

async function publish({ name, chart, cookie, edits }) {
	const path = `/admin/charts/${chart}/publish`;
	const got = await page(`/admin/charts/${chart}/preview`, cookie);
	if (!got.text.includes(`action="${path}"`))
		return undefined; // nothing to publish
	const note = `${name} edit ${edits}`;
	const pairs = withValue(formOf(got, path), 'note', note);
	const answer = await send(path, pairs, cookie);
	return { answer, edit: { kind: 'publish', chart, revision: Number(valueOf(pairs, 'revision')), note } };
}

const doneWords = { saved: 0, published: 0, again: 1 };

// Makes edits until all are made.
async function work(editor) {
	while (done.length < EDITS) {
		const chance = Math.random();
		const made = await (chance < 0.6 ? move : chance < 0.85 ? saveRelease : publish)(editor);
		if (made === undefined)
			continue;
		const { answer, edit } = made;
		const word = /done=(\w+)/.exec(answer.headers.location ?? '')?.[1];
		if (word in doneWords) {
			counts.repeated += doneWords[word];
			done.push(edit);
			editor.edits++;
		} else {
			// Somebody saved or published since; nothing else refuses what is sent here.
			assert.ok([409, 422].includes(answer.status) && edit.kind !== 'release',
				`${edit.kind}: ${answer.status} ${word} ${answer.text.slice(0, 1000)}`);
			counts.conflicts++;
		}
	}
}

// ---- Who kills

function kill(process_) {
	try {
		process.kill(process_, 'SIGKILL');
		return 1;
	} catch {
		return 0; // it ended by itself
	}
}

function anyOf(list) {
	return list[Math.floor(Math.random() * list.length)];
}

function isGone(process_) {
	try {
		process.kill(process_, 0);
		return false;
	} catch {
		return true;
	}
}

// A worker of the editors' service.
function killWorker() {
	const worker = anyOf(workers('silverchart-editor'));
	if (worker !== undefined)
		kills.workers += kill(worker);
}

// One process of PostgreSQL: it ends all others, and recovers.
function killBackend() {
	const backend = anyOf(workers('postgresql'));
	if (backend !== undefined)
		kills.backends += kill(backend);
}

// PostgreSQL as a whole, as when the machine loses it.
async function killCluster() {
	const all = [pid('postgresql'), ...workers('postgresql')];
	all.forEach(kill);
	await until('PostgreSQL is gone', () => all.every(isGone));
	kills.clusters++;
	await startMeanwhile('postgresql');
}

async function killAll() {
	for (let n = 1; done.length < EDITS; n++) {
		const next = done.length + 4 + Math.random() * 24; // edits, so that a slow machine sees no more kills
		while (done.length < Math.min(next, EDITS))
			await pause(10);
		if (n % 30 === 15)
			await killCluster(); // and what else is killed waits: it takes a second
		else if (n % 10 === 5)
			killBackend();
		else
			killWorker();
	}
}

// ---- What is there then

function lines(statement) {
	const found = sql(statement);
	return found === '' ? [] : found.split('\n').map((line) => line.split('|'));
}

function of(kind, chart) {
	return done.filter((edit) => edit.kind === kind && (chart === undefined || edit.chart === chart));
}

test('1,000 edits while processes are killed', { timeout: 900000 }, async (t) => {
	const began = Date.now();
	await Promise.all([killAll(), ...editors.map(work)]);
	await until('the site is well', async () => (await ask('/healthz')).status === 200);
	t.diagnostic(`${done.length} edits in ${Math.round((Date.now() - began) / 1000)} s: ${of('move').length} moves, ` +
		`${of('release').length} releases, ${of('publish').length} editions; killed: ${kills.workers} workers, ` +
		`${kills.backends} backends, ${kills.clusters} times PostgreSQL; ${counts.lost} requests without an answer, ` +
		`${counts.repeated} edits were there when they were sent again, ${counts.conflicts} conflicts`);
	assert.ok(kills.workers >= 10 && kills.backends >= 2 && kills.clusters >= 1, 'processes were killed');
	assert.ok(counts.lost >= 10, 'the kills hit requests');
	assert.deepEqual(sql('SELECT count(*) FROM form_save'), String(done.length), 'nothing but what was acknowledged');
});

test('every move is there once, on top of the one before', () => {
	for (let number = 0; number < CHARTS; number++) {
		const chart = slugOf(number);
		const moves = of('move', chart).sort((left, right) => left.revision - right.revision);
		for (let i = 1; i < moves.length; i++) {
			assert.equal(moves[i].revision, moves[i - 1].revision + 1, `${chart}: one revision, one move`);
			assert.deepEqual(moves[i].releases, moves[i - 1].list, `${chart}, revision ${moves[i].revision}`);
		}
		const last = moves.at(-1);
		const [[revision, list, saves]] = lines(`SELECT draft.revision, (SELECT string_agg(release_id::text, ',' ORDER BY rank)
				FROM draft_entry WHERE chart_id = draft.chart_id),
				(SELECT count(*) FROM audit WHERE kind = 'chart' AND subject = '${chart}' AND action = 'save')
			FROM draft JOIN chart ON chart.id = chart_id WHERE slug = '${chart}'`);
		assert.equal(Number(revision), last.revision + 1, chart);
		assert.equal(list, last.list.join(','), chart);
		assert.equal(Number(saves), moves.length, `${chart}: the audit`);
	}
});

test('every release has what was saved last, and each save was done once', () => {
	const saves = of('release');
	const noted = lines("SELECT after->>'title', count(*) FROM audit WHERE kind = 'release' GROUP BY 1");
	assert.deepEqual(noted.sort(), saves.map(({ title }) => [title, '1']).sort());
	const titles = Object.fromEntries(lines('SELECT slug, title FROM release'));
	const last = Object.fromEntries(saves.map(({ release, title }) => [release, title]));
	for (const [release, title] of Object.entries(last))
		assert.equal(titles[release], title);
});

test('every edition is there once, and is the draft of its revision', () => {
	const published = of('publish');
	assert.equal(sql("SELECT count(*) FROM audit WHERE action = 'publish' AND editor_id IS NOT NULL"),
		String(published.length));
	const wanted = published.map(({ chart, revision, note }) => {
		const { list } = of('move', chart).find((move) => move.revision === revision - 1);
		return [chart, note, list.join(',')];
	});
	const found = lines(`SELECT slug, edition.note, string_agg(release_id::text, ',' ORDER BY rank)
		FROM edition JOIN edition_entry ON edition_id = edition.id JOIN chart ON chart.id = edition.chart_id
		WHERE number > 1 GROUP BY slug, edition.id`);
	assert.deepEqual(found.sort(), wanted.sort());
});

test('ranks are 1..n in every draft, edition and chart', () => {
	for (const [table, column] of [['draft_entry', 'chart_id'], ['edition_entry', 'edition_id'], ['place', 'chart_id']]) {
		const [[lists, bad]] = lines(`SELECT count(*), count(*) FILTER (WHERE NOT good) FROM (
			SELECT min(rank) = 1 AND max(rank) = ${ROWS} AND count(*) = ${ROWS} AND count(DISTINCT rank) = ${ROWS} AS good
			FROM ${table} GROUP BY ${column}) AS list`);
		assert.ok(Number(lists) >= CHARTS, table);
		assert.equal(bad, '0', table);
	}
});
