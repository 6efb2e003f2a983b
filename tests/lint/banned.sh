#!/bin/sh
# SPDX-License-Identifier: MIT
# Calls that a compiler may turn into others before the linker sees them, macros that hide a
# jump, and SQL outside model and store.
find src include -name '*.[ch]' | sort | xargs awk '
function say(what) { print FILENAME ":" FNR ": " what; bad = 1 }
FNR == 1 { in_comment = 0; in_macro = 0 }
{
	code = $0
	if (in_comment) {
		if (code !~ /\*\//) next
		sub(/^.*\*\//, "", code)
		in_comment = 0
	}
	gsub(/\/\*[^*]*\*\//, "", code)
	text = code
	gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
	sub(/\/\/.*/, "", code)
	if (code ~ /\/\*/) { sub(/\/\*.*/, "", code); in_comment = 1 }
	if (match(code, /(^|[^a-z_])(strcpy|strcat|strncpy|strncat|v?sprintf|strtok|strtok_r|gets|system|popen|alloca|setjmp|longjmp|atoi|atol|sscanf)[ \t]*\(/))
		say("banned: " substr(code, RSTART))
	if (code ~ /^[ \t]*#[ \t]*define/) in_macro = 1
	if (in_macro && code ~ /(^|[^a-z_])(return|goto|break|continue)([^a-z_]|$)/ && code !~ /switch/)
		say("a macro does not return or jump")
	if (in_macro && code !~ /\\$/) in_macro = 0
	if (FILENAME !~ /^src\/(model|store)\// && text ~ /"[ \t]*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA) /)
		say("SQL lives in model and store")
}
END { exit bad }'
