#!/bin/sh
# SPDX-License-Identifier: MIT
# hub.ini seen from outside: every fault told with its line, status 78, nothing half believed.
n=0
result() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
said() { grep -qF "$1" err; }

cd "$TMPDIR" || exit 1
printf '[hub]\nnation = narnia\n[scren]\n' >bad.ini
"$HUB" --config bad.ini settings >out 2>err
test $? -eq 78
result $? 'a wrong hub.ini ends with 78'
said 'bad.ini, line 2: nation: "narnia" is not england' && said 'bad.ini, line 3: there is no section [scren]; did you mean [screen]?'
result $? 'all its faults are told at once, with file and line'
test ! -s out
result $? 'nothing else is done'

"$HUB" --config nowhere.ini settings >out 2>err
test $? -eq 66
result $? 'a file named but not there ends with 66'

printf '[rota]\nbeds = 4\n' >hub.ini
"$HUB" settings >out 2>err && grep -Eq '^rota +beds +4 ' out
result $? 'hub.ini of the current folder is read'
mkdir -p .config/hub && mv hub.ini .config/hub/hub.ini
"$HUB" settings >out 2>err && grep -Eq '^rota +beds +4 ' out
result $? 'else that of the config folder'
test "$(cat .config/hub/hub.ini)" = "$(printf '[rota]\nbeds = 4')" && test "$(ls .config/hub)" = hub.ini
result $? 'and it is not written to'
chmod 666 .config/hub/hub.ini
"$HUB" settings >out 2>err
test $? -eq 78 && said 'can be changed by anyone'
result $? 'a file that anyone may change is not believed'
echo "1..$n"
