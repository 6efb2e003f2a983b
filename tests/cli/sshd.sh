# SPDX-License-Identifier: MIT
# hub through a real sshd: who comes in, what they may, and that nobody reaches a shell.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
why=
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
for who in amina jo stranger; do [ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/$who"; done
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child child="Mia 'Bee' Okafor" family=Okafor
if [ -z "$why" ]; then
	run user add Amina --key "$(cat "$TMPDIR/amina.pub")"
	run user add "Jo \"J\" O'Neil" --role 'liaison worker' --key "$(cat "$TMPDIR/jo.pub")"
fi
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
if ! sshd_start; then
	echo "ok 1 - hub through sshd # SKIP $why"
	exit 0
fi
trap sshd_stop EXIT
# there KEY WORDS...: what comes back.
there() {
	out=$(as "$@" 2>"$TMPDIR/err" </dev/null) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}

there stranger 127.0.0.1 list families
is 'a key that is nobody is not let in' 255 "$status"
there amina 127.0.0.1 list families --format csv
is 'a command' 0 "$status"
has 'gives what it gives here' Okafor "$out"
there jo 127.0.0.1 add family family=Smith
is 'another key is another person' 77 "$status"
has 'by the whole name, whatever is in it' "Jo \"J\" O'Neil" "$err"
there amina 127.0.0.1 nonsense
is 'an exit status comes through' 64 "$status"
there amina 127.0.0.1 "show child \"Mia 'Bee' Okafor\""
has 'quotes keep words together' "Mia 'Bee' Okafor" "$out"

as amina 127.0.0.1 print rota --format pdf >"$TMPDIR/there.pdf" 2>/dev/null
as_site "$HUB" --db "$DB" print rota --format pdf >"$TMPDIR/here.pdf"
cmp -s "$TMPDIR/there.pdf" "$TMPDIR/here.pdf" && [ -s "$TMPDIR/there.pdf" ] && r=0 || r=1
result $r 'a page comes byte by byte'
there amina -tt 127.0.0.1 print rota --format pdf
is 'but not onto a terminal' 64 "$status"
has 'with a hint' 'PDF would spoil' "$out$err"
printf 'family\nSmith\n' | as amina 127.0.0.1 import csv - --what families >"$TMPDIR/out" 2>&1 && r=0 || r=1
result $r 'a file goes in through standard input'
there amina 127.0.0.1 list families
has 'and is there' Smith "$out"

# no shell, no files, no ways out
for words in 'sh' 'bash -i' 'internal-sftp' 'scp -t /tmp/x' 'scp -f /etc/passwd' 'rsync --server . /' 'list families; id' 'list $(id)' \
	'list `id`' '!id' '| id' 'list families > /tmp/x'; do
	there amina 127.0.0.1 "$words"
	is "no shell: $words" 64 "$status"
	lacks 'nothing of it is run' 'uid=' "$out$err"
done
echo x >"$TMPDIR/up"
printf 'put %s\n' "$TMPDIR/up" >"$TMPDIR/batch"
timeout 60 sftp -F /dev/null -P "$SSHD_PORT" -i "$TMPDIR/amina" -o IdentitiesOnly=yes -o BatchMode=yes \
	-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -b "$TMPDIR/batch" \
	"$SSHD_USER@127.0.0.1" >/dev/null 2>&1 && r=1 || r=0
result $r 'no sftp'
for old in '' -O; do
	timeout 60 scp $old -F /dev/null -P "$SSHD_PORT" -i "$TMPDIR/amina" -o IdentitiesOnly=yes -o BatchMode=yes \
		-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \
		"$TMPDIR/up" "$SSHD_USER@127.0.0.1:up" >/dev/null 2>&1 && r=1 || r=0
	result $r "no scp $old"
done
[ ! -e "$SITE/up" ] && r=0 || r=1
result $r 'nothing was put there'
as amina -W "127.0.0.1:$SSHD_PORT" 127.0.0.1 </dev/null >/dev/null 2>&1 && r=1 || r=0
result $r 'nothing is forwarded'
as amina -o ExitOnForwardFailure=yes -R 42799:127.0.0.1:1 127.0.0.1 list families >/dev/null 2>&1 && r=1 || r=0
result $r 'nor back'
there amina 127.0.0.1 "$(printf 'list \033]0;x\007')"
is 'control signs' 64 "$status"
lacks 'never come back' "$(printf '\033')" "$out$err"
there amina 127.0.0.1 "$(printf '%09000d' 0)"
is 'far too long' 64 "$status"

# what a client may send along
out=$(LC_ALL=xx_YY LC_HUB_ROLE='hub carer' as jo -o SendEnv='LC_* LANG' 127.0.0.1 'add family family=Owl' 2>&1) && r=1 || r=0
result $r 'its language changes nothing'
for term in xterm-kitty ../../../etc/passwd '' 'x;id' vt100; do
	TERM=$term as amina -tt 127.0.0.1 list families >"$TMPDIR/tty" 2>&1 </dev/null && r=0 || r=1
	result $r "a terminal called '$term'"
done

# the screen on a dropped line
mkfifo "$TMPDIR/keys"
TERM=xterm-kitty as amina -tt 127.0.0.1 <"$TMPDIR/keys" >"$TMPDIR/screen" 2>&1 &
client=$!
exec 8>"$TMPDIR/keys"
until grep -q 'Robin Hub' "$TMPDIR/screen" || ! kill -0 $client; do :; done
grep -q 'Robin Hub' "$TMPDIR/screen" && r=0 || r=1
result $r 'the screen, on a terminal that nobody knows'
there=$(hubs)
[ "$there" ] && r=0 || r=1
result $r 'one hub is running there'
kill -9 $(running cmdline "$TMPDIR/amina")
for pid in $there; do timeout 5 tail -f --pid="$pid" /dev/null; done
is 'a line that drops ends it' '' "$(hubs)"
exec 8>&-
wait $client 2>/dev/null || :
there amina 127.0.0.1 list families
is 'and the next one comes in' 0 "$status"

# the record: who, from where, with which key
there amina 127.0.0.1 list sign_ins --format csv
has 'has the key that was used' ",Amina,came in,list sign_ins,127.0.0.1,$(ssh-keygen -l -f "$TMPDIR/amina.pub" | cut -d' ' -f2)" "$out"
has 'and what was taken out' ",Amina,took out,print rota,127.0.0.1," "$out"
lacks 'the log of the system has no names of theirs' Okafor "$(cat "$TMPDIR/sshd.log")"

# a way in that is closed
as_site "$HUB" --db "$DB" --as Amina user disable "Jo \"J\" O'Neil" >/dev/null
there jo 127.0.0.1 list families
is 'is closed at once' 255 "$status"
done_testing
