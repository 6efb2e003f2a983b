/* SPDX-License-Identifier: MIT */
/* Dates for a family: which family, which date and why, then in the rota it goes. */
#include "hub/service/offer.h"

#include "plain_stay_priv.h"

enum { MOST = 60 };

struct families {
    struct plain *p;
    struct offer_family *rows;
};

static const char *family_label(void *arg, size_t i, struct arena *a)
{
    struct families *f = arg;
    const struct offer_family *row = &f->rows[i];
    const char *name = shown_name(f->p, row->name);
    char days[DATE_TEXT];
    if (!id_known(row->request)) {
        return name;
    }
    return arena_printf(a, "%s, %s %s", name, row->offered ? "offered" : "asked for",
        date_range(row->first, row->last, days));
}

static const char *offer_label(void *arg, size_t i, struct arena *a)
{
    const struct hub_offers *all = arg;
    const struct offer *o = &all->list.items[i];
    return arena_printf(a, "%s: %s", hub_offer_title(all, o, a),
        offer_reason(o, &all->ask, &all->book.facts, &all->book.names, a));
}

static void say_notes(struct plain *p, const struct offer *o)
{
    for (size_t i = 0; i < o->note_count; i++) {
        say(p, "%s %s", o->notes[i].level == LEVEL_WARN ? "Please check." : "Before they come.",
            o->notes[i].line);
    }
}

static void put_in(struct plain *p, const struct hub_offers *all, size_t which)
{
    const struct offer *o = &all->list.items[which];
    const char *title = hub_offer_title(all, o, p->a);
    struct hub_err err;
    hub_id stay;
    say_notes(p, o);
    if (!ask_yes(p, arena_printf(p->a, "Offer %s?", title))) {
        return;
    }
    if (hub_offer_put_in(p->h, all, which, &stay, &err) == HUB_OK) {
        say(p, "Offered: %s. Ring them and ask.", title);
    } else {
        say_error(p, &err);
    }
}

static void say_refusals(struct plain *p, const struct hub_offers *all)
{
    for (size_t i = 0; i < all->list.refusal_count && i < PLAIN_LINES; i++) {
        const struct offer_refusal *r = &all->list.refusals[i];
        char day[DATE_TEXT];
        say(p, "Not %s%s%s: %s", date_medium(r->arrive, day), r->host < 0 ? "" : " at ",
            r->host < 0 ? "" : arena_printf(p->a, "%s's", all->book.names.hosts[r->host]),
            offer_refusal_reason(r, &all->ask, &all->book.facts, &all->book.names, p->a));
    }
}

void plain_offer_stay(struct plain *p, hub_id family, hub_id stay)
{
    struct hub_offer_ask ask = {
        .family = family, .request = stay, .from = DATE_NONE, .to = DATE_NONE, .max = MOST};
    struct hub_offers all;
    struct hub_err err;
    if (hub_rota_offer(p->h, &ask, p->a, &all, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    if (all.list.count == 0) {
        say(p, "No date works for them in the next twelve months.");
        say_refusals(p, &all);
        return;
    }
    struct choices c = {.title = "Which date? The best comes first.",
        .word = "date",
        .help = "Choose one to offer it. Why other dates will not do: hub rota offer says it.",
        .count = all.list.count,
        .label = offer_label,
        .arg = &all};
    int which = choose(p, &c);
    if (which >= 0) {
        put_in(p, &all, (size_t)which);
    }
}

void plain_offer(struct plain *p)
{
    struct families f = {.p = p};
    struct hub_err err;
    size_t count;
    if (hub_offer_families(p->h, p->a, &f.rows, &count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct choices c = {.title = "Dates for which family?",
        .word = "family",
        .count = count,
        .label = family_label,
        .arg = &f};
    int which = choose(p, &c);
    if (which >= 0 && !is_hidden(p)) {
        plain_offer_stay(p, f.rows[which].family, ID_NONE);
    }
}
