# SPDX-License-Identifier: MIT
# list, show, add, edit, remove, bring back, undo, redo, history.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
exits 'list of nothing' 0 list families
is 'says so' 'There are no families.' "$out"
run list families --format csv
is 'csv has its headings all the same' 1 "$(printf '%s\n' "$out" | wc -l)"
has 'hub and id first' 'hub,id,family,' "$out"
run list families --format json
is 'json is an empty array' '[]' "$out"

run add family family=Okafor stays_per_year=6 'notes=rings first'
is 'add' 0 "$status"
run add family family="O'Briain" joined=5/3/25
run add family 'family=Łukasz "Wozniak"' phone='+44 7700 900123'
run list families --format csv
has 'dates are ISO' ',2025-03-05,' "$out"
has 'a phone does not start like a formula' ",'+44 7700 900123," "$out"
has 'quotes are doubled' '"Łukasz ""Wozniak"""' "$out"
run list families --format json
has 'numbers are numbers' '"stays_per_year": 6' "$out"
has 'nothing is null' '"stays_per_year": null' "$out"
has 'quotes are escaped' '"family": "Łukasz \"Wozniak\""' "$out"
json 'the families are JSON'
has 'json has no apostrophe' '"phone": "+44 7700 900123"' "$out"
run list families
has 'text has labels' 'Stays a year' "$out"
has 'and full dates' '5 Mar 2025' "$out"
is 'columns without anything are left out' 0 "$(printf '%s' "$out" | grep -c 'Safety notice')"
run list families --find lukasz --format csv
is 'find without accents' 2 "$(printf '%s\n' "$out" | wc -l)"
run list families --find nobody
is 'find nothing' 'There are no families.' "$out"

run add child child=Mia family=Okafor born=2019-02-03
is 'a child' 0 "$status"
run add child child=Théo family=okafor
run add child child=Mia family="o'briain"
is 'the same first name elsewhere' 0 "$status"
exits 'the same name in one family is refused' 65 add child child=Mia family=Okafor
exits 'two of a name: which' 64 show child Mia
run list children --family okafor --format csv
is 'of one family' 3 "$(printf '%s\n' "$out" | wc -l)"

run add stay family=Okafor host=Amina 'arrive=5 dec 16:00' 'leave=6/12 12:00' status=agreed --override 'Agreed by phone'
is 'a stay' 0 "$status"
run list stays --format csv
has 'all children unless said' '"Mia, Théo"' "$out"
has 'walls are ISO' '2026-12-05 16:00' "$out"
run list stays --from 6/12 --to 31/12 --format csv
is 'days include both ends' 2 "$(printf '%s\n' "$out" | wc -l)"
run list stays --from 7/12 --format csv
is 'not the day after' 1 "$(printf '%s\n' "$out" | wc -l)"
exits 'from after to' 64 list stays --from 7/12 --to 6/12
exits 'never month first' 64 list stays --from 12/25
exits 'dates of what has none' 64 list families --from 7/12

run add stay family=Okafor arrive=2027-01-08 leave=2027-01-10 children=mia
is 'some children' 0 "$status"
exits 'one of two stays by its date' 0 show stay 'okafor 2027-01-08'
has 'shown in words' 'Fri 8 Jan 2027' "$out"
exits 'leave before arrive' 65 add stay family=Okafor arrive=2027-02-08 leave=2027-02-07
exits 'a child of another family' 66 add stay family="O'Briain" arrive=2027-02-08 leave=2027-02-09 children=Théo
run list stays --format json
has 'links are an array' '"children": ["Mia", "Théo"]' "$out"
json 'the stays are JSON'

exits 'edit' 0 edit family okafor stays_per_year=8 notes=
run show family Okafor
has 'the new value' '8' "$out"
is 'an emptied one is gone' 0 "$(printf '%s' "$out" | grep -c 'rings first')"
run history family Okafor
has 'history has both values' '6 → 8' "$out"
has 'and when' '21 November 2026, 10:00' "$out"
run history family Okafor --format csv
is 'newest first' 'edit' "$(printf '%s\n' "$out" | sed -n '2s/^[^,]*,Amina,\([^,]*\),.*/\1/p')"
exits 'undo' 0 undo
has 'says what' 'Taken back: changed the family Okafor' "$out"
run show family Okafor
has 'both fields are as before' 'rings first' "$out"
exits 'redo' 0 redo
has 'says what was done again' 'Done again: changed the family Okafor' "$out"
exits 'redo again' 66 redo

exits 'remove' 0 remove child Théo
run list stays --find théo --format csv
run list changes --format csv
has 'what was done has its columns' 'at,who,verb,what,id,sentence' "$out"
has 'newest first, in a sentence' 'added the family Okafor' "$out"
lacks 'a private value is not told' '07700 900123' "$out"
run list changes --from 2020-01-01 --to 2020-12-31
is 'nothing on other days' 'Nothing was changed.' "$out"
run list changes --family "o'briain" --format json
lacks 'of one family' 'Okafor' "$out"
exits 'of no family' 66 list changes --family nobody
run list removed --format csv
has 'it is among the removed' 'child,' "$out"
run list children --removed --format csv
is 'and of its noun' 2 "$(printf '%s\n' "$out" | wc -l)"
exits 'it is gone' 66 show child Théo
exits 'bring it back' 0 bring back child theo
exits 'it is there' 0 show child Théo
exits 'not twice' 66 bring back child Théo
exits 'bring needs back' 64 bring
id=$(printf '%s\n' "$out" | sed -n 's/.*number \([0-9]*\).*/\1/p')
run list removed
is 'nothing is removed now' 'Nothing is removed.' "$out"

run add entry kind=call 'fact=Rang about Friday.' 'at=20/11 17:30' family=Okafor
is 'a line in the log' 0 "$status"
exits 'a line is put right beside itself' 0 edit entry 'fri 20 nov call' fact=other
run list log --format csv
has 'the line stays as it was written' 'Rang about Friday.' "$out"
run undo
number=$(run list log --format csv && printf '%s\n' "$out" | sed -n 's/^[^,]*,\([0-9]*\),.*Rang about Friday.*/\1/p')
exits 'removing it' 0 remove entry "$number"
run list log
has 'leaves the line, with who took it back' 'Amina' "$out"
exits 'not twice' 66 remove entry "$number"

exits 'unknown noun' 64 list famlies
has 'did you mean' 'Did you mean families?' "$err"
exits 'unknown field' 64 edit family Okafor prority=3
has 'did you mean' 'Did you mean priority?' "$err"
exits 'unknown family' 66 show family Okafer
has 'did you mean' 'Did you mean Okafor?' "$err"
exits 'not field=value' 64 add family Okafor
exits 'a field twice' 64 add family family=A family=B
exits 'out of range' 65 edit family Okafor priority=12
exits 'not one of the choices' 65 edit family Okafor stage=old
exits 'a missing field' 65 add child family=Okafor
exits 'a name that looks like an option' 0 add family -- family=--x
exits 'found behind two dashes' 0 show family -- --x

# Every noun lists in each form.
for noun in $("$HUB" help list | sed -n '/WHAT is one of/,$p' | sed 1d); do
	exits "list $noun as csv" 0 list "$noun" --format csv
	has "$noun has hub and id" 'hub,id' "$out"
	run list "$noun" --format json
	json "$noun as JSON"
	exits "help $noun" 0 help "$noun"
done
run edit family Okafor 'notes=Respite in May, respite in June'
is 'an unkind word is saved' 0 "$status"
has 'and a kinder one suggested' 'A kinder word might be "Sleepover" for "Respite", "sleepover" for "respite".' "$err"
is 'once' 1 "$(printf '%s\n' "$err" | wc -l)"
run edit family Okafor 'notes=Sleepovers in May'
is 'nothing to say' '' "$err"

# What runs out: the last of a kind counts, what was stopped or withdrawn does not.
run list expiries
is 'nothing runs out' 'Nothing runs out in that time.' "$out"
exits 'a child' 0 add child name=Quill family=Okafor
for given in 2025-01-05 2025-12-01; do
	exits 'a consent' 0 add consent child=Quill kind='stay overnight' "given_by=Grace" given=$given
done
exits 'withdrawn' 0 add consent child=Quill kind=photo given_by=Grace given=2026-01-05 withdrawn=2026-02-01
exits 'a medicine' 0 add medicine child=Quill 'medicine=Brown inhaler' expiry=2026-11-20
exits 'a training' 0 add training 'training=Braiding' held=2026-01-05 until=2027-12-31
run list expiries --format csv
is 'the day, over, kind, what, whose' 'until,over,kind,what,whose
2026-11-20,yes,medicine,Brown inhaler,Quill
2026-11-30,no,consent,stay overnight,Quill' "$(printf '%s\n' "$out" | cut -d, -f1-5)"
run list expiries --from 2027-01-01 --to 2028-01-01
has 'further ahead' '2027-12-31' "$out"
run list expiries --family Okafor --to 2028-01-01 --format csv
lacks 'of one family' 'Braiding' "$out"
exits 'of no family' 66 list expiries --family Nobody
done_testing
