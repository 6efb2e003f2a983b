# SPDX-License-Identifier: MIT
# A copy of what is held, how long records are kept, and erasing for good: from outside.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Zwetkova phone='07700 900777' left=1920-03-01
run add child family=Zwetkova child=Quillan
run add family family=Reid
run add child family=Reid child=Jay
run add entry family=Zwetkova kind=call at=2026-11-20T10:00 'fact=Quillan met Jay Reid.'
run add entry family=Reid kind=call at=2026-11-20T11:00 'fact=Jay met Quillan Zwetkova.'

# --- a copy
run access Zwetkova --format text
is 'a copy is printed' 0 "$status"
has 'what is theirs is in it' 'Quillan met another child' "$out"
lacks 'nobody else is' Jay "$out"
lacks 'nor their family' Reid "$out"
has 'that it is not sealed is said' 'not sealed' "$err"
run access Zwetkova --dry-run
has 'places are listed for a person' 'masked, not decided yet' "$out"
run access Zwetkova --show 1
is 'a decision needs a request' 65 "$status"
run add request person=Grace family=Zwetkova received=2026-11-20
run access Zwetkova --dry-run
has 'the clock is told' 'Answer by Monday 21 December 2026' "$out"
run access Zwetkova --show 1 --format text
is 'a place is decided' 0 "$status"
has 'and shown' 'Quillan met Jay Reid.' "$out"
run access Zwetkova --mask 1 --format text
lacks 'and masked again' Jay "$out"
run access Nobody
is 'who is not there is not found' 66 "$status"
run today
has 'Today tells of the request' 'a copy' "$out"

# --- keeping
run keep
has 'rules name their years' 'Families that left: 100 years after it left (S100)' "$out"
run keep --due --format csv
has 'what has come up' 'family,Zwetkova,2020-03-01' "$out"
run keep review family Zwetkova hold=yes
is 'a hold is written down' 0 "$status"
run erase family Zwetkova --dry-run
has 'a hold is told' 'on hold' "$out"
run keep review family Zwetkova hold=no outcome=erase
run keep --due
has 'a review has its outcome' erase "$out"
run keep review family Reid outcome=keep
is 'who has not left has no date' 66 "$status"

# --- erasing
run erase family Zwetkova --dry-run
is 'looking does nothing' 0 "$status"
has 'it says what goes' 'Zwetkova and what belongs to it' "$out"
has 'and who else names it' 'Jay met Quillan Zwetkova' "$out"
run erase family Zwetkova
is 'why has to be said' 64 "$status"
run erase family Zwetkova --why 'they asked'
is 'others have to be decided' 64 "$status"
printf 'Reid\nerase\n' | run erase family Zwetkova --why 'they asked' --names initials
run list families
has 'another name erases nothing' Zwetkova "$out"
# answered A B: a run with two answers.
answered() {
	printf '%s\n%s\n' "$1" "$2" >"$TMPDIR/answers"
	shift 2
	out=$("$HUB" --db "$DB" "$@" <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
answered Zwetkova no erase family Zwetkova --why 'they asked' --names initials
is 'a no is a no' 64 "$status"
answered zwetkova erase erase family Zwetkova --why 'time is up' --names initials
is 'two answers erase it' 0 "$status"
has 'under a number' 'number 1' "$out"
r=0
grep -aqi -e zwetkova -e quillan -e 900777 "$DB" "$DB-wal" 2>/dev/null && r=1
result $r 'no byte of its names is in the file'
run list erasures
has 'a number stays' 'Family' "$out"
lacks 'without a name' Zwetkova "$out"
run list log
has 'others have initials' 'Jay met Q.Z.' "$out"
run undo
run list families
lacks 'nothing brings it back' Zwetkova "$out"
done_testing
