#!/bin/sh
# SPDX-License-Identifier: MIT
# csv.sh FOLDER: preview every CSV file of a folder of test data (csv/, rota-real/) that is not
# part of this repository, and hold it against what its README expects. Not part of `make check`.
# HUB names the program; HUB_SHARED the folder where it is not given.
hub=${HUB:-build/release/hub}
data=${1:-$HUB_SHARED}
[ -d "$data/csv" ] || { echo "csv.sh: give the folder that holds csv/ and rota-real/" >&2; exit 64; }
tmp=$(mktemp -d) || exit 73
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

# preview FILE NAME: the table to NAME.out, what was said to NAME.err.
preview() {
	"$hub" import csv "$1" --preview >"$tmp/$2.out" 2>"$tmp/$2.err"
}
# verdict NAME STATUS: count it, and show what was said when it is wrong.
verdict() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL $1"
		head -5 "$tmp/is.err" "$tmp/diff" 2>/dev/null | sed 's/^/    /'
	fi
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

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
