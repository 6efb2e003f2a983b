# SPDX-License-Identifier: MIT
# ical.awk FILE=name KIND=both-agree|differ FROM=yyyymmdd BEFORE=yyyymmdd expansions.tsv occurrences.csv
# Says each start that is missing or too many; both-agree: exact, else what both programs saw.
function cells(line,   i, c, cell, quoted, k) {
	k = 0; cell = ""; quoted = 0
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (quoted && c == "\"" && substr(line, i + 1, 1) == "\"") { cell = cell c; i++ }
		else if (c == "\"") quoted = !quoted
		else if (c == "," && !quoted) { field[++k] = cell; cell = "" }
		else cell = cell c
	}
	field[++k] = cell
	return k
}
FNR == NR {
	split($0, x, "\t")
	if (x[1] == FILE) { n++; start[n] = x[4]; title[n] = x[5]; seen[n] = x[6] }
	next
}
FNR == 1 { next }
{
	cells($0)
	m++
	gsub(/[-:]/, "", field[3]); gsub(/[-:]/, "", field[7])
	local[m] = field[3]
	if (field[5] != "yes") { sub(/ /, "T", local[m]); local[m] = local[m] "00" }
	utc[m] = field[7]; name[m] = field[9]
}
function take(i, strict,   j) {
	for (j = 1; j <= m; j++)
		if (!used[j] && (start[i] == local[j] || start[i] == utc[j]) && (!strict || title[i] == name[j])) {
			used[j] = done[i] = 1
			return
		}
}
END {
	for (pass = 1; pass <= 4; pass++) # what both saw first, and by its title first
		for (i = 1; i <= n; i++)
			if (!done[i] && (pass > 2 || seen[i] == "both")) take(i, pass % 2)
	for (i = 1; i <= n; i++)
		if (!done[i] && seen[i] == "both") { print "missing " start[i] " " title[i]; bad = 1 }
	for (j = 1; KIND == "both-agree" && j <= m; j++) {
		day = substr(utc[j] ? utc[j] : local[j], 1, 8)
		if (!used[j] && day >= FROM && day < BEFORE) { print "too many " local[j] " " name[j]; bad = 1 }
	}
	exit bad
}
