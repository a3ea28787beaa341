# shellcheck shell=bash disable=SC2034,SC2154
# Everything that the benchmark compares, started side by side on one PostgreSQL and one nginx. For tests/bench/run,
# which sets BENCH, TOP, workers and state.

# The ports of nginx, from SITE_PORT on: the site itself, then servers that pass on without a cache.
choose_ports() {
	local port
	for ((port = 18300; port < 32000; port += 10)); do
		SITE_PORT=$port
		kept=$((port + 1)) counted=$((port + 2)) large=$((port + 3)) large_cold=$((port + 4))
		php=$((port + 5)) php_own=$((port + 6)) large_php=$((port + 7))
		empty=$((port + 8)) lean=$((port + 9))
		if ! ports_taken "$SITE_PORT" "$lean"; then
			return
		fi
	done
	site_fail "no free ports"
}

ports_taken() {
	local port
	for ((port = $1; port <= $2; port++)); do
		if site_port_taken "$port"; then
			return 0
		fi
	done
	return 1
}

build() {
	local folder=$SITE_STATE/build
	mkdir -p "$folder"
	site_say "Building (optimised, no sanitizers)"
	if ! build_steps "$folder" >"$SITE_STATE/build.log" 2>&1 </dev/null 9>&-; then
		tail -n 30 "$SITE_STATE/build.log" >&2
		site_fail "building failed"
	fi
	rm -rf "$SITE_PREFIX/bench"
	mkdir "$SITE_PREFIX/bench"
	cp "$BENCH"/*.php "$BENCH/large.sql" "$TOP"/db/queries/chart_*.sql "$SITE_PREFIX/bench"
}

build_steps() {
	if [[ ! -e $TOP/configure || ! -e $TOP/Makefile.in ]]; then
		(cd "$TOP" && autoreconf -i) || return
	fi
	# Also what another tree of sources was built into: it would measure that one.
	if [[ $(sed -n 's/^abs_top_srcdir = //p' "$1/Makefile" 2>&1) != "$TOP" ]]; then
		rm -rf "$1" && mkdir "$1" || return
		(cd "$1" && "$TOP/configure" --quiet --prefix="$SITE_PREFIX" CFLAGS='-O2 -g') || return
	fi
	make -C "$1" -j"$(nproc)" install &&
		gcc -std=c17 -D_GNU_SOURCE -O2 -I"$TOP/src" -o "$SITE_PREFIX/empty" "$BENCH/empty.c" -lfcgi
}

# settings NAME KEY=VALUE...: the site's settings with some of them changed; prints the file's path.
settings() {
	local file=$SITE_STATE/$1.conf pair
	shift
	cp "$SITE_STATE/silverchart.conf" "$file"
	for pair; do
		sed -i "/^${pair%%=*} = /d" "$file"
		echo "${pair%%=*} = ${pair#*=}" >>"$file"
	done
	echo "$file"
}

database() {
	echo "host=$SITE_RUN dbname=$1 user=silverchart_public"
}

# spawn_service NAME KEY=VALUE...: one more service, on the socket NAME.sock.
spawn_service() {
	local file
	file=$(settings "$@" "socket=$SITE_RUN/$1.sock")
	site_spawn "$1" TERM "$SITE_PREFIX/bin/silverchart" --config "$file"
	site_await "$1" 20 test -S "$SITE_RUN/$1.sock"
}

# start_empty NAME [lean]
start_empty() {
	rm -f "$SITE_RUN/$1.sock"
	site_spawn "$1" TERM "$SITE_PREFIX/empty" "$SITE_RUN/$1.sock" "$workers" "${@:2}"
	site_await "the empty program" 5 test -S "$SITE_RUN/$1.sock"
}

start_php() {
	cat >"$SITE_STATE/php.ini" <<-END
		zend_extension = opcache
		extension = pgsql
		opcache.enable = 1
		opcache.validate_timestamps = 0
		variables_order = GS
		expose_php = 0
		log_errors = 1
		display_errors = 0
	END
	cat >"$SITE_STATE/php-fpm.conf" <<-END
		[global]
		daemonize = no
		error_log = $SITE_STATE/log/php.log
		log_level = warning
		[bench]
		listen = $SITE_RUN/php.sock
		listen.backlog = 4096
		listen.mode = 0600
		pm = static
		pm.max_children = $workers
		catch_workers_output = yes
	END
	: >"$SITE_STATE/log/php.log"
	[[ -z $SITE_USER ]] || chown "$SITE_USER" "$SITE_STATE/log/php.log"
	rm -f "$SITE_RUN/php.sock"
	site_spawn php TERM "$(compgen -c php-fpm | sort -V | tail -n 1)" -n -c "$SITE_STATE/php.ini" \
		-y "$SITE_STATE/php-fpm.conf"
	site_await PHP-FPM 20 test -S "$SITE_RUN/php.sock"
}

# server PORT SOCKET [LINE]: passes every request on, alike for all that are compared: nothing cached or compressed.
server() {
	cat <<-END
		server {
		    listen 127.0.0.1:$1 backlog=4096;
		    access_log off;
		    location / {
		        fastcgi_pass unix:$SITE_RUN/$2.sock;
		        fastcgi_pass_request_headers off;
		        fastcgi_pass_request_body off;
		        fastcgi_buffer_size 16k;
		        fastcgi_buffers 16 16k;
		        gzip off;
		        fastcgi_param REQUEST_METHOD \$request_method;
		        fastcgi_param DOCUMENT_URI \$uri;
		        fastcgi_param QUERY_STRING \$args;
		        fastcgi_param REMOTE_ADDR \$remote_addr;
		        fastcgi_param REQUEST_ID \$request_id;
		        fastcgi_param HTTP_IF_NONE_MATCH \$http_if_none_match;
		        fastcgi_param HTTP_ACCEPT_ENCODING "";
		        ${3-}
		    }
		}
	END
}

php_params() {
	cat <<-END
		fastcgi_param SCRIPT_FILENAME $SITE_PREFIX/bench/page.php;
		fastcgi_param BENCH_QUERIES $SITE_PREFIX/bench;
		fastcgi_param BENCH_SITE $SITE_PREFIX/bench/site.php;
		fastcgi_param BENCH_DATABASE "$(database "$1")";
	END
}

# The site's own nginx with the bench's servers beside it.
write_nginx() {
	local own=$SITE_STATE/nginx/bench.conf
	{
		server "$kept" public
		server "$php" php "$(php_params silverchart)"
		server "$empty" empty
		server "$lean" lean
		server "$large" large
		server "$large_cold" large-cold
		server "$large_php" php "$(php_params large)"
		server "$php_own" php "$(php_params silverchart) fastcgi_param BENCH_OWN 1;"
		server "$counted" counted
	} >"$own"
	site_write_nginx | sed "\$i include $own;" >"$SITE_STATE/nginx/nginx.conf"
}

# A copy of the database with one chart, filled up.
make_large() {
	if [[ -z $(site_psql -d postgres -c "SELECT 1 FROM pg_database WHERE datname = 'large'") ]]; then
		site_say "Making a database of 1,000 charts"
		site_psql -d postgres -c 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS filling' \
			-c 'CREATE DATABASE filling OWNER silverchart_owner TEMPLATE silverchart'
		site_run_logged setup site_psql -d filling -f "$SITE_PREFIX/bench/large.sql" ||
			site_fail "the large database cannot be made"
		site_run_logged setup site_as "$SITE_PREFIX/bin/silverchartctl" \
			--config "$(settings filling "database_editor=host=$SITE_RUN dbname=filling user=silverchart_editor")" map ||
			site_fail "the map of the large database cannot be drawn"
		site_psql -d postgres -c 'ALTER DATABASE filling RENAME TO large'
	fi
	site_psql -d silverchart -c 'VACUUM ANALYZE'
	site_psql -d large -c 'VACUUM ANALYZE'
}

# What PHP is told of the site: the essay is taken from the page as it is.
write_php_site() {
	local page
	page=$(fetch "$kept" /charts/soundtrack)
	cat >"$SITE_PREFIX/bench/site.php" <<-END
		<?php
		return [
		'title' => 'Silverchart',
		'description' => 'Ranked music charts',
		'url' => 'http://127.0.0.1:$SITE_PORT',
		'style' => '$(sed -n 's/.*rel="stylesheet" href="\([^"]*\)".*/\1/p' <<<"$page")',
		'icon' => '$(sed -n 's/.*rel="icon".* href="\([^"]*\)".*/\1/p' <<<"$page")',
		'essays' => ['soundtrack' => <<<'TEXT'
		$(sed -n '/^<div class="essay">$/,/^\(<p class="source">.*\|<\/div>\)$/p' <<<"$page" | sed '1d;$d')

		TEXT],
		'summaries' => ['soundtrack' => <<<'TEXT'
		$(sed -n 's/^<meta name="description" content="\(.*\)">$/\1/p' <<<"$page")
		TEXT],
		];
	END
}

start() {
	site_find_user
	SITE_STATE=${state:-$(mktemp -d "${TMPDIR:-/tmp}/silverchart-bench.XXXXXX")}
	[[ -n $state ]] || trap 'rm -rf "$SITE_STATE"' EXIT
	chmod 755 "$SITE_STATE" 2>/dev/null
	SITE_PREFIX=$SITE_STATE/install
	SITE_PG=(-c fsync=off -c autovacuum=off)
	SITE_CHART=yes
	SITE_LIMITS=''
	site_lock
	choose_ports
	"$TOP/deploy/packages" --install build run bench || exit
	build
	site_prepare
	echo "workers = $workers" >>"$SITE_STATE/silverchart.conf"
	write_nginx
	trap stop EXIT
	trap 'exit 1' INT TERM HUP
	site_start_postgres
	site_make_database
	site_fill_database
	make_large
	site_start_workers
	spawn_service large "database_public=$(database large)"
	spawn_service large-cold "database_public=$(database large)" shelf_size=1
	start_empty empty
	start_empty lean lean
	start_php
	site_start_nginx
	write_php_site
}

stop() {
	site_stop
	[[ -n $state ]] || rm -rf "$SITE_STATE"
}
