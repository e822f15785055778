#!/usr/bin/env bash
# Turns the rows of a power-cut run into the tables of docs/power-cut.md: cuts with damage, of cuts made.
set -eu
for mode in durable plain; do
  grep -q "^$mode" "$1" || continue
  printf '%s:\n\n' "$mode"
  sort "$1" | awk -F '\t' -v mode="$mode" '
    BEGIN {
      n = split("ext4 ext4-noauto_da_alloc xfs btrfs", systems, " ")
      printf "| operation |"; for (i = 1; i <= n; i++) printf " %s |", systems[i]
      printf "\n|---|"; for (i = 1; i <= n; i++) printf "---|"
      print ""
    }
    function row() {
      if (operation == "") return
      printf "| %s |", operation; for (i = 1; i <= n; i++) printf " %s |", cell[systems[i]]
      print ""; split("", cell)
    }
    $1 == mode { if ($2 != operation) row(); operation = $2; cell[$3] = $6 " of " $4 }
    END { row() }'
  echo
done

grep -q '^bug' "$1" || exit 0
printf 'fixes:\n\n'
LC_ALL=C sort -t "$(printf '\t')" -k 2,2 "$1" | awk -F '\t' '
  BEGIN {
    n = split("ext4 ext4-noauto_da_alloc xfs btrfs", systems, " ")
    printf "| program |"; for (i = 1; i <= n; i++) printf " %s |", systems[i]
    printf " fixed with the library | with the framework |\n|---|"; for (i = 1; i <= n + 2; i++) printf "---|"
    print ""
  }
  function all(mode) { return cuts[mode] ? damaged[mode] " of " cuts[mode] : "no fix" }
  function row() {
    if (program == "") return
    printf "| %s |", program; for (i = 1; i <= n; i++) printf " %s |", cell[systems[i]]
    printf " %s | %s |\n", all("library"), all("framework"); split("", cell); split("", cuts); split("", damaged)
  }
  $1 == "bug" || $1 == "library" || $1 == "framework" {
    if ($2 != program) row()
    program = $2
    if ($1 == "bug") cell[$3] = $6 " of " $4
    else { cuts[$1] += $4; damaged[$1] += $6 }
  }
  END { row() }'
