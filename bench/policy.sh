#!/usr/bin/env bash
# Measures the policy engine under JMH on this machine, beside the same policies written by hand in Java and CEL's own
# runtime, after all of them agreed on made-up lines. Prints a table; docs/performance.md keeps figures and what they mean.
set -euo pipefail
source -- "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

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
wants --forks "$forks" '^([1-9]|1[0-9]|20)$' "a number from 1 to 20"
wants --iterations "$iterations" '^([1-9][0-9]?|100)$' "a number from 1 to 100"
wants --seconds "$seconds" '^[0-9]{1,3}([.][0-9]{1,3})?$' "a number such as 0.5"
wants --cases "$cases" '^[1-9][0-9]{0,6}$' "a number from 1 to 9999999"

jdk="$(find_jdk)"
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
