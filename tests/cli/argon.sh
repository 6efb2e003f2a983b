# SPDX-License-Identifier: MIT
# What guessing costs: the program itself, not the test build, which tries a PIN or passphrase
# cheaply. `seal_format_priv.h` says where the costs stand in a sealed file.
. tests/support/tap.sh

QUICK=$HUB HUB=${HUB%-test}
FILE=$TMPDIR/robin.hub
# with LINES ARG...: the program with lines for --passphrase-fd.
with() {
	printf "$1" >"$TMPDIR/lines"
	shift
	bare "$@" --passphrase-fd 7 7<"$TMPDIR/lines"
}
number() { echo $(od -An -tu"$2" -j"$1" -N"$2" "$FILE"); }

with 'copper river biscuit\n' init --name 'Robin Hub' --carer Amina --sealed "$FILE"
is 'a hub in a sealed file' 0 "$status"
is 'a guess takes three passes' 3 "$(number 48 4)"
is 'over 256 MiB' 268435456 "$(number 56 8)"
with 'copper river biscuit\n' --db "$FILE" list people
has 'the passphrase opens it' Amina "$out"
with 'copper river cake\n' --db "$FILE" list people
is 'another does not' 77 "$status"
HUB=$QUICK
with 'copper river biscuit\n' --db "$FILE" list people
has 'the test build pays what the file asks' Amina "$out"
rm "$FILE"
with 'copper river biscuit\n' init --name 'Robin Hub' --carer Amina --sealed "$FILE"
is 'and makes cheap ones' 65536 "$(number 56 8)"

HUB=${HUB%-test}
run init --name 'Robin Hub' --carer Amina
with '4829\n' --db "$DB" user pin
is 'a PIN' 0 "$status"
is 'a guess takes three passes over 16 MiB' 1 "$(cat "$DB" | grep -ac 'argon2id$v=19$m=16384,t=3,p=1')"
with '4829\n' --db "$DB" list people
has 'the PIN opens it' Amina "$out"
with '4820\n' --db "$DB" list people
is 'another does not' 77 "$status"
done_testing
