# SPDX-License-Identifier: MIT
# What make install lays down for the night does what it says, and nothing of it is switched on.
. tests/support/tap.sh

HUB_NOW=2026-11-21T02:30
export HUB_NOW
sheet='chive curry muffin curve stencil salad yawn hotel compass soda foal clock shop'
bare init --name 'Robin Hub' --carer Amina
printf '%s\n' "$sheet" >"$TMPDIR/words"
out=$("$HUB" recovery --passphrase-fd 7 7<"$TMPDIR/words" 2>&1) && status=0 || status=$?
is 'a hub with its sheet' 0 "$status"
[ ! -e "$HOME/hub-backups" ] && r=0 || r=1
result $r 'no backup was made yet'

mkdir "$TMPDIR/bin"
ln -s "$HUB" "$TMPDIR/bin/hub"
# filled FILE: as make install writes it for this folder.
filled() {
	sed "s|@PREFIX@|$TMPDIR|g" "src/nightly/$1"
}
for line in $(filled hub-backup.service | sed -n 's/^ExecStart\(Pre\)\{0,1\}=//p' | tr ' ' '\037'); do
	printf '%s\n' "$line" | tr '\037' ' ' | sed "s|%h|$HOME|g" >"$TMPDIR/line"
	out=$(sh "$TMPDIR/line" 2>&1) && status=0 || status=$?
	is "$(cut -c1-40 "$TMPDIR/line" | sed "s|$TMPDIR||; s|$HOME||") runs" 0 "$status"
done
[ -e "$HOME"/hub-backups/hub-?????-2026-11-21.hubbackup ] && r=0 || r=1
result $r 'a backup of the night is there'
HUB_NOW=2026-11-22T02:30
filled hub-backup.cron | sed -n 's/^30 2 \* \* \* //p' >"$TMPDIR/line"
out=$(sh "$TMPDIR/line" 2>&1) && status=0 || status=$?
is 'the line for cron runs' 0 "$status"
[ -e "$HOME"/hub-backups/hub-?????-2026-11-22.hubbackup ] && r=0 || r=1
result $r 'and makes the next'
is 'in a folder for its owner only' 'drwx------' "$(ls -ld "$HOME/hub-backups" | cut -c1-10)"

n_files=$(sed -n 's/^NIGHTLY *:= *//p' Makefile | wc -w)
is 'all of them are laid down' "$(ls src/nightly | wc -l)" "$n_files"
lacks 'install switches nothing on' 'systemctl --user enable' "$(sed -n '/^install:/,/^[a-z]*:/p' Makefile | grep -v echo)"
done_testing
