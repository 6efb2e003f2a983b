# SPDX-License-Identifier: MIT
# Dates for one family: what is offered, in which order, why not the others, and one put in.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina
run add host host=Ben beds=2
run add host host=Cal beds=2
run add family family=Okafor stays_per_year=4 gap_weeks=2
run add family family=Reid
run add family family=Singh
run add child family=Okafor child=Mia born=2018-03-01
run add child family=Okafor child=Theo born=2020-03-01
run add child family=Reid child=Jay born=2015-05-05
run add wish family=Okafor weekend=2026-12-11 wish='would like'
run add wish family=Okafor weekend=2026-12-18 wish=cannot
run add away host=Ben from=2026-12-05 to=2026-12-06 why=holiday
days="--from 2026-12-01 --to 2026-12-31"

exits 'a family is asked for' 64 rota offer $days
exits 'one that is known' 66 rota offer --family Nobody $days
exits 'without children nobody can come' 65 rota offer --family Singh $days
has 'which is said' 'No child of Singh is written down' "$err"
exits 'the last day is not before the first' 64 rota offer --family Okafor --from 2026-12-31 --to 2026-12-01
exits 'a number of nights' 64 rota offer --family Okafor --nights 400

exits 'dates are offered' 0 rota offer --family Okafor $days
has 'the weekend they would like first' ' 1  11–13 Dec 2026 at Ben' "$out"
has 'with its reason' 'a weekend they would like; they do not know Ben yet; nobody else is there; 1st of 4' "$out"
has 'and why others are not' 'Fri 18 Dec 2026: They cannot come.' "$out"
has 'host by host' 'Fri 4 Dec 2026, Ben: Hub home closed or carer away' "$out"
lacks 'never when they cannot' '18–20 Dec 2026 at' "$out"
run rota offer --family Okafor $days --format csv
is 'as a table' 'rank,host,arrive,leave,reason,check' "$(printf '%s\n' "$out" | head -1)"
has 'by rank' '1,Ben,2026-12-11 16:00,2026-12-13 15:00' "$out"
run rota offer --family Okafor $days --nights 1 --format csv
has 'of one night too' '2026-12-11 16:00,2026-12-12 15:00' "$out"
run list stays --format csv
is 'nothing is saved' 1 "$(printf '%s\n' "$out" | wc -l)"

exits 'one is put in' 0 rota offer --family Okafor $days --take 1
has 'and said' 'In the rota, as offered: 11–13 Dec 2026 at Ben' "$out"
run list stays --format csv
has 'as offered' ',offered,' "$out"
has 'with all their children' 'Mia|Theo' "$(printf '%s' "$out" | sed 's/; */|/;s/, Theo/|Theo/')"
exits 'no such number' 64 rota offer --family Okafor $days --take 99
run rota offer --family Reid $days --format csv
has 'another family hears of it' 'offered to another family too' "$out"

run add stay family=Reid arrive='2027-01-01 16:00' leave='2027-01-03 15:00' prefer_1=2027-01-15 prefer_2=2027-01-22
exits 'what they asked for comes first' 0 rota offer --family Reid --from 2026-12-01 --to 2027-02-28 --format csv
has 'their first choice' '1,Ben,2027-01-15 16:00,2027-01-17 15:00,"their first choice' "$out"
run rota offer --family Reid --from 2026-12-01 --to 2027-02-28 --take 1
run list stays --family Reid --format csv
is 'the request is moved there' 2 "$(printf '%s\n' "$out" | wc -l)"
has 'and is offered' '2027-01-15 16:00' "$out"
run undo
run list stays --family Reid --format csv
has 'one undo takes it back' '2027-01-01 16:00' "$out"

out=$(printf 'Rota\nFind dates\nReid\n1\n1\n0\n0\n' | "$HUB" --db "$DB" plain 2>&1)
has 'plain questions ask which family' 'Dates for which family?' "$out"
has 'and which date, with its reason' 'Which date? The best comes first.' "$out"
has 'and put it in' 'Offered: 15–17 Jan 2027' "$out"
done_testing
