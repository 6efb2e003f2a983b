#!/bin/sh
# SPDX-License-Identifier: MIT
# globals.sh BUILD: writable file-scope state is on the short list in tests/lint/globals.
# Section names are read, because const tables of pointers live in .data.rel.ro.
b=$1
find "$b/src" -name '*.o' | sort | while read -r o; do
	src=${o#"$b"/}
	[ ! -f "${src%.o}.c" ] || echo "$o"
done | xargs nm --format=sysv /dev/null 2>/dev/null | awk -F'|' -v b="$b/" '
/^(Symbols|Undefined symbols) from / {
	o = substr($0, index($0, b) + length(b))
	sub(/\.o.*/, ".c", o)
}
$7 ~ /^\.t?(data|bss)(\.|$)/ && $7 !~ /rel\.ro/ {
	gsub(/ /, "", $1)
	sub(/\.[0-9]+$/, "", $1)
	print o, $1
}' | awk '
BEGIN { while ((getline line < "tests/lint/globals") > 0) if (split(line, part, " ") > 2) allowed[part[1] " " part[2]] = 1 }
!($0 in allowed) { print $1 ": writable global " $2; bad = 1 }
END { exit bad }'
