# SPDX-License-Identifier: MIT
# A key costs no more bytes through a real sshd than on a terminal here, and nothing is sent while
# nobody does anything.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
why=
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
[ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/amina"
run init --name 'Robin Hub' --carer Amina --beds 2
run import folder tests/tui/data/robin
[ -n "$why" ] || run user add Amina --key "$(cat "$TMPDIR/amina.pub")"
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
SSHD_SETENV=HUB_TEST_FRAMES=1
if ! sshd_start; then
	echo "ok 1 - a key through sshd # SKIP $why"
	exit 0
fi
trap sshd_stop EXIT

keys='2 Down Down Up PgDn Home e T h e o Backspace Esc End Enter Enter Down Tab Tab Esc 3 Right Right Down Enter Esc v 4 Down PgDn 5 6 7 m Down Esc / o k a Down Esc Esc 1 Tab Down ? Esc . . Ctrl-L'
TERM=xterm-256color
export TERM
as_site env -i TERM=$TERM HOME="$SITE" LANG=C.UTF-8 HUB_NOW=$HUB_NOW HUB_TEST_FRAMES=1 "$B/tests/tui/count" "$keys" \
	"$HUB" --db "$DB" --as Amina >"$TMPDIR/here" 2>"$TMPDIR/err" && r=0 || r=1
result $r 'the keys here'
"$B/tests/tui/count" "$keys" "$(command -v ssh)" $SSH_HERE -tt -p "$SSHD_PORT" -i "$TMPDIR/amina" -l "$SSHD_USER" \
	127.0.0.1 >"$TMPDIR/there" 2>>"$TMPDIR/err" && r=0 || r=1
result $r 'the keys there'
sed 's/^/# /' "$TMPDIR/err"
is 'as many keys' "$(wc -l <"$TMPDIR/here")" "$(wc -l <"$TMPDIR/there")"
more=$(paste -d' ' "$TMPDIR/here" "$TMPDIR/there" | awk '$4 > $2 {print}')
is 'no key costs more there' '' "$more"
is 'nothing is sent while nothing happens' 'nothing 0' "$(tail -1 "$TMPDIR/there")"
paste -d' ' "$TMPDIR/here" "$TMPDIR/there" | awk '{here += $2; there += $4} END {print "# " here " bytes here, " there " there"}'
done_testing
