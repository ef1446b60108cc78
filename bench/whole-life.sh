#!/usr/bin/env bash
# Leads returns through their whole life over HTTP: filed, authorized, received, inspected, settled, by ever more programs at
# once, on a pool of few connections. None may fail; who is told that the server is busy waits as long as it is told.
# Prints a table; docs/performance.md keeps figures and what they mean.
set -euo pipefail
source -- "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'HELP'
Usage: bench/whole-life.sh [--seconds N] [--clients N,N,...] [--pool N] [--port N]

  --seconds N       length of each run, 2 to 120 (default 10)
  --clients N,N     numbers of clients, each 1 to 256 (default 16,64,256)
  --pool N          connections to the database (default 4); for each, 32 requests may wait
  --port N          a free port of 127.0.0.1 (default 18099)

Needs what ./retour needs, and psql, which it installs where it may.
HELP
}

seconds=10
clients=16,64,256
pool=4
port=18099
while [[ $# -gt 0 ]]; do
  case "$1" in
    --seconds) seconds="${2:?--seconds wants a number}" && shift 2 ;;
    --clients) clients="${2:?--clients wants numbers}" && shift 2 ;;
    --pool) pool="${2:?--pool wants a number}" && shift 2 ;;
    --port) port="${2:?--port wants a number}" && shift 2 ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
wants --pool "$pool" '^([1-9]|[1-5][0-9])$' "a number from 1 to 59"

needs psql postgresql-client
own_folder
export SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE="$pool"
start_server "$port"
load WholeLives --port "$port" --data "$folder/data" --seconds "$seconds" --clients "$clients"
