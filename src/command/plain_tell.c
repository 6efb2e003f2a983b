/* SPDX-License-Identifier: MIT */
/* Who has to be told of a change, what to say, and that they were told. */
#include "plain_stay_priv.h"

#include "hub/service/tells.h"

struct lines {
    struct plain *p;
    struct tell_line *rows;
};

static const char *line_label(void *arg, size_t i, struct arena *a)
{
    const struct lines *l = arg;
    const struct tell_line *t = &l->rows[i];
    if (l->p->hide) {
        return shown_name(l->p, t->who);
    }
    return arena_printf(a, "%s, %s: %s", t->who, *t->phone ? t->phone : "no phone is written down",
        t->words);
}

static void ask_how(struct plain *p, struct tell_line *t)
{
    static const char *const words[] = {"Told by phone", "Told by message", "Told in person"};
    static const char *const how[] = {"by phone", "by message", "in person"};
    struct hub_err err;
    int which = choose_of(p, line_label(&(struct lines){p, t}, 0, p->a), words,
        sizeof words / sizeof *words);
    if (which < 0) {
        return;
    }
    say_done(p, hub_tell_done(p->h, t->id, how[which], &err), &err,
        arena_printf(p->a, "Told, %s.", how[which]));
}

/* One question about lines read afresh; false: back. */
static bool ask_line(struct plain *p, void *arg)
{
    const struct tell_ask all = {ID_NONE, false};
    struct lines l = {.p = p};
    struct hub_err err;
    size_t count;
    (void)arg;
    if (hub_tells(p->h, &all, p->a, &l.rows, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (count == 0) {
        say(p, "Everybody has been told.");
        return false;
    }
    struct choices c = {
        .title = arena_printf(p->a, "To tell: %zu. hub sends nothing: ring or write yourself.", count),
        .word = "line",
        .help = "Choose one that you have told.",
        .count = count,
        .label = line_label,
        .arg = &l};
    int which = choose(p, &c);
    if (which >= 0 && !is_hidden(p)) {
        ask_how(p, &l.rows[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_tells(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_line, NULL);
}
