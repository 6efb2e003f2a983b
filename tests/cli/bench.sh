# SPDX-License-Identifier: MIT
# Every row of the table of `make bench` comes to a figure, each measured once on a small file. No time is asserted.
. tests/support/tap.sh
unset HUB_NOW
mkdir "$TMPDIR/files"
out=$(HUB=${HUB%-test} HUB_BENCH=$TMPDIR/files HUB_BENCH_YEARS=1 HUB_BENCH_HUBS=1 HUB_BENCH_ROUNDS=1 \
	"$B/tests/bench/bench_table" 2>"$TMPDIR/err") && status=0 || status=$?
err=$(cat "$TMPDIR/err")
is 'all rows are measured' 0 "$status"
has 'the machine is named' 'processors' "$out"
has 'the table is Markdown' '| --- ' "$(printf '%s\n' "$out" | sed 's/---*/---/g')"
lacks 'none failed' failed "$out"
is 'every line has as many cells' 1 "$(printf '%s\n' "$out" | grep '^|' | awk -F'|' '{ print NF }' | sort -u | wc -l)"
done_testing
