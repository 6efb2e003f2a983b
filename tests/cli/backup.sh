# SPDX-License-Identifier: MIT
# A drill from nothing: the sheet, a backup, the file lost, the hub again with the words.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
# words WORDS ARG...: the program with these words for --passphrase-fd.
words() {
	printf '%s\n' "$1" >"$TMPDIR/words"
	shift
	run "$@" --passphrase-fd 7 7<"$TMPDIR/words"
}

run init --name 'Robin Hub' --carer Amina --beds 2
has 'a start without a terminal says how to make the sheet' 'hub recovery' "$out"
run today
has 'and Today does' 'Make the recovery sheet' "$out"
exits 'without a sheet there is no backup' 64 backup "$TMPDIR/a.hubbackup"
has 'it says why' 'recovery sheet' "$err"
[ ! -e "$TMPDIR/a.hubbackup" ] && r=0 || r=1
result $r 'and none is made'
exits 'there is nothing to check yet' 66 recovery --check
out=$(setsid "$HUB" --db "$DB" recovery </dev/null 2>"$TMPDIR/err") && status=0 || status=$?
err=$(cat "$TMPDIR/err")
is 'the sheet needs a terminal' 64 "$status"
has 'or says how a script does it' 'hub recovery --words' "$err"

bare recovery --words
sheet=$out
is 'thirteen words' 13 "$(printf '%s\n' "$sheet" | wc -w)"
bare recovery --words
[ "$out" != "$sheet" ] && r=0 || r=1
result $r 'others each time'
other=$out
words 'apple pear' recovery
is 'too few are refused' 65 "$status"
words "$(printf '%s' "$sheet" | sed 's/^[a-z]*/xylqqq/')" recovery
is 'a word that is none is refused' 65 "$status"
has 'and named' 'xylqqq' "$err"
words "$sheet" recovery
is 'words make the sheet' 0 "$status"
lacks 'which are not told again' "$sheet" "$out$err"
words "$sheet" recovery --check
is 'they are known again' 0 "$status"
words "$(printf '%s' "$sheet" | tr a-z A-Z)" recovery --check
is 'in capitals too' 0 "$status"
words "$(printf '%s' "$sheet" | tr ' ' '\n' | cut -c1-4 | tr '\n' ' ')" recovery --check
is 'and by their first four letters' 0 "$status"
words "$other" recovery --check
is 'others are not' 1 "$status"
run today
lacks 'Today is content' 'recovery sheet' "$out"
run list changes --format csv
lacks 'no word of it is in the history' "$(printf '%s' "$sheet" | cut -d' ' -f3)" "$out"

# Something of every kind that is asked for below.
run add family family=Okafor priority=3 phone='07700 900123'
run add family family=Nowak
run add child family=Okafor child=Mia born=2018-02-03 allergy=peanuts
run add person person=Grace family=Okafor role=parent phone='07700 900124'
run add event name='Farm trip' starts='2026-11-28 10:00' ends='2026-11-28 15:00'
run add stay family=Okafor host=Amina arrive='2026-12-04 16:00' leave='2026-12-06 16:00' status=draft
run add log family=Okafor kind='phone call' text='Grace rang about Saturday.'
run edit family Nowak priority=1
run remove family Nowak

backup=$TMPDIR/robin.hubbackup
exits 'a backup' 0 backup "$backup"
has 'that is counted' '1 family' "$out"
lacks 'without a name' Okafor "$out"
is 'only its owner may read it' '-rw-------' "$(ls -l "$backup" | cut -c1-10)"
is 'and the key beside the hub' '-rw-------' "$(ls -l "$DB.key" | cut -c1-10)"
exits 'looked over' 0 backup --check "$backup"
has 'with the key of this computer' 'The key of this computer opened it' "$out"
lacks 'no name is told' Okafor "$out$err"
exits 'it cannot take the place of a folder' 73 backup "$TMPDIR"
exits 'one place, not two' 64 backup "$backup" --to "$TMPDIR"
exits 'and not none' 64 backup
exits 'a database is no backup' 65 backup --check "$DB"
exits 'nor is a file that is not there' 66 backup --check "$TMPDIR/none.hubbackup"
words "$other" backup --check "$backup"
is 'the words of another sheet' 77 "$status"
words "$sheet" backup --check "$backup"
is 'the drill' 0 "$status"
has 'opens it with the words' 'The words of the recovery sheet open it' "$out"
HUB_NOW=2026-12-05T10:00
run today
has 'two weeks later Today asks for a backup' 'Make a backup. The last one: Saturday 21 November 2026.' "$out"
has 'and tells of the drill' 'backup that was tried: Saturday 21 November 2026.' "$out"

lists='families people children hosts stays events log consents medicines matches ticks units groups training services feedback removed drafts questions'
held() {
	for noun in $lists; do
		"$HUB" --db "$1" list "$noun" --format csv 2>&1
	done
}
held "$DB" >"$TMPDIR/before"
has 'there is something to lose' Mia "$(cat "$TMPDIR/before")"
rm -f "$DB" "$DB-wal" "$DB-shm" "$DB.key"
exits 'the hub is lost' 66 list families
words "$other" restore "$backup"
is 'the words of another hub bring nothing back' 77 "$status"
[ ! -e "$DB" ] && r=0 || r=1
result $r 'and nothing is left behind'
words "$sheet" restore "$backup"
is 'the words do' 0 "$status"
has 'of when' 'Saturday 21 November 2026, 10:00' "$out"
held "$DB" >"$TMPDIR/after"
cmp -s "$TMPDIR/before" "$TMPDIR/after" && r=0 || r=1
result $r 'every list is as it was'
[ $r -eq 0 ] || diff "$TMPDIR/before" "$TMPDIR/after" | head -20 | sed 's/^/# /'
words "$sheet" restore "$backup"
is 'nothing is written over' 65 "$status"
run add family family=Reid
is 'it is written in again' 0 "$status"
exits 'and backed up' 0 backup "$backup"

# By night: one a day in a folder, without anybody at it, whatever PIN there is.
printf '4829\n' >"$TMPDIR/pin"
run user pin --passphrase-fd 7 7<"$TMPDIR/pin"
mkdir "$TMPDIR/nights"
exits 'the night needs no PIN' 0 backup --to "$TMPDIR/nights"
[ -e "$TMPDIR"/nights/hub-?????-2026-12-05.hubbackup ] && r=0 || r=1
result $r 'it has letters of the hub in its name, and the day'
exits 'a stick that is not there' 66 backup --to "$TMPDIR/none"

# A hub that lives in a sealed file is backed up too, with its passphrase.
cat >"$TMPDIR/pass" <<END
three words together
three words together
END
seal=$TMPDIR/wren.hub
bare init --sealed "$seal" --name 'Wren Hub' --carer Bea --passphrase-fd 7 7<"$TMPDIR/pass"
is 'a sealed hub' 0 "$status"
printf 'three words together\n%s\n' "$sheet" >"$TMPDIR/pass"
bare --db "$seal" recovery --passphrase-fd 7 7<"$TMPDIR/pass"
is 'has a sheet as well' 0 "$status"
bare --db "$seal" backup "$TMPDIR/wren.hubbackup" --passphrase-fd 7 7<"$TMPDIR/pass"
is 'and backups' 0 "$status"
[ ! -e "$seal.key" ] && r=0 || r=1
result $r 'but no key beside it'
words "$sheet" backup --check "$TMPDIR/wren.hubbackup"
is 'which the words open' 0 "$status"
printf '%s\n' "$sheet" >"$TMPDIR/pass"
bare --db "$seal" list hubs --passphrase-fd 7 7<"$TMPDIR/pass"
has 'a lost passphrase: they open the hub itself' 'Wren Hub' "$out"

# Damage.
for at in 3 200 5000 700000; do
	cp "$backup" "$TMPDIR/bad"
	printf '\377\0\377\0' | dd of="$TMPDIR/bad" bs=1 seek=$at conv=notrunc 2>/dev/null
	run backup --check "$TMPDIR/bad"
	is "damage at byte $at is refused" 65 "$status"
	words "$sheet" --db "$TMPDIR/x.db" restore "$TMPDIR/bad"
	[ ! -e "$TMPDIR/x.db" ] && r=0 || r=1
	result $r "and nothing is made of it"
done
head -c 300000 "$backup" >"$TMPDIR/bad"
run backup --check "$TMPDIR/bad"
is 'an end that is missing too' 65 "$status"
has 'said plainly' 'its end is missing' "$err"
done_testing
