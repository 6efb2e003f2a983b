/* SPDX-License-Identifier: MIT */
#include "hub/service/since.h"

#include "hub/base/str.h"
#include "hub/model/last_here.h"
#include "hub/service/history.h"

#include "hub_priv.h"

#include <string.h>

enum { MINUTE_MS = 60000 }; /* clocks of two computers differ: rather told twice than never */

struct gathering {
    struct arena *a;
    struct since_view *out;
    struct {
        const char *verb, *noun;
    } of[SINCE_LINES]; /* what the lines are about */
};

enum hub_rc hub_last_here(struct hub *h, struct last_here *out, struct hub_err *err)
{
    return last_here_read(h->store, h->person, out, err);
}

static enum hub_rc here_work(struct hub *h, void *arg, struct hub_err *err)
{
    (void)arg;
    return last_here_write(h->store, h->person, clock_now(&h->clock), err);
}

enum hub_rc hub_here_now(struct hub *h, struct hub_err *err)
{
    struct txn_label label = {.verb = "here", .person = h->person};
    return hub_readonly(h) ? HUB_OK : hub_write(h, &label, here_work, NULL, err);
}

static const char *past(const char *verb)
{
    static const char *const words[][2] = {{"add", "added"}, {"edit", "changed"},
        {"remove", "removed"}, {"restore", "brought back"}, {"undo", "took back steps on"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_eq(words[i][0], verb)) {
            return words[i][1];
        }
    }
    return NULL;
}

/* Of the same person, verb and noun: "added 3 entries". */
static bool joins(struct gathering *g, const struct change_line *line)
{
    const struct noun *n = noun_find(line->what);
    for (size_t i = 0; n && past(line->verb) && i < g->out->count; i++) {
        struct since_line *l = &g->out->lines[i];
        if (str_eq(l->who, line->who) && str_eq(g->of[i].verb, line->verb) &&
            str_eq(g->of[i].noun, line->what)) {
            l->steps++;
            l->what = arena_printf(g->a, "%s %zu %s", past(line->verb), l->steps,
                noun_counted(n, l->steps, g->a));
            return true;
        }
    }
    return false;
}

static enum hub_rc gather(void *arg, const struct change_line *line, struct hub_err *err)
{
    struct gathering *g = arg;
    (void)err;
    if (joins(g, line)) {
        return HUB_OK;
    }
    if (g->out->count == SINCE_LINES) {
        g->out->more++;
        return HUB_OK;
    }
    size_t at = g->out->count++;
    g->out->lines[at] = (struct since_line){
        arena_strdup(g->a, line->who), arena_strdup(g->a, line->sentence), 1};
    g->of[at].verb = arena_strdup(g->a, line->verb);
    g->of[at].noun = arena_strdup(g->a, line->what);
    return HUB_OK;
}

/* In the order of the journal; of whoever was here before that was noted, by the time. */
enum hub_rc hub_since(struct hub *h, struct last_here from, struct arena *a, struct since_view *out,
    struct hub_err *err)
{
    struct changes_ask ask = {.from = DATE_NONE, .to = DATE_NONE, .others = true, .after = from.step};
    struct gathering g = {.a = a, .out = out};
    *out = (struct since_view){.from = from.at};
    if (!stamp_known(from.at)) {
        return HUB_OK;
    }
    ask.read = SINCE_STEPS;
    ask.cut = &out->cut;
    ask.since = STAMP_NONE;
    if (!from.step) {
        ask.from = stamp_date(from.at);
        ask.since.ms = from.at.ms - MINUTE_MS;
    }
    return hub_changes(h, &ask, gather, &g, err);
}
