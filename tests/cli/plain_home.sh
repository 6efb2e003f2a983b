# SPDX-License-Identifier: MIT
# A copy comes home in plain mode: read out first, done once, what both changed is decided by numbers.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=dumb
COLUMNS=80
export HUB_NOW TERM COLUMNS
COPY=$TMPDIR/out.hubpack

# answers LINE...: plain mode with these answers, a line each; $flat is all of it in one line.
answers() {
	printf '%s\n' "$@" >"$TMPDIR/answers"
	out=$("$HUB" --db "$DB" --as Amina plain <"$TMPDIR/answers" 2>"$TMPDIR/err") && status=0 || status=$?
	flat=$(printf '%s' "$out" | tr '\n' ' ')
}
printf '%s\n' 'gorse lantern puddle' >"$TMPDIR/words"
run init --name 'Robin Hub' --carer Amina --beds 2
run --as Amina add person person=Jo role='hub carer'
for family in Okafor Reid; do
	run --as Amina add family family=$family phone='0161 496 0001'
done
run --as Amina take -o "$COPY" --passphrase-fd 3 3<"$TMPDIR/words"
"$HUB" --db "$COPY" --as Amina --passphrase-fd 3 edit family Okafor phone='0161 496 0002' notes='Likes tea.' 3<"$TMPDIR/words" >/dev/null
"$HUB" --db "$COPY" --as Amina --passphrase-fd 3 edit family Reid notes='Likes trains.' 3<"$TMPDIR/words" >/dev/null
run --as Jo edit family Okafor phone='0161 496 0003' notes='Rings first.'

# --- seen first, nobody is hurried ---------------------------------------------------------
answers 'Away and home' 'Bring' 'Somewhere else' "$TMPDIR/none.hubpack" 0 0 0
has 'a file that is not there is said' 'none.hubpack' "$flat"
answers 'Away and home' 'Bring' 'Somewhere else' "$COPY" 0 0 0
has 'whose it is' 'Copy 1, Amina' "$flat"
has 'what comes home' 'What comes home:' "$flat"
has 'which questions it leaves' 'Questions it will leave:' "$flat"
has 'and no is no' 'Nothing was taken in.' "$flat"
run --as Amina show family Reid
lacks 'as it was' 'Likes trains.' "$out"

# --- brought home, and decided -------------------------------------------------------------
answers 'Away and home' 'Bring' 'Somewhere else' "$COPY" 1 1 1 Later 2 Both 0 0 0 0 0 0
has 'what was done' 'u takes all of it back.' "$flat"
has 'the questions are asked at once' '2 questions are to decide. Now?' "$flat"
has 'one is decided' 'u takes it back.' "$flat"
run --as Amina show family Reid
has 'what was written away is here' 'Likes trains.' "$out"
answers 'Away and home' Questions 1 'Hear the record' 0 1 0 0 0
has 'the record is heard first' '0161 496' "$flat"
answers 'Away and home' Questions 0 0
has 'in the end none is open' 'No question is open.' "$flat"
run --as Amina show family Okafor
has 'both notes were kept' 'Likes tea.' "$out"
has 'beside each other' 'Rings first.' "$out"

# --- twice ------------------------------------------------------------------------------------
answers 'Away and home' 'Bring' 'Somewhere else' "$COPY" 0 0 0
lacks 'what is home comes home once' 'Bring it home?' "$flat"
answers . 'Away and home' 'Bring' 0 0
has 'not while names are hidden' 'Names are hidden' "$flat"
done_testing
