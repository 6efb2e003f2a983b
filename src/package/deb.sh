#!/bin/sh
# SPDX-License-Identifier: MIT
# deb.sh TREE VERSION: make TREE.deb's package of what make install put into TREE (PREFIX=/usr), and
# print its name. The debian folder it needs is made beside the tree, from what the tree holds.
# Nothing is switched on by installing it: the texts in /usr/share/hub say how.
set -eu
tree=$1 version=$2
work=$(dirname "$tree")
doc=$tree/usr/share/doc/hub
here=$(cd "$(dirname "$0")" && pwd)

strip --strip-unneeded "$tree/usr/bin/hub" "$tree/usr/lib/hub/hub-exchange.so"
sed -n '/^## Licence/,$p' "$doc/README.md" >"$doc/copyright"
gzip -9n <"$here/changelog" >"$doc/changelog.gz"
for page in "$tree"/usr/share/man/man1/*.1; do gzip -9nf "$page"; done
rm -rf "$work/debian"
mkdir -p "$work/debian" "$tree/DEBIAN"
sed "s|@VERSION@|$version|g" "$here/control" >"$work/debian/control"
cp "$here/changelog" "$work/debian/changelog"
cd "$work"
dpkg-shlibdeps -Tdebian/substvars -e "$tree/usr/bin/hub" -e "$tree/usr/lib/hub/hub-exchange.so"
dpkg-gencontrol -Tdebian/substvars -fdebian/files "-P$tree" "-O$tree/DEBIAN/control" "-v$version"
find "$tree" -path "$tree/DEBIAN" -prune -o -type f -printf '%P\n' | LC_ALL=C sort |
	(cd "$tree" && xargs md5sum) >"$tree/DEBIAN/md5sums"
chmod -R u+rwX,go+rX,go-w "$tree"
dpkg-deb --root-owner-group --build "$tree" "$work/hub_${version}_$(dpkg --print-architecture).deb" >&2
echo "$work/hub_${version}_$(dpkg --print-architecture).deb"
