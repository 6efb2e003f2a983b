# SPDX-License-Identifier: MIT
# For tests/cli/*.sh: `. tests/support/tap.sh`, then cases, then `done_testing`.
# Standard output and error of the last `run` are in $out and $err, its status in $status.
TMPDIR=${TMPDIR:-$(mktemp -d)} HUB=${HUB:-build/release/hub-test}
n=0 bad=0 out='' err='' status=0
DB=$TMPDIR/hub.db
# The day the tests live on, a Saturday, whatever the machine's calendar says; a test may choose another.
HUB_NOW=2026-11-21T10:00
export HUB_NOW

# run ARG...: the program with this test's database.
run() {
	out=$("$HUB" --db "$DB" "$@" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# bare ARG...: the same without --db.
bare() {
	out=$("$HUB" "$@" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# agreed_elsewhere FAMILY,HOST,ARRIVE,LEAVE: a sleepover that was agreed before hub knew of it.
agreed_elsewhere() {
	printf 'family,host,arrive,leave,legal_basis,status\n%s,private,agreed\n' "$1" >"$TMPDIR/agreed.csv"
	run import csv "$TMPDIR/agreed.csv" --what stays
}
result() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		bad=$((bad + 1))
		echo "not ok $n - $2"
		printf '# status %s\n' "$status"
		printf '%s\n' "$out" | sed 's/^/# out: /' | head -40
		printf '%s\n' "$err" | sed 's/^/# err: /' | head -40
	fi
}
# is NAME EXPECTED ACTUAL
is() {
	[ "$2" = "$3" ] && r=0 || r=1
	[ $r -eq 0 ] || printf '# expected: %s\n#      got: %s\n' "$2" "$3"
	result $r "$1"
}
# has NAME TEXT WHERE: the text is somewhere in it, as it stands.
has() {
	case $3 in *"$2"*) r=0 ;; *) r=1 ;; esac
	[ $r -eq 0 ] || printf '# wanted: %s\n' "$2"
	result $r "$1"
}
# lacks NAME TEXT WHERE: the text is nowhere in it.
lacks() {
	case $3 in *"$2"*) r=1 ;; *) r=0 ;; esac
	[ $r -eq 0 ] || printf '# not wanted: %s\n' "$2"
	result $r "$1"
}
# json NAME: $out is one JSON value, whole. Strings and values shrink to s and v until one is left.
json() {
	left=$(printf '%s' "$out" | tr -d '\n' | awk '{
		gsub(/"([^"\\]|\\.)*"/, "s")
		gsub(/[ \t]/, "")
		gsub(/null|true|false|-?[0-9]+(\.[0-9]+)?/, "v")
		do {
			n = gsub(/\[\]|\{\}/, "v")
			n += gsub(/\{s:[sv](,s:[sv])*\}/, "v")
			n += gsub(/\[[sv](,[sv])*\]/, "v")
		} while (n)
		print
	}')
	[ "$left" = v ] && r=0 || r=1
	[ $r -eq 0 ] || printf '# left over: %.300s\n' "$left"
	result $r "$1"
}
# exits NAME STATUS ARG...: the status of `run`; a failure says why on standard error as "hub: …".
exits() {
	name=$1 want=$2
	shift 2
	run "$@"
	r=0
	[ "$status" -eq "$want" ] || r=1
	case $status:$err in 0:* | 1:* | *:'hub: '*) ;; *) r=1 ;; esac
	[ $r -eq 0 ] || printf '# wanted status %s\n' "$want"
	result $r "$name"
}
done_testing() {
	echo "1..$n"
	[ "$bad" -eq 0 ]
	exit
}
