# SPDX-License-Identifier: MIT
# Hostile texts as notes of families and names of children: no control and no sign that turns the
# writing round reaches a list, a rota as text or a PDF. With HUB_SHARED those of a folder outside.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
strings=${HUB_SHARED:+$HUB_SHARED/testdata/strings}
strings=${strings:-tests/fixtures/strings}
mkdir "$TMPDIR/in"

# quoted COLUMN FILE: a line a text, its bytes as a quoted cell, line ends as spaces.
quoted() {
	tail -n +2 "$strings/$2" | cut -f "$1" | while read -r text; do
		printf '"%s"\n' "$(printf '%s' "$text" | base64 -d 2>/dev/null | tr -d '\000' | tr '\r\n' '  ' | sed 's/"/""/g')"
	done
}
for table in 3:blns_half.tsv 4:escape_payloads.tsv 3:bidi_homoglyph.tsv; do
	quoted "${table%%:*}" "${table#*:}"
done | grep -av '^" *"$' | head -c 200000 >"$TMPDIR/texts"
# One line a file, as UTF-8; what is not is replaced before it comes here.
iconv -f UTF-8 -t UTF-8 -c "$TMPDIR/texts" >"$TMPDIR/clean" 2>/dev/null || cp "$TMPDIR/texts" "$TMPDIR/clean"
awk 'length($0) < 72' "$TMPDIR/clean" | sort -u >"$TMPDIR/short"
{
	echo family,notes
	awk '{ printf "Family %03d,%s\n", NR, $0 }' "$TMPDIR/clean"
} >"$TMPDIR/in/families.csv"
{
	echo family,child
	awk '{ printf "Family %03d,%s\n", NR, $0 }' "$TMPDIR/short"
} >"$TMPDIR/in/children.csv"
{
	echo family,host,arrive,leave,status
	awk '{ printf "Family %03d,Amina,2026-12-04 16:00,2026-12-06 15:00,agreed\n", NR }' "$TMPDIR/short"
} >"$TMPDIR/in/stays.csv"

# quiet NAME FILE: no C0 but line ends, no DEL, no C1, no bidi control or zero-width sign.
quiet() {
	LC_ALL=C tr -d '\n\f' <"$2" | LC_ALL=C grep -aqE "$(printf '[\001-\037\177]|\302[\200-\237]|\342\200[\213\216\217\252-\256]|\342\201[\246-\251]')"
	is "$1" 1 $?
}
run init --name 'Robin Hub' --carer Amina --beds 2
run import folder "$TMPDIR/in"
# Texts of nothing but signs are no names: those rows are told, and left out here.
if [ "$status" -eq 65 ]; then
	printf '%s\n' "$err" | sed -n 's/^hub: children.csv, line \([0-9]*\),.*/\1d/p' | sort -u >"$TMPDIR/drop"
	sed -f "$TMPDIR/drop" "$TMPDIR/in/children.csv" >"$TMPDIR/kept" && mv "$TMPDIR/kept" "$TMPDIR/in/children.csv"
	run import folder "$TMPDIR/in"
fi
is 'all come in' 0 "$status"
[ "$(printf '%s' "$out" | sed -n 's/^children: \([0-9]*\) new.*/\1/p')" -gt 200 ]
is 'and there are many' 0 $?
printf '%s\n' "$err" >"$TMPDIR/said"
quiet 'what is said' "$TMPDIR/said"
for what in families children stays; do
	"$HUB" --db "$DB" list $what >"$TMPDIR/list"
	quiet "list $what" "$TMPDIR/list"
done
"$HUB" --db "$DB" print rota --format text --names full --from 2026-12-01 --to 2026-12-31 >"$TMPDIR/rota"
quiet 'the rota as text' "$TMPDIR/rota"
exits 'the rota as PDF' 0 print rota --format pdf --names full --from 2026-12-01 --to 2026-12-31 -o "$TMPDIR/rota.pdf"
if command -v pdftotext >/dev/null; then
	# pdftotext itself puts marks around what is written from right to left.
	pdftotext -layout "$TMPDIR/rota.pdf" - | LC_ALL=C sed 's/\xe2\x80[\xaa-\xae]//g' >"$TMPDIR/rota.txt"
	quiet 'and what it says' "$TMPDIR/rota.txt"
fi
done_testing
