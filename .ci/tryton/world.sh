# Sourced by .ci/erp-check and .ci/tryton/bench: a Tryton, a mail sink and the connector's jar, below one folder that is
# removed at the end (KEEP_WORLD=1 keeps it), on free ports of 127.0.0.1. All that is started is stopped by its pid.
# shellcheck shell=bash

jar=connector/target/dunning-connector.jar
setup=config-samples/tryton/setup/tryton.sh
[ -f "$jar" ] || { echo "no $jar; run ./mvnw -B verify first" >&2; exit 1; }

world=$(mktemp -d "${TMPDIR:-/var/tmp}/dunning-world.XXXXXX")
chmod 711 "$world" # PostgreSQL runs as a user of its own below it
export TRYTON_WORK=$world/tryton
sink_pid=

end_of_the_world() {
    local code=$?
    trap - EXIT
    [ -z "$sink_pid" ] || kill "$sink_pid" 2>/dev/null || true
    "$setup" stop || true
    if [ "$code" != 0 ]; then
        for log in "$world"/*.err "$world"/*.log "$TRYTON_WORK/trytond.log"; do
            if [ -s "$log" ]; then
                echo "==> $log"
                tail -n 20 "$log"
            fi
        done
    fi
    if [ -n "${KEEP_WORLD:-}" ]; then echo "kept: $world"; else rm -rf "$world"; fi
    exit "$code"
}
trap end_of_the_world EXIT
trap 'exit 130' INT TERM

step() { echo "[$(date +%T)] $*"; }

# One business date for all, whatever the hour: the sample's company is in Berlin.
today=$(TZ=Europe/Berlin date +%F)

make_tryton() { # ITEMS PARTIES: the database 'base'
    local ports
    step "Tryton's packages"
    "$setup" install >"$world/install.log" 2>&1
    ports=$(/usr/bin/python3 -c "import socket
sockets = [socket.create_server(('127.0.0.1', 0)) for _ in range(3)]
print(*(s.getsockname()[1] for s in sockets))")
    read -r TRYTON_PG_PORT TRYTON_PORT TRYTON_SMTP_PORT <<<"$ports"
    export TRYTON_PG_PORT TRYTON_PORT TRYTON_SMTP_PORT
    step "an empty Tryton"
    "$setup" init >"$world/init.log" 2>&1
    step "a company with $1 open items, as of $today"
    "$setup" seed base "$1" "$2" "$today" >"$world/seed.log" 2>&1
    set -a
    # shellcheck source=/dev/null
    . "$TRYTON_WORK/passwords.env"
    set +a
}

start_sink() {
    /usr/bin/python3 .ci/mail_sink.py "$TRYTON_SMTP_PORT" "$world/mails" >"$world/sink.out" 2>"$world/sink.err" &
    sink_pid=$!
    for _ in $(seq 100); do
        if grep -q listening "$world/sink.out"; then return; fi
        sleep 0.1
    done
    echo "the mail sink does not listen on $TRYTON_SMTP_PORT" >&2
    exit 1
}

mails() { find "$world/mails" -name '*.eml' | wc -l; }

# NAME DATABASE LEDGER_URL VERB [ARGUMENT...]: output in NAME.out and NAME.err, exit code in NAME.code.
# A short-lived JVM is done sooner without the second, thorough compiler.
connector() {
    local name=$1 database=$2 ledger=$3 code=0
    shift 3
    # shellcheck disable=SC2086
    env -u TRYTON_DATABASE_PASSWORD -u TRYTON_ADMIN_PASSWORD \
        java ${CONNECTOR_JVM--XX:TieredStopAtLevel=1} -jar "$jar" "$@" --config config-samples/tryton \
        --dunning.erp-database.url="jdbc:postgresql://127.0.0.1:$TRYTON_PG_PORT/$database" \
        --dunning.erp-api.url="http://127.0.0.1:$TRYTON_PORT" --dunning.erp-api.database="$database" \
        --dunning.ledger.url="$ledger" \
        --dunning.mail.transport=smtp --dunning.mail.port="$TRYTON_SMTP_PORT" \
        >"$world/$name.out" 2>"$world/$name.err" || code=$?
    echo "$code" >"$world/$name.code"
}
