# SPDX-License-Identifier: MIT
# The recovery sheet at a terminal: shown once, typed back from the paper, put off.
. tests/support/tap.sh
. tests/support/sits.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
INI=$TMPDIR/hub.ini
: >"$INI"
# The words as they were shown.
paper() { tr -d '\r' <"$TMPDIR/shown" | sed -n 's/^  *[0-9]*  \([a-z]*\)$/\1/p' | head -13 | tr '\n' ' '; }

run init --name 'Robin Hub' --carer Amina --beds 2
sits 'Enter when they stand on paper=>later\n' --db "$DB" recovery
has 'put off, none is made' 'No sheet was made; these words open nothing.' "$out"
is 'and nothing can be checked' 66 "$("$HUB" --db "$DB" recovery --check 2>/dev/null; echo $?)"

another=$("$HUB" recovery --words)
sits "Enter when they stand on paper=>\n
From the paper=>$another\n
words of another sheet=>!paper >&8; echo >&8" --db "$DB" recovery
has 'why is said first' 'two sheets,' "$out"
is 'thirteen words' 13 "$(paper | wc -w)"
has 'the words of another sheet are refused' 'These are the words of another sheet.' "$out"
has 'typed back, it is made' 'The recovery sheet is made.' "$out"
paper >"$TMPDIR/words"
is 'and its words are those' 0 "$("$HUB" --db "$DB" recovery --check --passphrase-fd 7 7<"$TMPDIR/words" >/dev/null 2>&1; echo $?)"

sits 'Enter when they stand on paper=>\n
From the paper=>later\n' --db "$DB" recovery --page "$TMPDIR/sheet.pdf"
is 'on paper too' '%PDF' "$(head -c 4 "$TMPDIR/sheet.pdf")"
has 'to be deleted then' 'Print it, then delete it' "$out"
has 'put off at the end too' 'No sheet was made' "$out"
is 'the one before stands' 0 "$("$HUB" --db "$DB" recovery --check --passphrase-fd 7 7<"$TMPDIR/words" >/dev/null 2>&1; echo $?)"
done_testing
