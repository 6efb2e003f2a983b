# SPDX-License-Identifier: MIT
# Roles through a real sshd, one command a role and verb over a connection that is held open.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
why=
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer carer
run add family family=Okafor
for role in 'hub carer' 'liaison worker' host peer 'event helper' 'technical helper'; do
	who=${role%% *}
	who=${who#hub}
	who=${who:-carer}
	[ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/$who"
	[ -n "$why" ] || run user add "$who" --role "$role" --key "$(cat "$TMPDIR/$who.pub")"
done
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
if ! sshd_start; then
	echo "ok 1 - roles through sshd # SKIP $why"
	exit 0
fi
# Who, then what is answered to: see, add, change, remove, erase, history, figures, keys, roles.
while read -r who answers; do
	hold "$who"
	set -- $answers
	for words in 'list families' 'add dose nosuch=1' 'edit stay_note 999999999999 nosuch=1' \
		'remove away 999999999999' 'erase family 999999999999 --dry-run' 'list changes' figures \
		'user disable Nobody' 'user role Nobody host'; do
		held "$who" "$words" >"$TMPDIR/out" 2>&1 </dev/null && status=0 || status=$?
		out=$(cat "$TMPDIR/out")
		is "$who: $words" "$1" "$status"
		shift
	done
done <<EOF2
carer 0 64 66 66 66 0 0 66 66
liaison 0 77 77 77 77 0 0 77 77
host 0 64 66 66 77 77 77 77 77
peer 77 77 77 77 77 77 77 77 77
event 0 77 77 77 77 77 77 77 77
technical 77 77 77 77 77 77 77 66 77
EOF2
done_testing
