# SPDX-License-Identifier: MIT
# A clock that jumps between one save and the next: years back and forward, before computers counted,
# past 2099, the night it changes. What was saved stays, in the order it was saved; the doctor tells.
. tests/support/tap.sh
at() {
	HUB_NOW=$1
	export HUB_NOW
}
step() {
	exits "at $HUB_NOW: saved" 0 add family "family=F$1"
}
at 2026-11-21T10:00
run init --name 'Robin Hub' --carer Amina --beds 2
n=0 k=0
for now in 2026-11-21T10:05 2019-01-01T00:00 1970-01-01T00:01 2031-06-01T12:00 2099-12-31T23:59 2104-02-29T08:00 \
	2026-03-29T00:59 2026-03-29T02:01 2026-10-25T00:59 2026-10-25T01:30 2026-11-21T10:10; do
	at "$now"
	k=$((k + 1))
	step $k
	exits 'and read' 0 today
	run undo
	is 'undo takes back the last' 0 "$status"
	has 'and no other' "F$k" "$out"
	run redo
	is 'which comes again' 0 "$status"
done
run list families --format csv
is 'all of them are there' 11 "$(printf '%s\n' "$out" | grep -c 'F[0-9]')"
ids=$(printf '%s\n' "$out" | cut -d, -f2 | sort | uniq -d)
is 'each with a number of its own' '' "$ids"
run list changes --format csv
first=$(printf '%s\n' "$out" | grep -o 'F[0-9]*' | uniq | tr '\n' ' ')
is 'newest first is as they were saved' 'F11 F10 F9 F8 F7 F6 F5 F4 F3 F2 F1 ' "$first"
exits 'the doctor' 1 doctor
has 'tells of the clock' 'the clock is wrong now, or was then' "$out"
at 2026-11-21T10:20

# Somebody waits after wrong PINs: a clock put back makes that no longer than one wait.
printf '4829\n' >"$TMPDIR/pin"
run user pin --passphrase-fd 7 7<"$TMPDIR/pin"
is 'a PIN' 0 "$status"
printf '9999\n' >"$TMPDIR/wrong"
for i in 1 2 3; do run list families --passphrase-fd 7 7<"$TMPDIR/wrong"; done
at 2020-01-01T00:00
run list families --passphrase-fd 7 7<"$TMPDIR/pin"
[ "$status" -ne 0 ] && at 2020-01-01T00:20
run list families --passphrase-fd 7 7<"$TMPDIR/pin"
is 'the right one opens, a while later' 0 "$status"
done_testing
