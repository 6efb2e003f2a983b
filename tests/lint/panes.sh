#!/bin/sh
# SPDX-License-Identifier: MIT
# Every pane is in the list that the tests of keys go through.
bad=0
for pane in $(sed -n 's/^const struct pane_ops \([a-z_]*\) = {.*/\1/p' src/ui/*.c | sort -u); do
	grep -q "&$pane," src/ui/panes.c || { echo "src/ui/panes.c: $pane is missing"; bad=1; }
done
exit $bad
