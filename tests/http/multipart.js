'use strict';
// Forms with a file, as browsers send them, and as others do.

const { ask } = require('./client');
const { own } = require('./editors');

const boundary = 'boundary-of-the-test';
const type = `multipart/form-data; boundary=${boundary}`;

// A part: a field, or with a name of a file the file; `value` is a text or bytes.
function part(name, value, fileName) {
	const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: text/csv`;
	return Buffer.concat([
		Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
		Buffer.from(value),
		Buffer.from('\r\n'),
	]);
}

function body(...parts) {
	return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

// Sends bytes as the form of a page.
function sendBody(path, bytes, cookie, headers = {}) {
	return ask(path, {
		method: 'POST',
		headers: { ...own(), 'content-type': type, ...(cookie ? { cookie } : {}), ...headers },
		body: bytes,
	});
}

module.exports = { body, boundary, part, sendBody, type };
