# SPDX-License-Identifier: MIT
# A real sshd on 127.0.0.1, with the lines that make install gives out. It is the system's, else it
# is unpacked into build/ from its package; nothing is installed. It runs as no root: where the tests
# do, as a user 12345 that only it knows of (libnss-wrapper). tests/cli/sshd_shipped.sh has one as root.
# sshd_start leaves $why when it cannot be. The account's folder is $SITE.
SSHD_UID=12345
SSHD_X=$(pwd)/build/sshd
SITE=$TMPDIR/site
SSHD_SETENV= # NAME=VALUE more for what is started
SSH_HERE="-F /dev/null -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
SSHD_OTHER=

unpack_packages() {
	[ -e "$SSHD_X/done" ] && return
	rm -rf "$SSHD_X"
	mkdir -p "$SSHD_X"
	(cd "$SSHD_X" && timeout 120 apt-get download openssh-server libwrap0 libnss-wrapper >/dev/null 2>&1 &&
		for deb in *.deb; do dpkg -x "$deb" . || exit 1; done && touch done)
	chmod -R go+rX "$SSHD_X"
}
# Several tests may want it at once.
sshd_unpack() {
	command -v apt-get >/dev/null && command -v dpkg >/dev/null && command -v flock >/dev/null || return
	mkdir -p build
	{
		flock 9
		unpack_packages
	} 9>build/sshd.lock
}
# as_site COMMAND...: as the account's user.
as_site() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid $SSHD_UID --regid $SSHD_UID --clear-groups "$@"
	else
		"$@"
	fi
}
sshd_look() {
	command -v ssh >/dev/null || why='there is no ssh here'
	command -v ssh-keygen >/dev/null || why='there is no ssh-keygen here'
	SSHD=/usr/sbin/sshd
	[ -x $SSHD ] && [ "$(id -u)" -ne 0 ] || sshd_unpack
	[ -x $SSHD ] || SSHD=$SSHD_X/usr/sbin/sshd
	[ -x "$SSHD" ] || why='there is no sshd here, and its package could not be had'
	SSHD_LIBS=$(find "$SSHD_X" -name 'libwrap.so*' 2>/dev/null | sed 's|/[^/]*$||' | head -1)
	SSHD_NAMES=$(find "$SSHD_X" -name libnss_wrapper.so 2>/dev/null | head -1)
	if [ "$(id -u)" -eq 0 ]; then
		SSHD_USER=hub
		command -v setpriv >/dev/null && [ "$SSHD_NAMES" ] || why='sshd needs a user that is not root'
		as_site test -x "$HUB" || why='a user that is not root cannot reach the program here'
	else
		SSHD_USER=$(id -un) SSHD_NAMES=
	fi
}
# sshd_config PORT: the lines of make install but for what $SSHD_OTHER, for sed, makes of them, where the keys are, which a sshd that is not
# root cannot ask for; and what the test build may be told.
sshd_config() {
	cat <<EOF
Port $1
ListenAddress 127.0.0.1
HostKey $SITE/host
PidFile $SITE/sshd.pid
UsePAM no
StrictModes no
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
SetEnv HUB_TEST_INI=$SITE/hub.ini HUB_NOW=2026-11-21T10:00 "LSAN_OPTIONS=$LSAN_OPTIONS" $SSHD_SETENV
EOF
	sed "s|^Match User .*|Match User $SSHD_USER|; s|AuthorizedKeysFile none|AuthorizedKeysFile $SITE/hub.db.authorized_keys|; /AuthorizedKeysCommand/d; $SSHD_OTHER" \
		src/command/server/sshd_hub.conf
}
# sshd_start: $SITE holds hub.db and hub.ini by now; 0 when it listens at $SSHD_PORT.
sshd_start() {
	[ -z "$why" ] || return 1
	ssh-keygen -q -t ed25519 -N '' -f "$SITE/host"
	printf 'hub:x:%s:%s:hub:%s:/bin/sh\n' $SSHD_UID $SSHD_UID "$SITE" >"$TMPDIR/passwd"
	printf 'hub:x:%s:\n' $SSHD_UID >"$TMPDIR/group"
	chmod 755 "$TMPDIR" "$SITE"
	chmod 644 "$TMPDIR/passwd" "$TMPDIR/group"
	[ "$(id -u)" -ne 0 ] || chown -R $SSHD_UID:$SSHD_UID "$SITE"
	trap sshd_stop EXIT
	trap 'exit 1' HUP INT TERM
	: >"$TMPDIR/sshd.log"
	for i in 1 2 3 4 5 6 7 8; do # below the ports that systems give out by themselves
		SSHD_PORT=$((20000 + ($$ * 8 + i) % 10000))
		sshd_config $SSHD_PORT >"$TMPDIR/sshd_config"
		chmod 644 "$TMPDIR/sshd_config"
		LD_LIBRARY_PATH=$SSHD_LIBS LD_PRELOAD=$SSHD_NAMES NSS_WRAPPER_PASSWD=$TMPDIR/passwd \
			NSS_WRAPPER_GROUP=$TMPDIR/group as_site "$SSHD" -D -e -f "$TMPDIR/sshd_config" 2>>"$TMPDIR/sshd.log" &
		SSHD_PID=$!
		if timeout 10 tail -n +1 -f --pid=$SSHD_PID "$TMPDIR/sshd.log" | grep -q 'Server listening'; then
			return 0
		fi
	done
	why="sshd does not start: $(tail -1 "$TMPDIR/sshd.log")"
	return 1
}
# $! is the shell around it; sshd itself is who has this configuration.
sshd_stop() {
	for line in ${TMPDIR#"$(pwd)/"}/*.line; do
		[ ! -S "$line" ] || ssh -F /dev/null -S "$line" -O exit x >/dev/null 2>&1 || :
	done
	for pid in $SSHD_PID $(cat "$SITE/sshd.pid" 2>/dev/null); do
		kill "$pid" 2>/dev/null || :
	done
}
# running FILE TEXT: the programs in whose FILE below /proc stands this.
running() {
	printf '%s' "$2" >"$TMPDIR/looked_for"
	grep -lazF -f "$TMPDIR/looked_for" /proc/[0-9]*/"$1" 2>/dev/null | cut -d/ -f3
}
# hubs: those of hub that this sshd started, by what they were told at first.
hubs() { running environ "HUB_TEST_INI=$SITE/hub.ini"; }
# as KEY WORDS...: ssh with this key and these options and words.
as() {
	key=$1
	shift
	timeout 60 ssh $SSH_HERE -p "$SSHD_PORT" -i "$TMPDIR/$key" -l "$SSHD_USER" "$@"
}
# hold KEY: a connection that stays, until sshd_stop; held KEY WORDS... is as over it, and quicker.
hold() { as "$1" -fNM -S "${TMPDIR#"$(pwd)/"}/$1.line" 127.0.0.1 >/dev/null 2>&1 </dev/null; }
held() {
	key=$1
	shift
	as "$key" -S "${TMPDIR#"$(pwd)/"}/$key.line" 127.0.0.1 "$@"
}
