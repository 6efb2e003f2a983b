# SPDX-License-Identifier: MIT
# fill.sh DIR: every problem of DIR/rota/cases filled, its rota scored: no hard rule broken, and how
# far the cost is above the best known. FILL_ASK is what to ask for instead of --seconds 1.
. tests/support/tap.sh
cases=$1/rota
[ -d "$cases/cases" ] && command -v python3 >/dev/null || { echo '1..0 # skip no cases, or no python3'; exit 77; }

# first and last weekend, in weeks after 2 January 2026
weeks() {
	python3 -c 'import json,sys; c = json.load(open(sys.argv[1])); print(c.get("fixed_before") or 0, c["weekends"] - 1)' "$1"
}
day() {
	python3 -c 'import datetime as d,sys; print(d.date(2026, 1, 2) + d.timedelta(7 * int(sys.argv[1])))' "$1"
}

for json in "$cases"/cases/*.json; do
	problem=$(basename "$json" .json)
	dir=$TMPDIR/$problem DB=$TMPDIR/$problem.db
	python3 "$cases/bundle.py" "$json" "$dir"
	run init --name 'Robin Hub' --carer Amina
	run import folder "$dir"
	set -- $(weeks "$json")
	again=; [ "$1" -eq 0 ] || again=--keep-agreed
	exits "$problem: filled" 0 rota fill --from "$(day "$1")" --to "$(day "$2")" ${FILL_ASK:---seconds 1} $again --format csv
	{
		printf '%s\n' "$out"
		"$HUB" --db "$DB" list stays --to "$(day "$1")" --format csv 2>/dev/null |
			python3 -c 'import csv,sys
for r in csv.DictReader(sys.stdin):
    if r["arrive"][:10] < sys.argv[1]: print("%s,%s,%s,%s" % (r["family"], r["host"], r["arrive"], r["leave"]))' "$(day "$1")"
	} >"$TMPDIR/$problem.stays"
	python3 "$cases/bundle.py" --rota "$json" "$TMPDIR/$problem.stays" >"$TMPDIR/$problem.rota"
	score=$(python3 "$cases/score.py" "$json" "$TMPDIR/$problem.rota")
	has "$problem: no rule is broken" 'hard 0' "$score"
	best=$(sed -n "s/^$problem,\([0-9]*\),.*/\1/p" "$cases/cases/best.csv")
	echo "# $problem: best known $best, $(printf '%s\n' "$score" | sed -n 's/^objective //p')"
done
done_testing
