#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh BUILD SECONDS TARGET...: each target for so long, from its corpus and dictionary in
# tests/fuzz. What it finds new stays in BUILD/corpus; a crash is left there as crash-*.
b=$1 seconds=$2 bad=0
shift 2
TMPDIR=$(pwd)/$b/tmp/fuzz
export TMPDIR
for target; do
	name=$(basename "$target")
	corpus=$b/corpus/$name
	mkdir -p "$corpus" "$TMPDIR"
	set -- -max_total_time="$seconds" -verbosity=0 -timeout=10 -artifact_prefix="$corpus/crash-" "$corpus"
	[ ! -d "tests/fuzz/$name" ] || set -- "$@" "tests/fuzz/$name"
	[ ! -f "tests/fuzz/$name.dict" ] || set -- "-dict=tests/fuzz/$name.dict" "$@"
	if "$target" "$@" >"$corpus.log" 2>&1; then
		echo "ok   $name"
	else
		cat "$corpus.log"
		echo "FAIL $name"
		bad=1
	fi
	rm -rf "$TMPDIR"
done
exit $bad
