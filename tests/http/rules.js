'use strict';
// The rules of order (product.md A4 to A7), written a second time: what the site answers is compared with these.

const collator = new Intl.Collator('en', { sensitivity: 'variant', ignorePunctuation: false });

// A file of charts (RFC 4180) as a list of objects by column name.
function readCsv(content) {
	const lines = [];
	let line = [];
	for (const [, quoted, plain, end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
		line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === ',')
			continue;
		if (line.length > 1)
			lines.push(line);
		line = [];
	}
	const [names, ...rest] = lines;
	return rest.map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]])));
}

function quoted(value) {
	return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
}

// A list of releases, rank by rank, as a file for the import.
function writeCsv(releases) {
	const lines = releases.map(({ title = '', artist, released = '', genres = '' }, i) =>
		[i + 1, title, artist, released, genres].map((value) => quoted(String(value))).join(','));
	return `rank,title,artist,released,genres\r\n${lines.join('\r\n')}\r\n`;
}

// "The Beatles" is filed under "Beatles, The"; "The The" stays.
function filed(name) {
	const [, article, rest] = /^(?:(the|an|a) +)?(.*)$/i.exec(name);
	const hasRest = !/^(?:the|an|a)?$/i.test(rest);
	return article !== undefined && hasRest ? `${rest}, ${article}` : name;
}

// Missing values come last in both directions.
function compare(left, right, byValue, descending) {
	if (left === undefined || right === undefined)
		return (left === undefined) - (right === undefined);
	return descending ? byValue(right, left) : byValue(left, right);
}

function byNumber(left, right) {
	return left - right;
}

// Less precise comes last within its period, in both directions.
function compareDates(left, right, descending) {
	const [a, b] = [left, right].map((date) => (date === '' ? [] : date.split('-').map(Number)));
	for (const part of [0, 1, 2]) {
		const order = compare(a[part], b[part], byNumber, descending);
		if (order !== 0)
			return order;
	}
	return 0;
}

function name(value) {
	return value === undefined || value === '' ? undefined : value;
}

const comparisons = {
	rank: (a, b, descending) => compare(Number(a.rank), Number(b.rank), byNumber, descending),
	title: (a, b, descending) => compare(name(filed(a.title)), name(filed(b.title)), collator.compare, descending),
	artist: (a, b, descending) => compare(filed(a.artist), filed(b.artist), collator.compare, descending),
	released: (a, b, descending) => compareDates(a.released, b.released, descending),
	genre: (a, b, descending) =>
		compare(name(a.genres.split(';')[0]), name(b.genres.split(';')[0]), collator.compare, descending),
	place: (a, b, descending) => compare(a.place, b.place, byNumber, descending),
};

// The releases in the order of `sort`; ties by rank, ascending in both directions.
function sorted(releases, sort, order) {
	return [...releases].sort((a, b) => comparisons[sort](a, b, order === 'desc') || a.rank - b.rank);
}

module.exports = { filed, readCsv, sorted, writeCsv };
