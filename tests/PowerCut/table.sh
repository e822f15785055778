#!/usr/bin/env bash
# Turns the rows of a power-cut run into the tables of docs/power-cut.md: cuts with damage, of cuts made.
set -eu
for mode in durable plain bug library framework; do
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
