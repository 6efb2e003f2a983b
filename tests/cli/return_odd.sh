# SPDX-License-Identifier: MIT
# Copies that come home oddly: after a taking back, with fields that do not fit together, from two
# laptops that disagree whether a family is there, cut off.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
printf '%s\n' 'gorse lantern puddle' >"$TMPDIR/words"
COPY=$TMPDIR/out.hubpack OTHER=$TMPDIR/other.hubpack

run init --name 'Robin Hub' --carer Amina --beds 2
for family in Okafor Reid Lee; do
	run --as Amina add family family=$family
done
run --as Amina add event event='Farm trip' start='2026-11-21 10:00' end='2026-11-21 14:00'
run --as Amina add event event=Tea start='2026-11-28 10:00' end='2026-11-28 11:00'
for file in "$COPY" "$OTHER"; do
	run --as Amina take -o "$file" --passphrase-fd 3 3<"$TMPDIR/words"
done

# away FILE ARG...: in that copy.
away() {
	file=$1
	shift
	out=$("$HUB" --db "$file" --passphrase-fd 3 --as Amina "$@" 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
number() { run --as Amina list questions --format csv; printf '%s\n' "$out" | grep "$1" | cut -d, -f3; }

# --- work on what was taken back here
away "$COPY" add family family=Fresh
run --as Amina return "$COPY" --yes
run --as Amina undo
run --as Amina list removed
has 'what was taken back is in Removed' Fresh "$out"
lacks 'a homecoming is no record to bring back' homecoming "$out"
away "$COPY" add child child=Fry family=Fresh
run --as Amina return "$COPY" --yes
is 'more of it comes home' 0 "$status"
run --as Amina list children
has 'the child is there' Fry "$out"
run --as Amina questions
has 'its family is asked about' 'Family Fresh: one side removed it, the other went on with it.' "$out"
has 'by name' 'Child Fry added' "$out"
run --as Amina resolve "$(number Fresh)" laptop
is 'it is decided' 0 "$status"
run --as Amina list families
has 'it stays' Fresh "$out"
run --as Amina questions
has 'nothing is left' 'There is nothing to decide.' "$out"

run --as Amina remove pack 1
is 'the line of a copy is not removed by hand' 77 "$status"
run --as Amina remove question 1
is 'nor is a question' 77 "$status"

# --- two fields that do not fit
run --as Amina edit event 'Farm trip' start='2026-11-21 13:00'
away "$COPY" edit event 'Farm trip' end='2026-11-21 12:00'
run --as Amina edit event Tea start='2026-11-28 09:00' end='2026-11-28 09:30'
away "$COPY" edit event Tea start='2026-11-28 12:00' end='2026-11-28 13:00'
run --as Amina return "$COPY" --preview
has 'seen first' 'PLEASE CHECK Farm trip' "$out"
run --as Amina return "$COPY" --yes
has 'and in the receipt' 'PLEASE CHECK Farm trip' "$out"
run --as Amina resolve "$(number 'Tea .*Starts')" laptop
is 'a start after the end is no answer' 65 "$status"
run --as Amina resolve "$(number 'Tea .*Ends')" laptop
is 'the end first' 0 "$status"
run --as Amina resolve "$(number 'Tea .*Starts')" laptop
is 'then the start' 0 "$status"

# --- one laptop removed it, the other went on with it
away "$COPY" remove family Lee
away "$OTHER" edit family Lee notes='back in spring'
run --as Amina return "$COPY" --yes
run --as Amina return "$OTHER" --yes
run --as Amina questions
has 'which laptop is meant' 'laptop=1|laptop=2|home' "$out"
run --as Amina resolve "$(number Lee)" laptop
is 'has to be said' 65 "$status"
run --as Amina questions
place=$(printf '%s\n' "$out" | grep -n 'On the laptop' | grep -n 'back in spring' | cut -d: -f1)
run --as Amina resolve "$(number Lee)" "laptop=$place"
has 'the one that went on with it' 'Family Lee stays.' "$out"
run --as Amina list families
has 'is heard' Lee "$out"

# --- cut off
head -c 20000 "$COPY" >"$TMPDIR/part.hubpack"
run --as Amina return "$TMPDIR/part.hubpack" --yes
is 'a piece is refused' 65 "$status"
has 'and called one' 'Most of this copy is missing' "$err"
done_testing
