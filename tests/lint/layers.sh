#!/bin/sh
# SPDX-License-Identifier: MIT
# Each #include "hub/ROOM/..." is allowed by tests/lint/rooms, private headers stay in their room,
# and a library's header is included only where tests/lint/libraries says.
find src include -name '*.[ch]' | sort | xargs awk '
function room_of(path) {
	if (path !~ /^(src|include\/hub)\/[a-z]+\//) return ""
	sub(/^(src|include\/hub)\//, "", path)
	sub(/\/.*/, "", path)
	return path
}
function say(what) { print FILENAME ":" FNR ": " what; bad = 1 }
BEGIN {
	while ((getline line < "tests/lint/rooms") > 0) {
		split(line, part, ":")
		may[part[1]] = " " part[1] " " part[2] " "
	}
	while ((getline line < "tests/lint/libraries") > 0)
		if (line !~ /^#/ && split(line, part, " ") == 2) {
			header[++libraries] = "^" part[1] "$"
			place[libraries] = "^" part[2] "$"
		}
}
/^[ \t]*#[ \t]*include/ {
	room = room_of(FILENAME)
	name = $0
	sub(/^[^"<]*["<]/, "", name)
	sub(/[">].*/, "", name)
	if (room != "" && !(room in may)) say("there is no room " room)
	if (name ~ /^hub\//) {
		dep = name
		sub(/^hub\//, "", dep)
		sub(/\/.*/, "", dep)
		if (room != "" && index(may[room], " " dep " ") == 0) say(room " may not use " dep)
	} else if ($0 ~ /"/) {
		if (name ~ /\.\./ && FILENAME !~ /^src\/exchange\/so\//) say("no room reaches out of its folder")
		if (FILENAME ~ /^include\//) say("a public header includes public headers only")
		if (name !~ /_priv\.h$/) say("a private header is called x_priv.h")
	} else
		for (i = 1; i <= libraries; i++)
			if (name ~ header[i] && FILENAME !~ place[i]) say("<" name "> has no place here")
}
END { exit bad }'
