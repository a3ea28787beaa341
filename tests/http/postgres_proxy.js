'use strict';
// Stands between a service and PostgreSQL, speaks neither's part, and breaks the conversation at one chosen statement.

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');

const SOCKET = '.s.PGSQL.5432';

// Cuts a stream into the messages of PostgreSQL's protocol: a letter (none before a client's first) and a length.
class Messages {
	constructor(isFirstBare) {
		this.rest = Buffer.alloc(0);
		this.isBare = isFirstBare;
	}

	// The whole messages that are there with these bytes: letter, name (a Bind's statement), bytes.
	take(bytes) {
		const found = [];
		this.rest = Buffer.concat([this.rest, bytes]);
		for (;;) {
			const head = this.isBare ? 0 : 1;
			if (this.rest.length < head + 4)
				return found;
			const size = head + this.rest.readInt32BE(head);
			if (this.rest.length < size)
				return found;
			found.push({ letter: this.isBare ? '' : String.fromCharCode(this.rest[0]), bytes: this.rest.subarray(0, size) });
			this.rest = this.rest.subarray(size);
			this.isBare = false;
		}
	}
}

// Where a Bind names its statement: behind the letter, the length and the portal's name.
function statementOf(bind) {
	const at = bind.indexOf(0, 5) + 1;
	return bind.toString('utf8', at, bind.indexOf(0, at));
}

// A Bind of the same statement with one value more than it takes: the server refuses it.
function spoiled(bind) {
	const name = statementOf(bind);
	const formats = bind.indexOf(0, 5) + 1 + Buffer.byteLength(name) + 1;
	const values = formats + 2 + 2 * bind.readInt16BE(formats);
	const count = bind.readInt16BE(values) + 1;
	const tail = Buffer.alloc(2 + 2 + 4 * count + 2, 0xff);
	tail.writeInt16BE(0, 0);
	tail.writeInt16BE(count, 2);
	tail.writeInt16BE(0, tail.length - 2);
	const made = Buffer.concat([bind.subarray(0, formats), tail]);
	made.writeInt32BE(made.length - 1, 1);
	return made;
}

// What can happen to a statement: the connection is lost before the server hears of it; it is done, and the connection
// is lost before anybody hears of that; the server refuses it.
const faults = ['unheard', 'unanswered', 'refused'];

class Proxy {
	// `own` are names of statements that the service makes by itself, whatever is asked of it: they are not counted.
	// `never` are names of those that are always refused.
	constructor(folder, server, { own, never }) {
		Object.assign(this, { own, never, refusals: 0 });
		this.folder = folder;
		this.target = path.join(server, SOCKET);
		this.clients = new Set();
		this.watch();
	}

	// Counts statements from now on, and breaks the n-th.
	watch(fault, n) {
		Object.assign(this, { names: [], fault, n, struck: false });
	}

	async open() {
		fs.mkdirSync(this.folder);
		fs.chmodSync(this.folder, 0o755);
		this.listener = net.createServer((client) => this.serve(client));
		const socket = path.join(this.folder, SOCKET);
		await new Promise((resolve) => {
			this.listener.listen(socket, resolve);
		});
		fs.chmodSync(socket, 0o777);
	}

	close() {
		this.listener.close();
		this.clients.forEach((client) => client.destroy());
	}

	serve(client) {
		const server = net.connect(this.target);
		const end = () => {
			this.clients.delete(client);
			client.destroy();
			server.destroy();
		};
		this.clients.add(client);
		const asked = new Messages(true);
		const answered = new Messages(false);
		let isMute = false; // the server's answers get lost
		client.on('data', (bytes) => {
			for (const { letter, bytes: message } of asked.take(bytes)) {
				const fault = letter === 'B' ? this.meet(statementOf(message)) : undefined;
				if (fault === 'unheard')
					return end();
				isMute ||= fault === 'unanswered';
				server.write(fault === 'refused' ? spoiled(message) : message);
			}
		});
		server.on('data', (bytes) => {
			const isDone = answered.take(bytes).some(({ letter }) => letter === 'Z');
			if (!isMute)
				client.write(bytes);
			else if (isDone)
				end();
		});
		for (const one of [client, server])
			one.on('error', end).on('close', end);
	}

	// A statement goes by: what happens to it.
	meet(name) {
		if (this.never.test(name)) {
			this.refusals++;
			return 'refused';
		}
		if (this.own.test(name))
			return undefined;
		this.names.push(name);
		if (this.struck || this.names.length !== this.n)
			return undefined;
		this.struck = true;
		return this.fault;
	}
}

module.exports = { Proxy, faults };
