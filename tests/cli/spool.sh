# SPDX-License-Identifier: MIT
# What is printed and written out over ssh waits for its person, and for nobody else.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
printf '[hub]\nfile = %s\n[server]\nname = hub@robin.example:2222\n' "$DB" >"$TMPDIR/system.ini"
# guest NAME COMMAND: what sshd does for a key of that name; answers come from $TMPDIR/in.
guest() {
	SSH_CONNECTION='203.0.113.7 50022 192.0.2.1 22' SSH_ORIGINAL_COMMAND="$2" \
		HUB_TEST_INI="$TMPDIR/system.ini" setsid "$HUB" ssh --as "$1" >"$TMPDIR/out" 2>"$TMPDIR/err" <"$TMPDIR/in" &&
		status=0 || status=$?
	out=$(tr -d '\0' <"$TMPDIR/out") err=$(cat "$TMPDIR/err")
	: >"$TMPDIR/in"
}
# sits NAME LINE...: plain mode over ssh with these answers, a line each.
sits() {
	who=$1
	shift
	printf '%s\n' "$@" >"$TMPDIR/in"
	guest "$who" plain
}
: >"$TMPDIR/in"
run init --name 'Robin Hub' --carer Amina --beds 2
run user add Jo --role 'liaison worker'
run add family family=Okafor
run add child child='Mia Okafor' family=Okafor

guest Amina fetch
is 'nothing waits at first' 'Nothing waits for you.' "$out"

# --- put by: no file is written on the server
before=$(ls "$TMPDIR")
sits Amina 'Print the list of families' y
has 'the page is shown first' 'That is the page.' "$out"
has 'what to type' 'ssh -p 2222 hub@robin.example fetch 1 >' "$(printf '%s' "$out" | tr '\n' ' ' | tr -s ' ')"
is 'no file appears' "$before" "$(ls "$TMPDIR")"
guest Amina 'list sign_ins --format csv'
lacks 'nothing left the hub yet' 'took out' "$out"
guest Amina 'fetch --format csv'
has 'it is listed' '1,families.pdf,2026-11-21 10:00' "$out"
size=$(printf '%s' "$out" | sed -n 's/^1,.*,\([0-9]*\).*/\1/p')
guest Jo fetch
is 'to nobody else' 'Nothing waits for you.' "$out"
guest Jo 'fetch 1'
is 'nor given' 66 "$status"
is 'not a byte' '' "$out"
guest Amina 'fetch 1'
is 'it is fetched' 0 "$status"
is 'whole' "$size" "$(($(wc -c <"$TMPDIR/out")))"
is 'and a page' '%PDF-' "$(head -c 5 "$TMPDIR/out")"
is 'with nothing beside it' '' "$err"
guest Amina 'list sign_ins --format csv'
has 'now it has left, and that is recorded' ',Amina,took out,fetch print families,203.0.113.7,' "$out"
for wrong in 2 0 x '1 --format csv x'; do
	guest Amina "fetch $wrong"
	[ "$status" -ne 0 ] && r=0 || r=1
	result $r "no such: $wrong"
done

# --- a name is a name only; all of an export comes as one file
sits Amina 'A command' 'print day -o "../../etc/cron.d/x;id > y"' 'A command' 'export folder out'
guest Amina 'fetch --format csv'
has 'no way leads out' '2,x-id---y,' "$out"
has 'a folder is one file' '3,out.tar,' "$out"
guest Amina 'fetch 3'
has 'with all in it' families.csv "$(tar tf "$TMPDIR/out")"
guest Amina 'fetch 3 --forget'
is 'what came through' 0 "$status"
guest Amina 'fetch 3'
is 'waits no more' 66 "$status"

# --- nothing of it is in copies, it is wiped, and erasing takes it
guest Amina 'kept'
has 'what is kept' '2 pages wait for you' "$out"
set --
i=0
while [ $i -lt 21 ]; do
	set -- "$@" "A command" "print day --format text -o day-$i.txt"
	i=$((i + 1))
done
sits Amina "$@"
guest Amina 'fetch --format csv'
is 'twenty at most' 20 "$(printf '%s\n' "$out" | grep -c ',day-')"
lacks 'the oldest made room' 'families.pdf' "$out"
HUB_NOW=2026-11-20T12:00
guest Amina fetch
has 'a clock put back a little loses none' day-20.txt "$out"
HUB_NOW=2026-11-22T09:59
guest Amina fetch
has 'they wait a day' day-20.txt "$out"
HUB_NOW=2026-11-22T10:01
guest Amina fetch
is 'and no longer' 'Nothing waits for you.' "$out"
sits Amina 'A command' 'print day --format text -o day.txt'
HUB_NOW=2025-11-21T10:00
guest Amina fetch
is 'nor by a clock put back a year' 'Nothing waits for you.' "$out"
HUB_NOW=2026-11-22T10:01
sits Amina 'A command' 'print day --format text -o day.txt'
printf 'Mia Okafor\nerase\n' >"$TMPDIR/in"
guest Amina 'erase child "Mia Okafor" --why "they asked"'
is 'an erasure' 0 "$status"
guest Amina fetch
is 'takes what waits' 'Nothing waits for you.' "$out"
lacks 'to the last byte' 'day.txt' "$(tr -d '\0' <"$DB")"
printf 'a long enough passphrase\na long enough passphrase\n' >"$TMPDIR/words"
sits Amina 'A command' 'print day --format text -o day.txt'
"$HUB" --db "$DB" take -o "$TMPDIR/c.hubpack" --passphrase-fd 3 3<"$TMPDIR/words" >/dev/null 2>&1
out=$("$HUB" --db "$TMPDIR/c.hubpack" fetch --passphrase-fd 3 3<"$TMPDIR/words" 2>/dev/null)
is 'no copy has it' 'Nothing waits for you.' "$out"

# --- copies and files of their own are on their own computer
sits Amina 'Away and home' 2
has 'a copy comes home from there' 'hub return FILE.hubpack' "$(printf '%s' "$out" | tr '\n' ' ')"
guest Amina 'take -o x.hubpack'
is 'a command takes no path there' 77 "$status"
done_testing
