'use strict';
// One psql for many questions: sql() of site.js starts one for each, and stops the program of the test while it runs.

const { spawn } = require('node:child_process');
const path = require('node:path');
const { site } = require('./site');

const END = '-- that was all';

class Psql {
	constructor() {
		this.process = spawn(path.join(site.top, 'tests/site'), ['psql', site.state, '-f', '-'],
			{ stdio: ['pipe', 'pipe', 'inherit'] });
		this.text = '';
		this.process.stdout.setEncoding('utf8').on('data', (text) => this.take(text));
		this.process.on('exit', (code) => this.fail?.(new Error(`psql ended, ${code}`)));
	}

	take(text) {
		this.text += text;
		if (!this.text.endsWith(`${END}\n`))
			return;
		this.answer(this.text.slice(0, -END.length - 1).trimEnd());
		this.text = '';
	}

	// What the statements answer, a line for each row, columns with | between; one question at a time.
	ask(statements) {
		return new Promise((resolve, reject) => {
			Object.assign(this, { answer: resolve, fail: reject });
			this.process.stdin.write(`${statements};\n\\echo '${END}'\n`);
		});
	}

	close() {
		this.fail = undefined;
		this.process.stdin.end();
	}
}

module.exports = { Psql };
