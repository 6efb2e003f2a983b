# SPDX-License-Identifier: MIT
# kill -9 at a random moment of saving into a sealed file: whatever was told as saved is there.
# HUB_SEED repeats a run; HUB_SOAK kills 500 times.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
FILE=$TMPDIR/robin.hub
ROUNDS=${HUB_SOAK:+500}
ROUNDS=${ROUNDS:-6}
seed=${HUB_SEED:-$$}
echo "# sealed_killed: HUB_SEED=$seed"
printf 'copper river biscuit\n' >"$TMPDIR/words"
sealed() {
	"$HUB" "$@" --passphrase-fd 7 7<"$TMPDIR/words"
}
sealed init --name 'Robin Hub' --carer Amina --sealed "$FILE" >/dev/null
is 'a hub in a sealed file' 0 $?

# All that was told as saved, a name a line; each is in the file.
: >"$TMPDIR/told"
all_there() {
	sealed --db "$FILE" list families --format csv >"$TMPDIR/list" 2>"$TMPDIR/err" || return 1
	tr ',' '\n' <"$TMPDIR/list" | grep '^Kept' | sort >"$TMPDIR/have"
	sort "$TMPDIR/told" | comm -23 - "$TMPDIR/have" >"$TMPDIR/lost"
	[ ! -s "$TMPDIR/lost" ]
}

# Families added one after the other, faster than anybody types.
i=0 lost=0 early=0
while [ $i -lt "$ROUNDS" ]; do
	i=$((i + 1))
	kill_at=$(awk -v s="$seed" -v i=$i 'BEGIN { srand(s + i * 7919); print 1 + int(rand() * 25) }')
	awk -v i=$i 'BEGIN { print 3; for (n = 1; n <= 200; n++) printf "+\nKept %d x %d\n1\n0\n", i, n }' >"$TMPDIR/answers"
	: >"$TMPDIR/out" # what was told in the last round is no answer of this one
	"$HUB" --db "$FILE" plain --passphrase-fd 7 7<"$TMPDIR/words" <"$TMPDIR/answers" >"$TMPDIR/out" 2>&1 &
	until [ "$(grep -c 'Saved\.' "$TMPDIR/out")" -ge "$kill_at" ] || ! kill -0 $! 2>/dev/null; do :; done
	kill -9 $! 2>/dev/null || early=$((early + 1))
	wait $! 2>/dev/null
	saved=$(grep -c 'Saved\.' "$TMPDIR/out")
	awk -v i=$i -v n="$saved" 'BEGIN { for (k = 1; k <= n; k++) printf "Kept %d x %d\n", i, k }' >>"$TMPDIR/told"
	if [ $((i % 3)) -eq 0 ] && ! all_there; then
		lost=$((lost + 1))
		sed 's/^/# lost: /' "$TMPDIR/lost" "$TMPDIR/err"
		break
	fi
done
echo "# $(wc -l <"$TMPDIR/told") saves told in $i rounds"
is 'each was killed while it was saving' 0 $early
is 'no save that was told is lost' 0 $lost
[ "$(wc -l <"$TMPDIR/told")" -ge "$ROUNDS" ] && r=0 || r=1
result $r 'and there were some'
done_testing
