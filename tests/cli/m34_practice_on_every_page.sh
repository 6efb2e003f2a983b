# SPDX-License-Identifier: MIT
# What a practice hub prints says PRACTICE on each page, whichever page, form and way of naming.
. tests/support/tap.sh
HUB_NOW=2026-11-21T10:20
export HUB_NOW

# of PAGE: which record it is of.
of() {
	case $1 in
	fridge | child | card) echo Theo ;;
	family | copy) echo Okafor ;;
	register | signout | event | risk) echo 'Coffee morning' ;;
	esac
}
# pages NAME ARG...: as many PRACTICE as pages, and at least one.
pages() {
	name=$1
	shift
	exits "$name is printed" 0 "$@"
	marks=$(printf '%s\n' "$out" | grep -c PRACTICE)
	is "$name: on each page" "$(printf '%s\n' "$out" | awk 'BEGIN { RS = "\f" } END { print NR }')" "$marks"
}

run practice --make --years 1
exits 'which pages there are' 64 print
rows=$(printf '%s\n' "$err" | tr ',' '\n' | sed -n 's/.*hub print \([a-z]*\)\.*$/\1/p' | sort -u)
has 'the rota is one' rota "$rows"
has 'the risk sheet another' risk "$rows"
run --as Amina add risk_sheet event='Coffee morning' kind=usual
for page in $rows; do
	set -- "$(of "$page")"
	[ -n "$1" ] || shift
	pages "$page" --as Amina print "$page" "$@" --format text
	exits "$page for those who listen" 0 --as Amina print "$page" "$@" --format lines
	has "$page for those who listen" PRACTICE "$out"
	case $page in rules | figures | copy | child | card | risk) continue ;; esac
	pages "$page with initials" --as Amina print "$page" "$@" --format text --names initials
done
pages 'the calendar as a list' --as Amina print calendar --by agenda --format text
pages 'the rota by families' --as Amina print rota --by family --format text
exits 'the day on the screen of a pipe' 0 --as Amina today
has 'says so too' PRACTICE "$out"
done_testing
