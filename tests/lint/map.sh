#!/bin/sh
# SPDX-License-Identifier: MIT
# Each file that the map of the code names is there.
bad=0
for name in $(grep -ohE '`[a-z0-9_/*]+\.(c|h|def|walk|sh)`' src/README.md 2>/dev/null | tr -d '`' | sed 's|.*/||' | grep -vE '(^|_)x[._]' | tr '*' '@'); do
	find src include tests -name "$(echo "$name" | tr '@' '*')" | grep -q . || {
		echo "src/README.md: there is no $name"
		bad=1
	}
done
exit $bad
