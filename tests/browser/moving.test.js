'use strict';
// Rows of the list form moved by hand: what the screen shows is what is saved, and nothing is before.

const assert = require('node:assert/strict');
const { before, test } = require('node:test');
const axe = require('axe-core');
const { width, withPage } = require('./browser');
const { ask } = require('../http/client');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, sql } = require('../http/site');

open();
let password;
let charts = 0;

before(() => {
	password = account('mover', 'contributor');
});

function titles(count) {
	return Array.from({ length: count }, (unused, i) => `Title ${i + 1}`);
}

function make(count) {
	const slug = `moving-${++charts}`;
	importCsv(slug, writeCsv(titles(count).map((title) => ({ title, artist: slug }))), '--title', slug, '--publish');
	return slug;
}

// `use` gets the list form of a new chart and its slug.
function onList(context, count, use) {
	return withPage(context, async (page) => {
		const slug = make(count);
		await page.goto(`/admin/charts/${slug}`);
		await page.fill('#name', 'mover');
		await page.fill('#password', password);
		await page.click('main button');
		await use(page, slug);
	});
}

// The rows on the screen; with 1..n in their fields.
async function list(page) {
	const values = await page.$$eval('.ranked [name=rank]', (fields) => fields.map(({ value }) => Number(value)));
	assert.deepEqual(values, values.map((unused, i) => i + 1));
	return page.locator('.ranked tbody th').allTextContents();
}

function draft(slug) {
	return sql(`SELECT string_agg(release.title, ',' ORDER BY rank) FROM draft_entry JOIN chart ON chart.id = chart_id
		JOIN release ON release.id = release_id WHERE chart.slug = '${slug}'`).split(',');
}

function handle(page, number) {
	return page.getByRole('button', { name: `Move Title ${number}`, exact: true });
}

function hint(page) {
	return page.textContent('.unsaved');
}

// Saves what is shown, and finds exactly that.
async function save(page, slug) {
	const shown = await list(page);
	await page.click('button.main');
	assert.match(await page.textContent('.saved'), /The draft is saved/);
	assert.deepEqual(await list(page), shown);
	assert.deepEqual(draft(slug), shown);
	assert.equal(await hint(page), '');
	return shown;
}

async function middle(locator) {
	const { x, y, width: wide, height } = await locator.boundingBox();
	return [x + wide / 2, y + height / 2];
}

// Drags row `number` to the upper half of the row of `onto`.
async function drag(page, number, onto) {
	await handle(page, number).scrollIntoViewIfNeeded();
	const [x, y] = await middle(handle(page, number));
	const [, to] = await middle(handle(page, onto));
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x, (y + to) / 2);
	await page.mouse.move(x, to - 4);
	await page.mouse.up();
}

test('5 is dragged to 2, and saved when it is saved', () => onList({}, 8, async (page, slug) => {
	await drag(page, 5, 2);
	const wanted = ['Title 1', 'Title 5', 'Title 2', 'Title 3', 'Title 4', 'Title 6', 'Title 7', 'Title 8'];
	assert.deepEqual(await list(page), wanted);
	assert.equal(await hint(page), '1 row moved, not saved');
	assert.match(await page.textContent('tr:has(#r5)'), /from 5/);
	assert.match(await page.textContent('[role=status]'), /^Title 5: rank 2 of 8\.$/);
	assert.deepEqual(draft(slug), titles(8));
	await save(page, slug);
}));

test('Escape ends dragging, and a click moves nothing', () => onList({}, 5, async (page) => {
	const [x, y] = await middle(handle(page, 5));
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x, y - 100);
	assert.equal(await page.locator('.above, .below').count(), 1);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	assert.equal(await page.locator('.above, .below, .dragged').count(), 0);
	await handle(page, 3).click();
	assert.deepEqual(await list(page), titles(5));
	assert.equal(await hint(page), '');
}));

test('by the keyboard alone', () => onList({}, 30, async (page, slug) => {
	await page.focus('#r6');
	await page.keyboard.press('Shift+Tab');
	assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Move Title 6');
	assert.match(await page.evaluate(() =>
		document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent), /arrow keys/);
	const steps = [['ArrowUp', 5], ['Alt+ArrowUp', 4], ['ArrowDown', 5], ['Alt+ArrowDown', 6], ['PageDown', 16],
		['End', 30], ['ArrowDown', 30], ['PageUp', 20], ['Home', 1], ['ArrowUp', 1], ['ArrowDown', 2]];
	for (const [key, rank] of steps) {
		await page.keyboard.press(key);
		assert.equal(await page.textContent('[role=status]'), `Title 6: rank ${rank} of 30.`, key);
		assert.equal((await list(page))[rank - 1], 'Title 6', key);
		assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Move Title 6');
	}
	assert.equal(await hint(page), '1 row moved, not saved');
	await save(page, slug);
}));

test('back where everything was, nothing is moved', () => onList({}, 5, async (page) => {
	await handle(page, 2).press('ArrowDown');
	await handle(page, 2).press('ArrowUp');
	assert.equal(await hint(page), '');
	assert.equal(await page.locator('.ranked small').count(), 0);
}));

test('moved and typed, in any order: what is shown is saved, as the form alone would', () => onList({}, 12, async (page, slug) => {
	await drag(page, 9, 3);
	await page.fill('#r11', '1');
	await page.fill('#r12', '2');
	assert.equal(await hint(page), '3 rows moved, not saved');
	// Moving another one takes in what was typed, exactly there.
	await handle(page, 4).press('ArrowUp');
	assert.deepEqual((await list(page)).slice(0, 6), ['Title 11', 'Title 12', 'Title 1', 'Title 2', 'Title 9', 'Title 4']);
	assert.equal(await hint(page), '4 rows moved, not saved');
	const shown = await save(page, slug);
	// What is typed after it goes exactly there, too; the others keep their order.
	await handle(page, 8).press('Home');
	await page.fill('#r12', '1');
	await page.click('button.main');
	const others = shown.filter((title) => title !== 'Title 8' && title !== shown[11]);
	assert.deepEqual(draft(slug), [shown[11], 'Title 8', ...others]);
}));

test('random moves, a row moved past and back among them, come to what is shown', () => onList({}, 15, async (page, slug) => {
	let seed = 7;
	const random = (below) => {
		seed = (seed * 1103515245 + 12345) % 2147483648;
		return Math.floor(seed / 65536) % below;
	};
	for (let round = 0; round < 4; round++) {
		for (let i = 0; i < 12; i++)
			await handle(page, 1 + random(15)).press(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'][random(6)]);
		await save(page, slug);
	}
}));

test('Up, Down, Remove and a search keep what was moved', () => onList({}, 6, async (page, slug) => {
	await handle(page, 6).press('Home');
	await page.fill('#q', 'nothing like it');
	await page.click('button[name=find]');
	assert.deepEqual((await list(page)).slice(0, 2), ['Title 6', 'Title 1']);
	assert.equal(await hint(page), '1 row moved, not saved');
	await page.click('tr:has-text("Title 5") >> text=Remove');
	assert.deepEqual(draft(slug), ['Title 6', ...titles(4)]);
	await handle(page, 4).press('Home');
	await page.click('tr:has-text("Title 2") >> text=Up');
	assert.deepEqual(draft(slug), ['Title 4', 'Title 6', 'Title 2', 'Title 1', 'Title 3']);
}));

test('a number that cannot be taken is told, and nothing is lost', () => onList({}, 6, async (page, slug) => {
	await handle(page, 6).press('Home');
	await page.fill('#r2', 'x');
	await handle(page, 4).press('ArrowUp');
	assert.equal(await hint(page), 'Correct the rank of Title 2 first.');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'r2');
	await page.click('button.main');
	assert.equal(await page.locator('.faults li').count(), 1);
	assert.equal(await page.inputValue('#r2'), 'x');
	assert.equal(await page.inputValue('#r6'), '1');
	await page.fill('#r2', '2');
	assert.equal(await hint(page), '1 row moved, not saved');
	await page.click('button.main');
	assert.deepEqual(draft(slug), ['Title 6', ...titles(5)]);
}));

test('who leaves with rows moved is asked; who saves is not', () => onList({}, 5, async (page) => {
	const asked = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.type());
		dialog.accept();
	});
	await page.click('.tabs >> text=As text');
	await page.click('.tabs >> text=List');
	await handle(page, 5).press('Home');
	await page.click('button.main');
	await page.waitForSelector('.saved');
	assert.deepEqual(asked, []);
	await handle(page, 5).press('ArrowDown');
	await page.click('.tabs >> text=As text');
	await page.waitForSelector('#text');
	assert.deepEqual(asked, ['beforeunload']);
}));

test('390 px, by a finger, beyond the edge of the window', () => onList({ ...width(390), hasTouch: true, isMobile: true }, 40,
	async (page, slug) => {
		const touch = await page.context().newCDPSession(page);
		const send = (type, x, y) => touch.send('Input.dispatchTouchEvent',
			{ type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
		await handle(page, 3).scrollIntoViewIfNeeded();
		const box = await handle(page, 3).boundingBox();
		assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
		const [x, y] = await middle(handle(page, 3));
		const start = await page.evaluate(() => scrollY);
		await send('touchStart', x, y);
		await send('touchMove', x, y + 20);
		assert.equal(await page.evaluate(() => scrollY), start, 'the handle does not scroll the page');
		await send('touchMove', x, 842);
		await page.waitForFunction((from) => scrollY > from + 400, start);
		await send('touchMove', x, 500);
		await send('touchEnd');
		const shown = await list(page);
		assert.ok(shown.indexOf('Title 3') > 4, shown.join());
		assert.ok(await page.isVisible('text=1 row moved, not saved'));
		await save(page, slug);
	}));

test('1,000 rows: dragging lays out nothing before the row is dropped', () => onList({}, 1000, async (page, slug) => {
	const metrics = await page.context().newCDPSession(page);
	await metrics.send('Performance.enable');
	const layouts = async () => (await metrics.send('Performance.getMetrics')).metrics
		.find(({ name }) => name === 'LayoutCount').value;
	await handle(page, 5).scrollIntoViewIfNeeded();
	const [x, y] = await middle(handle(page, 5));
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x, y - 10);
	const before_ = await layouts();
	for (let i = 0; i < 60; i++)
		await page.mouse.move(x, y - i * 2);
	assert.ok(await layouts() - before_ <= 2, `${await layouts() - before_} layouts`);
	await page.mouse.up();
	await handle(page, 1000).press('Home');
	assert.equal((await save(page, slug))[0], 'Title 1000');
}));

test('without script none of it is seen', () => onList({ javaScriptEnabled: false }, 5, async (page) => {
	assert.equal(await page.locator('.handle, .unsaved, #moving').count(), 0);
	assert.doesNotMatch(await page.textContent('main'), /drag|handle/i);
}));

test('the script is on the list form alone, named by content and kept', () => onList({}, 5, async (page, slug) => {
	const scripts = () => page.$$eval('script', (found) => found.map(({ src, defer, textContent }) =>
		[new URL(src).pathname, defer, textContent]));
	const [[file, defer, text]] = await scripts();
	assert.match(file, /^\/static\/admin-[0-9a-f]{12}\.js$/);
	assert.deepEqual([defer, text], [true, '']);
	const got = await ask(file);
	assert.match(got.headers['content-type'], /javascript/);
	assert.match(got.headers['cache-control'], /immutable/);
	for (const other of ['/admin', '/admin/charts', `/admin/charts/${slug}/text`, `/admin/charts/${slug}/preview`, '/']) {
		await page.goto(other);
		assert.deepEqual(await scripts(), [], other);
	}
}));

test('it is accessible, in light and dark, and as wide as the screen', () => onList({ bypassCSP: true }, 12, async (page) => {
	await handle(page, 12).press('Home');
	await page.evaluate(axe.source);
	for (const [pixels, colorScheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light'], [390, 'dark']]) {
		await page.setViewportSize(width(pixels).viewport);
		await page.emulateMedia({ colorScheme });
		const { violations } = await page.evaluate(() => window.axe.run());
		assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
	}
}));
