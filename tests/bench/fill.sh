# SPDX-License-Identifier: MIT
# fill.sh HUB CASES: every filling problem of CASES (a folder with bundle.py, score.py and cases/) filled
# from the command line: its cost beside the best known, and the time it took. No verdict. Where the
# mixed-integer solver cbc is installed it gets the same problem, and as many seconds, in the same run.
hub=$1 kit=$2
[ -d "$kit/cases" ] && command -v python3 >/dev/null || exit 0
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export XDG_DATA_HOME="$dir" XDG_CONFIG_HOME="$dir" PYTHONDONTWRITEBYTECODE=1

# first and last day of the period, how many families
facts() {
	python3 -c '
import datetime as d, json, sys
c = json.load(open(sys.argv[1]))
day = lambda w: d.date(2026, 1, 2) + d.timedelta(7 * w)
print(day(c.get("fixed_before") or 0), day(c["weekends"] - 1), len(c["families"]))' "$1"
}
# what stood before the period, as rows like those of a fill
before() {
	python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["arrive"][:10] < sys.argv[1]: print(",".join(r[k] for k in ("family", "host", "arrive", "leave")))' "$1"
}

# what cbc finds in so many seconds; nothing when it is not there, - when it finds nothing
solver() {
	command -v cbc >/dev/null || return 0
	python3 "${0%/*}/fill_mip.py" "$1" >"$dir/mip.lp"
	found=$(cbc "$dir/mip.lp" sec "$2" solve | sed -n 's/^Objective value: *\(-*[0-9]*\).*/\1/p')
	echo "${found:--}"
}

printf '%-22s %6s %6s %7s %8s %6s  %s\n' problem best cost gap seconds cbc ''
for json in "$kit"/cases/*.json; do
	name=$(basename "$json" .json) db=$dir/$(basename "$json").db
	set -- $(facts "$json")
	python3 "$kit/bundle.py" "$json" "$dir/$name"
	"$hub" --db "$db" init --name Hub --carer Amina >/dev/null
	"$hub" --db "$db" import folder "$dir/$name" >/dev/null 2>&1
	again= seconds=1
	[ "$1" = 2026-01-02 ] || again=--keep-agreed seconds=0.1
	[ "$3" -lt 40 ] || seconds=10
	start=$(date +%s.%N)
	"$hub" --db "$db" rota fill --from "$1" --to "$2" --seconds $seconds $again --format csv >"$dir/stays" 2>"$dir/said"
	end=$(date +%s.%N)
	"$hub" --db "$db" list stays --to "$1" --format csv 2>/dev/null | before "$1" >>"$dir/stays"
	python3 "$kit/bundle.py" --rota "$json" "$dir/stays" >"$dir/rota"
	best=$(sed -n "s/^$name,\([0-9]*\),.*/\1/p" "$kit/cases/best.csv" 2>/dev/null)
	python3 "$kit/score.py" "$json" "$dir/rota" >"$dir/score"
	mip=$(solver "$json" $seconds)
	awk -v mip="$mip" -v name="$name" -v best="$best" -v took="$start $end" -v said="$(grep -o 'It costs.*' "$dir/said")" '
		/^hard/ { hard = $2 }
		/^objective/ {
			split(took, t, " ")
			gap = (best > 0) ? sprintf("%.1f %%", 100 * ($2 - best) / best) : ""
			broken = (hard > 0) ? " BROKEN: " hard : ""
			printf "%-22s %6s %6d %7s %8.2f %6s  %s%s\n", name, best, $2, gap, t[2] - t[1], mip, said, broken
		}' "$dir/score"
done
