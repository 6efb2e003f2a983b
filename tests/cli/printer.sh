# SPDX-License-Identifier: MIT
# A page to the queue that hub.ini names: fixed words, no shell, a sentence when it does not go.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child family=Okafor child=Mia born=2018-03-01
run add stay family=Okafor host=Amina arrive='2026-12-11 16:00' leave='2026-12-13 15:00' status=agreed

exits 'without a printer it says so' 66 print rota --printer
has 'and what to do' 'save the page as a PDF' "$err"

cat >"$TMPDIR/lp" <<END
#!/bin/sh
printf '%s\n' "\$*" >"$TMPDIR/words"
[ "\$2" != Full ] || { echo 'lp: Error - the queue is full.' >&2; exit 1; }
cat >"$TMPDIR/got.pdf"
END
chmod +x "$TMPDIR/lp"
ini() { printf '[print]\nprinter = %s\nplace = by the back door\nlp = %s\n' "$1" "$2" >"$TMPDIR/hub.ini"; }

ini Office_2 "$TMPDIR/lp"
exits 'a page goes to the queue' 0 --config "$TMPDIR/hub.ini" print rota --from 2026-12-01 --to 2026-12-31 --printer
is 'and it says where' 'Sent to the printer Office_2, by the back door.' "$out"
is 'the program gets a PDF' '%PDF' "$(head -c 4 "$TMPDIR/got.pdf")"
is 'the words are fixed and name nobody' '-d Office_2 -t hub -o media=A4' "$(cat "$TMPDIR/words")"

ini Full "$TMPDIR/lp"
exits 'one that is not taken' 74 --config "$TMPDIR/hub.ini" print rota --printer
has 'is said with what it said' 'the queue is full' "$err"
has 'and that nothing was printed' 'Nothing was printed' "$err"

ini Office "$TMPDIR/nowhere"
exits 'no such program' 74 --config "$TMPDIR/hub.ini" print rota --printer
has 'is said too' 'nothing was printed' "$err"

for name in '-oraw' 'a;b' 'a b' '$(id)'; do
	ini "$name" "$TMPDIR/lp"
	exits "the queue $name is none" 78 --config "$TMPDIR/hub.ini" print rota --printer
done
done_testing
