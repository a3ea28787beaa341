'use strict';
// HTTP as it goes over the wire: nothing is normalised, followed, unpacked or kept.

const http = require('node:http');
const net = require('node:net');
const zlib = require('node:zlib');
const { site } = require('./site');

const PATIENCE = 30000; // ms; guards against hanging

// An answer: status, headers (by lower-case name), names (as often as they came), body (a Buffer), text.
function answer(status, lines, body) {
	const headers = {};
	const names = [];
	for (const [name, value] of lines) {
		names.push(name.toLowerCase());
		headers[name.toLowerCase()] = value;
	}
	const packed = headers['content-encoding'] === 'gzip' && body.length > 0;
	const text = (packed ? zlib.gunzipSync(body) : body).toString('utf8');
	return { status, headers, names, body, text };
}

function pairs(list) {
	const found = [];
	for (let i = 0; i < list.length; i += 2)
		found.push([list[i], list[i + 1]]);
	return found;
}

// Asks for `path`, which goes out as it stands. Options: method, headers, body.
function ask(path, { method = 'GET', headers = {}, body } = {}) {
	return new Promise((resolve, reject) => {
		const request = http.request({
			host: site.host,
			port: site.port,
			path,
			method,
			headers: { connection: 'close', ...headers },
			agent: false,
			maxHeaderSize: 1 << 20,
			timeout: PATIENCE,
		});
		request.on('timeout', () => request.destroy(new Error(`no answer to ${path.slice(0, 100)}`)));
		request.on('error', reject);
		request.on('response', (response) => {
			const parts = [];
			response.on('error', reject);
			response.on('data', (part) => parts.push(part));
			response.on('end', () =>
				resolve(answer(response.statusCode, pairs(response.rawHeaders), Buffer.concat(parts))));
		});
		request.end(body);
	});
}

// Sends bytes as they are; resolves with the bytes that came back until the peer closed.
function send(bytes) {
	return new Promise((resolve, reject) => {
		const socket = net.connect(site.port, site.host);
		const parts = [];
		socket.setTimeout(PATIENCE, () => socket.destroy(new Error('no answer')));
		socket.on('data', (part) => parts.push(part));
		socket.on('error', (error) => {
			// The peer may refuse before it has read all that was sent.
			if (error.code === 'ECONNRESET' || error.code === 'EPIPE')
				resolve(Buffer.concat(parts));
			else
				reject(error);
		});
		socket.on('close', () => resolve(Buffer.concat(parts)));
		socket.write(bytes);
	});
}

function joinChunks(bytes) {
	const parts = [];
	for (let at = 0; ;) {
		const end = bytes.indexOf('\r\n', at);
		const size = parseInt(bytes.toString('latin1', at, end), 16);
		if (!(size > 0))
			return Buffer.concat(parts);
		parts.push(bytes.subarray(end + 2, end + 2 + size));
		at = end + 2 + size + 2;
	}
}

// An answer out of raw bytes; undefined when there is none.
function parse(bytes) {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0)
		return undefined;
	const [first, ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
	const split = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
	const isChunked = split.some(([name]) => name.toLowerCase() === 'transfer-encoding');
	const body = bytes.subarray(end + 4);
	return answer(Number(first.split(' ')[1]), split, isChunked ? joinChunks(body) : body);
}

// A GET whose target is bytes, such as broken UTF-8 or a blank.
async function askRaw(target) {
	return parse(await send(Buffer.concat([
		Buffer.from('GET '),
		Buffer.from(target, 'latin1'),
		Buffer.from(` HTTP/1.1\r\nHost: ${site.host}\r\nConnection: close\r\n\r\n`),
	])));
}

function pause(ms) {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}

// Longer than the second for which nginx keeps a page: its clock counts whole seconds.
const CACHE_MS = 2200;

// Asks `check` again until it returns something true, and returns that; fails after `patience` ms.
async function until(what, check, patience = PATIENCE) {
	const end = Date.now() + patience;
	for (;;) {
		const result = await check();
		if (result)
			return result;
		if (Date.now() > end)
			throw new Error(`${what}: not within ${patience} ms`);
		await pause(50);
	}
}

let count = 0;
// An address of a chart that nobody asked for before, so that no cache has it.
function fresh(chart) {
	count++;
	return `/charts/${chart}?q=${process.pid}x${Date.now()}x${count}`;
}

// Reads the chart past the cache, `count` readers at a time, while `action` runs. Returns what was not a whole page.
async function readWhile(chart, count, action) {
	const refused = [];
	let done = false;
	const reader = async () => {
		while (!done) {
			const got = await ask(fresh(chart));
			if (got.status !== 200 || !got.text.includes('</html>'))
				refused.push(got.status);
		}
	};
	const readers = Array.from({ length: count }, reader);
	try {
		await action();
	} finally {
		done = true;
		await Promise.all(readers);
	}
	return refused;
}

module.exports = { CACHE_MS, ask, askRaw, fresh, parse, pause, readWhile, send, until };
