#!/usr/bin/env bash
# The full power-cut run: 200 cuts for each operation on each file system. Needs root; prints the tables of docs/power-cut.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$here/install-tools.sh"
table=${POWER_CUT_TABLE:-$(mktemp)}
: >"$table"
status=0
POWER_CUTS=${POWER_CUTS:-200} POWER_CUT_TABLE=$table dotnet test "$here/Tests" --nologo || status=$?
"$here/table.sh" "$table"
exit $status
