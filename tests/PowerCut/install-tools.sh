#!/usr/bin/env bash
# Installs what the power-cut tests need beside .NET, on Debian and Ubuntu: file system tools, and strace for the runtime's tests.
set -eu
missing=
command -v mkfs.xfs >/dev/null || missing="$missing xfsprogs"
command -v mkfs.btrfs >/dev/null || missing="$missing btrfs-progs"
command -v mkfs.ext4 >/dev/null || missing="$missing e2fsprogs"
command -v losetup >/dev/null || missing="$missing mount"
command -v strace >/dev/null || missing="$missing strace"
[ -z "$missing" ] && exit 0
[ "$(id -u)" = 0 ] || { echo "needs root to install:$missing" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
