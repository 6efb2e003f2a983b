# SPDX-License-Identifier: MIT
# A folder into which this person may not write, as somebody who is not root: each verb that makes a
# file says so in a plain sentence, and leaves nothing half written there.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:00
export HUB_NOW
if [ "$(id -u)" -ne 0 ]; then
	nobody() { "$@"; }
elif command -v setpriv >/dev/null && setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
	nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
else
	echo '1..0 # skip nobody but root is here'
	exit 0
fi
# The test's folder may lie where nobody else comes to.
home=$(mktemp -d /tmp/hub-right-XXXXXX)
trap 'chmod -R u+rwx "$home"; rm -rf "$home"' EXIT
cp "$HUB" "$home/hub"
cp "$(dirname "$HUB")/hub-exchange.so" "$home/" 2>/dev/null
chmod 755 "$home" "$home/hub"
HOME=$home/own XDG_RUNTIME_DIR=$home/own
export HOME XDG_RUNTIME_DIR
mkdir "$home/own" "$home/shut"
DB=$home/own/hub.db
[ "$(id -u)" -ne 0 ] || chown 65534:65534 "$home/own"
chmod 700 "$home/own"
printf 'copper river biscuit\n' >"$home/words"
: >"$home/sheet"
chmod 644 "$home/words" "$home/sheet"
if ! nobody "$home/hub" --version >/dev/null 2>&1 && ! nobody "$home/hub" help >/dev/null 2>&1; then
	echo '1..0 # skip nobody else may run the program here'
	exit 0
fi
any() {
	out=$(nobody "$home/hub" "$@" 2>"$TMPDIR/err" 7<"$home/words" 8<"$home/sheet") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
own() { any --db "$DB" "$@"; }
own init --name 'Robin Hub' --carer Amina --beds 2
is 'a hub of their own' 0 "$status"
own add family family=Okafor
own add child child=Mia family=Okafor
own recovery --words
printf '%s\n' "$out" >"$home/sheet"
out=$(nobody "$home/hub" --db "$DB" recovery --passphrase-fd 7 7<"$home/sheet" 2>&1)
own backup "$home/own/b.hubbackup"
is 'with a backup' 0 "$status"
own take -o "$home/own/out.hubpack" --passphrase-fd 7
is 'and a copy' 0 "$status"
own seal "$home/own/stick.hub" --passphrase-fd 7
is 'and a sealed file' 0 "$status"
printf 'before\n' >"$home/shut/there.pdf"
chmod 644 "$home/shut/there.pdf"

# shut NAME ARG...: into the folder that takes nothing.
shut() {
	name="$1 $right"
	shift
	"$@"
	case $status in 66 | 73 | 74 | 77) r=0 ;; *) r=1 ;; esac
	result $r "$name: it is refused"
	has "$name: where is told" "$home/shut" "$err"
	for word in SQL errno .part 'Permission denied' Errno EACCES '(null)' signal; do
		lacks "$name: no $word" "$word" "$err"
	done
	case $err in *[.?]) r=0 ;; *) r=1 ;; esac
	result $r "$name: in a sentence"
	ls -laR "$home/shut" >"$TMPDIR/after"
	is "$name: nothing is left there" "$(cat "$TMPDIR/before")" "$(cat "$TMPDIR/after")"
}
for right in 555 000; do
	chmod $right "$home/shut"
	ls -laR "$home/shut" >"$TMPDIR/before" 2>/dev/null
	shut "backup" own backup "$home/shut/b.hubbackup"
	shut "backup into the folder" own backup --to "$home/shut"
	shut "restore" any restore "$home/own/b.hubbackup" --db "$home/shut/r.db" --words --passphrase-fd 8
	shut "export folder" own export folder "$home/shut/all"
	shut "export into the folder" own export folder "$home/shut"
	shut "export calendar" own export calendar -o "$home/shut/c.ics"
	shut "export log" own export log -o "$home/shut/log.csv"
	shut "list" own list families -o "$home/shut/f.csv"
	shut "print" own print day -o "$home/shut/day.pdf"
	shut "print text" own print day -o "$home/shut/day.txt"
	shut "print over one that is there" own print day -o "$home/shut/there.pdf"
	shut "access" own access Okafor -o "$home/shut/a.pdf"
	shut "take" own take -o "$home/shut/t.hubpack" --passphrase-fd 7
	shut "seal" own seal "$home/shut/s.hub" --passphrase-fd 7
	shut "unseal" own unseal "$home/own/stick.hub" -o "$home/shut/u.db" --passphrase-fd 7
	shut "init" any init --name 'Wren Hub' --carer Ben --db "$home/shut/w.db"
	shut "init sealed" any init --name 'Wren Hub' --carer Ben --sealed "$home/shut/w.hub" --passphrase-fd 7
	shut "practice" any practice --make --db "$home/shut/p.db"
done
own packs --format csv
is 'no copy is said to be out that was not made' 2 "$(printf '%s\n' "$out" | grep -c .)"
own list families
has 'and the hub is whole' Okafor "$out"
done_testing
