# SPDX-License-Identifier: MIT
# What goes out takes along what it refers to, removed or not, however far that leads.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add family family=Reid
# The Reids' stay stands before the Okafors' in the list, which refers to it.
run add stay family=Reid host=Amina arrive=2026-11-06T16:00 leave=2026-11-08T10:00
run list stays --format csv
reids=$(printf '%s\n' "$out" | sed -n 's/^Robin Hub,\([0-9]*\),.*/\1/p')
run add stay family=Okafor host=Amina arrive=2026-12-04T16:00 leave=2026-12-06T10:00 \
	"swapped_with=$reids"
is 'the swap is written down' 0 "$status"
run remove stay "$reids"
run remove family Reid
run export folder "$TMPDIR/out"
is 'export' 0 "$status"
has 'the removed family comes along' 'Reid' "$(cat "$TMPDIR/out/families.csv")"
DB=$TMPDIR/two.db
run import folder "$TMPDIR/out"
is 'and comes in again' 0 "$status"
done_testing
