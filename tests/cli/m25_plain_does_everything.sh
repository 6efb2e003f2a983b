# SPDX-License-Identifier: MIT
# Plain mode does what the screen does, at 40 columns and at 80; nothing it writes is wider.
. tests/support/tap.sh

HUB_NOW=2026-11-21T18:00
TERM=dumb
export HUB_NOW TERM

# answers LINE...: plain mode with these answers, a line each, at $cols columns; as $who.
cols=40 who=Amina
answers() {
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$(COLUMNS=$cols "$HUB" --db "$DB" --as "$who" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	flat=$(printf '%s' "$out" | tr '\n' ' ')
}
# The widest line; an answer, which a pipe does not show, stands behind "> " on a line of its own.
widest() {
	printf '%s\n' "$1" | sed 's/^\(> \)*//' | LC_ALL=C.UTF-8 sed 's/./x/g' | awk '{ if (length($0) > w) w = length($0) } END { print w + 0 }'
}
# fits NAME: no line of the last answers is wider than $cols, none is blank twice, none draws or colours.
fits() {
	is "$1: no line over $cols columns" 1 "$([ "$(widest "$out")" -le "$cols" ] && echo 1)"
	lacks "$1: no control codes" "$(printf '\033')" "$out"
	lacks "$1: no lines drawn" '│' "$out"
	lacks "$1: no columns" ' |' "$out"
}

run init --name 'Robin Hub' --carer Amina --beds 2
run add person person='Jo Marsh' known_as=Jo role='hub carer'
who=Amina
run --as Amina add family family=Okafor stays_per_year=12
run --as Amina add person person='Grace Okafor' known_as=Grace family=Okafor relation=mum phone='07700 900123' emergency_order=1
run --as Amina add child child=Mia family=Okafor born=2018-02-03 allergy=PEANUTS 'allergy_plan=Pen into the thigh, then ring 999.'
run --as Amina add child child=Theo family=Okafor born=2020-05-06
run --as Amina add medicine child=Theo medicine=Inhaler 'dose=2 puffs' as_needed=yes gap_hours=4 'most_in_a_day=4 puffs' 'reason=wheezing'
run --as Amina add entry at='2026-11-20 16:40' family=Okafor kind=call 'fact=Rang about the meeting.' 'action=Ring Priya' due=2026-11-23

# --- Bed tonight, to the last thing that is to be done ------------------------------------
answers 'Bed tonight' theo 1 'Rang 01632 960123' 1 'She said it is fine' 2 'none today' 3 Grace 0
has 'ring is on the page' 'Ring: Grace (mum) 07700 900123' "$flat"
has 'where there is a bed' '1 Amina: 2 of 2 free' "$out"
has 'it is saved' 'Saved 18:00: a bed tonight. u takes it back.' "$flat"
has 'what is to be done' 'Do now: Theo at' "$out"
has 'a tick has its time' 'Done 18:00:' "$out"
has 'until all is done' 'All is done: Theo at' "$out"
fits 'Bed tonight'
run --as Amina list stays --format csv
has 'as an emergency' emergency "$out"
answers 'Bed tonight' + 'Kofi Boateng' '07700 900777' 'Nobody yet' 0
has 'a child who is not in the hub' 'Ask about allergies.' "$out"
run --as Amina list children --find kofi --format csv
has 'a name and a phone are enough' Kofi "$out"

# --- the night, a dose, too soon -------------------------------------------------------------
answers 'Today' 2 theo 1 1 1 0 0 0
has 'the child tonight' 'Tonight: Theo' "$out"
has 'the dose has its time' 'Saved 18:00: Inhaler, taken, for' "$out"
fits 'A dose'
answers 'Give a dose' theo 1 1 1 1 0 0 0
has 'too soon is asked' 'Give it anyway?' "$out"
has 'and no is no' 'Nothing is written down.' "$out"
answers 'Give a dose' theo 1 1 1 1 1 0 0 0
has 'and asked again' 'Once more: give Inhaler to Theo now' "$flat"
has 'twice is enough' 'Saved 18:00: Inhaler' "$out"
answers 'Give a dose' theo 2 1 1 0 0 0
has 'a dose is taken back' 'Taken back. The line stays.' "$out"

# --- what needs the carer ---------------------------------------------------------------------
answers Today 1 'ring priya' 1 1 0 0 0
has 'something to do is done' 'Done. u takes it back.' "$out"
answers Today 1 'ring priya' 0 0 0
has 'and gone' 'Nothing here has "ring priya".' "$out"
answers Today 1 'out-of-hours' 1 'Out of hours' '01632 960123' + 0 0 0
run --as Amina show hub 'Robin Hub'
has 'the number is written down' '01632 960123' "$out"
who=Jo
answers Today 4 0 0
has 'a first time is said' 'first time here' "$flat"
who=Amina
run --as Jo add family family=Reid
answers Today 4 0 0
has 'what others did since' 'Jo added the family Reid' "$flat"

# --- records and what belongs to them ------------------------------------------------------------
answers Families okafor Consents + 1 1 Grace 2026-11-01 1 0 0 0 0
has 'a consent of one of its children' 'stay overnight' "$out"
lacks 'all of it saved' 'unfinished note:' "$out"
answers Children mia Consents 0 0 0 0
has 'a child has its consents' 'Consents of Mia' "$out"
answers Children mia Log + 'today 4pm' 'Rang school.' 'They ring back.' . 1 0 0 0
run --as Amina list log --find 'ring back' --format csv
has 'a log entry of several lines' 'Rang school.' "$out"
answers Children mia Medicines + Calpol 1 0 0 0 0
run --as Amina list medicines --format csv
has 'a medicine under its child' Calpol "$out"
answers Hosts amina Away + 2026-12-18 2026-12-20 1 0 0 0
has 'a day is said in full' 'Friday 18 December 2026' "$out"
answers Hosts amina 'to the home' Rooms + 'Blue room' 1 0 0 0 0
run --as Amina list rooms --format csv
has 'a room under its home' 'Blue room' "$out"
answers Families reid Remove 1 0
answers Removed reid 1 0 0
has 'brought back' 'Brought back.' "$out"
answers Families reid History 0 0 0 0
has 'history in sentences' 'Saturday 21 November 2026' "$flat"

# --- the parts of a family and of a host, as the screen has them --------------------------------
run --as Amina add family family=Moreno
run --as Amina add child child=Zosia family=Moreno born=2019-03-04
run --as Amina add person person='Lucy Moreno' known_as=Lucy family=Moreno relation=mum phone='07700 900321' may_collect=yes
run --as Amina add person person=Kelvin relation=uncle
run --as Amina add collector child=Zosia person=Kelvin may=no said_by=Lucy said_on=2026-11-03
run --as Amina add medicine child=Zosia medicine=Syrup 'dose=5 ml' times=07:00
run --as Amina add count medicine=Syrup way=in counted_at='2026-11-20 16:00' 'amount=100 ml'
run --as Amina add away host=Amina from=2026-10-16 to=2026-10-18 own_time=yes
answers Families Moreno 'By parts' People 0 Medicines 0 0 0 0 0
has 'who must not collect stands first' '1 MUST NOT COLLECT: Kelvin' "$flat"
has 'who may collect' 'may go with Lucy (mum)' "$flat"
has 'what was counted in' 'came with: 100 ml' "$flat"
fits 'The parts of a family'
answers Families Moreno 'By parts' Consents 1 0 0 0 0 0
has 'what is not written down yet begins a new one' 'someone with parental' "$flat"
answers Families Moreno 'By parts' People . 0 0 0 0 0
lacks 'hidden, no phone' '900321' "$(printf '%s' "$out" | sed '1,/Names are hidden/d')"
answers Hosts Amina 'By parts' Rest 0 0 0 0 0
has 'when the host last rested' 'Last rested 16–18 Oct 2026' "$flat"
fits 'The parts of a host'

# --- an event's register ---------------------------------------------------------------------
run --as Amina add event 'event=Farm trip' start=2026-11-21T10:00 end=2026-11-21T12:00 adults_checked=2
run --as Amina add invitation 'event=Farm trip' family=Okafor answer=yes
answers Events farm 1 mia 1 9.58 mia 2 Gran '' 'Grace, 12:04' mia 4 'Bumped her knee' 'count heads' 2 'on the bus' + Zed 0 0 0
has 'who is due' 'Register: Farm trip 2 due' "$flat"
has 'in, at a time' 'In 09:58. u takes it back.' "$out"
has 'somebody who is not on the list is asked about' 'Who said yes?' "$flat"
has 'and goes with a yes' 'out 18:00 with Gran (not on the list)' "$flat"
has 'a note' 'Written down.' "$out"
has 'heads are counted' 'In the log.' "$out"
has 'somebody else came' 'Zed: due' "$out"
fits 'A register'

# --- one date of a series: asked, answered, somebody who was not asked ---------------------------
run --as Amina add event event=Tea start=2026-11-21T15:00 end=2026-11-21T16:00 'repeats=every Saturday'
run --as Amina add family family=Begum
run --as Amina add child family=Begum child=Noor born=2019-05-01 allergy=NUTS
answers Calendar tea 1 1 + 1 okafor 1 0 2 mia 1 '' + noor noor 1 '15:04 Auntie' 0 0 0 0
has 'what is known of the event is read out' 'When: Saturday 21 November 2026, 15:00–16:00' "$flat"
has 'all families are asked' 'families asked. u takes it back.' "$flat"
has 'what they say' 'Okafor: yes. u takes it back.' "$flat"
has 'and who they are' '1 YES' "$out"
has 'the register of that date' 'Register: Tea' "$out"
has 'a child of the hub comes with her allergy' 'Noor Begum: due, NUTS, photo no' "$flat"
has 'a time and a name at once' 'in 15:04 with Auntie' "$flat"
answers Calendar 'Sat 28 Nov' 2 0 0 0
has 'the next date is asked and taken for itself' 'not taken yet' "$flat"
lacks 'nobody said yes to that one' 'Mia' "$flat"
fits 'An event'

# --- the rota as sentences ---------------------------------------------------------------------------
answers Rota 'night by night' 1 1 0 0 0 0
has 'who sleeps where' 'Amina, 1 of 2 beds: Theo.' "$flat"
has 'and where nobody does' 'Nobody stays.' "$out"
fits 'The rota'
answers Rota Print 'The rota by month' '' 0 0 0
has 'on paper as sentences' 'Host: Amina. Bed: bed 1.' "$flat"
fits 'A page'
answers Rota 'Fill a period' 1 no 0 0
has 'a period is filled' 'Nothing was kept' "$flat"
fits 'What a fill found'
answers Rota Print "A family's own" Okafor '' 0 0 0
has "a family's own sheet" 'That is the page.' "$out"
answers Rota Print 'one host' Amina '' 0 0 0
has 'one host alone' "Sleepovers at Amina's" "$flat"
answers Rota Print 'What to put right' '' 0 0 0
has 'the rule report' 'Keep this in the folder' "$flat"
for page in 'Print the day sheet' 'Print the list of families'; do
	answers "$page" '' 0
	has "$page" 'That is the page.' "$out"
	fits "$page"
done

# --- hidden ------------------------------------------------------------------------------------------
answers . Today 0 Families 0 Children m. 0 0 Rota 'night by night' 0 0 'print the day' . 0
before=$(printf '%s' "$flat" | sed 's/Names are shown.*//')
for word in Okafor Theo Grace 07700 puffs; do
	lacks "a full stop hides $word" "$word" "$before"
done
has 'an alert is one word' PEANUTS "$before"
has 'nothing is printed then' 'Names are hidden. Type a full stop' "$before"
has 'and shown again' 'Names are shown.' "$flat"

# --- notes, kinder words ---------------------------------------------------------------------------------
answers Families reid Change Notes 'Came for respite.' 'Two lines.' '' + 0 0 0
has 'how a note ends is said' 'Another line. Enter alone, or a full stop, ends.' "$flat"
has 'a kinder word is said' 'A kinder word for "respite": sleepover' "$flat"
has 'and nothing is stopped' 'Saved. u takes it back.' "$out"
run --as Amina show family Reid
has 'all lines are there' 'Two lines.' "$out"
answers Families reid Change Notes + 'A third.' . + 0 0 0
run --as Amina show family Reid
has 'more is added' 'Came for respite.' "$out"
has 'behind what was there' 'A third.' "$out"

# --- unfinished, of an edit and of a note, by the end of input -----------------------------------------------
answers Families reid Change 'Stays a year' 9
run --as Amina show family Reid
lacks 'nothing is saved by halves' 'Stays a year' "$out"
answers 'Unfinished notes' 1 + 0 0
has 'what was changed is carried on' 'not saved yet' "$flat"
run --as Amina show family Reid
has 'and saved' 'Stays a year' "$out"
answers Families reid Change Notes 'Half a note'
answers 'Unfinished notes' 1 Notes 0 0 4 1 0
has 'a note cut off is kept' 'Half a note' "$flat"
answers 'Unfinished notes' 0
has 'and thrown away when asked' 'There are no unfinished notes.' "$out"

# --- leaving a changed form ------------------------------------------------------------------------------------
answers Families reid Change Phone '07700 900555' 0 2 0 3 0 0 0
has 'leaving asks' 'Not saved yet. Leave it?' "$out"
has 'and keeps' 'Kept. See Unfinished notes.' "$out"
answers 'Unfinished notes' 1 0 4 1 0
answers Families reid Change Phone '07700 900555' 0 1 0 0
has 'or saves' 'Saved.' "$out"

# --- two people at the same thing ----------------------------------------------------------------------------------
mkfifo "$TMPDIR/pipe"
COLUMNS=40 "$HUB" --db "$DB" --as Amina plain <"$TMPDIR/pipe" >"$TMPDIR/out" 2>&1 &
exec 3>"$TMPDIR/pipe"
printf '%s\n' Families reid Change 'How to reach' >&3
until grep -q 'Enter keeps' "$TMPDIR/out" || ! kill -0 $! 2>/dev/null; do :; done
run --as Jo edit family Reid 'how_to_reach=Ring after six'
printf '%s\n' 'Text first' . + 3 0 0 0 >&3
exec 3>&-
wait
out=$(tr '\n' ' ' <"$TMPDIR/out")
has 'both versions are said' 'Ring after six You, now: Text first' "$out"
has 'with who and when' 'Jo, Saturday 21 November 2026, 18:00' "$out"
run --as Amina show family Reid
has 'and both can be kept' 'Ring after six' "$out"

# --- taking back ------------------------------------------------------------------------------------------------------
answers 'Families' + Nowak 1 0 0 'Take back your last step' 'Do again' 0
has 'taken back' 'Taken back' "$out"
run --as Amina list families --find nowak --format csv
has 'and done again' Nowak "$out"

answers 'What was done' 'added the family Nowak' 1 1 0 0
has 'a step of its list is taken back' 'Taken back' "$out"
run --as Amina list families --find nowak
lacks 'and gone' Nowak "$out"

# --- settings, words, hubs ------------------------------------------------------------------------------------------------
answers Settings 1 1 2 mono 0 0
has 'plain for good' 'hub starts with plain questions from now' "$out"
has 'a theme' 'The theme is mono.' "$out"
answers trash 0 0
has 'a word for it finds the line' 'Removed: 1' "$out"
answers 'A command' settings '' 0
has 'settings are read by line' 'escape_delay_ms' "$out"
fits 'Settings'
lacks 'one hub is not asked for' 'Which hub' "$out"
run --as Amina init --name 'Wren Hub' --carer Amina
answers 'Which hub' wren 0
has 'a hub is chosen' 'Wren Hub' "$out"

# --- the PIN: at the start, to lock, and a new one ---------------------------------------------------------------------------
printf '4829\n' >"$TMPDIR/pin"
run --as Jo user pin --passphrase-fd 7 7<"$TMPDIR/pin"
printf '%s\n' 4829 4829 4829 5938 >"$TMPDIR/pin"
printf '%s\n' Settings Lock 'Your PIN' 0 Families 0 0 >"$TMPDIR/answers"
out=$("$HUB" --db "$DB" --as Jo plain --passphrase-fd 7 7<"$TMPDIR/pin" <"$TMPDIR/answers" 2>&1)
has 'locked, with the number to ring' 'Locked. hub asks for your PIN.' "$out"
has 'the PIN is changed' 'Jo has a new PIN.' "$out"
has 'and the hub is open after' '+ Add a family' "$out"
printf '%s\n' 5938 1111 >"$TMPDIR/pin"
out=$("$HUB" --db "$DB" --as Jo plain --passphrase-fd 7 7<"$TMPDIR/pin" <"$TMPDIR/answers" 2>&1)
has 'a wrong one ends it' 'That is not the PIN' "$out"
lacks 'with nothing shown' '+ Add a family' "$out"

# --- as wide as the window, up to 80 ----------------------------------------------------------------------------------------
cols=80
answers Today 1 0 0 Children mia 0 0 Rota 'wrong at all' 0 0 'A command' rules '' 0
fits 'A wide window'
is 'and uses it' 1 "$([ "$(widest "$out")" -gt 60 ] && echo 1)"
cols=200
answers Children mia 0 0 0
cols=80
fits 'A very wide one'
done_testing
