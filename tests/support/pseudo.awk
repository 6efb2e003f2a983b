# SPDX-License-Identifier: MIT
# pseudo.awk, behind pot_entry.awk, hub.pot: an invented translation, each text between marks, white space outside them.
# With -v longer=1 it is half as long again.
function marked(text,   before, after, more) {
	before = after = ""
	while (match(text, /^( |\\n|\\t)/)) {
		before = before substr(text, 1, RLENGTH)
		text = substr(text, RLENGTH + 1)
	}
	while (match(text, /( |\\n|\\t)$/)) {
		after = substr(text, RSTART) after
		text = substr(text, 1, RSTART - 1)
	}
	if (longer) while (length(more) < length(text) / 3) more = more "~"
	return before "«" text more "»" after
}
NR == 1 {
	print "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: hub\\n\"\n\"PO-Revision-Date: 2026-11-22 12:00+0000\\n\""
	print "\"Last-Translator: nobody\\n\"\n\"Language-Team: none\\n\"\n\"Language: xx\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\""
	print "\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\\n\"\n"
	next
}
{
	text = string_of("msgid")
	many = string_of("msgid_plural")
	for (i = 1; i <= NF; i++) if ($i ~ /^#, .*c-format/) print $i
	for (i = 1; i <= NF; i++) if ($i ~ /^msgctxt /) print $i
	print "msgid \"" text "\""
	if (many == "") {
		print "msgstr \"" marked(text) "\"\n"
		next
	}
	print "msgid_plural \"" many "\""
	print "msgstr[0] \"" marked(text) "\"\nmsgstr[1] \"" marked(many "²") "\"\nmsgstr[2] \"" marked(many) "\"\n"
}
