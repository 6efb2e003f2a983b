#!/bin/sh
# SPDX-License-Identifier: MIT
# Length of functions and files: at most 60 and 500 lines, headers 150. A function is what stands
# between { and } in the first column. The longest are told.
find src include -name '*.[ch]' | sort | xargs awk '
FNR == 1 && last != "" { print "file", lines, last }
FNR == 1 { last = FILENAME }
{ lines = FNR }
/^[a-z_].*\(/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
/^\{$/ { start = FNR }
/^\}/ && start { print "function", FNR - start + 1, FILENAME ":" name; start = 0 }
END { if (last != "") print "file", lines, last }' | sort -k1,1 -k2,2nr | awk '
function limit() { return $1 == "function" ? 60 : $3 ~ /\.h$/ ? 150 : 500 }
$2 > limit() { print $3 ": " $2 " lines are too many"; bad = 1 }
$1 == "function" { functions++ }
n[$1]++ < 10 && $2 > ($1 == "function" ? 30 : 200) { worst[$1] = worst[$1] sprintf("\nnote:   %4d %s", $2, $3) }
END {
	print "note: " functions + 0 " functions"
	print "note: longest functions" worst["function"]
	print "note: longest files" worst["file"]
	exit bad
}'
