# SPDX-License-Identifier: MIT
# hub figures, counted a second time from the CSV files of the same hub by a program of its own.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW

run practice --make
run export folder "$TMPDIR/out"
is 'the hub as CSV files' 0 "$status"

# wanted.csv: what hub says; its own numbers are cut from it before anything is counted again.
recount() { # from to
	set -- "$1" "$2" ${1:+--from "$1"} ${2:+--to "$2"}
	from=$1 to=$2
	shift 2
	run figures "$@" --format csv
	printf '%s\n' "$out" > "$TMPDIR/said.csv"
	said=$(awk -F, 'NR > 1 { line = $0; sub(/^[^,]*,/, "", line); id = line; sub(/,.*/, "", id)
		gsub(/"[^"]*"/, "", line); split(line, part, ","); print id, part[4] }' "$TMPDIR/said.csv")
	{ echo figure; printf '%s\n' "$said" | sed 's/ .*//'; } > "$TMPDIR/wanted.csv"
	counted=$(awk -v from="$from" -v to="$to" -v now='2026-11-21 10:00' -f tests/support/recount.awk \
		"$TMPDIR"/out/*.csv "$TMPDIR/wanted.csv")
	is "counted again from $from to $to" "$counted" "$said"
}
recount 2026-10-01 2026-10-31
recount 2026-11-01 2026-11-30
recount 2026-07-01 2026-09-30
recount 2025-04-01 2026-03-31
recount 2024-02-10 2024-05-03
recount 2026-08-06 2026-08-06
recount 2026-05-20 ''
recount '' 2025-01-31
recount '' ''
recount 2027-01-01 2027-01-31
run figures --from 2027-01-01 --to 2027-01-31
has 'what lies ahead is not counted' 'These days are still to come' "$out"
case $said in *' 0
'*) r=0 ;; *) r=1 ;; esac
result $r 'a figure may be nought'

run figures --from 2026-09-01 --to 2026-09-30
has 'how it was counted stands below' 'Sleepovers                                     5
    Planned and emergency stays, agreed or happened, that began in these days.' "$out"
exits 'the wrong way round' 64 figures --from 2026-09-30 --to 2026-09-01
run figures --from 2026-09-01 --to 2026-09-30 --format json
has 'json has numbers as numbers' '"figure": "stays", "part": "Sleepovers", "title": "Sleepovers", "number": 5' "$out"

# Month by month; the months of a quarter add up to it.
run export figures --from 2026-07-01 --to 2026-09-30
months=$(printf '%s\n' "$out" | awk -F, '$4 == "nights" { n += $NF } END { print n }')
run figures --from 2026-07-01 --to 2026-09-30 --format csv
quarter=$(printf '%s\n' "$out" | awk -F, '$2 == "nights" { print $5 }')
is 'three months are a quarter' "$quarter" "$months"

# What was sent is kept; what came later is told.
run figures --from 2026-10-01 --to 2026-10-31 --sent 'Kent County Council'
has 'kept under a number' 'Copy 1, sent Sat 21 Nov 2026 by Amina' "$out"
has 'and to whom' 'to Kent County Council' "$out"
has 'nothing has changed yet' 'Nothing has changed since.' "$out"
HUB_NOW=2026-11-23T10:00
run add entry kind=call family=Okafor at="2026-10-20 10:00" fact=Late
is 'written down' 0 "$status"
run figures --from 2026-10-01 --to 2026-10-31
has 'a late entry' 'since sent: +1 call, late entry' "$out"
run undo
run figures --from 2026-10-01 --to 2026-10-31
has 'taken back, it counts no more' 'Nothing has changed since.' "$out"

# The page hides small numbers.
run print figures --from 2026-07-01 --to 2026-09-30 --format text
has 'the page of the quarter' 'Figures: July to September 2026' "$out"
has 'small numbers are hidden' 'fewer than 5' "$out"
has 'and it says so' 'so few that somebody could be known' "$out"
run print figures --from 2026-07-01 --to 2026-09-30 -o "$TMPDIR/f.pdf"
is 'as a PDF' 0 "$status"
is 'which it is' '%PDF' "$(head -c 4 "$TMPDIR/f.pdf")"

# Of several hubs each has its own; what is sent is of one.
DB=$TMPDIR/two.db
run practice --make --hubs 2 --families 3 --years 1
run --as Amina figures --from 2026-10-01 --to 2026-10-31 --format csv
is 'two hubs, two returns' 2 "$(printf '%s\n' "$out" | grep -c ',stays,')"
exits 'which was sent?' 64 --as Amina figures --from 2026-10-01 --to 2026-10-31 --sent Kent
done_testing
