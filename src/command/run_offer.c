/* SPDX-License-Identifier: MIT */
/* hub rota offer */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/service/offer.h"
#include "hub/service/records.h"
#include "rows_priv.h"

enum { SHOWN = 12, TAKEN_FROM = 1000 };

static const struct column offer_columns[] = {
    {"rank", "Rank", CELL_NUMBER, false},
    {"host", "Host", CELL_TEXT, false},
    {"arrive", "Arrives", CELL_TEXT, false},
    {"leave", "Leaves", CELL_TEXT, false},
    {"reason", "Why", CELL_TEXT, false},
    {"check", "Please check", CELL_TEXT, false},
};

static const char *notes_joined(const struct offer *o, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < o->note_count; i++) {
        sb_addf(&b, "%s%s", i ? " " : "", o->notes[i].line);
    }
    return sb_str(&b);
}

static const char *reason(
    struct invocation *inv, const struct hub_offers *all, const struct offer *o)
{
    return offer_reason(o, &all->ask, &all->book.facts, &all->book.names, inv->arena);
}

static enum hub_rc table(struct invocation *inv, const struct hub_offers *all, struct hub_err *err)
{
    struct rows rows;
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), offer_columns,
        sizeof offer_columns / sizeof *offer_columns, err);
    for (size_t i = 0; rc == HUB_OK && i < all->list.count; i++) {
        const struct offer *o = &all->list.items[i];
        char arrive[DATE_TEXT], leave[DATE_TEXT];
        const char *cells[] = {arena_printf(inv->arena, "%zu", i + 1), all->book.host_full[o->host],
            wall_iso(o->arrive, arrive), wall_iso(o->leave, leave), reason(inv, all, o),
            notes_joined(o, inv->arena)};
        rc = rows_add(&rows, cells, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

static size_t shown(const struct hub_offers *all)
{
    return all->list.count < SHOWN ? all->list.count : SHOWN;
}

/* Every date shown has this note too: then it is said once, below. */
static bool everywhere(const struct hub_offers *all, const struct offer_note *note)
{
    size_t with = 0;
    for (size_t i = 0; i < shown(all); i++) {
        const struct offer *o = &all->list.items[i];
        size_t n = 0;
        while (n < o->note_count && !str_eq(o->notes[n].line, note->line)) {
            n++;
        }
        with += n < o->note_count;
    }
    return shown(all) > 1 && with == shown(all);
}

static enum hub_rc say_notes(struct invocation *inv, const struct hub_offers *all,
    const struct offer *o, bool common, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < o->note_count; i++) {
        const struct offer_note *n = &o->notes[i];
        if (everywhere(all, n) == common) {
            rc = print(inv, err, "    %s  %s\n", rule_level_shown(n->level), n->line);
        }
    }
    return rc;
}

static enum hub_rc say_offer(
    struct invocation *inv, const struct hub_offers *all, size_t at, struct hub_err *err)
{
    const struct offer *o = &all->list.items[at];
    enum hub_rc rc = print(inv, err, "%2zu  %s\n    %s\n", at + 1,
        hub_offer_title(all, o, inv->arena), reason(inv, all, o));
    return rc == HUB_OK ? say_notes(inv, all, o, false, err) : rc;
}

static enum hub_rc say_common(
    struct invocation *inv, const struct hub_offers *all, struct hub_err *err)
{
    const struct offer *first = all->list.items;
    bool any = false;
    for (size_t i = 0; shown(all) > 1 && i < first->note_count; i++) {
        any |= everywhere(all, &first->notes[i]);
    }
    enum hub_rc rc = any ? print(inv, err, "\nWhichever they choose:\n") : HUB_OK;
    return rc == HUB_OK && any ? say_notes(inv, all, first, true, err) : rc;
}

static enum hub_rc say_refusals(
    struct invocation *inv, const struct hub_offers *all, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    size_t count = all->list.refusal_count;
    if (count > 0) {
        rc = print(inv, err, "\nNot possible:\n");
    }
    for (size_t i = 0; rc == HUB_OK && i < count && i < SHOWN; i++) {
        const struct offer_refusal *r = &all->list.refusals[i];
        char day[DATE_TEXT];
        rc = print(inv, err, "    %s%s%s: %s\n", date_medium(r->arrive, day),
            r->host < 0 ? "" : ", ", r->host < 0 ? "" : all->book.names.hosts[r->host],
            offer_refusal_reason(r, &all->ask, &all->book.facts, &all->book.names, inv->arena));
    }
    if (rc == HUB_OK && count > SHOWN) {
        rc = print(
            inv, err, "    … and %zu more. --from and --to show fewer days.\n", count - SHOWN);
    }
    return rc;
}

static enum hub_rc sentences(
    struct invocation *inv, const struct hub_offers *all, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    if (all->list.count == 0) {
        rc = print(inv, err, "There is no date that works for them in that time.\n");
    }
    for (size_t i = 0; rc == HUB_OK && i < shown(all); i++) {
        rc = say_offer(inv, all, i, err);
    }
    if (rc == HUB_OK && all->list.count > SHOWN) {
        rc = print(inv, err, "    … and %zu more.\n", all->list.count - SHOWN);
    }
    if (rc == HUB_OK) {
        rc = say_common(inv, all, err);
    }
    return rc == HUB_OK ? say_refusals(inv, all, err) : rc;
}

static enum hub_rc take(
    struct invocation *inv, const struct hub_offers *all, int64_t number, struct hub_err *err)
{
    hub_id stay;
    if (number > (int64_t)all->list.count) {
        return hub_fail(err, HUB_EUSAGE, "There are %zu dates, and none with number %lld.",
            all->list.count, (long long)number);
    }
    enum hub_rc rc = hub_offer_put_in(inv->hub, all, (size_t)number - 1, &stay, err);
    if (rc == HUB_OK) {
        rc = print(inv, err, "In the rota, as offered: %s.\n",
            hub_offer_title(all, &all->list.items[number - 1], inv->arena));
    }
    return rc;
}

enum hub_rc run_rota_offer(struct invocation *inv, struct hub_err *err)
{
    struct hub_offers all;
    struct hub_offer_ask ask = {.from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .nights = (int)option_int(inv, OPTION_NIGHTS, 0),
        .max = TAKEN_FROM};
    if (!given(inv, OPTION_WHOSE)) {
        return hub_fail(err, HUB_EUSAGE, "Dates for which family? Say --family NAME.");
    }
    enum hub_rc rc =
        hub_find(inv->hub, &family_noun, option_text(inv, OPTION_WHOSE), &ask.family, err);
    if (rc == HUB_OK) {
        rc = hub_rota_offer(inv->hub, &ask, inv->arena, &all, err);
    }
    if (rc == HUB_OK && given(inv, OPTION_TAKE)) {
        return take(inv, &all, option_int(inv, OPTION_TAKE, 1), err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    return option_format(inv) == FORMAT_TEXT ? sentences(inv, &all, err) : table(inv, &all, err);
}
