#!/bin/sh
# SPDX-License-Identifier: MIT
# FLAGS=... JOBS=-jN analyse.sh BUILD [FILE...]: gcc's and clang's analysers and cppcheck over the
# sources, or the files named. What they say is printed and kept in BUILD. Exits 1 on any finding.
# Nothing is remembered from one run to the next: a finding shows until it is mended.
#
# A finding that is none is best answered in the code, so that a reader sees it too: an initial
# value, a HUB_BUG. What one file cannot tell of another is in promises.h, what a tool gets wrong
# in cppcheck.supp, each with its reason. A struct made on the spot behind ? stands in brackets:
# cppcheck reads no further in a file where it is bare ("AST broken").

# analyse TOOL FILE
analyse() {
	promises=tests/support/promises.h
	before=/dev/null sure=
	case $2 in
	src/base/err.c | src/store/error.c) promises=/dev/null ;;
	src/base/arena.c) # its blocks hang together in a list, of which gcc loses sight behind memcpy
		promises=/dev/null sure=-Wno-analyzer-malloc-leak
		;;
	src/store/*) before=src/store/store_priv.h ;;
	esac
	ours="-D_POSIX_C_SOURCE=200809L -Iinclude -Isrc"
	case $1 in
	gcc) gcc -std=c17 -O2 -fanalyzer $ours $FLAGS $sure -include "$before" -include "$promises" -c -o /dev/null "$2" ;;
	clang) clang -std=c17 --analyze --analyzer-output text $ours $FLAGS -include "$before" -include "$promises" "$2" ;;
	cppcheck)
		cppcheck -q --std=c17 --enable=warning,portability,performance --library=posix \
			--suppressions-list=tests/support/cppcheck.supp $ours -DHUB_VERSION=\"\" "$2"
		;;
	esac
}

if [ "$1" = one ]; then
	analyse "$2" "$4" >"$3/$2/$(echo "$4" | tr / _)" 2>&1 || echo "$4: $2 did not end well" >>"$3/$2/failed"
	exit 0
fi

b=$1 bad=0 jobs=${JOBS:--j1}
shift
[ $# -gt 0 ] || set -- src/*/*.c src/exchange/so/*.c src/main.c
for tool in gcc clang cppcheck; do
	rm -rf "${b:?}/$tool"
	mkdir -p "$b/$tool"
	printf '%s\n' "$@" | xargs -P "${jobs#-j}" -n 1 sh "$0" one "$tool" "$b"
	cat "$b/$tool"/* >"$b/$tool.log"
	if [ -s "$b/$tool.log" ]; then
		cat "$b/$tool.log"
		n=$(grep -E '^[^ ]+:[0-9]+:[0-9]+: (error|warning):' "$b/$tool.log" | sort -u | wc -l)
		echo "FAIL $tool ($n findings)"
		bad=1
	else
		echo "ok   $tool ($# files)"
	fi
done
exit $bad
