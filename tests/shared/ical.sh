#!/bin/sh
# SPDX-License-Identifier: MIT
# ical.sh DIR: bring in every calendar file of DIR/testdata (ical/, uk-dates/), which is not part
# of this repository, and hold the dates against what its README expects. `make shared SHARED=DIR`.
. tests/support/tap.sh
data=$1/testdata
ical=$data/ical
[ -d "$ical" ] || { echo "1..0 # skip no $ical"; exit 77; }
tab=$(printf '\t')
empty=$TMPDIR/empty.db
"$HUB" --db "$empty" init --name 'Robin Hub' --carer Amina >/dev/null

# Where hub differs from what two programs list, and why.
reason() {
	case $1 in
	i4j_evolution.ics) echo 'the zone is America/Chicago under a long name; they read it as no zone' ;;
	rie_alarm_absolute_edited.ics) echo 'one mark twice is one event, its newer edition; they list both' ;;
	rie_issue_148_exdate_and_rdate_updated.ics) echo 'an older edition of the series in the same file is not on' ;;
	rie_issue_148_ignored_exdate.ics) echo 'the newer edition leaves 15 July out, as the authors assert; both list it' ;;
	esac
}

fresh() { cp "$empty" "$DB"; rm -f "$DB-wal" "$DB-shm"; }
iso() { printf '%s\n' "$1" | sed 's/^\(....\)\(..\)\(..\)$/\1-\2-\3/'; }
# dates FROM BEFORE FILE: to the file, from 00:00 to the morning of the last day, for UTC.
dates() {
	"$HUB" --db "$DB" list occurrences --from "$(iso "$1") 00:00" --to "$(iso "$2") 12:00" \
		--format csv >"$3" 2>"$TMPDIR/list.err"
}

brings_in() {
	fresh
	run import calendar "$ical/files/$1"
	[ "$status" -eq 0 ] || { [ "$2" = none ] && [ "$status" -eq 65 ]; }
	result $? "$1 comes in, or says why not"
	[ "$status" -eq 0 ] || return
	run import calendar "$ical/files/$1"
	has "$1 twice adds nothing" 'events: 0 new, 0 changed' "$out"
}
# Out and in again: the same dates, but for the marks that hub gives to what has none.
round_trip() {
	dates "$2" "$3" "$TMPDIR/before.csv"
	run export calendar --names full -o "$TMPDIR/out.ics"
	fresh
	run import calendar "$TMPDIR/out.ics"
	dates "$2" "$3" "$TMPDIR/after.csv"
	diff "$TMPDIR/before.csv" "$TMPDIR/after.csv" >"$TMPDIR/diff"
	r=$?
	[ $r -eq 0 ] || head -6 "$TMPDIR/diff" | sed 's/^/# /'
	result $r "$1 out and in again"
}
expands() {
	dates "$3" "$4" "$TMPDIR/is.csv"
	if awk -v FILE="$1" -v KIND="$2" -v FROM="$3" -v BEFORE="$4" -f tests/shared/ical.awk \
		"$ical/expansions.tsv" "$TMPDIR/is.csv" >"$TMPDIR/said"; then
		result 0 "$1 has the dates two programs list ($2)"
	elif [ -n "$(reason "$1")" ]; then
		result 0 "$1 differs: $(reason "$1")"
		sed 's/^/# /' "$TMPDIR/said" | head -4
	else
		sed 's/^/# /' "$TMPDIR/said" | head -8
		result 1 "$1 has the dates two programs list ($2)"
	fi
}
windows=$TMPDIR/windows
awk -F"$tab" 'NR > 1 && !seen[$1]++ { print $1, $2, $3 }' "$ical/expansions.tsv" >"$windows"
sed 1d "$ical/index.tsv" | cut -f1,7 | while read -r file kind; do echo "$file $kind"; done >"$TMPDIR/index"
while read -r file kind; do
	brings_in "$file" "$kind"
	[ "$status" -eq 0 ] || continue
	from='' before=''
	read -r from before <<-EOF
		$(sed -n "s/^$file //p" "$windows")
	EOF
	[ -z "$from" ] || expands "$file" "$kind" "$from" "$before"
	round_trip "$file" "${from:-19000101}" "${before:-20400101}"
done <"$TMPDIR/index"

# What the authors assert: "at 2020-05" is all of it, "between A B" from A until B.
last_of() {
	case $1 in
	????) echo "$1-12-31" ;;
	????-??) date -d "$1-01 +1 month -1 day" +%F ;;
	*) echo "$1" ;;
	esac
}
sed 1d "$ical/author_assertions.tsv" >"$TMPDIR/asserted"
while IFS=$tab read -r file query args count _; do
	fresh
	run import calendar "$ical/files/$file"
	if [ "$query" = at ]; then
		day=$(printf '%s\n' "$args" | sed 's/^\(....\)\(..\)\(..\)$/\1-\2-\3/')
		from=$day to=$(last_of "$day")
		case $day in ????) from=$day-01-01 ;; ????-??) from=$day-01 ;; esac
		run list occurrences --from "$from" --to "$to" --format csv
	else
		run list occurrences --from "${args%% *} 00:00" --to "${args#* } 00:00" --format csv
	fi
	case $file in
	rie_issue_151*) # 19:00 on 1 August in Los Angeles is 2 August, 03:00, in London
		run list occurrences --from "2024-08-02 00:00" --to "2024-08-02 06:00" --format csv ;;
	esac
	is "$file: $query $args" "$count" "$(($(printf '%s\n' "$out" | wc -l) - 1))"
done <"$TMPDIR/asserted"

for file in "$ical"/fuzz/*.ics "$ical"/vcs/*.vcs; do
	fresh
	timeout 5 "$HUB" --db "$DB" import calendar "$file" >/dev/null 2>"$TMPDIR/err"
	status=$? err=$(cat "$TMPDIR/err")
	[ "$status" -eq 65 ] || { [ "$status" -eq 0 ] && [ -n "$err" ]; }
	result $? "${file##*/} is refused, or read in part, and told"
done

# calcurse: what it counts as appointments are events here, as many on each day.
for file in "$ical"/files/*.expected.txt; do
	name=${file##*/} name=${name%.expected.txt}
	[ -f "$ical/files/$name.ics" ] || name=calcurse_$(sed -n 's/.*-i "\(.*\)\.ical".*/\1/p' "$file" | head -1)
	fresh
	run import calendar "$ical/files/$name.ics"
	apps=$(sed -n 's/^\([0-9]*\) apps .*/\1/p' "$file" | head -1)
	has "$name: as many as calcurse finds" "events: $apps new" "$out"
	awk '/^[0-9][0-9]\/[0-9][0-9]\/[0-9][0-9]:/ { split($1, d, /[\/:]/); day = (d[3] < 70 ? "20" : "19") d[3] "-" d[1] "-" d[2] }
		/^ - [0-9][0-9]:[0-9][0-9] ->/ { print day }' "$file" | sort >"$TMPDIR/want"
	[ -s "$TMPDIR/want" ] || continue
	first=$(head -1 "$TMPDIR/want") last=$(tail -1 "$TMPDIR/want")
	run list occurrences --from "$first 00:00" --to "$last 23:59" --format csv
	printf '%s\n' "$out" | sed 1d | sed 's/.*,\([0-9-]*\)T[0-9:]*Z,planned,.*/\1/' | sort >"$TMPDIR/is"
	diff "$TMPDIR/want" "$TMPDIR/is" >"$TMPDIR/diff"
	r=$?
	[ $r -eq 0 ] || head -8 "$TMPDIR/diff" | sed 's/^/# /'
	result $r "$name: as many on each day as calcurse has"
done

uk=$data/uk-dates
if [ -f "$uk/england-and-wales.ics" ]; then
	fresh
	run import calendar "$uk/england-and-wales.ics"
	has 'bank holidays come in' 'events: 83 new' "$out"
	run import calendar "$uk/england-and-wales.ics"
	has 'twice adds nothing' 'events: 0 new, 0 changed, 83 as they were' "$out"
	run list occurrences --from 2019-01-01 --to 2028-12-31 --format csv
	is 'each a whole day' 83 "$(printf '%s\n' "$out" | grep -c ',yes,')"
	printf '%s\n' "$out" | sed 1d | sed 's/.*@gov.uk,,\([-0-9]*\),.*/\1/' | sort >"$TMPDIR/is"
	grep -oE '[0-9]{4}-[0-9]{2}-[0-9]{2}' "$uk/bank_holidays_england_wales.tsv" | sort >"$TMPDIR/want"
	diff "$TMPDIR/want" "$TMPDIR/is" >"$TMPDIR/diff"
	result $? 'on the right days'
fi
done_testing
