#!/bin/sh
# SPDX-License-Identifier: MIT
# Each lint fails when a breach is planted in a copy of the tree.
top=$(pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0

fresh() {
	rm -rf "$tmp/t"
	mkdir -p "$tmp/t/src" "$tmp/t/include/hub" "$tmp/t/tests" "$tmp/t/b/src"
	cp -r "$top/tests/lint" "$tmp/t/tests/lint"
	for room in base config store model scheduler service exchange command ui; do
		mkdir -p "$tmp/t/src/$room" "$tmp/t/include/hub/$room" "$tmp/t/b/src/$room"
	done
	printf '/* SPDX-License-Identifier: MIT */\nint fine(void);\nint fine(void)\n{\n    return 1;\n}\n' >"$tmp/t/src/base/fine.c"
	cd "$tmp/t" || exit 1
}
compile() { ${CC:-cc} -w -O0 -x c -c -o "b/${1%.c}.o" "$1"; }
result() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
# fails LINT WHAT: the clean copy passed, this one must not.
fails() {
	if sh "tests/lint/$1.sh" b >out 2>&1; then rc=1; else rc=0; fi
	rm -f out
	result $rc "$1 sees $2"
}
# source FILE TEXT...: write a file with the SPDX line on top.
source() {
	file=$1
	shift
	{ echo '/* SPDX-License-Identifier: MIT */' && printf '%s\n' "$@"; } >"$file"
}

fresh
compile src/base/fine.c
source src/ui/panes.c 'typedef int none;'
for lint in layers symbols globals banned lengths cycles spdx words messages panes sources map; do
	sh "tests/lint/$lint.sh" b >out 2>&1
	result $? "$lint passes a clean tree"
done

fresh && source src/scheduler/x.c '#include "hub/store/store.h"' && fails layers 'the scheduler using store'
fresh && source src/ui/x.c '#include "hub/store/store.h"' && fails layers 'the screen reaching the store'
fresh && source include/hub/model/x.h '#include "hub/service/hub.h"' && fails layers 'model using service'
fresh && source src/ui/x.c '#include "../store/store_priv.h"' && fails layers 'a private header of another room'
fresh && source src/ui/list.c '#include <curses.h>' && fails layers 'curses outside ui/term'
fresh && source src/model/x.c '#include <sqlite3.h>' && fails layers 'SQLite outside store'

breach() { # FILE CALL WHAT
	fresh
	source "$1" "void $2(void);" "void f(void)" "{" "    $2();" "}"
	compile "$1"
	fails symbols "$3"
}
breach src/model/x.c sqlite3_step 'SQLite called outside store'
breach src/ui/list.c doupdate 'ncurses called outside ui/term'
breach src/command/x.c iniparser_load 'iniparser called outside config'
breach src/scheduler/x.c time 'the scheduler asking the time'
breach src/scheduler/x.c fopen 'the scheduler opening a file'
breach src/service/x.c malloc 'a heap outside base'
breach src/service/x.c getrandom 'randomness outside base'
breach src/base/x.c system 'system'
breach src/base/x.c __strcpy_chk 'strcpy behind its fortified name'
breach src/store/x.c exit 'the program ended outside hub_die'

fresh && source src/model/x.c 'static int count;' 'int next(void) { return ++count; }' && compile src/model/x.c && fails globals 'a static counter'
fresh && source src/model/x.c 'int next(void) { static int count; return ++count; }' && compile src/model/x.c && fails globals 'a counter inside a function'
fresh && source src/model/x.c 'static _Thread_local int count;' 'int next(void) { return ++count; }' && compile src/model/x.c && fails globals 'a counter of a thread'
fresh && source src/ui/x.c 'void f(char *a, const char *b) { strcpy(a, b); }' && fails banned 'strcpy in the source'
fresh && source src/ui/x.c '#define TRY(x) \' '    if (x) return 1' && fails banned 'a macro that returns'
fresh && source src/ui/x.c 'static const char Q[] = "SELECT name FROM family";' && fails banned 'SQL on the screen'
fresh && { source src/ui/x.c 'void f(void)' '{' && yes '    g();' | head -n 60 && echo '}'; } >more && cat more >>src/ui/x.c && fails lengths 'a function of 62 lines'
fresh && { source src/ui/x.c && yes '/* . */' | head -n 500; } >more && cat more >>src/ui/x.c && fails lengths 'a file of more than 500 lines'
fresh && source include/hub/base/a.h '#include "hub/base/b.h"' && source include/hub/base/b.h '#include "hub/base/a.h"' && fails cycles 'two headers that include each other'
fresh && echo 'int x;' >src/ui/x.c && fails spdx 'a file without a licence'
fresh && mkdir docs && fails top 'a folder that does not belong'
fresh && source src/ui/x.c "/* TO""DO: later */" && fails words 'a note to ourselves'
fresh && source src/ui/x.c "const char *p = \"/wo""rk/x\";" && fails words 'a path of one machine'
fresh && source src/ui/x.c "const char *p = \"A res""pite stay\";" && fails words 'an unkind word'
fresh && mkdir -p tests/cli && source tests/cli/x.sh 'sleep 1' && fails words 'a test that waits for time'
fresh && source src/ui/x.c 'const char *p = "It failed with ENO''ENT.";' && fails messages 'an errno'
fresh && source src/ui/x.c 'void f(struct hub_err *err) { hub_fail(err, HUB_EIO, "It was not saved"); }' && fails messages 'a sentence without its end'
fresh && source src/service/x.c 'const char *p = "Say it with --wh''at.";' && fails messages 'an option that nobody can type there'
fresh && source src/ui/x.c 'const char *p = "This is an over''ride.";' && fails messages 'a word of the trade'
fresh && source src/ui/x.c 'const char *p = "A con''tact visit";' && fails messages 'contact as family time'
fresh && source src/ui/panes.c 'int x;' && source src/ui/x.c 'const struct pane_ops pane_x = {' '};' && fails panes 'a pane that is not listed'
fresh && source src/scheduler/x.c 'const char *s = "S45";' && fails sources 'a source nobody can look up'
fresh && echo '- S45 An act' >README.md && fails sources 'a source that nothing names'
fresh && echo 'The list is `ui/lists.c`.' >src/README.md && fails map 'a file that is not there'
echo "1..$n"
