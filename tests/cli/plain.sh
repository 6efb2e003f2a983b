# SPDX-License-Identifier: MIT
# Plain mode: numbered questions, answered from a pipe, on any terminal or none.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=dumb
export HUB_NOW TERM

# answers LINE...: plain mode with these answers, a line each.
answers() {
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# The longest line, in columns: every character of these pages is one column wide.
widest() {
	printf '%s\n' "$1" | LC_ALL=C.UTF-8 awk '{ if (length($0) > w) w = length($0) } END { print w + 0 }'
}

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor stays_per_year=12
run add person person='Grace Okafor' known_as=Grace family=Okafor relation=mum phone='07700 900123' emergency_order=1
run add person person='Dan Okafor' known_as=Dan family=Okafor relation=dad phone='07700 900456' emergency_order=2
run add child child=Mia family=Okafor born=2018-02-03 allergy=PEANUTS 'allergy_plan=Pen into the thigh, then ring 999.'
run add child child=Theo family=Okafor
for i in 1 2 3 4 5 6 7 8; do run add family family="Reid $i"; done

# --- the job: a child's allergies and whom to ring --------------------------------
answers Children mia
is 'ends with its input' 0 "$status"
is 'without a word of trouble' '' "$err"
has 'who it is, and where in the list' 'child 1 of 2: Mia' "$out"
has 'allergy' 'ALLERGY: PEANUTS' "$out"
has 'plan' 'Pen into the thigh' "$out"
has 'first to ring' 'Ring Grace (mum) 07700 900123' "$out"
has 'next to ring' 'Ring Dan (dad) 07700 900456' "$out"
is 'no line is wider than forty columns' 1 "$([ "$(widest "$out")" -le 40 ] && echo 1)"
lacks 'nothing moves the cursor' "$(printf '\033')" "$out"
answers mia
has 'words at the first question are looked for' 'ALLERGY: PEANUTS' "$out"

# --- the job: a family with a child, then taken back --------------------------------
answers Families + "O'Briain" 1 Children + Siân 1 0 0 0 0
has 'saved' 'Saved. u takes it back.' "$out"
run list children --family "o'briain" --format csv
has 'the child is in its family' 'Siân' "$out"
answers Families + Nowak 1 u 0 u 0
has 'taken back' 'Taken back: added the family Nowak' "$out"
lacks 'no more than that' 'Nothing of yours' "$out"
has 'an older step asks first' 'You added the child Siân' "$out"
run list families --find nowak
is 'and gone' 'There are no families.' "$out"
run list children --find sian --format csv
has 'what was not confirmed stays' 'Siân' "$out"

# --- lists, positions, wrong answers ------------------------------------------------
answers Families 9 9 0 0
has 'eight at a time' '1 to 8 of 10' "$out"
has 'then the others' '9 to 10 of 10' "$out"
answers Families 9 2
has 'the position is said' 'family 10 of 10: Reid 8' "$out"
answers 99 0
has 'a wrong number says what fits' 'Type a number from 1 to 8' "$out"
is 'and only asks again' 1 "$(printf '%s\n' "$out" | grep -c 'What do you want to do')"
answers Families xyz 0 0
has 'a name that is not there' 'Nothing here has "xyz".' "$out"
answers Families 'reid' 0
lacks 'letters leave out what does not have them' '3 Okafor' "$(printf '%s\n' "$out" | tail -12)"
answers '?' 0
has 'help' 'u takes back your last step' "$out"

# --- writing, field by field ----------------------------------------------------------
answers Families Okafor Change 'Stays a year' twelve 18 + 0 0 0
has 'the help of the field' 'How many sleepovers' "$(printf '%s' "$out" | tr '\n' ' ')"
has 'what it is now' 'Now: 12' "$out"
has 'a wrong value is asked again' 'Stays a year' "$out"
run show family Okafor
has 'the new one is saved' '18' "$out"
answers Children Theo Change Bedtime '' 0 0 0 0
run show child Theo
lacks 'Enter keeps' 'Bedtime' "$out"
answers Children Theo Change Bedtime 7.30pm + 0 0 0
run show child Theo
has 'a time as people write it' '19:30' "$out"
answers Children Theo Change Bedtime - + 0 0 0
run show child Theo
lacks 'a dash empties' 'Bedtime' "$out"
answers Children Theo Change 'girl or boy' 2 + 0 0 0
run show child Theo
has 'a word is chosen by number' 'boy' "$out"
answers Children Theo Change 0 0 0
has 'a long form comes by its parts, with what each has' 'The night: 0 of 8' "$out"
answers Children Theo Change 'The night' 1 '8pm' 0 + 0 0 0
run show child Theo
has 'an answer within a part' '20:00' "$out"
run add event event=Choir 'start=2026-11-28 10:00' 'end=2026-11-28 11:30' 'place=Kirk Hall' \
	'repeats=FREQ=WEEKLY;INTERVAL=2;BYDAY=SA'
answers Calendar 0 0
has 'what is on, day by day' 'Sat 28 Nov, 10:00 to 11:30 Choir' "$out"
has 'and the next date of what repeats' 'Sat 12 Dec, 10:00 to 11:30 Choir' "$out"
answers Calendar 1 2 0 0 0 0
has 'from there to its register' 'not taken' "$(printf '%s' "$out" | tr '\n' ' ')"

# --- what was begun is not lost ---------------------------------------------------------
answers Families + Lindqvist
run list families --find lindqvist
is 'not saved when the line goes' 'There are no families.' "$out"
answers 'Unfinished notes' 1 1 0 0
has 'but kept' '1 unfinished note' "$out"
run list families --find lindqvist --format csv
has 'and carried on' 'Lindqvist' "$out"
answers 0
lacks 'once only' 'unfinished note:' "$out"

# --- the rest -----------------------------------------------------------------------------
agreed_elsewhere 'Okafor,Amina,2026-11-21 16:00,2026-11-22 12:00'
answers Today
has 'today' 'Amina: FULL: 2 of 2 beds' "$out"
answers Rota 'Book a sleepover' Okafor 'fri 5 feb 4pm' 'sun 7 feb 3pm' 1 u 0 0 0
has 'a sleepover is booked where the rota is' 'Arrives: Friday 5 February 2027, 16:00' "$out"
has 'and saved' 'Saved. u takes it back.' "$out"
answers Rota 'Book a sleepover' Okafor 'fri 12 feb' 25pm 4pm 'sun 14 feb' '' 1 u 0 0 0
has 'a sleepover without a time is asked for it' 'This says midnight. At what time?' "$out"
has 'a wrong time is asked again' '25pm' "$out"
has 'the time is put in' 'Arrives: Friday 12 February 2027, 16:00' "$out"
has 'Enter keeps midnight' 'Leaves: Sunday 14 February 2027, 00:00' "$out"
answers Rota 'Book a sleepover' Okafor 'fri 12 feb' 0 'fri 19 feb 4pm' 0 Throw 1 0 0
has '0 asks for the day again' 'Arrives: Friday 19 February 2027, 16:00' "$out"
answers Rota 'Book a sleepover' Okafor '28 mar 2027 1.30am' 0 Throw 1 0 0
has 'a night the clocks change is told' '01:30 does not exist that night' "$(printf '%s' "$out" | tr '\n' ' ')"
answers Rota 1
has 'what is wrong tonight' 'MUST FIX' "$out"
answers Rota Print 'The rota by month' '' 0 0 0
has 'the rota is read out' 'Sleepover rota' "$out"
answers Children Mia 'fridge' '' 0 0 0
has 'so is a page' 'ALLERGY: PEANUTS' "$out"
answers Children Mia 'fridge' "$TMPDIR/mia.pdf" 0 0 0
is 'or it goes into a file' '%PDF' "$(head -c 4 "$TMPDIR/mia.pdf")"
answers Families 'reid 1' Remove 1 0
answers Removed 'reid 1' 1 0
has 'back from Removed' 'Brought back' "$out"
answers 'What was done' 0 0
has 'what was done' 'added the stay Okafor' "$(printf '%s' "$out" | tr '\n' ' ')"
answers 'A command' 'list families --find okafor --format csv' 0
has 'any command' 'Okafor' "$out"
out=$("$HUB" --db "$DB" plain </dev/null 2>&1) && status=0 || status=$?
is 'no answers at all' 0 "$status"

# --- whatever is answered, it asks on or ends ---------------------------------------------
seed=${HUB_SEED:-$$}
case $HUB in /*) hub=$HUB ;; *) hub=$PWD/$HUB ;; esac
round=0
while [ $round -lt 6 ]; do
	round=$((round + 1))
	awk -v seed="$((seed + round))" 'BEGIN {
		srand(seed % 1000000)
		n = split("1 2 3 4 5 6 7 8 9 9 0 0 ? u + - 1 2 3 4 mia back x 1 yes 0 5/12 7.30pm é \"", a, " ")
		for (i = 0; i < 150; i++) { r = int(rand() * (n + 1)); print r == 0 ? "" : a[r] }
	}' >"$TMPDIR/answers"
	# A page may be asked for in a file of any name.
	out=$(cd "$TMPDIR" && "$hub" --db "$DB" plain <answers 2>err) && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	is "any answers (HUB_SEED=$seed, round $round)" "0" "$status$err"
done
# --- 0 goes back: from the later lines of the first question to its first ones ------
answers 9 0 0
is 'and then it leaves' 0 "$status"
is 'the first lines again' 2 "$(printf '%s\n' "$out" | grep -c '^1 Today and tonight')"
done_testing
