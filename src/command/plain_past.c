/* SPDX-License-Identifier: MIT */
/* What was done, the history of a record, and what was removed. */
#include "plain_screens_priv.h"

#include "hub/service/story.h"

enum { STORY_READ = 64, TAKE_BACK = 0, OPEN = 1 }; /* steps; + reads as many more */

static const char *step_label(void *arg, size_t i, struct arena *a)
{
    const struct story_line *lines = arg;
    (void)a;
    return lines[i].whole;
}

static void take_back(struct plain *p, const struct story_line *l)
{
    struct undo_next next;
    struct hub_err err;
    const char *sentence;
    enum hub_rc rc = hub_undo_look(p->h, l->site, l->seq, p->a, &next, &err);
    if (rc == HUB_OK && !ask_yes(p, undo_question(&next, p->a))) {
        say(p, "Nothing is taken back.");
        return;
    }
    rc = rc == HUB_OK ? hub_undo_step(p->h, &next, p->a, &sentence, &err) : rc;
    if (rc == HUB_OK) {
        say(p, "%s", sentence);
    } else {
        say_error(p, &err);
    }
}

static void open_step(struct plain *p, const struct story_line *l)
{
    const char *lines[2];
    int deeds[2], count = 0;
    if (l->mine && l->stands) {
        deeds[count] = TAKE_BACK;
        lines[count++] = "Take this back";
    }
    if (l->noun && id_known(l->record)) {
        deeds[count] = OPEN;
        lines[count++] = arena_printf(p->a, "Open the %s", l->noun->name);
    }
    int which = choose_of(p, l->whole, lines, (size_t)count);
    if (which >= 0 && deeds[which] == TAKE_BACK) {
        take_back(p, l);
    } else if (which >= 0) {
        plain_record(p, l->noun, l->record, NULL);
    }
}

/* One question about steps read afresh; false: back. */
static bool ask_story(struct plain *p, void *arg)
{
    struct story_ask *ask = arg;
    struct story story;
    struct hub_err err;
    if (is_hidden(p)) {
        return false;
    }
    if (hub_story(p->h, ask, p->a, &story, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {
        .title = arena_printf(p->a, "%s, newest first: %zu%s",
            ask->noun ? "Changes" : "What was done", story.count, story.more ? " and more" : ""),
        .word = "step",
        .help = "Choose a step to take it back, or to open what it is about.",
        .count = story.count,
        .label = step_label,
        .arg = story.lines,
        .add = story.more ? "Older ones too" : NULL,
    };
    int which = choose(p, &c);
    if (which >= 0) {
        open_step(p, &story.lines[which]);
    } else if (which == CHOSE_ADD) {
        ask->most += STORY_READ;
    }
    return which != CHOSE_BACK && !p->ended;
}

static void tell_story(struct plain *p, struct story_ask ask)
{
    ask.most = STORY_READ;
    plain_until_left(p, ask_story, &ask);
}

void plain_changes(struct plain *p, const void *unused)
{
    (void)unused;
    tell_story(p, (struct story_ask){.record = ID_NONE});
}

void plain_history(struct plain *p, const struct noun *n, hub_id id)
{
    tell_story(p, (struct story_ask){.noun = n, .record = id});
}

/* --- removed ----------------------------------------------------------------------- */

struct removed {
    struct plain *p;
    struct removed_line *lines;
};

static const char *gone_label(void *arg, size_t i, struct arena *a)
{
    const struct removed *r = arg;
    const struct removed_line *l = &r->lines[i];
    char at[DATE_TEXT];
    return arena_printf(a, "%s %s, %s by %s", l->noun->name, r->p->hide ? l->hidden : l->name,
        date_medium(wall_date(l->at), at), shown_name(r->p, l->who));
}

static void bring_back(struct plain *p, const struct removed_line *l)
{
    struct hub_err err;
    const char *name = p->hide ? l->hidden : l->name;
    if (!ask_yes(p, arena_printf(p->a, "Bring back the %s %s?", l->noun->name, name))) {
        return;
    }
    if (hub_restore(p->h, l->noun, l->record, &err) == HUB_OK) {
        say(p, "Brought back. u removes it again.");
    } else {
        say_error(p, &err);
    }
}

/* One question about what is removed now; false: back. */
static bool ask_removed(struct plain *p, void *arg)
{
    struct removed r = {.p = p};
    struct hub_err err;
    struct choices c = {.word = "line",
        .help = "Choose one to bring it back.",
        .label = gone_label,
        .arg = &r};
    (void)arg;
    if (hub_removed(p->h, p->a, &r.lines, &c.count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    c.title = arena_printf(p->a, "Removed: %zu", c.count);
    int which = choose(p, &c);
    if (which >= 0) {
        bring_back(p, &r.lines[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_removed(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_removed, NULL);
}
