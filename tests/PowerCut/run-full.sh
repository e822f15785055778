#!/usr/bin/env bash
# The full power-cut run: 200 cuts for each operation on each file system, 50 for each program that a code fix has mended. Needs root;
# prints the tables of docs/power-cut.md. 'run-full.sh fixes' runs the fixes alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$here/install-tools.sh"
table=${POWER_CUT_TABLE:-$(mktemp)}
: >"$table"
filter=${1:+FullyQualifiedName~Durability.PowerCut.Tests.Fixes}
status=0
POWER_CUTS=${POWER_CUTS:-200} FIX_CUTS=${FIX_CUTS:-50} POWER_CUT_TABLE=$table \
  dotnet test "$here/Tests" --nologo ${filter:+--filter "$filter"} || status=$?
"$here/table.sh" "$table"
exit $status
