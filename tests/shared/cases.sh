# SPDX-License-Identifier: MIT
# cases.sh DIR: every problem of DIR/rota/cases through the program: bundled, imported twice,
# listed, checked, printed, and carried to another file. Run by `make shared SHARED=DIR`.
. tests/support/tap.sh
cases=$1/rota
[ -d "$cases/cases" ] && command -v python3 >/dev/null || { echo '1..0 # skip no cases, or no python3'; exit 77; }

for json in "$cases"/cases/*.json; do
	problem=$(basename "$json" .json)
	dir=$TMPDIR/$problem DB=$TMPDIR/$problem.db
	python3 "$cases/bundle.py" "$json" "$dir"
	run init --name 'Robin Hub' --carer Amina
	exits "$problem: import" 0 import folder "$dir"
	[ "$(wc -l <"$dir/wishes.csv")" -lt 2 ] ||
		has "$problem: all wishes" "wishes: $(($(wc -l <"$dir/wishes.csv") - 1)) new" "$out"
	exits "$problem: again" 0 import folder "$dir"
	is "$problem: adds and changes nothing" '' "$(printf '%s\n' "$out" | grep -v ': 0 new, 0 changed')"
	run list stays --format csv
	is "$problem: every stay" "$(wc -l <"$dir/stays.csv")" "$(printf '%s\n' "$out" | wc -l)"
	run rota check
	case $status in 0 | 1) r=0 ;; *) r=1 ;; esac
	result $r "$problem: check"
	exits "$problem: print" 0 print rota --format pdf -o "$TMPDIR/$problem.pdf"
	is "$problem: a PDF" '%PDF' "$(head -c 4 "$TMPDIR/$problem.pdf")"
	run export folder "$TMPDIR/$problem.out"
	one=$("$HUB" --db "$DB" list stays --format csv)
	"$HUB" --db "$TMPDIR/$problem.two.db" import folder "$TMPDIR/$problem.out" >/dev/null 2>&1
	is "$problem: the same elsewhere" "$one" "$("$HUB" --db "$TMPDIR/$problem.two.db" list stays --format csv)"
done
done_testing
