# SPDX-License-Identifier: MIT
# A copy is taken here and from a server, opened, listed, lost; nothing of it lies about unsealed.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
WORDS='gorse lantern puddle'
words() { printf '%s\n' "$WORDS" >"$TMPDIR/words"; }
words

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor phone='0161 496 0001'
run add child family=Okafor child=Mia born=2018-03-01 allergy=PEANUTS
run add person family=Okafor person=Grace phone='07700 900123' can_be_told=yes
run add family family=Zwetkova
run add child family=Zwetkova child=Quillan
run add event "event=Jo's picnic; \$(touch bad-$$)" host=Amina start='2026-11-28 10:00' end='2026-11-28 12:00'
EVENT="Jo's picnic; \$(touch bad-$$)"
run add invitation "event=$EVENT" family=Okafor answer=yes
run edit hub 'Robin Hub' agency='Invented Adoption' agency_phone='0161 496 0999'

# --- here
COPY=$TMPDIR/all.hubpack
take() { run take "$@" --passphrase-fd 3 3<"$TMPDIR/words"; }
take -o "$COPY"
is 'a copy of all is taken' 0 "$status"
has 'and it says what it holds' 'Copy 1 for Amina: all of Robin Hub: 2 families. Due home on Saturday 28 November 2026.' "$out"
has 'and how to go on' 'hub open opens it, hub return brings it home' "$out"
has 'and that there is paper' 'hub print register --event' "$out"
is 'only its owner may read it' '-rw-------' "$(ls -l "$COPY" | cut -c1-10)"
take -o "$COPY"
is 'a file that is there is left' 65 "$status"
echo short >"$TMPDIR/words"
take -o "$TMPDIR/short.hubpack"
is 'a short passphrase is refused' 65 "$status"
words
run take -o "$TMPDIR/none.hubpack" </dev/null
is 'no passphrase, no copy' 64 "$status"
take -o "$TMPDIR/late.hubpack" --due-home 2026-11-01
is 'due in the past' 65 "$status"
take --event Nothing -o "$TMPDIR/no.hubpack"
is 'no such event' 66 "$status"
take -o "$TMPDIR/nowhere/x.hubpack"
is 'no such folder' 66 "$status"

run packs --format csv
is 'what was refused is in no list' 'number,holder,what,taken_at,due,status,overdue,since
1,Amina,the whole hub,2026-11-21 10:00,2026-11-28,out,no,' "$(printf '%s' "$out" | tr -d '\r')"

ask() { out=$("$HUB" --db "$1" "$2" "$3" --format csv --passphrase-fd 3 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?; err=$(cat "$TMPDIR/err"); }
ask "$COPY" list families
has 'the copy opens with its passphrase' Zwetkova "$out"

# --- for an event
PICNIC=$TMPDIR/picnic.hubpack
take --event "$EVENT" -o "$PICNIC" --due-home 2026-11-30
has 'a copy for an event' 'Saturday 28 November 2026: 1 family. Due home on Monday 30 November 2026.' "$out"
ask "$PICNIC" list children
has 'has who comes' Mia "$out"
lacks 'and nobody else' Quillan "$out"
out=$("$HUB" --db "$PICNIC" print register --event "$EVENT" --format text --passphrase-fd 3 3<"$TMPDIR/words" 2>&1)
has 'its register is printed there' PEANUTS "$out"
out=$("$HUB" --db "$PICNIC" add entry family=Okafor kind=event fact='Ran, and laughed' at='2026-11-21 09:00' --passphrase-fd 3 3<"$TMPDIR/words" 2>&1)
away() { out=$("$HUB" --db "$PICNIC" "$@" --passphrase-fd 3 3<"$TMPDIR/words" 2>&1); }
away today
has 'its day says what it has not' 'Who stays tonight is not in this copy.' "$out"
lacks 'and shows no empty house' TONIGHT "$out"
lacks 'nor free beds' '2 beds' "$out"
away today --format csv
lacks 'nor does the table' 'beds,' "$out"
away print day --format text
has 'the day sheet too says it' 'Who stays tonight is not in this copy.' "$out"
lacks 'and has no free beds' '2 beds' "$out"
printf '%s\n' 9 9 9 9 0 0 >"$TMPDIR/answers"
out=$(TERM=dumb "$HUB" --db "$PICNIC" plain --passphrase-fd 3 3<"$TMPDIR/words" <"$TMPDIR/answers" 2>&1)
has 'plain questions are asked there' 'Families' "$out"
lacks 'but none about beds' ' Bed tonight' "$out"
lacks 'nor the rota' ' Rota' "$out"
lacks 'nor figures' ' Figures' "$out"
printf '%s\n' 'today' 0 0 >"$TMPDIR/answers"
out=$(TERM=dumb "$HUB" --db "$PICNIC" plain --passphrase-fd 3 3<"$TMPDIR/words" <"$TMPDIR/answers" 2>&1)
lacks 'a day there has no children tonight' 'Children tonight' "$out"
lacks 'and offers no bed' 'Bed tonight' "$out"
lacks 'nor reads a night out' '
Tonight' "$out"
ask "$PICNIC" list log
has 'the log is written there' 'Ran, and laughed' "$out"
printf '%s\n%s\n' "$WORDS" "$WORDS" >"$TMPDIR/words"
out=$("$HUB" --db "$PICNIC" take -o "$TMPDIR/again.hubpack" --passphrase-fd 3 3<"$TMPDIR/words" 2>&1)
has 'a copy is not copied' 'This is a copy itself' "$out"
words

for word in Zwetkova Okafor PEANUTS 07700; do
	found=$(grep -rl "$word" "$TMPDIR" --include='*.hubpack*' --include='*.key' --include='*.new' || true)
	is "nothing unsealed says $word" '' "$found"
done

# --- from a server
cp "$DB" "$TMPDIR/server.db"
cat >"$TMPDIR/ssh" <<END
#!/bin/sh
for last; do :; done
printf '%s\n' "\$*" >>"$TMPDIR/asked"
case \$* in *away@*) echo 'ssh: connect to host: Network is unreachable' >&2; exit 255 ;; esac
case \$* in *bare@*) exit 127 ;; esac
eval "set -- \$last"
shift
exec "$HUB" --db "$TMPDIR/server.db" --as Amina "\$@"
END
chmod +x "$TMPDIR/ssh"
printf '[away]\nssh = %s\n' "$TMPDIR/ssh" >"$TMPDIR/hub.ini"
there() {
	out=$("$HUB" --config "$TMPDIR/hub.ini" --db "$TMPDIR/none.db" take "$@" --passphrase-fd 3 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
DOWN=$TMPDIR/down.hubpack
there hub@server -o "$DOWN" --event "$EVENT" --due-home 2026-12-01
is 'a copy comes from a server' 0 "$status"
has 'and says what it holds' '1 family. Due home on Tuesday 1 December 2026.' "$out"
asked=$(cat "$TMPDIR/asked")
has 'the words for ssh are fixed' '-T -a -x -o ClearAllForwardings=yes' "$asked"
has 'the server is named behind them' '-- hub@server hub take --key=' "$asked"
[ ! -e "bad-$$" ] && [ ! -e "$TMPDIR/bad-$$" ] && r=0 || r=1
result $r 'what was typed is run by no shell'
ask "$DOWN" list children
has 'it opens with the passphrase typed here' Mia "$out"
out=$("$HUB" --db "$TMPDIR/server.db" packs)
has 'the server has it in its list' "Copy 3, Jo's picnic" "$out"

there away@server -o "$TMPDIR/x.hubpack"
is 'a server that is not reached' 69 "$status"
has 'is told with what ssh said' 'could not be reached. It was said: ssh: connect to host: Network is unreachable' "$err"
there bare@server -o "$TMPDIR/y.hubpack"
is 'a server without hub' 69 "$status"
out=$("$HUB" --db "$DOWN" add entry family=Okafor kind=event fact='Hid in the ferns' at='2026-11-21 09:30' --passphrase-fd 3 3<"$TMPDIR/words" 2>&1)
home() {
	out=$("$HUB" --config "$TMPDIR/hub.ini" --db "$TMPDIR/none.db" return "$@" --passphrase-fd 3 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
home "$DOWN" --preview
has 'it knows where its home is' '1 log entry added' "$out"
lacks 'and is only looked at' 'came home' "$out"
home "$DOWN" --yes
is 'it is brought home there' 0 "$status"
out=$("$HUB" --db "$TMPDIR/server.db" list log)
has 'what was written away is there' 'Hid in the ferns' "$out"
there hub@server -o "$DOWN"
is 'a file that is there is left, and the server not asked' 65 "$status"
there hub@server -o "$TMPDIR/y.hubpack" --event Nothing
is 'what the server refuses' 66 "$status"
has 'is told as it was there' 'hub@server: ' "$err"
for name in -oProxyCommand=x 'a b' 'hub@$(id)' 'hub@x:0' '@x' 'hub@-x'; do
	there -- "$name" -o "$TMPDIR/z.hubpack"
	[ "$status" -eq 64 ] && r=0 || r=1
	result $r "$name is no server"
done
there hub@server
is 'where to is asked for' 64 "$status"

# --- the server's half
exits 'a key that is none' 64 take --key nonsense
run take --key "$(sed -n 's/.*--key=\([A-Za-z0-9_-]*\).*/\1/p' "$TMPDIR/asked" | head -1)"
has 'what goes down is told beside it' 'Copy 3 for Amina' "$err"

# --- a PIN at the server
printf '7391\n' | "$HUB" --db "$TMPDIR/server.db" --as Amina user pin --passphrase-fd 0 >/dev/null 2>&1
printf '%s\n7391\n' "$WORDS" >"$TMPDIR/words"
there hub@server -o "$TMPDIR/pin.hubpack"
is 'a PIN that the server asks is asked here' 0 "$status"
words

# --- lost and found
run packs lost 2
has 'whose records it held' Okafor "$out"
lacks 'and whose not' Zwetkova "$out"
has 'and what to do' 'Tell the agency now: 72 hours. Invented Adoption: 0161 496 0999.' "$out"
run packs lost 2
is 'said twice, it is told twice' 0 "$status"
run packs
has 'it is lost in the list' 'lost since Saturday 21 November 2026' "$out"
exits 'one that is lost is not closed' 65 packs closed 2
run packs found 2
is 'it was found' 0 "$status"
exits 'one that was not lost is not found' 65 packs found 2
run packs closed 2
is 'it is done with' 0 "$status"
exits 'there is no such copy' 66 packs lost 99
exits 'and no such number' 64 packs lost x
run list changes
has 'what was done is told' 'took a copy (1), the whole hub, due home on' "$out"
has 'lost too' 'said that copy 2 is lost' "$out"
# --- while it is taken: what is opened to be written in
if strace -f -o "$TMPDIR/trace" -e trace=openat true 2>/dev/null; then
	strace -f -o "$TMPDIR/trace" -e trace=openat,open,creat "$HUB" --db "$DB" take -o "$TMPDIR/traced.hubpack" \
		--passphrase-fd 3 3<"$TMPDIR/words" >/dev/null 2>&1
	written=$(sed -n '/\.gcda"/d; /O_WRONLY\|O_RDWR\|O_CREAT/s/.*"\(.*\)".*/\1/p' "$TMPDIR/trace" | sed 's/.*\///' | sort -u | tr '\n' ' ')
	is 'nothing but the hub and the sealed file is written' 'hub.db hub.db-shm hub.db-wal traced.hubpack.new ' "$written"
else
	echo '# strace does not run here: what is written while a copy is taken was not looked at'
fi
done_testing
