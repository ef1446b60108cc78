#!/usr/bin/env bash
# Creates returns over HTTP on this machine and compares with pgbench running the server's own statements on the same
# PostgreSQL in the same run. Prints two tables; docs/performance.md keeps figures and what they mean.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."

usage() {
  cat <<'HELP'
Usage: bench/create-return.sh [--seconds N] [--clients N,N,...] [--port N]

  --seconds N       length of each run, 2 to 120 (default 10)
  --clients N,N     numbers of clients, each 1 to 256 (default 1,16,64)
  --port N          a free port of 127.0.0.1 (default 18099)

Needs what ./retour needs, and psql and pgbench, which it installs where it may.
HELP
}

fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}"
}

seconds=10
clients=1,16,64
port=18099
while [[ $# -gt 0 ]]; do
  case "$1" in
    --seconds) seconds="${2:?--seconds wants a number}" && shift 2 ;;
    --clients) clients="${2:?--clients wants numbers}" && shift 2 ;;
    --port) port="${2:?--port wants a number}" && shift 2 ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

if ! command -v pgbench >/dev/null || ! command -v psql >/dev/null; then
  [[ "$(id -u)" -eq 0 ]] || fail "The benchmark needs pgbench and psql. Install them: apt-get install postgresql-contrib"
  apt-get install -y -qq --no-install-recommends postgresql-contrib postgresql-client </dev/null >/dev/null
fi

java=""
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [[ -x "$candidate/bin/java" ]] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$candidate/release" 2>/dev/null; then
    java="$candidate/bin/java"
  fi
done
[[ -n "$java" ]] || fail "The benchmark needs a JDK 25 or later."

data="$(mktemp -d)/data"
server=""
stop() {
  if [[ -n "$server" ]]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=""
  fi
}
trap 'stop; rm -rf -- "$(dirname -- "$data")"' EXIT

start() {
  ./retour start --demo --data "$data" --port "$port" >"$(dirname -- "$data")/server.log" 2>&1 &
  server=$!
  for _ in $(seq 600); do
    grep -q 'Ctrl-C' "$(dirname -- "$data")/server.log" && return
    kill -0 "$server" 2>/dev/null || break
    sleep 1
  done
  cat "$(dirname -- "$data")/server.log" >&2
  fail "The server did not start."
}

load() {
  "$java" bench/src/main/java/retour/bench/load/CreateReturns.java \
    --port "$port" --data "$data" --seconds "$seconds" "$@"
}

echo "Pool of 8, the product's own setting:"
start
load --clients "$clients"
stop

echo
echo "64 clients on a pool of 4:"
export SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE=4
start
load --clients 64 --pgbench false
stop
