# SPDX-License-Identifier: MIT
# What is wrong with the rota: exit status, sentences, the three forms; and the rota on paper.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina
run add host host=Ben beds=2
run add family family=Okafor
run add family family=Reid
run add child family=Okafor child=Mia born=2018-03-01
run add child family=Okafor child=Theo born=2020-03-01
run add child family=Reid child=Jay born=2015-05-05

exits 'an empty rota is fine' 0 rota check
is 'and says so' 'Nothing is wrong with the rota.' "$out"

agreed_elsewhere 'Okafor,Ben,2026-12-11 16:00,2026-12-13 15:00'
agreed_elsewhere 'Reid,Ben,2026-12-12 16:00,2026-12-13 15:00'
exits 'three children in two beds must be fixed' 1 rota check --from 2026-12-01 --to 2026-12-31
has 'it is said in words' 'A bed for every child: 3 children, 2 beds' "$out"
has 'with its level' 'MUST FIX' "$out"
is 'nothing is said on standard error' '' "$err"

run rota check --format csv
is 'csv has its columns' 'level,rule,from,to,family,host,sentence,fix' "$(printf '%s\n' "$out" | head -1)"
has 'and the rule by number' 'HARD,1,2026-12-12,2026-12-12' "$out"
run rota check --format json
has 'json too' '"rule": 1' "$out"
exits 'a week without it' 0 rota check --from 2026-12-01 --to 2026-12-05

exits 'the rota as text' 0 print rota --from 2026-12-01 --to 2026-12-31 --format text
has 'has the child' 'Mia' "$out"
has 'and its host' 'Ben' "$out"
lacks 'but not what is wrong' 'A bed for every child' "$out"
lacks 'nor a family name' 'Okafor' "$out"
exits 'the rule report says it' 0 print rules --from 2026-12-01 --to 2026-12-31 --format text
has 'in words' '3 children, 2 beds' "$out"
run add check kind=DBS person=Amina done=2023-11-01
agreed_elsewhere 'Reid,Amina,2026-11-25 16:00,2026-11-26 15:00'
run print rules --from 2026-11-20 --to 2026-12-31 --format text
is 'the worst stands first on it' 'MUST FIX' "$(printf '%s\n' "$out" | grep -oE '^(MUST FIX|PLEASE CHECK|OWED)' | head -1)"
has 'and what to check comes after' 'PLEASE CHECK' "$out"
exits 'initials on the wall' 0 print rota --from 2026-12-01 --to 2026-12-31 --format text --names initials
has 'M.O. is Mia' 'M.O.' "$out"
exits 'a PDF' 0 print rota --from 2026-12-01 --to 2026-12-31 -o "$TMPDIR/rota.pdf"
is 'is one' '%PDF' "$(head -c 4 "$TMPDIR/rota.pdf")"

# --- published, and what has changed since ------------------------------------------------------
run rota version
has 'not published yet' 'The rota was not published yet: hub rota publish.' "$out"
exits 'a version that is no number' 64 rota version first
has 'is said' 'hub rota version 3' "$err"
exits 'published with a note' 0 rota publish --to 2026-12-31 --note 'For the fridge'
has 'with what stands on it' 'Version 1 of the rota is published' "$out"
run rota version
has 'its note' 'For the fridge' "$out"
has 'a stay of it' "Okafor: 11–13 Dec 2026 at Ben's" "$out"
lacks 'nothing has changed' 'Changed since' "$out"
exits 'a host falls ill' 0 rota cancel Okafor --who host --why flu
run rota version 1
has 'then what is different' 'Changed since' "$out"
has 'and what was published' "Okafor: 11–13 Dec 2026 at Ben's" "$out"
run rota version 1 --format csv
has 'as a table' '2026-12-11 16:00' "$out"
exits 'a version that is not there' 66 rota version 7
done_testing
