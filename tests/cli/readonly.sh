# SPDX-License-Identifier: MIT
# A disk that can only be read, mounted so in a room of its own where this computer lets us; a hub, a
# sealed file, a place for backups and for pages on it: what can be read is, nothing else is tried.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
unshare -m true 2>/dev/null || { echo "1..0 # skip no disk can be mounted here"; exit 0; }
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
disk=$TMPDIR/disk
mkdir "$disk"
cp "$DB" "$disk/hub.db"
printf 'copper river biscuit\n' >"$TMPDIR/words"
run seal "$disk/stick.hub" --passphrase-fd 7 7<"$TMPDIR/words"
run take -o "$disk/copy.hubpack" --passphrase-fd 7 7<"$TMPDIR/words"
cp -r "$disk" "$TMPDIR/before"

# locked NAME STATUS ARG...: the program, with the disk mounted to be read only.
locked() {
	name=$1 want=$2
	shift 2
	out=$(unshare -m sh -c 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && shift 0 && exec "$@"' \
		"$disk" "$HUB" "$@" 2>"$TMPDIR/err" 7<"$TMPDIR/words") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	is "$name" "$want" "$status"
	lacks 'in plain words' SQL "$err"
}
locked 'a hub is read' 0 --db "$disk/hub.db" list families
has 'whole' Okafor "$out"
locked 'and Today' 0 --db "$disk/hub.db" today
locked 'nothing is saved in it' 74 --db "$disk/hub.db" add family family=Reid
has 'and why is told' 'can be read here but not written to' "$err"
locked 'nor undone' 74 --db "$disk/hub.db" undo
locked 'its pages are printed elsewhere' 0 --db "$disk/hub.db" print day -o "$TMPDIR/day.txt"
locked 'but not onto it' 73 --db "$DB" print day -o "$disk/day.txt"
has 'which is told' "$disk/day.txt could not be" "$err"
locked 'no folder goes there' 74 --db "$DB" export folder "$disk/all"
locked 'no sealed file' 74 --db "$DB" seal "$disk/new.hub" --passphrase-fd 7
locked 'a new hub neither' 73 init --name 'Wren Hub' --carer Ben --db "$disk/wren.db"
locked 'a sealed file is read' 0 --db "$disk/stick.hub" list families --passphrase-fd 7
has 'whole too' Okafor "$out"
locked 'and not written to' 74 --db "$disk/stick.hub" add family family=Reid --passphrase-fd 7
has 'which is told too' 'can be read here but not written to' "$err"
locked 'a copy on it comes home' 0 --db "$DB" return "$disk/copy.hubpack" --yes --passphrase-fd 7

# A place for backups that takes none: which is told, what is due stays due, and none goes.
mkdir "$disk/backups"
i=1
while [ $i -le 20 ]; do
	: >"$disk/backups/hub-2026-10-$(printf %02d $i).hubbackup"
	i=$((i + 1))
done
cp -r "$disk/backups" "$TMPDIR/backups"
"$HUB" recovery --words >"$TMPDIR/sheet"
run recovery --passphrase-fd 7 7<"$TMPDIR/sheet"
is 'a recovery sheet' 0 "$status"
HUB_NOW=2026-12-10T10:00
due() {
	run today
	has "$1" 'Make a backup. The last one: never.' "$out"
}
due 'a backup is due'
locked 'none is made on a disk that can only be read' 74 --db "$DB" backup --to "$disk/backups"
has 'why is told' "$disk/backups" "$err"
has 'in short first' 'No backup was made: ' "$err"
due 'it stays due'
diff -r "$disk/backups" "$TMPDIR/backups" >"$TMPDIR/out" && r=0 || r=1
result $r 'none went'
rm -r "$disk/backups"
HUB_NOW=2026-11-21T10:00
diff -r "$disk" "$TMPDIR/before" >"$TMPDIR/out" && r=0 || r=1
result $r 'the disk is as it was'
locked 'doctor says so' 1 --db "$disk/hub.db" doctor
done_testing
