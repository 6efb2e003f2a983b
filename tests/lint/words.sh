#!/bin/sh
# SPDX-License-Identifier: MIT
# Words that have no place: notes to ourselves and paths of one machine anywhere; unkind words in
# what people read; waiting for time in tests.
bad=0
refuse() {
	why=$1 pattern=$2
	shift 2
	found=$(grep -rnE "$pattern" "$@" 2>/dev/null | grep -v '^tests/lint/') || return 0
	printf '%s\n' "$found" | sed "s/\$/   <- $why/"
	bad=1
}
refuse 'unfinished' '\<(TODO|FIXME|XXX|HACK)\>' src include tests Makefile README.md
refuse 'a path of one machine' '(^|[^a-z.])/(work|home/[a-z]+/(src|git))/' src include tests Makefile README.md
refuse 'say sleepover, stay or treat' '"[^"]*\<([Rr]espite|[Cc]hallenging behaviour|[Aa]bscond)' --exclude=kinder.c src include
refuse 'a carer reads this: MUST FIX, go ahead anyway, two versions, change' '"[^"]*\<([Oo]verrid|[Cc]onflict|[Tt]ransaction|[Pp]lacement)' src/ui
refuse 'tests wait for a frame, not for time' '\<(u|nano)?sleep\(|(^|[;&|(]|do|then)[[:space:]]*sleep [0-9$.]' tests/unit tests/prop tests/cli tests/tui tests/support
exit $bad
