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
done_testing
