'use strict';
// The form of a release, as a browser would send it.

const { hidden } = require('./editors');

function decode(text) {
	const signs = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
	return text.replaceAll(/&(lt|gt|quot|amp|#39);/g, (unused, name) => signs[name]);
}

// The fields of the form as a browser would send them, without the buttons.
function fieldsOf(answer) {
	const [, text] = /<form class="sheet release"[^>]*>(.*?)<\/form>/s.exec(answer.text);
	const value = (name) => decode(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)[1]);
	const all = (name) => [...text.matchAll(new RegExp(`name="${name}"[^>]* value="([^"]*)"`, 'g'))]
		.map(([, found]) => decode(found));
	return {
		...Object.fromEntries(hidden({ text: `<main${text}` })),
		title: value('title'),
		sort_title: value('sort_title'),
		released: value('released'),
		genres: decode(/<textarea[^>]*>\n(.*?)<\/textarea>/s.exec(text)[1]),
		cover: value('cover'),
		slug: value('slug'),
		part_name: all('part_name'),
		part_join: all('part_join'),
		part_artist: all('part_artist'),
		part_place: all('part_place'),
		part_choice: all('part_choice'),
		label: all('label'),
		url: all('url'),
	};
}

function pairs(fields) {
	return Object.entries(fields).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, one]));
}

module.exports = { decode, fieldsOf, pairs };
