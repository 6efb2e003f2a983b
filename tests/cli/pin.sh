# SPDX-License-Identifier: MIT
# hub user pin, and what asks for it. HUB_NOW sets the clock of the test build.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
# pin LINES ARG...: the program with lines for --passphrase-fd.
pin() {
	printf "$1" >"$TMPDIR/lines"
	shift
	run "$@" --passphrase-fd 7 7<"$TMPDIR/lines"
}

run init --name 'Robin Hub' --carer Amina
run add person person=Jo role='liaison worker'
pin '1234\n' user pin
is 'a poor PIN' 65 "$status"
has 'is refused kindly' 'Please choose another' "$err"
pin '4829\n' user pin
is 'a PIN' 0 "$status"
lacks 'is not told again' 4829 "$out$err"
pin '4829\n' list people
is 'with it' 0 "$status"
pin '4820\n' list people
is 'a wrong one' 77 "$status"
has 'says how many are left' '4 tries are left' "$err"
is 'and nothing else' '' "$out"
pin '' list people
is 'none at all' 64 "$status"
pin '4829\n' find amina
is 'find asks too' 0 "$status"
out=$(setsid "$HUB" --db "$DB" list people </dev/null 2>"$TMPDIR/err") && status=0 || status=$?
err=$(cat "$TMPDIR/err")
is 'no terminal' 64 "$status"
has 'says how' '--passphrase-fd' "$err"

run --as Jo list people
is 'who has none is not asked' 0 "$status"
pin '4829\n7351\n' user pin Jo
is 'a hub carer gives another one' 0 "$status"
pin '7351\n' --as Jo list people
is 'which is asked of them' 0 "$status"
has 'and they are told who gave it' 'Amina gave you a new PIN on Saturday 21 November 2026.' "$err"
pin '7351\n' --as Jo list people
is 'told once' '' "$err"
pin '7351\n0071\n' --as Jo user pin Amina
is 'but not the other way round' 77 "$status"
for i in 1 2 3 4 5; do pin '0071\n' list people; done
has 'five wrong ones wait' 'wait 60 seconds' "$err"
pin '4829\n' list people
is 'even for the right one' 77 "$status"
HUB_NOW=2026-11-21T10:02
pin '4829\n\n' user pin
is 'later it is taken, and taken off' 0 "$status"
exits 'nothing is asked any more' 0 list people

run add person person='Tom Reed' role='technical helper'
exits 'the technical helper sees nobody' 77 --as 'Tom Reed' list people
pin '5926\n' --as 'Tom Reed' user pin Amyna
is 'guesses no name' 66 "$status"
lacks 'and is told none' Amina "$err$out"
pin '5926\n' --as 'Tom Reed' user pin amina
is 'but gives a carer who lost hers a new PIN' 0 "$status"
lacks 'that is not told' 5926 "$out$err"
pin '5926\n' list people
has 'who is told by whom' 'Tom Reed gave you a new PIN on Saturday 21 November 2026.' "$err"
pin '5926\n' user pin
pin '5926\n\n' user pin
done_testing
