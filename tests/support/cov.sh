#!/bin/sh
# SPDX-License-Identifier: MIT
# cov.sh BUILD: lines covered in each room, from what the tests of a V=cov build left behind.
b=$1
for room in src/*/; do
	room=$(basename "$room")
	find "$b/src/$room" -name '*.gcda' -exec gcov -n {} + 2>/dev/null | awk -v room="$room" '
	/^File / { ours = $0 ~ "src/" room "/" }
	ours && /^Lines executed:/ {
		sub(/^Lines executed:/, "")
		split($0, part, "% of ")
		all += part[2]
		hit += part[1] * part[2] / 100
		ours = 0
	}
	END { if (all) printf "%-10s %5.1f %% of %d lines\n", room, 100 * hit / all, all }'
done
