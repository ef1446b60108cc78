#!/usr/bin/env bash
# Takes every clause out of its policy in turn, and writes what goes red to docs/clause-mutations.md. Takes some minutes.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.."

case "${1:-}" in
  "") ;;
  -h | --help) echo "Usage: bench/clauses.sh" && exit 0 ;;
  *) echo "Usage: bench/clauses.sh" >&2 && exit 2 ;;
esac

./retour test -q -pl server -am -Dtest=ClauseMutationTests -Dsurefire.failIfNoSpecifiedTests=false -Dretour.mutations=true
echo "Written: docs/clause-mutations.md"
