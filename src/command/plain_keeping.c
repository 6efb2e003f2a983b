/* SPDX-License-Identifier: MIT */
/* Copies of records, old records under review, and erasing for good. */
#include "plain_keeping_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/figures.h"
#include "hub/service/access_copy.h"
#include "hub/service/erase.h"
#include "hub/service/keep.h"

/* --- a copy ------------------------------------------------------------------------------ */

struct whose {
    const struct noun *noun;
    hub_id id, request;
};

static const char *mask_label(void *arg, size_t i, struct arena *a)
{
    const struct access_copy *c = arg;
    const struct copy_mask *m = &c->masks[i];
    return arena_printf(a, "%s: %s (%s)", m->where, m->words,
        m->show ? "shown" : m->decided ? "masked" : "to decide");
}

static void decide_mask(struct plain *p, const struct access_copy *c, const struct copy_mask *m)
{
    static const char *const words[] = {"Keep it masked", "Show it"};
    struct hub_err err;
    int which = choose_of(
        p, arena_printf(p->a, "%s. The copy has: %s", m->words, m->masked), words, 2);
    if (which >= 0 && hub_copy_decide(p->h, c, m, which == 1, &err) != HUB_OK) {
        say_error(p, &err);
    }
}

static bool ask_masks(struct plain *p, void *arg)
{
    const struct whose *w = arg;
    struct access_copy c;
    struct hub_err err;
    if (hub_copy(p->h, w->noun, w->id, p->a, &c, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (c.mask_count == 0) {
        say(p, "Nobody else is named in it.");
        return false;
    }
    struct choices list = {
        .title = arena_printf(p->a, "Where others are named: %zu, %zu to decide", c.mask_count, c.undecided),
        .word = "place",
        .help = "Choose one to keep it masked or show it.",
        .count = c.mask_count,
        .label = mask_label,
        .arg = &c};
    int which = choose(p, &list);
    if (which >= 0 && !is_hidden(p)) {
        decide_mask(p, &c, &c.masks[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

static void read_copy(struct plain *p, const struct access_copy *c)
{
    char day[DATE_TEXT];
    for (size_t i = 0; i < c->count && !p->ended; i++) {
        say(p, "%s, %s.", date_long(wall_date(c->lines[i].at), day), c->lines[i].title);
        for (size_t k = 0; k < c->lines[i].count; k++) {
            say(p, "%s: %s", c->lines[i].fields[k].label, c->lines[i].fields[k].text);
        }
    }
}

static bool ask_copy(struct plain *p, void *arg)
{
    static const char *const words[] = {
        "Who is masked, to decide", "Hear the copy", "Change the request"};
    struct whose *w = arg;
    struct access_copy c;
    struct hub_err err;
    if (hub_copy(p->h, w->noun, w->id, p->a, &c, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    say(p, "%s", c.asked ? c.clock.words : "This request is answered.");
    say(p, "Worries are never in a copy. hub access on the command line makes the page.");
    int which = choose_of(p,
        arena_printf(p->a, "A copy for %s: %zu records, %zu places to decide",
            shown_name(p, c.name), c.records, c.undecided), words, 3);
    if (which == 0) {
        plain_until_left(p, ask_masks, w);
    } else if (which == 1 && !is_hidden(p)) {
        read_copy(p, &c);
    } else if (which == 2) {
        plain_edit(p, &access_request_noun, w->request);
    }
    return which >= 0 && !p->ended;
}

void plain_request(struct plain *p, hub_id request)
{
    struct access_request r;
    struct hub_err err;
    if (hub_get(p->h, &access_request_noun, request, p->a, &r, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    bool child = id_known(r.child_id), person = id_known(r.person_id);
    struct whose w = {noun_find(child ? "child" : person ? "person" : "family"),
        child ? r.child_id : person ? r.person_id : r.family_id, request};
    if (id_known(w.id)) {
        plain_until_left(p, ask_copy, &w);
    } else {
        say(p, "Say first whose records it is about.");
        plain_edit(p, &access_request_noun, request);
    }
}

struct requests {
    struct plain *p;
    struct request_line *rows;
};

static const char *request_label(void *arg, size_t i, struct arena *a)
{
    const struct requests *r = arg;
    return arena_printf(a, "%s. %s", shown_name(r->p, r->rows[i].about), r->rows[i].clock.words);
}

static bool ask_request(struct plain *p, void *arg)
{
    struct requests all = {.p = p};
    struct hub_err err;
    size_t count = 0;
    (void)arg;
    if (hub_requests(p->h, p->a, &all.rows, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {.title = arena_printf(p->a, "Copies asked for: %zu", count),
        .word = "request",
        .help = "Choose one for what is in the copy. + writes down that somebody asked.",
        .count = count,
        .label = request_label,
        .arg = &all,
        .add = if_met(p, "write request", "Somebody asked for a copy")};
    int which = choose(p, &c);
    if (which >= 0) {
        plain_request(p, all.rows[which].request.record.id);
    } else if (which == CHOSE_ADD) {
        plain_add(p, &access_request_noun, NULL, 0);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_requests(struct plain *p, const void *unused)
{
    (void)unused;
    plain_until_left(p, ask_request, NULL);
}

/* --- erasing ------------------------------------------------------------------------------ */

/* False: it is not to be erased. */
static bool decide_mentions(struct plain *p, struct erase_plan *e)
{
    static const char *const words[] = {"Put initials there", "Leave the words"};
    for (size_t i = 0; i < e->mention_count; i++) {
        struct erase_mention *m = &e->mentions[i];
        int which = choose_of(p, arena_printf(p->a, "Named by %s %s: %s",
            m->noun ? m->noun->title : "", m->name, m->words), words, 2);
        if (which < 0) {
            return false;
        }
        m->leave = which == 1;
    }
    return true;
}

static void erase_sure(struct plain *p, const struct erase_plan *e)
{
    static const char *const reasons[] = {"time is up", "they asked", "kept by mistake"};
    struct erase_done done;
    struct hub_err err;
    int why = choose_of(p, "Why is it erased?", reasons, 3);
    if (why < 0 || p->ended) {
        return;
    }
    say(p, "%zu %s for good. Nothing brings %s back. To do it, type the name: %s", e->total,
        words_many(e->total, "record goes", "records go"), words_many(e->total, "it", "them"), e->name);
    const char *name = ask(p);
    if (!name || !str_eq(utf8_fold(p->a, name), utf8_fold(p->a, e->name))) {
        say(p, "Nothing was erased.");
        return;
    }
    if (hub_erase(p->h, e, reasons[why], &done, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "Erased for good, number %lld: %zu records.", (long long)done.number, done.records);
}

static void erase_for_good(struct plain *p, const struct noun *n, hub_id id)
{
    struct erase_plan e;
    struct hub_err err;
    if (is_hidden(p)) {
        return;
    }
    if (hub_erase_look(p->h, n, id, p->a, &e, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say(p, "%s", erase_sentence(&e, p->hide, p->a));
    const char *const more[] = {e.held, e.not_yet, e.worries, e.copies};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (*more[i]) {
            say(p, "%s", more[i]);
        }
    }
    if (ask_yes(p, "Erase it for good?") && decide_mentions(p, &e)) {
        erase_sure(p, &e);
    }
}

/* --- old records ------------------------------------------------------------------------- */

struct old {
    struct plain *p;
    const struct keep_line *rows;
};

static const char *old_label(void *arg, size_t i, struct arena *a)
{
    const struct old *o = arg;
    const struct keep_line *l = &o->rows[i];
    return arena_printf(a, "%s %s, kept until %s%s", l->noun->title, o->p->hide ? l->hidden : l->name,
        keep_sentence(o->p->h, l, a), l->hold ? ", on hold" : "");
}

static void review(struct plain *p, const struct keep_line *l)
{
    const char *words[] = {
        "Keep it another year", l->hold ? "Take the hold off" : "Hold it whatever the date", "Erase it for good"};
    struct keep_review r = {.until = DATE_NONE};
    struct hub_err err;
    int which = choose_of(p, old_label(&(struct old){p, l}, 0, p->a), words, 3);
    if (which == 2) {
        erase_for_good(p, l->noun, l->record);
    }
    if (which != 0 && which != 1) {
        return;
    }
    r.outcome = which == 0 ? "keep longer" : NULL;
    r.hold = which == 0 ? NULL : l->hold ? "no" : "yes";
    say_done(p, hub_keep_decide(p->h, l, &r, &err), &err, "Written down.");
}

static bool ask_old(struct plain *p, void *arg)
{
    struct keep_line *lines;
    struct hub_err err;
    size_t count = 0;
    const bool *due = arg;
    if (hub_keep(p->h, *due, p->a, &lines, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    if (count == 0) {
        say(p, "Nothing has come up for review.");
        return false;
    }
    struct old all = {p, lines};
    struct choices c = {.title = arena_printf(p->a, "To review: %zu. Nothing goes by itself.", count),
        .word = "record",
        .help = "Choose one to keep it longer, hold it or erase it.",
        .count = count,
        .label = old_label,
        .arg = &all};
    int which = choose(p, &c);
    if (which >= 0) {
        review(p, &lines[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_keeping(struct plain *p, const void *unused)
{
    static const char *const words[] = {"What has come up for review", "All whose time runs"};
    (void)unused;
    int which = choose_of(p, "Old records", words, 2);
    bool due = which == 0;
    if (which >= 0) {
        plain_until_left(p, ask_old, &due);
    }
}
