#!/bin/sh
# SPDX-License-Identifier: MIT
# Length of functions and files. Our aim: 60 and 500 lines, public headers 150. Fails above 100,
# 700 and 200. A function is what stands between { and } in the first column. The worst are told.
find src include -name '*.[ch]' | sort | xargs awk '
FNR == 1 && last != "" { print "file", lines, last }
FNR == 1 { last = FILENAME }
{ lines = FNR }
/^[a-z_].*\(/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
/^\{$/ { start = FNR }
/^\}/ && start { print "function", FNR - start + 1, FILENAME ":" name; start = 0 }
END { if (last != "") print "file", lines, last }' | sort -k1,1 -k2,2nr | awk '
function limit() { return $1 == "function" ? 100 : $3 ~ /\.h$/ ? 200 : 700 }
$2 > limit() { print $3 ": " $2 " lines are too many"; bad = 1 }
$1 == "function" { functions++; if ($2 > 60) long_functions++ }
$1 == "file" && $2 > ($3 ~ /\.h$/ ? 150 : 500) { long_files++ }
n[$1]++ < 10 && $2 > ($1 == "function" ? 30 : 200) { worst[$1] = worst[$1] sprintf("\nnote:   %4d %s", $2, $3) }
END {
	print "note: " functions + 0 " functions, " long_functions + 0 " over 60 lines; " long_files + 0 " files over our aim"
	print "note: longest functions" worst["function"]
	print "note: longest files" worst["file"]
	exit bad
}'
