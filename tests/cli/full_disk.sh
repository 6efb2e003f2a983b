# SPDX-License-Identifier: MIT
# A disk without room, mounted in a room of its own where this computer lets us. Plain mode says so,
# and what was typed stays; a hub that is opened there says it too, and that no stick is missing.
. tests/support/tap.sh
unshare -m true 2>/dev/null || { echo "1..0 # skip no disk can be mounted here"; exit 0; }
mkdir "$TMPDIR/disk"

# on_a_small_disk SCRIPT: run there, in $out on one line; fill is what takes all room that is left.
on_a_small_disk() {
	unshare -m sh -c "
		mount -t tmpfs -o size=6m tmpfs \"\$1\" && cd \"\$1\" || exit 9
		hub() { \"$HUB\" --db hub.db \"\$@\" 2>&1; }
		fill() { dd if=/dev/zero bs=4k >>fill 2>/dev/null; }
		hub init --name 'Robin Hub' --carer Amina >/dev/null
		$1" sh "$TMPDIR/disk" >"$TMPDIR/out" 2>&1 || true
	out=$(tr '\n' ' ' <"$TMPDIR/out")
}

on_a_small_disk '
	mkfifo in
	hub plain <in >../said &
	exec 3>in
	echo Families >&3
	until grep -q "Add a family" ../said; do :; done
	fill
	printf "%s\n" + Reid "" Save 0 Throw 0 0 >&3
	exec 3>&-
	wait
	cat ../said'
has 'plain mode says that the disk is full' 'The disk is full. Nothing of this was' "$out"
has 'and that what was typed stays' 'What you typed is still here' "$out"
lacks 'and asks for no other answer' 'Change that answer' "$out"

on_a_small_disk '
	hub add family family=Okafor >/dev/null
	fill; hub list families; echo "status $?"
	hub add family family=Reid; echo "added $?"
	rm fill; hub add family family=Nowak >/dev/null; echo "then $?"; hub list families'
has 'a hub nobody has open can be looked at' 'Okafor' "$out"
has 'that succeeds' 'status 0' "$out"
has 'it is said that nothing is saved' 'nothing can be saved. Make room, then start hub again.' "$out"
has 'which is so' 'added 74' "$out"
lacks 'and no stick is looked for' 'still there?' "$out"
has 'until there is room' 'then 0' "$out"
has 'and it is the same hub' 'Nowak' "$out"
lacks 'without what was not saved' Reid "${out#*added}"

# A log that was left with what was saved last is not passed over: then it is not opened.
on_a_small_disk '
	mkfifo in
	hub plain <in >../said &
	exec 3>in
	echo Families >&3
	until grep -q "Add a family" ../said; do :; done
	hub add family family=Okafor >/dev/null
	cp hub.db hub.db-wal ../; exec 3>&-; wait
	rm -f hub.db*; cp ../hub.db ../hub.db-wal .
	fill; hub list families; echo "status $?"'
has 'with a log it is not opened' 'status 74' "$out"
has 'for want of room' 'The disk is full.' "$out"

on_a_small_disk 'rm hub.db; fill; hub init --name A --carer B; echo "status $?"; ls'
has 'a new hub is not begun there' 'The disk is full' "$out"
lacks 'nor left behind' 'hub.db' "$out"
done_testing
