/* SPDX-License-Identifier: MIT */
/* Who came in, and what was printed or saved. */
#include "plain_screens_priv.h"

#include "hub/service/visits.h"

enum { RECENT = 92 }; /* days; our own number */

struct visits {
    struct plain *p;
    const char **lines;
    size_t count, cap;
    bool all;
};

static enum hub_rc add(void *arg, const struct visit_line *l, struct hub_err *err)
{
    struct visits *v = arg;
    struct visit_line shown = *l;
    (void)err;
    shown.who = shown_name(v->p, l->who);
    arena_grow(v->p->a, &v->lines, v->count, &v->cap, sizeof *v->lines);
    v->lines[v->count++] = visit_sentence(&shown, true, v->p->a);
    return HUB_OK;
}

static const char *label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const struct visits *)arg)->lines[i];
}

static bool ask_visits(struct plain *p, void *arg)
{
    bool *all = arg;
    struct visits v = {.p = p, .all = *all};
    struct hub_err err;
    hub_date from = v.all ? DATE_NONE : date_add(hub_today(p->h), -RECENT);
    if (hub_visits(p->h, from, DATE_NONE, add, &v, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {
        .title = arena_printf(p->a, "Who came in, newest first, %s: %zu",
            v.all ? "all of it" : "the last 3 months", v.count),
        .word = "line",
        .help = "hub user disable NAME, as a command, closes somebody's way in.",
        .count = v.count,
        .label = label,
        .arg = &v,
        .add = v.all ? NULL : "Older ones too",
    };
    int which = choose(p, &c);
    if (which >= 0) {
        say(p, "%s", v.lines[which]);
    } else if (which == CHOSE_ADD) {
        *all = true;
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_visits(struct plain *p, const void *unused)
{
    bool all = false;
    (void)unused;
    plain_until_left(p, ask_visits, &all);
}
