# SPDX-License-Identifier: MIT
# What make install gives sshd, exactly, under a sshd that is root: it asks hub for the keys as the
# account hubkeys. README's page is followed on this machine, whose /etc, /usr/local, /var/lib and /run
# are copies within namespaces of this test alone, with a network of their own; nothing of it stays.
. tests/support/tap.sh
. tests/support/sshd.sh
. tests/support/server_page.sh
ROOT=/ HOME_DIR=$TMPDIR/home

if [ "$1" != inside ]; then
	why=
	sshd_look
	[ "$(id -u)" -eq 0 ] || why='only root can let sshd ask for keys'
	[ -n "$why" ] || unshare --mount --net --pid --fork --mount-proc --propagation private true 2>/dev/null || why='no namespaces can be made here'
	[ -n "$why" ] || command -v useradd su ip make >/dev/null || why='accounts cannot be made here'
	if [ -n "$why" ]; then
		echo "ok 1 - as make install gives it # SKIP $why"
		exit 0
	fi
	exec env SSHD="$SSHD" SSHD_LIBS="$SSHD_LIBS" unshare --mount --net --pid --fork --mount-proc --propagation private sh "$0" inside
fi

# --- a machine of its own ------------------------------------------------------------------------
over() {
	mkdir -p "/run/over/$1/up" "/run/over/$1/work"
	mount -t overlay overlay -o "lowerdir=$2,upperdir=/run/over/$1/up,workdir=/run/over/$1/work" "$2"
}
mount -t tmpfs tmpfs /run && over etc /etc && over lib /var/lib && mount -t tmpfs -o mode=755 tmpfs /usr/local && ip link set lo up || {
	echo 'ok 1 - as make install gives it # SKIP no copy of this machine can be laid over it'
	exit 0
}
rm -rf /etc/hub /var/lib/hub /etc/ssh/sshd_config.d
mkdir -p /usr/local/bin /usr/local/sbin /run/sshd /etc/ssh/sshd_config.d
id sshd >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin sshd
[ ! -e "$SSHD_X/usr/share/openssh/sshd_config" ] || cp "$SSHD_X/usr/share/openssh/sshd_config" /etc/ssh/sshd_config
[ -e /etc/pam.d/sshd ] || cp "$SSHD_X/etc/pam.d/sshd" /etc/pam.d/sshd
ssh-keygen -A >/dev/null
systemctl_in /usr/local/sbin -E /run/sshd.log
SSHD_PATH=${SSHD%/*}
home_up
# A machine that logs more than usual, takes keys of an authority of its own, and has news for all.
/usr/bin/ssh-keygen -q -t ed25519 -N '' -f /run/authority
printf '\nLogLevel VERBOSE\nTrustedUserCAKeys /run/authority.pub\nPermitUserEnvironment yes\n' >>/etc/ssh/sshd_config
echo 'news of this machine' >/etc/motd
# A program with a leak checker forgives there what it forgives here.
cp tests/support/lsan.supp /run/lsan.supp
echo 'SetEnv LSAN_OPTIONS=suppressions=/run/lsan.supp:print_suppressions=0' >>/etc/ssh/sshd_config

# --- the page ---------------------------------------------------------------------------------------
did=$(make -s -o all install V="${B##*/}" 2>&1) && status=0 || status=$?
out=$did
is 'make install' 0 "$status"
has 'says what to do for ssh' '/etc/ssh/sshd_config.d' "$did"
is 'and does nothing of it' '' "$(ls /etc/ssh/sshd_config.d; ls -d /etc/hub /var/lib/hub 2>/dev/null)"
for step in 'on_server server 2' 'on_server server 3' 'at_home 1' 'on_server server 4' 'at_home 2'; do
	out=$($step 2>&1) && status=0 || status=$?
	is "the page: $step" 0 "$status"
done
head -c 5 "$HOME_DIR/rota.pdf" | grep -q '%PDF-' && r=0 || r=1
result $r 'a page came by ssh'
there() {
	out=$(from_home "$@" 2>"$TMPDIR/err") && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
there hub@server list families
is 'Amina comes in' 0 "$status"
has 'and sees what she sent' Smith "$out"
lacks 'and no news of the machine' 'news of' "$(cat "$HOME_DIR/screen")$out"
there -i "$HOME_DIR/.ssh/jo" -o IdentitiesOnly=yes -F none hub@127.0.0.1 list families
is 'Jo, who was closed, does not' 255 "$status"

# --- what hub doctor says of it ---------------------------------------------------------------------------
# doctor NAME STATE CHECK...: so are these checks, asked from the account of the hub.
doctor() {
	name=$1 want=$2
	shift 2
	out=$(su - hub -c 'hub doctor --format csv' 2>&1) || :
	for check in "$@"; do
		printf '%s\n' "$out" | grep "^$check,[^,]*,[^,]*,$want," >/dev/null && r=0 || r=1
		result $r "doctor, $name: $check is $want"
	done
}
doctor 'as the page leaves it' fine opens whole journal readers owner folder writable keys-file program sshd system-ini helper lines hub.ini pages
there hub@server doctor --brief
[ "$status" -le 1 ] && r=0 || r=1
result $r 'doctor comes over ssh too'
lacks 'and names nobody' Amina "$out"
mv /etc/ssh/sshd_config.d/hub.conf /run/hub.conf
doctor 'without the lines for sshd' wrong sshd
mv /run/hub.conf /etc/ssh/sshd_config.d/hub.conf
chgrp hub /var/lib/hub/hub.db.authorized_keys
doctor 'keys that sshd cannot ask for' wrong helper
chgrp hubkeys /var/lib/hub/hub.db.authorized_keys
chmod go+w /usr/local/bin/hub
doctor 'a program that others may change' wrong helper program
chmod go-w /usr/local/bin/hub

# --- what sshd makes of the lines ----------------------------------------------------------------------
lines() { LD_LIBRARY_PATH=$SSHD_LIBS "$SSHD" -T -C "user=$1,host=x,addr=203.0.113.7" 2>/dev/null; }
hub=$(lines hub) root=$(lines root)
for line in 'authorizedkeyscommand /usr/local/bin/hub keys %t %k' 'authorizedkeyscommanduser hubkeys' 'authorizedkeysfile none' \
	'authenticationmethods publickey' 'disableforwarding yes' 'permituserrc no' 'permittunnel no' 'exposeauthinfo yes' \
	'acceptenv NOTHING' 'trustedusercakeys none' 'loglevel INFO' 'maxsessions 4' 'clientaliveinterval 30'; do
	has "for hub: $line" "
$line
" "
$hub
"
done
has 'for others all is as it was' 'authorizedkeysfile .ssh/authorized_keys' "$root"
lacks 'nobody else is asked about' 'hub keys' "$root"

# --- nobody else ------------------------------------------------------------------------------------------
/usr/bin/ssh-keygen -q -t ed25519 -N '' -f "$HOME_DIR/.ssh/stranger"
stranger=$(cat "$HOME_DIR/.ssh/stranger.pub")
printf '#!/bin/sh\nexec /usr/bin/ssh -F none -i "%s" %s hub@127.0.0.1 "$@" </dev/null\n' "$HOME_DIR/.ssh/stranger" "$SSH_HERE" >"$HOME_DIR/bin/as-stranger"
chmod 755 "$HOME_DIR/bin/as-stranger"
shut() {
	out=$("$HOME_DIR/bin/as-stranger" -o BatchMode=yes id 2>&1) && status=0 || status=$?
	is "$1" 255 "$status"
}
shut 'a key that is nobody stays out'
mkdir -p /var/lib/hub/.ssh
printf '%s\n' "$stranger" | tee /var/lib/hub/.ssh/authorized_keys >/var/lib/hub/.ssh/authorized_keys2
chown -R hub:hub /var/lib/hub/.ssh
shut 'also when it lies in the folder of the account'
printf '%s\n' "$stranger" >>/var/lib/hub/hub.db.authorized_keys
shut 'or in the file of the keys, without its command'
doctor 'keys that somebody slipped in' wrong lines keys-file
/usr/bin/ssh-keygen -q -s /run/authority -I x -n hub "$HOME_DIR/.ssh/stranger.pub"
shut 'or was signed by an authority of the machine'
out=$(/usr/bin/ssh -F none -v $SSH_HERE -o LogLevel=DEBUG -o PubkeyAuthentication=no hub@127.0.0.1 id 2>&1 </dev/null) || :
has 'nothing but a key is taken' 'Permission denied (publickey)' "$out"

as_keys() { setpriv --reuid hubkeys --regid hubkeys --clear-groups "$@" >/dev/null 2>&1; }
as_keys test -r /var/lib/hub/hub.db.authorized_keys && r=0 || r=1
result $r 'hubkeys reads the keys'
for path in /var/lib/hub /var/lib/hub/hub.db; do
	as_keys cat "$path" || as_keys ls "$path/" && r=1 || r=0
	result $r "but not $path"
done
as_keys sh -c 'echo x >>/var/lib/hub/hub.db.authorized_keys' && r=1 || r=0
result $r 'nor changes them'

mv /var/lib/hub/hub.db.authorized_keys /var/lib/hub/kept
ln -s kept /var/lib/hub/hub.db.authorized_keys
there hub@server list families
is 'keys behind a link let nobody in' 255 "$status"
su - hub -c 'hub user enable Jo' >/dev/null
[ ! -L /var/lib/hub/hub.db.authorized_keys ] && r=0 || r=1
result $r 'the next step of hub puts a file there again'
lacks 'without the line that was slipped in' "$stranger" "$(cat /var/lib/hub/hub.db.authorized_keys)"
there hub@server list families
is 'which lets Amina in' 0 "$status"

# --- what the machine writes down ---------------------------------------------------------------------------
# A key, or its fingerprint, may have any two letters in it.
log=$(sed 's#\(SHA256:\|AAAA\)[A-Za-z0-9+/]*##g' /run/sshd.log)
has 'sshd says that somebody came in' 'Accepted publickey for hub' "$log"
for name in Amina Jo Smith 'list families'; do
	lacks "and nothing of $name" "$name" "$log"
done
is 'hub itself knows no system log' '' "$(nm -D /usr/local/bin/hub 2>/dev/null | grep -w 'syslog\|openlog\|sd_journal_send')"
done_testing
