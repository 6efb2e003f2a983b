# SPDX-License-Identifier: MIT
# damaged.sh DIR: every damaged SQLite file of DIR/testdata/sqlite-corrupt as hub, as copy and as
# backup: refused by its name, left as it is, nothing beside it. Run by `make shared SHARED=DIR`.
. tests/support/tap.sh
data=$1/testdata/sqlite-corrupt
[ -d "$data" ] || { echo "1..0 # skip no $data"; exit 77; }
run init --name 'Robin Hub' --carer Amina
hub=$DB
mkdir "$TMPDIR/bad"
at=$TMPDIR/bad/damaged.db

# refused NAME WORDS...: not done, said why, the file as it was and alone.
refused() {
	name=$1
	shift
	cp "$db" "$at"
	timeout 5 "$HUB" "$@" >"$TMPDIR/out" 2>"$TMPDIR/err" </dev/null && status=0 || status=$?
	out=$(cat "$TMPDIR/out") err=$(cat "$TMPDIR/err") r=0
	[ "$status" -ge 64 ] && [ "$status" -le 78 ] || r=1
	case $err in "hub: "*damaged*) ;; *) r=1 ;; esac
	case $err in *SQL* | *malformed*) r=1 ;; esac
	cmp -s "$db" "$at" || r=1
	[ "$(ls "$TMPDIR/bad")" = damaged.db ] || r=1
	result $r "$(basename "$db") as $name"
	rm -rf "$TMPDIR/bad"
	mkdir "$TMPDIR/bad"
}
for db in "$data"/*.db; do
	refused 'a hub' --db "$at" list families
	refused 'a copy' --db "$hub" return "$at" --yes
	refused 'a backup' --db "$hub" backup --check "$at"
	refused 'what is restored' restore "$at" --db "$TMPDIR/new.db"
	[ ! -e "$TMPDIR/new.db" ] && r=0 || r=1
	result $r 'and nothing is made of it'
done
DB=$hub
exits 'the hub is as it was' 0 list families
done_testing
