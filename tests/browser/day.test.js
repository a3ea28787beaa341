'use strict';
// A whole day of an editor, from the login to the logout: with script and without, at a desk and on a phone, and once by
// the keyboard alone. Every page on the way is accessible.

const assert = require('node:assert/strict');
const { before, describe, test } = require('node:test');
const axe = require('axe-core');
const { width, withPage } = require('./browser');
const { CACHE_MS, pause } = require('../http/client');
const { account } = require('../http/editors');
const { writeCsv } = require('../http/rules');
const { importCsv, open, sql } = require('../http/site');

open({ own: true }); // it fills in titles of the soundtrack chart, which others read
let password;

function titles(from, to) {
	return Array.from({ length: to - from + 1 }, (unused, i) => `Title ${from + i}`);
}

function make(slug, names) {
	const list = names.map((title) => ({ title, artist: 'Of the day', released: '1976' }));
	importCsv(slug, writeCsv(list), '--title', `The chart ${slug}`, '--publish');
}

const days = [[1280, true, 100], [390, true, 100], [1280, false, 100], [390, false, 100]];

before(() => {
	password = account('dayworker', 'editor');
	make('day-other', ['Another one']);
	make('day-keyboard', titles(1, 25));
	for (const [pixels, script, rows] of days)
		make(`day-${pixels}-${script}`, titles(1, rows));
});

// ---- Hands: how somebody presses a link or button, and types into a field

const mouse = {
	press: (page, what) => page.locator(what).first().click(),
	type: (page, what, text) => page.locator(what).first().fill(text),
};

// What is in focus must be seen to be: an outline, in view, covered by nothing.
function isSeen(element) {
	const box = element.getBoundingClientRect();
	const style = getComputedStyle(element);
	const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
	return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.top > -1 &&
		box.bottom < innerHeight + 1 && top !== null && (element.contains(top) || top.contains(element));
}

async function tabTo(page, what) {
	const wanted = await page.locator(what).first().elementHandle();
	for (let stops = 0; stops < 400; stops++) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((element) => element === document.activeElement)) {
			assert.ok(await wanted.evaluate(isSeen), `${what} is in focus, and seen to be`);
			return;
		}
	}
	assert.fail(`${what} cannot be reached by Tab`);
}

const keyboard = {
	press: async (page, what) => {
		await tabTo(page, what);
		const here = page.url();
		const isWithin = await page.evaluate(() => document.activeElement.hash !== undefined &&
			document.activeElement.hash !== '' && document.activeElement.pathname === location.pathname);
		if (isWithin)
			await page.keyboard.press('Enter');
		else
			await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
		assert.ok(page.url() !== here || !isWithin, `${what} leads on`);
	},
	type: async (page, what, text) => {
		await tabTo(page, what);
		await page.keyboard.press('Control+A');
		await page.keyboard.type(text);
	},
};

// ---- The day

function list(page) {
	return page.locator('.ranked tbody th').allTextContents();
}

async function assertSaved(page, pattern) {
	assert.match(await page.locator('.saved').textContent(), pattern);
}

// Three titles that nobody knew: editors take turns, as the queue is one.
async function fillTitles({ page, hand, look, slug }) {
	await page.goto('/admin');
	await look('first page');
	const left = Number(await page.textContent('.todo b'));
	await hand.press(page, '.todo a:has-text("without a title")');
	await look('queue');
	await hand.press(page, 'a.start');
	for (const name of ['First', 'Second', 'Third']) {
		await hand.type(page, '#title', `${name} of ${slug}`);
		await hand.press(page, 'button[name=next]');
		await assertSaved(page, /This is the next one/);
	}
	await look('release');
	assert.equal(sql(`SELECT count(*) FROM release WHERE title LIKE '% of ${slug}'`), '3');
	await hand.press(page, 'a:has-text("in this queue")');
	assert.match(await page.textContent('.standfirst'), new RegExp(`^${left - 3} releases without a title`));
}

async function arrange({ page, hand, look, slug, rows }) {
	await hand.press(page, 'nav a[href="/admin/charts"]');
	await look('charts');
	await hand.press(page, `a[href="/admin/charts/${slug}"]`);
	await look('list');
	await hand.type(page, `#r${rows}`, '1'); // the last becomes the first
	await hand.press(page, 'button[name=save]');
	await assertSaved(page, /The draft is saved/);
	assert.deepEqual(await list(page), [`Title ${rows}`, ...titles(1, rows - 1)]);
	await hand.type(page, '#r2', '3'); // two change places
	await hand.type(page, '#r3', '2');
	await hand.press(page, 'button[name=save]');
	assert.deepEqual((await list(page)).slice(0, 4), [`Title ${rows}`, 'Title 2', 'Title 1', 'Title 3']);
	await hand.type(page, '#q', 'another one');
	await hand.press(page, 'button[name=find]');
	await hand.type(page, '#at', '10');
	await look('list with what was found');
	await hand.press(page, '.found button');
	assert.equal((await list(page))[9], 'Another one');
	await hand.press(page, 'tr:has(#r4) button[name=remove]');
	assert.equal((await list(page)).length, rows);
	assert.equal((await list(page))[8], 'Another one');
}

// A release that nobody has yet, searched for in vain, made, and in the list at once.
async function makeRelease({ page, hand, look, slug, rows }) {
	const title = `Brand new of ${slug}`;
	await hand.type(page, '#q', title);
	await hand.press(page, 'button[name=find]');
	await hand.type(page, '#at', '12');
	await hand.press(page, 'button[name=make]');
	assert.equal(await page.inputValue('#title'), title);
	await hand.type(page, '#artist-1', `Newcomer of ${slug}`);
	await hand.type(page, '#released', '2026-11');
	await look('new release');
	await hand.press(page, 'form.release .act button');
	await assertSaved(page, /The release is in the draft/);
	assert.equal((await list(page))[11], title);
	assert.equal((await list(page)).length, rows + 1);
}

async function makeMistake({ page, hand, look }) {
	await hand.type(page, '#r5', '1');
	await hand.type(page, '#r6', '1');
	await hand.press(page, 'button[name=save]');
	assert.equal(await page.locator('.faults li').count(), 2);
	await look('list with a mistake');
	await hand.press(page, '.faults li:nth-child(2) a');
	assert.ok(page.url().endsWith('#r6'));
	assert.equal(await page.inputValue('#r5'), '1');
	await hand.type(page, '#r6', '6');
	await hand.press(page, 'button[name=save]');
	await assertSaved(page, /The draft is saved/);
}

async function publish({ page, hand, look, slug }) {
	const wanted = await list(page);
	await hand.press(page, '.tabs a:has-text("Preview and publish")');
	assert.match(await page.textContent('main'), /2 enter, 1 leaves?,/);
	await look('preview');
	await hand.type(page, '#note', `The note of ${slug}.`);
	await hand.press(page, 'button:has-text("Publish edition 2")');
	await assertSaved(page, /The draft is published/);
	await pause(CACHE_MS);
	await hand.press(page, '.tabs a:has-text("What readers see")');
	const shown = await page.locator('tbody .title > a').allTextContents();
	assert.deepEqual(shown.map((text) => text.trim()), wanted);
	assert.match(await page.textContent('tr:has-text("Another one")'), /new/);
	assert.match(await page.textContent('#rank-1'), /▲/);
	await look('what readers see');
}

async function seeHistory({ page, hand, look, slug }) {
	await hand.press(page, `a[href="/charts/${slug}/editions"]`);
	assert.match(await page.textContent('.past li:first-child .note'), new RegExp(`The note of ${slug}\\.`));
	await look('editions');
	await hand.press(page, `a[href="/charts/${slug}/changes/1..2"]`);
	assert.match(await page.textContent('main'), /Another one/);
	await look('changes');
	await page.goto(`/admin/charts/${slug}`);
}

async function undo({ page, hand, look }) {
	await hand.press(page, 'button:has-text("Undo the last save")');
	await assertSaved(page, /undone/);
	assert.match(await page.textContent('.standfirst'), /It differs from edition 2/);
	await hand.press(page, '.who button');
	assert.equal(await page.textContent('h1'), 'Log in');
	await page.goto('/admin');
	assert.equal(await page.textContent('h1'), 'Log in', 'logged out');
	await look('login');
}

let turn = Promise.resolve();

async function day(work) {
	await work.page.goto('/admin');
	await work.hand.type(work.page, '#name', 'dayworker');
	await work.hand.type(work.page, '#password', password);
	await work.hand.press(work.page, 'main button');
	const filling = turn.then(() => fillTitles(work));
	turn = filling.catch(() => {}); // who waits goes on
	await filling;
	for (const part of [arrange, makeRelease, makeMistake, publish, seeHistory, undo])
		await part(work);
}

// Looks at pages as axe does, which is a script itself: the pages are the same bytes without one.
function looker(page, seen) {
	return async (name) => {
		await page.evaluate(axe.source);
		const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
		const told = violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
		assert.deepEqual(told, [], name);
		seen.push(name);
	};
}

describe('a day', { concurrency: 2 }, () => {
	for (const [pixels, script, rows] of days) {
		test(`${pixels} px, ${script ? 'with' : 'without'} script`, () =>
			withPage({ javaScriptEnabled: script, ...width(pixels) }, async (page) => {
				const seen = [];
				const look = script ? looker(page, seen) : () => {};
				await day({ page, hand: mouse, look, slug: `day-${pixels}-${script}`, rows });
				assert.equal(seen.length, script ? 13 : 0);
			}));
	}

	test('by the keyboard alone', () => withPage(width(1280), async (page) => {
		await day({ page, hand: keyboard, look: () => {}, slug: 'day-keyboard', rows: 25 });
	}));
});
