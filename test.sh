#!/usr/bin/env bash
# Builds everything, with warnings as errors, and runs every test: all of them on the oldest Roslyn that is supported, and those
# that run analyzers again on the newest. The last line is 'N passed, N failed, N skipped'.
set -uo pipefail
cd "$(dirname "$0")"

results="$PWD/artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"
status=0

run() { # a name for the results, then the arguments of 'dotnet test'
    local name="$1"
    shift
    echo "== $name"
    dotnet test "$@" --nologo -v quiet --logger trx --logger "console;verbosity=minimal" --results-directory "$results/$name"
}

sum() { # the sum of one counter over all results
    grep -rhoE "<Counters [^>]*" "$results" --include='*.trx' | grep -oE " $1=\"[0-9]+\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}

dotnet build Analyzers.sln --nologo -v quiet || { echo "0 passed, 1 failed"; exit 1; }

# These wait for other builds most of the time, so the rest runs beside them.
run Package.Tests tests/Package.Tests --no-build > "$results/Package.Tests.log" 2>&1 &
package=$!

for project in $(find tests -name '*Tests.csproj' | sort); do
    name="$(basename "$project" .csproj)"
    [ "$name" = Package.Tests ] || run "$name" "$project" --no-build || status=1
done

newest="$(dotnet msbuild tests/Harness/Harness.csproj -getProperty:RoslynNewestVersion)"
for project in $(grep -rl 'VersionOverride="$(RoslynTestVersion)"' tests --include='*Tests.csproj'); do
    # Fuzzing takes minutes; on the newest Roslyn it is run by hand: dotnet test tests/Fuzz.Tests -p:RoslynTestVersion=...
    [ "$(basename "$project")" = Fuzz.Tests.csproj ] && continue
    run "$(basename "$project" .csproj)-roslyn-$newest" "$project" -p:RoslynTestVersion="$newest" --artifacts-path "artifacts/roslyn-$newest" || status=1
done

wait "$package" || status=1
cat "$results/Package.Tests.log"

total="$(sum total)"
passed="$(sum passed)"
executed="$(sum executed)"
failed=$((executed - passed))
[ "$passed" -gt 0 ] || status=1
[ "$failed" -eq 0 ] || status=1
# A run that broke off counts as a failure even where every test that it reached has passed.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $((total - executed)) skipped"
exit "$status"
