#!/bin/sh
# SPDX-License-Identifier: MIT
# The top level holds what it should and nothing else.
bad=0
for f in *; do
	case $f in
	Makefile | src | include | tests | hub.ini.example | README.md | build) ;;
	*) echo "$f does not belong at the top" && bad=1 ;;
	esac
done
exit $bad
