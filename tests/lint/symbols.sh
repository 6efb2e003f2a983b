#!/bin/sh
# SPDX-License-Identifier: MIT
# symbols.sh BUILD: no object asks the linker for what tests/lint/symbols keeps from it.
b=$1
find "$b/src" -name '*.o' | sort | while read -r o; do
	src=${o#"$b"/}
	[ ! -f "${src%.o}.c" ] || echo "$o"
done | xargs nm -A -u /dev/null 2>/dev/null | awk -v b="$b/" '{
	o = substr($1, length(b) + 1)
	sub(/:$/, "", o)
	print o, $NF
}' | awk '
BEGIN {
	while ((getline line < "tests/lint/symbols") > 0) {
		if (line ~ /^#/ || split(line, part, " ") < 4) continue
		kind[++rules] = part[1]
		place[rules] = "^(" part[2] ")(\\.o)?$"
		symbol[rules] = "^(" part[3] ")$"
		why[rules] = line
		sub(/^[^ ]+ +[^ ]+ +[^ ]+ +/, "", why[rules])
	}
}
{
	name = $2
	sub(/@.*/, "", name)
	sub(/^__isoc[0-9]+_/, "", name)
	if (sub(/^__/, "", name)) sub(/_chk$/, "", name)
	for (i = 1; i <= rules; i++) {
		if (name !~ symbol[i]) continue
		here = $1 ~ place[i]
		if (here != (kind[i] == "only")) { print $1 ": " name ": " why[i]; bad = 1 }
	}
}
END { exit bad }'
