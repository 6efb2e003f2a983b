# SPDX-License-Identifier: MIT
# The page How to come in, and the starters to double-click, whatever somebody is called.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
SERVER=hub@robin.example:2222
ini() { printf '[server]\nname = %s\nhelper = Kit, 07700 900999\n' "$SERVER" >"$TMPDIR/hub.ini"; }
run_ini() {
	out=$("$HUB" --config "$TMPDIR/hub.ini" --db "$DB" "$@" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
ini
run_ini init --name 'Robin "R" Hub \n' --carer Amina --beds 2
NAME="../Jo \"J\" O'Neil; id > x %PATH%"
run_ini user add "$NAME" --role 'liaison worker'
is 'somebody new' 0 "$status"
has 'gets a page' 'How to come in' "$out"
has 'with what to type' 'hub go hub@robin.example:2222' "$out"
has 'and by ssh alone' 'ssh -p 2222 hub@robin.example' "$out"
has 'and whom to ring' 'Ring Kit, 07700 900999; or Amina.' "$out"
has 'it is one page' 'page 1 of 1' "$out"
has 'starters are named' 'hub user starters' "$err"
run_ini user add Kit --role 'technical helper'
run_ini print come-in "$NAME" --format text
has 'again on paper' 'ssh-keygen -t ed25519' "$out"
lacks 'nothing of it is secret' "$DB" "$out"
run_ini print come-in "$NAME" -o "$TMPDIR/page.pdf"
is 'as a PDF' '%PDF-' "$(head -c 5 "$TMPDIR/page.pdf")"
run_ini print come-in Nobody
is 'for nobody' 66 "$status"
run_ini --as Kit print come-in "$NAME"
[ "$status" -ne 0 ] && r=0 || r=1
result $r 'a technical helper sees no names'

# --- starters
run_ini user starters "$NAME" -o "$TMPDIR/out"
is 'starters' 0 "$status"
file=Jo--J--O-Neil--id---x--PATH-
is 'three, under a name that is no more than a name' "$file.cmd $file.command $file.desktop" "$(cd "$TMPDIR/out" && echo *)"
is 'nobody else may read them' 700 "$(stat -c %a "$TMPDIR/out/$file.command" 2>/dev/null || stat -f %Lp "$TMPDIR/out/$file.command")"
sh -n "$TMPDIR/out/$file.command" && r=0 || r=1
result $r 'that for macOS is sound'
cat >"$TMPDIR/ssh" <<END
#!/bin/sh
echo "\$# \$*"
END
chmod +x "$TMPDIR/ssh"
out=$(PATH=$TMPDIR:/usr/bin:/bin sh "$TMPDIR/out/$file.command")
is 'it runs ssh where there is no hub' '3 -p 2222 hub@robin.example' "$out"
cp "$TMPDIR/ssh" "$TMPDIR/hub"
out=$(PATH=$TMPDIR:/usr/bin:/bin sh "$TMPDIR/out/$file.command")
is 'and hub where it is' '2 go hub@robin.example:2222' "$out"
desktop=$(cat "$TMPDIR/out/$file.desktop")
has 'that for Linux has the name of the hub' 'Name=Robin "R" Hub \\n' "$desktop"
exec=$(printf '%s\n' "$desktop" | sed -n 's/^Exec=//p')
out=$(PATH=$TMPDIR:/usr/bin:/bin sh -c "$exec")
is 'and runs the same' '2 go hub@robin.example:2222' "$out"
cmd=$(cat "$TMPDIR/out/$file.cmd")
is 'that for Windows has its line ends' "$(grep -c '' "$TMPDIR/out/$file.cmd")" "$(grep -c "$(printf '\r')\$" "$TMPDIR/out/$file.cmd")"
has 'and its own ssh' 'ssh -o ServerAliveInterval=15 -o ServerAliveCountMax=3 -p 2222 hub@robin.example' "$cmd"
lacks 'no name of anybody is in it' Neil "$cmd"
run_ini user starters "$NAME" >"$TMPDIR/none"
"$HUB" --config "$TMPDIR/hub.ini" --db "$DB" user starters "$NAME" >"$TMPDIR/starters.tar"
is 'or as a tar' 3 "$(tar tf "$TMPDIR/starters.tar" | wc -l | tr -d ' ')"
SERVER='hub@x|id'
ini
run_ini user starters "$NAME" -o "$TMPDIR/out"
is 'no other words get into them' 78 "$status"
run_ini user add Ada --role host
is 'somebody is added all the same' 0 "$status"
done_testing
