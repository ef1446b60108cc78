#!/usr/bin/env bash
# Creates returns over HTTP on this machine and compares with pgbench running the server's own statements on the same
# PostgreSQL in the same run. Prints two tables; docs/performance.md keeps figures and what they mean.
set -euo pipefail
source -- "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'HELP'
Usage: bench/create-return.sh [--seconds N] [--clients N,N,...] [--port N]

  --seconds N       length of each run, 2 to 120 (default 10)
  --clients N,N     numbers of clients, each 1 to 256 (default 1,16,64)
  --port N          a free port of 127.0.0.1 (default 18099)

Needs what ./retour needs, and psql and pgbench, which it installs where it may.
HELP
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

needs psql postgresql-client
needs pgbench postgresql-contrib
own_folder

create() {
  load CreateReturns --port "$port" --data "$folder/data" --seconds "$seconds" "$@"
}

echo "Pool of 8, the product's own setting:"
start_server "$port"
create --clients "$clients"
stop_server

echo
echo "64 clients on a pool of 4:"
export SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE=4
start_server "$port"
create --clients 64 --pgbench false
