# SPDX-License-Identifier: MIT
# Count what one test said: prints "PASSED FAILED SKIPPED". TAP lines count one by one;
# a test that prints none counts as one by its exit status (-v rc=), 77 meaning skipped.
/^(not )?ok [0-9]+.*# *[Ss][Kk][Ii][Pp]/ { skipped++; next }
/^ok [0-9]+/ { passed++ }
/^not ok [0-9]+/ { failed++ }
/^1\.\.[0-9]+/ { planned += substr($1, 4) }
END {
	if (!passed && !failed && !skipped) {
		if (rc == 0) passed = 1
		else if (rc == 77) skipped = 1
		else failed = 1
	} else if (passed + failed + skipped < planned)
		failed += planned - passed - failed - skipped
	else if (rc && !failed)
		failed = 1
	print passed + 0, failed + 0, skipped + 0
}
