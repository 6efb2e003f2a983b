# SPDX-License-Identifier: MIT
# The verbs of a sleepover as commands: book, agree, go ahead anyway, swap, cancel; and who has to be told.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina --beds 2
run add host host=Ben beds=2
run add family family=Okafor
run add family family=Reid
run add child family=Okafor child=Mia born=2018-03-01
run add child family=Reid child=Jay born=2015-05-05
run add person 'person=Grace Okafor' known_as=Grace family=Okafor 'phone=07700 900123' emergency_order=1

exits 'who and when are asked for' 64 rota book --family Okafor
exits 'a sleepover is booked' 0 rota book --family Okafor --from 2026-12-11 host=Ben
has 'as a draft' 'Booked, as a draft: Mia Okafor, 11–13 Dec 2026 at Ben' "$out"
exits 'nobody has to be told of a draft' 0 tell
has 'which is said' 'Everybody has been told' "$out"
exits 'a must-fix stops it' 65 rota agree Okafor
has 'with its sentence' 'MUST FIX' "$err"
has 'and how to go on' '--override' "$err"
exits 'a reason goes ahead' 0 rota agree Okafor --override 'Gran asked for it'
has 'who has to be told' 'Grace (Okafor), 07700 900123' "$out"
exits 'the reason is kept' 0 list go_aheads --format csv
has 'with its words' 'Gran asked for it' "$out"
exits 'one is told' 0 tell --done Grace --how message
has 'how' 'Told, by message: Grace (Okafor)' "$out"
exits 'nobody twice' 66 tell --done Grace
exits 'it cannot have happened yet' 65 rota happened Okafor
exits 'a cancel says who' 64 rota cancel Okafor
exits 'and why' 0 rota cancel Okafor --who host --why 'flu'
has 'the family has to be told' 'is off' "$out"
stay='arrive=2026-12-18 16:00'
exits 'a must-fix stops what is added as agreed' 65 add stay family=Reid host=Ben "$stay" 'leave=2026-12-20 15:00' status=agreed
has 'with its sentence' 'MUST FIX: ' "$err"
has 'and how to go on' '--override' "$err"
exits 'nothing of it is there' 0 list stays --family Reid --format csv
lacks 'at all' '2026-12-18' "$out"
exits 'a draft is kept' 0 add stay family=Reid host=Ben "$stay" 'leave=2026-12-20 15:00' status=draft
exits 'it is not agreed by an edit either' 65 edit stay Reid status=agreed
exits 'a reason goes ahead' 0 edit stay Reid status=agreed --override 'Jay asked for it'
run list go_aheads --format csv
has 'which is kept' 'Jay asked for it' "$out"
exits 'a note stops nowhere' 0 edit stay Reid notes=tent
exits 'a reason is for sleepovers only' 64 edit family Reid notes=x --override why
exits 'an emergency is never stopped' 0 add stay family=Okafor host=Ben 'arrive=2026-11-21 20:00' \
	'leave=2026-11-22 12:00' status=agreed kind=emergency
run rota check --from 2026-11-21 --to 2026-11-22 --format csv
has 'its failings are owed' 'OWED,16,2026-11-21,2026-11-22,Okafor' "$out"
run today
has 'on Today' 'Consent to stay and to first aid' "$out"
agreed_elsewhere 'Reid,Amina,2027-01-08 16:00,2027-01-10 15:00'
has 'an import says what is newly wrong' 'New in the rota: ' "$out"
run tell
lacks 'nobody is told of what was agreed before hub knew' 'Jan 2027' "$out"
id=$("$HUB" --db "$DB" list stays --from 2027-01-08 --to 2027-01-10 --format csv | sed -n 2p | cut -d, -f2)
printf 'id,arrive,leave\n%s,2027-01-15 16:00,2027-01-17 15:00\n' "$id" >"$TMPDIR/moved.csv"
exits 'a file moves it' 0 import csv "$TMPDIR/moved.csv" --what stays --overwrite
run tell
has 'then its family has to be told' 'has moved: now Fri 15 Jan to Sun 17 Jan 2027' "$out"
run edit family Reid stays_per_year=6
run add away host=Amina from=2027-01-10 to=2027-03-31 why=ill
run add away host=Ben from=2027-01-10 to=2027-03-31 why=ill
exits 'planned again without a host' 0 rota fill --from 2027-01-10 --to 2027-02-28 --keep-agreed --steps 500 --save
run tell
has 'what gave way has to be told' 'Jay, Fri 8 Jan to Sun 10 Jan 2027' "$out"
has 'that it is off' 'is off' "$out"
exits 'all that is kept is listed' 0 list tells --format csv
done_testing
