#!/bin/sh
# SPDX-License-Identifier: MIT
# Each source that a rule, a setting or a field names (S45) stands in README.md, and no other does.
grep -rhE '"[^"]*\<S[0-9]+\>' src include 2>/dev/null | grep -oE '\<S[0-9]+\>' | sort -u >"$1/named"
sed -n 's/^- \(S[0-9][0-9]*\) .*/\1/p' README.md 2>/dev/null | sort -u >"$1/listed"
bad=$(comm -23 "$1/named" "$1/listed" | sed 's/$/: named in the code, not under Sources in README.md/'
	comm -13 "$1/named" "$1/listed" | sed 's/$/: under Sources in README.md, named nowhere/')
rm -f "$1/named" "$1/listed"
[ -z "$bad" ] || { printf '%s\n' "$bad"; exit 1; }
