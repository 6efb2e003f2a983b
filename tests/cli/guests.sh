# SPDX-License-Identifier: MIT
# Bad guests, through a real sshd: with a key of their own they try to get a shell, files, a way on
# into the network, somebody else's name, and to spoil a terminal. Who comes in is in sshd.sh.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE/.ssh"
DB=$SITE/hub.db
why=
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
[ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/amina"
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
[ -n "$why" ] || run user add Amina --key "$(cat "$TMPDIR/amina.pub")"
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
# what a bug might leave in the account's folder
echo "touch $SITE/rc-ran" >"$SITE/.ssh/rc"
echo 'HUB_NOW=2031-01-01T10:00' >"$SITE/.ssh/environment"
mkdir -p "$SITE/.config/hub" "$SITE/.terminfo/x"
printf 'not an ini\n' | tee "$SITE/.config/hub/hub.ini" >"$SITE/.terminfo/x/xterm"
if ! sshd_start; then
	echo "ok 1 - bad guests # SKIP $why"
	exit 0
fi
trap sshd_stop EXIT
hold amina
# there WORDS...: what comes back to Amina.
there() {
	out=$(held amina "$@" 2>"$TMPDIR/err" </dev/null) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# fails NAME COMMAND...
fails() {
	name=$1
	shift
	out=$("$@" 2>&1 </dev/null) && r=1 || r=0
	result $r "$name"
}
# shows FILE TEXT: it comes to stand there.
shows() { timeout 20 tail -n +1 -f "$1" | grep -qF -e "$2"; }
ESC=$(printf '\033')

# --- no shell ---------------------------------------------------------------------------------
for words in sh 'bash -i' '/bin/sh -c id' internal-sftp '/usr/lib/openssh/sftp-server' 'scp -t x' 'scp -f /etc/passwd' \
	'rsync --server --sender -logDtpr . /etc' 'git-upload-pack x' 'list families; id' 'list $(id)' 'list `id`' '!id' \
	'| id' 'list families && id' 'list families > x' 'less /etc/passwd' 'vi' 'list "families'; do
	there "$words"
	is "no shell: $words" 64 "$status"
	lacks 'nothing of it is run' 'uid=' "$out$err"
done
there "$(printf 'list \033]0;x\007')"
is 'control signs' 64 "$status"
lacks 'never come back' "$ESC" "$out$err"
there "$(printf '%09000d' 0)"
is 'far too long' 64 "$status"
there "$(printf 'list \377\376')"
is 'no text at all' 64 "$status"

# --- no files, no way on ------------------------------------------------------------------------
echo x >"$TMPDIR/up"
printf 'put %s\nget /etc/passwd %s\n' "$TMPDIR/up" "$TMPDIR/got" >"$TMPDIR/batch"
fails 'no sftp' timeout 60 sftp $SSH_HERE -P "$SSHD_PORT" -i "$TMPDIR/amina" -b "$TMPDIR/batch" "$SSHD_USER@127.0.0.1"
fails 'no scp' timeout 60 scp $SSH_HERE -P "$SSHD_PORT" -i "$TMPDIR/amina" "$TMPDIR/up" "$SSHD_USER@127.0.0.1:up"
fails 'nor the old one' timeout 60 scp -O $SSH_HERE -P "$SSHD_PORT" -i "$TMPDIR/amina" "$TMPDIR/up" "$SSHD_USER@127.0.0.1:up"
fails 'nor from there' timeout 60 scp -O $SSH_HERE -P "$SSHD_PORT" -i "$TMPDIR/amina" "$SSHD_USER@127.0.0.1:hub.db" "$TMPDIR/got"
[ ! -e "$SITE/up" ] && [ ! -e "$TMPDIR/got" ] && r=0 || r=1
result $r 'nothing went either way'
fails 'nothing is forwarded' as amina -W "127.0.0.1:$SSHD_PORT" 127.0.0.1
fails 'nor back' as amina -o ExitOnForwardFailure=yes -R 42799:127.0.0.1:1 127.0.0.1 list families
fails 'nor through a socket' as amina -o ExitOnForwardFailure=yes -R "$SITE/socket:127.0.0.1:1" 127.0.0.1 list families
out=$(DISPLAY=127.0.0.1:7 XAUTHORITY=/dev/null as amina -Y -v -o LogLevel=VERBOSE 127.0.0.1 list families 2>&1 </dev/null)
has 'no X11' 'X11 forwarding request failed' "$out"
if command -v ssh-agent >/dev/null; then
	# ssh-agent runs with a group of its own, so it drops TMPDIR. Plain questions wait for an answer.
	mkfifo "$TMPDIR/wait"
	exec 7<>"$TMPDIR/wait"
	ssh-agent sh -c 'TMPDIR=$1 . tests/support/sshd.sh; SSHD_PORT=$2 SSHD_USER=$3; as amina -A 127.0.0.1 plain' \
		x "$TMPDIR" "$SSHD_PORT" "$SSHD_USER" <"$TMPDIR/wait" >"$TMPDIR/plain" 2>&1 7<&- &
	asking=$!
	shows "$TMPDIR/plain" 'Today and tonight' && r=0 || r=1
	result $r 'plain questions, without a terminal'
	mine=$(id -u "$SSHD_USER" 2>/dev/null || echo $SSHD_UID)
	is 'no agent comes along' '' "$(find /tmp -maxdepth 2 -user "$mine" -path '*/ssh-*/agent.*' 2>/dev/null)"
	echo 0 >&7
	wait $asking || :
	exec 7>&-
fi
there list families
[ ! -e "$SITE/rc-ran" ] && r=0 || r=1
result $r 'no rc of the account is run'

# --- paths and other names, in every command that hub has ----------------------------------------
there help
every=$(printf '%s\n' "$out" | sed -n 's/^  hub \([a-z][a-z -]*[a-z]\).*/\1/p' | sed 's/ -.*//' | sort -u)
echo "# $(printf '%s\n' "$every" | wc -l) commands"
printf '%s\n' "$every" >"$TMPDIR/every"
may=0
for words in list 'list people' 'print rota' 'rota fill' find undo plain today settings help man; do
	for option in '--db x' '--config x' '--as Amina' '-o x' '--output=x' '--passphrase-fd 7'; do
		there "$words $option"
		[ "$status" -eq 77 ] || [ "$status" -eq 64 ] || {
			may=1
			echo "# $words $option: $status"
		}
	done
done
result $may 'no other hub, settings, person or file'
done_testing
