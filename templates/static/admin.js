// Moves rows of the list form by hand: dragged by a handle, or with the arrow keys on it. It only changes the numbers
// that the form sends, by the form's own rule: rows that ask for a rank get it, the others keep their order and fill the
// gaps. Nothing is saved until the form is, and the form does without it.
'use strict';

(() => {
	const form = document.querySelector('form.draft');
	const body = form?.querySelector('.ranked tbody');
	if (!body)
		return;
	const EDGE = 80; // px from the top or bottom of the window where dragging scrolls
	const PAGE = 10; // rows
	const moved = new Set(); // by hand, since the page was made
	let submitting = false;

	// The rows as the page was made, which is how the server numbers them; and as they stand on the screen.
	const rows = [...body.rows].map((line, i) => ({ line, from: i + 1, field: line.querySelector('input') }));
	let order = [...rows];
	const rowOf = new Map(rows.map((row) => [row.line, row]));

	function make(name, className, text, parent) {
		const element = document.createElement(name);
		element.className = className;
		element.textContent = text;
		parent?.append(element);
		return element;
	}
	const hint = make('span', 'unsaved', '', form.querySelector('.bar'));
	const told = make('p', 'unseen', '', form);
	told.setAttribute('role', 'status');
	const help = make('p', 'help',
		'Or drag a row by its handle, or move it with the arrow keys on the handle. Nothing is saved until you save.');
	help.id = 'moving';
	form.querySelector('.help').after(help);

	function title(row) {
		return row.line.querySelector('th').textContent;
	}

	// `list` with the rows of `asked` (row: rank) exactly there.
	function arranged(list, asked) {
		const result = new Array(list.length);
		asked.forEach((rank, row) => {
			result[rank - 1] = row;
		});
		let place = 0;
		for (const row of list) {
			if (asked.has(row))
				continue;
			while (result[place])
				place++;
			result[place] = row;
		}
		return result;
	}

	// The numbers that were typed since, row: rank; and what is no rank, or one of two.
	function typed() {
		const asked = new Map();
		const faulty = new Map();
		const holders = new Map();
		for (const [i, row] of order.entries()) {
			const text = row.field.value.trim();
			const rank = Number(text);
			const twin = holders.get(rank);
			if (rank === i + 1 && text !== '')
				continue;
			if (!/^\d+$/.test(text) || rank < 1 || rank > order.length) {
				faulty.set(row, row.field.value);
			} else if (twin) {
				faulty.set(row, text).set(twin, text);
			} else {
				asked.set(row, rank);
				holders.set(rank, row);
			}
		}
		faulty.forEach((text, row) => asked.delete(row));
		return { asked, faulty };
	}

	function showState() {
		const { asked, faulty } = typed();
		const count = new Set([...moved, ...asked.keys(), ...faulty.keys()]).size;
		hint.textContent = count === 0 ? '' : `${count} row${count === 1 ? '' : 's'} moved, not saved`;
		return count;
	}

	function showFrom(row) {
		const shown = row.line.querySelector('small');
		if (!moved.has(row))
			shown?.remove();
		else if (!shown)
			row.field.after(' ', make('small', '', `from ${row.from}`));
	}

	// Puts rows where they are asked for, on the screen: only those are taken out and put in again.
	function place(asked) {
		const focused = document.activeElement;
		order = arranged(order, asked);
		for (const [row, rank] of [...asked].sort((a, b) => b[1] - a[1]))
			body.insertBefore(row.line, order[rank]?.line ?? null);
		order.forEach((row, i) => {
			if (row.field.value !== String(i + 1))
				row.field.value = i + 1;
		});
		const touched = [...moved, ...asked.keys()];
		asked.forEach((rank, row) => moved.add(row));
		if (order.every((row, i) => row === rows[i]))
			moved.clear();
		touched.forEach(showFrom);
		if (document.activeElement !== focused)
			focused.focus({ preventScroll: true });
		showState();
	}

	// Puts rows where numbers were typed, before one is moved by hand; false when one of them cannot be taken.
	function settle() {
		const { asked, faulty } = typed();
		const [wrong] = faulty.keys();
		if (wrong) {
			told.textContent = hint.textContent = `Correct the rank of ${title(wrong)} first.`;
			wrong.field.focus();
			return false;
		}
		if (asked.size > 0)
			place(asked);
		return true;
	}

	function move(row, rank) {
		const to = Math.min(Math.max(rank, 1), order.length);
		if (order[to - 1] !== row)
			place(new Map([[row, to]]));
		told.textContent = `${title(row)}: rank ${to} of ${order.length}.`;
	}

	// What the form sends: a number for each row as the page was made. Rows that nobody moved keep theirs, as long as
	// the server then comes to what is on the screen; else every row asks for its place.
	function numbers() {
		const { asked, faulty } = typed();
		const final = faulty.size > 0 ? order : arranged(order, asked);
		const rank = new Map(final.map((row, i) => [row, i + 1]));
		const few = [...moved, ...asked.keys()].filter((row) => rank.get(row) !== row.from);
		const isEnough = arranged(rows, new Map(few.map((row) => [row, rank.get(row)])))
			.every((row, i) => row === final[i]);
		const asks = new Set(isEnough ? few : rows);
		return rows.map((row) => faulty.get(row) ?? String(asks.has(row) ? rank.get(row) : row.from));
	}

	form.addEventListener('formdata', ({ formData }) => {
		const sent = numbers();
		formData.delete('rank');
		sent.forEach((number) => formData.append('rank', number));
	});
	form.addEventListener('submit', () => {
		submitting = true;
	});
	form.addEventListener('input', showState);
	addEventListener('pageshow', () => {
		submitting = false;
	});
	addEventListener('beforeunload', (event) => {
		if (!submitting && showState() > 0)
			event.preventDefault();
	});

	// ---- The handle: arrow keys

	const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE, Home: -Infinity, End: Infinity };
	body.addEventListener('keydown', (event) => {
		const step = steps[event.key];
		if (!event.target.matches('.handle') || step === undefined || event.ctrlKey || event.metaKey)
			return;
		event.preventDefault();
		if (!settle())
			return;
		const row = rowOf.get(event.target.closest('tr'));
		move(row, order.indexOf(row) + 1 + step);
		event.target.scrollIntoView({ block: 'nearest' });
	});

	// ---- The handle: mouse, finger, pen

	let drag; // row, handle, x, y, target (rank); the list is touched when the row is dropped, not before

	function mark(line, className) {
		if (drag.line === line && drag.mark === className)
			return;
		drag.line?.classList.remove(drag.mark);
		line?.classList.add(className);
		[drag.line, drag.mark] = [line, className];
	}

	// Where the row would stand if it were dropped now.
	function aim() {
		const { top, bottom } = body.getBoundingClientRect();
		const y = Math.min(Math.max(drag.y, top + 1), bottom - 1);
		const line = document.elementFromPoint(drag.x, y)?.closest('tr');
		if (!rowOf.has(line))
			return; // the bar is above it
		const { top: above, height } = line.getBoundingClientRect();
		const isAbove = y < above + height / 2;
		const at = order.indexOf(rowOf.get(line)) + (isAbove ? 1 : 2);
		drag.target = at > order.indexOf(drag.row) + 1 ? at - 1 : at;
		mark(line, isAbove ? 'above' : 'below');
	}

	function scroll() {
		if (!drag)
			return;
		const { y } = drag;
		const beyond = Math.min(y - EDGE, 0) || Math.max(y - innerHeight + EDGE, 0);
		if (beyond !== 0) {
			scrollBy(0, beyond / 4);
			aim();
		}
		requestAnimationFrame(scroll);
	}

	function drop(isDone) {
		if (!drag)
			return;
		const { row, target } = drag;
		mark();
		row.line.classList.remove('dragged');
		drag = undefined;
		if (isDone && target !== undefined)
			move(row, target);
	}

	body.addEventListener('pointerdown', (event) => {
		if (drag || event.button !== 0 || !event.target.matches('.handle') || !settle())
			return;
		const { clientX: x, clientY: y, target: handle } = event;
		drag = { row: rowOf.get(handle.closest('tr')), handle, x, y };
		handle.setPointerCapture(event.pointerId);
		drag.row.line.classList.add('dragged');
		requestAnimationFrame(scroll);
	});
	body.addEventListener('pointermove', (event) => {
		if (!drag || event.target !== drag.handle)
			return;
		drag.y = event.clientY;
		aim();
	});
	body.addEventListener('pointerup', () => drop(true));
	body.addEventListener('pointercancel', () => drop(false));
	addEventListener('keydown', (event) => {
		if (event.key === 'Escape')
			drop(false);
	});

	// ---- What the page does not have without script

	form.autocomplete = 'off'; // a browser that goes back would put numbers at other rows
	body.closest('table').classList.add('movable');
	for (const row of rows) {
		const handle = make('button', 'handle', '↕');
		handle.type = 'button';
		handle.setAttribute('aria-label', `Move ${title(row)}`);
		handle.setAttribute('aria-describedby', 'moving');
		row.field.before(handle);
	}
	if (!form.querySelector('[aria-invalid]') && typed().asked.size > 0)
		place(typed().asked);
})();
