# SPDX-License-Identifier: MIT
# The rota on paper: of one host, of one family; what a wall never shows; who went ahead and why.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW

run init --name 'Robin Hub' --carer Amina --beds 2
run add host host=Ben beds=2
for family in Okafor Reid 'Ó Briain'; do run add family family="$family"; done
run add child family=Okafor child=Mia born=2018-03-01
run add child family=Okafor child=Theo born=2020-03-01
run add child family=Reid child=Jay born=2015-05-05
run add child family='Ó Briain' child=Siân born=2012-05-05
run add stay family=Okafor host=Ben arrive='2026-12-11 16:00' leave='2026-12-13 15:00' status=agreed legal_basis=private --override 'papers to follow'
run add stay family='Ó Briain' host=Amina arrive='2026-12-18 16:00' leave='2026-12-20 15:00' status=draft legal_basis=private
run rota publish --note 'for Christmas'
run add stay family=Reid host=Ben arrive='2026-12-12 16:00' leave='2026-12-13 15:00' status=draft legal_basis=private
exits 'a stay that breaks a rule goes ahead with a reason' 0 rota agree Reid --override "the cousins share, their mothers said so"
run list go_aheads --format csv
has 'which is kept' 'the cousins share' "$out"
run edit stay 'Ó Briain' host=Ben

one() { exits "$1" 0 print rota --from 2026-12-01 --to 2026-12-31 --format text "$2" "$3" "$4"; }

one "a host's own sheet" --by host Ben
has 'says whose it is' "Sleepovers at Ben's" "$out"
has 'has who comes' 'Jay' "$out"
has 'and what has changed' 'Changed since version 1' "$out"
has 'of that host' "not Amina's" "$out"
one "another's" --by host Amina
lacks 'has nobody who sleeps elsewhere' 'Mia' "$out"
has 'and says so when nobody comes' 'There is no stay on the rota in this time' "$out"
has 'what left is said' "not Amina's" "$out"
one "a family's stays" --by family Okafor
has 'are theirs' 'Theo' "$out"
lacks 'and no other child is there' 'Jay' "$out"
lacks 'nor any other family' 'Reid' "$out"
lacks 'not even in what has changed' 'Briain' "$out"
has 'nothing of theirs has' 'nothing has changed since' "$out"
exits 'a week is of all' 64 print rota --by week Ben
has 'and the sentence says how' '--by host NAME' "$err"
exits 'nobody of that name' 66 print rota --by host Bne
has 'is helped along' 'Ben' "$err"

exits "the family's own sheet" 0 print family Reid --format text
has 'is for a child to read' 'Jay is coming to stay!' "$out"
has 'has the version' 'version 1' "$out"
has 'and what is new to them' 'Reid: new' "$out"
for other in Mia Theo Siân Okafor Briain; do lacks "no $other on it" "$other" "$out"; done

for by in week month family host; do
	exits "the wall by $by" 0 print rota --by $by --from 2026-12-01 --to 2026-12-31 --format text
	lacks 'has no reason of anybody' cousins "$out"
	case $by in week | month)
		lacks 'no family is named where only first names are' Reid "$out"
		has 'what is new is said by the child' 'Jay: new' "$out"
		;;
	esac
	lacks 'nor what is wrong' '3 children' "$out"
	has 'it says its version' 'version 1' "$out"
	has 'and its pages' 'page 1 of' "$out"
done
lacks "nor has the family's sheet" cousins "$("$HUB" --db "$DB" --as Amina print family Reid --format text)"
exits 'the rule report' 0 print rules --format text
flat=$(printf '%s' "$out" | tr -s '|\n ' ' ')
has 'tells who went ahead' 'Going ahead: Amina, 21 Nov 2026: the cousins share' "$flat"
has 'apart from what must be fixed' 'GOING AHEAD ANYWAY' "$out"
has 'and what of' '3 children, 2 beds' "$flat"
run edit stay Reid host=Amina --override 'Ben is full'
run print rules --format text
flat=$(printf '%s' "$out" | tr -s '|\n ' ' ')
has 'for ever, also when it is not in the way any more' 'Went ahead: Amina, 21 Nov 2026: the' "$flat"
has 'which it says' 'WENT AHEAD EARLIER' "$out"
exits 'not on that of other days' 0 print rules --from 2027-03-01 --to 2027-03-31 --format text
lacks 'where it is not about them' cousins "$out"
done_testing
