'use strict';
// One address for every kind of page, over charts that are made once per site.

const fs = require('node:fs');
const path = require('node:path');
const { until } = require('../http/client');
const { writeCsv } = require('../http/rules');
const { importCsv, site, sql } = require('../http/site');

const kinds = {
	'front page': '/',
	'all charts': '/charts',
	'all charts by size': '/charts?sort=size&order=desc',
	'search': '/charts?q=kinds',
	'search without a result': '/charts?q=nothing+like+it',
	'chart': '/charts/soundtrack',
	'chart sorted': '/charts/soundtrack?sort=artist&order=desc',
	'chart filtered': '/charts/soundtrack?from=1970&to=2010&genre=soundtrack&q=a',
	'chart filtered, nothing left': '/charts/soundtrack?q=nothing+like+it',
	'long chart': '/charts/kinds-long',
	'long chart, second page': '/charts/kinds-long?sort=title&page=2',
	'chart with places elsewhere': '/charts/kinds-places',
	'chart of difficult names': '/charts/kinds-names',
	'chart without an edition': '/charts/kinds-draft',
	'chart with movement': '/charts/kinds-editions',
	'past edition': '/charts/kinds-editions/editions/2?sort=title&order=desc',
	'current edition at its own address': '/charts/kinds-editions/editions/3',
	'editions': '/charts/kinds-editions/editions',
	'editions, none yet': '/charts/kinds-draft/editions',
	'changes': '/charts/kinds-editions/changes/1..3',
	'release': '/releases/places-1',
	'release of which little is known': '/releases/untitled-b-bold-b-quoted',
	'release of difficult names': '/releases/words-without-an-end-words-without-an-end-words-without-an-end-words-without-an',
	'artist': '/artists/places',
	'artist with many releases': '/artists/long?page=2',
	'artist of a difficult name': '/artists/jiu-shi-rang',
	'all genres': '/genres',
	'all genres by releases': '/genres?sort=releases&order=desc',
	'search for a genre': '/genres?q=SOUND',
	'search for a genre without a result': '/genres?q=nothing+like+it',
	'map of genres': '/genres/map',
	'genre': '/genres/soundtrack',
	'genre, a decade': '/genres/soundtrack?sort=title&order=desc&from=2010&to=2019',
	'genre, nothing left': '/genres/soundtrack?q=nothing+like+it',
	'genre of a difficult name': `/genres/${'g'.repeat(80)}`,
	'search of everything': '/search',
	'search of everything, found': '/search?q=places',
	'search of everything, long names': '/search?q=words+without',
	'search of everything, similar': '/search?q=plcaes',
	'search of everything without a result': '/search?q=qqqq',
	'data and feeds': '/about/data',
	'not found': '/not-there',
	'deleted': '/charts/kinds-deleted',
	'deleted release': '/releases/deleted-1',
	'refused': '/charts/%00',
};

// Lists for readers of feeds and for search engines.
const feeds = ['/charts/soundtrack.atom', '/charts/kinds-draft.atom', '/charts/kinds-names.atom', '/feed.atom', '/sitemap.xml'];

// JSON forms by the name of their schema.
const documents = {
	artist: ['/artists/places.json', '/artists/long.json?page=2', '/artists/jiu-shi-rang.json'],
	chart: ['/charts/soundtrack.json', '/charts/kinds-names.json?sort=title&page=1', '/charts/kinds-draft.json',
		'/charts/soundtrack.json?q=nothing+like+it', '/charts/kinds-editions.json',
		'/charts/kinds-editions/editions/1.json?sort=title'],
	changes: ['/charts/kinds-editions/changes/1..2.json', '/charts/kinds-editions/changes/2..3.json'],
	genre: ['/genres/soundtrack.json', '/genres/soundtrack.json?from=1990&q=a', `/genres/${'g'.repeat(80)}.json`],
	release: ['/releases/places-1.json', '/releases/untitled-b-bold-b-quoted.json'],
	search: ['/search.json?q=a', '/search.json?q=places', '/search.json?q=nothing+like+it'],
};

// Kinds that do not answer 200.
const errors = { 'not found': 404, deleted: 410, 'deleted release': 410, refused: 400 };

const difficult = [
	{ title: 'W'.repeat(200), artist: 'M'.repeat(200), released: '1976-12-31', genres: 'g'.repeat(100) },
	{ title: 'Words without an end '.repeat(12).trim(), artist: 'And Another And '.repeat(15).trim(), released: '1976' },
	{ title: '千と千尋の神隠し'.repeat(10), artist: '久石譲', released: '2001-07-20', genres: 'アニメ;サウンドトラック' },
	{ title: 'ألف ليلة وليلة', artist: 'أم كلثوم', released: '1969-02', genres: 'طرب' },
	{ title: '+', artist: '=', released: '' },
	{ artist: '<b>Bold</b> & "Quoted"', released: '1066' },
	{ title: 'Many tags', artist: 'Tagged', genres: Array.from({ length: 50 }, (unused, i) => `tag ${i + 1}`).join(';') },
];

function releases(count, artist) {
	return Array.from({ length: count }, (unused, i) =>
		({ title: `${artist} ${i + 1}`, artist, released: String(1900 + i % 120) }));
}

function make(slug, title, list, ...options) {
	importCsv(slug, writeCsv(list), '--title', title, ...options);
}

function makeAll() {
	const shared = releases(5, 'Places');
	make('kinds-long', 'Kinds: a long chart', releases(450, 'Long'), '--publish');
	make('kinds-names', 'Kinds: difficult names and ' + 'W'.repeat(60), difficult, '--publish');
	make('kinds-draft', 'Kinds: not published', releases(2, 'Draft'));
	make('kinds-deleted', 'Kinds: deleted', releases(2, 'Deleted'), '--publish');
	sql("UPDATE chart SET deleted_at = now() WHERE slug = 'kinds-deleted'");
	sql("UPDATE release SET deleted_at = now() WHERE slug = 'deleted-1'");
	const moving = releases(8, 'Moving');
	make('kinds-editions', 'Kinds: editions', moving.slice(0, 6), '--publish');
	make('kinds-editions', 'Kinds: editions', moving.slice(2).reverse(), '--publish', '--note', 'Upside & down');
	make('kinds-editions', 'Kinds: editions', [moving[0], ...moving.slice(2)], '--publish');
	make('kinds-places', 'Kinds: places elsewhere', shared, '--publish');
	for (const n of [1, 2, 3, 4, 5]) {
		const list = [...shared.slice(0, 5 - n), ...releases(n, `Elsewhere ${n}`)];
		make(`kinds-place-${n}`, `Kinds: elsewhere, number ${n}`, list, '--publish');
	}
}

// Makes the charts, unless another test file of the same site did or does.
async function prepare() {
	const lock = path.join(site.state, 'kinds');
	try {
		fs.mkdirSync(lock);
	} catch (error) {
		if (error.code !== 'EEXIST')
			throw error;
		await until('the charts are made', () => fs.existsSync(path.join(lock, 'made')));
		return;
	}
	makeAll();
	fs.writeFileSync(path.join(lock, 'made'), '');
}

module.exports = { documents, errors, feeds, kinds, prepare };
