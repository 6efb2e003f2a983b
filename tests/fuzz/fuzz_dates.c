/* SPDX-License-Identifier: MIT */
/* Any text as a date, a time or both, as people type them: a value that reads back, or a sentence. */
#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/die.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void reads_back(hub_date d, hub_date today)
{
    char iso[DATE_TEXT], words[DATE_TEXT];
    hub_date again;
    struct hub_err err;
    HUB_BUG(date_known(d) && date_from_iso(date_iso(d, iso), &again) && again.d == d.d);
    HUB_BUG(date_parse(date_long(d, words), today, &again, &err) == HUB_OK && again.d == d.d);
    HUB_BUG(date_parse(date_medium(d, words), today, &again, &err) == HUB_OK && again.d == d.d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *a = arena_create();
    struct hub_err err = {0};
    char iso[DATE_TEXT];
    hub_date today = date_from_ymd(2020, 1, 1), d;
    hub_tod t, same;
    hub_wall w, again;
    if (len >= 2) { /* from 2020 on, as far as 2199 */
        today.d += data[0] | data[1] << 8;
        data += 2;
        len -= 2;
    }
    char *text = arena_strndup(a, (const char *)data, len);
    if (date_parse(text, today, &d, &err) == HUB_OK) {
        reads_back(d, today);
    } else {
        HUB_BUG(err.rc == HUB_EINVAL && *err.msg);
    }
    if (tod_parse(text, &t, &err) == HUB_OK) {
        HUB_BUG(tod_parse(tod_iso(t, iso), &same, &err) == HUB_OK && same.min == t.min);
    }
    if (wall_parse(text, today, 600, &w, &err) == HUB_OK) {
        HUB_BUG(wall_from_iso(wall_iso(w, iso), &again) && again.min == w.min);
    }
    arena_destroy(a);
    return 0;
}
