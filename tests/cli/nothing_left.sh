# SPDX-License-Identifier: MIT
# While a hub in a sealed file is opened, worked in, searched, printed, erased from and closed, no
# name in it is written or mapped to any file, and no file is opened for writing but its own: every
# call to the system is looked at. The screen is driven on a terminal of its own.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
if ! strace -o /dev/null true 2>/dev/null; then
	echo 'ok 1 - nothing is left # SKIP strace is not here, or may not look at programs'
	echo '1..1'
	exit 0
fi
# A program that is looked at cannot be searched for leaks by its sanitizer; other tests are.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export ASAN_OPTIONS
WORDS='copper river biscuit'
FILE=$TMPDIR/stick/robin.hub
NAME=Quillfeather
mkdir "$TMPDIR/stick" "$TMPDIR/trace" "$TMPDIR/work"
printf '%s\n' "$WORDS" >"$TMPDIR/words"
CALLS=open,openat,openat2,creat,write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,mmap,memfd_create,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat,execve
# look ARG...: the program, each of its calls in a file of its own; files by name.
look() {
	strace -f -ff -y -s 65536 -e trace=$CALLS -e signal=none -o "$TMPDIR/trace/t" "$HUB" --db "$FILE" "$@" \
		--passphrase-fd 7 7<"$TMPDIR/words" >"$TMPDIR/out" 2>"$TMPDIR/err" && status=0 || status=$?
	out=$(cat "$TMPDIR/out") err=$(cat "$TMPDIR/err")
}
"$HUB" init --name 'Robin Hub' --carer Amina --beds 2 --sealed "$FILE" --passphrase-fd 7 7<"$TMPDIR/words" >/dev/null

cd "$TMPDIR/work" || exit 1
look add family family=$NAME
is 'a family' 0 "$status"
look add child family=$NAME child="Zelda $NAME" allergy=nuts
is 'a child' 0 "$status"
look add log family=$NAME kind=call fact="Mrs $NAME rang." 'at=2026-11-20 10:00'
is 'an entry of the log' 0 "$status"
look edit family $NAME phone='0161 496 0000'
look find quillf
has 'it is found' "Zelda $NAME" "$out"
look list families --find quill
has 'and listed' $NAME "$out"
look print families --format text --names full
is 'a page as text' 0 "$status"
look print card "Zelda $NAME" --format text
has 'with the name' Zelda "$out"
look today
look undo
is 'taken back' 0 "$status"
look history family $NAME
printf '%s\nerase\n' $NAME >"$TMPDIR/answers"
look erase family $NAME --why 'they asked' <"$TMPDIR/answers"
is 'erased' 0 "$status"
look add family family=$NAME
printf 'Families\n+\nMuriel %s\n1\n0\n0\n0\n' $NAME >"$TMPDIR/answers"
strace -f -ff -y -s 65536 -e trace=$CALLS -e signal=none -o "$TMPDIR/trace/plain" "$HUB" --db "$FILE" plain \
	--passphrase-fd 7 7<"$TMPDIR/words" <"$TMPDIR/answers" >"$TMPDIR/out" 2>&1
has 'plain questions' 'Saved.' "$(cat "$TMPDIR/out")"
# A copy taken away: made, worked in, closed.
COPY=$TMPDIR/stick/away.hubpack
printf '%s\nlantern gravel soup\n' "$WORDS" >"$TMPDIR/words"
look take -o "$COPY"
is 'a copy is taken' 0 "$status"
echo 'lantern gravel soup' >"$TMPDIR/words"
HOME_FILE=$FILE FILE=$COPY
look add log family=$NAME kind=call fact="Mrs $NAME rang again." 'at=2026-11-21 09:00'
is 'and written in' 0 "$status"
look open "$COPY"
look find quillf
has 'and searched' "$NAME" "$out"
look print families --format text --names full
FILE=$HOME_FILE
echo "$WORDS" >"$TMPDIR/words"
cd - >/dev/null || exit 1

# The screen, with a form, a search and the big lists, as a person would.
cat >"$TMPDIR/hub-looked-at" <<END
#!/bin/sh
exec strace -f -ff -y -s 65536 -e trace=$CALLS -e signal=none -o "$TMPDIR/trace/screen" "$HUB" --db "$FILE" "\$@"
END
chmod +x "$TMPDIR/hub-looked-at"
cat >"$TMPDIR/screen.tui" <<END
begin Passphrase of robin.hub:
answer "$WORDS"
see TODAY
keys 2
see $NAME
keys n l Enter "Dana" Enter "Otto $NAME rang." Ctrl-S
see Saved
keys / "quill" Enter Esc
keys Ctrl-P "find everywhere" Enter "quillf"
keys Esc Esc 3 4 5 6 7 1
keys q
exit 0
END
"$B/tests/tui/run" "$TMPDIR/hub-looked-at" "$TMPDIR/screen.tui" >"$TMPDIR/out" 2>&1
status=$?
out=$(cat "$TMPDIR/out") err=
is 'the screen' 0 "$status"

cat "$TMPDIR"/trace/* >"$TMPDIR/all"
calls=$(wc -l <"$TMPDIR/all")
[ "$calls" -gt 500 ] && r=0 || r=1
result $r "$calls calls were looked at"
# A name goes to standard output and error and to a terminal, nowhere else.
grep "$NAME" "$TMPDIR/all" | grep -vE '^(write|writev)\((1|2)<|^(write|writev)\([0-9]+</dev/(tty|pts/[0-9]+|ptmx)|^execve\(' >"$TMPDIR/told"
out=$(cut -c1-300 "$TMPDIR/told")
is 'no name is written to any file' 0 "$(wc -l <"$TMPDIR/told")"
# Opened for writing: the sealed file, what takes its place, a terminal; by a V=cov build its counts.
grep -E '^(open|openat|openat2|creat)\(' "$TMPDIR/all" | grep -E 'O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|^creat' |
	grep -vE 'ENOENT|EACCES|\.gcda"|"/dev/(tty|null|pts/[0-9]+)"|/stick>, "(robin\.hub|away\.hubpack)(\.new)?"' >"$TMPDIR/opened"
out=$(cut -c1-300 "$TMPDIR/opened")
is 'no other file is opened for writing' 0 "$(wc -l <"$TMPDIR/opened")"
# Shared memory that may be written to is a file, too.
grep -E 'MAP_SHARED' "$TMPDIR/all" | grep PROT_WRITE | grep -v MAP_ANONYMOUS >"$TMPDIR/mapped"
grep -E '^(memfd_create|mkdir|mkdirat|link|linkat|symlink|symlinkat|mknod|mknodat)\(' "$TMPDIR/all" >>"$TMPDIR/mapped"
out=$(cut -c1-300 "$TMPDIR/mapped")
is 'nothing else is mapped or made' 0 "$(wc -l <"$TMPDIR/mapped")"
grep -E '^rename' "$TMPDIR/all" | grep -vE '/stick>, "(robin\.hub|away\.hubpack)\.new", [0-9]+<[^>]*/stick>, "(robin\.hub|away\.hubpack)"' >"$TMPDIR/moved"
out=$(cut -c1-300 "$TMPDIR/moved")
is 'nothing but the file anew is moved' 0 "$(wc -l <"$TMPDIR/moved")"
grep -E '^execve\(' "$TMPDIR/all" | grep -vF "$HUB" >"$TMPDIR/run"
is 'no other program is run' 0 "$(wc -l <"$TMPDIR/run")"
is 'the files have no name in them' 0 "$(cat "$FILE" "$COPY" | grep -c "$NAME")"
is 'nothing is beside them' 'away.hubpack robin.hub' "$(echo $(ls "$TMPDIR/stick"))"
is 'nothing is where the program ran' '' "$(ls -A "$TMPDIR/work")"
done_testing
