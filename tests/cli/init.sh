# SPDX-License-Identifier: MIT
# Starting a hub, a second one in the same file, and files that cannot be one.
. tests/support/tap.sh

run list families
is 'no hub yet is not found' 66 "$status"
has 'and says how to start one' 'hub init --name' "$err"
bare
is 'without a command, a hub or a terminal the words are off' 64 "$status"
has 'and says how to give it' '--db FILE' "$err"

exits 'init needs a carer' 64 init --name 'Robin Hub'
exits 'init' 0 init --name 'Robin Hub' --carer Amina --beds 2
has 'it says what it did' 'Robin Hub is started, with Amina' "$out"
is 'only its owner may read it' '-rw-------' "$(ls -l "$DB" | cut -c1-10)"
exits 'a known name is refused' 65 init --name 'Robin Hub' --carer Bea
exits 'beds make a host' 0 show host Amina --format csv
has 'with its beds' ',Amina,' "$out"

exits 'a second hub' 0 init --name 'Wren Hub' --carer 'Seán' --nation wales
run --as Amina list hubs --format csv
lacks 'another carer sees their own' 'Wren' "$out"
exits 'and at the computer is given the second' 0 --as Sean user add Amina --role 'hub carer' --hubs 'Wren Hub'
run --as Amina list hubs --format csv
has 'has its nation' 'Wales' "$out"
run --as Amina list hosts
has 'no beds, no host' 'Amina' "$out"
is 'of the second' 0 "$(printf '%s' "$out" | grep -c 'Se.n')"
exits 'two carers: who is it' 64 undo
has 'it says how to say so' '--as NAME' "$err"
lacks 'and names nobody: no PIN was asked' Amina "$err"
exits 'accents do not matter' 0 --as sean list hubs
exits 'nobody of that name' 64 --as Zoe list hubs
lacks 'nobody is named then either' Amina "$err"

run --as Amina add family family=Okafor --hub 'Robin Hub'
is 'a family goes to the hub that is named' 0 "$status"
exits 'none named: it is asked for' 65 --as Amina add family family=Nowak
run --as Amina add family family=Nowak hub='wren hub'
is 'or said as a field' 0 "$status"
run --as Amina list families --format csv
is 'both are listed' 3 "$(printf '%s\n' "$out" | wc -l)"
run --as Amina list families --hub 'Wren Hub' --format csv
is 'narrowed to one' 'Nowak' "$(printf '%s\n' "$out" | sed -n '2s/^Wren Hub,[0-9]*,\([^,]*\).*/\1/p')"
exits 'a hub that is not there' 66 --as Amina list families --hub 'Wrem Hub'
has 'did you mean' 'Did you mean Wren Hub?' "$err"

bare init --name 'Own Hub' --carer Bea
is 'the usual place is made when it is not there' 0 "$status"
[ -f "$HOME/.local/share/hub/hub.db" ] && r=0 || r=1
result $r 'in the data folder'
bare list hubs
has 'and found again' 'Own Hub' "$out"

# Files that are not a hub stay as they are.
echo 'not a hub' >"$TMPDIR/text"
DB=$TMPDIR/text
exits 'a text file' 65 list families
exits 'not even by init' 65 init --name A --carer B
is 'it is as it was' 'not a hub' "$(cat "$TMPDIR/text")"
mkdir "$TMPDIR/folder"
DB=$TMPDIR/folder
exits 'a folder' 65 list families
DB=$TMPDIR/none/hub.db
exits 'a folder that is not there' 73 init --name A --carer B
: >"$TMPDIR/empty"
DB=$TMPDIR/empty
exits 'an empty file' 65 list families

# No room: a limit on the size of files stands for a full disk.
DB=$TMPDIR/full.db
run init --name A --carer B
run add family family=Okafor
full() {
	out=$(ulimit -f 8 && "$HUB" --db "$DB" "$@" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
full add family family=Nowak "notes=$(printf '%04000d' 0)"
is 'no room to save' 74 "$status"
has 'says that nothing of it was saved' 'saved' "$err"
run list families --format csv
is 'what was saved before is there' 2 "$(printf '%s\n' "$out" | wc -l)"
DB=$TMPDIR/fuller.db
full init --name A --carer B
is 'no room for a new file' 74 "$status"
is 'and none is left behind' '' "$(ls "$TMPDIR" | grep fuller || true)"

# Newer: user_version is four bytes at offset 60 of the header.
DB=$TMPDIR/newer.db
run init --name A --carer B
run list hubs
printf '\0\0\377\377' | dd of="$DB" bs=1 seek=60 conv=notrunc 2>/dev/null
before=$(cksum <"$DB")
exits 'a newer file' 65 list hubs
has 'says that it is newer' 'newer hub' "$err"
is 'and is left as it was' "$before" "$(cksum <"$DB")"
DB=$TMPDIR/short.db
run init --name A --carer B
dd if="$DB" of="$DB.cut" bs=4096 count=3 2>/dev/null
DB=$DB.cut
exits 'a file that lost its end' 65 list hubs
done_testing
