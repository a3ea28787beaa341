'use strict';
// The chart on paper: 100 rows on at most 4 pages of A4, each with the header row; nothing to click.

const assert = require('node:assert/strict');
const { test } = require('node:test');
const zlib = require('node:zlib');
const { withPage } = require('./browser');
const { open } = require('../http/site');

open();
// Colours that stand nowhere else tell in the file what is on which page.
const paint = 'thead th { background: #f0f !important } tbody th { background: #0ff !important } ' +
	'tfoot td { background: #ff0 !important }';
const marks = { header: '1 0 1 rg', row: '0 1 1 rg', foot: '1 1 0 rg' };

// The drawing commands of every page of a PDF.
function drawings(pdf) {
	const text = pdf.toString('latin1');
	return [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: word }) => {
		try {
			const packed = pdf.subarray(index + word.length);
			return zlib.inflateSync(packed, { finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString('latin1');
		} catch {
			return '';
		}
	}).filter((drawing) => / rg\b/.test(drawing));
}

function pageCount(pdf) {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

test('100 rows take at most 4 pages of A4', () => withPage({}, async (page) => {
	await page.goto('/charts/soundtrack');
	assert.equal(await page.locator('tbody tr').count(), 100);
	const pages = pageCount(await page.pdf({ preferCSSPageSize: true }));
	assert.ok(pages > 1 && pages <= 4, `${pages} pages`);
}));

test('every page with rows has header row and foot', () => withPage({ bypassCSP: true }, async (page) => {
	await page.goto('/charts/soundtrack');
	await page.addStyleTag({ content: paint });
	const pages = drawings(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
	const withRows = pages.filter((drawing) => drawing.includes(marks.row));
	assert.ok(withRows.length >= 3, `${withRows.length} pages with rows`);
	assert.ok(withRows.every((drawing) => drawing.includes(marks.header)), 'header rows');
	assert.ok(withRows.every((drawing) => drawing.includes(marks.foot)), 'foot rows');
}));

test('the foot tells chart, edition and address', () => withPage({}, async (page) => {
	await page.goto('/charts/soundtrack');
	await page.emulateMedia({ media: 'print' });
	const foot = page.locator('tfoot');
	assert.ok(await foot.isVisible());
	assert.match(await foot.innerText(), /Soundtrack, edition 1, .* http:\/\/127\.0\.0\.1:\d+\/charts\/soundtrack/);
}));

test('nothing to click is printed, and the paper is white', () => withPage({ colorScheme: 'dark' }, async (page) => {
	await page.goto('/charts/soundtrack');
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const unwanted of ['.skip', 'nav', 'form', '.tools', '.hint', 'button'])
		assert.deepEqual(await page.locator(unwanted).filter({ visible: true }).count(), 0, unwanted);
	assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
	assert.equal(await page.locator('thead').evaluate((head) => getComputedStyle(head).display), 'table-header-group');
}));
