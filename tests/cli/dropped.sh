# SPDX-License-Identifier: MIT
# A line that drops, through a real sshd: hub ends by itself, what was typed is kept, nothing is left.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
why=
SSHD_OTHER='s|ClientAliveInterval .*|ClientAliveInterval 1|; s|ClientAliveCountMax .*|ClientAliveCountMax 1|'
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
run practice --make
[ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/amina"
[ -n "$why" ] || run user add 'Amina Rahman' --key "$(cat "$TMPDIR/amina.pub")"
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
if ! sshd_start; then
	echo "ok 1 - a line that drops # SKIP $why"
	exit 0
fi
trap sshd_stop EXIT
printf 'seven quiet otters\n' >"$TMPDIR/words"
as_site "$HUB" --db "$DB" --as 'Amina Rahman' take --passphrase-fd 0 <"$TMPDIR/words" >"$TMPDIR/c.hubpack" 2>&1
before=$(ls -A "$SITE")
rm -f "$TMPDIR/keys"
mkfifo "$TMPDIR/keys" "$TMPDIR/took"

# clients: those of ssh that this test started.
clients() { running cmdline "$TMPDIR/amina"; }
# gone WHAT: every hub ends by itself, and beside the database nothing is left of it.
gone() {
	for pid in $(hubs); do timeout 20 tail -f --pid="$pid" /dev/null; done
	is "$1: it ends" '' "$(hubs)"
	is 'and nothing is left' "$before" "$(ls -A "$SITE")"
	exec 8>&-
	[ -z "$(clients)" ] || kill -9 $(clients)
	wait $client 2>/dev/null || :
}
# shows TEXT: it comes on the screen.
shows() { until grep -qF -e "$1" "$TMPDIR/screen"; do kill -0 $client || return 1; done; }
# sits KEYS LAST WORDS...: somebody at a terminal, who types this; LAST is what is seen of it in the end.
sits() {
	keys=$1 last=$2
	shift 2
	: >"$TMPDIR/screen"
	as amina -tt 127.0.0.1 "$@" <"$TMPDIR/keys" >"$TMPDIR/screen" 2>&1 &
	client=$!
	exec 8>"$TMPDIR/keys"
	shows 'PRACTICE' && printf "$keys" >&8 && shows "$last" && r=0 || r=1
	result $r "somebody types: $last"
}
# runs WORDS...: a command, whose input is the file descriptor 8, and of whose output nothing is read.
runs() {
	as amina 127.0.0.1 "$@" <"$TMPDIR/keys" >"$TMPDIR/took" 2>"$TMPDIR/err" &
	client=$!
	exec 8>"$TMPDIR/keys" 9<"$TMPDIR/took"
}
# started: a hub is running there.
started() { until [ "$(hubs)" ]; do kill -0 $client || return 1; done; }
# kept N WHAT: the next to come in is told of so many unfinished notes.
kept() {
	out=$(as amina 127.0.0.1 plain </dev/null 2>&1) && status=0 || status=$?
	has "$2" "$1 unfinished note" "$out"
	run --as Amina list drafts --format csv
	is "$2, listed" "$1" "$(printf '%s\n' "$out" | grep -c ',[a-z_]*$' | awk '{print $1 - 1}')"
}
holds() { grep -qa "$1" "$DB" && r=0 || r=1; result $r "to the last letter: $1"; }

# --- the screen and plain questions ----------------------------------------------------------------
sits '2nfZebra~' '~'
kill -9 $(clients)
gone 'a client that is killed'
kept 1 'the next to come in is told of it'
holds 'Zebra~'

sits '2nfOtter~' '~'
kill -STOP $(clients)
gone 'a client that is frozen'
kept 2 'and this is kept too'
holds 'Otter~'

sits '2nfHeron~' '~'
for pid in $(hubs); do kill -9 "$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status")"; done
gone 'sshd itself that is killed'
kept 3 'and this'

sits '2nfStoat~' '~'
kill -TERM $(hubs)
gone 'a hub that is asked to end'
kept 4 'and this'
sits '3\n' 'Families' plain
kill -HUP $(hubs)
gone 'plain questions whose line drops'

# --- commands: nothing tells them but what they read and write ------------------------------------------
runs list log --format json
head -c 1 <&9 >"$TMPDIR/first"
is 'a long list comes' '[' "$(cat "$TMPDIR/first")"
kill -9 $(clients)
exec 9<&-
gone 'a long list that nobody hears'

runs import csv - --what families
printf 'family\nBadger\n' >&8
started
kill -9 $(clients)
exec 9<&-
gone 'a file that is cut'
run list families
lacks 'of which nothing is taken in' Badger "$out"

runs import csv - --what families
printf 'family\nBadger\n' >&8
exec 8>&-
wait $client && r=0 || r=1
result $r 'one that ends by itself'
exec 9<&-
run list families
has 'is taken in' Badger "$out"

run list stays --format csv
stays=$(printf '%s' "$out" | cksum)
runs rota fill --from 2026-12-01 --to 2027-11-30 --steps 1000000000 --save
started
kill -9 $(clients)
exec 9<&-
gone 'a fill that nobody waits for'
run list stays --format csv
is 'of which nothing is saved' "$stays" "$(printf '%s' "$out" | cksum)"

runs take --passphrase-fd 0
cat "$TMPDIR/words" >&8
is 'a copy comes' hub "$(head -c 3 <&9)"
kill -9 $(clients)
exec 9<&-
gone 'a copy that nobody takes'
run packs --format csv
is 'and that is out with nobody' 1 "$(printf '%s\n' "$out" | grep -c ',out,')"

runs return - --yes --passphrase-fd 0
{ cat "$TMPDIR/words"; head -c 300000 "$TMPDIR/c.hubpack"; } >&8
kill -9 $(clients)
exec 9<&-
gone 'a copy that is cut'
run packs --format csv
is 'and is out as before' 1 "$(printf '%s\n' "$out" | grep -c ',out,')"
done_testing
