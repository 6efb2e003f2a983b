# SPDX-License-Identifier: MIT
# hub doctor: its answers, its exit status, who may ask, and checks that only the program can make fail.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=vt100
export HUB_NOW TERM
# state CHECK: how it is by the last `run doctor --format csv`.
state() { printf '%s\n' "$out" | awk -F, -v id="$1" '$1 == id { for (i = 3; i <= NF; i++) if ($i ~ /^(fine|wrong|look at this|cannot be told)$/) { print $i; exit } }'; }
# says NAME STATE CHECK ARG...: how this one is.
says() {
	name=$1 want=$2 check=$3
	shift 3
	run "$@" doctor --format csv
	is "$name" "$want" "$(state "$check")"
}

exits 'no hub at all' 1 doctor
has 'is said' 'no hub file' "$out"
lacks 'and what is in it did not pass' 'It is what was saved: fine' "$out"
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
exits 'a new hub' 0 doctor
has 'each thing is a line' 'It is whole: fine.' "$out"
has 'with what to do next, and who' 'Next, by you: ' "$out"
has 'and a sum' ' to look at' "$out"
lacks 'nobody is named' Okafor "$out"
lacks 'not even who works with it' Amina "$out"
run doctor --format json
json 'all of it is JSON'
run doctor --brief
lacks 'in brief only what is not fine' ': fine' "$out"
n_all=$(run doctor --format csv && printf '%s\n' "$out" | wc -l)
[ "$n_all" -gt 30 ] && r=0 || r=1
result $r 'some thirty things'

chmod 644 "$DB"
exits 'a file that others may read' 1 doctor --brief
has 'is wrong' 'Who else may read it: WRONG.' "$out"
has 'says what to do' "chmod 600 '$DB'" "$out"
run today
has 'and stands on Today' 'The last look at the hub itself' "$out"
chmod 600 "$DB"
exits 'put right' 0 doctor
run today
lacks 'it is gone from there' 'The last look at the hub itself' "$out"

HUB_NOW=2026-11-20T10:00
exits 'a clock that is behind' 1 doctor
says 'is told' wrong clock
HUB_NOW=2026-11-21T10:00

# pages: no font, and no part of hub that makes them
printf '<?xml version="1.0"?><fontconfig></fontconfig>\n' >"$TMPDIR/fonts.conf"
FONTCONFIG_FILE=$TMPDIR/fonts.conf
export FONTCONFIG_FILE
says 'no font' 'look at this' pages
unset FONTCONFIG_FILE
mkdir "$TMPDIR/alone"
cp "$HUB" "$TMPDIR/alone/hub"
out=$("$TMPDIR/alone/hub" --db "$DB" doctor --format csv 2>/dev/null) || :
is 'no hub-exchange.so' 'look at this' "$(state pages)"
says 'with both' fine pages

TERM=no-such-terminal
says 'a terminal nobody knows' 'look at this' terminal
TERM=vt100
says 'one that is known' fine terminal
printf '[print]\nprinter = Office\nlp = %s/none\n' "$TMPDIR" >"$TMPDIR/print.ini"
says 'a printer without its program' 'look at this' printer --config "$TMPDIR/print.ini"
printf '[print]\nprintr = Office\n' >"$TMPDIR/bad.ini"
says 'a wrong line in hub.ini' wrong hub.ini --config "$TMPDIR/bad.ini"
has 'with its number' 'line 2' "$out"
is 'and all else is looked at' fine "$(state whole)"
bare --config "$TMPDIR/bad.ini" doctor
is 'and where the file is not known' 1 "$status"
has 'that is said' 'does not know where the file is' "$out"

# a file that is damaged, a disk that is full
cp "$DB" "$TMPDIR/torn.db"
printf 'XXXX' | dd of="$TMPDIR/torn.db" bs=1 seek=68 conv=notrunc 2>/dev/null
out=$("$HUB" --db "$TMPDIR/torn.db" doctor --format csv 2>/dev/null) && status=0 || status=$?
is 'a file that is not ours' 'wrong 1' "$(state opens) $status"
mkdir "$TMPDIR/small"
if unshare -rm sh -c "mount -t tmpfs -o size=9m none '$TMPDIR/small'" 2>/dev/null; then
	out=$(unshare -rm sh -c "mount -t tmpfs -o size=9m none '$TMPDIR/small' && cp '$DB' '$TMPDIR/small/' &&
		chmod 600 '$TMPDIR/small/hub.db' && '$HUB' --db '$TMPDIR/small/hub.db' doctor --format csv" 2>/dev/null) || :
	is 'little room' 'look at this' "$(state space)"
	is 'in memory' 'look at this' "$(state kind)"
	out=$(unshare -rm sh -c "mount -t tmpfs -o size=9m none '$TMPDIR/small' && cp '$DB' '$TMPDIR/small/' &&
		dd if=/dev/zero of='$TMPDIR/small/filler' bs=1k count=6000 2>/dev/null; mount -o remount,ro '$TMPDIR/small' &&
		'$HUB' --db '$TMPDIR/small/hub.db' doctor --format csv" 2>/dev/null) || :
	is 'hardly any' wrong "$(state space)"
	is 'and none may be written' wrong "$(state writable)"
else
	n=$((n + 1))
	echo "ok $n - little room on a small disk # SKIP a disk of its own cannot be had here"
fi

# a hub in a sealed file: who reads the file is no matter, and nobody comes in over ssh
printf 'tractor violin seventeen\ntractor violin seventeen\n' >"$TMPDIR/words"
out=$("$HUB" --db "$DB" --as Amina seal "$TMPDIR/robin.hubpack" --passphrase-fd 3 3<"$TMPDIR/words" 2>&1) || :
chmod 644 "$TMPDIR/robin.hubpack"
out=$("$HUB" --db "$TMPDIR/robin.hubpack" doctor --format csv --passphrase-fd 3 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
is 'a sealed file' '0 fine fine fine' "$status $(state readers) $(state disk) $(state journal)"

# who may ask, and what they see
run user add Jo --role 'liaison worker'
run user add Kim --role 'technical helper'
printf '[hub]\nfile = %s\n' "$DB" >"$TMPDIR/system.ini"
guest() {
	who=$1
	shift
	out=$(SSH_CONNECTION='203.0.113.7 50022 192.0.2.1 22' SSH_ORIGINAL_COMMAND="$*" HUB_TEST_INI="$TMPDIR/system.ini" \
		setsid "$HUB" ssh --as "$who" 2>"$TMPDIR/err" </dev/null) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
guest Kim doctor
has 'the technical helper over ssh' 'It is whole: fine.' "$out"
lacks 'sees no name' Amina "$out"
guest Amina doctor --brief
has 'a hub carer' 'LOOK AT THIS' "$out"
guest Jo doctor
is 'nobody else' 77 "$status"
is 'and learns nothing' '' "$out"
exits 'nor here under their name' 77 --as Jo doctor
done_testing
