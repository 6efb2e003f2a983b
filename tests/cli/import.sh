# SPDX-License-Identifier: MIT
# import folder, import csv, export folder.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
in=$TMPDIR/in out_dir=$TMPDIR/out
mkdir "$in"
put() { printf '%b' "$2" >"$in/$1"; }
lines() { [ -z "$1" ] && echo 0 || printf '%s\n' "$1" | wc -l; }
# same NAME A B: both files list the same of every noun.
same() {
	r=0
	for what in hubs people families children hosts homes away wishes family_hosts apart weekends stays events log; do
		DB=$2 && run list $what --format csv && one=$out
		DB=$3 && run list $what --format csv
		[ "$one" = "$out" ] || { r=1; echo "# $what differ"; }
	done
	DB=$TMPDIR/hub.db
	result $r "$1"
}

put families.csv 'family,stays_per_year,priority\nOkafor,6,2\nSi\303\242n,4,\n'
put children.csv 'family,child,born\nOkafor,Mia,3/2/2019\nsian,Theo,5 May 2017\n'
exits 'no hub here' 66 import folder "$in"
has 'says how to start one' 'There is no hub at' "$err"
[ -e "$DB" ]
is 'and makes none' 1 $?
run init --name 'Robin Hub' --carer Amina --beds 2
exits 'a dry run' 0 import folder "$in" --dry-run
has 'counts' 'families: 2 new, 0 changed, 0 as they were' "$out"
has 'says that it was one' 'nothing was saved' "$out"
run list families --format csv
is 'and saves nothing' 1 "$(lines "$out")"
exits 'a folder' 0 import folder "$in"
has 'families' 'families: 2 new' "$out"
has 'children, without accents and case' 'children: 2 new' "$out"
is 'nothing else said' '' "$err"
exits 'once more' 0 import folder "$in"
has 'adds nothing' 'families: 0 new, 0 changed, 2 as they were' "$out"
exits 'one step is taken back' 0 undo
run list children --format csv
is 'all of it' 1 "$(lines "$out")"
run redo

put stays.csv 'family,host,arrive,leave,status\nOkafor,Amina,2026-12-04 16:00,2026-12-03 15:00,agreed\nOkafo,Amina,2026-12-11 16:00,2026-12-13 15:00,agred\n'
exits 'faults' 65 import folder "$in"
has 'leave before arrive, with its column' 'stays.csv, line 2, column 4: Leaves (Thu 3 Dec 2026, 15:00) is before Arrives' "$err"
has 'an unknown name' 'stays.csv, line 3, column 1: There is no family called Okafo. Did you mean Okafor?' "$err"
has 'a wrong word' 'stays.csv, line 3, column 5: Status: "agred" is not one of' "$err"
has 'how many' '3 faults were found. Nothing was imported.' "$err"
put stays.csv 'family,host,arrive,leave,status\nOkafor,Amina,2026-12-04 16:00,2026-12-06 15:00,agreed\n'
run import folder "$in"

run edit family Okafor stays_per_year=8
put families.csv 'family,stays_per_year\nOkafor,7\n'
exits 'changed in hub since' 0 import folder "$in"
has 'is told' 'families.csv, line 2, column 2: Stays a year was changed in hub since the last import. It stays 8; the file says 7.' "$err"
has 'and counted' '1 value kept as changed in hub' "$out"
exits 'unless the file is to win' 0 import folder "$in" --overwrite
run show family Okafor --format csv
has 'then it does' ',7,' "$out"

put semi.txt '\357\273\277Family;Stays a year\r\nLee;3\r\n'
bare import csv "$in/semi.txt" --preview
is 'a preview needs no hub' 0 "$status"
is 'and is plain CSV' 'Family,Stays a year
Lee,3' "$out"
has 'what was recognised is beside it' 'UTF-8 with BOM, columns separated by semicolons, headings in line 1' "$err"
out=$(printf 'family,priority\nLee,3\n' | "$HUB" --db "$DB" import csv - --what families 2>&1)
has 'standard input' 'families: 1 new' "$out"
put names.txt 'name,notes\nGreen,likes cake\n'
exits 'headings that say nothing' 64 import csv "$in/names.txt"
has 'how to say it' 'its headings do not say what it holds. Say it with --what, as in --what families.' "$err"
rm "$in/names.txt"
exits 'no such hub' 66 import csv "$in/semi.txt" --what families --hub 'No Hub'
exits 'what it does not know' 64 import csv "$in/semi.txt" --what famly
exits 'no such file' 66 import csv "$in/none.csv" --what families
exits 'no such folder' 66 import folder "$TMPDIR/none"

run add family 'family==1+1' 'notes=@cmd' phone='+44 1632 960123'
run add log 'at=2026-11-20 10:00' family=Okafor kind=call 'fact=rang, all well'
exits 'what hub signs is not typed' 77 add log 'at=2026-11-20 10:00' kind=call fact=x signed=Ben
exits 'export' 0 export folder "$out_dir"
has 'says how much' 'files were written' "$out"
has 'formulas are text' "'=1+1" "$(cat "$out_dir/families.csv")"
is 'only its owner may read' 600 "$(stat -c %a "$out_dir/families.csv")"
exits 'the export, into the same hub' 0 import folder "$out_dir"
is 'changes nothing' '' "$(printf '%s\n' "$out" | grep -v ': 0 new, 0 changed')"
DB=$TMPDIR/new.db
exits 'the export, where there is no hub yet' 0 import folder "$out_dir" --dry-run
[ -e "$DB" ]
is 'tried, it makes none' 1 $?
exits 'starts one' 0 import folder "$out_dir"
DB=$TMPDIR/hub.db
same 'which is the same' "$TMPDIR/hub.db" "$TMPDIR/new.db"
"$HUB" --db "$DB" export folder - >"$TMPDIR/t.tar" 2>/dev/null
"$HUB" --db "$TMPDIR/tar.db" import folder - <"$TMPDIR/t.tar" >/dev/null 2>&1
is 'a tar in and out' 0 $?
same 'is the same too' "$TMPDIR/hub.db" "$TMPDIR/tar.db"
"$HUB" --db "$DB" export folder - 2>/dev/null | cmp -s - "$TMPDIR/t.tar"
is 'the same hub gives the same bytes' 0 $?

rm "$in"/*
put families.csv 'hub,family\nRobin Hub,Kaur\nWren Hub,Kaur\nWren Hub,Obi\n'
put hosts.csv 'hub,host,beds\nWren Hub,Ben,3\n'
put wishes.csv 'family,weekend,wish\nObi,2026-12-04,would like\n'
exits 'several hubs in a folder' 0 import folder "$in"
has 'a hub is made' 'There was no hub called Wren Hub; it is a new one.' "$err"
run list wishes --format csv --hub 'Wren Hub'
is 'a name finds its hub' 2 "$(lines "$out")"
put children.csv 'family,child\nKaur,Mia\n'
exits 'one hub asked for, and rows of another' 65 import folder "$in" --hub 'Robin Hub'
has 'are told' 'hosts.csv, line 2, column 1: This row is about another hub than the one asked for.' "$err"
exits 'which of two families' 65 import csv "$in/children.csv" --what children
has 'has to be said' 'column 1: There are several families called Kaur, in several hubs. Say which in a column “hub”.' "$err"
exits 'or by the hub asked for' 0 import csv "$in/children.csv" --what children --hub 'Robin Hub'
done_testing
