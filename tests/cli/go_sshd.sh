# SPDX-License-Identifier: MIT
# hub go, hub take and hub return with the real ssh, through a real sshd.
. tests/support/tap.sh
. tests/support/sshd.sh
. tests/support/sits.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
why=
sshd_look
command -v script >/dev/null || why='there is no script(1) here'
HUB_NOW=2026-11-21T10:00 TERM=xterm-256color
export HUB_NOW TERM
for who in amina stranger; do [ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/$who"; done
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
[ -n "$why" ] || run user add Amina --key "$(cat "$TMPDIR/amina.pub")"
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
if ! sshd_start; then
	echo "ok 1 - hub go through sshd # SKIP $why"
	exit 0
fi

SERVER=$SSHD_USER@127.0.0.1:$SSHD_PORT
printf '[127.0.0.1]:%s %s\n' "$SSHD_PORT" "$(cut -d' ' -f1,2 "$SITE/host.pub")" >"$TMPDIR/known"
# ini KEY KNOWN: the carer's own settings of ssh, as .ssh/config would have them.
ini() {
	cat >"$TMPDIR/ssh" <<END
#!/bin/sh
echo \$\$ >"$TMPDIR/ssh.pid"
exec ssh -F /dev/null -i "$TMPDIR/$1" -o IdentitiesOnly=yes -o UserKnownHostsFile="$2" \
	-o GlobalKnownHostsFile=/dev/null "\$@"
END
	chmod +x "$TMPDIR/ssh"
}
ini amina "$TMPDIR/known"
cat >"$TMPDIR/opener" <<END
#!/bin/sh
printf '%s %s\n' "\${1##*/}" "\$(head -c 5 "\$1")" >>"$TMPDIR/opened"
echo opened >>"$TMPDIR/shown"
END
chmod +x "$TMPDIR/opener"
printf '[away]\nssh = %s\nopener = %s\n' "$TMPDIR/ssh" "$TMPDIR/opener" >"$TMPDIR/hub.ini"
INI=$TMPDIR/hub.ini
# own WORD...: on the carer's computer, which has no hub of its own.
own() {
	out=$(HOME="$TMPDIR/home" XDG_RUNTIME_DIR="$TMPDIR/run" "$HUB" --config "$INI" --db "$TMPDIR/none.db" "$@" \
		2>"$TMPDIR/err" </dev/null) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}

own go "$SERVER" list families --format csv
is 'a command' 0 "$status"
has 'gives what it gives there' Okafor "$out"
own go "$SERVER" nonsense
is 'an exit status comes through' 64 "$status"
sits 'screen reader=>n
TODAY=>q' go "$SERVER"
is 'the screen, and left' 0 "$status"

# --- a page opens while the session goes on
sits 'What do you want=>Print the list of families\n
own computer=>y\n
opened=>0\n
When you have finished=>\n' go "$SERVER" plain
is 'a page is printed there' 0 "$status"
is 'and opens here at once' 'families.pdf %PDF-' "$(cat "$TMPDIR/opened")"
is 'it is removed again' '' "$(ls "$TMPDIR/run")"
own go "$SERVER" fetch
is 'and waits no more' 'Nothing waits for you.' "$out"
own go "$SERVER" list sign_ins --format csv
has 'who took it is recorded' ',Amina,took out,fetch print families,127.0.0.1,' "$out"

# --- a copy that was taken on the screen comes over, sealed
sits 'What do you want=>Away and home\n
Take a copy=>1\n
does it hold=>1\n
Who has it=>1\n
By when=>\n
Passphrase:=>correct horse battery\n
The same again:=>correct horse battery\n
on its way=>0\n0\n
Into which folder=>\n' go "$SERVER" plain
is 'a copy is taken there' 0 "$status"
out=$(printf 'correct horse battery\n' | "$HUB" --db "$TMPDIR/home/robin-hub-21-nov-2026.hubpack" list families --passphrase-fd 0 2>&1)
has 'and opens here' Okafor "$out"

# --- the line drops
drop_line() { kill -9 "$(cat "$TMPDIR/ssh.pid")"; } # the one that was started last
sits 'TODAY=>!drop_line
Enter goes in again=>\n
TODAY=>q' go "$SERVER"
is 'Enter goes in again' 0 "$status"
has 'what was saved is said' 'Your last saved step: ' "$out"
has 'the window was put right' "$(printf '\033[?1049l\033[0m')" "$out"

# --- who is let in, and by whom
ini stranger "$TMPDIR/known"
own go "$SERVER" list families
is 'a key that is nobody' 69 "$status"
sits '' go "$SERVER"
has 'is told what to do' 'Send your hub carer the line in the file' "$(printf '%s' "$out" | tr '\r\n' '  ')"
ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/other"
printf '[127.0.0.1]:%s %s\n' "$SSHD_PORT" "$(cut -d' ' -f1,2 "$TMPDIR/other.pub")" >"$TMPDIR/changed"
ini amina "$TMPDIR/changed"
sits '' go "$SERVER"
has 'a server that shows another key' 'Do not go on' "$out"
own take "$SERVER" -o "$TMPDIR/no.hubpack" --passphrase-fd 3 3<<END
correct horse battery
correct horse battery
END
has 'nor is a copy taken there' 'Do not go on' "$err"
ini amina "$TMPDIR/known"

# --- a copy there and back
printf 'correct horse battery\n' >"$TMPDIR/words"
with_words() { own "$@" --passphrase-fd 3 3<"$TMPDIR/words"; }
with_words take "$SERVER" -o "$TMPDIR/x.hubpack"
is 'a copy is taken' 0 "$status"
has 'and what it holds is said' '1 family' "$out"
out=$("$HUB" --db "$TMPDIR/x.hubpack" add family family=Reid --passphrase-fd 3 3<"$TMPDIR/words" 2>&1)
own return "$TMPDIR/x.hubpack" "$SERVER" --preview
has 'on the way home it is shown first' Reid "$out"
own return "$TMPDIR/x.hubpack" "$SERVER" --yes
is 'and comes home' 0 "$status"
own go "$SERVER" list families --format csv
has 'with what was written away' Reid "$out"
done_testing
