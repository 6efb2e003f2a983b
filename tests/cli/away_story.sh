# SPDX-License-Identifier: MIT
# The whole story with two hubs on one machine: copies taken from the server, the event day on one of
# them, the same day at home, home again, what was doubtful decided, the rota mended, the other copies.
. tests/support/tap.sh

WORDS='gorse lantern puddle'
printf '%s\n' "$WORDS" >"$TMPDIR/words"
FARM=$TMPDIR/farm.hubpack JOS=$TMPDIR/jo.hubpack LOST=$TMPDIR/lost.hubpack
at() { HUB_NOW=$1 && export HUB_NOW; }
told() { printf '%s\n' "$out" >>"$TMPDIR/told"; }
as() { who=$1 && shift && run --as "$who" "$@" && told; }
sealed() { run "$@" --passphrase-fd 3 3<"$TMPDIR/words" && told; }
# copy FILE WHO ARG...: the program on the laptop.
copy() {
	file=$1 who=$2
	shift 2
	out=$("$HUB" --db "$file" --as "$who" "$@" --passphrase-fd 3 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
laptop() { copy "$FARM" Amina "$@" && is "on the laptop: $1 $2 $3" 0 "$status"; }
home() { as "$@" && is "at home, $1: $2 $3 $4" 0 "$status"; }

# ssh leads to the hub at home; the laptop itself has none.
cat >"$TMPDIR/ssh" <<END
#!/bin/sh
for last; do :; done
eval "set -- \$last"
shift
exec "$HUB" --db "$DB" --as Amina "\$@"
END
chmod +x "$TMPDIR/ssh"
printf '[away]\nssh = %s\n' "$TMPDIR/ssh" >"$TMPDIR/hub.ini"
over_ssh() {
	out=$("$HUB" --config "$TMPDIR/hub.ini" --db "$TMPDIR/none.db" "$@" --passphrase-fd 3 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	told
}
bring() { over_ssh return "$FARM" hub@server "$@"; }

# --- the hub
at 2026-11-20T18:00
run init --name 'Robin Hub' --carer Amina --beds 2
home Amina add person person=Jo 'role=hub carer'
home Amina add person person=Ruth 'role=liaison worker'
home Amina edit hub 'Robin Hub' lead=Ruth agency='Invented Adoption' agency_phone='0161 496 0999'
home Amina add host host=Ben beds=2
for line in 'Okafor:0161 496 0011:3 Mill Lane' 'Reid:0161 496 0012:1 Hill Road' 'Nowak:0161 496 0013:' \
	'Begum:0161 496 0014:' 'Eze:0161 496 0015:' 'Talukder::'; do
	IFS=: read -r family phone address <<END
$line
END
	home Amina add family family="$family" phone="$phone" address="$address"
done
for line in Okafor:Mia:2018-03-01:PEANUTS Reid:Jay:2015-06-04: Nowak:Zosia:2019-01-20: \
	Begum:Anaya:2016-05-05: Begum:Rohan:2018-07-07: Eze:Kelechi:2014-10-10:; do
	IFS=: read -r family child born allergy <<END
$line
END
	home Amina add child family="$family" child="$child" born="$born" allergy="$allergy"
done
home Amina add person family=Okafor person=Grace phone='07700 900123' may_collect=yes
home Amina add event event='Farm trip' start='2026-11-28 10:00' end='2026-11-28 15:00' adults_checked=4
for family in Okafor Reid Nowak; do home Amina add invitation event='Farm trip' family="$family" answer=yes; done
home Amina rota book --family Reid --from 2026-12-05 --to 2026-12-06 host=Amina

# --- copies: one down from the server, one to a file for Jo, one for the event only
at 2026-11-27T18:00
over_ssh take hub@server -o "$FARM"
is 'a copy comes down from the server' 0 "$status"
has 'and says whose it is, what is in it, when it is due' \
	'Copy 1 for Amina: all of Robin Hub: 6 families. Due home on Friday 4 December 2026.' "$out"
sealed --as Jo take -o "$JOS"
has 'another to a file, for Jo' 'Copy 2 for Jo' "$out"
sealed --as Amina take -o "$LOST" --event 'Farm trip'
has 'and one of the event only' 'Copy 3 for Amina: Farm trip, Saturday 28 November 2026: 3 families.' "$out"
as Amina packs
is 'three are out' 3 "$(printf '%s\n' "$out" | grep -c 'due home on')"

# --- the day of the event, on the laptop
at 2026-11-28T10:00
# register ANSWER...: at the door, in plain questions: the child, 1 in or 2 out, what is asked then.
register() {
	printf '%s\n' Calendar 1 2 "$@" 0 0 0 |
		"$HUB" --db "$FARM" --as Amina plain --passphrase-fd 3 3<"$TMPDIR/words" >"$TMPDIR/door" 2>&1
}
register Mia 1 09:58
has 'plain mode says that this is a copy' 'AWAY' "$(cat "$TMPDIR/door")"
has 'Mia comes in' 'In 09:58' "$(cat "$TMPDIR/door")"
register Jay 1 10:02
at 2026-11-28T15:00
register Mia 2 Grace 14:50
has 'and goes home' 'Out 14:50' "$(cat "$TMPDIR/door")"
at 2026-11-28T11:10
laptop add worry child=Mia at=2026-11-28T11:05 exact_words='ZEBRA hits me' who=QUAGGA told_whom=OKAPI
laptop add log family=Okafor child=Mia kind=event at='2026-11-28 11:00' fact='Fed the goats, and laughed'
laptop edit family Reid address='7 New Street'
laptop edit family Nowak family=Nowak-Hale notes='Loves goats.'
laptop rota move Reid --from 2026-12-12 --to 2026-12-13
laptop add child family=Reid child=Poppy born=2021-03-03
laptop edit family Okafor phone='0161 496 0111'
laptop edit family Eze phone='0161 496 0115'
laptop add family family=Thorley phone='0161 496 0117'
laptop today
has 'its Today says what is to bring home' 'AWAY · 12 changes to bring home' "$out"
for word in Okafor Zosia ZEBRA Thorley 07700; do
	is "nothing on the laptop's disk says $word" '' "$(grep -l "$word" "$FARM" "$FARM".* 2>/dev/null || true)"
done

# --- the same day at home
at 2026-11-28T12:05
home Jo edit family Okafor phone='0161 496 0222'
home Jo edit family Nowak notes='Ask about the new school.'
home Jo rota book --family Begum --from 2026-12-12 --to 2026-12-13 host=Amina
home Jo remove family Eze
home Jo add family family=Thorley phone='0161 496 0227'
home Jo edit family Reid address='7 New Street'

lists='families people children hosts stays events register log invitations removed questions'
# All of these lists, but for what stays of the laptop's day when it is taken back: an entry, marked so,
# and a child in Removed.
held() {
	for noun in $lists; do "$HUB" --db "$DB" --as "$1" list "$noun" --format csv 2>&1; done |
		tr -d '\r' | grep -v 'Fed the goats.*,Amina$' | sed '/^child,.*,Poppy,/d; /^family,.*,Eze,/s/,[^,]*$//'
}
held Amina >"$TMPDIR/before"

# --- home again: seen first
at 2026-11-28T17:00
bring --preview
is 'the copy is looked at over ssh' 0 "$status"
has 'who had it, how much there is' 'Copy 1, which Amina had.' "$out"
has 'what is to decide and to mend' '4 to decide, 1 to fix in the rota' "$out"
lacks 'nothing is odd about it' 'PLEASE CHECK' "$(printf '%s\n' "$out" | sed '/^New in the rota/,$d')"
has 'with names' 'families changed: Nowak-Hale, Eze' "$out"
has 'a child is new' '1 child added: Poppy' "$out"
has 'a stay moved' '1 stay changed: Reid Sat 12 Dec 2026' "$out"
has 'two values' 'Okafor: Phone. On the laptop, Amina, Sat 28 Nov 11:10: 0161 496 0111 / At home, Jo, Sat 28 Nov 12:05: 0161 496 0222' "$out"
has 'removed and changed' '0161 496 0015 → 0161 496 0115 / At home, Jo, Sat 28 Nov 12:05: (removed)' "$out"
has 'the same name' 'Family Thorley came home, and one of that name is here already. On the laptop' "$out"
has 'the beds do not do' 'MUST FIX  A bed for every child: 3 children, 2 beds at Amina' "$out"
has 'and a way out of it' "Try: Jay at Ben's, 12–13 Dec 2026" "$out"
lacks 'what both wrote is no question' 'New Street' "$out"
held Amina >"$TMPDIR/after"
is 'and nothing was done' '' "$(diff "$TMPDIR/before" "$TMPDIR/after")"
bring </dev/null
is 'nobody said yes: nothing is done' 64 "$status"

# --- done
bring --yes
is 'it comes home' 0 "$status"
has 'with a receipt' 'Copy 1 of Amina came home on Saturday 28 November 2026, 17:00, brought by Amina.' "$out"
has 'that says what the rota has now' 'The return made this.' "$out"
exits 'the receipt again' 0 --as Amina print return 1 --format text
has 'on paper' 'brought by Amina' "$out"
bring --yes
is 'a second time' 0 "$status"
has 'is nothing' 'Nothing was changed' "$out"
as Amina list changes
has 'what was done is told' 'brought copy 1 home' "$out"
has 'the steps of the laptop are in the history' 'added the child Poppy' "$out"

# --- and back
as Amina undo
has 'one step takes all of it back' 'Taken back: brought copy 1 home' "$out"
held Amina >"$TMPDIR/after"
is 'as if it had not come' '' "$(diff "$TMPDIR/before" "$TMPDIR/after")"
as Amina list removed
lacks 'what it asked is not in Removed' question "$out"
as Amina redo
is 'done again' 0 "$status"
as Amina list changes
has 'both are told in a sentence' 'took back: brought copy 1 home' "$out"
has 'as people say it' 'did again: brought copy 1 home' "$out"
as Amina questions
is 'with its questions' 4 "$(printf '%s\n' "$out" | grep -c 'hub resolve')"

# --- what was doubtful
number() { printf '%s\n' "$out" | sed -n "s/^\([0-9]*\)\. .*$1.*/\1/p"; }
phone=$(number 'Okafor: Phone') notes=$(number 'Nowak-Hale: Notes') eze=$(number 'Family Eze') thorley=$(number 'Family Thorley')
as Jo questions
has 'Jo sees them too' 'On the laptop, Amina, Sat 28 Nov 11:10: 0161 496 0111' "$out"
as Amina today
has 'Today says so' '4 questions from copy 1 wait for you' "$out"
home Amina resolve "$phone" laptop
has 'what stands is said' 'Okafor: Phone is now: 0161 496 0111.' "$out"
home Jo resolve "$eze" home
has 'removed it is' 'Family Eze is in Removed now.' "$out"
home Jo resolve "$notes" both
has 'both' 'Nowak-Hale: Notes has both now.' "$out"
exits 'two of one name cannot be' 65 --as Jo resolve "$thorley" laptop
has 'what helps is said' 'Give one of them another name first' "$err"
home Jo edit family Thorley family='Thorley (Mill Lane)'
home Jo resolve "$thorley" laptop
exits 'decided once' 65 --as Amina resolve "$phone" home
as Amina questions
has 'nothing is left to decide' 'There is nothing to decide.' "$out"
as Amina questions --all
has 'both values are kept' '0161 496 0222' "$out"
has 'with who decided' 'Settled by Jo, Saturday 28 November 2026, 17:00: both' "$out"
as Amina list changes
has 'and in the history in a sentence' "settled question $phone, Okafor: Phone, as laptop" "$out"
lacks 'not as fields' 'settled by from nothing' "$out"

# --- the rota
as Amina rota check
is 'the rota has something to mend' 1 "$status"
has 'found' 'A bed for every child: 3 children, 2 beds' "$out"
home Amina rota move Reid host=Ben
as Amina rota check
lacks 'mended' 'A bed for every child' "$out"

# --- all of it is there
as Amina list families --format csv
has 'a name changed away' 'Nowak-Hale' "$out"
has 'both texts' 'Loves goats.' "$out"
has 'of both' 'Ask about the new school.' "$out"
has 'an address' '7 New Street' "$out"
has 'one of the same name' 'Thorley,' "$out"
has 'and the other' 'Thorley (Mill Lane)' "$out"
lacks 'who was removed' 'Eze' "$out"
as Amina print register --event 'Farm trip' --from 2026-11-28 --format text
has 'the register' '09:58' "$out"
has 'out, too' '14:50' "$out"
as Amina list log
has 'the log' 'Fed the goats' "$out"

# --- a worry is for whom it is meant
as Amina worry
number=$(printf '%s\n' "$out" | sed -n 's/^\([0-9]\{10,\}\) .*/\1/p')
as Amina worry "$number"
has 'who wrote it reads it' 'ZEBRA hits me' "$out"
as Ruth today
has 'the lead hears of it' 'A worry is not passed on yet' "$out"
as Jo worry "$number"
lacks 'Jo does not' ZEBRA "$out$err"
for who in Amina Jo Ruth; do
	for words in 'list worries' 'list changes' 'list changes --format csv' 'list log' 'list questions' \
		'questions --all' 'find zebra' 'history child Mia' 'show child Mia' 'print return 1 --format text' \
		'print child Mia --format text' 'today' 'figures' 'packs'; do
		as $who $words
		lacks "$who, $words: no word of it" ZEBRA "$out$err"
		lacks "$who, $words: nor of whom" QUAGGA "$out$err"
	done
done

# --- Jo's copy came home in between; the first laptop went on
at 2026-11-28T18:00
copy "$JOS" Jo edit family Begum phone='0161 496 0444'
copy "$JOS" Jo edit family Okafor phone='0161 496 0333'
sealed --as Jo return "$JOS" --yes
is 'the second copy comes home from a stick' 0 "$status"
has 'what it knew nothing of is asked' 'Okafor: Phone (two versions)' "$out"
as Jo questions
phone=$(number 'Okafor: Phone')
home Jo resolve "$phone" home
has 'home' 'Okafor: Phone is now: 0161 496 0111.' "$out"
laptop add log family=Reid kind=call at='2026-11-28 17:50' fact='Rang from the car park'
bring --yes
has 'the first again: only what is new' '1 log entry added' "$out"
lacks 'nothing is asked again' 'Question' "$out"
as Amina list families --format csv
has 'what was decided stays' '0161 496 0111' "$out"
has 'and what Jo wrote' '0161 496 0444' "$out"
for file in "$FARM" "$JOS"; do
	sealed --as Amina return "$file" --yes
	has "$(basename "$file") once more is nothing" 'Nothing was changed' "$out"
done
home Amina packs closed 2

# --- one is lost
home Amina packs lost 3
has 'whose records it held' Okafor "$out"
lacks 'and whose not' Begum "$out"
has 'what to do now' 'Tell the agency now: 72 hours. Invented Adoption: 0161 496 0999.' "$out"
copy "$LOST" Amina edit family Okafor phone='0161 496 0999'
sealed --as Amina return "$LOST" --yes
is 'it is not taken in' 77 "$status"
has 'and why' 'said to be lost' "$err"
as Amina list families --format csv
lacks 'nothing of it is here' '0161 496 0999' "$out"

# --- both sides hold the same
printf '%s\n%s\n' "$WORDS" "$WORDS" >"$TMPDIR/words"
sealed --as Amina return "$FARM" --fresh "$TMPDIR/fresh.hubpack" --yes
is 'a fresh copy' 0 "$status"
has 'holds the same as the hub' 'Held against each other family by family: both sides have the same.' "$out"
copy "$TMPDIR/fresh.hubpack" Amina list families --format csv
there=$out
as Amina list families --format csv
is 'as its lists say' "$there" "$out"
# --- as README's page tells it, line by line; how large a file is may change
sed "s|$TMPDIR/||g; s/[0-9.]* MB/N MB/" "$TMPDIR/told" | tr -s '\n ' ' ' >"$TMPDIR/all"
page=$(awk '/^## / { on = /^## At an event/ } /^```/ { block = $0 == "```console"; next } on && block' README.md | grep -v '^\$\|…$' | sed 's/^ *//; s/  */ /g; s/[0-9.]* MB/N MB/')
[ "$(printf '%s\n' "$page" | wc -l)" -ge 15 ] && r=0 || r=1
result $r 'README tells of it'
out=$(printf '%s\n' "$page" | while IFS= read -r line; do grep -qF -e "$line" "$TMPDIR/all" || printf '%s\n' "$line"; done)
is 'as it was' '' "$out"
done_testing
