# SPDX-License-Identifier: MIT
# Turn src/store/schema/*.sql into the store_migrations[] table. A question mark is
# escaped because C17 still has trigraphs.
BEGIN {
	print "/* Made from src/store/schema by embed.awk. */"
	print "#include \"hub/store/store.h\"\n"
	print "const struct migration store_migrations[] = {"
}
FNR == 1 {
	if (count++)
		print "    },"
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.sql$/, "", name)
	printf "    {.name = \"%s\", .sql =\n", name
}
{
	gsub(/\\/, "\\\\\\\\")
	gsub(/"/, "\\\"")
	gsub(/\?/, "\\?")
	printf "        \"%s\\n\"\n", $0
}
END {
	print "    },\n};"
	print "const size_t store_migration_count = " count ";"
}
