#!/bin/sh
# SPDX-License-Identifier: MIT
# The licence is named at the top of every source file.
bad=0
for f in $(find src include tests Makefile -name '*.[ch]' -o -name '*.sh' -o -name '*.sql' -o -name '*.awk' -o -name '*.def' -o -name Makefile); do
	head -n 2 "$f" | grep -q 'SPDX-License-Identifier: MIT' || {
		echo "$f: no SPDX line"
		bad=1
	}
done
exit $bad
