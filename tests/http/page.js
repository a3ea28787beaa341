'use strict';
// What stands on a page, read from its HTML as it was sent.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(html) {
	return html.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) => entities[name]);
}

// The text of an element's inside.
function text(html) {
	return decode(html.replace(/<[^>]*>/g, '')).trim();
}

function first(html, pattern) {
	const found = pattern.exec(html);
	return found === null ? undefined : decode(found[1]);
}

function cell(row, name) {
	const found = new RegExp(`<t([hd])[^>]* class="${name}"[^>]*>(.*?)</t\\1>`, 's').exec(row);
	return found === null ? undefined : text(found[2]);
}

// The rows of a chart page in their order: rank, title, artist, released (text), date (ISO; undefined when unknown).
function rows(html) {
	return [...html.matchAll(/<tr id="rank-(\d+)">(.*?)<\/tr>/gs)].map(([, rank, row]) => ({
		rank: Number(rank),
		shown: Number(first(row, /<td class="rank"><a[^>]*>(\d+)</)),
		title: cell(row.replace(/<small class="history">.*?<\/small>/s, ''), 'title'),
		artist: cell(row, 'artist'),
		released: cell(row, 'released'),
		date: first(row, /<time datetime="([^"]*)"/),
	}));
}

function ranks(html) {
	return rows(html).map((row) => row.rank);
}

// The column headers that are links: name, label, link, sorted.
function headers(html) {
	return [...html.matchAll(/<th scope="col" class="(\w+)"([^>]*)><a href="([^"]*)">(.*?)<\/a>/gs)].map(
		([, name, attributes, link, label]) => ({
			name,
			label: text(label),
			link: decode(link),
			sorted: first(attributes, /aria-sort="(\w+)"/),
		}));
}

function links(html) {
	return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, link]) => decode(link));
}

function canonical(html) {
	return first(html, /<link rel="canonical" href="([^"]*)">/);
}

function isHidden(html) {
	return html.includes('<meta name="robots" content="noindex">');
}

function caption(html) {
	const found = /<caption>(.*?)<\/caption>/s.exec(html);
	return found === null ? undefined : text(found[1]);
}

function heading(html) {
	const found = /<h1>(.*?)<\/h1>/s.exec(html);
	return found === null ? undefined : text(found[1]);
}

module.exports = { canonical, caption, decode, first, heading, headers, isHidden, links, ranks, rows, text };
