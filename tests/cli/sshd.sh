# SPDX-License-Identifier: MIT
# hub through a real sshd: who comes in and as whom, and what goes both ways. Bad guests: guests.sh.
. tests/support/tap.sh
. tests/support/sshd.sh

mkdir -p "$SITE"
DB=$SITE/hub.db
why=
sshd_look
HUB_NOW=2026-11-21T10:00
export HUB_NOW
for who in amina jo stranger; do [ -n "$why" ] || ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/$who"; done
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child child="Mia 'Bee' Okafor" family=Okafor
if [ -z "$why" ]; then
	run user add Amina --key "$(cat "$TMPDIR/amina.pub")"
	run user add "Jo \"J\" O'Neil" --role 'liaison worker' --key "$(cat "$TMPDIR/jo.pub")"
fi
printf '[hub]\nfile = %s\n' "$DB" >"$SITE/hub.ini"
if ! sshd_start; then
	echo "ok 1 - hub through sshd # SKIP $why"
	exit 0
fi
# there KEY WORDS...: what comes back.
there() {
	out=$(as "$@" 2>"$TMPDIR/err" </dev/null) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}

there stranger 127.0.0.1 list families
is 'a key that is nobody is not let in' 255 "$status"
there amina 127.0.0.1 list families --format csv
is 'a command' 0 "$status"
has 'gives what it gives here' Okafor "$out"
there jo 127.0.0.1 add family family=Smith
is 'another key is another person' 77 "$status"
has 'by the whole name, whatever is in it' "Jo \"J\" O'Neil" "$err"
there amina 127.0.0.1 nonsense
is 'an exit status comes through' 64 "$status"
there amina 127.0.0.1 "show child \"Mia 'Bee' Okafor\""
has 'quotes keep words together' "Mia 'Bee' Okafor" "$out"

as amina 127.0.0.1 print rota --format pdf >"$TMPDIR/there.pdf" 2>/dev/null
as_site "$HUB" --db "$DB" print rota --format pdf >"$TMPDIR/here.pdf"
cmp -s "$TMPDIR/there.pdf" "$TMPDIR/here.pdf" && [ -s "$TMPDIR/there.pdf" ] && r=0 || r=1
result $r 'a page comes byte by byte'
there amina -tt 127.0.0.1 print rota --format pdf
is 'but not onto a terminal' 64 "$status"
has 'with a hint' 'PDF would spoil' "$out$err"
printf 'family\nSmith\n' | as amina 127.0.0.1 import csv - --what families >"$TMPDIR/out" 2>&1 && r=0 || r=1
result $r 'a file goes in through standard input'
there amina 127.0.0.1 list families
has 'and is there' Smith "$out"
printf 'chive curry muffin curve stencil salad yawn hotel compass soda foal clock shop\n' | as amina 127.0.0.1 take --passphrase-fd 0 >"$TMPDIR/x.hubpack" 2>"$TMPDIR/err" && r=0 || r=1
result $r 'a copy is taken down'
head -c 3 "$TMPDIR/x.hubpack" | grep -q hub && [ "$(wc -c <"$TMPDIR/x.hubpack")" -gt 4096 ] && r=0 || r=1
result $r 'whole'
as amina 127.0.0.1 return - --yes <"$TMPDIR/x.hubpack" >"$TMPDIR/out" 2>&1 && r=0 || r=1
result $r 'and comes home'
has 'with a receipt' 'Copy 1 of Amina came home' "$(cat "$TMPDIR/out")"

# the screen on a dropped line
mkfifo "$TMPDIR/keys"
: >"$TMPDIR/screen"
TERM=xterm-kitty as amina -tt 127.0.0.1 <"$TMPDIR/keys" >>"$TMPDIR/screen" 2>&1 &
client=$!
exec 8>"$TMPDIR/keys"
until grep -q 'Robin Hub' "$TMPDIR/screen" || ! kill -0 $client; do :; done
grep -q 'Robin Hub' "$TMPDIR/screen" && r=0 || r=1
result $r 'the screen, on a terminal that nobody knows'
there=$(hubs)
[ "$there" ] && r=0 || r=1
result $r 'one hub is running there'
kill -9 $(running cmdline "$TMPDIR/amina")
for pid in $there; do timeout 5 tail -f --pid="$pid" /dev/null; done
is 'a line that drops ends it' '' "$(hubs)"
exec 8>&-
wait $client 2>/dev/null || :
there amina 127.0.0.1 list families
is 'and the next one comes in' 0 "$status"

# the record: who, from where, with which key
there amina 127.0.0.1 list sign_ins --format csv
has 'has the key that was used' ",Amina,came in,list sign_ins,127.0.0.1,$(ssh-keygen -l -f "$TMPDIR/amina.pub" | cut -d' ' -f2)" "$out"
has 'and what was taken out' ",Amina,took out,print rota,127.0.0.1," "$out"
lacks 'the log of the system has no names of theirs' Okafor "$(cat "$TMPDIR/sshd.log")"

# keys
ssh-keygen -q -t ed25519 -N '' -f "$TMPDIR/second"
ssh-keygen -q -t ed25519 -N '' -C "$(printf 'two\033[2J \302\233 \342\200\256words')" -f "$TMPDIR/third"
keys() { sed -n '/^restrict/p' "$SITE/hub.db.authorized_keys"; }
mine() { as_site "$HUB" --db "$DB" --as Amina "$@" >"$TMPDIR/out" 2>"$TMPDIR/err"; }
mine user add Amina --key "$(cat "$TMPDIR/second.pub")"
there second 127.0.0.1 list sign_ins --format csv
has 'two keys, one person' ",Amina,came in,list sign_ins,127.0.0.1,$(ssh-keygen -l -f "$TMPDIR/second.pub" | cut -d' ' -f2)" "$out"
for key in 'command="sh" ' 'from="0.0.0.0/0",no-pty ' 'cert-authority ' "$(head -1 "$TMPDIR/amina.pub")
"; do
	before=$(keys)
	mine user add "Jo \"J\" O'Neil" --key "$key$(cat "$TMPDIR/third.pub")" && r=1 || r=0
	result $r "a line that begins otherwise is refused: $(printf %.12s "$key")"
	is 'and nothing of it is kept' "$before" "$(keys)"
done
mine user add "Jo \"J\" O'Neil" --key "$(cat "$TMPDIR/third.pub")"
lacks 'what stands behind a key is left out' words "$(keys)"
lacks 'and not shown' "$(printf '\033')" "$(cat "$TMPDIR/out")"
there third 127.0.0.1 list families
is 'and the key is good' 0 "$status"
if ssh-keygen -q -t rsa -b 1024 -N '' -f "$TMPDIR/weak" 2>/dev/null; then
	mine user add Amina --key "$(cat "$TMPDIR/weak.pub")" && r=1 || r=0
	result $r 'a weak key is not taken'
	has 'and it is said how a good one is made' 'ssh-keygen -t ed25519' "$(cat "$TMPDIR/err")"
fi
mine edit person "Jo \"J\" O'Neil" person=Amina && r=1 || r=0
result $r 'nobody takes the name of another'
mv "$SITE/hub.db.authorized_keys" "$SITE/kept"
as_site ln -s kept "$SITE/hub.db.authorized_keys"
before=$(cat "$SITE/kept")
mine user drop Amina --key "$(cat "$TMPDIR/second.pub")"
[ ! -L "$SITE/hub.db.authorized_keys" ] && r=0 || r=1
result $r 'a link in the place of the keys is replaced'
is 'and what it pointed to is left alone' "$before" "$(cat "$SITE/kept")"
there second 127.0.0.1 list families
is 'a key that was dropped is nobody' 255 "$status"

# whose way in is closed while they are in
shows() { timeout 20 tail -n +1 -f "$1" | grep -qF -e "$2"; }
# sits KEY WHAT: somebody is in, with plain questions or the screen; $client, and 6 are the keys.
sits() {
	rm -f "$TMPDIR/typed"
	mkfifo "$TMPDIR/typed"
	: >"$TMPDIR/seen"
	exec 6<>"$TMPDIR/typed"
	TERM=xterm as $1 127.0.0.1 $2 <"$TMPDIR/typed" >>"$TMPDIR/seen" 2>&1 6<&- 8<&- &
	client=$!
	shows "$TMPDIR/seen" 'Robin Hub' && r=0 || r=1
	result $r "is in: $3"
}
leaves() {
	timeout 20 tail -f --pid=$client /dev/null && r=0 || r=1
	result $r "$1"
	wait $client && status=0 || status=$?
	is 'with its exit status' 77 "$status"
	has 'and says why' "$2" "$(cat "$TMPDIR/seen")"
	exec 6<&-
}
sits 'third -tt' '' 'the screen'
mine user drop "Jo \"J\" O'Neil" --key "$(cat "$TMPDIR/third.pub")"
leaves 'a screen whose key is dropped ends by itself' 'opens nothing here any more'
sits 'jo' plain 'plain questions'
mine user role "Jo \"J\" O'Neil" host
echo 1 >&6
leaves 'another role ends plain questions at the next answer' 'was changed'
mine user role "Jo \"J\" O'Neil" 'liaison worker'
sits 'jo -tt' '' 'the screen'
mine user disable "Jo \"J\" O'Neil"
leaves 'a way in that is closed ends the screen' 'was closed'

# a way in that is closed
as_site "$HUB" --db "$DB" --as Amina user disable "Jo \"J\" O'Neil" >/dev/null
there jo 127.0.0.1 list families
is 'is closed at once' 255 "$status"
done_testing
