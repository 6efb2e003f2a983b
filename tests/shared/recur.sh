#!/bin/sh
# SPDX-License-Identifier: MIT
# recur.sh DIR: every rule of DIR/testdata/rrule and every date of DIR/testdata/uk-dates, which are
# not part of this repository. Run by `make shared SHARED=DIR`.
[ -d "$1/testdata/rrule" ] && [ -d "$1/testdata/uk-dates" ] || { echo "1..0 # skip no rules in $1"; exit 77; }
HUB_SHARED=$1 exec "$B/tests/shared/recur_cases"
