#!/bin/sh
# SPDX-License-Identifier: MIT
# server_walk.sh [ROOT]: the page "On a server" of README.md from its first line to its last, on a
# fresh machine: make server-walk, as root. ROOT is such a machine's tree as debootstrap
# --variant=minbase leaves it; without one it is made below build/, from the mirror apt uses here.
# But for apt-get its network is a loopback of its own: nothing outside can reach it.
ROOT=${1:-$(pwd)/build/server}
HOME_DIR=$(pwd)/build/server-home
SOURCES=/root/hub
. tests/support/server_page.sh

fail() {
	echo "server-walk: $*" >&2
	exit 1
}
step() {
	what=$1
	shift
	printf '\n== %s\n' "$what"
	"$@" || fail "$what"
}
fresh() {
	[ ! -e "$ROOT/etc/debian_version" ] || return 0
	command -v debootstrap >/dev/null || fail 'this needs debootstrap'
	mkdir -p "$ROOT"
	mirror=$(sed -n 's/^URIs: *//p; s/^deb  *\(http[^ ]*\).*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep '/debian$' | head -1)
	debootstrap --variant=minbase bookworm "$ROOT" "${mirror:-http://deb.debian.org/debian}"
}
# No package may start a server by itself, and the sources as they are here.
set_up() {
	printf '#!/bin/sh\nexit 101\n' >"$ROOT/usr/sbin/policy-rc.d"
	chmod 755 "$ROOT/usr/sbin/policy-rc.d"
	systemctl_in "$ROOT/usr/local/sbin"
	rm -rf "$ROOT$SOURCES"
	mkdir -p "$ROOT$SOURCES"
	tar -c --exclude=./build --exclude=./.git . | tar -x -C "$ROOT$SOURCES"
}
comes_in() { from_home hub@server list families >/dev/null 2>&1; }
stays_out() { ! comes_in; }

inside() {
	mount -t proc proc "$ROOT/proc"
	mount -t tmpfs tmpfs "$ROOT/run"
	mount -t devpts devpts "$ROOT/dev/pts" -o newinstance,ptmxmode=0666
	mount --bind "$ROOT/dev/pts/ptmx" "$ROOT/dev/ptmx"
	ip link set lo up
	home_up
	step 'the accounts and the hub' on_server server 2
	step 'the door' on_server server 3
	step 'a key' at_home 1
	step 'the first carer' on_server server 4
	step 'coming in' at_home 2
	step 'a page by ssh' sh -c 'head -c 5 "$1" | grep -q %PDF-' x "$HOME_DIR/rota.pdf"
	step 'the nightly backup' on_server server 5
	step 'the night' in_root su - hub -c "$(in_root crontab -u hub -l | sed -n 's/^30 2 \* \* \* //p')"
	step 'an update' on_server server 6
	step 'the last backup' on_server move 1
	mkdir -p "$ROOT/root/old" && mv "$ROOT"/var/lib/hub/hub.db* "$ROOT/root/old"
	step 'a hub that is gone' stays_out
	step 'to another server' on_server move 2
	step 'coming in there' comes_in
	step 'the end' on_server end 1
	step 'the door is shut' stays_out
	step 'nothing is left' [ ! -e "$ROOT/var/lib/hub" ]
	printf '\nThe page holds.\n'
}
if [ "$2" = inside ]; then
	inside
	exit
fi
[ "$(id -u)" -eq 0 ] || fail 'this needs root'
step 'a fresh machine' fresh
set_up
mkdir -p "$ROOT/run"
step 'the program' on_server server 1
exec unshare --mount --net --pid --fork --propagation private sh "$0" "$ROOT" inside
