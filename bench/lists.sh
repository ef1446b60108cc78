#!/usr/bin/env bash
# Times lists and look-ups of returns over HTTP among ever more cases, whose rows are made by SQL. Prints a table;
# docs/performance.md keeps figures and what they mean.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."

usage() {
  cat <<'HELP'
Usage: bench/lists.sh [--cases N,N,...] [--port N]

  --cases N,N       numbers of cases, growing (default 10000,1000000); a million takes minutes and 1 GB below /tmp
  --port N          a free port of 127.0.0.1 (default 18099)

Needs what ./retour needs, and psql, which it installs where it may.
HELP
}

fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}"
}

cases=10000,1000000
port=18099
while [[ $# -gt 0 ]]; do
  case "$1" in
    --cases) cases="${2:?--cases wants numbers}" && shift 2 ;;
    --port) port="${2:?--port wants a number}" && shift 2 ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

if ! command -v psql >/dev/null; then
  [[ "$(id -u)" -eq 0 ]] || fail "The benchmark needs psql. Install it: apt-get install postgresql-client"
  apt-get install -y -qq --no-install-recommends postgresql-client </dev/null >/dev/null
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

start
"$java" bench/src/main/java/retour/bench/load/Lists.java "$port" "$data" "$cases"
