# SPDX-License-Identifier: MIT
# The peer scheme by commands: who fits, both say yes, the weeks, silence and forgetting, pause, end.
. tests/support/tap.sh

day() { HUB_NOW=$1T10:00; export HUB_NOW; }
as_jo() { run --as 'Jo Marsh' "$@"; }
day 2026-10-20
run init --name 'Robin Hub' --carer Amina --beds 2
run add person 'person=Jo Marsh' role=peer
run add person 'person=Sam Adeyemi' role=peer
run add person 'person=Ruth Hale' 'role=liaison worker'
run --as Amina add family family=Reid
run --as Amina add family family=Shah 'membership=peer only'
run --as Amina add peer 'person=Jo Marsh' 'experience=single parent, school' free_times=evenings trained=2026-01-01 supervised=2026-10-01 checks_until=2027-06-01
run --as Amina add peer 'person=Sam Adeyemi' experience=siblings trained=2026-01-01 supervised=2026-10-01 checks_until=2027-06-01 family=Reid
run --as Amina add match family=Reid 'asked=2026-10-12' 'asked_for=School, and evenings'
am() { run --as Amina "$@"; }

am peer suggest Reid --format csv
has 'who fits comes with reasons' 'Jo Marsh,yes,"knows about school; has 0 of 2 families"' "$out"
has 'nobody is their own peer' 'Sam Adeyemi,never,,it is their own family' "$out"
am peer match Reid 'Sam Adeyemi'
is 'who never may is refused' 65 "$status"
am add never_match 'peer=Jo Marsh' family=Shah 'reason=they know each other'
am peer match Shah 'Jo Marsh'
is 'so is a pair on the list' 65 "$status"
lacks 'without the reason' 'know each other' "$out$err"
day 2026-10-26
am peer match Reid 'Jo Marsh'
is 'two are proposed' 0 "$status"
am tick Reid yes
is 'before both said yes there is no week' 65 "$status"
am peer agree Reid
has 'both said yes' 'Agreed today: Jo Marsh and Reid' "$out"

day 2026-10-28
am tick Reid yes
has 'a carer ticks for a peer who rang, and it says so' 'the peer rang' "$out"
day 2026-11-05
as_jo tick tried
lacks 'a peer ticks for themselves' 'rang' "$out"
as_jo tick tried
is 'twice the same is refused' 65 "$status"
as_jo tick Reid 'we talked about his dad'
is 'a tick has no words' 64 "$status"
as_jo tick --week 2026-12-01 yes
is 'nor a week to come' 65 "$status"
day 2026-11-08
am today
lacks 'after three days nobody worries' Reid "$out"
day 2026-11-15
am today
has 'no reply for ten days is a nudge' 'PLEASE CHECK  No reply from Reid for 10 days: Jo Marsh tried once' "$out"
has 'and the peer who did not tick is asked' 'Jo Marsh has not ticked Reid: ask Jo Marsh' "$out"
day 2026-11-19
am today
lacks 'a forgotten tick is no silence' 'worried' "$out"
as_jo tick tried --week last
as_jo tick tried
am today
has 'two weeks of no reply: we would worry' 'Someone may be worried: Jo Marsh tried 3 times' "$out"
run user add 'Naomi Bebb' --role 'liaison worker'
out=$("$HUB" --db "$DB" --as 'Naomi Bebb' today 2>&1)
lacks 'a liaison worker does not read who was in touch' 'tried 3 times' "$out"
run user role 'Naomi Bebb' 'liaison worker' --ticks
out=$("$HUB" --db "$DB" --as 'Naomi Bebb' today 2>&1)
has 'unless that was given' 'tried 3 times' "$out"
as_jo tick yes
is 'this week is put right' 0 "$status"
am today
lacks 'and the worry is gone' 'worried' "$out"
am list ticks --format csv
has 'all of it stays' 'tried' "$out"
am list matches --format csv
has 'matches are listed' 'Reid' "$out"

as_jo list matches --format csv
has 'a peer lists their own matches' 'Reid,weekly,agreed,2026-10-26,,yes' "$out"
lacks 'without what was asked for' 'School' "$out"
as_jo list ticks --from 2026-11-09 --to 2026-11-15
has 'and their own weeks' 'tried' "$out"
lacks 'of the days asked for' '16 Nov' "$out"
run --as 'Sam Adeyemi' list matches
lacks 'another peer lists none of them' 'Reid' "$out"
is 'which is no mistake' 0 "$status"
as_jo list matches --removed
is 'what was removed is not for peers' 77 "$status"
am rules --format csv
has 'that a unit ends is told' '46,unit-ending,OWED' "$out"
lacks 'every peer rule is kept' ',no' "$(printf '%s' "$out" | grep -E '^(4[1-9]|5[0-4]),')"
as_jo list families
is 'a peer sees no families' 77 "$status"
as_jo peer end Reid
is 'and ends nothing' 77 "$status"
as_jo peer suggest Reid
is 'and looks at nobody else' 77 "$status"
run --as 'Sam Adeyemi' tick Reid yes
is 'another peer does not see the match' 66 "$status"
run --as 'Ruth Hale' list ticks
is 'the liaison worker reads no ticks' 77 "$status"

am peer pause Reid
day 2027-03-01
am today
lacks 'a pause is never nagged' 'Reid' "$out"
as_jo tick yes
am peer end Reid --how 'family chose'
has 'it ends at once' 'nobody is at fault: Jo Marsh and Reid' "$out"
am today
has 'and is talked over' 'Talk over with Jo Marsh how it was with Reid' "$out"
am peer talked-over Reid
am today
lacks 'once' 'Talk over' "$out"
am rules
has 'the peer rules stand with the others' 'A family that does not answer' "$out"
out=$(printf '%s\n' 'peers' 1 0 0 0 | "$HUB" --db "$DB" --as Amina plain 2>&1)
has 'plain questions have the peers' 'Who waits, and matches' "$out"
run --as Amina add match family=Reid asked=2027-03-01
am peer match Reid 'Jo Marsh' --override 'they asked for each other'
am peer agree Reid
out=$(printf '%s\n' 1 1 4 1 0 0 0 | "$HUB" --db "$DB" --as 'Jo Marsh' plain 2>&1)
has 'a peer has their families as questions' 'Your families' "$out"
lacks 'and no others' 'Families' "$(printf '%s' "$out" | grep -v Your)"
as_jo peer door Reid help
is 'a door needs the word of a parent' 65 "$status"
has 'and says how to give it' 'parent=yes' "$err"
as_jo peer door Reid help parent=yes
has 'that a parent asked for help is passed on' 'it stands on Today' "$out"
as_jo peer door Reid risk
has 'at risk: first whom to ring' '999' "$out"
as_jo peer door Reid dinner
is 'there are three doors' 64 "$status"
run --as 'Sam Adeyemi' peer door Reid risk
is 'a door of another peer stays shut' 66 "$status"
am today
has 'and Today tells of it' 'Reid asked for help' "$out"
done_testing
