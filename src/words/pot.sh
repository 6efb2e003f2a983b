#!/bin/sh
# SPDX-License-Identifier: MIT
# pot.sh FOLDER: FOLDER/hub.pot, every text that hub can say, with the lines where it stands.
# xgettext reads the strings of all rooms; pick.awk leaves out what no person reads. Nothing is
# marked in the code, since base/words.h looks words up where they become text.
to=$1
mkdir -p "$to/tree" || exit

# Invented families, the words that are typed, what other programs read, and SQL say nothing.
silent='src/(words|nightly|package)/|src/service/(practice|seal|argon)|src/ui/(term|key|paint|edit)'
silent="$silent|src/exchange/(csv_t|csv_w|csv_s|ics_|tar|glyphs|starters)|src/base/(utf8|zone|words|die|date_tokens|date\.)"
silent="$silent|src/scheduler/(fill_[a-v]|recur_)|src/command/(go_|remote|spool|sshd)"
files=$(find src include -name '*.c' -o -name '*.h' -o -name commands.def -o -name options.def |
	grep -vE "^($silent)" | sort)

mkdir -p $(printf "$to/tree/%s\n" $files | sed 's|/[^/]*$||' | sort -u)
awk -v to="$to/tree" -f src/words/unfold.awk $files
printf '%s\n' $files >"$to/files"
read_texts() {
	out=$1
	shift
	(cd "$to/tree" && xgettext "$@" --language=C --from-code=UTF-8 --no-wrap --package-name=hub \
		--msgid-bugs-address=hub --files-from=../files --output="../$out") 2>"$to/log" || { cat "$to/log" >&2; exit 1; }
}
read_texts plural.pot --keyword --keyword=words_many:2,3 --keyword=words_count:3,4 --keyword=add_count:4,5 \
	--keyword=doctor_plural:3,4 --keyword=plural:3,4
read_texts all.pot --extract-all

# Fixed vocabularies; and lower-case words, which are words of ours only where one is chosen.
grep -ohE '(\.choices = |CHOICE\([a-z]+, [a-z_]+, "[^"]*", *)"[^"]*"' $files |
	sed 's/.*"\([^"]*\)"$/\1/' | sort -u >"$to/choices"
# but where they name a table, a column, a command: those are typed, or belong to SQL.
{
	grep -ohE '\.(name|plural|table) = "[a-z_]+"' src/model/*.c
	grep -ohE 'F\([A-Z]+, [a-z_]+, "[a-z_]+"' include/hub/model/*.h
	grep -ohE '^(COMMAND|OPTION)\([^,]*, *"[a-z _-]*"' include/hub/command/*.def
} | tr -c 'a-z' '\n' | sort -u >"$to/names"
{
	grep -ohE '[?:] "[a-z]+"|words_count\([^)]*' $files | grep -oE '"[a-z]+ ?"'
	echo '"yes"' '"no"' '"empty"' | tr ' ' '\n'
} | tr -d '"' | sort -u | grep -vxFf "$to/names" >"$to/lower"
awk -v choices="$to/choices" -v lower="$to/lower" -f src/words/pot_entry.awk -f src/words/pick.awk "$to/plural.pot" "$to/all.pot" >"$to/hub.pot"
