#!/bin/sh
# SPDX-License-Identifier: MIT
# M33: a message is a sentence that ends, says no errno and nothing of the program's insides.
# M35: what is read on the screen, on paper and in the field tables has the kind words.
# Strings are read out of the code, comments aside; names of columns, settings and SQL are not
# sentences: they have no space or begin like SQL.
bad=0
strings_of() {
	awk '
	FNR == 1 { in_comment = 0 }
	{
		line = $0
		if (in_comment) { if (!match(line, /\*\//)) next; line = substr(line, RSTART + 2); in_comment = 0 }
		while (match(line, /"([^"\\]|\\.)*"|\/\*|\/\//)) {
			hit = substr(line, RSTART, RLENGTH)
			rest = substr(line, RSTART + RLENGTH)
			if (hit == "//") break
			if (hit == "/*") {
				if (!match(rest, /\*\//)) { in_comment = 1; break }
				line = substr(rest, RSTART + 2)
				continue
			}
			if (line !~ /^[ \t]*#/) print FILENAME ":" FNR ": " hit
			line = rest
		}
	}' "$@"
}
refuse() {
	found=$(grep -E "$2" "$3" | grep -vE "${4:-^$}") || return 0
	printf '%s\n' "$found" | sed "s/\$/   <- $1/"
	bad=1
}
all=${TMPDIR:-/tmp}/hub-strings.$$
trap 'rm -f "$all"' EXIT

# --- M33 ---
strings_of $(find src -name '*.c' | sort) >"$all"
refuse 'no errno' '(errno|strerror|\<E(NOENT|ACCES|PERM|IO|INVAL|AGAIN|BUSY)\>|SQLITE_|segfault|assert)' "$all" 'service/hub.c|_Static'
grep -rnE '\<strerror(_r)?[ (]|\<perror[ (]' src include && { echo 'M33: errno has no place in a sentence'; bad=1; }
refuse 'say what to do, without "invalid", "illegal" or "error"' '"[^"]* [^"]*\<([Ii]nvalid|[Ii]llegal|[Ff]atal|[Ee]rror:)' "$all"
# A failure told to a person is a whole sentence.
grep -nE 'hub_fail\([^;]*,[ ]*"([A-Z%]|hub )[^"]*[a-z]"\)' $(find src -name '*.c') | grep -v '%s"' && {
	echo 'M33: a sentence ends with a full stop'
	bad=1
}

# The words of an option are the command line's: elsewhere nobody can type them. What the doctor
# says is for whoever looks after the computer; a key's line and the recovery sheet hold commands.
strings_of $(find src/base src/store src/model src/scheduler src/service src/exchange src/ui -name '*.c' |
	grep -v -e service/doctor -e service/keys_file -e exchange/recovery_pages -e ui/pane_upkeep | sort) >"$all"
refuse 'an option is named by the command line only' '"[^"]* [^"]*--[a-z]|"[^"]*--[a-z][^"]* ' "$all"

# --- M35 ---
strings_of $(find src/ui src/exchange src/scheduler src/service src/model include/hub/model include/hub/ui -name '*.[ch]' |
	grep -v -e kinder -e import -e /sheets -e 'scheduler/rule\.c' | sort) >"$all"
refuse 'M35: sleepover, stay, treat' '\<([Rr]espite|[Pp]lacement|[Cc]hallenging|[Aa]bscond)' "$all" 'also =|\.also'
strings_of $(find src/ui include/hub/ui -name '*.[ch]' | sort) >"$all"
refuse 'M35: MUST FIX, go ahead anyway, two versions, copy, change' '"[^"]*\<([Oo]verrid|[Cc]onflict|[Tt]ransaction|[Hh]ard (rule|limit)|HARD)' "$all"
refuse 'M35: family time' '"[^"]* [^"]*\<[Cc]ontact\>|"[^"]*\<[Cc]ontact\> ' "$all"
exit $bad
