/* SPDX-License-Identifier: MIT */
/* Any text as a rule and as words about repeating: dates in order, or a sentence. */
#include "hub/base/die.h"
#include "hub/scheduler/recur_words.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void dates_are_in_order(struct recur_rule *r, hub_wall start, struct arena *a)
{
    struct recur_series s = {.rule = r, .start = start};
    struct recur_window w = {start, WALL_NONE, 20};
    struct recur_times t;
    struct hub_err err;
    if (r->scope == RECUR_CORE && recur_expand(&s, &w, NULL, a, &t, &err) == HUB_OK) {
        HUB_BUG(t.count <= 20);
        for (size_t i = 1; i < t.count; i++) {
            HUB_BUG(t.items[i].at.min > t.items[i - 1].at.min);
        }
    }
    recur_words(r, start, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *a = arena_create();
    char *text = arena_strndup(a, (const char *)data, len);
    hub_wall start = wall_at(date_from_ymd(2026, 12, 5), 600);
    struct recur_rule r, back;
    struct recur_dates d;
    struct hub_err err;
    if (recur_parse(text, NULL, &r, &err) == HUB_OK) {
        dates_are_in_order(&r, start, a);
        HUB_BUG(recur_parse(recur_text(&r, false, RECUR_LOCAL, a), NULL, &back, &err) == HUB_OK);
    }
    if (recur_from_words(text, start, &r, &err) == HUB_OK) {
        dates_are_in_order(&r, start, a);
        HUB_BUG(recur_parse(recur_text(&r, false, RECUR_LOCAL, a), NULL, &back, &err) == HUB_OK);
    }
    recur_dates_parse(text, NULL, a, &d, &err);
    arena_destroy(a);
    return 0;
}
