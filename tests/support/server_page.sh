# SPDX-License-Identifier: MIT
# The page "On a server" of README.md, run as it stands: for tests/cli/sshd_shipped.sh and
# tests/support/server_walk.sh. The server is the tree $ROOT, / for this machine; another computer is
# the folder $HOME_DIR. What cannot be word for word: keys in place of AAAA…, the words of the
# recovery sheet typed by a script, and systemctl, which without systemd starts and reloads sshd.
SHEET='chive curry muffin curve stencil salad yawn hotel compass soda foal clock shop'
PAGE=$(pwd)/README.md

# page KIND N: the commands of the N-th block of a kind.
page() {
	awk -v kind="$1" -v n="$2" '/^## /{on = $0 == "## On a server"}
		on && /^```sh /{at = $2 == kind && ++seen == n; next}
		on && /^```/{at = 0; next}
		on && at' "$PAGE"
}
in_root() {
	if [ "$ROOT" = / ]; then "$@"; else chroot "$ROOT" "$@"; fi
}
# systemctl FOLDER [OPTION...]: a stand-in there, which starts sshd with these options.
systemctl_in() {
	folder=$1
	shift
	cat >"$folder/systemctl" <<EOF
#!/bin/sh
[ "\$1 \$2" = 'try-reload-or-restart ssh' ] || exit 1
if [ -e /run/sshd.pid ]; then kill -HUP "\$(cat /run/sshd.pid)"; else \${SSHD:-/usr/sbin/sshd} $*; fi
EOF
	chmod 755 "$folder/systemctl"
}
# on_server KIND N: a block, as root there, stopping at the first line that fails.
on_server() {
	page "$1" "$2" | sed "s|ssh-ed25519 AAAA… amina|$(cat "$HOME_DIR/.ssh/id_ed25519.pub" 2>/dev/null)|
		s|'hub recovery'|'printf \"%s\\\\n\" \"$SHEET\" \| hub recovery --passphrase-fd 0'|
		s|'\(hub restore .* --words\)'|'printf \"%s\\\\n\" \"$SHEET\" \| \1 --passphrase-fd 0'|" >"${ROOT%/}/run/page"
	in_root /usr/bin/env -i HOME=/root TERM=xterm DEBIAN_FRONTEND=noninteractive SSHD="$SSHD" LD_LIBRARY_PATH="$SSHD_LIBS" \
		PATH="${SSHD_PATH:+$SSHD_PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
		sh -exc "cd ${SOURCES:-/}; . /run/page" </dev/null
}
# Another computer: a home of its own, where ssh reads its files, and nobody to answer ssh-keygen.
home_up() {
	rm -rf "$HOME_DIR"
	mkdir -p "$HOME_DIR/bin" "$HOME_DIR/.ssh"
	cat >"$HOME_DIR/.ssh/config" <<EOF
Host server
	HostName 127.0.0.1
	IdentityFile $HOME_DIR/.ssh/id_ed25519
	IdentitiesOnly yes
	BatchMode yes
	StrictHostKeyChecking accept-new
	UserKnownHostsFile $HOME_DIR/.ssh/known_hosts
	LogLevel ERROR
EOF
	cat >"$HOME_DIR/bin/ssh" <<'EOF'
#!/bin/sh
# The screen is looked at, and left with q.
[ $# -eq 1 ] || exec /usr/bin/ssh -F "$HOME/.ssh/config" "$@"
printf q | TERM=xterm /usr/bin/ssh -tt -F "$HOME/.ssh/config" "$@" >"$HOME/screen"
grep -q 'Robin Hub' "$HOME/screen"
EOF
	cat >"$HOME_DIR/bin/ssh-keygen" <<'EOF'
#!/bin/sh
exec /usr/bin/ssh-keygen -q -N '' -f "$HOME/.ssh/id_ed25519" "$@"
EOF
	chmod 755 "$HOME_DIR"/bin/*
	/usr/bin/ssh-keygen -q -t ed25519 -N '' -C jo -f "$HOME_DIR/.ssh/jo"
	printf 'family\nSmith\n' >"$HOME_DIR/families.csv"
}
# at_home N: what the page says to do there.
at_home() {
	page home "$1" | sed "s|ssh-ed25519 AAAA… jo|$(cat "$HOME_DIR/.ssh/jo.pub")|" >"$HOME_DIR/page"
	(cd "$HOME_DIR" && HOME=$HOME_DIR PATH="$HOME_DIR/bin:$PATH" sh -ex page)
}
# from_home WORDS...: ssh as it is there, with words behind it.
from_home() { HOME=$HOME_DIR "$HOME_DIR/bin/ssh" "$@" </dev/null; }
