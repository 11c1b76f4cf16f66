#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# compile.sh DIR: makes our two libmodbus programs in DIR.
# compile.sh DIR unit-test [MASTER_TTY SLAVE_TTY]: makes libmodbus's own unit-test-client and unit-test-server there, from
# the sources in its Debian package. Their serial ports are fixed in the source, so they are compiled for the two given
# (client and server); without, only `tcp` is of use, at 127.0.0.1 port 1502 or the one in environment variable TCP_PORT.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$1
mkdir -p "$out"
read -ra flags < <(pkg-config --cflags --libs libmodbus)

if [ "${2:-}" != unit-test ]; then
  for program in clients/libmodbus servers/libmodbus; do
    target=$out/libmodbus-$(basename "$(dirname "$program")" s)
    [ "$target" -nt "$here/$program.c" ] && continue
    gcc -std=c11 -D_DEFAULT_SOURCE -O2 -Wall -Wextra -Werror -o "$target" "$here/$program.c" "${flags[@]}"
  done
  exit 0
fi

sources=$out/unit-test
mkdir -p "$sources"
cp /usr/share/doc/libmodbus-dev/examples/unit-test* "$sources/"
gunzip -f "$sources"/*.gz 2>/dev/null || true
[ -n "${TCP_PORT:-}" ] && sed -i "s/\b1502\b/$TCP_PORT/g" "$sources"/unit-test-*.c
if [ $# -ge 4 ]; then
  for program in client server; do
    tty=$3
    [ $program = server ] && tty=$4
    sed -i "s|\"/dev/ttyUSB[01]\"|\"$tty\"|" "$sources/unit-test-$program.c"
  done
fi
for program in client server; do
  gcc -w -O2 -o "$out/unit-test-$program" "$sources/unit-test-$program.c" "${flags[@]}"
done
