'use strict';
// Whatever stands in the database is text on every page: each text of each table that its constraints let pass is made
// markup and script, and then no page has an element or a script of it, and none is refused by the policy.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { before, test } = require('node:test');
const jar = require('vnu-jar');
const { withPage } = require('./browser');
const { documents, errors, feeds, kinds, prepare } = require('./kinds');
const { ask } = require('../http/client');
const { account, formOf, get, logIn, post, routes } = require('../http/editors');
const { open, site, sql } = require('../http/site');

open({ own: true }); // nothing of it is of use afterwards
// The first that the constraints of a column take is stored in it.
const payloads = [
	'"\'><script>hostile=1</script><img src=/hostile.png onerror="hostile=1"><b class=hostile>&amp;' +
		'[x](javascript:hostile=1)</b></title></textarea>',
	'"\'><b class=hostile>&amp</b></title>',
	'javascript:hostile=1//',
	'/"\'><b class=hostile>',
	"https://example.org/'onclick=hostile=1",
];
let cookie;

// Fills every text of every row, and answers with a line for each column that took a payload: "table.column".
const fill = `
	SET session_replication_role = replica;
	CREATE TEMP TABLE filled (name text);
	DO $do$
	DECLARE
		place record;
		payload text;
		value text;
		scope text;
	BEGIN
		FOR place IN
			SELECT relname, attname, format_type(atttypid, NULL) AS type FROM pg_attribute
			JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r' AND relnamespace = 'public'::regnamespace
			WHERE attnum > 0 AND format_type(atttypid, NULL) IN ('text', 'text[]', 'jsonb', 'character varying')
			ORDER BY 1, 2
		LOOP
			<<payloads>>
			FOREACH payload IN ARRAY ARRAY[${payloads.map((text) => `$payload$${text}$payload$`)}] LOOP
				value := CASE place.type
					WHEN 'jsonb' THEN format('jsonb_build_object(%1$L, %1$L, ''ranks'', jsonb_build_object(%1$L, 1))', payload)
					WHEN 'text[]' THEN format('coalesce((SELECT array_agg(%L || n) FROM generate_subscripts(%I, 1) AS n), ''{}'')',
						payload, place.attname)
					ELSE format('%L || ctid', payload) END;
				FOREACH scope IN ARRAY ARRAY['true', format('%I IS NOT NULL', place.attname)] LOOP
					BEGIN
						EXECUTE format('UPDATE %I SET %I = %s WHERE %s', place.relname, place.attname, value, scope);
						INSERT INTO filled VALUES (place.relname || '.' || place.attname);
						EXIT payloads;
					EXCEPTION WHEN OTHERS THEN
						NULL;
					END;
				END LOOP;
			END LOOP;
		END LOOP;
	END $do$;
	SELECT name FROM filled`;

// An address of every page of the editors' service, by the pattern of its route.
const admin = {
	'/admin/login': ['/admin/login'],
	'/admin': ['/admin'],
	'/admin/queue/{slug}': ['titles', 'dates', 'genres'].map((queue) => `/admin/queue/${queue}`),
	'/admin/releases/{slug}': ['/admin/releases/places-1', '/admin/releases/places-2?queue=titles'],
	'/admin/releases': ['/admin/releases', '/admin/releases?q=a'],
	'/admin/artists': ['/admin/artists', '/admin/artists?q=a'],
	'/admin/artists/{slug}': ['/admin/artists/places'],
	'/admin/new-release': ['/admin/new-release', '/admin/new-release?chart=kinds-editions&at=1&title=a'],
	'/admin/account': ['/admin/account'],
	'/admin/account/codes': ['/admin/account/codes'],
	'/admin/login/code': ['/admin/login/code'],
	'/admin/audit': ['/admin/audit'],
	'/admin/editors': ['/admin/editors'],
	'/admin/charts': ['/admin/charts'],
	'/admin/charts/new': ['/admin/charts/new'],
	'/admin/charts/{slug}/settings': ['/admin/charts/kinds-editions/settings'],
	'/admin/genres': ['/admin/genres', '/admin/genres?q=a'],
	'/admin/genres/new': ['/admin/genres/new'],
	'/admin/genres/{slug}': ['/admin/genres/soundtrack'],
	'/admin/charts/{slug}': ['/admin/charts/kinds-editions?q=a', '/admin/charts/kinds-draft'],
	'/admin/charts/{slug}/text': ['/admin/charts/kinds-editions/text'],
	'/admin/releases/{slug}/merge': ['/admin/releases/places-1/merge?with=places-2&q=a'],
	'/admin/artists/{slug}/merge': ['/admin/artists/places/merge?with=long&q=a'],
	'/admin/releases/{slug}/delete': ['/admin/releases/places-1/delete'],
	'/admin/artists/{slug}/delete': ['/admin/artists/places/delete'],
	'/admin/charts/{slug}/delete': ['/admin/charts/kinds-editions/delete'],
	'/admin/genres/{slug}/delete': ['/admin/genres/soundtrack/delete'],
	'/admin/deleted': ['/admin/deleted'],
	'/admin/charts/{slug}/import': ['/admin/charts/kinds-editions/import'],
	'/admin/charts/{slug}/import/{number}': [], // before() sends a list
	'/admin/charts/{slug}/preview': ['/admin/charts/kinds-editions/preview'],
	'/admin/charts/{slug}/preview/page': ['/admin/charts/kinds-editions/preview/page'],
};
const files = ['/admin/audit.csv', '/admin/charts/{slug}/import/{number}.csv', '/admin/metrics']; // no pages

before(async () => {
	await prepare();
	cookie = await logIn('hostile', account('hostile', 'administrator'));
	const list = '/admin/charts/kinds-editions/import';
	const sent = await post(list, [...formOf(await get(list, cookie), list).filter(([name]) => name !== 'text'),
		['text', 'rank,title,artist\n1,Sent,Nobody\n']], { cookie });
	admin['/admin/charts/{slug}/import/{number}'].push(sent.headers.location);
	// Something of each kind that an editor leaves.
	sql(`INSERT INTO release_link (release_id, position, label, url)
			SELECT id, 1, 'Label', 'https://example.org/' FROM release ON CONFLICT DO NOTHING;
		INSERT INTO audit (editor_name, action, kind, subject, before, after, note)
			SELECT 'hostile', 'save', kind, 'places-1', '{"title": "a"}', '{"title": "b"}', 'Note'
			FROM unnest(ARRAY['chart', 'release', 'artist', 'genre', 'editor']) AS kind;
		UPDATE draft_entry SET rank = rank + 100 WHERE chart_id = (SELECT id FROM chart WHERE slug = 'kinds-editions');
		UPDATE draft_entry SET rank = 108 - rank WHERE chart_id = (SELECT id FROM chart WHERE slug = 'kinds-editions')`);
});

// What of the payload is on the page as anything else than text.
function intruders() {
	const found = [...document.querySelectorAll('.hostile, script:not([type="application/ld+json"]):not([src^="/static/"]), ' +
		'[src*="hostile.png"]')].map(({ outerHTML }) => outerHTML);
	for (const element of document.querySelectorAll('*')) {
		for (const { name, value } of element.attributes) {
			if (name.startsWith('on') || (['href', 'src', 'action', 'formaction'].includes(name) && /^\s*javascript:/i.test(value)))
				found.push(`${element.tagName} ${name}=${value}`);
		}
	}
	for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
		JSON.parse(script.textContent);
	return [...found, ...(window.violations ?? []), ...('hostile' in window ? ['the script ran'] : [])];
}

function watchPolicy() {
	window.violations = [];
	document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
		window.violations.push(`refused by ${violatedDirective}: ${blockedURI}`));
}

// The same of a list for machines.
function intrudersOfXml(text) {
	return withPage({}, (page) => page.evaluate((xml) =>
		[...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('.hostile, script, img, parsererror')]
			.map(({ outerHTML }) => outerHTML), text));
}

// Opens the addresses one after another; keeps their HTML in the folder.
async function openAll(addresses, folder) {
	const wrong = [];
	await withPage({}, async (page) => {
		await page.context().addCookies([{ name: cookie.split('=')[0], value: cookie.split('=')[1], url: site.url }]);
		await page.addInitScript(watchPolicy);
		page.on('dialog', () => wrong.push(`${page.url()}: a dialog`));
		page.on('pageerror', ({ message }) => wrong.push(`${page.url()}: ${message}`));
		page.on('console', (message) => {
			const isBad = ['error', 'warning'].includes(message.type());
			if (isBad && !/status of 4\d\d/.test(message.text())) // which the browser tells of an error page
				wrong.push(`${page.url()}: ${message.text()}`);
		});
		for (const [address, status] of addresses) {
			const got = await page.goto(address);
			if (got.status() !== status)
				wrong.push(`${address}: ${got.status()}`);
			wrong.push(...(await page.evaluate(intruders)).map((what) => `${address}: ${what.slice(0, 300)}`));
			fs.writeFileSync(path.join(folder, `${encodeURIComponent(address).slice(0, 120)}.html`), await got.body());
		}
	});
	return wrong;
}

test('no page takes what is stored for anything but text', { timeout: 900000 }, async (t) => {
	const filled = sql(fill).split('\n');
	sql('VACUUM ANALYZE'); // each row was written many times
	t.diagnostic(`${filled.length} texts: ${filled.join(' ')}`);
	for (const name of ['release.title', 'release.sort_title', 'artist_credit.name', 'artist_credit_part.join_phrase',
		'artist.name', 'genre.name', 'genre.essay', 'genre.essay_source', 'release.cover', 'release_link.label', 'release_link.url',
		'chart.title', 'edition.note', 'audit.note', 'audit.subject', 'audit.editor_name', 'audit.before', 'audit.after',
		'editor_session.agent', 'editor_session.address', 'place.title', 'place.tag_names', 'search_entry.name'])
		assert.ok(filled.includes(name), name);
	const folder = fs.mkdtempSync(path.join(site.state, 'hostile-'));
	const addresses = [...Object.entries(kinds).map(([name, address]) => [address, errors[name] ?? 200]),
		...Object.values(admin).flat().map((address) => [address, 200])];
	const halves = [0, 1].map((half) => addresses.filter((unused, i) => i % 2 === half));
	const wrong = await Promise.all(halves.map((half) => openAll(half, folder)));
	assert.deepEqual(wrong.flat().slice(0, 20), []);
	for (const address of Object.values(documents).flat())
		JSON.parse((await ask(address)).text);
	for (const address of feeds)
		assert.deepEqual(await intrudersOfXml((await ask(address)).text), [], address);
	const said = execFileSync('java', ['-jar', jar, '--stdout', '--exit-zero-always', '--errors-only', folder],
		{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
	// Copies of slugs have no constraint of their own, and stand in addresses as they are.
	const complaints = said.split('\n')
		.filter((line) => line !== '' && !/Bad value “\/.*” for attribute “(href|src)”/.test(line));
	assert.deepEqual(complaints.slice(0, 20), []);
});

test('every page of the editors\' service is opened', () => {
	const wanted = routes().filter(({ method, service, pattern }) =>
		method === 'GET' && service === 'editor' && !files.includes(pattern)).map(({ pattern }) => pattern);
	assert.deepEqual(Object.keys(admin).sort(), wanted.sort());
});
