'use strict';
// The site under test: PostgreSQL, workers and nginx as tests/site brings them up. Test files share the one whose
// folder is in SITE_STATE (tests/run sets it), as long as they leave charts of other files alone. A file that stops or
// kills things takes one of its own, and so does every file that is run by hand (with SILVERCHART_PREFIX set).

const { execFile, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');

const top = path.resolve(__dirname, '../..');
const site = { top, host: '127.0.0.1' }; // open() adds state, port, url

function run(...args) {
	return execFileSync(path.join(top, 'tests/site'), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

// A test that stops the program makes nginx complain of its socket; any other bad line in the logs is a fault.
function complaints(error) {
	return (error.stdout ?? error.message).split('\n').filter((line) => line !== '' && !/connect\(\) to unix:/.test(line));
}

function down() {
	let bad = [];
	try {
		run('down', site.state);
	} catch (error) {
		bad = complaints(error);
	}
	if (bad.length > 0) {
		process.stderr.write(`${bad.join('\n')}\n`);
		process.exitCode = 1;
	}
	fs.rmSync(site.state, { recursive: true, force: true });
}

function up(options) {
	const lines = run('up', ...options);
	process.on('exit', down);
	process.on('SIGINT', () => process.exit(130));
	process.on('SIGTERM', () => process.exit(143));
	return /^state=(.*)$/m.exec(lines)[1];
}

// Gives the test file its site. With `own`, or options for `tests/site up`, nobody else uses it.
function open({ own = false, options = [] } = {}) {
	const shared = own || options.length > 0 ? undefined : process.env.SITE_STATE;
	site.state = shared ?? up(options);
	site.port = Number(/^SITE_PORT=(\d+)$/m.exec(fs.readFileSync(path.join(site.state, 'site'), 'utf8'))[1]);
	site.url = `http://${site.host}:${site.port}`;
	return site;
}

function sql(statement) {
	return run('psql', site.state, '-c', statement).trim();
}

function ctl(...args) {
	return run('ctl', site.state, ...args);
}

let files = 0;
// Imports the text of a CSV file into the chart; what follows are options of `silverchartctl import`.
function importCsv(chart, csv, ...options) {
	const file = path.join(site.state, `import-${process.pid}-${files++}.csv`);
	fs.writeFileSync(file, csv, { mode: 0o644 });
	try {
		return ctl('import', chart, file, ...options);
	} finally {
		fs.unlinkSync(file);
	}
}

function stop(part) {
	run('stop', site.state, part);
}

function start(part) {
	run('start', site.state, part);
}

// The same for a test that goes on meanwhile.
function startMeanwhile(part) {
	return promisify(execFile)(path.join(top, 'tests/site'), ['start', site.state, part]);
}

// The process id of a part: "nginx", "silverchart" (the master), "postgresql".
function pid(part) {
	return Number(fs.readFileSync(path.join(site.state, 'pids', part), 'utf8'));
}

// What the kernel tells of a process: proc(5), from the state on. Nothing of one that has ended.
function status(process_) {
	try {
		const stat = fs.readFileSync(`/proc/${process_}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	} catch {
		return [];
	}
}

// When a process began, in the kernel's ticks.
function started(process_) {
	return Number(status(process_)[19]);
}

// Process ids that a part started: the workers of a service, the processes of PostgreSQL.
function workers(part = 'silverchart') {
	const master = pid(part);
	return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((process_) => {
		const [state, parent] = status(process_);
		return Number(parent) === master && state !== 'Z';
	});
}

function log(name) {
	return fs.readFileSync(path.join(site.state, 'log', `${name}.log`), 'utf8');
}

function configuration() {
	return path.join(site.state, 'silverchart.conf');
}

module.exports = { configuration, ctl, importCsv, log, open, pid, site, sql, start, startMeanwhile, started, stop, workers };
