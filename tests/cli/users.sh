# SPDX-License-Identifier: MIT
# hub user add, list, role, disable, enable, drop; the file for sshd; hub keys.
. tests/support/tap.sh

A='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7'
B='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID4j6BYAOVlKM4lPZWThsTSLvXoAiNQsSstz7q7VnACd'
C='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC59LAOpUHriZez1tTVohaUzk6ICnSQTlJlyZaGiWu/G'
KEYS=$DB.authorized_keys
# keyed: the lines of the file, without the first words of each.
keyed() { sed -n "s/^restrict,pty,command=\"exec '.*\/hub-test' ssh --as //p" "$KEYS"; }

run init --name 'Robin Hub' --carer Amina
exits 'somebody new needs a role' 66 user add Jo --key "$A"
[ ! -e "$KEYS" ] && r=0 || r=1
result $r 'no key, no file'
exits 'is added with role and key' 0 user add Jo --role 'liaison worker' --key "$A jo@laptop"
has 'says the fingerprint' SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU "$out"
is 'the line of the key' "'Jo'\" $A" "$(keyed)"
is 'the file is for its group to read' '-rw-r-----' "$(ls -l "$KEYS" | cut -c1-10)"
exits 'once more changes nothing' 0 user add Jo --key "$A"
has 'and says so' 'already' "$out"
exits 'one key is one person' 65 user add Amina --key "$A other words"
has 'kindly' 'a key of their own' "$err"
lacks 'and names nobody' Jo "$err"
HUB_NOW=2026-11-21T10:05 # keys stand in the order they came
exits 'another key' 0 user add Jo --key "$B"
exits 'no key at all' 65 user add Jo --key 'rsa x'
exits 'another role goes by its own verb' 65 user add Jo --role host
has 'which is told' 'hub user role' "$err"
exits 'neither role nor key' 64 user add Jo

run user list --format csv
is 'the list' "person,role,hubs,open,keys,sees
Amina,hub carer,Robin Hub,no key yet,,all of Robin Hub
Jo,liaison worker,Robin Hub,open,\"SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU
SHA256:En3DWSl9KEPNKUwZpsdUirnZ2O5AERXiCuTijiQYBNk\",\"all of Robin Hub, no ticks\"" "$out"

# a name no shell and no sshd may read anything in
run user add "Zoë \"Z\" O'Neil \$(id) \\" --role host --key "$C"
is 'an odd name is added' 0 "$status"
line=$(keyed | grep "$C")
is 'quoted for sshd and the shell' "'Zoë \\\"Z\\\" O'\\''Neil \$(id) \\'\" $C" "$line"
said=$(printf '%s' "$line" | sed 's/\\"/"/g; s/" ssh-.*//')
is 'and reads back as it is' "Zoë \"Z\" O'Neil \$(id) \\" "$(eval "printf %s $said")"

run edit person Jo person='Jo Bright'
has 'a new name is in the file' "'Jo Bright'\" $A" "$(keyed)"
run edit person 'Jo Bright' role=parent
lacks 'who is nothing to the hub any more has no line' "$A" "$(keyed)"
run undo
has 'taken back, the line is back' "'Jo Bright'\" $A" "$(keyed)"
run remove person 'Jo Bright'
lacks 'nor who is removed' "$A" "$(keyed)"
run undo

exits 'a way in is closed' 0 user disable 'Jo Bright'
lacks 'the line is gone' "$A" "$(keyed)"
exits 'and the name opens nothing' 77 --as 'Jo Bright' list families
has 'says who can help' 'A hub carer' "$err"
run user list --format csv
has 'shown as closed' 'Jo Bright,liaison worker,Robin Hub,closed' "$out"
exits 'it is opened' 0 user enable 'Jo Bright'
has 'the line is back' "'Jo Bright'\" $A" "$(keyed)"
exits 'one key is dropped' 0 user drop 'Jo Bright' --key SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU
lacks 'that one' "$A" "$(keyed)"
has 'and no other' "$B" "$(keyed)"
exits 'a key they do not have' 66 user drop 'Jo Bright' --key "$C"

exits 'a role' 0 user role 'Jo Bright' 'Hub Carer'
run --as Amina user list --format csv
has 'is given' 'Jo Bright,hub carer' "$out"
exits 'no role of hub' 64 --as Amina user role 'Jo Bright' parent
exits 'one of two hub carers may leave' 0 --as Amina user disable Amina
exits 'the last may not' 65 --as 'Jo Bright' user disable 'Jo Bright'
exits 'nor become something else' 65 --as 'Jo Bright' user role 'Jo Bright' host
exits 'opened again' 0 --as 'Jo Bright' user enable Amina
exits 'back' 0 --as Amina user role 'Jo Bright' 'liaison worker'

run --as Amina user add 'Tom Reed' --role 'technical helper'
exits 'a liaison worker gives no roles' 77 --as 'Jo Bright' user role Amina host
exits 'and no keys' 77 --as 'Jo Bright' user add Amina --key "$A"
exits 'and sees none' 77 --as 'Jo Bright' user list
exits 'a technical helper adds a key' 0 --as 'Tom Reed' user add 'Jo Bright' --key "$A"
exits 'but no role' 77 --as 'Tom Reed' user add 'Pat Lee' --role host --key "$A"
exits 'nor gives one' 77 --as 'Tom Reed' user role 'Tom Reed' 'hub carer'
exits 'closes a way in' 0 --as 'Tom Reed' user disable 'Jo Bright'
exits 'and does not open it' 77 --as 'Tom Reed' user enable 'Jo Bright'
run --as 'Tom Reed' user list
lacks 'and sees no name' Bright "$out"
run --as Amina user enable 'Jo Bright'

run --as Amina init --name 'Wren Hub' --carer Amina
exits 'with several hubs it is said which' 64 --as Amina user add Kim --role host
exits 'or both' 0 --as Amina user add Kim --role host --hubs 'Robin Hub, wren hub'
run --as Amina user list --format csv
has 'one person in two hubs' '"Robin Hub, Wren Hub"' "$out"
exits 'no such hub' 66 --as Amina user add Lou --role host --hubs 'Robin Hub, Owl Hub'
run --as Amina list people --find Lou --format csv
lacks 'and nothing is half done' Lou "$out"

# for sshd
cat >"$TMPDIR/system.ini" <<EOF
[hub]
file = $DB
EOF
export HUB_TEST_INI="$TMPDIR/system.ini"
bare keys
is 'hub keys' 0 "$status"
is 'prints the lines' "$(grep -v '^#' "$KEYS")" "$out"
bare keys $B
is 'or one' "$(grep -F "$B" "$KEYS")" "$out"
bare keys ssh-ed25519 AAAA
is 'or none' '' "$out"
echo "$A" >>"$KEYS"
bare keys
lacks 'a line without its command is never printed' "
ssh-ed25519" "$out"
chmod g+w "$KEYS"
bare keys
is 'a file that others may change is not used' 77 "$status"
rm "$KEYS"
bare keys
is 'no file' 66 "$status"
done_testing
