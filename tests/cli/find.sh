# SPDX-License-Identifier: MIT
# hub find.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child child=Mia family=Okafor born=2018-02-03
run add person 'person=Jo Marsh' role=peer
run add entry family=Okafor 'fact=Rang about Siân at school' at='20/11/2026 16:40'
run add worry family=Okafor at='20/11/2026 17:00' 'exact_words=a xylophone'

run find mo
is 'initials with the family name' 0 "$status"
has 'the child' 'Mia · Okafor · 8' "$out"
run find j m
has 'several words' 'Jo Marsh · peer' "$out"
run find sian --format csv
has 'csv' 'what,id,title,text,date' "$out"
has 'the log, without accents' 'entry,' "$out"
has 'its words' 'Rang about Siân at school,2026-11-20' "$out"
run find okafor --format json
has 'json' '"what": "family"' "$out"
run find xylophone
is 'a worry is not found' 'Nothing was found.' "$out"
exits 'no words' 64 find
exits 'no letters' 0 find -- '--'
exits 'another hub' 66 find mia --hub Wren

# --- a family that stays with a host moves to another hub --------------------------
run init --name Wren --carer Amina --beds 0
run --as Amina add host host=Ben beds=2 hub='Robin Hub'
run --as Amina add person person=Ben role=host hub='Robin Hub'
run --as Amina edit host Ben person=Ben
printf 'family,host,arrive,leave,legal_basis,status\nOkafor,Ben,2026-11-21 16:00,2026-11-22 12:00,private,agreed\n' >"$TMPDIR/stay.csv"
run --as Amina import csv "$TMPDIR/stay.csv" --what stays --hub 'Robin Hub'
run --as Amina edit family Okafor hub=Wren
is 'it moves' 0 "$status"
run --as Amina list families --format csv
has 'and is there' 'Wren,' "$out"
run --as Ben find mia
has 'the host finds who sleeps there tonight' 'Mia' "$out"
run --as Ben find okafor
has 'by the family too' 'family  Okafor' "$out"
run --as Amina edit family Okafor hub=Nowhere
has 'a hub that is not there is none to move to' 'There is no hub called Nowhere.' "$err"
done_testing
