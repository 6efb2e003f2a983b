# SPDX-License-Identifier: MIT
# The pictures of README.md are what the program shows: screens and pages of the practice hub on a
# day that does not move. Where they differ, make pictures makes them anew; look at them before you
# commit. A page is compared as text, kept beside its picture, for a PNG differs with each poppler.
. tests/support/tap.sh
HUB_NOW=2026-11-22T10:00
export HUB_NOW
unset NO_COLOR
KEPT=src/pictures

# same NAME: what was made is what is kept, or is kept from now on.
same() {
	[ -z "$HUB_UPDATE" ] || [ ! -s "$TMPDIR/$1" ] || cat "$TMPDIR/$1" >"$KEPT/$1"
	status=0 err=$(diff "$KEPT/$1" "$TMPDIR/$1" 2>&1) && r=0 || r=1
	out="make pictures makes it anew"
	result $r "$1 is what hub shows"
}
# screen NAME KEY...
screen() {
	name=$1
	shift
	"$B/tests/tui/picture" 80x24 "$@" -- "$HUB" --db "$DB" >"$TMPDIR/$name.svg"
	same "$name.svg"
}
# page NAME WORDS...: hub print WORDS.
page() {
	name=$1
	shift
	run print "$@" --format text -o "$TMPDIR/$name.txt"
	cmp -s "$KEPT/$name.txt" "$TMPDIR/$name.txt" && [ -z "$HUB_PICTURES" ] || [ -z "$HUB_UPDATE" ] || {
		run print "$@" -o "$TMPDIR/$name.pdf"
		pdftoppm -png -gray -r 64 -singlefile "$TMPDIR/$name.pdf" "$KEPT/$name"
	}
	same "$name.txt"
	[ -s "$KEPT/$name.png" ] && r=0 || r=1
	result $r "$name.png is there"
}

run practice --make
screen today 1
screen rota 4
screen family 2 Down Down Down Down Down Down Down Enter
screen register 3 r
page rota-page rota --from 2026-12-01 --to 2026-12-31
page fridge-page fridge Theo
for file in "$KEPT"/*; do
	[ "$(wc -c <"$file")" -le 150000 ] && grep -q "src/pictures/${file##*/}" README.md && r=0 || r=1
	result $r "$file is no larger than 150 kB, and shown"
done
done_testing
