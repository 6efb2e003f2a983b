/* SPDX-License-Identifier: MIT */
/* What no single field can say: two fields of a record that do not go together. */
#include "hub/base/str.h"

#include "hub_priv.h"

#include <string.h>

enum order_kind { MAY_BE_EQUAL, MUST_BE_LATER };

static const struct {
    const char *noun, *first, *last;
    enum order_kind kind;
} orders[] = {
    {"stay", "arrive", "leave", MUST_BE_LATER},
    {"away", "from_date", "to_date", MAY_BE_EQUAL},
    {"closure", "from_date", "to_date", MAY_BE_EQUAL},
    {"event", "starts", "ends", MAY_BE_EQUAL},
    {"family", "joined", "left_on", MAY_BE_EQUAL},
};

static bool in_order(const struct field *first, const struct field *last, const void *rec,
    enum order_kind kind, struct arena *a)
{
    const char *x = field_text(first, rec, a), *y = field_text(last, rec, a);
    if (str_empty(x) || str_empty(y)) {
        return true;
    }
    int order = strcmp(x, y); /* ISO texts stand in the order of time */
    return kind == MUST_BE_LATER ? order < 0 : order <= 0;
}

enum hub_rc record_sense(const struct noun *n, const void *rec, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof orders / sizeof *orders; i++) {
        if (strcmp(orders[i].noun, n->name) != 0) {
            continue;
        }
        const struct field *first = noun_field(n, orders[i].first);
        const struct field *last = noun_field(n, orders[i].last);
        if (first && last && !in_order(first, last, rec, orders[i].kind, scratch)) {
            rc = hub_fail(err, HUB_EINVAL, "%s (%s) is before %s (%s).", last->label,
                field_shown(last, rec, scratch), first->label, field_shown(first, rec, scratch));
        }
    }
    arena_destroy(scratch);
    return rc;
}

enum hub_rc record_complete(const struct noun *n, const void *rec, struct hub_err *err)
{
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if ((f->flags & FIELD_REQUIRED) && field_is_empty(f, rec)) {
            return hub_fail(err, HUB_EINVAL, "%s is missing. %s", f->label, f->help ? f->help : "");
        }
    }
    return HUB_OK;
}
