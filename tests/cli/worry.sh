# SPDX-License-Identifier: MIT
# A worry is in nothing that leaves hub or lists it: lists, find, history, folders, pages, another
# person's answers. Its reading is kept, and only for whom it is meant.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
as() { who=$1; shift; run --as "$who" "$@"; }
as Amina add family family=Okafor
as Amina add child family=Okafor child=Mia
as Amina add person person=Jo 'role=hub carer'
as Amina add person person=Ruth 'role=liaison worker'
as Amina add stay family=Okafor host=Amina arrive=2026-11-21 leave=2026-11-22
as Amina edit hub 'Robin Hub' lead=Ruth
as Amina add worry child=Mia at=2026-11-20T16:40 'exact_words=ZEBRA hits me' 'who=QUAGGA' 'told_whom=OKAPI'
is 'a worry is written' 0 "$status"
as Amina worry
number=$(printf '%s\n' "$out" | sed -n 's/^\([0-9]\{10,\}\) .*/\1/p')
as Amina worry "$number"
has 'its writer reads it' 'ZEBRA hits me' "$out"

# secret NAME TEXT: none of its words is in it.
secret() {
	case $2 in *[Zz][Ee][Bb][Rr][Aa]\ hits* | *ZEBRA* | *QUAGGA* | *OKAPI*) r=1 ;; *) r=0 ;; esac
	result $r "$1"
}
as Amina today
has 'not passed on: its writer is told' 'A worry is not passed on yet: ring Ruth today' "$out"
as Ruth today
has 'and the lead' 'A worry is not passed on yet: read it' "$out"
as Jo today
lacks 'and nobody else' 'worry' "$out"
for words in 'today --format csv' 'print day --format text --names full' 'list changes' 'list removed'; do
	as Amina $words
	lacks "no paper and no file says that there is one: $words" 'worry' "$out"
done
for who in Amina Jo Ruth; do
	for words in 'list worries' 'list worry --format json' 'list worries --find zebra' \
		'list openings' 'list changes' 'list changes --family Okafor' \
		'list changes --format csv' 'list removed' 'find zeb' 'today' 'history family Okafor' \
		'history child Mia' 'show family Okafor' 'show child Mia' 'list log' \
		'list log --find zebra' "history worry $number" "show worry $number" \
		"edit worry $number who=Me" "bring back worry $number" 'print family Okafor --format text' \
		'print child Mia --format text' 'print day --format text' \
		'print families --format text' 'print fridge Mia --format text' 'export calendar' \
		'figures' 'figures --format csv' 'export figures' 'print figures --format text' 'export log' \
		'list followups' 'list log --significant' 'print rota --format text' \
		'print card Mia --format text' 'print calendar --format text' 'rota check'; do
		as $who $words
		secret "$who: $words" "$out$err"
	done
done
as Amina list changes
lacks 'what was done does not say that there is one' worry "$out"
as Amina undo
lacks 'nor does taking back' worry "$out$err"
as Amina worry "$number"
has 'taking back takes back what came before' 'ZEBRA hits me' "$out"
as Amina redo

mkdir "$TMPDIR/folder"
as Amina export folder "$TMPDIR/folder"
is 'a folder is written' 0 "$status"
secret 'it has none of it' "$(cat "$TMPDIR"/folder/*)"
as Amina export folder -
secret 'nor has a tar' "$out"
printf 'At,Exact words\n2026-11-20 10:00,OKAPI\n' >"$TMPDIR/worries.csv"
as Amina import csv "$TMPDIR/worries.csv" --what worry
is 'none comes in by file' 77 "$status"

# To the other carer there is none: the same sentence as for a number that never was.
as Jo worry "$number"
is 'the other carer does not read it' 66 "$status"
one=$err
as Jo worry 1234567890123456
is 'there is none and not yours sound the same' "$one" "$err"
as Jo worry
lacks 'the list has no line of it' "$number" "$out"
has 'but says what to do' 999 "$out"
as Jo remove worry "$number"
lacks 'nothing is taken back' 'Taken' "$out"
as Ruth worry "$number"
has 'the lead reads it' 'ZEBRA hits me' "$out"
has 'that the writer read it is listed' 'Read by: Amina, Saturday 21 November 2026' "$out"
has 'and that the lead did' 'Read by: Ruth, Saturday 21 November 2026' "$out"

out=$(printf '%s\n' 'a worry' 1 0 0 | "$HUB" --db "$DB" --as Amina plain 2>&1)
has 'plain questions read it out' 'ZEBRA hits me' "$out"
out=$(printf '%s\n' 'a worry' 1 0 0 zebra 0 0 | "$HUB" --db "$DB" --as Jo plain 2>&1)
secret 'not to the other carer' "$(printf '%s' "$out" | grep -v -i 'nothing')"

# Passed on, in plain questions: a correction beside it. Then nobody is reminded.
out=$(printf '%s\n' 'a worry' 1 1 'told at' 'today 10:00' + 0 0 0 | "$HUB" --db "$DB" --as Amina plain 2>&1)
as Amina worry
has 'who was told, and when, is added' 'corrected 10:00 by Amina' "$out"
as Amina today
lacks 'passed on: nothing is to do' 'worry' "$out"
as Ruth today
lacks 'nor for the lead' 'worry' "$out"

# A grown-up it is about never learns of it, not even as the lead.
as Amina add worry child=Mia at=2026-11-20T17:00 'exact_words=GNU' about=Ruth
as Ruth today
lacks 'who it is about is not told' 'worry' "$out"
as Ruth worry
lacks 'and sees no line' '17:00' "$out"
done_testing
