# SPDX-License-Identifier: MIT
# Every cell of the table of roles, as sshd would start it: what a role may do with which record.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
CELLS=tests/fixtures/roles/cells.csv
printf '[hub]\nfile = %s\n' "$DB" >"$TMPDIR/system.ini"

run rules --roles --format csv
printf '%s\n' "$out" | awk -f tests/support/roles.awk >"$TMPDIR/cells.csv"
is 'the table is as it was written by hand' "$(cat "$CELLS")" "$(cat "$TMPDIR/cells.csv")"

run init --name 'Robin Hub' --carer Carer
for role in 'liaison worker' host peer 'event helper' 'technical helper'; do
	run user add "${role%% *}" --role "$role"
done

# One line a cell: who, the letter, the column, the record, the command.
awk -F, '
NR == 1 { for (i = 2; i <= NF; i++) { who[i] = $i; sub(/ .*/, "", who[i]) } next }
{
	for (i = 2; i <= NF; i++) {
		if (length($i) == 1)
			continue
		say("see", 1, "list " $1)
		say("add", 2, "add " $1 " nosuch=1")
		say("change", 3, "edit " $1 " 999999999999 nosuch=1")
		say("remove", 4, "remove " $1 " 999999999999")
		say("erase", 5, "erase " $1 " 999999999999 --dry-run")
	}
}
function say(column, at, command) {
	print (who[i] == "hub" ? "Carer" : who[i]) "|" substr($i, at, 1) "|" column "|" $1 "|" command
}' "$CELLS" >"$TMPDIR/all"
# A sanitizer looks at the code, which few cells go through in a way of their own, and starts it
# slowly: there every seventh is asked, which meets each record, each role and each letter.
case $B in *asan*) every=7 ;; *) every=1 ;; esac
awk -v every=$every 'NR % every == 0' "$TMPDIR/all" >"$TMPDIR/cells"

# asked FILE: each cell of it through hub ssh; what is not as the table says goes to FILE.wrong.
asked() {
	while IFS='|' read -r who cell column record command; do
		SSH_ORIGINAL_COMMAND=$command HUB_TEST_INI=$TMPDIR/system.ini "$HUB" ssh --as "$who" \
			>"$1.out" 2>&1 </dev/null && got=0 || got=$?
		case $column/$cell/$record in
		see/y/* | see/o/matches | see/o/ticks) fits=0 ;; # a peer lists their own
		see/* | */n/* | */a/*) fits=77 ;; # none of them was granted anything
		*) fits='64 65 66' ;;
		esac
		case " $fits " in
		*" $got "*) ;;
		*) echo "$who: $command: $got and not $fits: $(cat "$1.out")" >>"$1.wrong" ;;
		esac
	done <"$1"
}
for part in 0 1 2 3; do
	awk -v part=$part 'NR % 4 == part' "$TMPDIR/cells" >"$TMPDIR/part$part"
	asked "$TMPDIR/part$part" &
done
wait
is 'each cell is so' '' "$(cat "$TMPDIR"/part*.wrong 2>/dev/null)"
is 'of every record and role' $((69 * 6 * 5)) "$(wc -l <"$TMPDIR/all")"
done_testing
