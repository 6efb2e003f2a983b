# SPDX-License-Identifier: MIT
# The words themselves: options, help, version, output files, the manual page.
. tests/support/tap.sh

run init --name 'Robin Hub' --carer Amina
run add family family=Okafor

exits 'unknown command' 64 lst families
has 'did you mean' 'Did you mean hub list?' "$err"
exits 'unknown option' 64 list families --formt csv
has 'did you mean' 'Did you mean --format?' "$err"
exits 'unknown short option' 64 list families -x
exits 'an option another command takes' 64 list families --seed 3
exits 'a value missing' 64 list families --format
exits 'a value that looks like an option' 64 list families --find --removed
exits 'unless it is meant' 0 list families --find=--removed
exits 'an option twice' 64 list families --find a --find b
exits 'not one of the choices' 64 list families --format xml
exits 'a flag with a value' 64 list families --removed=yes
exits 'too few words' 64 show family
has 'the usage is told' 'hub show WHAT NAME-OR-ID' "$err"
exits 'too many words' 64 list families stays
exits 'a number that is none' 64 init --name A --carer B --beds two
exits 'a number out of range' 64 init --name A --carer B --beds 99
exits 'options before the command' 0 --format csv list families
is 'count as behind it' 2 "$(printf '%s\n' "$out" | wc -l)"
exits 'with = too' 0 list families --format=csv

bare --version
is 'version' 0 "$status"
has 'version' 'hub ' "$out"
bare help
is 'help' 0 "$status"
commands=$(printf '%s\n' "$out" | sed -n 's/^  \([a-z][a-z ]*[a-z]\).*  .*/\1/p')
[ "$(printf '%s\n' "$commands" | wc -l)" -ge 12 ] && r=0 || r=1
result $r 'help lists the commands'
printf '%s\n' "$out" | awk '{ if (length($0) > 140) bad = 1 } END { exit bad }' && r=0 || r=1
result $r 'its lines are not endless'
for words in init list 'list removed' show history add edit remove 'bring back' undo redo rules settings help man completion; do
	bare help $words
	is "help $words" 0 "$status"
	has "its usage: $words" "hub $words" "$out"
	by_help=$out
	bare $words --help
	is "$words --help is the same" "$by_help" "$out"
done
bare help lisst
is 'help for what is not there' 64 "$status"
bare help family
has 'help for a noun lists its fields' 'stays_per_year' "$out"

# HUB_NOW sets the clock in the program that the tests run, not in the one people run.
HUB_NOW=garbage run list families
is 'HUB_NOW is read here' 65 "$status"
HUB_NOW=garbage "$(dirname "$HUB")/hub" --db "$DB" list families >/dev/null 2>&1 && status=0 || status=$?
is 'and passed over by the program itself' 0 "$status"

# -o
run list families --format csv -o "$TMPDIR/out.csv"
is 'to a file' 0 "$status"
is 'nothing is printed' '' "$out"
has 'it is there' 'Okafor' "$(cat "$TMPDIR/out.csv")"
is 'only its owner may read it' '-rw-------' "$(ls -l "$TMPDIR/out.csv" | cut -c1-10)"
run show family Nobody -o "$TMPDIR/out.csv"
is 'a command that fails' 66 "$status"
has 'leaves the old file' 'Okafor' "$(cat "$TMPDIR/out.csv")"
is 'and nothing beside it' 1 "$(ls "$TMPDIR"/out.csv* | wc -l)"
exits 'a folder' 73 list families -o "$TMPDIR"
exits 'a folder that is not there' 73 list families -o "$TMPDIR/none/out.csv"
if [ -c /dev/full ]; then
	exits 'a full disk' 74 list families -o /dev/full
	has 'says so' 'full' "$err"
	"$HUB" --db "$DB" list families >/dev/full 2>"$TMPDIR/err" && status=0 || status=$?
	is 'standard output on a full disk' 74 "$status"
fi
run list families -o -
has 'a dash is standard output' 'Okafor' "$out"

# A reader that has seen enough.
i=0
while [ $i -lt 40 ]; do
	run add family "family=Family $i" "notes=$(printf '%0200d' $i)"
	i=$((i + 1))
done
{
	"$HUB" --db "$DB" list families --format json 2>"$TMPDIR/err"
	echo $? >"$TMPDIR/rc"
} | head -c 1 >/dev/null
is 'no word about a closed pipe' '' "$(cat "$TMPDIR/err")"

# A folder that cannot be written to (root writes anywhere).
if [ "$(id -u)" -ne 0 ]; then
	chmod 500 "$TMPDIR"
	exits 'a file that cannot be made' 73 init --name A --carer B --db "$TMPDIR/new.db"
	chmod 700 "$TMPDIR"
fi

run rules --format json
json 'the rules are JSON'
has 'with their numbers' '"rule": 5,' "$out"
run settings
is 'settings' 0 "$status"
has 'say where they come from' 'No hub.ini' "$out"
has 'each is there' 'stay_days_england' "$out"
mkdir -p "$HOME/.config/hub"
printf '[rota]\nbeds = 4\n' >"$HOME/.config/hub/hub.ini"
chmod 600 "$HOME/.config/hub/hub.ini"
run settings --format csv
has 'hub.ini holds' 'rota,beds,4,' "$out"
printf '[rota]\nbets = 4\n[scren]\nx = 1\n' >"$HOME/.config/hub/hub.ini"
exits 'a wrong hub.ini' 78 list families
has 'each fault is told' 'line 2' "$err"
has 'each fault is told' 'line 3' "$err"
rm "$HOME/.config/hub/hub.ini"
exits 'a hub.ini that is not there' 66 --config "$TMPDIR/none.ini" list families

bare completion bash
is 'completion' 0 "$status"
if command -v bash >/dev/null; then
	printf '%s\n' "$out" | bash -n && r=0 || r=1
	result $r 'bash reads it'
	printf '%s\n' "$out" >"$TMPDIR/completion"
	# after WORDS...: what bash offers behind them.
	after() {
		bash -c '. "$0"; COMP_WORDS=(hub "$@"); COMP_CWORD=$#; _hub; echo "${COMPREPLY[*]}"' "$TMPDIR/completion" "$@"
	}
	is 'the beginning of a command is completed' rota "$(after rot)"
	is 'then its second word' 'fill' "$(after rota fi)"
	is 'an option of it' '--keep-agreed' "$(after rota fill --kee)"
	is 'kinds of records' 'medicines' "$(after list medi)"
	is 'and words that go on a command' 'removed' "$(after list remo)"
	: >"$TMPDIR/here.ics"
	is 'files where files go' 'here.ics' "$(cd "$TMPDIR" && after import calendar her)"
fi
bare completion zsh
is 'another shell' 64 "$status"
bare man
is 'the manual page' 0 "$status"
has 'has all commands' 'hub list removed' "$out"
if command -v groff >/dev/null; then
	faults=$("$HUB" man | groff -man -Tutf8 -ww -z 2>&1) || true
	is 'groff has nothing to say against it' '' "$faults"
fi

# Nothing a person typed reaches the terminal as a control.
run add family "family=$(printf 'Esc\033[31mRed')"
run list families
is 'no escape comes out' 0 "$(printf '%s' "$out$err" | grep -c "$(printf '\033')")"
exits 'bytes that are not UTF-8' 64 add family "family=$(printf 'a\377b')"
done_testing
