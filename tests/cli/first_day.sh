# SPDX-License-Identifier: MIT
# The ten steps of README's page "The first day", as they stand there: `what is typed or pressed` and
# *what is then seen*, in their order, become a script for tests/tui/run. THE 13 WORDS are those that
# were shown, YOUR PIN is one.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
steps=$(awk '
	/^## / { on = /^## The first day/; step = 0 }
	/^[0-9]+\. / { step = 1 }
	/^[^ 0-9]/ { step = 0 }
	on && step' README.md)
is 'ten steps' 10 "$(printf '%s\n' "$steps" | grep -c '^[0-9]')"

# What is bold is only said; the file of a backup goes into the folder of the run.
printf '%s\n' "$steps" | tr '\n' ' ' | sed 's/  */ /g; s/\*\*[^*]*\*\*//g' | grep -oE '`[^`]+`|\*[^*]+\*' | awk '
	BEGIN { print "env HUB_NOW=2026-11-21T10:00" }
	{ text = substr($0, 2, length($0) - 2) }
	text == "sudo make install" { getline; next }
	/^\*/ { print (command ? "said " : "see ") text }
	/^\*WRITE THESE/ { print "read-words" }
	/^\*/ { next }
	{ command = text ~ /^hub ./ }
	text == "hub" { print "start"; next }
	command { sub(/[a-z]+\.hubbackup$/, "$HUB_DIR/&", text); print "cli" substr(text, 4); next }
	text == "q" { print "keys q\nexit 0"; next }
	text == "THE 13 WORDS" { print "type-words"; next }
	text == "YOUR PIN" { text = "4829" }
	text ~ /^(Enter|Esc|Tab|Right|Left|Up|Down|PgDn|PgUp|Ctrl-[A-Z])$/ { print "keys " text; next }
	{ print "keys \"" text "\"" }' >"$TMPDIR/first_day.tui"
keys=$(grep -c '^keys' "$TMPDIR/first_day.tui")
[ "$keys" -ge 30 ] && [ "$(grep -c '^see' "$TMPDIR/first_day.tui")" -ge 10 ] && r=0 || r=1
result $r 'with their keys, and what is seen'

out=$("$B/tests/tui/run" "$HUB" "$TMPDIR/first_day.tui" 2>&1) && status=0 || status=$?
printf '%s\n' "$out" | grep '^not ok' >/dev/null && status=1
out=$(printf '%s\n' "$out" | grep -v '^ok')
is 'they lead where the page says' 0 "$status"
[ "$status" -eq 0 ] || printf '%s\n' "$out" | sed 's/^/# /'

out=$(make -s -o all install V="${B##*/}" DESTDIR="$TMPDIR/tree" 2>&1) && status=0 || status=$?
is 'the first of them, make install' 0 "$status"
said=$(printf '%s\n' "$steps" | sed -n 's/^ .*[^*]\*\([A-Z][^*]*\)\*.*/\1/p; s/^ *\*\([A-Z][^*]*\)\*.*/\1/p' | head -1)
has 'says so' "$said" "$out"
[ -x "$TMPDIR/tree/usr/local/bin/hub" ] && r=0 || r=1
result $r 'and leaves hub'
doc=$TMPDIR/tree/usr/local/share/doc/hub
out=$(grep -oE '\]\([a-z][^):]*\)' "$doc/README.md" | sed 's/^](//; s/)$//' | while read -r link; do [ -e "$doc/$link" ] || echo "$link"; done)
is 'the page that is laid down with it has its pictures' '' "$out"
done_testing
