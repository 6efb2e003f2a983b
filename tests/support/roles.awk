# SPDX-License-Identifier: MIT
# From hub rules --roles --format csv to the form of cells.csv: a line a record, a column a role.
BEGIN { FS = "," }
NR == 1 { next }
{
	if (!($1 in seen)) { seen[$1] = 1; role[++roles] = $1 }
	if (!($2 in at)) { at[$2] = 1; record[++records] = $2 }
	code = ""
	for (i = 3; i <= 7; i++)
		code = code substr($i, 1, 1)
	cell[$2, $1] = code
}
END {
	line = "record"
	for (r = 1; r <= roles; r++)
		line = line "," role[r]
	print line
	for (n = 1; n <= records; n++) {
		line = record[n]
		for (r = 1; r <= roles; r++)
			line = line "," cell[record[n], role[r]]
		print line
	}
}
