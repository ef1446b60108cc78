#!/usr/bin/env bash
# Measures the policy engine under JMH on this machine, beside the same policies written by hand in Java and CEL's own
# runtime, after all of them agreed on made-up lines. Prints a table; docs/performance.md keeps figures and what they mean.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."

usage() {
  cat <<'HELP'
Usage: bench/policy.sh [--forks N] [--iterations N] [--seconds S] [--cases N]

  --forks N         processes for each measurement, 1 to 20 (default 3)
  --iterations N    of warming up and of measuring, 1 to 100 (default 5)
  --seconds S       length of an iteration (default 1)
  --cases N         made-up lines on which all have to agree (default 100000)

Needs a JDK 25 and Maven, as ./retour does.
HELP
}

fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}"
}

forks=3
iterations=5
seconds=1
cases=100000
while [[ $# -gt 0 ]]; do
  case "$1" in
    --forks) forks="${2:?--forks wants a number}" && shift 2 ;;
    --iterations) iterations="${2:?--iterations wants a number}" && shift 2 ;;
    --seconds) seconds="${2:?--seconds wants a number}" && shift 2 ;;
    --cases) cases="${2:?--cases wants a number}" && shift 2 ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done
[[ "$forks" =~ ^([1-9]|1[0-9]|20)$ ]] || fail "--forks wants a number from 1 to 20." 2
[[ "$iterations" =~ ^([1-9][0-9]?|100)$ ]] || fail "--iterations wants a number from 1 to 100." 2
[[ "$seconds" =~ ^[0-9]{1,3}([.][0-9]{1,3})?$ ]] || fail "--seconds wants a number such as 0.5." 2
[[ "$cases" =~ ^[1-9][0-9]{0,6}$ ]] || fail "--cases wants a number from 1 to 9999999." 2

jdk=""
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [[ -x "$candidate/bin/javac" ]] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$candidate/release" 2>/dev/null; then
    jdk="$candidate"
  fi
done
[[ -n "$jdk" ]] || fail "The benchmark needs a JDK 25 or later."
command -v mvn >/dev/null || fail "The benchmark is built with Maven, which is not installed. Install it: apt-get install maven"

export JAVA25_HOME="$jdk"
mkdir -p target
echo "Building ..."
mvn -B -q -Dmaven.test.skip=true -pl bench -am package \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$PWD/target/bench-classpath" \
  -Dmdep.includeScope=runtime >target/bench-build.log 2>&1 || { tail -n 20 target/bench-build.log >&2; fail "The build failed."; }

echo "load: $(cut -d ' ' -f 1 /proc/loadavg) on $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
"$jdk/bin/java" -Dpolicies=policies -Djmh.ignoreLock=true \
  -cp "bench/target/classes:policy/target/classes:$(<target/bench-classpath)" \
  retour.bench.policy.PolicyBench "$forks" "$iterations" "$seconds" "$cases"
echo "load: $(cut -d ' ' -f 1 /proc/loadavg)"
