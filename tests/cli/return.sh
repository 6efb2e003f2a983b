# SPDX-License-Identifier: MIT
# A copy goes out, work is done on both sides, it comes home: seen first, done once, what both changed
# is decided, the rota is checked again, one step takes all of it back.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
printf '%s\n' 'gorse lantern puddle' >"$TMPDIR/words"
COPY=$TMPDIR/out.hubpack

run init --name 'Robin Hub' --carer Amina --beds 2
run --as Amina add person person=Jo role='hub carer'
run --as Amina add person person=Lena role='liaison worker'
for family in Okafor Reid Shah Nowak Lee; do
	run --as Amina add family family=$family phone='0161 496 0001'
	run --as Amina add child child="$family kid" family=$family born=2018-05-01
done
run --as Amina add event event='Farm trip' start='2026-11-21 10:00' end='2026-11-21 14:00'
run --as Amina add stay family=Okafor host=Amina arrive='2026-12-12 15:00' leave='2026-12-13 11:00' status=draft
run --as Amina take -o "$COPY" --passphrase-fd 3 3<"$TMPDIR/words"
is 'a copy goes out' 0 "$status"

# away ARG...: in the copy.
away() {
	out=$("$HUB" --db "$COPY" --passphrase-fd 3 "$@" 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# brought ARG...: home, by the hub's own key.
brought() { run --as Amina return "$COPY" "$@"; }

# --- the day out
away --as Amina edit family Okafor phone='0161 496 0002' notes='Likes tea.'
is 'a field is changed away' 0 "$status"
away --as Amina edit family Reid phone='0161 496 0002'
away --as Amina add register_line event='Farm trip' child='Okafor kid' status=booked in=10:05
is 'the register is kept away' 0 "$status"
away --as Amina add worry exact_words='A zebra bit me' at='2026-11-21 11:00' child='Reid kid'
is 'a worry is written away' 0 "$status"
away --as Amina add stay family=Reid host=Amina arrive='2026-12-12 15:00' leave='2026-12-13 11:00' status=draft
away --as Amina remove family Lee
is 'a family is removed away' 0 "$status"
away --as Amina add family family=Twice notes='from the laptop'

# --- at home meanwhile
run --as Jo edit family Okafor phone='0161 496 0003' notes='Rings first.'
run --as Jo edit family Reid phone='0161 496 0002'
run --as Jo edit family Lee notes='Back in spring.'
run --as Jo add stay family=Shah host=Amina arrive='2026-12-12 15:00' leave='2026-12-13 11:00' status=draft
run --as Jo add family family=Twice notes='from home'

# --- who may, and what is seen first
run --as Lena return "$COPY" --preview
is 'a liaison worker brings no copy home' 77 "$status"
brought --preview
is 'it is seen first' 0 "$status"
has 'whose it is' 'Copy 1, which Amina had.' "$out"
has 'what comes' '1 register line added' "$out"
has 'by name' '1 stay added: Reid Sat 12 Dec 2026, 15:00' "$out"
has 'what both changed' 'Okafor: Phone. On the laptop, Amina, Sat 21 Nov 10:00: 0161 496 0002 / At home, Jo, Sat 21 Nov 10:00: 0161 496 0003' "$out"
lacks 'the same on both sides is none of it' 'Reid: Phone' "$out"
has 'what it breaks in the rota' 'MUST FIX  A bed for every child: 3 children, 2 beds' "$out"
has 'and what helps' 'Try: ' "$out"
lacks 'no word of a worry' zebra "$out"
lacks 'nor that there is one' worr "$out"
run --as Amina list questions --format csv
is 'a look leaves nothing behind' 1 "$(printf '%s\n' "$out" | wc -l)"
brought </dev/null
is 'nobody said yes' 64 "$status"
has 'and it says how' '--yes' "$err"
run --as Amina show family Okafor
has 'nothing was changed' '0161 496 0003' "$out"
run --as Amina packs --format csv
has 'it is still out' ',out,' "$out"

# --- done, down a pipe as over ssh
run --as Amina return - --yes <"$COPY"
is 'it comes home' 0 "$status"
has 'with a receipt' 'Copy 1 of Amina came home on Saturday 21 November 2026, 10:0' "$out"
has 'how to go on' 'To see what is to be decided: hub questions.' "$err"
run --as Amina packs --format csv
has 'it is home' ',returned,' "$out"
run --as Amina list register
has 'the register came' 'Okafor kid' "$out"
run --as Amina list questions --format csv
is 'what is left to decide' 4 "$(printf '%s\n' "$out" | grep -c ',open,')"
run --as Amina questions
has 'in sentences' 'At home, Jo, Sat 21 Nov 10:00: 0161 496 0003' "$out"
has 'with what to do first' 'Give one of them another name, then choose Laptop.' "$out"

run --as Amina list questions --format json --all
json "as JSON too"
run --as Amina today
has 'Today says so' '4 questions from copy 1 wait for you.' "$out"
brought --yes
is 'a second time' 0 "$status"
has 'there is nothing new' 'All of it came home before. Nothing was changed.' "$out"

# number TEXT: of the question about it.
number() { run --as Amina list questions --format csv; printf '%s\n' "$out" | grep "$1" | cut -d, -f3; }
phone=$(number 'Okafor: Phone') notes=$(number 'Okafor: Notes') lee=$(number Lee) twice=$(number Twice)
run --as Amina resolve "$phone" perhaps
is 'perhaps is no answer' 64 "$status"
run --as Amina resolve "$phone" both
is 'two phones cannot both stand' 65 "$status"
run --as Amina resolve "$phone" laptop
has 'the laptop stands' 'Okafor: Phone is now: 0161 496 0002.' "$out"
run --as Amina resolve "$phone" home
is 'it is settled' 65 "$status"
has 'by whom' 'settled already: laptop, by Amina' "$err"
run --as Amina resolve "$notes" both
run --as Amina show family Okafor
has 'both notes stand' 'Likes tea.' "$out"
has 'what stood at home too' 'Rings first.' "$out"
run --as Amina resolve "$lee" home
has 'who went on with it keeps it' 'stays' "$out"
run --as Amina resolve "$twice" laptop
is 'one name for two is in the way' 65 "$status"
run --as Jo edit family Twice family='Twice at home'
run --as Amina resolve "$twice" laptop
is 'with another name it comes in' 0 "$status"
run --as Amina list families --format csv
has 'both are there' 'from the laptop' "$out"
has 'the other one too' 'Twice at home' "$out"
run --as Amina questions
has 'nothing is left' 'There is nothing to decide.' "$out"
run --as Amina list changes
has 'what was done is told' 'brought copy 1 home' "$out"
has 'and what was decided' "settled question $phone, Okafor: Phone, as laptop" "$out"
lacks 'no word of the worry' zebra "$out"
run --as Amina history question 1
has 'its history speaks of no merging' 'bring home' "$out"
lacks 'nor by the other word' merge "$out"

# --- the receipt again
run --as Amina print return 1 --format text
has 'it is kept' 'Copy 1 of Amina came home on Saturday 21 November 2026' "$out"
has 'with what it broke' 'MUST FIX A bed for every child: 3 children, 2 beds' "$out"
lacks 'without the worry' zebra "$out"
run --as Amina print return 1 --names initials --format text
lacks 'with initials no name' Okafor "$out"
run --as Amina print return 7 --format text
is 'another was never home' 66 "$status"

# --- a fresh copy, and the same again
out=$("$HUB" --db "$COPY" --as Amina --passphrase-fd 3 edit family Nowak notes=Again 3<"$TMPDIR/words" 2>&1)
run --as Amina return "$COPY" --yes --fresh "$TMPDIR/fresh.hubpack" --passphrase-fd 3 3<"$TMPDIR/words"
is 'what was written after it came home comes too' 0 "$status"
has 'both sides have the same' 'both sides have the same.' "$out"
run --as Amina show family Nowak
has 'it is there' Again "$out"
run --as Amina undo
has 'one step takes it back' 'Taken back: brought copy 1 home' "$out"
run --as Amina show family Nowak
lacks 'all of it' Again "$out"

# --- odd ones
head -c 20000 "$COPY" >"$TMPDIR/part.hubpack"
run --as Amina return "$TMPDIR/part.hubpack" --yes
is 'a piece of a copy is refused' 65 "$status"
run --as Amina return "$TMPDIR/words" --yes
is 'any other file is refused' 65 "$status"
run --as Amina return "$TMPDIR/nothing.hubpack" --yes
is 'a file that is not there' 66 "$status"
run --as Amina return "$COPY" 'not a server' --yes
is 'a word that names no server' 64 "$status"
run --as Amina return - --preview --sent-at 1795255600000 <"$TMPDIR/fresh.hubpack"
has "a clock that is off is told" "Its clock was 6 minutes ahead" "$out"
rm "$DB.key"
brought --preview
is 'without the key of the hub' 77 "$status"
has 'the passphrase is asked for' 'Its passphrase does.' "$err"
run --as Amina return "$COPY" --preview --passphrase-fd 3 3<"$TMPDIR/words"
is 'and opens it' 0 "$status"
done_testing
