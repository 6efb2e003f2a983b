/* SPDX-License-Identifier: MIT */
/* The list of copies: another day, one that is lost, one that was found. */
#include "plain_away_priv.h"

#include "hub/base/str.h"
#include "hub/command/away.h"
#include "hub/model/pack.h"
#include "hub/service/packs.h"

#include <inttypes.h>

static const char *copy_label(void *arg, size_t i, struct arena *a)
{
    const struct pack_list *l = arg;
    const struct pack_row *r = &l->rows[i];
    return arena_printf(a, "%s%s", r->overdue ? "LATE. " : "", r->sentence);
}

/* Whose records it held, and what to do now. */
static void say_lost(struct plain *p, const struct pack_lost *lost)
{
    say(p, "Copy %" PRId64 " is lost, and shut out. %s", lost->number, lost->sentence);
    say(p, "It held records of %s:", away_counts(lost, p->a));
    for (size_t i = 0; i < lost->family_count && !p->ended; i++) {
        say(p, "%s", shown_name(p, lost->families[i]));
    }
}

static void ask_lost(struct plain *p, const struct pack_row *r)
{
    struct pack_lost lost;
    struct hub_err err;
    enum hub_rc rc = hub_pack_held(p->h, r->number, p->a, &lost, &err);
    if (rc == HUB_OK &&
        !ask_yes(p, arena_printf(p->a,
                        "Copy %" PRId64 " is lost? It holds records of %s. Nothing in it is taken in "
                        "any more.",
                        r->number, away_counts(&lost, p->a)))) {
        return;
    }
    rc = rc == HUB_OK ? hub_pack_lost(p->h, r->number, p->a, &lost, &err) : rc;
    if (rc == HUB_OK) {
        say_lost(p, &lost);
    } else {
        say_error(p, &err);
    }
}

static void settle(struct plain *p, const struct pack_row *r, bool found)
{
    struct hub_err err;
    enum hub_rc rc = found ? hub_pack_found(p->h, r->number, &err)
                           : hub_pack_closed(p->h, r->number, &err);
    if (rc == HUB_OK) {
        say(p, found ? "Copy %" PRId64 " was found: it may come home."
                     : "Copy %" PRId64 " is done with.", r->number);
    } else {
        say_error(p, &err);
    }
}

static void of_lost(struct plain *p, const struct pack_row *r)
{
    static const char *const lines[] = {"It was found"};
    if (choose_of(p, r->sentence, lines, 1) == 0) {
        settle(p, r, true);
    }
}

static void one_copy(struct plain *p, const struct pack_row *r)
{
    bool out = str_eq(r->status, "out");
    const char *lines[] = {
        out ? "Another day by which it is home" : "Its file is deleted", "It is lost"};
    if (str_eq(r->status, "lost")) {
        of_lost(p, r);
        return;
    }
    if (str_eq(r->status, "closed")) {
        say(p, "Copy %" PRId64 " is done with.", r->number);
        return;
    }
    int which = choose_of(p, r->sentence, lines, 2);
    if (which == 0 && out) {
        plain_edit(p, &pack_noun, r->id);
    } else if (which == 0) {
        settle(p, r, false);
    } else if (which == 1) {
        ask_lost(p, r);
    }
}

static bool ask_copy(struct plain *p, void *unused)
{
    struct pack_list list = {0};
    struct hub_err err;
    (void)unused;
    if (is_hidden(p)) {
        return false;
    }
    if (hub_packs(p->h, p->a, &list, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    struct choices c = {.title = list.count ? "Copies, the newest first" : "No copy was taken yet.",
        .word = "copy",
        .help = "Choose one for its day, or to say that it is lost or was found.",
        .count = list.count,
        .label = copy_label,
        .arg = &list};
    int which = choose(p, &c);
    if (which >= 0) {
        one_copy(p, &list.rows[which]);
    }
    return which != CHOSE_BACK && !p->ended;
}

/* Numbers are of one hub: of several the one that is shown. */
void plain_copies(struct plain *p)
{
    hub_id before = hub_narrowed(p->h);
    hub_narrow_to(p->h, hub_shown(p->h));
    plain_until_left(p, ask_copy, NULL);
    hub_narrow_to(p->h, before);
}
