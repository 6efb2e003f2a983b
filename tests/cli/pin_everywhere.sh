# SPDX-License-Identifier: MIT
# Every command of commands.def on a file whose only carer has a PIN, and none is given: what its
# row says it needs decides, and nothing of the file is shown or changed.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
bare init --name 'Robin Hub' --carer Amina --beds 2 --db "$DB"
run add family family=Okafor
run add child family=Okafor child=Mia
run export folder "$TMPDIR/out"
printf '4829\n' >"$TMPDIR/lines"
run user pin --passphrase-fd 7 7<"$TMPDIR/lines"
is 'Amina has a PIN' 0 "$status"
cp "$DB" "$TMPDIR/before"

# An argument of each kind that a usage line has.
words_for() {
	for word in $1; do
		case $word in
		WHAT) echo family ;;
		NAME-OR-ID | NAME | CHILD-OR-FAMILY) echo Okafor ;;
		CHILD) echo Mia ;;
		field=value) echo notes=x ;;
		TEXT) echo Okafor ;;
		DIR) echo "$TMPDIR/out" ;;
		FILE) echo "$TMPDIR/out/families.csv" ;;
		bash) echo bash ;;
		esac
	done
}

walked=0
while IFS='|' read -r words args flags; do
	set -- $words $(words_for "$args")
	[ "$words" != init ] || set -- init --name 'Wren Hub' --carer Bea
	out=$(setsid "$HUB" --db "$DB" "$@" </dev/null 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
	walked=$((walked + 1))
	case $flags in
	0)
		lacks "hub $words shows nothing of the file" Okafor "$out$err"
		same=$("$HUB" --db "$TMPDIR/none" "$@" 2>&1 </dev/null || :)
		is "hub $words needs no hub" "$same" "$out$err"
		;;
	*COMMAND_ANYHOW*) # how the file is, and nothing of what is in it
		lacks "hub $words shows nothing of anybody" Okafor "$out$err"
		lacks "hub $words does not say whose the PIN is" Amina "$out$err"
		cp "$DB" "$TMPDIR/before" # it keeps when it looked
		;;
	*COMMAND_HUB* | *COMMAND_START* | *COMMAND_OPENS*)
		case $words in
		open) is 'hub open takes a sealed file alone' 65 "$status" ;; # its PIN: sealed.sh
		*) is "hub $words asks for the PIN" 64 "$status" ;;
		esac
		is "hub $words says nothing before" '' "$out"
		lacks "hub $words names nobody else" Okafor "$err"
		;;
	*) lacks "hub $words shows nothing of the file" Okafor "$out$err" ;;
	esac
	cmp -s "$DB" "$TMPDIR/before" && r=0 || r=1
	result $r "hub $words changes nothing"
done <<END
$(sed -n 's/^COMMAND([a-z_]*, *"\([^"]*\)", *"\([^"]*\)",.*, \([A-Z_0-9| ]*\),$/\1|\2|\3/p' include/hub/command/commands.def)
END
is 'all were walked' "$(grep -c '^COMMAND(' include/hub/command/commands.def)" "$walked"

printf '4829\n' >"$TMPDIR/lines"
run init --name 'Wren Hub' --carer Bea --passphrase-fd 7 7<"$TMPDIR/lines"
is 'with the PIN a hub is added' 0 "$status"
done_testing
