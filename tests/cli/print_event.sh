# SPDX-License-Identifier: MIT
# An event on paper, its register keyed back, its risk sheet and itself copied.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child family=Okafor child=Mia born=2018-03-02 allergy=PEANUTS
run add person person='Grace Okafor' known_as=Grace family=Okafor relation=mum phone='07700 900123' may_collect=yes can_be_told=yes
run add event event='Farm trip' start='2025-05-28 10:00' end='2025-05-28 15:00' kind=outing place='Hollow Farm'
run add risk_sheet event='Farm trip' kind=trip meeting_point='the gate' signed_by=Jo signed_on=2025-05-20
run add risk_line risk_sheet='Farm trip trip' number=1 hazard='A child falls in' likely=2 harm=3
run add invitation event='Farm trip' family=Okafor answer=yes

exits 'a try of a copy' 0 copy event 'Farm trip' --to 2026-11-28 --dry-run
has 'says what stays behind' 'Not copied: 1 answer' "$out"
has 'and that nothing was saved' 'Nothing was saved' "$out"
exits 'the copy' 0 copy event 'Farm trip' --to 2026-11-28
is 'says first what it made' 'Farm trip on Saturday 28 November 2026: 1 asked.' "$(printf '%s\n' "$out" | head -1)"
exits 'a second one is refused' 65 copy event 'Farm trip' --to 2026-11-28
has 'with the reason' 'already' "$err"
exits 'it goes back in one step' 0 undo
exits 'the event again without a sheet' 0 add event event='Farm trip' start='2026-11-28 10:00' end='2026-11-28 15:00' kind=outing place='Hollow Farm'
exits 'last year'"'"'s sheet' 0 copy risk 'Farm trip'
has 'says the signature stays behind' 'signature of Jo' "$out"
exits 'is there once only' 65 copy risk 'Farm trip'
run list events --from 2026-11-28 --to 2026-11-28 --format csv
id=$(printf '%s\n' "$out" | sed -n 2p | cut -d, -f2)
run add invitation event="$id" family=Okafor answer=yes

exits 'the register' 0 print register --event 'Farm trip' --format text
has 'is of the next one' 'Saturday 28 November 2026' "$out"
has 'with the alert' 'PEANUTS' "$out"
has 'and whom to ring' '07700 900123' "$out"
has 'not taken is said' 'Register not taken' "$out"
exits 'the sheet to sign out on' 0 print signout --event 'Farm trip' --format text
has 'has the first name' 'Mia' "$out"
lacks 'no family name' 'Okafor' "$out"
lacks 'and no alert' 'PEANUTS' "$out"
exits 'the event sheet' 0 print event 'Farm trip' --format text
has 'has the meeting point' 'the gate' "$out"
exits 'the risk sheet' 0 print risk --event 'Farm trip' --format text
has 'has its line' 'A child falls in' "$out"
exits 'last year'"'"'s by its day' 0 print risk --event 'Farm trip' --from 2025-05-01 --format text
has 'is the signed one' 'signed by Jo' "$out"
exits 'no such event' 66 print register --event 'Nothing' --format text
exits 'the calendar' 0 print calendar --from 2026-11-01 --to 2026-12-31 --format text
has 'has both months' 'December 2026' "$out"
has 'and the event' '10:00 Farm' "$out"
exits 'in order' 0 print calendar --by agenda --format text
has 'has it too' 'Sat 28 Nov 2026' "$out"
exits 'days turned round are refused' 64 print calendar --from 2026-12-01 --to 2026-11-01 --format text
exits 'a PDF' 0 print register --event 'Farm trip' -o "$TMPDIR/register.pdf"
is 'is one' '%PDF' "$(head -c 4 "$TMPDIR/register.pdf")"

printf 'event,day,line,came,in,brought by,out,collected by\n%s,2026-11-28,1,came,10:02,Grace,12:00,Grace\n' "$id" >"$TMPDIR/register.csv"
exits 'a paper register comes back as a file, by line' 0 import csv "$TMPDIR/register.csv"
exits 'and then' 0 print register --event 'Farm trip' --format text
has 'the time in stands on it' '10:02 Grace' "$out"
has 'and the child is still the one of that line' 'Mia' "$out"
done_testing
