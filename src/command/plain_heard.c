/* SPDX-License-Identifier: MIT */
/* Families by when they were last here, rung or met: those not heard from for longest first. */
#include "plain_screens_priv.h"

#include "hub/model/family.h"
#include "hub/service/families.h"

enum { HEARD_MOST = 100 };

struct heard {
    struct plain *p;
    struct family_line *lines;
};

static const char *heard_label(void *arg, size_t i, struct arena *a)
{
    const struct heard *h = arg;
    const struct family_line *f = &h->lines[i];
    char day[DATE_TEXT];
    return arena_printf(a, "%s: %s", shown_name(h->p, f->name),
        date_known(f->last) ? date_medium(f->last, day) : "not yet");
}

void plain_heard(struct plain *p, const void *unused)
{
    (void)unused;
    while (!p->ended) {
        struct heard h = {.p = p};
        struct hub_err err;
        size_t count;
        if (hub_family_quiet(p->h, HEARD_MOST, p->a, &h.lines, &count, &err) != HUB_OK) {
            say_error(p, &err);
            return;
        }
        int which = choose(p, &(struct choices){.title = "Longest not heard from first",
                                  .word = "family",
                                  .count = count,
                                  .label = heard_label,
                                  .arg = &h});
        if (which >= 0) {
            plain_record(p, &family_noun, h.lines[which].id, NULL);
        } else if (which != CHOSE_CHANGED) {
            return;
        }
    }
}
