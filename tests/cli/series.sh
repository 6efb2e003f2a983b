# SPDX-License-Identifier: MIT
# How an event repeats, in words; only one date, a date and all later ones.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina
exits 'words for how it repeats' 0 add event event=Choir start='2026-12-05 10:00' \
	end='2026-12-05 11:30' repeats='every second Saturday, not in August'
run show event Choir
has 'people read words' 'every second Saturday, not in August' "$out"
run show event Choir --format csv
has 'programs read the rule' 'FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=SA' "$out"
exits 'words that miss the start' 65 add event event=Walk start='2026-12-05 10:00' repeats='every Sunday'
has 'the first date is told' 'Sun 6 Dec 2026' "$err"
exits 'words that are none' 65 edit event Choir repeats='every so often'

exits 'only one date' 0 edit event Choir start=14:00 note='in the Kirk' --only 2026-12-19
exits 'a day that is none of its dates' 66 edit event Choir note=x --only 2026-12-12
has 'the dates near it are told' 'Near it: Sat 5 Dec 2026 and Sat 19 Dec 2026' "$err"
exits 'one date skipped' 0 remove event Choir --only 2027-01-02
exits 'and back' 0 bring back event Choir --only 2027-01-02
run list event_changes --format csv
has 'the change is kept' 'in the Kirk' "$out"
exits 'this and later' 0 edit event Choir place=Library --from 2027-01-16
run list events --format csv
has 'the old ends before' 'UNTIL=20270102' "$out"
has 'a new one begins' 'Library' "$out"
run undo
run list events --format csv
lacks 'one step takes it back' 'Library' "$out"
exits 'both at once' 64 remove event Choir --only 2026-12-05 --from 2026-12-05
exits 'not of another noun' 64 remove hub 'Robin Hub' --only 2026-12-05

printf 'event,start,repeats\nSwim,2026-12-07 16:00,"every Monday, 6 times"\nFair,2026-12-08 16:00,every Monday\n' >"$TMPDIR/events.csv"
exits 'words in a sheet' 65 import csv "$TMPDIR/events.csv"
has 'the wrong row is told' 'events.csv, line 3, column 3' "$err"
sed -i '$d' "$TMPDIR/events.csv"
exits 'words in a sheet that fit' 0 import csv "$TMPDIR/events.csv"
run show event Swim --format csv
has 'are a rule in the file' 'FREQ=WEEKLY;BYDAY=MO;COUNT=6' "$out"
out=$(printf '5\n1\n6\n3\ncake\n0\n0\n' | HUB_NOW=2026-11-21T10:00 "$HUB" --db "$DB" plain 2>&1)
has 'plain questions ask for one date' 'Saved. u takes it back.' "$out"
has 'and keep the note of it' '(cake)' "$out"
run history event Choir
lacks 'history has words' 'FREQ=' "$out"
run edit event Choir repeats='first Saturday of the month'
has 'dates it has no more are told' 'No date of it any more: Sat 19 Dec 2026' "$err"

printf 'event,start,repeats\nDrama,2026-12-07 16:00,every Monday\n' >"$TMPDIR/events.csv"
run import csv "$TMPDIR/events.csv"
run edit event Drama note='bring masks' --only 2026-12-14
run export folder "$TMPDIR/out"
sed -i 's/2026-12-07[T ]16:00/2026-12-08 17:00/' "$TMPDIR/out/events.csv"
exits 'a sheet that moves a series' 0 import csv "$TMPDIR/out/events.csv"
has 'says so' 'All dates of Drama move' "$err"
run list occurrences --from 2026-12-07 --to 2026-12-16 --format csv
has 'takes its rule along' '2026-12-15 17:00' "$out"
run list event_changes --format csv
has 'and the note of a date' '2026-12-15 17:00' "$out"
# --- the nights the clocks change --------------------------------------------------
exits 'an hour that is not there is saved' 0 add event event='Night walk' start=2026-03-29T01:30
has 'and said' 'Starts: that time does not exist that night: the clocks go forward. An hour later is meant.' "$err"
exits 'moved to one that comes twice' 0 edit event 'Night walk' start=2026-10-25T01:30
has 'which is said too' 'comes twice that night: the clocks go back. The first is meant.' "$err"
exits 'at another hour' 0 edit event 'Night walk' start=2026-10-25T03:30
lacks 'nothing is said' 'clocks' "$err"
done_testing
