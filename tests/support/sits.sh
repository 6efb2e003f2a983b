# SPDX-License-Identifier: MIT
# hub on a terminal of its own, by script(1), for tests of what runs around it: after tap.sh.
# $INI is its settings, $TMPDIR/home the home folder; a page opens with the opener of the settings.
mkdir -p "$TMPDIR/home" "$TMPDIR/run"

# seen TEXT: it is shown, or will be before long; a prompt too, which is no whole line.
seen() {
	tries=400
	until grep -aqF -e "$1" "$TMPDIR/shown" || [ $tries -eq 0 ]; do
		tries=$((tries - 1))
		kill -0 $client 2>/dev/null || tries=0
		timeout 0.05 tail -f --pid=$client /dev/null
	done
	grep -aqF -e "$1" "$TMPDIR/shown"
}
# sits KEYS WORD...: on a terminal, with these keys; each waits until what stands before it is shown.
# KEYS: "text=>keys" a line, or "text=>!command". What was shown is in $TMPDIR/shown.
sits() {
	printf '%s\n' "$1" >"$TMPDIR/keys"
	shift
	words=
	for word; do words="$words '$word'"; done
	: >"$TMPDIR/shown"
	mkfifo "$TMPDIR/typed"
	# shellcheck disable=SC2086
	env -u DISPLAY -u WAYLAND_DISPLAY HOME="$TMPDIR/home" XDG_RUNTIME_DIR="$TMPDIR/run" SHELL=/bin/sh \
		timeout 60 script -qefc "stty rows 24 cols 80; '$HUB' --config '$INI' $words" "$TMPDIR/shown" \
		<"$TMPDIR/typed" >/dev/null 2>&1 &
	client=$!
	exec 8>"$TMPDIR/typed"
	while IFS= read -r line; do
		seen "${line%%=>*}" || echo "# not seen: ${line%%=>*}"
		case ${line#*=>} in
		!*) eval "${line#*=>!}" ;;
		*) printf '%b' "${line#*=>}" >&8 ;;
		esac
	done <"$TMPDIR/keys"
	wait $client && status=0 || status=$?
	exec 8>&-
	rm "$TMPDIR/typed"
	out=$(tr -d '\000' <"$TMPDIR/shown") err=
}
