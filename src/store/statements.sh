#!/bin/sh
# statements.sh OUTPUT_H OUTPUT_C FILE.sql...
#
# Makes the table of statements: from db/queries/chart_state.sql comes STATEMENT_CHART_STATE and a
# row with its name, its text as it stands in the file and the number of its parameters, which is
# the highest $N outside comments and quotes. Rows are in the order of the names. Refuses a file
# whose lines "-- $N name" and whose parameters disagree.
set -eu
export LC_ALL=C

header=$1
source=$2
shift 2

for file; do
	name=${file##*/}
	printf '%s %s\n' "${name%.sql}" "$file"
done | sort -u -k 1,1 >"$header.tmp"
trap 'rm -f "$header.tmp" "$header.new" "$source.tmp"' EXIT

if [ "$(wc -l <"$header.tmp")" -ne $# ]; then
	echo "statements.sh: two files have one name" >&2
	exit 1
fi

awk '
function refuse(reason) {
	print "statements.sh: " file ": " reason >"/dev/stderr"
	failed = 1
	exit 1
}

# Takes out of the line what is no code: quoted texts, which may span lines, and comments.
function code_of(line,    code, start) {
	code = ""
	while (line != "") {
		if (quote != "") {
			start = index(line, quote)
			if (start == 0)
				return code
			line = substr(line, start + 1)
			quote = ""
		} else if (match(line, /--|\/\*|[\047"]/)) {
			code = code substr(line, 1, RSTART - 1) " "
			if (RLENGTH == 2 && substr(line, RSTART, 2) == "/*")
				refuse("comments start with --")
			if (RLENGTH == 2)
				return code
			quote = substr(line, RSTART, 1)
			line = substr(line, RSTART + 1)
		} else {
			return code line
		}
	}
	return code
}

# Notes every $N of the code.
function note_parameters(code,    number) {
	while (match(code, /\$[0-9]*/)) {
		number = substr(code, RSTART + 1, RLENGTH - 1) + 0
		if (number < 1)
			refuse("$ without a number")
		used[number] = 1
		if (number > highest)
			highest = number
		code = substr(code, RSTART + RLENGTH)
	}
}

function check_parameters(    number) {
	for (number = 1; number <= highest; number++) {
		if (!(number in used))
			refuse("$" number " is missing")
		if (!(number in told))
			refuse("no line \"-- $" number " name\"")
	}
	for (number in told) {
		if (!(number in used))
			refuse("$" number " is told and not used")
	}
}

function c_text(line) {
	gsub(/\\/, "&&", line)
	gsub(/"/, "\\\\&", line)
	return "\n\t\t\"" line "\\n\""
}

{
	name = $1
	file = substr($0, length(name) + 2)
	if (name !~ /^[a-z]+(_[a-z]+)*$/)
		refuse("a name is of letters a-z with _ between words")
	highest = 0
	quote = ""
	text = ""
	empty = 1
	split("", used)
	split("", told)
	while ((state = (getline line <file)) > 0) {
		if (match(line, /^-- \$[0-9]+ [^ ]/))
			told[substr(line, 5, RLENGTH - 6) + 0] = 1
		code = code_of(line)
		if (code ~ /[^ \t]/)
			empty = 0
		note_parameters(code)
		text = text c_text(line)
	}
	close(file)
	if (state < 0)
		refuse("cannot be read")
	if (quote != "")
		refuse("a quote is left open")
	if (empty)
		refuse("there is no statement in it")
	check_parameters()
	ids = ids "\tSTATEMENT_" toupper(name) ",\n"
	rows = rows "\t{\"" name "\"," text ",\n\t\t" highest "},\n"
}

END {
	if (failed)
		exit 1
	printf "/* Made by statements.sh from db/queries/. */\nenum statement_id {\n%s" \
		"\tSTATEMENT_COUNT\n};\n", ids
	printf "/* Made by statements.sh from db/queries/. */\n#include \"store/statement.h\"\n\n" \
		"const struct statement statements[STATEMENT_COUNT] = {\n%s};\n", rows >source
}
' source="$source.tmp" "$header.tmp" >"$header.new"
mv "$header.new" "$header"
mv "$source.tmp" "$source"
