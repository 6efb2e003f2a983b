#!/bin/sh
# SPDX-License-Identifier: MIT
# csv.sh DIR: preview every CSV file of DIR/testdata (csv/, rota-real/), which is not part of
# this repository, and hold it against what its README expects. Run by `make shared SHARED=DIR`.
. tests/support/tap.sh
hub=$HUB
data=$1/testdata
tmp=$TMPDIR
[ -d "$data/csv" ] || { echo "1..0 # skip no $data/csv"; exit 77; }

# preview FILE NAME: the table to NAME.out, what was said to NAME.err.
preview() {
	"$hub" import csv "$1" --preview >"$tmp/$2.out" 2>"$tmp/$2.err"
}
# verdict NAME STATUS
verdict() {
	out=$(head -5 "$tmp/diff" 2>/dev/null) err=$(head -5 "$tmp/is.err") status=$2
	result "$2" "$1"
}
same_as() {
	preview "$1" want
	diff "$tmp/want.out" "$tmp/is.out" >"$tmp/diff"
}
said() { grep -q "$1" "$tmp/is.err"; }

# The whole table, or all but the one broken row, whose line is named.
whole() { same_as "$2"; verdict "$1" $?; }
broken() {
	line=$(diff "$pollock/source.csv" "$pollock/$1" | sed -n 's/^\([0-9]*\).*/\1/p' | head -1)
	said "line $line"
	verdict "$1 names line $line" $?
	same_as "$2"
	[ "$(grep -c '^[<>]' "$tmp/diff")" -le 1 ] && ! grep -q '^>' "$tmp/diff"
	verdict "$1 keeps the rest" $?
}
refused() {
	said "$2"
	verdict "$1 says: $2" $?
}

pollock=$data/csv/pollock
tail -n +2 "$pollock/index.tsv" | cut -f 1,2 >"$tmp/index"
while read -r file expected; do
	preview "$pollock/$file" is
	case $file in
	file_field_delimiter_0x20.csv) refused "$file" 'split by spaces' ;;
	file_escape_char_0x00.csv) refused "$file" 'stray quote mark' ;;
	file_header_multirow_2.csv) refused "$file" 'second row of headings' ;;
	file_multitable_more.csv) refused "$file" 'another table begins' && whole "$file" "$pollock/$expected" ;;
	file_header_only.csv) refused "$file" 'no rows' && whole "$file" "$pollock/$expected" ;;
	file_preamble.csv) refused "$file" 'headings are in line 3' && whole "$file" "$pollock/$expected" ;;
	file_no_header.csv) refused "$file" 'row of data' && whole "$file" "$pollock/$expected" ;;
	row_less_sep_row0_col5.csv) refused "$file" '8 headings, but the rows below have 9' ;;
	row_*) broken "$file" "$pollock/$expected" ;;
	*) whole "$file" "$pollock/$expected" ;;
	esac
done <"$tmp/index"

sheets=$data/csv/spreadsheet
preview "$sheets/names_utf8_bom_comma_crlf.csv" is
[ "$(wc -l <"$tmp/is.out")" -eq 161 ] && said 'UTF-8 with BOM'
verdict 'comma, BOM' $?
cp "$tmp/is.out" "$tmp/all"
whole 'tab = comma' "$sheets/names_utf8_tab_lf.txt"
preview "$sheets/names_cp1252_semicolon.csv" is
[ "$(grep -cxFf "$tmp/all" "$tmp/is.out")" -eq 48 ] && said 'Windows-1252'
verdict 'Windows-1252' $?

for file in weekly_grids_four_weeks week_grid_by_day govuk_draft_rota_with_cover; do
	preview "$data/rota-real/$file.csv" is
	refused "$file" 'drawn as a grid'
done
preview "$data/rota-real/care_home_staff_upload_template.csv" is
[ "$(wc -l <"$tmp/is.out")" -eq 15 ]
verdict 'staff list' $?
for file in "$data"/csv/spectrum/*.csv; do
	preview "$file" is
	said 'headings in line 1' && ! said 'error'
	verdict "$(basename "$file")" $?
done


# Into a hub: the staff list is read but for what hub does not need, the grids are refused.
run init --name 'Robin Hub' --carer Amina --beds 2
exits 'a staff list' 0 import csv "$data/rota-real/care_home_staff_upload_template.csv" --what people
has '14 people' 'people: 14 new' "$out"
has 'the password is not stored' '“Password” is not a column that hub knows in people. It was not read.' "$err"
run list people --format json
is 'not anywhere' 0 "$(printf '%s' "$out" | grep -c 'Password123')"
strings "$DB" "$DB-wal" 2>/dev/null | grep -q Password123
is 'not in the file' 1 $?
for file in weekly_grids_four_weeks week_grid_by_day govuk_draft_rota_with_cover; do
	exits "$file" 65 import csv "$data/rota-real/$file.csv" --what stays
	has "$file: why" 'drawn as a grid' "$err"
done
run list people --find None --format csv
is 'nobody is called None' 1 "$(printf '%s\n' "$out" | wc -l)"
# What a spreadsheet could take for a formula goes out as text and comes back.
n_payload=0
while IFS= read -r payload; do
	[ -n "$payload" ] || continue
	n_payload=$((n_payload + 1))
	run add family "family=Payload $n_payload" "notes=$payload"
done <"$data/csv/misc/csv_injection_payloads.txt"
run export folder "$TMPDIR/out"
cut -d , -f 3- "$TMPDIR/out/families.csv" | grep -Eq '(^|,)"?[=+@-]'
is 'no cell starts like a formula' 1 $?
one=$("$HUB" --db "$DB" list families --format json)
"$HUB" --db "$TMPDIR/two.db" import folder "$TMPDIR/out" >/dev/null 2>&1
is 'and comes back the same' "$one" "$("$HUB" --db "$TMPDIR/two.db" list families --format json)"
done_testing
