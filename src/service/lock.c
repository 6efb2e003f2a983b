/* SPDX-License-Identifier: MIT */
#include "hub/service/lock.h"

#include "bed_priv.h"
#include "hub/base/str.h"

struct numbers {
    const char *hub[LOCK_LINES - 1], *number[LOCK_LINES - 1];
    size_t count;
    bool differ;
};

static void take_number(struct numbers *n, const char *hub, const char *number)
{
    size_t most = sizeof n->number / sizeof *n->number;
    if (str_empty(number) || n->count == most) {
        return;
    }
    n->differ = n->differ || (n->count && !str_eq(n->number[0], number));
    n->hub[n->count] = hub;
    n->number[n->count++] = number;
}

void lock_page_read(struct hub *h, struct arena *a, struct lock_page *out)
{
    struct numbers n = {0};
    const struct hub_entry *hubs;
    size_t count = hub_entries(h, &hubs);
    hub_id only = hub_narrowed(h);
    for (size_t i = 0; i < count; i++) {
        if (!id_known(only) || id_eq(only, hubs[i].id)) {
            take_number(&n, arena_strdup(a, hubs[i].name), bed_out_of_hours(h, hubs[i].id, a));
        }
    }
    if (!n.count) {
        take_number(&n, "", bed_out_of_hours(h, ID_NONE, a));
    }
    *out = (struct lock_page){.title = arena_strdup(a, hub_title(h)), .practice = hub_practice(h)};
    for (size_t i = 0; i < n.count && (n.differ || i == 0); i++) {
        out->lines[out->count++] =
            n.differ ? arena_printf(a, "%s, out of hours: %s", n.hub[i], n.number[i])
                     : arena_printf(a, "Out of hours: %s", n.number[i]);
    }
    out->lines[out->count++] =
        n.count ? "If somebody is in danger: 999"
                : "No out-of-hours number is written down here yet. If somebody is in danger: 999";
}
