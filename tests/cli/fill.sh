# SPDX-License-Identifier: MIT
# Filling a period: what is proposed, what is said about it, what is kept.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina
run add host host=Ben beds=2 weekends_in_a_row=2
run add family family=Okafor stays_per_year=3 gap_weeks=2 priority=2
run add family family=Reid stays_per_year=2 gap_weeks=4 priority=1
run add family family=Singh stays_per_year=2
run add child family=Okafor child=Mia born=2018-03-01
run add child family=Okafor child=Theo born=2020-03-01
run add child family=Reid child=Jay born=2015-05-05
run add wish family=Okafor weekend=2026-01-09 wish=cannot
run add wish family=Okafor weekend=2026-01-16 wish='would like'
run add away host=Ben from=2026-02-07 to=2026-02-08 why=holiday

exits 'a period is asked for' 64 rota fill --from 2026-01-01
has 'with an example' 'hub rota fill --from' "$err"
exits 'not time and steps at once' 64 rota fill --from 2026-01-01 --to 2026-02-28 --seconds 1 --steps 5
exits 'a time is a number' 64 rota fill --from 2026-01-01 --to 2026-02-28 --seconds soon
exits 'the last day is not before the first' 64 rota fill --from 2026-02-01 --to 2026-01-01

exits 'a fill is proposed' 0 rota fill --from 2026-01-01 --to 2026-02-28 --steps 2000 --format csv
is 'as stays' 'family,host,arrive,leave' "$(printf '%s\n' "$out" | head -1)"
is 'five of them' 6 "$(printf '%s\n' "$out" | wc -l)"
has 'on the weekend they wish for' 'Okafor,Ben,2026-01-16 16:00,2026-01-18 15:00' "$out"
lacks 'not when they cannot' 'Okafor,Ben,2026-01-09' "$out"
lacks 'not when the host is away' '2026-02-06 16:00' "$out"
has 'what cannot be is said' 'Singh: none of 2 stays. No child of theirs is written down.' "$err"
first=$out
run rota fill --from 2026-01-01 --to 2026-02-28 --steps 2000 --format csv
is 'the same again' "$first" "$out"
run list stays --format csv
is 'nothing is saved' 1 "$(printf '%s\n' "$out" | wc -l)"

exits 'it is kept when asked' 0 rota fill --from 2026-01-01 --to 2026-02-28 --steps 2000 --save
has 'and said in words' '5 stays: 0 as they stand, 5 new.' "$out"
run list stays --format csv
is 'as drafts' 5 "$(printf '%s\n' "$out" | grep -c ',draft,')"
has 'with their children' 'Mia' "$out"
run rota check --format csv
lacks 'which keep the rules of beds' 'HARD,1,' "$out"
run rota fill --from 2026-01-01 --to 2026-02-28 --steps 2000 --format csv
is 'what stands is part of the next' "$first" "$out"

run add away host=Ben from=2026-01-16 to=2026-01-18 why=ill
exits 'planned again' 0 rota fill --from 2026-01-10 --to 2026-02-28 --keep-agreed --steps 2000
has 'what moves is said' 'moved' "$out"
exits 'and kept' 0 rota fill --from 2026-01-10 --to 2026-02-28 --keep-agreed --steps 2000 --save
run list stays --format csv
lacks 'away from when the host is ill' '2026-01-16 16:00,2026-01-18 15:00,draft' "$out"
run undo
run list stays --format csv
has 'one undo takes all of it back' 'Okafor,Ben,2026-01-16 16:00' "$out"

# what was agreed and gives way: the same stay on other days, or asked for again; never lost
id_of() { printf '%s\n' "$out" | sed -n "/$1/s/^[^,]*,\([0-9]*\),.*/\1/p"; }
run list stays --format csv
run edit stay "$(id_of '2026-01-16 16:00')" status=agreed --override 'Agreed by phone'
exits 'an agreed stay gives way' 0 rota fill --from 2026-01-10 --to 2026-02-28 --keep-agreed --steps 2000 --save
run list stays --format csv
is 'it is still one of five' 5 "$(printf '%s\n' "$out" | grep -c 'Okafor\|Reid')"
lacks 'nothing is cancelled' ',cancelled,' "$out"
has 'it says what was agreed, and who planned again' "Agreed for 16–18 Jan 2026 at Ben's until Amina planned the rota again." "$out"
lacks 'and is elsewhere' '2026-01-16 16:00' "$out"
run edit stay "$(id_of 'until Amina')" status=agreed --override 'Agreed by phone'
run add away host=Ben from=2026-01-01 to=2026-12-31 why=ill
exits 'nobody is there' 0 rota fill --from 2026-01-10 --to 2026-02-28 --keep-agreed --steps 2000 --save
run list stays --format csv
has 'it is asked for again' ',asked,' "$out"
lacks 'and not cancelled either' ',cancelled,' "$out"

# more is wanted than there is, so no rota is soon known to be the best
run add host host=Cara beds=3 weekends_in_a_row=3 weekends_per_year=24
for each in 1 2 3 4 5 6 7 8; do
	run add family family="Family $each" stays_per_year=$((7 + each)) gap_weeks=$((2 + each % 3)) priority=$((1 + each % 3))
	run add child family="Family $each" child="Child $each" born=2015-01-01
	[ $((each % 2)) -eq 0 ] || run add child family="Family $each" child="Other $each" born=2016-01-01
done
out=$(timeout --preserve-status -s INT 2 "$HUB" --db "$DB" rota fill --from 2026-01-01 --to 2026-12-31 --seconds 600 --format csv 2>"$TMPDIR/err")
is 'stopped early it says what it has' 'family,host,arrive,leave' "$(printf '%s\n' "$out" | head -1)"
has 'and that it was stopped' 'You stopped it early' "$(cat "$TMPDIR/err")"
# a family without a yearly number has what was agreed planned again, and no more
run add host host=Dee beds=3
run add family family=Shah
run add child family=Shah child=Ana born=2016-01-01
run add stay family=Shah host=Dee arrive='2027-03-05 16:00' leave='2027-03-07 15:00' status=agreed --override 'By phone'
run list stays --family Shah --format csv
has 'it is agreed' ',agreed,' "$out"
run add away host=Dee from=2027-03-05 to=2027-03-07 why=ill
exits 'planned again without a number' 0 rota fill --from 2027-03-01 --to 2027-03-31 --keep-agreed --steps 500 --format csv
lacks 'not with a host who is away' 'Shah,Dee,2027-03-05' "$out"
is 'one stay, as before' 1 "$(printf '%s\n' "$out" | grep -c Shah)"

# nothing is planned for those who left, or who come for peers alone
run add family family=Gone stays_per_year=4 joined=2020-01-01 left=2026-12-01
run add child family=Gone child=Lou born=2016-01-01
run add family family=Going stays_per_year=12 joined=2020-01-01 left=2027-03-20
run add child family=Going child=Kim born=2016-01-01
run add family family=Talkers stays_per_year=4 membership='peer only'
run add child family=Talkers child=Ali born=2016-01-01
run rota fill --from 2027-03-01 --to 2027-03-31 --steps 500 --format csv
lacks 'they have left' 'Gone,' "$out"
lacks 'and are not spoken of' 'Gone' "$err"
lacks 'they come for peers' 'Talkers,' "$out"
has 'until they leave' 'Going,' "$out"
is 'and no longer' 0 "$(printf '%s\n' "$out" | grep -c 'Going,.*,2027-03-\(19\|26\) 16')"
has 'which is said' 'they have left the hub' "$err"
done_testing
