#!/bin/bash
# The command line of silverchartctl against a database of its own, which is dropped at the end.
#
# usage: SILVERCHART_TEST_DATABASE=... tests/store/ctl.sh SILVERCHARTCTL
#
# SILVERCHART_TEST_DATABASE  connection string of a superuser
# SILVERCHART_ALBUMS         a file like tests/fixtures/albums.csv of 5,000 rows; may be missing
ctl=$(realpath "${1:?usage: ctl.sh SILVERCHARTCTL}") || exit
cluster=${SILVERCHART_TEST_DATABASE:-}
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
if [[ -z $cluster ]]; then
	echo "ctl: SILVERCHART_TEST_DATABASE is not set, nothing was tested" >&2
	exit 77
fi

work=$(mktemp -d) || exit
database=silverchart_ctl_$$
conf=$work/silverchart.conf
map=rank=position,title=release_name,artist=artist_name,released=release_date,genres=primary_genres
passed=0 failed=0
PGOPTIONS='-c client_min_messages=warning'
export PGOPTIONS

sql() { # DATABASE SQL
	psql -XqAt -v ON_ERROR_STOP=1 "$cluster dbname=$1" -c "$2"
}

clean_up() {
	sql postgres "DROP DATABASE IF EXISTS $database WITH (FORCE)"
	rm -rf "$work"
}
trap clean_up EXIT

# ---- Judging

verdict() { # NAME, with the status of the last command
	if [[ $? -eq 0 ]]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'ctl: FAILED: %s\n' "$1"
		sed 's/^/    out: /' "$work/out"
		sed 's/^/    err: /' "$work/err"
	fi
}

# Runs silverchartctl, which must end with STATUS.
ends() { # STATUS ARGUMENT...
	local wanted=$1 status
	shift
	"$ctl" --config "$conf" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	[[ $status -eq $wanted ]]
	verdict "ends with $wanted (not $status): $*"
}

says() { # TEXT that must stand in what was printed
	grep -qF -- "$1" "$work/out"
	verdict "says: $1"
}

tells() { # TEXT that must stand on standard error
	grep -qF -- "$1" "$work/err"
	verdict "tells: $1"
}

is() { # ACTUAL WANTED NAME
	[[ $1 == "$2" ]]
	verdict "$3: \"$1\", not \"$2\""
}

# All that a command could have written.
contents() {
	local table query=''
	for table in artist artist_credit artist_credit_part chart draft draft_entry edition edition_entry genre \
		place release release_genre release_link site; do
		query+=" UNION ALL SELECT '$table', count(*), md5(string_agg(one::text, '|' ORDER BY one::text)) FROM $table AS one"
	done
	sql "$database" "${query# UNION ALL}"
}

# ---- Usage and settings

: >"$conf"
ends 2
tells "usage: silverchartctl"
ends 0 --help
says "silverchartctl COMMAND --help"
ends 0 --version
says "silverchartctl "
ends 2 dance
tells 'there is no command "dance"'
ends 2 --dance
ends 2 migrate now
ends 2 import soundtrack
ends 2 publish
ends 2 export --loudly soundtrack
tells "unrecognized option"

echo 'workers = many' >"$conf"
for command in migrate import genre export publish map editor check settings; do
	ends 0 "$command" --help
	says "usage: silverchartctl $command"
	says "--help"
done
ends 0 settings
for command in migrate "import a b" "genre a" "export a" "publish a"; do
	# shellcheck disable=SC2086 # words
	ends 78 $command
	tells "$conf:1: workers"
done
ends 78 check
says "fault settings: $conf: $conf:1: workers"
is "$(cd "$work" && "$ctl" --config nowhere check >/dev/null 2>&1; echo $?)" 78 "settings that are not there"
is "$("$ctl" settings >/dev/full 2>/dev/null; echo $?)" 4 "a full disk behind standard output"

# ---- Database

mkdir -p "$work/run" "$work/migrations"
write_conf() { # [MORE]
	{
		for role in public editor owner; do
			echo "database_$role = $cluster dbname=$database user=silverchart_$role"
		done
		echo "migrations = ${migrations:-$PWD/db/migrations}"
		echo "templates = $PWD/templates"
		echo "manifest = $conf"
		echo "common_passwords = $PWD/db/data/passwords.txt"
		echo "socket = $work/run/public.sock"
	} | sed -E 's/ user=[^ ]+( .* user=)/\1/; s/ dbname=[^ ]+( .* dbname=)/\1/' >"$conf"
}
write_conf

ends 3 migrate
tells "not available"
ends 3 publish soundtrack
ends 3 import soundtrack db/data/soundtrack.csv
printf 'rank,title,artist\n1,A,X\nx,B,X\n' >"$work/bad"
ends 1 import soundtrack "$work/bad"
tells "$work/bad:3: rank \"x\""
tells "not available"
ends 3 check
says "fault database_public: "

psql -XqAt "$cluster dbname=postgres" -f db/roles.sql
sql postgres "CREATE DATABASE $database OWNER silverchart_owner TEMPLATE template0 ENCODING 'UTF8'"
sql "$database" "ALTER SCHEMA public OWNER TO silverchart_owner"

# ---- migrate

count=$(find db/migrations -name '*.sql' | wc -l)
ends 1 check
says "fault schema: $count of $count migrations are missing"
"$ctl" --config "$conf" migrate >"$work/first" 2>&1 &
"$ctl" --config "$conf" migrate >"$work/second" 2>&1
second=$?
wait $!
is "$? $second" "0 0" "two at once"
is "$(cat "$work/first" "$work/second" | grep -c '^applied')" "$count" "each migration is applied once"
ends 0 migrate
says "the schema is up to date: $count migrations"
ends 0 check
says "ok    schema"

try_migrations() { # COMMAND that changes the folder
	rm -rf "$work/migrations"
	cp -r db/migrations "$work/migrations"
	(cd "$work/migrations" && eval "$1")
	migrations=$work/migrations write_conf
}
try_migrations 'echo "-- later" >>0002-releases.sql'
ends 1 migrate
tells "0002-releases"
ends 1 check
try_migrations 'rm 0002-releases.sql'
ends 1 migrate
try_migrations 'echo "CREATE TABLE half (id int); SELECT broken;" >9000-broken.sql'
ends 4 migrate
tells "9000-broken"
is "$(sql "$database" "SELECT to_regclass('half') IS NULL")" t "nothing is left of a migration that failed"
try_migrations 'echo "CREATE TABLE whole (id int)" >9000-whole.sql'
ends 1 check
says "1 of $((count + 1)) migrations are missing"
try_migrations 'rm ./*.sql'
ends 78 migrate
try_migrations 'touch later.sql'
ends 78 migrate
tells "NNNN-reason.sql"
try_migrations 'printf "\351" >9000-latin.sql'
ends 78 migrate
write_conf

# ---- import

before=$(contents)
ends 0 import albums tests/fixtures/albums.csv --map "$map" --genre-separator ', ' --dry-run
says "releases: 15 new, 0 matched (0 changed, 0 unchanged)"
says "dry run: nothing was written"
is "$(contents)" "$before" "a dry run writes nothing"

ends 0 import albums tests/fixtures/albums.csv --map "$map" --genre-separator ', ' --title "Albums: a trial" \
	--genre rock --sort artist --order desc
says "releases: 15 new"
is "$(sql "$database" "SELECT title, default_sort, default_order, genre.name FROM chart JOIN genre ON genre.id = genre_id")" \
	"Albums: a trial|artist|desc|rock" "the new chart"
is "$(sql "$database" "SELECT slug FROM artist WHERE name = '久石譲'")" jiu-shi-rang "a slug by transliteration"
is "$(sql "$database" "SELECT count(*) FROM artist WHERE name LIKE '%Stills%'")" 1 "artists are never taken apart"

before=$(contents)
ends 1 import albums tests/fixtures/albums.csv --map "$map" --genre-separator ', '
says "15 matched (0 changed, 15 unchanged)"
tells "nothing to change"
is "$(contents)" "$before" "the same list again changes nothing"

ends 1 export albums
tells "--draft"
ends 0 export --draft albums
cp "$work/out" "$work/draft.csv"
is "$(head -1 "$work/draft.csv")" $'rank,title,artist,released,genres,release\r' "the header of an export"
is "$(grep -c $'\r$' "$work/draft.csv")" 16 "lines of an export end in CRLF"
grep -q "^5,-,Ed Sheeran,2023-05-05,pop;folk pop," "$work/draft.csv"
verdict "a row of an export"
ends 1 import albums "$work/draft.csv"
is "$(contents)" "$before" "what was exported imports back unchanged"
ends 0 import copy "$work/draft.csv" --publish --note "A copy."
says "published edition 1"
is "$(sql "$database" "SELECT note FROM edition")" "A copy." "the note of an edition"
ends 0 export copy
cmp -s "$work/out" "$work/draft.csv"
verdict "the export of an edition"

is "$(sql "$database" "SELECT draft.revision FROM draft JOIN chart ON id = chart_id WHERE slug = 'albums'")" 1 "the draft's revision"
sed 's/2023-05-05/2023-05/' "$work/draft.csv" >"$work/corrected.csv"
ends 0 import albums "$work/corrected.csv"
says "15 matched (1 changed, 14 unchanged)"
slug=$(sed -n '/Ed Sheeran,2023-05-05/s/.*,\([a-z0-9-]*\).*/\1/p' "$work/draft.csv")
says "$work/corrected.csv:6: released \"2023-05-05\" -> \"2023-05\" ($slug)"
says "corrections of known releases show at once"
is "$(sql "$database" "SELECT draft.revision FROM draft JOIN chart ON id = chart_id WHERE slug = 'albums'")" 1 "a correction leaves the draft"

"$ctl" --config "$conf" import albums - >"$work/out" 2>"$work/err" <"$work/draft.csv"
verdict "a list from standard input"
says "1 changed"
printf '\xef\xbb\xbfartist;rank;title\r\nBjörk;1;HOMOGENIC\r\n' >"$work/other.csv"
ends 0 import albums "$work/other.csv" --dry-run
says "1 matched (0 changed, 1 unchanged)"
printf 'artist\trank\ttitle\nBjork\t1\tHomogenic\n' >"$work/other.csv"
ends 0 import albums "$work/other.csv" --dry-run
says "$work/other.csv:2: new artist \"Bjork\" looks like the known \"Björk\""
says "new release \"Homogenic\" by Bjork looks like the known \"Homogenic\" by Björk"
ends 0 import albums tests/fixtures/albums.csv --map "$map" --genre-separator ', ' --title Other --dry-run
tells "are for a new chart"

# ---- publish

ends 0 publish albums --note "Readers' poll"
says 'published edition 1 of chart "albums"'
before=$(contents)
ends 1 publish albums
tells "equals the current edition"
ends 1 publish nowhere
tells "there is none"
is "$(script -qec "'$ctl' --config '$conf' publish albums" /dev/null </dev/null 2>&1 | grep -c $'^\rpublishing ...\r')" 1 \
	"a terminal is told that something is being published"
tells_nothing=$("$ctl" --config "$conf" publish albums 2>&1 >/dev/null | grep -c 'publishing \.')
is "$tells_nothing" 0 "and nothing else is"
ends 1 export nowhere
ends 1 import albums "$work/draft.csv" --publish
sql "$database" "INSERT INTO chart (slug, title, near_key) VALUES ('bare', 'Bare', 'bare')"
ends 1 publish bare
tells "the draft is empty"
sql "$database" "UPDATE chart SET deleted_at = now() WHERE slug = 'bare'"
ends 1 publish bare
tells "was deleted"
ends 1 import bare "$work/draft.csv"
ends 1 export bare

# ---- map

nodes() { # what the map shows, in numbers
	sql "$database" "SELECT count(*), md5(string_agg(node::text, '|' ORDER BY genre_id)) FROM genre_map_node AS node"
}

is "$(sql "$database" "SELECT count(*) FROM genre_map_wanted_node")" "$(nodes | cut -d '|' -f 1)" \
	"what is published is on the map"
before=$(nodes)
sql "$database" "DELETE FROM genre_map_node"
ends 1 check
says 'fault map of genres: is older than the genres; run "silverchartctl map"'
ends 0 map
says "map of genres: "
is "$(nodes)" "$before" "the same genres make the same map"
ends 0 check
says "ok    map of genres"
ends 0 map --if-older
is "$(cat "$work/out")" "" "a map of what is published is left as it is"
sql "$database" "DELETE FROM genre_map_node"
ends 0 map --if-older
says "map of genres: drawn"
is "$(nodes)" "$before" "an older one is drawn anew"
"$ctl" --config "$conf" map >"$work/out" 2>"$work/err" &
"$ctl" --config "$conf" map >"$work/second" 2>&1
verdict "two draw a map at once"
wait $!
verdict "and both do"
is "$(nodes)" "$before" "one map is left"

# A layout that fails undoes no publication, and takes no map away. Graphviz looks for its parts in GVBINDIR.
printf 'rank,title,artist,genres\n1,Mapped,X,cartography;pop\n' >"$work/mapped.csv"
GVBINDIR=$work ends 0 import mapped "$work/mapped.csv" --publish
says "published edition 1"
tells "map of genres: Graphviz could not lay it out; the one that was is kept"
tells 'try "silverchartctl map" again'
is "$(nodes)" "$before" "a failed layout leaves the map"
GVBINDIR=$work ends 4 map
ends 1 check
printf 'rank,title,artist,genres\n1,Mapped,X,cartography;rock\n' >"$work/mapped.csv"
ends 0 import mapped "$work/mapped.csv"
says "map of genres: "
ends 0 check
is "$(sql "$database" "SELECT count(*) FROM genre_map_node JOIN genre ON id = genre_id WHERE slug = 'cartography'")" 1 \
	"a correction of what is shown draws the map anew"
ends 1 genre map
tells "/genres/map is the map of genres"
ends 2 genre new --name "New"
tells '"new" is no genre'
ends 2 import new "$work/mapped.csv" --title New
tells '"new" is no chart'
printf 'rank,title,artist,genres\n1,Newly,X,New\n' >"$work/new.csv"
ends 0 import newly "$work/new.csv"
is "$(sql "$database" "SELECT slug FROM genre WHERE name = 'New'")" new-2 "a genre called New has another address"

# ---- genre

ends 0 genre dream-pop --name "Dream pop" --essay db/data/soundtrack.md --source "An editor, 2026"
is "$(sql "$database" "SELECT name, essay_source, length(essay) > 1000 FROM genre WHERE slug = 'dream-pop'")" \
	"Dream pop|An editor, 2026|t" "a genre with its essay"
ends 1 genre dream-pop --name "Dream pop"
tells "nothing to change"
"$ctl" --config "$conf" genre dream-pop --essay - >"$work/out" 2>"$work/err" <<<'Short.'
verdict "an essay from standard input"
echo >"$work/blank"
ends 0 genre dream-pop --essay "$work/blank" --source ''
is "$(sql "$database" "SELECT essay IS NULL AND essay_source IS NULL FROM genre WHERE slug = 'dream-pop'")" t "a blank essay removes it"
ends 1 genre dreamy --name "DREAM POP"
tells "another genre has this name"
ends 2 genre "Dream Pop"
tells '"dream-pop"?'
ends 2 genre dreamy --name "a;b"
ends 2 genre dreamy --name "Rock:50"
tells "Rock:50"
ends 2 genre dreamy --name "Rock:"
ends 2 import albums "$work/draft.csv" --genre "Rock:50"
is "$(sql "$database" "INSERT INTO genre (name, slug, match_key, near_key) VALUES ('Rock: 5', 'rock-5', 'rock: 5', 'rock 5')" 2>&1 |
	grep -c genre_name_exportable)" 1 "a name of a genre that an export cannot tell from a weight"
ends 2 genre dreamy --name " "
printf 'fine\ncaf\351\n' >"$work/latin.md"
ends 1 genre dreamy --essay "$work/latin.md"
tells "$work/latin.md: line 2 is not UTF-8"
head -c 500000 /dev/zero >"$work/large.md"
ends 1 genre dreamy --essay "$work/large.md"
ends 1 genre dreamy --essay "$work"

# ---- Bad input changes nothing

before=$(contents)
ends 2 import Albums "$work/draft.csv"
tells '"albums"?'
ends 2 import albums "$work/draft.csv" --sort loudness
tells "rank, title, artist"
ends 2 import albums "$work/draft.csv" --order up
ends 2 import albums "$work/draft.csv" --note "no edition"
ends 2 import albums "$work/draft.csv" --genre-separator ''
ends 2 import albums "$work/draft.csv" --map rank
ends 2 import albums "$work/draft.csv" --map loudness=x
ends 2 import new "$work/draft.csv" --title $'\351'
ends 2 import new "$work/draft.csv" --title "$(printf 'x%.0s' {1..501})"

refused() { # NAME TEXT [OPTION...]: the file $work/bad is refused, and TEXT tells why
	local name=$1 text=$2
	shift 2
	ends 1 import albums "$work/bad" "$@"
	grep -qF -- "$text" "$work/err"
	verdict "$name: $text"
	ends 1 import albums "$work/bad" --dry-run "$@"
	is "$(contents)" "$before" "$name changes nothing"
}

: >"$work/bad"
refused "an empty file" "$work/bad:"
printf '1,A,X\n2,B,X\n' >"$work/bad"
refused "no header" "$work/bad:1:"
printf 'place,name,who\n1,A,X\n' >"$work/bad"
refused "wrong columns" "$work/bad:1:"
printf 'rank,title,artist\n1,A,X\n2,B\n3,C,X,Y\n' >"$work/bad"
refused "ragged rows" "$work/bad:3:"
tells "$work/bad:4:"
printf 'rank,title,artist\n1,A,X\n2,"B,X\n' >"$work/bad"
refused "an open quote" "$work/bad:3:"
printf 'rank,title,artist\n1,Caf\351,X\n' >"$work/bad"
refused "latin-1" "$work/bad:2: at byte 6"
printf 'rank,title,artist,release\n1,"A"B,X,\n2,Caf\351,X,\n3,C,X,nowhere\n4,D,,\n5,\351,X,\n' >"$work/bad"
refused "every bad row" "$work/bad:3: at byte 6"
tells "$work/bad:2: at byte 6 of the line: text stands"
tells "$work/bad:4: release \"nowhere\""
tells "$work/bad:5: artist: every row"
tells "$work/bad:6: at byte 3"
tells "5 problems, nothing was changed"
printf 'rank,title,artist\n1,A\0B,X\n' >"$work/bad"
refused "a NUL byte" "$work/bad:2: at byte 4"
printf 'rank,title,artist\n1,A,X\n1,B,X\n3,C,X\n' >"$work/bad"
refused "a rank twice" "$work/bad:3: rank: rank 1 is on line 2"
printf 'rank,title,artist\n1,A,X\n4,B,X\n' >"$work/bad"
refused "a missing rank" "$work/bad:3: rank \"4\""
printf 'rank,title,artist,released\n1,A,X,1979-02-29\n2,B,X,1980-13\n3,C,X,76\n' >"$work/bad"
refused "impossible dates" "$work/bad:2: released \"1979-02-29\""
tells "$work/bad:3: released \"1980-13\""
tells "$work/bad:4: released \"76\""
tells "3 problems, nothing was changed"
printf 'position,name,who\n1,A,\n' >"$work/bad"
refused "a column with another name" "$work/bad:2: who" --map rank=position,title=name,artist=who
printf 'position,name,artist,slug\n1,A,X,nowhere-at-all\n' >"$work/bad"
refused "an unknown release" "$work/bad:2: slug \"nowhere-at-all\"" --map rank=position,title=name,release=slug
printf 'rank,title,artist,release\n1,Homogenic,Björk,\n2,Other,X,homogenic\n' >"$work/bad"
refused "a release twice" "$work/bad:3: release \"homogenic\": is the same release as line 2"
printf 'rank,title,artist,genres\n1,A,X,rock:101\n' >"$work/bad"
refused "a weight over 100" "$work/bad:2: genres \"rock:101\""
rm "$work/bad"
truncate -s 1G "$work/bad"
refused "a file of 1 GB" "is larger than"
rm "$work/bad"
ends 1 import albums "$work/bad"
tells "cannot be read"
ends 1 import albums "$work"
head -c 70000000 /dev/zero | "$ctl" --config "$conf" import albums - >"$work/out" 2>"$work/err"
is "${PIPESTATUS[1]}" 1 "70 MB on standard input"
tells "standard input: is larger than"
is "$(contents)" "$before" "bad input changes nothing"

# ---- check

echo "database_timeout = 1000" >>"$conf"
ends 0 check
is "$(grep -vc '^ok' "$work/out")" 0 "all is well"
sed -i 's/^database_owner = /&password=secret /' "$conf"
chmod 644 "$conf"
ends 1 check
says "everybody may read it"
chmod 640 "$conf"
ends 0 check
chmod 777 "$work/run"
ends 1 check
says "fault socket"
chmod 755 "$work/run"
for key in templates manifest socket; do
	sed "s#^$key = .*#$key = $work/nowhere/at/all#" "$conf" >"$work/other.conf"
	is "$("$ctl" --config "$work/other.conf" check >"$work/out" 2>"$work/err"; echo $?)" 1 "$key that is not there"
	says "fault $key: "
done
sed "s/^database_editor = /&port=1 /; s/^database_editor.*/& port=1/" "$conf" >"$work/other.conf"
is "$("$ctl" --config "$work/other.conf" check >"$work/out" 2>"$work/err"; echo $?)" 3 "an editor without a database"
says "fault database_editor"
says "ok    database_public"

# ---- Accounts of editors

given() { # PASSWORD STATUS ARGUMENT...: the password comes from standard input
	local password=$1 wanted=$2 status
	shift 2
	printf '%s\n' "$password" | "$ctl" --config "$conf" "$@" >"$work/out" 2>"$work/err"
	status=$?
	[[ $status -eq $wanted ]]
	verdict "ends with $wanted (not $status): $*"
}

accounts() {
	sql "$database" "SELECT string_agg(name || ':' || role || CASE WHEN disabled_at IS NULL THEN '' ELSE ' disabled' END, ' '
		ORDER BY name) FROM editor"
}

ends 2 editor
ends 2 editor add
ends 2 editor dance ann
ends 2 editor add Ann --generate
ends 2 editor add ann --role owner --generate
ends 1 editor add ann
tells "no password was given"
given "short" 1 editor add ann
tells "at least 10 characters"
given "PASSWORD1234" 1 editor add ann
tells "10,000"
given "the one of ann" 1 editor add ann
tells "the name of the account"
is "$(accounts)" "" "nothing was made"
given "some good words" 0 editor add ann --role administrator
ends 0 editor add bob --generate
is "$(grep -cE '^[a-z0-9]{5}(-[a-z0-9]{5}){3}$' "$work/out")" 1 "a password that was made"
is "$(accounts)" "ann:administrator bob:editor" "two accounts"
given "other good words" 1 editor add bob
tells "the name is taken"
is "$(wc -c <"$work/out")" 0 "no password of what was not made"
ends 1 editor disable ann
tells "the last administrator"
ends 1 editor role ann --role editor
ends 2 editor role bob
ends 0 editor role bob --role administrator
ends 0 editor disable ann
ends 1 editor disable nobody
ends 0 editor list
says "ann"
is "$(accounts)" "ann:administrator disabled bob:administrator" "a new role, and a disabled account"
ends 0 editor enable ann
given "other good words" 0 editor passwd ann
ends 2 editor list ann
is "$(sql "$database" "SELECT string_agg(action || ' ' || subject, ', ' ORDER BY id) FROM audit WHERE kind = 'editor'")" \
	"add ann, add bob, role bob, disable ann, enable ann, password ann" "the audit of accounts"

ends 1 editor totp-off bob
tells "logs in without codes already"
sql "$database" "INSERT INTO editor_totp (editor_id, secret, confirmed_at)
	SELECT id, substr(sha256(''), 1, 20), now() FROM editor WHERE name = 'bob';
	INSERT INTO recovery_code SELECT editor_id, sha256('') FROM editor_totp;
	INSERT INTO editor_session (token_hash, editor_id, form_token, address, agent)
	SELECT sha256(''), editor_id, '', '', '' FROM editor_totp" >/dev/null
ends 0 editor totp-off bob
is "$(sql "$database" "SELECT (SELECT count(*) FROM editor_totp), (SELECT count(*) FROM recovery_code),
	(SELECT count(*) FROM editor_session), (SELECT action || ' ' || subject FROM audit ORDER BY id DESC LIMIT 1)")" \
	"0|0|0|totp-off bob" "no codes and no sessions, and the audit of it"

# ---- A long list

if [[ -n ${SILVERCHART_ALBUMS:-} && -r ${SILVERCHART_ALBUMS:-} ]]; then
	ends 0 import long "$SILVERCHART_ALBUMS" --map "$map" --genre-separator ', ' --publish
	says "published edition 1"
	"$ctl" --config "$conf" export long >"$work/long.csv"
	is "$(wc -l <"$work/long.csv")" "$(($(wc -l <"$SILVERCHART_ALBUMS")))" "the rows of a long list"
	ends 1 import long "$work/long.csv"
fi

echo "ctl: $passed passed, $failed failed"
[[ $failed -eq 0 ]]
