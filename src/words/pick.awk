# SPDX-License-Identifier: MIT
# pick.awk, behind pot_entry.awk, -v choices=FILE -v lower=FILE PLURAL.pot ALL.pot: the entries that are words for people,
# those with forms for a number first.
# `choices` are vocabularies, "asked|agreed", a line each, whose words become entries of their own
# with the context "choice"; `lower` are the single lower-case words that are words: others are names
# of columns and keys, and what is typed. Dates stay English, as they are typed.
BEGIN {
	while ((getline line < lower) > 0) {
		split(line, one, "\n")
		for (i in one) is_word[one[i]] = 1
	}
	while ((getline line < choices) > 0) {
		count = split(line, list, "\n")
		for (n = 1; n <= count; n++) {
			parts = split(list[n], part, "|")
			for (i = 1; i <= parts; i++) if (part[i] ~ /[A-Za-z][A-Za-z]/) choice[part[i]] = list[n]
		}
	}
}

function for_people(text, where,   bare) {
	bare = text
	gsub(/%[-+ #0]*[0-9*]*(\.[0-9*]+)?(hh|h|ll|l|z|j)?[a-zA-Z]/, "", bare)
	gsub(/\\[a-z0-9]+/, "", bare)
	if (bare !~ /[A-Za-z][A-Za-z]/) return 0
	if (text ~ /^[a-z]+ ?$/) return text in is_word
	if (text ~ /^(Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)(day)?s?$/ || text ~ /^(January|February|March|April|May|June|July|August|September|October|November|December)$/) return 0
	if (text ~ /\\033|\\r|\\a/) return 0
	if (text !~ / /) {
		if (bare ~ /[_\/<>=@{}~$^#\\|&*+]/ || bare ~ /^[a-z0-9.:,-]+$/ || text ~ /^[a-z].*[A-Z0-9%:,"]/) return 0
		if (bare ~ /^[A-Z0-9:;=-]+$/ && bare ~ /[:;=-]/) return 0
		if (text ~ /\.(c|h|db|ini|csv|mo|so|part|pdf|txt)$/) return 0
	}
	if (text ~ /[a-z)]\|[a-z]/) return 0
	if (text ~ /(^| |\()(SELECT|INSERT|UPDATE|DELETE|WHERE|CREATE|ORDER BY|JOIN|CROSS|SAVEPOINT|RELEASE|UNION|VALUES|PRAGMA|EXISTS|GROUP BY|DESC|COLLATE|LIMIT|REFERENCES|IS NULL|IS NOT|DROP|WITH|BEGIN|json_|coalesce|AND|ON|OR|NULL|INDEXED)( |\(|$)/) return 0
	if (text ~ /^(read|write|keep|open|print) [a-z]+_[a-z_]+$/) return 0
	if (text ~ /\?[0-9]|json_|[a-z]_id|hub_sees|t\.[a-z]/) return 0
	if (text ~ /^(DOMAIN|SCREENS|DESIGN|DECISIONS|CLI|FINDINGS|STYLE|README|RFC|[MS][0-9]+|[Rr]ules? [0-9]|rota\/README)[^a-z]*($|[;,. ])/ && text !~ /\.$/) return 0
	if (where ~ /recur_choices/) return 0
	# Beside SQL stand titles and sentences.
	gsub(/#: |src\/(model|store)\/[a-z_]+\.c:[0-9]+ ?/, "", where)
	if (where == "" && text !~ /^ ?(%s|[A-Za-z][a-z]).*\.$|^[A-Z][a-z ]+$/) return 0
	if (where ~ /\.def:/ && text !~ /^[A-Z].*\.$/) return 0
	if (text ~ /^(BEGIN|END|VERSION|PRODID|CALSCALE):/) return 0
	return 1
}

FNR == 1 && NR > 1 {
	next
}
NR == 1 {
	print "# Every text of hub. To translate it: msginit -i hub.pot -l LL, or a program such as Poedit;"
	print "# the file belongs in src/words/LL.po, and make install puts it in its place."
	for (i = 1; i <= NF; i++) {
		sub(/charset=CHARSET/, "charset=UTF-8", $i)
		if ($i !~ /^#/ && $i !~ /^"POT-Creation-Date/) print $i
	}
	print ""
	next
}
{
	text = string_of("msgid")
	many = string_of("msgid_plural")
	if (many != "") {
		counted[text] = 1
	} else {
		where = ""
		for (i = 1; i <= NF; i++) if ($i ~ /^#: /) where = where $i
		if (text in counted || !for_people(text, where)) next
	}
	print
	print ""
}
END {
	for (text in choice) late[++lates] = text
	for (i = 1; i <= lates; i++) for (j = i + 1; j <= lates; j++) if (late[j] < late[i]) {
		text = late[i]
		late[i] = late[j]
		late[j] = text
	}
	for (i = 1; i <= lates; i++) printf "#. One of: %s\nmsgctxt \"choice\"\nmsgid \"%s\"\nmsgstr \"\"\n\n", choice[late[i]], late[i]
}
