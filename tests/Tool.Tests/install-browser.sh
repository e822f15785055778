#!/usr/bin/env bash
# Installs the browser that the tests of the report run in, on Debian: without one they are skipped.
set -eu
for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
[ "$(id -u)" = 0 ] || { echo "needs root to install: chromium" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
