# SPDX-License-Identifier: MIT
# A family, or a hub, is somebody else's work by the time a copy comes home: what was written about it
# waits for a hub carer, asked in words; everything else comes in.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
printf '%s\n' 'gorse lantern puddle' >"$TMPDIR/words"
COPY=$TMPDIR/out.hubpack

# away ARG...: in the copy.
away() {
	out=$("$HUB" --db "$COPY" --passphrase-fd 3 "$@" 3<"$TMPDIR/words" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# taken ARG...: a copy goes out.
taken() {
	rm -f "$COPY"
	run --as Amina take -o "$COPY" --passphrase-fd 3 "$@" 3<"$TMPDIR/words"
}

run init --name 'Robin Hub' --carer Amina --beds 2
for family in Okafor Reid; do
	run --as Amina add family family=$family
	run --as Amina add stay family=$family host=Amina arrive='2026-12-12 15:00' \
		leave='2026-12-13 11:00' status=draft
done
run --as Amina user add Lena --role 'liaison worker' --families 'Okafor, Reid'
run --as Amina list stays --format csv
stays=$out
# stay FAMILY: its number.
stay() { printf '%s\n' "$stays" | grep "$1" | cut -d, -f2; }

# --- a family
taken --for Lena
is 'a copy goes out' 0 "$status"
away --as Lena list families
has 'with the families given' Okafor "$out"
for family in Okafor Reid; do
	away --as Lena add go_ahead stay="$(stay $family)" rule=3 person=Lena reason='The sofa is fine.'
	is "she says to go ahead: $family" 0 "$status"
done
run --as Amina user add Lena --role 'liaison worker' --families Reid
is 'one of them is given to others meanwhile' 0 "$status"
asked='Go ahead Okafor Sat 12 Dec 2026, 15:00 3 was changed in the copy of Lena, who does not work with this family now.'
run --as Amina return "$COPY" --preview
has 'it is seen first' "$asked On the laptop, Lena, Sat 21 Nov 10:00: added: Who: Lena" "$out"
has 'how much is to decide' '2 changes to bring home, 1 to decide.' "$out"
run --as Amina return "$COPY" --yes
has 'one of the two is in' '1 taken in, 1 waiting' "$out"
has 'the other is asked about' 'Question 1: Go ahead (no longer theirs)' "$out"
run --as Amina list go_aheads --format csv
has 'the one is there' Reid "$out"
lacks 'the other is not' Okafor "$out"
run --as Amina questions
has 'who, and why' "1. $asked" "$out"
has 'what was written' 'On the laptop, Lena, Sat 21 Nov 10:00: added: Who: Lena' "$out"
has 'what follows from each answer' 'Laptop takes it in all the same. Home leaves it as it is here.' "$out"
has 'how' 'hub resolve 1 laptop|home' "$out"
run --as Lena resolve 1 laptop
is 'it is not hers to say' 77 "$status"
run --as Amina resolve 1 laptop
is 'a hub carer takes it in' 'Go ahead Okafor Sat 12 Dec 2026, 15:00 3 is taken in.' "$out"
run --as Amina list go_aheads --format csv
has 'then it is there' Okafor "$out"
run --as Amina undo
out=$(printf '%s\n' 'Away and home' Questions 1 Home 0 0 0 0 | TERM=dumb "$HUB" --db "$DB" --as Amina plain 2>&1 | tr '\n' ' ')
has 'or leaves it out, in plain mode too' 'is left out. What was written stays in the history.' "$out"
has 'where what was written is told first' 'On the laptop, Lena, Sat 21 Nov 10:00: added: Who: Lena Laptop takes it in' "$out"
run --as Amina list go_aheads --format csv
lacks 'then it is not' Okafor "$out"

# --- a hub: its own hub carer is asked, who sees no other
run --as Amina add hub hub='Tern Hub' nation=England
run --as Amina user add Amina --role 'hub carer' --hubs 'Tern Hub'
run --as Amina user add Tessa --role 'hub carer' --hubs 'Tern Hub'
run --as Amina user add Nia --role 'hub carer' --hubs 'Robin Hub, Tern Hub'
run --as Amina add family family=Shah --hub 'Tern Hub'
taken --for Nia --hub 'Tern Hub'
is 'a copy of one of the hubs' 0 "$status"
away --as Nia edit family Shah notes='Likes tea.'
away --as Nia add child child=Ina family=Shah
is 'a child is new in it' 0 "$status"
run --as Amina --hub 'Tern Hub' remove person Nia
is 'that hub is hers no more' 0 "$status"
run --as Amina return "$COPY" --yes
has 'neither is in' '0 taken in, 2 waiting' "$out"
run --as Tessa questions
has 'a family' 'Family Shah was changed in the copy of Nia, who does not work with this hub now.' "$out"
has 'with what was written' 'Notes: nothing → Likes tea.' "$out"
has 'and a child who is not there yet' 'Child Ina (Shah) was changed in the copy of Nia' "$out"
run --as Tessa resolve 3 laptop
is 'she takes the child in' 'Child Ina (Shah) is taken in.' "$out"
run --as Tessa list children
has 'who is there' Ina "$out"
run --as Tessa resolve 2 home
is 'and leaves the notes' 0 "$status"
run --as Tessa show family Shah
lacks 'as they are' 'Likes tea.' "$out"
run --as Tessa questions
has 'nothing is left' 'There is nothing to decide.' "$out"
done_testing
