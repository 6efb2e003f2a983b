#!/bin/sh
# SPDX-License-Identifier: MIT
# suite.sh BUILD BUILD_STATUS KIND...: run every test of the kinds, two for each processor, because
# those on a terminal wait most of their time, and print each when it is done, then the ten that took
# longest. Goes on after a failure. The last line is "N passed, N failed".
b=$1 built=$2
shift 2
jobs=$((2 * $(nproc 2>/dev/null || echo 2)))

list() {
	case $1 in
	lint) ls tests/lint/*.sh ;;
	unit) for f in tests/unit/*/test_*.c; do echo "$b/${f%.c}"; done ;;
	prop) for f in tests/prop/prop_*.c; do echo "$b/${f%.c}"; done ;;
	cli) ls tests/cli/*.sh ;;
	tui) ls tests/tui/*.tui ;;
	shared) ls tests/shared/*.sh ;;
	esac 2>/dev/null | grep -v '\*'
}

# report KIND FILE: one line when all is well, the whole log when it is not.
report() {
	name=$(basename "$2")
	[ "$1" != unit ] || name=$(basename "$(dirname "$2")")-$name
	rc=$(cat "$b/log/$1/$name.rc" 2>/dev/null || echo 127)
	set -- "$1" "$name" $(awk -v rc="$rc" -f tests/support/count.awk "$b/log/$1/$name.log")
	passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + $5))
	if [ "$4" -gt 0 ]; then
		sed 's/^/    /' "$b/log/$1/$name.log"
		echo "FAIL $1 $2 ($4 of $(($3 + $4 + $5)), status $rc)"
	else
		echo "ok   $1 $2 ($3)"
		[ "$1" != lint ] || sed -n 's/^note: /     /p' "$b/log/$1/$name.log"
	fi
}

# "KIND FILE" of each test: those in tests/support/longest first, in that order, so that no processor
# waits at the end for one that began last. It is written anew from what a run leaves:
#   sort -rn build/release/log/*/*.seconds | awk '$1 >= 1.4 { print $3 }' | sed 's|^build/release/||'
queue() {
	for kind; do
		list "$kind" | sed "s|^|$kind |"
	done | awk -v b="$b/" '
		BEGIN { while ((getline line < "tests/support/longest") > 0) place[line] = ++places }
		{ name = $2; if (index(name, b) == 1) name = substr(name, length(b) + 1)
		  print (name in place ? place[name] : places + NR), $0 }' | sort -n | cut -d' ' -f2-
}

passed=0 failed=0 skipped=0
rm -rf "$b/log"
mkdir -p "$b/log"
if [ "$built" -ne 0 ]; then
	echo "FAIL build (the compiler's words are above)"
	failed=1
fi
queue "$@" >"$b/log/queue"
xargs -P "$jobs" -n 2 sh tests/support/run-one.sh "$b" <"$b/log/queue" | {
	while read -r kind file; do
		report "$kind" "$file"
		echo "$kind $file" >>"$b/log/told"
	done
	# One that never came to its end has failed, too.
	touch "$b/log/told"
	grep -vxFf "$b/log/told" "$b/log/queue" >"$b/log/lost"
	while read -r kind file; do
		report "$kind" "$file"
	done <"$b/log/lost"
	cat "$b"/log/*/*.seconds | sort -rn | awk '
		NR <= 10 { slow = slow sprintf("  %s %s s", $3, $1) }
		{ all += $1 }
		END { if (all) printf "note: %.0f s of processor in all, the longest:%s\n", all, slow }'
	if [ "$skipped" -gt 0 ]; then
		echo "$passed passed, $failed failed, $skipped skipped"
	else
		echo "$passed passed, $failed failed"
	fi
	[ "$failed" -eq 0 ]
}
