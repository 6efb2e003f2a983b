#!/bin/sh
# SPDX-License-Identifier: MIT
# The licence is named at the top of every source file.
find src include tests Makefile -name '*.[ch]' -o -name '*.sh' -o -name '*.sql' -o -name '*.awk' -o -name '*.def' -o -name Makefile |
	xargs awk '
	FNR == 1 && seen && !has { print file ": no SPDX line"; bad = 1 }
	FNR == 1 { seen = 1; has = 0; file = FILENAME }
	/SPDX-License-Identifier: MIT/ && FNR <= 2 { has = 1 }
	FNR > 2 { nextfile }
	END {
		if (seen && !has) { print file ": no SPDX line"; bad = 1 }
		exit bad
	}'
