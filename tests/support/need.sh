#!/bin/sh
# SPDX-License-Identifier: MIT
# need.sh run|check|fuzz|valgrind|analyse|warnings|tidy|deb|words: see that all that this takes is
# there, and install what is missing with apt-get. Looks for the thing itself, not for a package, so that it is right on
# any system; where there is no apt-get it lists what is missing and stops.
level=$1
PKG=${PKG:-pkg-config}

have() { command -v "$1" >/dev/null 2>&1; }
lib() { "$PKG" --exists "$1" 2>/dev/null; }
header() {
	printf '#include <stddef.h>\n#include <stdio.h>\n#include <%s>\n' "$1" |
		${CC:-cc} -I/usr/include/iniparser -fsyntax-only -x c - 2>/dev/null
}
fuzzer() { echo 'int LLVMFuzzerTestOneInput(void);int LLVMFuzzerTestOneInput(void){return 0;}' | clang -fsanitize=fuzzer,address -x c -o /dev/null - 2>/dev/null; }
fonts() { fc-list 2>/dev/null | grep -qi 'dejavu'; }

# want PACKAGE TEST...: name the package when the test fails.
want() {
	package=$1
	shift
	"$@" || missing="$missing $package"
}

find_missing() {
	missing=
	want build-essential header stdio.h
	want pkg-config have "$PKG"
	want libncurses-dev lib ncursesw
	want libsqlite3-dev lib sqlite3
	want libsodium-dev lib libsodium
	want libutf8proc-dev lib libutf8proc
	want libiniparser-dev header iniparser.h
	want libcsv-dev header csv.h
	want libpango1.0-dev lib pangocairo
	want libical-dev lib libical
	want fontconfig have fc-list
	want fonts-dejavu-core fonts
	ls src/words/*.po >/dev/null 2>&1 && want gettext have msgfmt
	case $level in
	words) want gettext have xgettext ;;
	fuzz)
		want clang have clang
		want libclang-rt-dev fuzzer
		want libcmocka-dev lib cmocka
		want libvterm-dev lib vterm
		;;
	analyse)
		want gcc have gcc
		want clang have clang
		want cppcheck have cppcheck
		;;
	warnings)
		want gcc have gcc
		want clang have clang
		want libclang-rt-dev fuzzer
		want libcmocka-dev lib cmocka
		want libvterm-dev lib vterm
		;;
	deb) want dpkg-dev have dpkg-shlibdeps ;;
	tidy)
		want clang-tidy have clang-tidy
		want clang-format have clang-format
		;;
	check | valgrind)
		want libcmocka-dev lib cmocka
		want libvterm-dev lib vterm
		want poppler-utils have pdftotext
		want binutils have nm
		want strace have strace
		want openssh-client have ssh-keygen
		want gettext have xgettext
		[ "$level" = check ] || want valgrind have valgrind
		;;
	esac
}

# As root, with sudo, or not at all.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}
install() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null >&2
}

find_missing
[ -n "$missing" ] || exit 0
if ! have apt-get; then
	echo "hub needs these; please install them (names as in Debian):$missing" >&2
	exit 1
fi
if [ "$(id -u)" -ne 0 ] && ! have sudo; then
	echo "hub needs these; as root:  apt-get update && apt-get install$missing" >&2
	exit 1
fi
echo "Installing:$missing" >&2
ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || as_root apt-get update -qq >&2
install || { as_root apt-get update -qq >&2 && install; }
find_missing
[ -z "$missing" ] || {
	echo "Still missing after installing:$missing" >&2
	exit 1
}
