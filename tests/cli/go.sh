# SPDX-License-Identifier: MIT
# hub go on a carer's own computer: to a server and back, with an ssh that leads to a hub here.
. tests/support/tap.sh
. tests/support/sits.sh

HUB_NOW=2026-11-21T10:00 TERM=xterm-256color
export HUB_NOW TERM
mkdir "$TMPDIR/away"
cat >"$TMPDIR/away/system.ini" <<END
[hub]
file = $TMPDIR/away/hub.db
END
"$HUB" --db "$TMPDIR/away/hub.db" init --name 'Robin Hub' --carer Amina --beds 2 >/dev/null
"$HUB" --db "$TMPDIR/away/hub.db" add family family=Okafor >/dev/null
# What ssh does, as far as hub sees it: the last word is the command; a name says how it goes wrong.
cat >"$TMPDIR/ssh" <<END
#!/bin/sh
printf '%s\n' "\$*" >>"$TMPDIR/asked"
echo "\$PPID" >"$TMPDIR/go.pid"
for last; do :; done
case \$* in
*@nowhere*) echo 'ssh: Could not resolve hostname nowhere: Name or service not known' >&2; exit 255 ;;
*@refused*) echo 'hub@refused: Permission denied (publickey).' >&2; exit 255 ;;
*@changed*) printf '%s\r\n' '@@@@@@@@@@@' '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @' \
	'Host key verification failed.' >&2; exit 255 ;;
*@gone*) case \$* in *kept*) echo 'ssh: Network is unreachable' >&2; exit 255 ;; esac
	printf '\033[?1049h\033[?1000h\033[?1006h\033[?2004h\033[?25lThe screen'
	stty raw -echo
	echo 'client_loop: send disconnect: Broken pipe' >&2
	exit 255 ;;
esac
[ ! -e "$TMPDIR/drop" ] || case \$last in *--go) rm "$TMPDIR/drop"; printf '\033[?1049hThe screen'; kill -9 \$\$ ;; esac
case \$last in
*--go) exec env -i LSAN_OPTIONS="$LSAN_OPTIONS" SHELL=/bin/sh PATH="\$PATH" TERM="\$TERM" script -qefc "env SSH_ORIGINAL_COMMAND='\$last' \
	HUB_NOW=2026-11-21T10:00 HUB_TEST_INI='$TMPDIR/away/system.ini' '$HUB' ssh --as Amina" /dev/null ;;
esac
exec env -i LSAN_OPTIONS="$LSAN_OPTIONS" SSH_ORIGINAL_COMMAND="\$last" SSH_CONNECTION='203.0.113.7 50022 192.0.2.1 22' TERM="\$TERM" \
	HUB_NOW=2026-11-21T10:00 HUB_TEST_INI="$TMPDIR/away/system.ini" "$HUB" ssh --as Amina
END
cat >"$TMPDIR/opener" <<END
#!/bin/sh
printf '%s %s %s\n' "\$#" "\$1" "\$(head -c 5 "\$1")" >>"$TMPDIR/opened"
END
chmod +x "$TMPDIR/ssh" "$TMPDIR/opener"
printf '[away]\nssh = %s\nopener = %s\n' "$TMPDIR/ssh" "$TMPDIR/opener" >"$TMPDIR/hub.ini"
printf '[away]\nssh = %s\n' "$TMPDIR/ssh" >"$TMPDIR/bare.ini"
INI=$TMPDIR/hub.ini
# go WORD...: without a terminal.
go() {
	out=$(env -u DISPLAY -u WAYLAND_DISPLAY HOME="$TMPDIR/home" XDG_RUNTIME_DIR="$TMPDIR/run" \
		"$HUB" --config "$INI" go "$@" 2>"$TMPDIR/err" <"${IN:-/dev/null}") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
left() { ls "$TMPDIR/run" "$TMPDIR/home"; }
before=$(left)

# --- one command, its bytes as they are
go hub@server list families --format csv
is 'a command there' 0 "$status"
has 'gives what it gives there' Okafor "$out"
has 'ssh is asked with fixed words' '-T -a -x -o ClearAllForwardings=yes' "$(cat "$TMPDIR/asked")"
go hub@server:2222 add child "child=Mia 'Bee' \$(id)" family=Okafor
has 'the port goes along' '-p 2222 -- hub@server' "$(cat "$TMPDIR/asked")"
go hub@server list children --format csv
has 'quotes and all' "Mia 'Bee' \$(id)" "$out"
go hub@server nonsense
is 'its exit status' 64 "$status"
go -o "$TMPDIR/rota.pdf" hub@server print rota --format pdf
is 'a page into a file' 0 "$status"
is 'byte by byte' '%PDF-' "$(head -c 5 "$TMPDIR/rota.pdf")"
printf 'family\nSmith\n' >"$TMPDIR/families.csv"
IN=$TMPDIR/families.csv
go hub@server import csv - --what families
is 'what is sent goes in' 0 "$status"
IN=
go hub@server
is 'the screen needs a terminal' 64 "$status"
for wrong in '-oProxyCommand=id' 'a b' '../x' '-h x'; do
	go -- "$wrong" list
	is "no name of a server: $wrong" 64 "$status"
done

# --- what goes wrong, in words
go hub@nowhere list families
is 'a server that is nowhere' 69 "$status"
has 'is told by ssh' 'Could not resolve' "$err"
if ! script -qefc true /dev/null >/dev/null 2>&1 </dev/null; then
	echo "ok $((n + 1)) - on a terminal # SKIP there is no script(1) here"
	n=$((n + 1))
	done_testing
fi
sits '' go hub@nowhere
is 'on a terminal' 69 "$status"
has 'what to do about it' 'how the server' "$out"
sits '' go hub@refused
has 'a key that is not known' 'id_ed25519.pub' "$out"
sits '' go hub@changed
has 'another key of the server' 'Do not go on' "$out"

# --- the screen and back
sits 'screen reader=>\033
TODAY=>q' go hub@server
is 'the screen, and left' 0 "$status"
lacks 'no mark is shown' hub-fetch "$out"

# --- a line that drops
esc=$(printf '\033')
sits 'Enter goes in again=>q\n' go hub@gone
is 'a dropped line' 69 "$status"
has 'is said' 'The line to hub@gone dropped. Nothing came through' "$out"
has 'the window is put right' "${esc}[?25h${esc}[?1000l${esc}[?1006l${esc}[?2004l${esc}[?1049l" "$out"
has 'and what is safe' 'What you were typing is kept' "$out"
touch "$TMPDIR/drop"
sits 'Enter goes in again=>\n
TODAY=>q' go hub@server
is 'Enter goes in again' 0 "$status"
has 'what was saved is asked there' 'Your last saved step: ' "$out"

# --- told to end, as by a window that is closed, whatever ssh does then
sits 'TODAY=>!kill "$(cat "$TMPDIR/go.pid")"' go hub@server
[ "$status" -ne 0 ] && r=0 || r=1
result $r 'it ends when it is told to'
is 'and tidies up' "$before" "$(left)"

# --- pages come over by themselves, and go again
sits 'What do you want=>Print the list of families\n
own computer=>y\n
on its way=>0\n
When you have finished=>\n' go hub@server plain
is 'printed there' 0 "$status"
is 'opened here, as one word' '1 families.pdf %PDF-' "$(sed 's|[^ ]*/||' "$TMPDIR/opened")"
is 'and removed again' "$before" "$(left)"
go hub@server fetch
is 'it waits no more' 'Nothing waits for you.' "$out"
sits 'When you have finished=>\n' go hub@server print rota
has 'a page asked for by a command opens too' 'print-rota.pdf %PDF-' "$(cat "$TMPDIR/opened")"
INI=$TMPDIR/bare.ini
sits '' go hub@server print rota
has 'without a desktop it is said where it is' "$TMPDIR/home/print-rota.pdf" "$out"
is 'for this person alone' '-rw-------' "$(ls -l "$TMPDIR/home/print-rota.pdf" | cut -c1-10)"
done_testing
