# SPDX-License-Identifier: MIT
# A hub in a sealed file: started, opened, worked in by every command, moved to a database and back.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
WORDS='copper river biscuit'
FILE=$TMPDIR/robin.hub
# with LINES ARG...: the program with lines for --passphrase-fd; with_file the same on the sealed file.
with() {
	printf "$1" >"$TMPDIR/lines"
	shift
	out=$("$HUB" "$@" --passphrase-fd 7 7<"$TMPDIR/lines" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
with_file() {
	with "$WORDS\n" --db "$FILE" "$@"
}

with 'short\n' init --name 'Robin Hub' --carer Amina --sealed "$FILE"
is 'a poor passphrase' 65 "$status"
has 'is refused kindly' 'Three words' "$err"
is 'and nothing is made' '' "$(ls "$TMPDIR" | grep robin)"
with "$WORDS\n" init --name 'Robin Hub' --carer Amina --beds 2 --sealed "$FILE"
is 'a hub in a sealed file' 0 "$status"
has 'it says where' "in $FILE" "$out"
lacks 'the passphrase is not told again' copper "$out$err"
is 'only its owner may read it' '-rw-------' "$(ls -l "$FILE" | cut -c1-10)"
is 'nothing beside it' robin.hub "$(ls "$TMPDIR" | grep robin)"
with "$WORDS\n" init --name 'Wren Hub' --carer Bea --sealed "$FILE"
is 'one that is there is left as it is' 65 "$status"

out=$(setsid "$HUB" --db "$FILE" list people </dev/null 2>"$TMPDIR/err") && status=0 || status=$?
err=$(cat "$TMPDIR/err")
is 'no terminal and no words' 64 "$status"
has 'says how' '--passphrase-fd' "$err"
with 'copper river\n' --db "$FILE" list people
is 'wrong words' 77 "$status"
lacks 'show nothing' Amina "$out$err"

with_file add family family=Okafor
is 'something is saved' 0 "$status"
with_file list families --format csv
has 'and there the next time' Okafor "$out"
with_file undo
is 'taken back' 0 "$status"
with_file list families --format csv
lacks 'it is gone' Okafor "$out"
with_file redo
is 'and done again' 0 "$status"
lacks 'no word of it can be read in the file' Okafor "$(strings -n 4 "$FILE" 2>/dev/null || cat "$FILE")"

with_file open
is 'hub open' 0 "$status"
has 'without a terminal says what is on' 'Saturday 21 November 2026' "$out"
with "$WORDS\n" open "$FILE"
is 'hub open FILE' 0 "$status"
has 'is the day sheet there' 'Saturday 21 November 2026' "$out"
with "$WORDS\n" open "$TMPDIR/nothing.hub"
is 'no such file' 66 "$status"
has 'asks for the stick' 'Is the stick in?' "$err"
with "$WORDS\n" open "$0"
is 'another kind of file' 65 "$status"

with "$WORDS\n4829\n" --db "$FILE" user pin
is 'a PIN' 0 "$status"
with "$WORDS\n4829\n" --db "$FILE" list families
is 'the passphrase, then the PIN' 0 "$status"
with "$WORDS\n4820\n" --db "$FILE" list families
is 'a wrong PIN' 77 "$status"
with "$WORDS\n4829\n\n" --db "$FILE" user pin
is 'no PIN any more' 0 "$status"

with "$WORDS\nlantern gravel soup\n" --db "$FILE" passphrase
is 'another passphrase' 0 "$status"
with_file list families
is 'the first opens it no more' 77 "$status"
WORDS='lantern gravel soup'
with_file list families
is 'the new one does' 0 "$status"

with "$WORDS\n" unseal "$FILE" --db "$DB"
is 'to a database' 0 "$status"
has 'which is told not to be sealed' 'is not sealed' "$out"
run list families
has 'all is there' Okafor "$out"
with "$WORDS\n" unseal "$FILE" --db "$DB"
is 'none is written over' 65 "$status"
with "$WORDS\n" --db "$FILE" unseal -o "$TMPDIR/second.db"
is 'or with -o' 0 "$status"
"$HUB" --db "$TMPDIR/second.db" list families >"$TMPDIR/list" 2>&1
has 'the same' Okafor "$(cat "$TMPDIR/list")"
with "$WORDS\n" --db "$FILE" unseal -o "$DB"
is 'nor is one written over so' 65 "$status"
with "$WORDS\n" --db "$FILE" unseal
is 'it wants to know where' 64 "$status"
with 'another three words\n' --db "$DB" seal "$TMPDIR/again.hub"
is 'and sealed again' 0 "$status"
has 'what to do next' "hub open $TMPDIR/again.hub" "$out"
with 'another three words\n' --db "$TMPDIR/again.hub" list families
has 'with all in it' Okafor "$out"
with 'another three words\n' --db "$DB" passphrase
is 'a database has no passphrase' 64 "$status"

with_file add family family=Byrne
size=$(wc -c <"$FILE")
dd if=/dev/zero of="$FILE" bs=1 count=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
with_file list families
is 'a damaged one is refused' 65 "$status"
with "$WORDS\n" open --salvage "$FILE"
is 'where not even the first part can be read' 65 "$status"
has 'it is said' 'no hub in it that can be read' "$err"
done_testing
