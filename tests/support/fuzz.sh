#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh BUILD SECONDS TARGET...: each target for so long, one for each processor at a time, from
# its corpus and dictionary in tests/fuzz. What it finds new stays in BUILD/corpus; what breaks it
# is left there as crash-*, and its whole log is shown.
b=$1 seconds=$2
shift 2
TMPDIR=$(pwd)/$b/tmp/fuzz
# Freed memory is held back for some inputs only, so that an input need not ask the system for new pages.
ASAN_OPTIONS=quarantine_size_mb=16
export TMPDIR ASAN_OPTIONS
if [ "$seconds" != one ]; then
	jobs=$(nproc 2>/dev/null || echo 1)
	echo "$# targets, $seconds seconds each, $jobs at a time: about $((($# + jobs - 1) / jobs * seconds / 60 + 1)) minutes"
	rm -f "$b"/corpus/*.log
	mkdir -p "$b/corpus" "$TMPDIR"
	export FUZZ_SECONDS="$seconds"
	printf '%s\n' "$@" | xargs -P "$jobs" -n 1 sh "$0" "$b" one
	rc=$?
	rm -rf "$TMPDIR"
	exit $rc
fi

name=$(basename "$1")
corpus=$b/corpus/$name
mkdir -p "$corpus"
set -- "$1" -max_total_time="$FUZZ_SECONDS" -verbosity=0 -print_final_stats=1 -timeout=10 -artifact_prefix="$corpus/crash-"
[ ! -f "tests/fuzz/$name.dict" ] || set -- "$@" "-dict=tests/fuzz/$name.dict"
set -- "$@" "$corpus"
[ ! -d "tests/fuzz/$name" ] || set -- "$@" "tests/fuzz/$name"
if "$@" >"$corpus.log" 2>&1; then
	awk -v name="$name" '/number_of_executed_units/ { n = $2 } END { printf "ok   %s (%d inputs)\n", name, n }' "$corpus.log"
else
	cat "$corpus.log"
	echo "FAIL $name"
	exit 1
fi
