# SPDX-License-Identifier: MIT
# hub list log, export log, import log: what one writes the other reads, and twice adds nothing.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add family family=Reid
run add entry family=Okafor at=2026-11-20T16:40 kind=call with=Priya 'fact=Rang about "school".' 'opinion=Tired.'
run add entry family=Reid at=2025-03-02T09:00 kind=visit 'fact=Tea.'
run add worry family=Reid at=2026-11-20T16:40 'exact_words=ZEBRA'
exits 'a worry is no kind of entry' 65 add entry kind=worry at=2026-11-20T16:40 fact=hm
run list log --format csv
has 'list log' 'Rang about ""school"".' "$out"
run export log
is 'export log' 0 "$status"
printf '%s\n' "$out" >"$TMPDIR/log.csv"
all=$out
lacks 'no worry is in it' ZEBRA "$out"
run export log --family Reid --from 2025-01-01 --to 2025-12-31
has 'of one family and some days' 'Tea.' "$out"
lacks 'and no other' Priya "$out"
run import log "$TMPDIR/log.csv"
is 'the same again adds nothing' 'log: 0 new, 0 changed, 2 as they were' "$out"

DB=$TMPDIR/other.db
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add family family=Reid
run import log "$TMPDIR/log.csv" --dry-run
has 'a trial' 'nothing was saved' "$out"
run import log "$TMPDIR/log.csv"
is 'taken in elsewhere' 'log: 2 new, 0 changed, 0 as they were' "$out"
run export log
is 'it is the same log' "$all" "$out"
printf 'when,family,what\n20/11/2026 25:00,Okafor,Rang\n' >"$TMPDIR/bad.csv"
run import log "$TMPDIR/bad.csv"
is 'a fault is told and nothing taken in' 65 "$status"
has 'by line and column' 'line 2, column 1' "$err"

# What was promised, by day; a tick says that it is done. What is put right stays, and says so.
DB=$TMPDIR/third.db
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor joined=2026-03-01
run add child family=Okafor child=Mia
run add family family=Reid
run add entry family=Okafor at=2026-11-20T16:40 kind=call 'fact=Rang about school.' 'action=Ring Grace' due=2026-11-24
run add entry family=Reid at=2026-11-19T09:00 kind=visit 'fact=Tea.' 'action=Send the form' due=2026-11-18
run add entry family=Reid at=2026-11-18T09:00 kind=visit 'fact=Cake.' 'action=Find the shoe'
run list followups --format csv
is 'by day, those without one last' 'Send the form,Ring Grace,Find the shoe,' "$(printf '%s\n' "$out" | sed 1d | cut -d, -f7 | tr '\n' ',')"
has 'late is said' '2026-11-18,yes,Reid' "$out"
run list followups --family Okafor
lacks 'of one family' 'Find the shoe' "$out"
run list followups --to 2026-11-20 --format csv
lacks 'until a day' 'Ring Grace' "$out"
exits 'two of one family are told apart by number' 64 list followups --done Reid
exits 'no such thing to do' 66 list followups --done Nobody
run list followups --done okafor
is 'ticked' 'Done today: Ring Grace' "$out"
run list followups
lacks 'it is done' 'Ring Grace' "$out"
number=$(run list log --format csv && printf '%s\n' "$out" | sed -n 's/^[^,]*,\([0-9]*\),.*Find the shoe.*/\1/p')
run edit entry "$number" 'fact=Cake and tea.'
has 'a correction by command' 'Corrected, the old one stays' "$out"
run list followups --format csv
is 'what was put right is to do once' 2 "$(printf '%s\n' "$out" | sed 1d | wc -l | tr -d ' ')"
run list log --format csv --family Reid
has 'the old words stay' 'Cake.,' "$out"
has 'what was not named is as it was' "Cake and tea.,,,,Find the shoe" "$out"
exits 'a required one is not emptied' 65 edit entry "$number" fact=

# The same in plain questions: found, put right, ticked.
plain() { out=$(printf '%s\n' "$@" | "$HUB" --db "$DB" --as Amina plain 2>&1); }
plain log + 2 tea 1 'put right' 1 'what happened' 'Tea for two.' '' 0 + 0 0 0 0
has 'the newest first, whole' 'Reid, visit: Tea.' "$out"
has 'the old line is still there' 'corrected 10:00 by Amina' "$out"
run list log --format csv
has 'a correction beside it' 'Tea for two.' "$out"
plain log + 3 1 1 0 0 0
has 'ticked' 'Done. u takes it back.' "$out"
# What is written down happened mostly now: Enter keeps that.
plain log + 1 '' 'Rang about the tea.' '' 1 0 0 0 0 0
has 'now is there already' 'Now: Saturday 21 November 2026, 10:00' "$out"
run list log --format csv
has 'and is saved' 'Rang about the tea.' "$out"
run list followups --format csv
is 'one is left' 1 "$(printf '%s\n' "$out" | sed 1d | wc -l | tr -d ' ')"

# Corrections and what was taken back go out and come in with the rest.
run export log
all=$out
printf '%s\n' "$out" >"$TMPDIR/put-right.csv"
there=$DB
DB=$TMPDIR/fifth.db
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add family family=Reid
run import log "$TMPDIR/put-right.csv"
run export log
is 'it is the same log, corrections too' "$all" "$out"
run import log "$TMPDIR/put-right.csv"
has 'and twice adds nothing' 'log: 0 new, 0 changed' "$out"
DB=$there

# Headlines: the timeline.
run add entry child=Mia family=Okafor at=2026-10-02T09:00 kind=school 'fact=Read aloud to the class.' significant=yes
run add entry family=Okafor at=2026-10-03T09:00 kind=call 'fact=Nothing new.'
run list log --significant
has 'a headline' 'Read aloud' "$out"
lacks 'no other line' 'Nothing new' "$out"
exits 'only the log has them' 64 list stays --significant
run print child Mia --format text
has 'it stands on the page for the folder' 'Read aloud to the class.' "$out"
run print fridge Mia --format text
lacks 'not on the fridge' 'Read aloud' "$out"

# What changed: services, feedback; out and in again.
run add service family=Okafor service=CAMHS from=2026-01-10 until=2026-02-10 hours=6 times=4
run add service family=Okafor service=CAMHS from=2026-05-10 hours=1
run add feedback family=Okafor on=2026-10-01 said_by=parent about=stay score=5 'words=She sleeps.' may_quote=yes
exits 'it ends after it begins' 65 add service family=Okafor service=CAMHS from=2026-05-10 until=2026-05-09
run list services --format csv
has 'with hours and days' 'CAMHS,used,2026-01-10,2026-02-10,6' "$out"
mkdir "$TMPDIR/all"
run export folder "$TMPDIR/all"
services=$(cat "$TMPDIR/all/services.csv") feedback=$(cat "$TMPDIR/all/feedback.csv")
DB=$TMPDIR/fourth.db
run init --name 'Robin Hub' --carer Amina --beds 2
run import folder "$TMPDIR/all"
mkdir "$TMPDIR/again"
run export folder "$TMPDIR/again"
is 'services come in as they went out' "$services" "$(cat "$TMPDIR/again/services.csv")"
is 'feedback too' "$feedback" "$(cat "$TMPDIR/again/feedback.csv")"
done_testing
