# What the benchmarks share; they read it, it is not run by itself. It stands in the repository's folder afterwards.

cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."

# fail MESSAGE [EXIT]
fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}"
}

# wants OPTION VALUE REGEX WHAT: ends with 2 where the value is not of that form.
wants() {
  [[ "$2" =~ $3 ]] || fail "$1 wants $4." 2
}

# The folder of a JDK 25 or later; the newest found wins.
find_jdk() {
  local candidate found=""
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [[ -x "$candidate/bin/javac" ]] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$candidate/release" 2>/dev/null; then
      found="$candidate"
    fi
  done
  [[ -n "$found" ]] || fail "The benchmark needs a JDK 25 or later."
  printf '%s\n' "$found"
}

# needs PROGRAM PACKAGE: installs it where it may.
needs() {
  if ! command -v "$1" >/dev/null; then
    [[ "$(id -u)" -eq 0 ]] || fail "The benchmark needs $1. Install it: apt-get install $2"
    apt-get install -y -qq --no-install-recommends "$2" </dev/null >/dev/null
  fi
}

# --- a server of the benchmark's own, on a folder of its own that is gone afterwards ---------------

folder=""
server=""

# Makes the folder $folder/data; what is in it is removed when the benchmark ends, however it ends.
own_folder() {
  folder="$(mktemp -d)"
  trap 'stop_server; rm -rf -- "$folder"' EXIT
}

# start_server PORT: with the demonstration, until it takes requests.
start_server() {
  launch_server "$1"
  await_server
}

launch_server() {
  ./retour start --demo --data "$folder/data" --port "$1" >"$folder/server.log" 2>&1 &
  server=$!
}

await_server() {
  for _ in $(seq 6000); do
    grep -q 'Ctrl-C' "$folder/server.log" && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  no_start
}

no_start() {
  cat "$folder/server.log" >&2
  fail "The server did not start."
}

stop_server() {
  if [[ -n "$server" ]]; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=""
  fi
}

# load CLASS ARGUMENTS...: a loader of bench/, run from its source.
load() {
  local class="$1"
  shift
  "$(find_jdk)/bin/java" "bench/src/main/java/retour/bench/load/$class.java" "$@"
}
