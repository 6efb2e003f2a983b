# SPDX-License-Identifier: MIT
# The practice hub from nothing to the day sheet and the rota; the same by seed and clock.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW

bare practice
is 'without a terminal it prints and is content' 0 "$status"
has 'the day sheet' 'Saturday 21 November 2026' "$out"
has 'says that it is for practice' 'PRACTICE' "$out"
has 'who is in the house tonight' 'PEANUTS' "$out"
has 'what must be put right' 'MUST FIX' "$out"
has 'and the rota' 'Sleepover rota' "$out"
first=$out
bare practice
is 'the second time it is the same hub' "$first" "$out"
[ -f "$HOME/.local/share/hub/hub.db" ] && r=1 || r=0
result $r 'the usual database is not touched'

exits 'made where it is said' 0 practice --make --families 3 --years 1 --seed 4
is 'only its owner may read it' '-rw-------' "$(ls -l "$DB" | cut -c1-10)"
exits 'not over a file that is there' 65 practice --make
run list families
one=$out
DB=$TMPDIR/again.db
run practice --make --families 3 --years 1 --seed 4
run list families
is 'the same seed, the same families' "$one" "$out"
DB=$TMPDIR/other.db
run practice --make --families 3 --years 1 --seed 5
run list stays
two=$out
DB=$TMPDIR/again.db
run list stays
[ "$two" != "$out" ] && r=0 || r=1
result $r 'another seed, other stays'

exits 'the day sheet of another day' 0 today --date 12/12
has 'is for that day' 'Saturday 12 December 2026' "$out"
exits 'as a table' 0 today --format csv
has 'with a heading' 'part,when,host,what,alert,ring,collect' "$out"
exits 'as json' 0 today --format json
has 'one array' '[' "$out"

DB=$TMPDIR/real.db
run init --name 'Robin Hub' --carer Bea
exits 'a real hub is not practised in' 64 practice
has 'and the sentence says so' 'not a practice hub' "$err"
exits 'its day sheet is empty' 0 today
lacks 'and not for practice' 'PRACTICE' "$out"

exits 'no hubs are no practice' 64 practice --hubs 0
DB=$TMPDIR/three.db
exits 'three hubs' 0 practice --make --hubs 3 --families 2 --years 1
exits 'who is it?' 64 list hubs
exits 'known by the first name' 0 --as Amina list hubs --format csv
is 'all three' 4 "$(printf '%s\n' "$out" | wc -l)"
done_testing
