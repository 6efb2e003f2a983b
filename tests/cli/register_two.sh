# SPDX-License-Identifier: MIT
# Two carers tick people in at two doors at once, each in a process of their own: nobody is lost,
# doubled or stamped over, and it stays said who stamped whom.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
TERM=dumb
export HUB_NOW TERM
CHILDREN='Ava Bea Cal Dot Eve Fay Gus Hal Ivo Jem Kit Liv'

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
for name in $CHILDREN; do run add child child="$name" family=Okafor born=2018-02-03; done
run add event event='Farm trip' start=2026-11-21T10:00 end=2026-11-21T12:00 adults_checked=4
run add invitation event='Farm trip' family=Okafor answer=yes
run add person person=Ben 'role=hub carer'

# door WHO TIME CHILD...: these come in, and one who was not expected.
door() {
	who=$1 at=$2
	shift 2
	{
		printf '%s\n' Calendar 1 2
		for child; do printf '%s\n' "$child" 1 "$at"; done
		printf '%s\n' '+' "Friend of $who" 0 0 0
	} | "$HUB" --db "$DB" --as "$who" plain >"$TMPDIR/$who.out" 2>"$TMPDIR/$who.err"
}
door Amina 09:58 Ava Cal Eve Gus Ivo Kit &
one=$!
door Ben 10:02 Bea Dot Fay Hal Jem Liv &
wait $one
is 'one door ends well' 0 $?
wait $!
is 'the other too' 0 $?
is 'neither was in trouble' '' "$(cat "$TMPDIR/Amina.err" "$TMPDIR/Ben.err")"

run --as Amina list register_line --format csv
lines() { printf '%s\n' "$out" | grep -c "$1"; }
is 'everybody is in' 12 "$(lines ',came,')"
is 'by one door' 6 "$(lines ',came,09:58,')"
is 'by the other' 6 "$(lines ',came,10:02,')"
is 'each has one line, and a friend at each door another' 14 "$(lines '^Robin')"
is 'no number twice' '' "$(printf '%s\n' "$out" | sed 1d | cut -d, -f6 | sort | uniq -d)"
has 'a friend of one' 'Friend of Amina' "$out"
has 'a friend of the other' 'Friend of Ben' "$out"
run --as Amina print register --event 'Farm trip' --from 2026-11-21 --format text
has 'the counts are right' "2 still due, 12 in, 0 out" "$out"

# Both at the same child: the later one stands and says so, the history keeps both.
door Amina 10:05 Kit &
one=$!
door Ben 10:07 Kit &
wait $one $!
run --as Amina list register_line --format csv
is 'one line, and one of the two times' 1 "$(printf '%s\n' "$out" | grep -cE ',Kit,,,came,10:0[57],')"
run --as Amina history register_line Kit
has 'the history has the first time' '09:58' "$out"
has 'one of them' '10:05' "$out"
has 'and the other' '10:07' "$out"
done_testing
