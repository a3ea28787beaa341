'use strict';
// What every answer of the site has, pages and errors alike.

const assert = require('node:assert/strict');

const security = {
	'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-resource-policy': 'same-origin',
};

const internal = ['set-cookie', 'x-accel-expires', 'x-accel-redirect', 'x-powered-by', 'status', 'x-request-id'];

function assertHouseHeaders(answer, what) {
	for (const [name, value] of Object.entries(security))
		assert.equal(answer.headers[name], value, `${what}: ${name}`);
	for (const name of internal)
		assert.equal(answer.headers[name], undefined, `${what}: ${name}`);
	assert.deepEqual(answer.names.filter((name, i) => answer.names.indexOf(name) !== i), [], `${what}: sent twice`);
	assert.equal(answer.headers.server, 'nginx', `${what}: tells no version`);
}

// An error page of ours or of nginx: it says what happened, leads on, and nobody keeps it.
function assertErrorPage(answer, status, what) {
	assert.equal(answer.status, status, what);
	assertHouseHeaders(answer, what);
	assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8', what);
	assert.equal(answer.headers['cache-control'], 'no-store', what);
	assert.equal(answer.headers.etag, undefined, what);
	assert.match(answer.text, /^<!doctype html>\s*<html lang="en">/i, what);
	assert.match(answer.text, /<h1>[^<]+<\/h1>/, what);
	assert.match(answer.text, /<meta name="robots" content="noindex">/, what);
	assert.match(answer.text, /<a [^>]*href="\/"/, what);
}

module.exports = { assertErrorPage, assertHouseHeaders };
