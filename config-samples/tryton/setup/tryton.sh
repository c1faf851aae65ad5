#!/bin/bash
# A Tryton 6.0 of one's own to try the connector with: Debian 12 packages, PostgreSQL and JSON-RPC on 127.0.0.1 only,
# everything below one working folder, nothing started as a service.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tryton.sh install                     Debian packages (as root)
       tryton.sh init                        PostgreSQL started, and the empty database 'tryton_empty' with the modules
       tryton.sh seed DATABASE ITEMS PARTIES [DATE]
                                             a new database with ITEMS open receivables as of DATE (default today)
       tryton.sh copy FROM TO                a second database with the same content
       tryton.sh start DATABASE              JSON-RPC for DATABASE
       tryton.sh stop                        JSON-RPC and PostgreSQL
       tryton.sh psql DATABASE [ARGUMENT...] as the owner of the database
environment:
  TRYTON_WORK  the working folder (required; outside the repository; passwords.env in it holds every password)
  TRYTON_PG_PORT       PostgreSQL, default 54629
  TRYTON_PORT          JSON-RPC, default 54680
  TRYTON_SEED          more arguments for seed.py, such as --overdue
  TRYTON_SMTP_PORT     where Tryton itself would send mail, default 54625
TEXT
    exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${TRYTON_WORK:?'set it to a working folder outside the repository'}
pg_port=${TRYTON_PG_PORT:-54629} rpc_port=${TRYTON_PORT:-54680} smtp_port=${TRYTON_SMTP_PORT:-54625}
pg_bin=/usr/lib/postgresql/15/bin
modules=(account_invoice account_dunning account_dunning_email account_dunning_fee)

as_postgres() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

pg() { # a PostgreSQL client program as the owner, by the socket below the working folder
    local program=$1
    shift
    (cd / && "$pg_bin/$program" -h "$work/pg" -p "$pg_port" -U tryton "$@")
}

passwords() { # made once; sourced by whoever starts the connector
    if [ ! -s "$work/passwords.env" ]; then
        (
            umask 077
            for name in TRYTON_DATABASE_PASSWORD TRYTON_ADMIN_PASSWORD \
                DUNNING_ERP_DATABASE_PASSWORD DUNNING_ERP_API_PASSWORD; do
                # no character twice: Tryton refuses passwords that repeat theirs
                echo "$name=$(shuf --random-source=/dev/urandom -n 20 -e {a..z} {A..Z} {0..9} | tr -d '\n')"
            done >"$work/passwords.env"
        )
    fi
    set -a
    # shellcheck source=/dev/null
    . "$work/passwords.env"
    set +a
}

trytond_conf() {
    (
        umask 077
        cat >"$work/trytond.conf" <<CONF
[database]
uri = postgresql://tryton:$TRYTON_DATABASE_PASSWORD@127.0.0.1:$pg_port/
path = $work/files
[web]
listen = 127.0.0.1:$rpc_port
[email]
uri = smtp://127.0.0.1:$smtp_port
from = dunning@example.com
[session]
authentications = password
CONF
        echo "$TRYTON_ADMIN_PASSWORD" >"$work/admin-password"
    )
    export TRYTONPASSFILE=$work/admin-password
}

prepare() {
    mkdir -p "$work"
    work=$(cd "$work" && pwd)
    passwords
    trytond_conf
}

start_postgresql() {
    if [ ! -d "$work/pg/data" ]; then
        install -d -m 711 "$work/pg"
        [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
        as_postgres "$pg_bin/initdb" --pgdata="$work/pg/data" --username=tryton --encoding=UTF8 --locale=C.UTF-8 \
            --auth-local=trust --auth-host=scram-sha-256 >"$work/initdb.log"
        as_postgres tee -a "$work/pg/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$work/pg'
shared_buffers = 256MB
fsync = off # data for trials only
full_page_writes = off
CONF
    fi
    as_postgres "$pg_bin/pg_ctl" status --pgdata="$work/pg/data" >/dev/null ||
        as_postgres "$pg_bin/pg_ctl" start --pgdata="$work/pg/data" --wait --timeout=60 --log="$work/pg/log" \
            -o "-p $pg_port" >/dev/null
    pg psql -q -d postgres -c "alter role tryton password '$TRYTON_DATABASE_PASSWORD'"
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -o DPkg::Lock::Timeout=400 update
    # Without recommendations: they would bring an office suite and a mail server.
    apt-get -q -o DPkg::Lock::Timeout=400 install -y --no-install-recommends postgresql-15 tryton-server tryton-proteus \
        tryton-modules-account-invoice tryton-modules-account-dunning-email tryton-modules-account-dunning-fee \
        python3-psycopg2 python3-html2text
}

init() {
    prepare
    start_postgresql
    if pg psql -lqtA | grep -q '^tryton_empty|'; then return; fi
    pg createdb tryton_initial
    trytond-admin -c "$work/trytond.conf" -d tryton_initial --all --email admin@example.com -l es
    trytond-admin -c "$work/trytond.conf" -d tryton_initial -u "${modules[@]}" --activate-dependencies
    pg psql -q -d postgres -c 'alter database tryton_initial rename to tryton_empty' # only when it is complete
}

seed() {
    local database=$1 items=$2 parties=$3 on=${4:-$(date +%F)}
    prepare
    start_postgresql
    pg createdb -T tryton_empty "$database"
    /usr/bin/python3 -W ignore "$here/seed.py" "$work/trytond.conf" "$database" \
        --items "$items" --parties "$parties" --on "$on" ${TRYTON_SEED:-}
    pg psql -q -d "$database" -v ON_ERROR_STOP=1 -v password="$DUNNING_ERP_DATABASE_PASSWORD" -f "$here/../read-only-role.sql"
}

start() {
    local database=$1
    prepare
    start_postgresql
    stop_trytond
    trytond -c "$work/trytond.conf" -d "$database" >"$work/trytond.log" 2>&1 </dev/null &
    echo $! >"$work/trytond.pid"
    for _ in $(seq 120); do
        if answers "$database"; then return; fi
        kill -0 "$(cat "$work/trytond.pid")" 2>/dev/null || break
        sleep 0.5
    done
    echo "trytond does not answer on 127.0.0.1:$rpc_port; see $work/trytond.log" >&2
    exit 1
}

answers() { # asks for a login without its password: that takes the database, and is no failed login
    /usr/bin/python3 - "http://127.0.0.1:$rpc_port/$1/" 2>/dev/null <<'PYTHON'
import json, sys, urllib.request
call = json.dumps({'id': 1, 'method': 'common.db.login', 'params': ['connector', {}, 'en']}).encode()
request = urllib.request.Request(sys.argv[1], call, {'Content-Type': 'application/json'})
assert json.load(urllib.request.urlopen(request, timeout=5))['error'][0] == 'LoginException'
PYTHON
}

stop_trytond() {
    [ -s "$work/trytond.pid" ] || return 0
    local pid
    pid=$(cat "$work/trytond.pid")
    rm "$work/trytond.pid"
    # A process id can have been given to another program since.
    if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q "trytond -c $work"; then
        kill "$pid"
        for _ in $(seq 40); do
            kill -0 "$pid" 2>/dev/null || return 0
            sleep 0.25
        done
        kill -9 "$pid"
    fi
}

stop() {
    stop_trytond
    [ ! -d "$work/pg/data" ] || as_postgres "$pg_bin/pg_ctl" stop --pgdata="$work/pg/data" --mode=fast >/dev/null || true
}

verb=${1:-}
shift || true
case "$verb $#" in
"install 0") install_packages ;;
"init 0") init ;;
"seed 3" | "seed 4") seed "$@" ;;
"copy 2") prepare && start_postgresql && pg createdb -T "$1" "$2" ;;
"start 1") start "$1" ;;
"stop 0") stop ;;
psql\ [1-9]*) pg psql -d "$@" ;;
*) usage ;;
esac
