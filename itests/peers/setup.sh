#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the programs of others ready: setup.sh [DIR], DIR being where they are installed (default: target/peers of this
# checkout). Debian packages that are missing are installed when this runs as root, and named when it does not. Nothing is
# done twice.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${1:-$here/../../target/peers}
mkdir -p "$dir/bin"
dir=$(cd "$dir" && pwd)

present() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }

missing=()
while read -r package; do
  case $package in
    '' | '#'*) continue ;;
    # another package than Debian's may bring these two
    nodejs) command -v node >/dev/null && continue ;;
    npm) command -v npm >/dev/null && continue ;;
  esac
  present "$package" || missing+=("$package")
done < "$here/apt-packages.txt"
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "setup.sh: not installed, and only root may: ${missing[*]}" >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! cmp -s "$here/package-lock.json" "$dir/package-lock.json" || [ ! -d "$dir/node_modules" ]; then
  cp "$here/package.json" "$dir/"
  (cd "$dir" && cp "$here/package-lock.json" . && npm ci --silent --no-audit --no-fund --ignore-scripts) || {
    rm -f "$dir/package-lock.json"
    echo "setup.sh: npm failed" >&2
    exit 1
  }
fi
"$here/modbus/compile.sh" "$dir/bin"
echo "$dir"
