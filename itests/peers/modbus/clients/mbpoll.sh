#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# mbpoll as a client: mbpoll.sh HOST PORT UNIT [BASE]. See ../README.md for what it does and prints.
set -uo pipefail
host=$1 port=$2 unit=$3 base=${4:-0}
failed=0
output=

mbpoll_() { # table, offset, then options and values
  local table=$1 at=$((base + $2))
  shift 2
  output=$(timeout 10 mbpoll -m tcp -p "$port" -a "$unit" -0 -t "$table" -r "$at" -o 2 "$@" 2>&1)
}
reads() { # table, offset, count, expected or nothing
  mbpoll_ "$1" "$2" -c "$3" -1 "$host"
  local got
  got=$(sed -n 's/^\[[0-9]*\]:[[:space:]]*\([0-9]*\).*/\1/p' <<<"$output" | xargs)
  [ "$(wc -w <<<"$got")" = "$3" ] && { [ -z "$4" ] || [ "$got" = "$4" ]; }
}
writes() { # table, offset, values
  local table=$1 at=$2
  shift 2
  mbpoll_ "$table" "$at" "$host" -- "$@"
  grep -q '^Written' <<<"$output"
}
say() { # function, status
  if [ "$2" = 0 ]; then
    echo "FC$1 ok"
  elif grep -q 'Illegal function' <<<"$output"; then
    echo "FC$1 unsupported by server"
  else
    echo "FC$1 FAIL $(grep -m1 -E 'failed|refused|timed' <<<"$output" || echo other values than expected)"
    failed=1
  fi
}
expected() { # kind: the values from base on
  [ -n "${LOOSE:-}" ] && return
  local i
  if [ "$1" = bits ]; then
    for i in 0 1 2 3 4 5 6 7; do echo -n "$(((base + i) % 3 == 0)) "; done | xargs
  else
    echo "$base $((base + 1)) $((base + 2)) $((base + 3))"
  fi
}

reads 0 0 8 ''; say 1 $?
reads 1 0 8 "$(expected bits)"; say 2 $?
reads 4 0 4 ''; say 3 $?
reads 3 0 4 "$(expected words)"; say 4 $?
writes 0 3 1 && reads 0 3 1 1 && writes 0 3 0 && reads 0 3 1 0; say 5 $?
writes 4 10 4242 && reads 4 10 1 4242; say 6 $?
writes 0 4 1 0 1 1 0 0 1 1 1 0 && reads 0 4 10 '1 0 1 1 0 0 1 1 1 0'; say 15 $?
writes 4 20 1 2 65535 && reads 4 20 3 '1 2 65535'; say 16 $?
for function in 22 23 43/14; do echo "FC$function unsupported by peer"; done
exit $failed
