# SPDX-License-Identifier: MIT
# pot_entry.awk, before another program: a .pot read an entry at a time, a line a field.
BEGIN {
	RS = ""
	FS = "\n"
}
# The string behind a word of an entry, without quotes, escapes as they are.
function string_of(word,   i, text, on, s) {
	for (i = 1; i <= NF; i++) {
		if (index($i, word " \"") == 1) on = 1
		else if ($i !~ /^"/) on = 0
		if (!on) continue
		s = $i
		sub(/^[a-z_]+ /, "", s)
		text = text substr(s, 2, length(s) - 2)
	}
	return text
}
