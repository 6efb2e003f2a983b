# SPDX-License-Identifier: MIT
# Plain mode for each role: what it offers, and that nobody else's family is said anywhere.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=dumb
export HUB_NOW TERM

# answers WHO LINE...: plain mode of this person with these answers, a line each.
answers() {
	who=$1
	shift
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" --as "$who" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# wander WHO: four hundred answers, always the same ones, as somebody who does not know where to go.
wander() {
	awk 'BEGIN { s = 7; for (i = 0; i < 400; i++) { s = (s * 1103 + 12345) % 65536; n = int(s / 7) % 14
		print n < 9 ? n : n < 11 ? 0 : n == 11 ? "+" : n == 12 ? "?" : "a few words" } }' >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" --as "$1" plain <"$TMPDIR/answers" 2>&1) && status=0 || status=$?
}

run init --name 'Robin Hub' --carer Amina --beds 2
run --as Amina edit hub 'Robin Hub' 'out_of_hours=020 7946 0002'
for f in Okafor Shah Reid; do run --as Amina add family family=$f; done
run --as Amina add child family=Okafor child=Mia born=2018-03-02 allergy=PEANUTS bedtime=19:30
run --as Amina add child family=Shah child=Ivy born=2019-05-06
run --as Amina add child family=Reid child=Jay allergy=EGGS
run --as Amina add person person=Grace family=Okafor relation=mum phone='07700 900123' may_collect=yes
run --as Amina add medicine child=Mia medicine=Cetirizine dose='1 tablet' times=08:00
run --as Amina add person person='Ben Thorley' role=host
run --as Amina add host host=Ben person='Ben Thorley' beds=2
run --as Amina import csv tests/tui/data/stays/role_host.csv --what stays
run --as Amina add event event='Farm trip' start=2026-11-21T10:00 end=2026-11-21T12:00
run --as Amina add invitation event='Farm trip' family=Okafor answer=yes
run --as Amina add person person='Jo Marsh' role=peer
run --as Amina add peer person='Jo Marsh'
run --as Amina add match family=Shah peer='Jo Marsh' asked=2026-09-10 agreed=2026-11-02 status=agreed
run --as Amina user add 'Sam Adeyemi' --role 'event helper' --event 'Farm trip'
run --as Amina add event event='Winter walk' start=2026-12-12T10:00 end=2026-12-12T12:00
run --as Amina user add 'Kit Lowe' --role 'event helper' --event 'Winter walk'
run --as Amina user add 'Tam Reeve' --role 'technical helper'
run --as Amina add person person='Ruth Hale' role='liaison worker'

# --- a host ----------------------------------------------------------------------------
answers 'Ben Thorley' 1 0 0
has 'a kind word at the first time' 'Here is who stays' "$out"
has 'the sleepovers' '1 Your sleepovers' "$out"
has 'who is here' 'Mia Okafor, 20–22 Nov 2026: here now' "$out"
lacks 'no families' 'Families' "$out"
lacks 'no rota' 'Rota' "$out"
answers 'Ben Thorley' 1 1 1 1 1 0 0 0 0 0 0
has 'what a child needs' 'ALLERGY: PEANUTS' "$out"
has 'whom to ring' 'Grace' "$out"
answers 'Ben Thorley' 1 4 0 0
has 'out of hours' '020 7946 0002' "$out"
answers 'Ben Thorley' Reid Jay 0
lacks 'a name of another family is not found' 'EGGS' "$out"
answers 'Ben Thorley' 1 1 1 1 'medicine in' 1 '10 tablets' 1 0 0 0 0 0
has 'a medicine is counted in' 'Saved. u takes it back.' "$out"
answers 'Ben Thorley' 1 1 1 1 'Print the page' '' 'What this child needs' 0 0 0 0 0
has 'the page for the fridge' 'The pen: hall shelf' "$out"
answers 'Ben Thorley' 1 1 1 'note of the day' 0 'line of the log' 0 'going-home' 0 'The sheet' 0 0 0 0
has 'the sheet is read, not changed' 'Ring: Grace' "$out"
lacks 'only the carer rings' 'Write down that you rang' "$out"
answers 'Ben Thorley' 1 'Your days off' + 2026-12-18 2026-12-20 1 0 'Your days off' 1 0 0 0
has 'days off' 'Last day away: Sunday 20 December 2026' "$out"
answers 'Ben Thorley' . 1 'Your days off' 0 'Needs you' 0 0
lacks 'hidden, nobody is named' 'Mia' "$(printf '%s\n' "$out" | sed '1,/Names are hidden/d')"
wander 'Ben Thorley'
for word in Reid Jay EGGS 'Jo Marsh' 'may not'; do lacks "wherever a host goes there is no $word" "$word" "$out"; done

# --- an event helper ----------------------------------------------------------------------
answers 'Sam Adeyemi' 1 1 0 0 0
has 'the register' 'Register: Farm trip' "$out"
has 'who is on it' 'Mia Okafor' "$out"
wander 'Sam Adeyemi'
for word in Reid Jay EGGS Shah Ivy 'may not'; do lacks "wherever a helper goes there is no $word" "$word" "$out"; done
answers 'Kit Lowe' 1 0
has 'when it opens' 'Its register opens here on Friday 11 December 2026' "$(printf '%s' "$out" | tr '\n' ' ')"
lacks 'and nobody on it before' Mia "$out"

# --- a peer, a technical helper ---------------------------------------------------------------
answers 'Jo Marsh' 7 0 0
has 'their families' 'Your families' "$out"
lacks 'no PIN' PIN "$out"
wander 'Jo Marsh'
for word in Reid Jay EGGS Okafor Mia 'may not'; do lacks "wherever a peer goes there is no $word" "$word" "$out"; done
answers 'Tam Reeve' 1 2 0 0
has 'who comes in by initials' 'B.T., host' "$out"
lacks 'and no name' Thorley "$out"
wander 'Tam Reeve'
for word in Reid Jay Okafor Mia Thorley Amina; do lacks "wherever a technical helper goes there is no $word" "$word" "$out"; done

# --- a liaison worker -------------------------------------------------------------------------
answers 'Ruth Hale' 1 0 0
has 'today' 'Today and tonight' "$out"
lacks 'no bed to book' 'Bed tonight' "$out"
answers 'Ruth Hale' Families okafor 0 0 0
lacks 'nothing is added' 'Add a' "$out"
lacks 'nothing is removed' Remove "$out"

done_testing
