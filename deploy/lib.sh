# shellcheck shell=bash
# A whole private site in one folder: PostgreSQL, workers, nginx. For deploy/quickstart and the tests, which source
# this file, set the variables below and call site_lock, site_prepare and site_serve, in this order.
#
#   SITE_STATE    folder of the site, absolute
#   SITE_PREFIX   where Silverchart is installed (make install)
#   SITE_PORT     on 127.0.0.1
#   SITE_LIMITS   limits of nginx: a file, or "" for none
#   SITE_USER     who runs it all when we are root; site_find_user sets it
#   SITE_PG       more options for postgres (tests: -c fsync=off)
#   SITE_ENV      more variables for what is started: NAME=value
#   SITE_CHART    "yes" when a fresh site gets the soundtrack chart
#
# Whoever calls site_serve is the parent of all that runs: it ends with its parent, however that ends.

SITE_STATE='' SITE_PREFIX='' SITE_PORT='' SITE_LIMITS='' SITE_USER='' SITE_CHART=''
SITE_PG=() SITE_ENV=()
site_pids=() # what was started, in this order
site_names=()
PATH=$PATH:/usr/sbin:/sbin

site_say() {
	printf '%s\n' "$*"
}

# A sentence that says what is wrong and what to do, then the end.
site_fail() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit 1
}

# ---- Who

# As root everything runs as an ordinary system user, made if missing: PostgreSQL refuses root, and the rest has no use
# for its rights.
site_find_user() {
	[[ $(id -u) -eq 0 ]] || return 0
	SITE_USER=silverchart
	if ! getent passwd "$SITE_USER" >/dev/null; then
		site_say "Making the system user \"$SITE_USER\", which the site runs as."
		useradd --system --user-group --no-create-home --home-dir /nonexistent \
			--shell /usr/sbin/nologin "$SITE_USER" ||
			site_fail "the system user \"$SITE_USER\" cannot be made"
	fi
}

# Options of setpriv that make a process the site's user.
site_drop=()
site_set_drop() {
	site_drop=(--no-new-privs)
	if [[ -n $SITE_USER ]]; then
		site_drop+=(--reuid "$SITE_USER" --regid "$SITE_USER" --clear-groups)
	fi
}

# Nothing of the caller's environment (PGHOST, locale, ...) reaches the site.
site_env() {
	env -i PATH="$PATH" HOME="$SITE_STATE" LC_ALL=C.UTF-8 "${SITE_ENV[@]}" "$@"
}

# Runs a command as the site's user.
site_as() {
	site_env setpriv "${site_drop[@]}" "$@"
}

# ---- The state folder

# True when the site's user can get at the folder's nearest existing parent.
site_reachable() {
	local folder=$1
	while [[ ! -e $folder ]]; do
		folder=$(dirname "$folder")
	done
	[[ -z $SITE_USER ]] || setpriv --reuid "$SITE_USER" --regid "$SITE_USER" --clear-groups \
		test -x "$folder"
}

# Takes the state folder for this process, or fails: one site runs in it at a time. File descriptor 9 holds the lock,
# so it ends with the process and can't be stale; the pid in the file means something only while the lock is held.
site_lock() {
	site_check_path
	mkdir -p "$SITE_STATE" 2>/dev/null ||
		site_fail "the state folder $SITE_STATE cannot be made; give another one with --state"
	[[ -O $SITE_STATE ]] || site_fail "the state folder $SITE_STATE belongs to \"$(stat -c %U "$SITE_STATE")\":" \
		"run this as that user, or give another one with --state"
	[[ -w $SITE_STATE ]] || site_fail "the state folder $SITE_STATE cannot be written; give another one with --state"
	site_reachable "$SITE_STATE" || site_fail "the user \"$SITE_USER\", which the site runs as, cannot enter" \
		"$SITE_STATE; give another folder with --state"
	site_check_ours
	exec 9>>"$SITE_STATE/lock"
	flock -n 9 || site_fail "it runs already, at $(cat "$SITE_STATE/address" 2>/dev/null || echo "(starting)");" \
		"--stop ends it"
	rm -f "$SITE_STATE/address"
	echo $$ >"$SITE_STATE/lock"
	touch "$SITE_STATE/silverchart-state"
	site_set_drop
}

site_check_path() {
	local unfit='[[:space:]"'\''\$`#&;{}]'
	[[ ! $SITE_STATE =~ $unfit ]] ||
		site_fail "the path $SITE_STATE has a blank or a sign that make and nginx cannot cope with;" \
			"give another folder with --state"
}

# A folder with other things in it is not filled with ours.
site_check_ours() {
	[[ -e $SITE_STATE/silverchart-state || -e $SITE_STATE/lock ]] && return
	[[ -z $(find "$SITE_STATE" -mindepth 1 -maxdepth 1 -print -quit) ]] ||
		site_fail "$SITE_STATE is not empty and not a state folder; give another one with --state"
}

# Pid of the process that serves the state folder; fails when there is none.
site_running() {
	[[ -r $SITE_STATE/lock ]] || return 1
	(
		exec 8<"$SITE_STATE/lock"
		! flock -ns 8
	) && cat "$SITE_STATE/lock"
}

# Ends the site that runs in the state folder, from another process. Returns when it is gone.
site_end() {
	local pid tries
	pid=$(site_running) || return 0
	kill -TERM "$pid" 2>/dev/null || site_fail "the process $pid belongs to another user: run this as that user"
	for ((tries = 0; tries < 600; tries++)); do
		site_running >/dev/null || return 0
		sleep 0.1
	done
	site_fail "the process $pid does not end; see $SITE_STATE/log"
}

# A folder that the site's user owns.
site_own_folder() {
	mkdir -p "$1"
	[[ -z $SITE_USER ]] || chown "$SITE_USER:$SITE_USER" "$1"
	chmod "$2" "$1"
}

# Sockets stand in the state folder, unless its path is too long for one (107 bytes).
site_prepare_run() {
	local link=$SITE_STATE/run base=${XDG_RUNTIME_DIR:-/tmp} name=.s.PGSQL.5432
	if [[ -L $link ]]; then
		rm -rf -- "$(readlink "$link")"
		rm -f "$link"
	fi
	SITE_RUN=$link
	if [[ $(printf '%s/%s' "$link" "$name" | wc -c) -gt 107 ]]; then
		[[ $(id -u) -ne 0 ]] || base=/run
		SITE_RUN=$(mktemp -d "$base/silverchart.XXXXXX") || site_fail "no folder for sockets can be made in $base"
		rm -rf "$link"
		ln -s "$SITE_RUN" "$link"
		site_say "The path of the state folder is too long for sockets; they are in $SITE_RUN"
	fi
	site_own_folder "$SITE_RUN" 700
}

# ---- Ports and answers

# True when something listens on the port.
site_port_taken() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

site_check_port() {
	[[ $SITE_PORT =~ ^[0-9]{1,5}$ && $SITE_PORT -ge 1 && $SITE_PORT -le 65535 ]] ||
		site_fail "the port must be a number from 1024 to 65535, not \"$SITE_PORT\""
	[[ $SITE_PORT -ge $(cat /proc/sys/net/ipv4/ip_unprivileged_port_start) ]] ||
		site_fail "port $SITE_PORT needs rights that the site runs without; take one from 1024 on" \
			"(deploy/README.md tells how to serve port 80)"
	! site_port_taken "$SITE_PORT" || site_fail "port $SITE_PORT is taken; give another one with --port"
}

# Status code of a path of the site, or nothing.
site_status_of() {
	local line=''
	(
		exec 3<>"/dev/tcp/127.0.0.1/$SITE_PORT" || exit
		printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$1" >&3
		read -r -t 10 line <&3
		line=${line#* }
		printf '%s' "${line%% *}"
	) 2>/dev/null
}

# ---- Starting

# site_spawn NAME SIGNAL COMMAND...: starts it in the background as the site's user, its output in log/NAME.log. It gets
# SIGNAL when this process ends. A session of its own keeps the terminal's Ctrl-C from it: we end things in their order.
site_spawn() {
	local name=$1 signal=$2
	shift 2
	setsid env -i PATH="$PATH" HOME="$SITE_STATE" LC_ALL=C.UTF-8 "${SITE_ENV[@]}" \
		setpriv "${site_drop[@]}" --pdeathsig "$signal" env --default-signal "$@" \
		>>"$SITE_STATE/log/$name.log" 2>&1 </dev/null 9>&- &
	site_pids+=("$!")
	site_names+=("$name")
	echo "$!" >"$SITE_STATE/pids/$name"
}

# Bash knows which of its children still run, so a pid that was given to a stranger since is left alone.
site_alive() {
	[[ " $(jobs -pr | tr '\n' ' ')" == *" $1 "* ]]
}

# site_await WHAT SECONDS COMMAND...: until the command succeeds; fails when the newest process ended before that.
site_await() {
	local what=$1 pid=${site_pids[-1]} name=${site_names[-1]} tries=$(($2 * 20))
	shift 2
	while ! "$@"; do
		if ((tries-- == 0)) || ! site_alive "$pid"; then
			site_show_log "$name"
			site_fail "$what did not start"
		fi
		sleep 0.05
	done
}

site_show_log() {
	printf -- '--- the end of %s\n' "$SITE_STATE/log/$1.log" >&2
	tail -n 20 "$SITE_STATE/log/$1.log" >&2
	printf -- '---\n' >&2
}

# site_run_logged NAME COMMAND...: a step whose output is shown only when it fails.
site_run_logged() {
	local log=$SITE_STATE/log/$1.log name=$1
	shift
	"$@" >>"$log" 2>&1 </dev/null 9>&- && return
	site_show_log "$name"
	return 1
}

# Folders, logs of this start, settings, nginx's configuration. As root all is root's but what the site must write.
site_prepare() {
	local name
	mkdir -p "$SITE_STATE/log" "$SITE_STATE/nginx" "$SITE_STATE/pids"
	for name in postgresql silverchart silverchart-editor nginx access setup; do
		[[ ! -e $SITE_STATE/log/$name.log ]] ||
			mv -f "$SITE_STATE/log/$name.log" "$SITE_STATE/log/$name.log.1"
		: >"$SITE_STATE/log/$name.log"
	done
	# These two nginx opens itself.
	[[ -z $SITE_USER ]] || chown "$SITE_USER" "$SITE_STATE/log/nginx.log" "$SITE_STATE/log/access.log"
	site_prepare_run
	site_own_folder "$SITE_STATE/cache" 700
	site_own_folder "$SITE_STATE/nginx/tmp" 700
	ln -sfn "$SITE_PREFIX/share/silverchart/nginx" "$SITE_STATE/nginx/silverchart"
	site_write_settings >"$SITE_STATE/silverchart.conf"
	site_write_nginx >"$SITE_STATE/nginx/nginx.conf"
}

site_write_settings() {
	local role database="host=$SITE_RUN dbname=silverchart"
	cat <<-END
		# Written at each start.
		site_url = http://127.0.0.1:$SITE_PORT
		socket = $SITE_RUN/public.sock
		editor_socket = $SITE_RUN/editor.sock
		common_passwords = $SITE_PREFIX/share/silverchart/passwords.txt
		templates = $SITE_PREFIX/share/silverchart/templates
		manifest = $SITE_PREFIX/share/silverchart/static.manifest
		migrations = $SITE_PREFIX/share/silverchart/migrations
	END
	for role in public editor owner; do
		echo "database_$role = $database user=silverchart_$role"
	done
}

# The thin wrapper of deploy/nginx for a private nginx: paths, port, processes. All else is what production includes.
site_write_nginx() {
	local nginx=$SITE_STATE/nginx files
	files=$(ulimit -Hn)
	[[ $files != unlimited && $files -le 20000 ]] || files=20000
	cat <<-END
		# Written at each start.
		daemon off;
		pid $SITE_RUN/nginx.pid;
		worker_processes 2;
		worker_rlimit_nofile $files;
		error_log $SITE_STATE/log/nginx.log warn;
		events {
		    worker_connections $((files * 2 / 5));
		}
		http {
		    include /etc/nginx/mime.types;
		    default_type application/octet-stream;
		    sendfile on;
		    client_body_temp_path $nginx/tmp;
		    fastcgi_temp_path $nginx/tmp;
		    proxy_temp_path $nginx/tmp;
		    scgi_temp_path $nginx/tmp;
		    uwsgi_temp_path $nginx/tmp;
		    upstream silverchart_public {
		        server unix:$SITE_RUN/public.sock max_fails=0;
		        server unix:$SITE_RUN/public.sock max_fails=0;
		    }
		    upstream silverchart_editor {
		        server unix:$SITE_RUN/editor.sock max_fails=0;
		    }
		    fastcgi_cache_path $SITE_STATE/cache levels=1:2 keys_zone=silverchart:16m
		        max_size=256m inactive=30d use_temp_path=off;
		    include silverchart/http.conf;
		    ${SITE_LIMITS:+include $SITE_LIMITS;}
		    access_log $SITE_STATE/log/access.log silverchart;
		    server {
		        listen 127.0.0.1:$SITE_PORT default_server backlog=4096;
		        server_name _;
		        root $SITE_PREFIX/share/silverchart;
		        include silverchart/server.conf;
		        location / {
		            return 444;
		        }
		    }
		    server {
		        listen 127.0.0.1:$SITE_PORT;
		        server_name localhost 127.0.0.1;
		        # Forms are taken from pages under the site's own address only.
		        if (\$host = localhost) {
		            rewrite ^/admin http://127.0.0.1:$SITE_PORT\$request_uri? redirect;
		        }
		        root $SITE_PREFIX/share/silverchart;
		        include silverchart/site.conf;
		    }
		}
	END
}

# ---- PostgreSQL

# Folder of the server's programs: of the version that made the cluster, or of the newest.
site_find_postgres() {
	local version=''
	if [[ -d $SITE_STATE/postgresql ]]; then
		version=$(cat "$SITE_STATE/postgresql/PG_VERSION")
	else
		version=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | sort -n | tail -n 1)
	fi
	SITE_PG_BIN=/usr/lib/postgresql/$version/bin
	[[ -x $SITE_PG_BIN/initdb ]] || site_fail "PostgreSQL ${version:-server} is not installed in $SITE_PG_BIN"
}

# A cluster that is there is whole: it is made under another name and renamed last. System users are told apart by the
# kernel (peer): the site's user, and root, may be every role here.
site_make_cluster() {
	local data=$SITE_STATE/postgresql user name new
	[[ ! -d $data ]] || return 0
	site_say "Making the database cluster"
	user=${SITE_USER:-$(id -un)}
	new=$SITE_STATE/postgresql.new
	rm -rf "$new"
	site_own_folder "$new" 700
	site_run_logged setup site_as "$SITE_PG_BIN/initdb" -D "$new" -U postgres -A peer -E UTF8 --locale=C.UTF-8 ||
		site_fail "the database cluster cannot be made"
	echo 'local all all peer map=silverchart' >"$new/pg_hba.conf"
	for name in "$user" root; do
		printf "silverchart \"$name\" %s\n" postgres silverchart_owner silverchart_editor silverchart_public
	done >"$new/pg_ident.conf"
	cat >>"$new/postgresql.conf" <<-END

		listen_addresses = ''
		unix_socket_permissions = 0700
		log_destination = stderr
		log_parameter_max_length_on_error = 0
	END
	mv "$new" "$data"
}

# The pid that a crash left in the cluster may be somebody else's by now; PostgreSQL would not start for it.
site_clear_stale_postmaster() {
	local file=$SITE_STATE/postgresql/postmaster.pid pid tries
	[[ -e $file ]] || return 0
	pid=$(head -n 1 "$file")
	for ((tries = 0; tries < 300; tries++)); do
		if [[ ! $pid =~ ^[0-9]+$ || ! -e /proc/$pid ]] ||
			! tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "$SITE_STATE/postgresql"; then
			rm -f "$file"
			return 0
		fi
		sleep 0.1
	done
	site_fail "PostgreSQL (process $pid) still runs in $SITE_STATE/postgresql"
}

site_psql() {
	site_as psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$SITE_RUN" -U postgres "$@"
}

site_postgres_answers() {
	site_psql -d postgres -c 'SELECT' >/dev/null 2>&1
}

site_start_postgres() {
	site_find_postgres
	site_make_cluster
	site_clear_stale_postmaster
	site_spawn postgresql INT "$SITE_PG_BIN/postgres" -D "$SITE_STATE/postgresql" -k "$SITE_RUN" "${SITE_PG[@]}"
	site_await PostgreSQL 60 site_postgres_answers
}

# ---- Silverchart

site_ctl() {
	site_as "$SITE_PREFIX/bin/silverchartctl" --config "$SITE_STATE/silverchart.conf" "$@"
}

# PostgreSQL lets everybody fill the disk with large objects; only a superuser can take that back.
SITE_NO_LARGE_OBJECTS='REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC'

site_make_database() {
	site_run_logged setup site_psql -d postgres -f "$SITE_PREFIX/share/silverchart/roles.sql" ||
		site_fail "the database roles cannot be made"
	if [[ -z $(site_psql -d postgres -c "SELECT 1 FROM pg_database WHERE datname = 'silverchart'") ]]; then
		site_run_logged setup site_psql -d postgres \
			-c 'CREATE DATABASE silverchart OWNER silverchart_owner TEMPLATE template0' ||
			site_fail "the database cannot be made"
	fi
	site_run_logged setup site_psql -d silverchart -c "$SITE_NO_LARGE_OBJECTS" ||
		site_fail "the rights in the database cannot be set"
	site_run_logged setup site_ctl migrate || site_fail "the database cannot be brought to this version"
}

# The chart of a fresh site; what editors made of it later stays.
site_fill_database() {
	local data=$SITE_PREFIX/share/silverchart/data
	[[ $SITE_CHART == yes ]] || return 0
	[[ -z $(site_psql -d silverchart -c "SELECT 1 FROM chart WHERE slug = 'soundtrack'") ]] || return 0
	site_say "Importing the soundtrack chart"
	site_run_logged setup site_ctl import soundtrack "$data/soundtrack.csv" --title Soundtrack \
		--genre soundtrack --sort released --order asc --publish ||
		site_fail "the soundtrack chart cannot be imported"
	site_run_logged setup site_ctl genre soundtrack --essay "$data/soundtrack.md" ||
		site_fail "the essay of the soundtrack chart cannot be imported"
}

# The first account of a fresh site, with a password that only its owner can read. It is new until it was told.
site_make_administrator() {
	local file=$SITE_STATE/admin-password
	[[ ${SITE_ADMINISTRATOR-} == yes ]] || return 0
	[[ -z $(site_psql -d silverchart -c 'SELECT 1 FROM editor LIMIT 1') ]] || return 0
	(umask 077 && : >"$file.new" && : >"$file") || site_fail "the administrator's password cannot be kept"
	site_ctl editor add admin --role administrator --generate >"$file.new" 2>>"$SITE_STATE/log/setup.log" ||
		site_fail "the administrator's account cannot be made; see $SITE_STATE/log/setup.log"
	cat "$file.new" >"$file"
}

# The readers' service is the program "silverchart", the editors' one "silverchart-editor".
site_start_workers() {
	site_start_service silverchart public
	site_start_service silverchart-editor editor
}

# site_start_service NAME SERVICE
site_start_service() {
	rm -f "$SITE_RUN/$2.sock"
	site_spawn "$1" TERM "$SITE_PREFIX/bin/silverchart" --service "$2" --config "$SITE_STATE/silverchart.conf"
	site_await "$1" 20 test -S "$SITE_RUN/$2.sock"
}

site_is_healthy() {
	[[ $(site_status_of /healthz) == 200 ]]
}

site_start_nginx() {
	site_spawn nginx TERM nginx -e "$SITE_STATE/log/nginx.log" -c "$SITE_STATE/nginx/nginx.conf"
	site_await "The site" 20 site_is_healthy
}

# ---- Serving and stopping

# Ends what was started, last first: nginx, workers (they finish their requests), PostgreSQL.
site_stop() {
	local i pid
	for ((i = ${#site_pids[@]} - 1; i >= 0; i--)); do
		pid=${site_pids[i]}
		site_stop_one "$pid" "${site_names[i]}"
	done
	site_pids=() site_names=()
	rm -f "$SITE_STATE/address"
	if [[ -L $SITE_STATE/run ]]; then
		rm -rf -- "$(readlink "$SITE_STATE/run")" "$SITE_STATE/run"
	fi
}

site_stop_one() {
	local pid=$1 signal=TERM tries
	[[ $2 != postgresql ]] || signal=INT
	! site_alive "$pid" || kill -s "$signal" "$pid"
	for ((tries = 0; tries < 300; tries++)); do
		site_alive "$pid" || break
		sleep 0.05
	done
	kill -s KILL -- "-$pid" 2>/dev/null # the whole group: children that a killed master left
	wait "$pid" 2>/dev/null
}

site_start() {
	site_as test -x "$SITE_PREFIX/bin/silverchart" ||
		site_fail "the user \"${SITE_USER:-$(id -un)}\" cannot run $SITE_PREFIX/bin/silverchart"
	site_start_postgres
	site_make_database
	site_fill_database
	site_make_administrator
	site_start_workers
	site_start_nginx
	echo "http://127.0.0.1:$SITE_PORT" >"$SITE_STATE/address"
}

# site_serve in a process of its own; returns when the site answers, fails with the reason when it does not.
site_serve_detached() {
	local log=$SITE_STATE/log/site.log pid
	set -m # a process group of its own, so that the terminal's Ctrl-C is ours alone
	(
		set +m
		site_serve "$@"
	) >"$log" 2>&1 </dev/null &
	pid=$!
	set +m
	trap 'kill -s TERM "$pid"; wait "$pid"; exit 1' INT TERM HUP
	while [[ ! -e $SITE_STATE/address ]]; do
		if ! site_alive "$pid"; then
			cat "$log" >&2
			return 1
		fi
		sleep 0.1
	done
	trap - INT TERM HUP
}

# Waits until one of them ends, which none should. A signal ends this by the caller's trap.
site_watch() {
	local ended='' i
	wait -n -p ended "${site_pids[@]}" 2>/dev/null
	for i in "${!site_pids[@]}"; do
		if [[ ${site_pids[i]} == "$ended" ]]; then
			site_show_log "${site_names[i]}"
			site_fail "${site_names[i]} ended"
		fi
	done
	site_fail "a part of the site ended; see $SITE_STATE/log"
}

# Serves until a signal comes or something breaks; never returns. COMMAND is run once the site answers.
# usage: site_serve [COMMAND...]
site_serve() {
	trap site_stop EXIT
	trap 'exit 0' INT TERM HUP
	echo "$BASHPID" >"$SITE_STATE/lock"
	site_start
	"${@:-:}"
	site_watch
}
