# SPDX-License-Identifier: MIT
# awk -f bench_readme.awk build/bench.md README.md: the page with what `make bench` printed between its two marks.
FNR == NR { said = said $0 "\n"; next }
/^<!-- bench/ { print; printf "\n%s\n", said; skip = 1; next }
/^<!-- \/bench/ { skip = 0 }
!skip
