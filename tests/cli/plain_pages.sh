# SPDX-License-Identifier: MIT
# Plain mode on a practice hub: peers, units, figures, the rota's versions, what can be done with a
# sleepover, whom to tell, the risk sheet of an event; each by its words, as the screen has them.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=dumb
COLUMNS=80
export HUB_NOW TERM COLUMNS

# answers LINE...: plain mode with these answers, a line each; $flat is all of it in one line.
answers() {
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	flat=$(printf '%s' "$out" | tr '\n' ' ')
}
run practice --make --years 1

# --- a match of a peer and a family -----------------------------------------------------------
answers Peers 'Who waits' 'Patel-Shah waits' 'Who fits' 1 0 0 0 0
has 'who fits is told, with why not' 'has 1 of 2 families' "$flat"
has 'a peer is proposed' 'Proposed. When both say yes, agree it.' "$flat"
answers Peers 'Who waits' Proposed 'One of them said no' 0 0 0
has 'one said no' 'It waits again.' "$flat"
answers Peers 'Who waits' 'Patel-Shah waits' 'Who fits' 1 'Both said yes' 'this week' Pause 'Go on after' 0 0 0 0
has 'both said yes' 'Agreed today.' "$flat"
has 'a pause at once' 'Paused at once.' "$flat"
has 'and an end of it' 'It goes on from today.' "$flat"
answers Peers 'Who waits' MacLe 'last week' Tried 'Pause it' 'looked at it' 'asked us for help' 1 'about training' 0 0 0 0
has 'a week ticked' 'Ticked.' "$flat"
has 'paused' 'Paused: nobody is asked.' "$flat"
has 'looked at together' 'Written down.' "$flat"
has 'passed on when a parent asked' 'Passed on: it stands on Today.' "$flat"
is 'and not when nobody did' 1 "$(printf '%s\n' "$out" | grep -c 'Passed on: ')"
answers Peers 'Who waits' MacLe 'at risk now' 'End it' 'family chose' 0 0 0
has 'somebody at risk: whom to ring' 'In danger now: 999' "$flat"
has 'a match ends' 'Ended today.' "$flat"
answers Peers 'have ended' 'to be talked' 'talked it over' 0 0 0 0
has 'and is talked over' 'Written down.' "$flat"
answers Today 1 'Someone may be at risk' 'seen to' 0 0 0
has 'what was passed on is seen to' 'Seen to, today.' "$flat"
answers Peers Volunteers 0 'Never match' 0 'Passed on' 0 0 0
has 'the volunteers' 'Add a peer' "$out"
has 'a list has the name of the line that leads to it' 'Never match these two: ' "$out"
has 'so has the other' 'Passed on by peers: ' "$out"
has 'what is added is said as words' 'Add a pair never to match' "$out"
answers . Peers 'Who waits' 0 0 0
lacks 'hidden, no family of a match' 'Patel-Shah' "$(printf '%s\n' "$out" | sed '1,/Names are hidden/d')"

answers 'Take a copy' 0 0
has 'what people say leads to its line' 'Bring it home' "$out"

# --- units, groups, training, supervision ---------------------------------------------------------
answers 'Units, groups' 'Units of calls' Reid 'was held' 0 'was missed' 0 Finish 1 'Another unit' 1 0 0 0 0
has 'a call was held' 'Held. Calls 2 of 6.' "$flat"
has 'one was missed' 'Missed. Calls 2 of 6.' "$flat"
has 'one not reviewed is asked about' 'It was not reviewed. Stop it?' "$flat"
has 'then it is over' 'It is over. u takes it back.' "$flat"
has 'and another begun' 'Another unit has begun.' "$flat"
answers 'Units, groups' 'Units of calls' Nowak-Hale 'Calls, goals' 0 'Open the unit' 0 0 0 Groups Tuesday 1 0 0 0 0
has 'its calls' 'Goals, in their words' "$flat"
has 'a group' 'Tuesday tea' "$out"
answers 'Units, groups' Training 0 Buddies 0 0 0
has 'a course' "Children's first aid" "$out"
answers Supervision 'Read the page' '' 'Write down' 0 'What is agreed' 0 0 0
has 'the page of the meeting' 'Supervision' "$out"
has 'what is agreed and open' 'AGREED, TO DO' "$out"
answers 'Last heard' 1 0 0 0
has 'who was not heard from for longest' 'Longest not heard from first' "$out"

# --- figures --------------------------------------------------------------------------------------
answers Figures 'The numbers' 'Families in the hub' 1 0 0 0 0 0
has 'how a number is counted' 'Families that had joined and not left on the last day.' "$flat"
has 'month by month' 'Month by month: December' "$flat"
has 'the list behind it' 'Okafor, hub' "$out"
answers Figures 'Keep them' 'The agency' 'Keep them' 0 0 0
has 'kept as sent' 'Kept as copy 1. What changes later is told beside it.' "$flat"
has 'and told when it is asked again' 'to The agency' "$flat"
run add family family=Newcomer joined=2026-11-20
answers Figures 'The numbers' 0 0 0
has 'what changed since' 'since sent' "$out"
answers Figures 'The time before' 'A month, a quarter' 2 'The time after' 'Print the page' '' 0 0
has 'the month before' 'Figures, October 2026' "$out"
has 'a quarter' 'Figures, October to December 2026' "$flat"
has 'the next' 'Figures, January to March 2027' "$flat"
has 'on paper' 'That is the page.' "$out"
answers Figures 'In words' + 'Tea at last' 1 0 0 0
has 'a story without names' 'Story: Tea at last' "$out"
answers . Figures 'In words' 0 0 0
lacks 'hidden, no words of theirs' 'Tea at last' "$(printf '%s\n' "$out" | sed '1,/Names are hidden/d')"

# --- the rota: what is wrong, shares, versions --------------------------------------------------------
answers Rota 'wrong tonight' 0 'next 31' 0 'Shares' 0 0
has 'what is wrong' 'MUST FIX' "$out"
has 'shares of families' 'Okafor: 1' "$out"
has 'and of hosts' "At Amina's: " "$flat"
answers Rota 9 'Publish, and' 1 9 'Publish, and' + 1 9 'Publish, and' + 0 0 0
has 'what a version said' 'As it was published:' "$flat"
has 'the next version' 'Version 2 of the rota is published' "$flat"
answers Rota 'night by night' + 'no day' '12 dec' 1 0 0 0 0
has 'another day' 'Nights, 12' "$out"
has 'a day that is none is asked again' 'no day' "$flat"

# --- a sleepover ----------------------------------------------------------------------------------
answers Today 1 'A bed for every' 1 'Agree it' 0 'Agree it' 'Ben sleeps there too' 0 0 0 0
has 'a must fix is told, with what to try' 'Try: ' "$out"
has 'why is asked for' 'your name and the reason are kept for ever' "$flat"
has 'with a reason it is agreed' 'Agreed, with your reason.' "$flat"
answers 'Tell of changes' 1 2 0 0
has 'whom to tell' 'hub sends nothing: ring or write yourself.' "$flat"
has 'told' 'Told, by message.' "$flat"
answers Rota 'night by night' + '12 dec' 1 Patel 'Ring before' '' '' '' '' '' '' '' '' '' '' '' '' 1 0 0 0 0 0
has 'the sheet of the call' 'Enter: still so. 1 it is different now. 0 back' "$flat"
answers Rota 'night by night' + '12 dec' 1 Patel 'child said' 1 0 'Find other dates' 0 'The host cannot' 0 'Read or change' 0 0 0 0 0
has 'what which child said' 'What did which child say?' "$flat"
has 'others of that host are moved' 'Move whom? Each with the best other place.' "$flat"
answers Rota 'night by night' + '12 dec' 1 Patel Swap 0 Cancel 2 'The boiler is broken' 0 0 0 0
has 'with whom to swap' 'Swap with whom?' "$flat"
has 'cancelled' 'Cancelled. u takes it back.' "$flat"
HUB_NOW=2026-11-22T18:00
answers Rota 'night by night' + '21 nov' 1 Okafor 'It happened' 'going-home' 0 0 0 0 0
has 'it happened' 'It happened. u takes it back.' "$flat"
HUB_NOW=2026-11-21T10:00
run list stays --find Patel-Shah --format csv
has 'who could not is kept' 'boiler' "$out"

# --- the risk sheet of an event ---------------------------------------------------------------------
run add event 'event=River walk' start=2026-12-05T10:00 end=2026-12-05T12:00
answers Calendar 'River walk' risk 'Copy it' 'Count who' Sign 1 Print '' History 0 'could go wrong' 0 'The day and' 0 0 0 0 0
has 'copied from one like it' 'Copied. Look through it, then sign it.' "$flat"
has 'counted' 'Counted from the register.' "$flat"
has 'signed' 'Signed. u takes it back.' "$flat"
has 'printed' 'That is the page.' "$out"
run add event 'event=River walk again' start=2026-12-12T10:00 end=2026-12-12T12:00
answers Calendar 'walk again' risk 'Begin an empty' Sign 1 0 0 0 0
has 'an empty one is begun' 'Begun. u takes it back.' "$flat"
has 'and not signed' 'Add what could go wrong first.' "$flat"

# --- what needs the carer, put right --------------------------------------------------------------------
answers Today 1 'consent to stay' 1 1 0 0 0 0 0
has 'a consent that ended' 'someone with parental' "$out"
answers . Today 1 0 0 0
has 'hidden, a line says what it is only' 'PLEASE CHECK: ' "$out"
lacks 'and nobody' 'Theo' "$(printf '%s\n' "$out" | sed '1,/Names are hidden/d')"
done_testing
