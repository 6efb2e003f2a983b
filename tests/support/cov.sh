#!/bin/sh
# SPDX-License-Identifier: MIT
# cov.sh BUILD [ROOM]: the lines of each room that the tests of a V=cov build ran, the files with
# most lines that none did, and whether the aims are held: exits 1 where not. With ROOM only its
# files, each line never run by its number. A line that is compiled twice (main.c for the tests and
# for people, what stands in a header) counts once, as run when either was.
b=$1 room=${2:-}
find "$b/src" "$b/test" -name '*.gcno' -exec gcov -t -r {} + 2>/dev/null | awk -v only="$room" -F: '
function aim(room) { return room == "scheduler" || room == "base" ? 95 : room == "all" ? 85 : 0 }
function percent(room) { return 100 * run[room] / lines[room] }
function row(room) {
	printf "%-10s %6d %6d %6.1f %s\n", room, lines[room], run[room], percent(room), aim(room) ? aim(room) : ""
	if (aim(room) && percent(room) < aim(room))
		short = short sprintf(" %s %.1f of %d", room, percent(room), aim(room))
}
{ count = $1; n = $2 + 0; gsub(/ /, "", count) }
n == 0 && $3 == "Source" { file = $4; ours = file ~ /^(src|include)\//; next }
ours && n && count != "-" { seen[file, n] += count !~ /^[#=]/ }
END {
	for (at in seen) {
		split(at, part, SUBSEP)
		file = part[1]
		split(file, name, "/")
		room = name[1] == "include" ? name[3] : name[3] == "" ? "main.c" : name[2]
		lines[room]++; lines["all"]++; all[file]++
		if (seen[at]) { run[room]++; run["all"]++ }
		else if (!only || only == room) never[file]++
		if (part[2] + 0 > last) last = part[2] + 0
		rooms[room]
	}
	if (!lines["all"]) { print "no tests of a V=cov build ran"; exit 1 }
	if (only) {
		for (file in never) {
			printf "%4d of %4d  %s:", never[file], all[file], file | "sort -rn"
			for (i = 1; i <= last; i++) if ((file, i) in seen && !seen[file, i]) printf " %d", i | "sort -rn"
			print "" | "sort -rn"
		}
		exit
	}
	print "room        lines    run      %  aim"
	for (room in rooms) if (room != "main.c") names[++count_rooms] = room
	for (i = 2; i <= count_rooms; i++)
		for (j = i; j > 1 && names[j] < names[j - 1]; j--) { t = names[j]; names[j] = names[j - 1]; names[j - 1] = t }
	for (i = 1; i <= count_rooms; i++) row(names[i])
	if ("main.c" in rooms) row("main.c")
	row("all")
	print "\nmost lines that no test ran:"
	for (i = 0; i < 10; i++) {
		worst = ""
		for (file in never) if (worst == "" || never[file] > never[worst]) worst = file
		if (worst == "") break
		printf "%5d of %4d  %s\n", never[worst], all[worst], worst
		delete never[worst]
	}
	if (short) { print "\nThe aims are not held:" short; exit 1 }
	print "\nThe aims are held: 95 % of scheduler and of base, 85 % of all."
}'
