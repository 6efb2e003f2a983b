/* SPDX-License-Identifier: MIT */
/* Any bytes as a CSV file: a table or a sentence; a row that counts has a cell for each column. */
#include "hub/base/die.h"
#include "hub/exchange/csv.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *a = arena_create();
    struct faults faults;
    struct hub_err err;
    struct csv_table t;
    faults_on(&faults, a);
    if (csv_read("f.csv", (const char *)data, len, NULL, a, &t, &faults, &err) == HUB_OK) {
        struct sb b = sb_on(a);
        struct sink to = sink_memory(&b);
        for (size_t i = 0; i < t.row_count; i++)
            HUB_BUG(t.rows[i].broken || t.rows[i].count == t.cols);
        HUB_BUG(csv_write_preview(&t, &to, &err) == HUB_OK);
    }
    arena_destroy(a);
    return 0;
}
