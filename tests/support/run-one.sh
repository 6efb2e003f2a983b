#!/bin/sh
# SPDX-License-Identifier: MIT
# run-one.sh BUILD KIND FILE: run one test of a kind, leave BUILD/log/KIND/NAME.log, .rc and
# .seconds (of processor, which a busy computer does not change), then say "KIND FILE".
# Each test gets a folder of its own as HOME and TMPDIR, and HUB, the program under test,
# whose clock HUB_NOW sets.
b=$1 kind=$2 file=$3
name=$(basename "$file")
case $kind in unit) name=$(basename "$(dirname "$file")")-$name ;; esac
log=$b/log/$kind/$name
dir=$(pwd)/$b/tmp/$kind-$name
rm -rf "$dir"
mkdir -p "$dir" "$b/log/$kind"
HOME=$dir TMPDIR=$dir HUB=$(pwd)/$b/hub-test B=$b CMOCKA_MESSAGE_OUTPUT=TAP
ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0:strict_string_checks=1}
UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
LSAN_OPTIONS=suppressions=$(pwd)/tests/support/lsan.supp:print_suppressions=0
export HOME TMPDIR HUB B CMOCKA_MESSAGE_OUTPUT ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS
unset HUB_NOW XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR
case $kind in
lint | cli) set -- sh "$file" ;;
shared) set -- sh "$file" "$HUB_SHARED" ;;
tui) set -- "$b/tests/tui/run" "$HUB" "$file" ;;
*) set -- $WRAP "$file" ;;
esac
[ "$kind" != lint ] || set -- "$@" "$b"
timeout "${TEST_TIMEOUT:-600}" "$@" >"$log.log" 2>&1 </dev/null
echo $? >"$log.rc"
times >"$log.seconds"
spent=$(awk 'NR == 2 { split($1 "m" $2, t, "[ms]+"); printf "%.1f", t[1] * 60 + t[2] + t[3] * 60 + t[4] }' "$log.seconds")
echo "$spent $kind $file" >"$log.seconds"
rm -rf "$dir"
echo "$kind $file"
