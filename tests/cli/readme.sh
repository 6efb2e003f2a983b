# SPDX-License-Identifier: MIT
# README.md is true: its links lead somewhere, each command, option and make target it names is there,
# and its blocks "sh practice" and "sh own" run, on the practice hub and on a new one.
. tests/support/tap.sh
HUB_NOW=2026-11-22T10:00 HERE=$(pwd)
export HUB_NOW

# none NAME: nothing in $out.
none() { status=0 && is "$1" '' "$out"; }

# --- links ---
anchors=$(sed -n 's/^## //p' README.md | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9\n-')
links=$(grep -oE '\]\([^)]+\)' README.md | sed 's/^](//; s/)$//')
out=$(printf '%s\n' "$links" | sed -n 's/^#//p' | while read -r link; do printf '%s\n' "$anchors" | grep -qx -e "$link" || echo "$link"; done)
none 'each link to a heading leads to one'
out=$(printf '%s\n' "$anchors" | while read -r anchor; do printf '%s\n' "$links" | grep -qx -e "#$anchor" || echo "$anchor"; done)
none 'each heading is in the contents'
out=$(printf '%s\n' "$links" | grep -v '^#' | while read -r link; do [ -e "$link" ] || echo "$link"; done)
none 'each other link is a file that is there'
out=$(tr '\n' ' ' <README.md | grep -oE '!\[[^]]*\]' | awk 'length($0) < 60')
none 'each picture is told in words'

# --- what is named ---
# Each "hub …" of a block or between `…`, a line each, without what is no word of it.
named=$({
	awk '/^```/{ on = !on } on' README.md | sed -n 's/^\$ //; s/ *#.*//; /^hub [a-z]/p'
	awk '/^```/{ on = !on; next } !on' README.md | tr '\n' ' ' | grep -oE '`hub [^`]*`' | tr -d '`'
} | sort -u)
[ "$(printf '%s\n' "$named" | wc -l)" -ge 60 ] && r=0 || r=1
result $r 'commands are found in it'
bare help
commands=$(printf '%s\n' "$out" | sed -n 's/^  \([a-z][a-z -]*[a-z]\) .*/\1/p')
# command_of WORD...: the longest beginning that is a command.
command_of() {
	for words in "$1 $2" "$1"; do
		printf '%s\n' "$commands" | grep -qx -e "$words" && echo "$words" && return
	done
}
out=$(printf '%s\n' "$named" | while read -r hub one two rest; do
	command=$(command_of "$one" "${two:-}")
	[ -n "$command" ] || { [ "$one" = help ] || [ "$one" = --version ] || printf '%s\n' "hub $one $two"; continue; }
	help=$("$HUB" help $command)
	for word in $two $rest; do
		case $word in
		--*) printf '%s\n' "$help" | grep -q -e "  $word\|, $word" || echo "hub $command takes no $word" ;;
		esac
	done
done)
none 'each command is one of hub, with these options'
out=$(grep -oE '(^|`)make [a-z-]+' README.md | sed 's/.*make //' | sort -u | while read -r target; do
	grep -qE "^([a-z]+ )*$target( [a-z]+)*:.*##" Makefile || echo "make $target"
done)
none 'each make target is there'

# --- what runs ---
# block KIND: the blocks "sh KIND", run in a folder of their own, stopping at the first that fails.
block() {
	mkdir -p "$TMPDIR/$1"
	{
		# A check that finds something ends with 1.
		printf '%s\n' 'hub() { echo "hub $*"; "$HUB" --db hub.db "$@" </dev/null || [ $? -eq 1 ]; }'
		awk -v kind="$1" '$1 == "```sh" && $2 == kind { on = 1; next } /^```/ { on = 0 } on' README.md
	} >"$TMPDIR/$1/block"
	out=$(cd "$TMPDIR/$1" && sh -e block 2>&1) && status=0 || status=$?
	[ "$(grep -c '^hub ' "$TMPDIR/$1/block")" -ge 6 ] || status=99
	is "the commands on $2" 0 "$status"
}
export HUB
mkdir -p "$TMPDIR/practice" "$TMPDIR/own"
"$HUB" practice --make --db "$TMPDIR/practice/hub.db" >/dev/null
cp -r "$HERE/tests/tui/data/robin" "$TMPDIR/own/my-spreadsheets"
block practice 'the practice hub'
out=$(for page in "$TMPDIR"/practice/*.pdf; do head -c 5 "$page" | grep -q %PDF- || echo "$page"; done)
none 'they leave pages'
block own 'a new hub'
[ -s "$TMPDIR/own/all-of-it/families.csv" ] && r=0 || r=1
result $r 'and it is out again'

# --- what hub.ini may hold ---
out=$(awk '/^```/ { on = $0 == "```ini"; next } on' README.md | tee "$TMPDIR/hub.ini")
chmod 600 "$TMPDIR/hub.ini"
run --config "$TMPDIR/hub.ini" settings --format csv
is 'its settings are settings' 0 "$status"
has 'with the values shown' 'screen,theme,high contrast' "$out"
done_testing
