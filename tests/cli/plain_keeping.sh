# SPDX-License-Identifier: MIT
# Job 30 in plain questions: a copy of records, old records, one erased for good.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=dumb
export HUB_NOW TERM
answers() {
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Zwetkova left=1920-03-01
run add child family=Zwetkova child=Quillan
run add family family=Reid
run add child family=Reid child=Jay
run add entry family=Zwetkova kind=call at=2026-11-20T10:00 'fact=Quillan met Jay Reid.'
run add entry family=Reid kind=call at=2026-11-20T11:00 'fact=Jay met Quillan Zwetkova.'
run add request person=Grace family=Zwetkova received=2026-11-20

answers 'Copies asked for' 1 1 1 2 0 2 0
has 'the request and its clock' 'Answer by Monday 21' "$out"
has 'where others are named' 'Quillan met Jay Reid.' "$out"
run access Zwetkova --dry-run
has 'a place was decided' shown "$out"
answers 'Copies asked for' 1 2
has 'the copy is read out' 'Child: Quillan' "$out"

answers 'Old records' 1 1 2
has 'what has come up' '100 years' "$out"
run keep --due
has 'held' yes "$out"
answers 'Old records' 1 1 2
answers 'Old records' 1 1 3 1 1 2 nobody
has 'another name erases nothing' 'Nothing was erased.' "$out"
answers 'Old records' 1 1 3 1 1 2 zwetkova
has 'the name typed erases it' 'Erased for good, number 1' "$out"
run list families
lacks 'it is gone' Zwetkova "$out"
run list log
has 'others have initials' 'Jay met Q.Z.' "$out"
done_testing
