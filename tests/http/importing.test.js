'use strict';
// A list is sent as a file, looked at, mapped, and applied to a draft.

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const zlib = require('node:zlib');
const { before, test } = require('node:test');
const { parse, send, until } = require('./client');
const { account, get, hidden, logIn, own, post } = require('./editors');
const { body, boundary, part, sendBody, type } = require('./multipart');
const { writeCsv } = require('./rules');
const { importCsv, open, site, sql, start, stop } = require('./site');

open({ own: true }); // it looks at all that there is, and lets tables fail
let cookie;
let other;
let made = 0;

before(async () => {
	cookie = await logIn('import-contributor', account('import-contributor', 'contributor'));
	other = await logIn('import-editor', account('import-editor', 'editor'));
});

// A chart of its own, with three releases; returns its slug.
function chart() {
	made++;
	const slug = `importing-${made}`;
	importCsv(slug, writeCsv([1, 2, 3].map((n) => ({ title: `Known ${n}`, artist: `Band ${made}`, released: '1990' }))),
		'--title', `Importing ${made}`, '--publish');
	return slug;
}

// The chart's draft as "title by artist", by rank.
function draft(slug) {
	return sql(`SELECT coalesce(release.title, '') || ' by ' || credit.name FROM draft_entry AS entry
		JOIN chart ON chart.id = entry.chart_id JOIN release ON release.id = entry.release_id
		JOIN artist_credit AS credit ON credit.id = release.artist_credit_id
		WHERE chart.slug = '${slug}' ORDER BY entry.rank`).split('\n').filter((line) => line !== '');
}

// Everything that an import may change.
function state() {
	return sql(`SELECT (SELECT count(*) FROM release), (SELECT md5(string_agg(release::text, '' ORDER BY id)) FROM release),
		(SELECT count(*) FROM artist), (SELECT count(*) FROM artist_credit), (SELECT count(*) FROM genre),
		(SELECT md5(string_agg(entry::text, '' ORDER BY chart_id, rank)) FROM draft_entry AS entry),
		(SELECT md5(string_agg(draft::text, '' ORDER BY chart_id)) FROM draft),
		(SELECT md5(string_agg(tag::text, '' ORDER BY release_id, position)) FROM release_genre AS tag),
		(SELECT count(*) FROM audit), (SELECT count(*) FROM chart)`);
}

function fieldsOf(answer) {
	const forms = answer.text.split('<form').filter((form) => form.includes('method="post"') && !form.includes('class="who"'));
	return Object.fromEntries(hidden({ text: `<main${forms.at(-1)}` }));
}

async function form(path, who = cookie) {
	const got = await get(path, who);
	assert.equal(got.status, 200, path);
	return fieldsOf(got);
}

function at(slug) {
	return `/admin/charts/${slug}/import`;
}

async function upload(slug, content, { name = 'list.csv', who = cookie } = {}) {
	const { token, key } = await form(at(slug), who);
	return sendBody(at(slug), body(part('token', token), part('key', key), part('file', content, name), part('text', '')), who);
}

// Sends a list that can be looked at; returns the address of its page.
async function keep(slug, content, options) {
	const got = await upload(slug, content, options);
	assert.equal(got.status, 303, got.text.slice(0, 3000));
	assert.match(got.headers.location, new RegExp(`^${at(slug)}/\\d+$`));
	return got.headers.location;
}

function list(...rows) {
	return `rank,title,artist,released,genres\n${rows.map((row, i) => `${i + 1},${row}`).join('\n')}\n`;
}

async function apply(path, fields, who = cookie) {
	return post(path, Array.isArray(fields) ? fields : { ...fields, act: 'apply' }, { cookie: who });
}

function faultsOf(answer) {
	return /<div class="faults".*?<\/div>/s.exec(answer.text)?.[0] ?? '';
}

test('a list is looked at, which changes nothing, and becomes the draft', async () => {
	const slug = chart();
	const band = `Band ${made}`;
	const was = state();
	const path = await keep(slug, list(`Known 3,${band},1990,`, `New <b>,${band},1991-02,jazz:7`, `Known 1,${band},1989-05,`));
	const got = await get(path, cookie);
	assert.equal(got.status, 200);
	assert.equal(state(), was);
	assert.match(got.text, /<b>1<\/b> new release, with 0 new artists and/);
	assert.match(got.text, /<b>2<\/b> known: 1 unchanged, 1 corrected/);
	assert.match(got.text, /1 release of the draft is not in it and leaves/);
	assert.match(got.text, /<td class="before">1990<\/td><td class="after">1989-05<\/td>/);
	const fields = fieldsOf(got);
	const done = await apply(path, fields);
	assert.equal(done.status, 303, done.text.slice(0, 3000));
	assert.equal(done.headers.location, `/admin/charts/${slug}?done=imported&added=1&known=2&corrected=1`);
	assert.deepEqual(draft(slug), [`Known 3 by ${band}`, `New <b> by ${band}`, `Known 1 by ${band}`]);
	const told = await get(done.headers.location, cookie);
	assert.match(told.text, /role="status">Imported: 1 new releases, 2 known ones, 1 of them corrected\. /);
	assert.match(told.text, /last saved by import-contributor/);
	assert.match(told.text, /Undo the last save/);
	const [note, ranks] = sql(`SELECT note, after -> 'ranks' ->> 'known-3-${made}' FROM audit
		WHERE action = 'import' AND kind = 'chart' AND subject = '${slug}'`).split('|');
	assert.match(note, /^list\.csv: 3 rows, 1 new releases, 2 known, 1 of them corrected$/);
	assert.ok(ranks === '1' || ranks === '');
	assert.equal(sql(`SELECT before ->> 'released', after ->> 'released' FROM audit
		WHERE action = 'import' AND kind = 'release' AND after ->> 'released' = '1989-05' ORDER BY id DESC LIMIT 1`), '1990|1989-05');
	assert.equal(sql('SELECT count(*) FROM upload JOIN chart ON chart.id = chart_id WHERE slug = \'' + slug + '\''), '0');
	// The same form again, as a double click sends it, is told what became of it.
	assert.equal((await apply(path, fields)).headers.location, `/admin/charts/${slug}?done=again`);
	const gone = await get(path, cookie);
	assert.equal(gone.status, 404);
	assert.match(faultsOf(gone), /not kept any more/);
	const undo = Object.fromEntries(hidden({ text: `<main${/<form[^>]*\/undo".*?<\/form>/s.exec(told.text)[0]}` }));
	assert.equal((await post(`/admin/charts/${slug}/undo`, undo, { cookie })).status, 303);
	assert.deepEqual(draft(slug), [1, 2, 3].map((n) => `Known ${n} by ${band}`));
});

test('every bad row is told, with line, column and reason, on the page and as CSV', async () => {
	const slug = chart();
	const was = state();
	const path = await keep(slug, 'rank,title,artist,released\n1,A,X,1980-13\n3,B,,1990\n3,C,Z,76\n4,"=x",<i>,1979-02-29\n');
	const got = await get(path, cookie);
	assert.equal(got.status, 200);
	assert.match(faultsOf(got), /Nothing was saved/);
	const rows = [...got.text.matchAll(/<tr><th scope="row">([^<]*)<\/th><td>(.*?)<\/td><td>(.*?)<\/td>/g)]
		.map(([, line, column, value]) => `${line} ${column} ${value}`);
	assert.deepEqual(rows, [
		'the file rank <span class="none">nothing</span>',
		'line 2 released <code>1980-13</code>',
		'line 3 artist <span class="none">nothing</span>',
		'line 4 released <code>76</code>',
		'line 4 rank <span class="none">nothing</span>',
		'line 5 released <code>1979-02-29</code>',
	]);
	assert.ok(!got.text.includes('value="apply"'));
	const [, link] = /<a href="([^"]*)" type="text\/csv">All 6 as CSV/.exec(got.text);
	const csv = await get(link.replaceAll('&amp;', '&'), cookie);
	assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8; header=present');
	const lines = csv.text.split('\r\n');
	assert.equal(lines[0], 'line,column,value,reason');
	assert.equal(lines.length, 8);
	assert.match(lines[2], /^2,released,1980-13,.*month/);
	// Applied all the same, nothing happens.
	const forced = await apply(path, fieldsOf(got));
	assert.equal(forced.status, 422);
	assert.equal(state(), was);
});

test('BOM, CRLF, semicolons and tabs are tolerated, and foreign names are mapped', async () => {
	const slug = chart();
	const band = `Band ${made}`;
	const semicolons = `\ufeff1;Known 2;${band};rock, pop\r\n2;Known 1;${band};\r\n`
		.replace('\ufeff', '\ufeffposition;release_name;artist <name>;primary_genres\r\n');
	const path = await keep(slug, semicolons);
	const got = await get(path, cookie);
	assert.match(faultsOf(got), /1 problem/);
	assert.match(got.text, /the header lacks rank, title, artist; it has the columns position, release_name, artist &lt;name&gt;/);
	assert.match(got.text, /<option value="3">artist &lt;name&gt;<\/option>/);
	assert.ok(!got.text.includes('--map'));
	const query = '?in_rank=1&in_title=2&in_artist=3&in_released=0&in_genres=4&in_release=0&separator=%2C';
	const mapped = await get(path + query, cookie);
	assert.equal(faultsOf(mapped), '');
	assert.match(mapped.text, /<b>0<\/b> new release/);
	assert.match(mapped.text, /2 new genres|1 new genre|0 new genres/);
	const fields = fieldsOf(mapped);
	assert.equal(fields.in_artist, '3');
	const twice = await get(path + query.replace('in_artist=3', 'in_artist=2'), cookie);
	assert.match(twice.text, /is taken for title and for artist/);
	assert.equal((await apply(path, fields)).status, 303);
	assert.deepEqual(draft(slug), [`Known 2 by ${band}`, `Known 1 by ${band}`]);
	const tabs = await keep(slug, `rank\ttitle\tartist\n1\tKnown 3\t${band}\n`);
	assert.equal((await apply(tabs, await form(tabs))).status, 303);
	assert.deepEqual(draft(slug), [`Known 3 by ${band}`]);
});

test('what looks like something known is offered, and merged only if somebody says so', async () => {
	const slug = chart();
	const name = `Björk ${made}`;
	importCsv(`near-${made}`, writeCsv([{ title: 'Vespertine', artist: name }, { title: 'Début', artist: name }]));
	const path = await keep(slug, list(`Vespertine!,Bjork ${made},,`, `Debut,Bjork ${made},,`, `Medulla,Bjork ${made},,`));
	const got = await get(path, cookie);
	assert.match(got.text, /<b>3<\/b> new releases/);
	const values = [...got.text.matchAll(/<option value="((?:release|artist)-\d+-\d+)"/g)].map(([, value]) => value);
	assert.deepEqual(values.map((value) => value.replace(/\d+$/, '')).sort(), ['artist-2-', 'release-2-', 'release-3-']);
	const fields = Object.entries(fieldsOf(got));
	const same = values.filter((value) => !value.startsWith('release-2')).map((value) => ['same', value]);
	const was = state();
	const checked = await post(path, [...fields, ...same, ['same', ''], ['act', 'check']], { cookie });
	assert.equal(checked.status, 200);
	assert.equal(state(), was);
	assert.match(checked.text, /<b>2<\/b> new releases, with 0 new artists/);
	assert.match(checked.text, /<b>1<\/b> known/);
	assert.equal([...checked.text.matchAll(/<option value="(?:release|artist)-\d+-\d+" selected/g)].length, 2);
	// A stale or a forged choice is told, or nothing.
	const stale = await post(path, [...fields, ['same', 'release-3-999999999'], ['same', 'release-99-1'],
		['same', '<script>'], ['act', 'apply']], { cookie });
	assert.equal(stale.status, 422);
	assert.match(stale.text, /chosen for it is not there any more/);
	// One release for two rows is refused.
	const double = values.find((value) => value.startsWith('release-3')).replace('release-3', 'release-2');
	const refused = await post(path, [...fields, ...same, ['same', double], ['act', 'apply']], { cookie });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /is the same release as line/);
	assert.equal(state(), was);
	const done = await apply(path, [...Object.entries(fieldsOf(checked)), ...same, ['act', 'apply']]);
	assert.equal(done.headers.location, `/admin/charts/${slug}?done=imported&added=2&known=1&corrected=0`);
	assert.deepEqual(draft(slug), [`Vespertine! by ${name}`, `Début by ${name}`, `Medulla by ${name}`]);
	assert.equal(sql(`SELECT count(*) FROM artist WHERE name = 'Bjork ${made}'`), '0');
});

test('one release twice is refused', async () => {
	const slug = chart();
	const path = await keep(slug, list(`Same,Band ${made},,`, `same,band ${made},,`));
	assert.match((await get(path, cookie)).text, /is on line 2 too; it stands once in a list/);
});

test('a draft that was saved since is a conflict: it is shown against the list, and asked again', async () => {
	const slug = chart();
	const band = `Band ${made}`;
	const path = await keep(slug, list(`Known 3,${band},,`));
	const fields = await form(path);
	const theirs = await keep(slug, list(`Known 1,${band},,`), { who: other });
	assert.equal((await apply(theirs, await form(theirs, other), other)).status, 303);
	const got = await apply(path, fields);
	assert.equal(got.status, 409);
	assert.match(faultsOf(got), /import-editor saved this draft after you opened this page/);
	assert.match(got.text, /1 release of the draft is not in it and leaves/);
	assert.deepEqual(draft(slug), [`Known 1 by ${band}`]);
	assert.equal((await apply(path, fieldsOf(got))).status, 303);
	assert.deepEqual(draft(slug), [`Known 3 by ${band}`]);
	const again = await keep(slug, list(`Known 3,${band},,`));
	const same = await get(again, cookie);
	assert.match(same.text, /There is nothing to apply/);
	assert.equal((await apply(again, fieldsOf(same))).headers.location, `/admin/charts/${slug}?done=nothing`);
});

test('a form that is sent twice at once sends, and applies, once', async () => {
	const slug = chart();
	const { token, key } = await form(at(slug));
	const bytes = body(part('token', token), part('key', key), part('file', list(`Twice,Band ${made},,`), 'a.csv'), part('text', ''));
	const sent = await Promise.all([1, 2, 3].map(() => sendBody(at(slug), bytes, cookie)));
	assert.equal(new Set(sent.map(({ headers }) => headers.location)).size, 1);
	const path = sent[0].headers.location;
	const fields = await form(path);
	const done = await Promise.all([1, 2, 3].map(() => apply(path, fields)));
	assert.deepEqual(done.map(({ headers }) => /done=(\w+)/.exec(headers.location)[1]).sort(), ['again', 'again', 'imported']);
	assert.equal(sql(`SELECT count(*) FROM audit WHERE kind = 'chart' AND subject = '${slug}'`), '1');
	assert.equal(sql(`SELECT count(*) FROM release WHERE title = 'Twice'
		AND slug LIKE 'twice%' AND artist_credit_id = (SELECT min(id) FROM artist_credit WHERE name = 'Band ${made}')`), '1');
});

test('a failure in the middle leaves everything as it was', async () => {
	const slug = chart();
	const path = await keep(slug, list(`Never,Nobody ${made},,never ${made}`, `Known 1,Band ${made},1970,`));
	const fields = await form(path);
	const was = state();
	for (const table of ['genre', 'artist', 'artist_credit', 'artist_credit_part', 'release', 'release_genre', 'draft',
		'draft_entry', 'audit', 'upload', 'form_save']) {
		sql(`CREATE FUNCTION import_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			RAISE EXCEPTION 'a fault' USING ERRCODE = 'disk_full'; END $$;
			CREATE TRIGGER import_fault AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH STATEMENT EXECUTE FUNCTION import_fault();
			GRANT EXECUTE ON FUNCTION import_fault() TO silverchart_editor`);
		try {
			const got = await apply(path, fields);
			assert.equal(got.status, 503, table);
			assert.equal(state(), was, table);
		} finally {
			sql(`DROP TRIGGER import_fault ON ${table}; DROP FUNCTION import_fault()`);
		}
	}
	assert.equal((await apply(path, fields)).status, 303);
});

test('only the editor who sent a list sees it; the last five are kept, for a day', async () => {
	const slug = chart();
	const path = await keep(slug, list('A,B,,'));
	assert.equal((await get(path, other)).status, 404);
	assert.equal((await get(`${path}.csv`, other)).status, 404);
	assert.equal((await get(path.replace(slug, 'soundtrack'), cookie)).status, 404);
	assert.equal((await post(path, { ...await form(path), token: (await form(at(slug), other)).token, act: 'apply' },
		{ cookie: other })).status, 404);
	assert.deepEqual(draft(slug).length, 3);
	for (let i = 0; i < 5; i++)
		await keep(slug, list(`A${i},B,,`), { name: `${i}.csv` });
	const got = await get(at(slug), cookie);
	assert.deepEqual([...got.text.matchAll(/<a href="[^"]*">(\d\.csv)/g)].map(([, name]) => name),
		['4.csv', '3.csv', '2.csv', '1.csv', '0.csv']);
	assert.equal((await get(path, cookie)).status, 404);
	sql("UPDATE upload SET created_at = now() - interval '25 hours'");
	assert.ok(!(await get(at(slug), cookie)).text.includes('4.csv'));
});

test('after the end of the session pasted text is kept, and the file is asked for again', async () => {
	const slug = chart();
	const { token, key } = await form(at(slug));
	const pasted = list('Pasted & kept,<b>,,');
	const held = await sendBody(at(slug), body(part('token', token), part('key', key), part('text', pasted)));
	assert.equal(held.status, 403);
	assert.ok(!held.text.includes('type="file"'));
	assert.deepEqual(hidden(held).find(([name]) => name === 'text')[1], pasted);
	const back = await sendBody(at(slug), body(part('token', token), part('key', key), part('file', pasted, 'a.csv'),
		part('text', '')));
	assert.equal(back.status, 403);
	assert.match(back.text, /enctype="multipart\/form-data"/);
	assert.match(back.text, /Choose the file again: files are not kept/);
	const sent = await post(at(slug), [['token', token], ['key', key], ['text', pasted]], { cookie });
	assert.equal(sent.status, 303);
	const fields = await form(sent.headers.location);
	const lost = await post(sent.headers.location, { ...fields, act: 'apply' });
	assert.equal(lost.status, 403);
	const again = Object.fromEntries(hidden(lost));
	assert.equal(again.in_title, '2');
	assert.equal((await post(sent.headers.location, { ...again, ...fields, act: again.act }, { cookie })).status, 303);
	assert.deepEqual(draft(slug), ['Pasted & kept by <b>']);
});

test('looking waits for nobody, and applying has the time of a whole list', async () => {
	const slug = chart();
	const path = await keep(slug, list(`Patient,Band ${made},,`));
	const fields = await form(path);
	// Longer than an exchange with the database may take otherwise.
	const holder = spawn(join(__dirname, '..', 'site'),
		['psql', site.state, '-c', 'BEGIN', '-c', 'SELECT FROM site FOR UPDATE', '-c', 'SELECT pg_sleep(5)', '-c', 'COMMIT'],
		{ stdio: 'ignore' });
	await until('the lock is held', () => sql("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(5)'") === '1');
	assert.equal((await get(path, cookie)).status, 200);
	assert.equal(holder.exitCode, null);
	const done = await apply(path, fields);
	assert.equal(done.status, 303, done.text.slice(0, 2000));
	assert.deepEqual(draft(slug), [`Patient by Band ${made}`]);
});

test('while the database is away nothing is lost, and sending it again applies it once', async () => {
	const slug = chart();
	const path = await keep(slug, list(`Later,Band ${made},,`));
	const fields = { ...await form(path), in_title: '2', separator: ',' };
	stop('postgresql');
	let held;
	try {
		held = await apply(path, fields);
	} finally {
		start('postgresql');
	}
	assert.equal(held.status, 503);
	assert.match(held.text, /not answer, so nobody knows whether this is saved/);
	assert.ok(!/<dt>(in_|same|key)/.test(held.text));
	const again = Object.fromEntries(hidden(held));
	assert.equal(again.act, 'apply');
	assert.equal((await post(path, again, { cookie })).headers.location,
		`/admin/charts/${slug}?done=imported&added=1&known=0&corrected=0`);
	assert.equal((await post(path, again, { cookie })).headers.location, `/admin/charts/${slug}?done=again`);
});

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const mebibyte = 1 << 20;
// Content, status, what is told of it.
const hostile = {
	'an empty file': ['', 422, /The file “list\.csv” is empty/],
	'a picture': [png, 422, /is a picture or another binary file/],
	'a compressed bomb': [zlib.gzipSync(Buffer.alloc(100 * mebibyte)), 422, /a spreadsheet or a compressed file; export the list as CSV/],
	'a spreadsheet': [Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(1000)]), 422, /a spreadsheet or a compressed file/],
	'UTF-16': [Buffer.from(`\ufeff${list('A,B,,')}`, 'utf16le'), 422, /UTF-16; save the list as UTF-8/],
	'UTF-16 without its mark': [Buffer.from(list('A,B,,'), 'utf16le'), 422, /Line 1, byte 2: a NUL byte; a list is text, in UTF-8/],
	'NUL in the header': ['rank,ti\0tle,artist\n1,A,B\n', 422, /Line 1, byte 8: a NUL byte/],
	'Latin-1 in the header': [Buffer.from('rank,titré,artist\n1,A,B\n', 'latin1'), 422, /Line 1, byte 10: not UTF-8/],
	'NUL in a row': [list('A\0,B,,'), 303, /a NUL byte/],
	'Latin-1 in a row': [Buffer.from(list('Caf\u00e9,B,,'), 'latin1'), 303, /not UTF-8; save the list as UTF-8/],
	'one line of 10 MB': [Buffer.alloc(10 * mebibyte, 'a'), 303, /the header lacks rank, title, artist/],
	'a quote that is never closed': [`"${'a'.repeat(1000)}`, 422, /Line 1, byte 1: the quote opened here is never closed/],
	'a million lines': [Buffer.from(`rank,title,artist\n${'1,A,B\n'.repeat(1000000)}`), 303, /at most 100000 rows below its header/],
	'a million empty lines': [Buffer.from(`rank,title,artist\n${'\n'.repeat(1000000)}`), 303, /a header and no rows/],
	'a million columns': [Buffer.from(`rank,title,artist${',x'.repeat(1000000)}\n`), 422, /Line 1.*at most 256 columns/],
	'a row of a million columns': [Buffer.from(`rank,title,artist\n${'1,'.repeat(1000000)}\n`), 303, /at most 256 columns/],
	'something over 10 MB': [Buffer.alloc(10 * mebibyte + 1, 'a\n'), 413, /has 10\.0 MB; a list has at most 10 MB/],
};

for (const [name, [content, status, told]] of Object.entries(hostile)) {
	test(`${name} is refused with a reason`, async () => {
		const slug = chart();
		const was = state();
		const got = await upload(slug, content);
		assert.equal(got.status, status, got.text.slice(0, 3000));
		if (status === 303) {
			const page = await get(got.headers.location, cookie);
			assert.equal(page.status, 200);
			assert.match(page.text, told);
			assert.match(faultsOf(page), /Nothing was saved/);
			const forced = await apply(got.headers.location, fieldsOf(page));
			assert.ok([400, 422].includes(forced.status), String(forced.status));
		} else {
			assert.match(faultsOf(got), told);
			assert.match(faultsOf(got), /href="#file"/);
			assert.equal(got.text.includes('type="file"'), true);
		}
		assert.equal(state(), was);
		assert.equal((await get(at(slug), cookie)).status, 200);
	});
}

test('what is too large for the form is refused by the program, and what is larger still by nginx', async () => {
	const slug = chart();
	const was = state();
	for (const [size, told] of [[12, /This is too large.*at most 10 MB and 100,000 rows/s], [20, /This list is too large/]]) {
		const got = await upload(slug, Buffer.alloc(size * mebibyte, 'a\n')).catch((error) => error);
		// nginx answers before it has read all, and a client that goes on sending may not hear it.
		if (size === 20 && got instanceof Error) {
			assert.match(got.code, /ECONNRESET|EPIPE/);
			continue;
		}
		assert.equal(got.status, 413, String(size));
		assert.match(got.text, told);
	}
	const head = `POST ${at(slug)} HTTP/1.1\r\nHost: ${site.host}\r\nContent-Type: ${type}\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n`;
	const told = parse(await send(Buffer.from(head)));
	assert.equal(told.status, 413);
	assert.match(told.text, /This list is too large.*at most 10 MB and 100,000 rows/s);
	// Other forms keep their small limit.
	const { token } = await form(at(slug));
	const small = await post(`/admin/charts/${slug}/undo`, { token, note: 'x'.repeat(3 * mebibyte) }, { cookie });
	assert.equal(small.status, 413);
	assert.equal(state(), was);
});

test('names of files are for people only, and shown as text', async () => {
	const slug = chart();
	const names = {
		'../../etc/passwd': 'passwd',
		'C:\\fakepath\\a.csv': 'a.csv',
		'<script>alert(1)</script>.csv': 'script&gt;.csv',
		'a%22b&quot;\'.csv': 'a%22b&amp;quot;&#39;.csv',
		[`${'x'.repeat(10000)}.csv`]: 'x'.repeat(100),
		'../': 'list',
		'久石譲\t.csv': '久石譲?.csv',
	};
	for (const [name, shown] of Object.entries(names)) {
		const path = await keep(slug, list('A,B,,'), { name });
		const got = await get(path, cookie);
		assert.ok(got.text.includes(`<strong>${shown}</strong>`), `${name.slice(0, 50)}: ${/<p class="file">.*/.exec(got.text)[0].slice(0, 200)}`);
		assert.ok(!got.text.includes('<script>alert'));
	}
	// A line end in a name ends the line of the header: the name has no end.
	const cut = await upload(slug, list('A,B,,'), { name: 'a\r\nX-Evil: 1\r\n.csv' });
	assert.ok([400, 422].includes(cut.status), String(cut.status));
});

test('broken forms are refused with a reason, and change nothing', async () => {
	const slug = chart();
	const was = state();
	const { token, key } = await form(at(slug));
	const good = [part('token', token), part('key', key)];
	const file = part('file', list('A,B,,'), 'a.csv');
	const whole = body(...good, file);
	const nested = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n`
		+ 'Content-Type: multipart/mixed; boundary=inner\r\n\r\n--inner\r\n\r\nx\r\n--inner--\r\n');
	const rows = {
		'no boundary': [whole, 400, /names no boundary/, 'multipart/form-data'],
		'another boundary': [whole, 400, /names no boundary, or does not begin/, 'multipart/form-data; boundary=x'],
		'a boundary of 71 bytes': [whole, 400, /names no boundary/, `multipart/form-data; boundary=${'x'.repeat(71)}`],
		'no form': [whole, 400, /What was sent is no form/, 'text/csv'],
		'no last boundary': [whole.subarray(0, whole.length - boundary.length - 6), 400, /cut off/],
		'cut in the file': [whole.subarray(0, whole.length - boundary.length - 20), 400, /cut off/],
		'a part without a head': [body(...good, Buffer.from(`--${boundary}\r\nx\r\n`)), 400, /neither that it is a field nor which/],
		'a part without a name': [body(...good, Buffer.from(`--${boundary}\r\nContent-Disposition: form-data\r\n\r\nx\r\n`)), 400, /neither that/],
		'two files': [body(...good, file, file), 400, /two files; one is taken/],
		'a form in a form': [body(...good, nested), 400, /is a form itself/],
		'text that is none': [body(...good, part('text', Buffer.from([0xff]))), 400, /not text in UTF-8/],
		'nothing at all': [Buffer.alloc(0), 400, /names no boundary/],
		'no file': [body(...good), 422, /Choose a file, or paste a list/],
		'no file chosen': [body(...good, part('file', '', ''), part('text', ' ')), 422, /Choose a file, or paste a list/],
		'a file that is no file': [body(...good, part('file', list('A,B,,'))), 422, /Choose a file/],
		'a file and a text': [body(...good, file, part('text', 'x')), 422, /Send one of them/],
		'two keys': [body(...good, part('key', 'x'), file), 400, /could not be read/],
		'no token': [body(part('key', key), file), 403, /not saved yet/],
	};
	for (const [name, [bytes, status, told, contentType]] of Object.entries(rows)) {
		const got = await sendBody(at(slug), bytes, cookie, contentType ? { 'content-type': contentType } : {});
		assert.equal(got.status, status, `${name}: ${got.text.slice(0, 2000)}`);
		assert.match(got.text, told, name);
	}
	// Less than what Content-Length promises, then the end: nobody gets an answer, and nothing is done.
	const lines = Object.entries({ ...own(), cookie, 'content-type': type, host: site.host, connection: 'close' })
		.map(([name, value]) => `${name}: ${value}\r\n`).join('');
	const short = parse(await send(Buffer.concat([
		Buffer.from(`POST ${at(slug)} HTTP/1.1\r\n${lines}Content-Length: ${whole.length - 30}\r\n\r\n`), whole])));
	assert.equal(short.status, 400);
	assert.match(short.text, /cut off/);
	assert.equal(state(), was);
	assert.equal(sql(`SELECT count(*) FROM upload JOIN chart ON chart.id = chart_id WHERE slug = '${slug}'`), '0');
	assert.equal((await sendBody(at(slug), whole, cookie)).status, 303);
});

test('forms that no page made are refused', async () => {
	const slug = chart();
	const path = await keep(slug, list('A,B,,'));
	const fields = await form(path);
	const was = state();
	for (const change of [{ key: '' }, { revision: 'x' }, { act: 'burn' }, { act: '' }])
		assert.equal((await post(path, { ...fields, act: 'apply', ...change }, { cookie })).status, 400, JSON.stringify(change));
	assert.equal((await post(path, { ...fields, act: 'apply', in_rank: '99' }, { cookie })).status, 422);
	assert.equal((await get('/admin/charts/not-there/import', cookie)).status, 404);
	assert.equal((await upload('soundtrack', list('A,B,,'), {})).status, 303);
	assert.equal(state(), was);
});
