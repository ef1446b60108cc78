#!/usr/bin/env bash
# Measures starts of the built server on a folder that has its data: milliseconds from the command to the first page of a
# store, processor seconds until then, and memory. Prints the machine's load, since a busy machine tells nothing.
# Usage: bench/start.sh [STARTS] [PORT]
set -euo pipefail
source -- "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

starts="${1:-5}"
port="${2:-18099}"
own_folder

milliseconds() { echo "$(($(date +%s%N) / 1000000))"; }

one_start() {
  local begin now
  begin="$(milliseconds)"
  launch_server "$port"
  until curl --silent --fail --output "$folder/page" "http://127.0.0.1:$port/impress"; do
    kill -0 "$server" 2>/dev/null || no_start
    sleep 0.05
  done
  now="$(milliseconds)"
  printf '%-12s %6d ms  %s s CPU  %s MB\n' "$1" "$((now - begin))" \
    "$(awk -v hz="$(getconf CLK_TCK)" '{ print ($14 + $15) / hz }' "/proc/$server/stat")" \
    "$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$server/status")"
  # The demonstration may still be loading at a first start.
  await_server
  begin="$(milliseconds)"
  stop_server
  printf '%-12s %6d ms\n' '  stop' "$(($(milliseconds) - begin))"
}

./retour start --help >/dev/null
echo "load: $(cut -d ' ' -f 1 /proc/loadavg) on $(nproc) cores"
one_start 'new folder'
for ((i = 1; i <= starts; i++)); do one_start "start $i"; done
echo "load: $(cut -d ' ' -f 1 /proc/loadavg)"
