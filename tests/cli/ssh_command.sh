# SPDX-License-Identifier: MIT
# hub ssh, the forced command, as sshd would start it: without a terminal.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
cat >"$TMPDIR/system.ini" <<EOF
[hub]
file = $DB
EOF
# guest NAME COMMAND: what sshd does for a key of that name.
guest() {
	out=$(SSH_CONNECTION='203.0.113.7 50022 192.0.2.1 22' SSH_ORIGINAL_COMMAND="$2" \
		HUB_TEST_INI="$TMPDIR/system.ini" setsid "$HUB" ssh --as "$1" 2>"$TMPDIR/err" </dev/null) &&
		status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
guest Amina 'list people'
is 'no hub on the server' 66 "$status"
has 'says who can help' 'looks after the server' "$err"
lacks 'and tells no path' "$DB" "$err"

run init --name 'Robin Hub' --carer Amina --beds 2
run user add Jo --role 'liaison worker'
run add family family=Okafor
run add child child='Mia Okafor' family=Okafor

printf '%s\n' 'Away and' 'Take a copy' 0 0 >"$TMPDIR/answers"
out=$(SSH_CONNECTION='203.0.113.7 50022 192.0.2.1 22' SSH_ORIGINAL_COMMAND=plain \
	HUB_TEST_INI="$TMPDIR/system.ini" setsid "$HUB" ssh --as Amina <"$TMPDIR/answers" 2>&1 | tr '\n' ' ')
has 'without a terminal no copy is begun' 'is typed on a terminal, and there is none here. ssh -t brings one' "$out"
lacks 'nothing is asked in vain' 'What does it hold?' "$out"
guest Amina 'list families --format csv'
is 'a command' 0 "$status"
has 'gives what it gives here' Okafor "$out"
guest Amina 'hub list families'
has 'with the word hub too' Okafor "$out"
guest Amina "show child 'Mia Okafor'"
has 'quotes keep words together' 'Mia Okafor' "$out"
guest Jo 'add family family=Smith'
is 'as the person of the key' 77 "$status"
has 'with their role' 'liaison worker' "$err"
guest Nobody 'list families'
is 'a name that is nobody' 77 "$status"
guest Amina ''
is 'without a terminal and a command' 64 "$status"
guest Amina 'list families; id'
is 'no shell reads it' 64 "$status"
lacks 'nothing is run' uid= "$out$err"
guest Amina 'list `id` $(id)'
is 'nor expands it' 64 "$status"
guest Amina 'list families --format $HOME'
has 'as it stands' '$HOME' "$err"
guest Amina 'list "families'
is 'an open quote' 64 "$status"
guest Amina "$(printf 'list \033[2J')"
is 'control signs' 64 "$status"
lacks 'come back nowhere' "$(printf '\033')" "$err"
guest Amina "$(printf '%09000d' 0)"
is 'far too long' 64 "$status"
guest Amina 'internal-sftp'
is 'sftp' 64 "$status"
guest Amina 'scp -t x'
is 'scp' 64 "$status"

for words in 'list people --db /etc/passwd' 'list people --config /etc/passwd' 'list people --as Jo' \
	"print rota -o $TMPDIR/x" 'list people --passphrase-fd 7' 'import folder /etc' \
	'import csv /etc/passwd' "export folder $TMPDIR/out" 'keys' 'ssh --as Jo' \
	'init --name X --carer Y' 'practice'; do
	guest Amina "$words"
	is "refused: ${words%% /*}" 77 "$status"
	has 'with a hint' 'ver ssh' "$err"
done
[ ! -e "$TMPDIR/x" ] && [ ! -e "$TMPDIR/out" ] && r=0 || r=1
result $r 'nothing was written'

# bytes
SSH_ORIGINAL_COMMAND='print rota --format pdf' HUB_TEST_INI="$TMPDIR/system.ini" "$HUB" ssh --as Amina >"$TMPDIR/there.pdf"
run print rota --format pdf -o "$TMPDIR/here.pdf"
cmp -s "$TMPDIR/there.pdf" "$TMPDIR/here.pdf" && r=0 || r=1
result $r 'a page comes byte by byte'
SSH_ORIGINAL_COMMAND='export folder -' HUB_TEST_INI="$TMPDIR/system.ini" "$HUB" ssh --as Amina >"$TMPDIR/out.tar"
tar -tf "$TMPDIR/out.tar" | grep -q families && r=0 || r=1
result $r 'and a folder as a tar'

# the person's own files and environment are nobody's business here
mkdir -p "$TMPDIR/home/.config/hub"
printf 'not an ini\n' >"$TMPDIR/home/.config/hub/hub.ini"
cp "$TMPDIR/home/.config/hub/hub.ini" "$TMPDIR/home/hub.ini"
out=$(cd "$TMPDIR/home" && HOME="$TMPDIR/home" XDG_CONFIG_HOME="$TMPDIR/home/.config" LC_ALL=xx_YY \
	LC_HUB_ROLE='hub carer' SSH_ORIGINAL_COMMAND='list families' HUB_TEST_INI="$TMPDIR/system.ini" \
	"$HUB" ssh --as Amina 2>&1)
has 'no hub.ini but the system one is read' Okafor "$out"

# a PIN is asked where somebody sits down; the key is enough for one command
printf '4829\n' >"$TMPDIR/pin"
run user pin --passphrase-fd 7 7<"$TMPDIR/pin"
guest Amina 'list families'
is 'a key stands for the PIN of one command' 0 "$status"
guest Amina 'plain'
is 'plain questions ask it' 64 "$status"

run user disable Jo --passphrase-fd 7 7<"$TMPDIR/pin"
guest Jo 'list families'
is 'a way in that is closed' 77 "$status"

# who came in, and what was taken out
printf 'publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7\n' >"$TMPDIR/auth"
out=$(SSH_USER_AUTH=$TMPDIR/auth SSH_CONNECTION='203.0.113.7 50022 192.0.2.1 22' HUB_TEST_INI="$TMPDIR/system.ini" \
	SSH_ORIGINAL_COMMAND="print child 'Mia Okafor' --format text" "$HUB" ssh --as Amina)
has 'a page' Mia "$out"
guest Amina 'list sign_ins --format csv'
is 'the newest first' '2026-11-21 10:00,Amina,came in,list sign_ins,203.0.113.7,
2026-11-21 10:00,Amina,took out,print child,203.0.113.7,SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU
2026-11-21 10:00,Amina,came in,print child,203.0.113.7,SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU' \
	"$(printf '%s' "$out" | sed -n 2,4p)"
lacks 'without the names of children' Mia "$out"
guest Amina 'list sign_ins --to 20.11.2026 --format csv'
is 'by days' 'at,who,what,command,from,key' "$out"
run user enable Jo --passphrase-fd 7 7<"$TMPDIR/pin"
guest Jo 'list sign_ins'
is 'for hub carers only' 77 "$status"
out=$(printf '4829\nWho came in\n1\n0\n0\n' | HUB_TEST_INI="$TMPDIR/system.ini" SSH_ORIGINAL_COMMAND='plain --passphrase-fd 0' \
	"$HUB" ssh --as Amina 2>&1 | tr '\n' ' ')
has 'plain questions have it too' 'Amina took out: print child, from 203.0.113.7' "$out"
guest Amina 'undo'
lacks 'and no step that undo takes back' 'print' "$out$err"

bare ssh --as Amina --db "$DB"
is 'hub ssh takes a name and nothing else' 64 "$status"
done_testing
