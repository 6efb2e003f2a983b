# SPDX-License-Identifier: MIT
# Words typed in plain mode find the lines that do what they say, as Ctrl-P finds keys on the screen.
. tests/support/tap.sh

TERM=dumb
export TERM
# answers LINE...: plain mode with these answers, a line each.
answers() {
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	flat=$(printf '%s' "$out" | tr '\n' ' ')
}

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child child=Mark family=Okafor

answers 'hand over' 0 0
has 'what a key is called' 'Away and home: Hand over. Only one register stays on the screen until your PIN.' "$flat"
has 'its line is asked at once' 'Take a copy' "$out"
answers 'fill the period' 0 0
has 'what is said of a key, in any words' 'Rota: Fill. Fill the weekends of a period' "$flat"
answers 'FILL  a period' 0 0
has 'short words and capitals do not matter' 'Rota: Fill.' "$flat"
answers propose 0 0
has 'the words people have for a command' 'Rota: Fill.' "$flat"
answers 'hand ov' 0 0
has 'the beginning of a word is enough' 'Hand over.' "$flat"
answers Find 'hand over' 0 0
has 'at Find the same' 'Away and home: Hand over.' "$flat"
answers 'take a copy' 0 0
has 'a line that was found before still is' 'Away and home: Take a copy.' "$flat"
answers delete 0 0
has 'where several lines do it they are offered' 'Found for "delete"' "$out"
has 'with what each does' 'Families: Remove.' "$out"
answers delete 1 0 0
has 'and one is chosen' 'Add a family' "$out"
answers plan 0 0
has 'the line that alone does it stands before others' '1 Rota: Fill.' "$flat"
answers backup 0 0
has 'what only a command does is offered too' 'What follows "backup"?' "$flat"
answers mark 0 0
has "somebody's name comes first" 'No allergy is written down.' "$out"
answers zebra 0
has 'what is nothing is looked for' 'Nothing was found for "zebra"' "$flat"
run add log family=Okafor at='2026-11-20 10:00' fact='Told how we hand over on the doorstep.'
answers 'hand over' 0 0
has 'words of the log as well as a line' 'Look for "hand over" in the whole hub' "$flat"
has 'the line first' '1 Away and home: Hand over.' "$flat"
answers 'hand over' 2 0 0
has 'which are found' 'Told how we hand over' "$flat"
answers doorstep 0 0
has 'words of the log alone are shown at once' 'Told how we hand over' "$flat"

# Hidden, what is found keeps its day and its kind, and no name.
answers . doorstep 0 0
has 'a line of the log while names are hidden' '20 Nov 2026' "$flat"
lacks 'has no letters for its day' '2.N.' "$flat"
lacks 'and no name' Okafor "$flat"

# A role is led to no line that it is not offered.
run add person person=Tom role='technical helper'
answers_as() {
	who=$1
	shift
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" --as "$who" plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
}
answers_as Tom 'fill the period' 0
has 'the technical helper has no rota' 'No line is called so.' "$out"
lacks 'and is not told of it' 'Rota' "$out"

# A list is asked what it holds, the way the screen does.
printf 'name,notes\nFrost,likes cake\n' >"$TMPDIR/names.csv"
answers_as Amina "import csv" "$TMPDIR/names.csv" 1 u 0
flat=$(printf '%s' "$out" | tr '\n' ' ')
has 'headings that say nothing' 'Its headings do not say what it holds. What is it? 1 to' "$flat"
lacks 'no option either' 'Say it with' "$flat"
has 'what fits comes first' '1 Families 2 People' "$flat"
has 'and is taken in' 'families: 1 new' "$flat"
answers_as Amina "import csv" "$TMPDIR/names.csv" 0 0
lacks 'or is not' 'families: 1 new' "$out"

# What is of one hub says how one is chosen, and names no option.
run --as Amina init --name 'Wren Hub' --carer Bea
run --as Bea user add Amina --role 'hub carer' --hubs 'Wren Hub'
answers_as Amina 6 print 1 0 0 hub 2 6 print 1 0 0 0
flat=$(printf '%s' "$out" | tr '\n' ' ')
has 'several hubs' 'There are several hubs here. Go back to the first list and type hub to choose one.' "$flat"
lacks 'no option' '--hub' "$flat"
has 'which is asked there' 'Which hub? Now: 2 hubs' "$flat"
has 'and then it is printed' 'Sleepover rota' "$flat"
done_testing
