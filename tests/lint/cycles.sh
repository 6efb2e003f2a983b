#!/bin/sh
# SPDX-License-Identifier: MIT
# No header comes back to itself through what it includes.
find src include -name '*.h' | sort | xargs awk '
/^#[ \t]*include "/ {
	name = $0
	sub(/^[^"]*"/, "", name)
	sub(/".*/, "", name)
	from = FILENAME
	sub(/^include\//, "", from)
	sub(/^src\/.*\//, "", from)
	print from, name
}' | tsort 2>&1 >/dev/null | sed 's/^tsort: //' | grep . && exit 1
exit 0
