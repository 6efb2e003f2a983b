/* SPDX-License-Identifier: MIT */
/* Any bytes as a calendar file: events that have a name and an order of times, or a sentence. */
#include "hub/base/die.h"
#include "hub/base/utf8.h"
#include "hub/exchange/ics.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *a = arena_create();
    struct faults faults;
    struct hub_err err = {0};
    struct calendar_entries got = {0};
    faults_on(&faults, a);
    if (ics_read("f.ics", (const char *)data, len, a, &got, &faults, &err) == HUB_OK) {
        for (size_t i = 0; i < got.count; i++) {
            const struct calendar_entry *e = &got.items[i];
            HUB_BUG(wall_known(e->starts) && e->name);
            HUB_BUG(utf8_valid(e->name, strlen(e->name), NULL));
        }
    } else {
        HUB_BUG(*err.msg);
    }
    for (size_t i = 0; i < faults.count; i++) {
        const char *text = fault_text(&faults.items[i], a);
        HUB_BUG(utf8_valid(text, strlen(text), NULL));
    }
    arena_destroy(a);
    return 0;
}
