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
	: >"$TMPDIR/plain"
	exec 7<>"$TMPDIR/wait"
	ssh-agent sh -c 'TMPDIR=$1 . tests/support/sshd.sh; SSHD_PORT=$2 SSHD_USER=$3; as amina -A 127.0.0.1 plain' \
		x "$TMPDIR" "$SSHD_PORT" "$SSHD_USER" <"$TMPDIR/wait" >>"$TMPDIR/plain" 2>&1 7<&- &
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
# What a command needs behind it, as hub help has it: FILE and NAME become words.
there help
printf '%s\n' "$out" | sed -n 's/^  \([a-z].*[^ ]\)   *[A-Z].*/\1/p' >"$TMPDIR/commands"
while read -r words; do
	words=$(printf '%s\n' "$words" | sed 's/ \[[^]]*\]//g; s/ …//g; s/[A-Z][A-Z-]*/x/g; s/field=value/a=b/')
	for option in '--as Jo' '-o x'; do
		there "$words $option"
		case $status in 64 | 77) r=0 ;; *) r=1 ;; esac
		[ $r -eq 0 ] || result 1 "refused: $words $option"
	done
done <"$TMPDIR/commands"
[ "$(wc -l <"$TMPDIR/commands")" -gt 80 ] && r=0 || r=1
result $r 'every command was tried'
for option in '--db x' '--config x' '--config=/etc/passwd' '--output=x' '--passphrase-fd 7' '--as=Amina'; do
	there "list people $option"
	is "refused: $option" 77 "$status"
	has 'with a hint' 'ver ssh' "$err"
done
is 'nothing was written' '' "$(find "$SITE" / -maxdepth 1 -name x 2>/dev/null)"

# --- what a client sends along ----------------------------------------------------------------------
# along NAME=VALUE...: as a client that sends it.
along() {
	out=$(env "$@" ssh $SSH_HERE -p "$SSHD_PORT" -i "$TMPDIR/amina" -l "$SSHD_USER" \
		-o 'SendEnv=LC_* LANG TERMINFO TERMINFO_DIRS HUB_* HOME PATH XDG_* SSH_ORIGINAL_COMMAND LD_PRELOAD' \
		127.0.0.1 'list sign_ins --format csv' 2>&1 </dev/null) && status=0 || status=$?
}
along LC_ALL=xx_YY LC_HUB_ROLE='hub carer' LANG=../../../etc LC_MESSAGES="$(printf '\033[2J')" HUB_NOW=2031-01-01T10:00 \
	HUB_TEST_INI=/etc/passwd XDG_CONFIG_HOME="$SITE/.config" TERMINFO="$SITE/.terminfo" LC_X="$(printf '%04096d' 0)"
is 'a hostile environment changes nothing' 0 "$status"
lacks 'neither the clock' 2031 "$out"
has 'nor who it is' ',Amina,came in,list sign_ins,127.0.0.1' "$out"
lacks 'nor a terminal' "$ESC" "$out"

# --- terminals -----------------------------------------------------------------------------------------
# screen TERM TEXT KEYS [stty WORDS...]: the screen on a terminal of that kind and size; the keys are
# pressed when the text is there.
screen() {
	term=$1 text=$2 typed=$3
	shift 3
	rm -f "$TMPDIR/keys"
	mkfifo "$TMPDIR/keys"
	exec 6<>"$TMPDIR/keys"
	: >"$TMPDIR/screen"
	TERM=$term timeout 60 script -qec "stty $* 2>/dev/null; ssh $SSH_HERE -tt -p $SSHD_PORT -i '$TMPDIR/amina' -l $SSHD_USER 127.0.0.1" \
		/dev/null <"$TMPDIR/keys" >>"$TMPDIR/screen" 2>&1 6<&- &
	shows "$TMPDIR/screen" "$text" || echo "# never shown: $text"
	printf "$typed" >&6
	wait $! && status=0 || status=$?
	exec 6<&-
}
long=$(printf '%04096d' 0)
for term in xterm-kitty ../../../etc/passwd '' 'x;id' vt100 dumb "$long"; do
	TERM=$term as amina -tt 127.0.0.1 list families >"$TMPDIR/tty" 2>&1 </dev/null && r=0 || r=1
	result $r "a terminal called '$(printf %.24s "$term")'"
done
there -tt print rota --format pdf
is 'nothing binary on a terminal' 64 "$status"
has 'with a hint' 'PDF would spoil' "$out$err"
if command -v script >/dev/null; then
	screen xterm-ghostty 'Robin Hub' q rows 24 cols 80
	is 'the screen on a terminal that nobody knows' 0 "$status"
	has 'is the screen' 'Robin Hub' "$(cat "$TMPDIR/screen")"
	screen xterm 'Robin Hub' '\032\034\003q' rows 24 cols 80
	is 'it is not stopped, and leaves no shell behind' 0 "$status"
	lacks 'no prompt' '$ ' "$(cat "$TMPDIR/screen")"
	for size in 'rows 0 cols 0' 'rows 1 cols 1' 'rows 10000 cols 10000'; do
		screen xterm '' 'q\n0\n' $size
		is "a window of $size" 0 "$status"
	done
	screen dumb 'Today and tonight' '0\n' rows 24 cols 80
	is 'a terminal without a cursor has plain questions' 0 "$status"
fi
is 'no core is left' '' "$(find "$SITE" -name 'core*')"

# --- names that would spoil a terminal -------------------------------------------------------------------
# CSI, OSC 52, DCS, C1 in both ways of writing it, backspace, right to left, no width, an over-long letter
evil=$(printf 'Ev\033[31m\033]52;c;aGk=\007\033Pq\033\\\302\233\2332J\010\177\342\200\256\342\200\213\300\257il')
printf 'family\n%s\n' "$evil" | held amina import csv - --what families >"$TMPDIR/said" 2>&1
cp "$TMPDIR/said" "$TMPDIR/all"
{
	held amina "add family family='$(printf 'Wo\302\233r\342\200\256s\342\200\213e')'"
	held amina "add family family='$evil'"
	held amina "add child child='$(printf 'K\302\205i\342\200\217d')' family=Worse"
	held amina "$(printf 'show family \342\200\256x\302\233')"
	held amina "$(printf 'show f\302\233 x')"
	held amina "$(printf 'user add X\302\233 --role host --key \342\200\256')"
	for words in 'list families' 'list families --format csv' 'list families --format json' 'list families --format lines' \
		'list children' 'show family Worse' 'find wor' 'history family Worse' 'list changes' today 'print families --format text' \
		'export folder -' 'rota check' 'list people'; do
		held amina "$words"
	done
	printf '3\nwor\n1\n0\n0\n0\n0\n' | held amina plain
} >>"$TMPDIR/all" 2>&1 </dev/null
has 'the names are there' Worse "$(cat "$TMPDIR/all")"
is 'and no line of text has a sign that does something' '' \
	"$(tr '\000' '\n' <"$TMPDIR/all" | LC_ALL=C grep -n "$(printf '[\001-\010\013-\037\177]\|\302[\200-\237]\|\342\200[\213-\217\252-\256]')" | head -3)"
if command -v script >/dev/null; then
	screen xterm 'Robin Hub' '2/wor\rq' rows 24 cols 80
	has 'the screen has them' Worse "$(cat "$TMPDIR/screen")"
	is 'and sends none' '' "$(LC_ALL=C grep -o "$(printf '\033]52\|\033P\|\302[\200-\237]\|\342\200[\213-\217\252-\256]\|\033\[31mil')" "$TMPDIR/screen" | head -3)"
fi
there list sign_ins
[ ! -e "$SITE/rc-ran" ] && r=0 || r=1
result $r 'no rc of the account was run'
done_testing
