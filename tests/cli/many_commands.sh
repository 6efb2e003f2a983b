# SPDX-License-Identifier: MIT
# A great many commands in a row over one connection, and commands that no person types: none fails
# that should not, and nothing grows on the server's side but the record. HUB_SOAK=1: 10,000.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
MANY=${HUB_SOAK:+10000}
MANY=${MANY:-120}
why=
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
[ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/amina"
[ -n "$why" ] || run user add Amina --key "$(cat "$TMPDIR/amina.pub")"
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
if ! sshd_start; then
	echo "ok 1 - many commands # SKIP $why"
	exit 0
fi
trap sshd_stop EXIT
hold amina
there() {
	out=$(held amina "$@" 2>"$TMPDIR/err" </dev/null) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}

# --- what no person types --------------------------------------------------------------------------
there "list $(printf '\377\376')"
is 'not UTF-8' 64 "$status"
there "list $(awk 'BEGIN { for (i = 0; i < 10000; i++) printf "x " }')"
is 'ten thousand words' 64 "$status"
there "list $(awk 'BEGIN { for (i = 0; i < 3000; i++) printf "x " }')"
is 'three thousand, which have room' 64 "$status"
there "list $(awk 'BEGIN { for (i = 0; i < 131072; i++) printf "x" }')"
[ "$status" -ne 0 ] && r=0 || r=1
result $r 'more than the computer passes on'
there list families
is 'and the next one is as ever' 0 "$status"
BACK=$(printf '\342\200\256') BOM=$(printf '\357\273\277') C1=$(printf '\302\233')
there "add family 'family=Ab${BACK}cd${BOM}e${C1}31m' notes='one${BACK}two'"
for format in text csv json; do
	there list families --format $format
	lacks "no sign that turns the text round, in $format" "$BACK" "$out$err"
	lacks 'none without a width' "$BOM" "$out$err"
	lacks 'and none that steers a terminal' "$C1" "$out$err"
done

# --- many -------------------------------------------------------------------------------------------
# Of the sshd of this one connection: how many files it has open, how much memory in KB.
fds() { ls "/proc/$line/fd" | wc -l; }
memory() { sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\).*/\1/p' "/proc/$line/status"; }
now() { date +%s%N; }
seen() { there list sign_ins --format csv && printf '%s\n' "$out" | wc -l; }
listens=$(running cmdline "$TMPDIR/sshd_config" | head -1)
line=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v parent="$listens" '$4 == parent { print $1 }' | head -1)
before=$(seen)
first=$(fds) kept=$(memory) failed=0 i=0 began=$(now) part=$began
while [ $i -lt $MANY ]; do
	i=$((i + 1))
	case $((i % 4)) in
	0) held amina "add family family=F$i" </dev/null >"$TMPDIR/out" 2>&1 || failed=$((failed + 1)) ;;
	*) held amina 'list families --format csv' </dev/null >"$TMPDIR/out" 2>&1 || failed=$((failed + 1)) ;;
	esac
	if [ $((i % (MANY / 4))) -eq 0 ]; then
		echo "# $i: $((($(now) - part) / (MANY / 4) / 1000)) us a command, $(fds) files, $(memory) KB"
		part=$(now)
	fi
done
is "none of $MANY failed" 0 "$failed"
is 'no file is left open' "$first" "$(fds)"
[ "$(memory)" -le $((kept + 1024)) ] && r=0 || r=1
result $r 'nor memory kept'
is 'nobody is left' '' "$(hubs)"
dead=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v parent="$line" '$3 == "Z" && $4 == parent' | wc -l)
is 'no dead one either' 0 "$dead"
is 'each is in the record' $((before + MANY + 1)) "$(seen)"
there list families --format csv
is 'each was saved' $((MANY / 4)) "$(printf '%s\n' "$out" | grep -c ',F[0-9]*,')"
[ "$(wc -c <"$DB")" -lt $((4000000 + MANY * 6000)) ] && r=0 || r=1
result $r 'and the file has grown by what was written'
done_testing
