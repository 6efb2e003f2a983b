# SPDX-License-Identifier: MIT
# One folder for the backups of two hubs whose files have one name, and of one hub on two computers:
# none takes another's place, and none is thrown away by another hub.
. tests/support/tap.sh

sheet='chive curry muffin curve stencil salad yawn hotel compass soda foal clock shop'
printf '%s\n' "$sheet" >"$TMPDIR/words"
all=$TMPDIR/all
mkdir "$all" "$TMPDIR/robin" "$TMPDIR/wren"
robin=$TMPDIR/robin/hub.db wren=$TMPDIR/wren/hub.db
# at TIME HUB ARG...: the program with that hub, then.
at() {
	HUB_NOW=$1
	db=$2
	shift 2
	bare --db "$db" "$@" 7<"$TMPDIR/words"
}
# count: how many backups there are.
count() { ls "$all" | grep -c 'hubbackup$'; }
# file: what the last backup said it wrote.
file() { printf '%s\n' "$out" | sed 's/: .*//'; }
# families FILE: how many are in that backup.
families() {
	bare --db "$TMPDIR/none.db" backup --check "$1" --passphrase-fd 7 7<"$TMPDIR/words"
	printf '%s\n' "$out" | sed -n 's/.*[^0-9]\([0-9][0-9]*\) famil.*/\1/p'
}

at 2026-11-20T10:00 "$robin" init --name 'Robin Hub' --carer Amina
at 2026-11-20T10:01 "$robin" recovery --passphrase-fd 7
at 2026-11-20T10:00 "$wren" init --name 'Wren Hub' --carer Bea
at 2026-11-20T10:01 "$wren" recovery --passphrase-fd 7
at 2026-11-20T10:02 "$robin" add family family=Okafor
at 2026-11-20T10:03 "$robin" add family family=Reid

# --- two hubs -------------------------------------------------------------------------
at 2026-11-21T02:30 "$robin" backup --to "$all"
is 'one hub is backed up' 0 "$status"
mine=$(file)
at 2026-11-21T02:31 "$wren" backup --to "$all"
is 'another, of the same name, too' 0 "$status"
theirs=$(file)
is 'which makes two' 2 "$(count)"
is 'the first is whole' 2 "$(families "$mine")"
is 'the second as well' 0 "$(families "$theirs")"
lacks 'no name of a hub is in them' Robin "$mine"
at 2026-11-21T09:00 "$robin" backup --to "$all"
is 'once more on one day is in its own place' "$mine" "$(file)"
is 'and no third' 2 "$(count)"
has 'a year of the one' 2027-12-15 "$(
	day=1
	while [ $day -le 20 ]; do
		at "2027-12-$(printf %02d $day)T02:30" "$robin" backup --to "$all"
		day=$((day + 1))
	done
	ls "$all"
)"
[ -e "$theirs" ] && r=0 || r=1
result $r 'costs the other nothing'
is 'and of its own 14 stay, with the first of each month' 16 "$(ls "$all" | grep -vc "${theirs##*/}")"

# --- files of that name that are no backup of it, or cannot be told ----------------------
at 2026-11-21T02:31 "$wren" backup --to "$TMPDIR/wren"
aside=$(file)
cp "$mine" "$aside"
at 2026-11-21T02:32 "$wren" backup --to "$TMPDIR/wren"
is 'a strange file in its place' 0 "$status"
[ "$(file)" != "$aside" ] && cmp -s "$mine" "$aside" && r=0 || r=1
result $r 'is left as it is'

# --- one hub on two computers -----------------------------------------------------------
mkdir "$TMPDIR/two" "$TMPDIR/shared"
all=$TMPDIR/shared two=$TMPDIR/two/hub.db
at 2027-12-24T10:00 "$robin" backup --to "$all"
first=$(file)
at 2027-12-24T10:01 "$two" restore "$first" --words --passphrase-fd 7
is 'it is restored on a second one' 0 "$status"
at 2027-12-24T11:00 "$robin" add family family=Nowak
at 2027-12-24T11:01 "$two" add family family=Smith
at 2027-12-24T11:02 "$two" add family family=Jones
at 2027-12-24T12:00 "$robin" backup --to "$all"
is 'what was there before both goes on' "$first" "$(file)"
at 2027-12-24T12:01 "$two" backup --to "$all"
second=$(file)
is 'both have their own of that day' 2 "$(count)"
at 2027-12-24T12:02 "$robin" backup --to "$all"
is 'the first again in its place' "$first" "$(file)"
at 2027-12-24T12:03 "$two" backup --to "$all"
is 'so the second' "$second" "$(file)"
is 'nothing of the first is lost' 3 "$(families "$first")"
is 'and nothing of the second' 4 "$(families "$second")"

# The same with a file that was copied while nobody had it open: it even writes under one number.
mkdir "$TMPDIR/three"
cp "$robin" "$robin.key" "$TMPDIR/three"
three=$TMPDIR/three/hub.db
at 2027-12-25T10:00 "$three" add family family=Khan
at 2027-12-25T10:01 "$robin" add family family=Marsh
at 2027-12-25T12:00 "$three" backup --to "$all"
first=$(file)
at 2027-12-25T12:01 "$robin" backup --to "$all"
[ "$(file)" != "$first" ] && r=0 || r=1
result $r 'a copied hub has its own too'

# --- one file, named by hand ------------------------------------------------------------
at 2027-12-25T13:00 "$wren" backup "$TMPDIR/last.hubbackup"
cp "$TMPDIR/last.hubbackup" "$TMPDIR/was"
at 2027-12-25T13:01 "$robin" backup "$TMPDIR/last.hubbackup"
is "another hub's is not written over" 65 "$status"
has 'which is told' 'It was left as it is. Name another file' "$err"
cmp -s "$TMPDIR/last.hubbackup" "$TMPDIR/was" && r=0 || r=1
result $r 'it is as it was'
at 2027-12-25T13:02 "$wren" backup "$TMPDIR/last.hubbackup"
is 'its own is' 0 "$status"
cp "$three" "$TMPDIR/was"
at 2027-12-25T13:03 "$robin" backup "$three"
is 'nor is a hub' 65 "$status"
cmp -s "$three" "$TMPDIR/was" && r=0 || r=1
result $r 'which is as it was'
: >"$TMPDIR/empty"
at 2027-12-25T13:04 "$robin" backup "$TMPDIR/empty"
is 'an empty file is room for one' 0 "$status"

# --- a hub in a sealed file: no key is beside it, and each opening writes under another number -------
seal=$TMPDIR/robin.hub all=$TMPDIR/sealed
mkdir "$all"
printf 'three words together\nthree words together\n' >"$TMPDIR/words"
at 2027-12-25T14:00 "$robin" seal "$seal" --passphrase-fd 7
at 2027-12-25T14:01 "$seal" backup --to "$all" --passphrase-fd 7
first=$(file)
at 2027-12-25T14:02 "$seal" add family family=Roe --passphrase-fd 7
at 2027-12-25T14:03 "$seal" backup --to "$all" --passphrase-fd 7
is 'a sealed hub' 0 "$status"
is 'knows its own of that day' "$first" "$(file)"
is 'which is one' 1 "$(count)"

# --- a name that not every disk takes ---------------------------------------------------
mkdir "$TMPDIR/odd"
odd="$TMPDIR/odd/.a:b?c*.db"
cp "$wren" "$odd"
all=$TMPDIR/odd/all
mkdir "$all"
at 2027-12-26T10:00 "$odd" backup --to "$all"
is 'a hub with such a name' 0 "$status"
is 'has backups with another' 0 "$(ls -A "$all" | grep -c '[:?*]\|^\.')"
is 'that are seen' 1 "$(count)"
done_testing
