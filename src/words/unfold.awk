# SPDX-License-Identifier: MIT
# unfold.awk -v to=FOLDER FILE...: copies of sources in which strings are as the compiler sees them:
# numbers of 64 bits, and macros that are strings of the same file. Lines stay where they are.
BEGIN {
	for (i = 1; i < ARGC; i++) unfold(ARGV[i])
}
function unfold(file,   line, count, n, name) {
	split("", macro)
	for (count = 0; (getline line < file) > 0;) text[++count] = line
	close(file)
	for (n = 1; n <= count; n++) note_macro(n)
	for (n = 1; n <= count; n++) {
		gsub(/" PRI[di]64/, "ld\"", text[n])
		gsub(/" PRIu64/, "lu\"", text[n])
		if (text[n] !~ /^#/) for (name in macro) text[n] = put_macro(text[n], name)
		print text[n] > (to "/" file)
	}
	close(to "/" file)
}
function note_macro(n,   line, word, value) {
	line = text[n]
	if (line !~ /^#define [A-Z][A-Z_]+[ \t]/) return
	while (sub(/\\$/, "", line)) line = line text[++n]
	split(line, word, /[ \t]+/)
	value = substr(line, index(line, word[2]) + length(word[2]))
	sub(/^[ \t]+/, "", value)
	if (value ~ /^("([^"\\]|\\.)*"[ \t]*)+$/) macro[word[2]] = value
}
# Where it stands among strings or as an argument.
function put_macro(line, name,   at, hit) {
	if (!match(line, "(^|[\"(,:?\t ])[ \t]*" name "([\"),;: ]|$)")) return line
	hit = substr(line, RSTART, RLENGTH)
	at = RSTART + index(hit, name) - 1
	return substr(line, 1, at - 1) macro[name] substr(line, at + length(name))
}
