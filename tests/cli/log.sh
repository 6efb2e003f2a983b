# SPDX-License-Identifier: MIT
# hub list log, export log, import log: what one writes the other reads, and twice adds nothing.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add family family=Reid
run add entry family=Okafor at=2026-11-20T16:40 kind=call with=Priya 'fact=Rang about "school".' 'opinion=Tired.'
run add entry family=Reid at=2025-03-02T09:00 kind=visit 'fact=Tea.'
run add worry family=Reid at=2026-11-20T16:40 'exact_words=ZEBRA'
exits 'a worry is no kind of entry' 65 add entry kind=worry at=2026-11-20T16:40 fact=hm
run list log --format csv
has 'list log' 'Rang about ""school"".' "$out"
run export log
is 'export log' 0 "$status"
printf '%s\n' "$out" >"$TMPDIR/log.csv"
all=$out
lacks 'no worry is in it' ZEBRA "$out"
run export log --family Reid --from 2025-01-01 --to 2025-12-31
has 'of one family and some days' 'Tea.' "$out"
lacks 'and no other' Priya "$out"
run import log "$TMPDIR/log.csv"
is 'the same again adds nothing' 'log: 0 new, 0 changed, 2 as they were' "$out"

DB=$TMPDIR/other.db
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add family family=Reid
run import log "$TMPDIR/log.csv" --dry-run
has 'a trial' 'nothing was saved' "$out"
run import log "$TMPDIR/log.csv"
is 'taken in elsewhere' 'log: 2 new, 0 changed, 0 as they were' "$out"
run export log
is 'it is the same log' "$all" "$out"
printf 'when,family,what\n20/11/2026 25:00,Okafor,Rang\n' >"$TMPDIR/bad.csv"
run import log "$TMPDIR/bad.csv"
is 'a fault is told and nothing taken in' 65 "$status"
has 'by line and column' 'line 2, column 1' "$err"
done_testing
