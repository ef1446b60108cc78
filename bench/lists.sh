#!/usr/bin/env bash
# Times lists, look-ups and the desk's search over HTTP among ever more cases, whose rows are made by SQL. Prints a table;
# docs/performance.md keeps figures and what they mean.
set -euo pipefail
source -- "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'HELP'
Usage: bench/lists.sh [--cases N,N,...] [--port N]

  --cases N,N       numbers of cases, growing (default 10000,1000000); each million takes a minute and 1.3 GB below /tmp
  --port N          a free port of 127.0.0.1 (default 18099)

Needs what ./retour needs, and psql, which it installs where it may.
HELP
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
wants --cases "$cases" '^[1-9][0-9]{0,8}(,[1-9][0-9]{0,8})*$' "numbers such as 10000,1000000"

needs psql postgresql-client
own_folder
start_server "$port"
load Lists "$port" "$folder/data" "$cases"
