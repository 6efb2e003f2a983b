/* SPDX-License-Identifier: MIT */
/* The changed dates of a series, from a calendar file. */
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "import_calendar_priv.h"

#include <string.h>

static const char *or_null(const char *s)
{
    return str_empty(s) ? NULL : s;
}

static void fill(const struct calendar_entry_change *c, hub_id event, struct event_change *out)
{
    out->event_id = event;
    out->day = c->day;
    out->cancelled = c->cancelled ? 1 : INT_NONE;
    out->starts = c->starts;
    out->ends = c->ends;
    out->name = or_null(c->name);
    out->place = or_null(c->place);
    out->note = or_null(c->note);
}

static enum hub_rc add_change(struct taking *t, const struct calendar_entry_change *c, hub_id event,
    struct hub_err *err)
{
    struct event_change rec;
    record_clear(&event_change_noun, &rec);
    fill(c, event, &rec);
    return record_insert(t->h->store, &event_change_noun, &rec, err);
}

enum hub_rc calendar_changes_add(
    struct taking *t, const struct calendar_entry *in, hub_id event, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < in->change_count; i++) {
        rc = add_change(t, &in->changes[i], event, err);
    }
    return rc;
}

/* The change of this day: one that is there, else a removed one; NULL. */
static struct event_change *change_on(const struct record_list *list, hub_wall day)
{
    struct event_change *found = NULL;
    for (size_t i = 0; i < list->count; i++) {
        struct event_change *c = record_at(list, i);
        bool there = !stamp_known(c->record.removed_at);
        if (c->day.min == day.min && (there || !found)) {
            found = c;
        }
    }
    return found;
}

static enum hub_rc settle_change(struct taking *t, const struct calendar_entry *in,
    const struct calendar_entry_change *c, struct event_change *have, bool *differs,
    struct hub_err *err)
{
    static const char *const columns[] = {"cancelled", "starts", "ends", "name", "place", "note"};
    struct event_change want = *have;
    bool mine = stamp_known(have->record.removed_at);
    enum hub_rc rc = HUB_OK;
    fill(c, have->event_id, &want);
    have->record.removed_at = STAMP_NONE;
    for (size_t i = 0; rc == HUB_OK && i < sizeof columns / sizeof *columns; i++) {
        const struct field *f = noun_field(&event_change_noun, columns[i]);
        rc = calendar_settle(t, &event_change_noun, f, have, &want, in->line, &mine, err);
    }
    if (rc == HUB_OK && mine) {
        *differs = true;
        rc = record_update(t->h->store, &event_change_noun, have, err);
    }
    return rc;
}

/* A date that somebody put back in hub stays so. */
static enum hub_rc put_back_by_hand(struct taking *t, const struct calendar_entry *in,
    const struct event_change *c, bool *stays, struct hub_err *err)
{
    const char *verb = NULL;
    char day[DATE_TEXT];
    enum hub_rc rc = HUB_OK;
    *stays = false;
    if (!stamp_known(c->record.removed_at) || t->o->overwrite) {
        return HUB_OK;
    }
    rc = journal_last_verb(t->h->store, event_change_noun.table, c->record.id, "removed_at",
        t->scratch, &verb, err);
    *stays = rc == HUB_OK && !str_eq(verb, "import") && !str_eq(verb, "undo");
    if (*stays) {
        calendar_told(t, in->line, "“%s”, %s: this date was put back in hub. It stays so.", in->name,
            date_long(wall_date(c->day), day));
        t->out->kept++;
    }
    return rc;
}

static enum hub_rc merge_one(struct taking *t, const struct calendar_entry *in,
    const struct calendar_entry_change *c, const struct record_list *list, hub_id event,
    bool *differs, struct hub_err *err)
{
    struct event_change *have = change_on(list, c->day);
    bool stays = false;
    if (!have) {
        *differs = true;
        return add_change(t, c, event, err);
    }
    enum hub_rc rc = put_back_by_hand(t, in, have, &stays, err);
    return rc == HUB_OK && !stays ? settle_change(t, in, c, have, differs, err) : rc;
}

/* Whether an import made this change and nobody touched it since. */
static enum hub_rc of_a_file(
    struct taking *t, const struct event_change *c, bool *is, struct hub_err *err)
{
    struct journal_changes past;
    enum hub_rc rc = journal_of_record(
        t->h->store, event_change_noun.table, c->record.id, t->scratch, &past, err);
    *is = rc == HUB_OK && past.count > 0;
    for (size_t i = 0; rc == HUB_OK && *is && i < past.count; i++) {
        struct journal_txn txn;
        rc = journal_txn_get(
            t->h->store, past.items[i].site, past.items[i].seq, t->scratch, &txn, err);
        *is = rc == HUB_OK && str_eq(txn.verb, "import");
    }
    return rc;
}

static bool says_day(const struct calendar_entry *in, hub_wall day)
{
    for (size_t i = 0; i < in->change_count; i++) {
        if (in->changes[i].day.min == day.min) {
            return true;
        }
    }
    return false;
}

/* A date that a file had changed, and its new edition has as all others. */
static enum hub_rc drop_unsaid(struct taking *t, const struct calendar_entry *in,
    const struct record_list *list, bool *differs, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < list->count; i++) {
        const struct event_change *c = record_at(list, i);
        bool from_file = false;
        if (stamp_known(c->record.removed_at) || says_day(in, c->day)) {
            continue;
        }
        rc = of_a_file(t, c, &from_file, err);
        if (rc == HUB_OK && from_file) {
            *differs = true;
            rc = record_set_removed(t->h->store, &event_change_noun, c->record.id,
                clock_now(&t->h->clock), err);
        }
    }
    return rc;
}

enum hub_rc calendar_changes_merge(struct taking *t, const struct calendar_entry *in, hub_id event,
    bool *differs, struct hub_err *err)
{
    struct record_query q = {.any = true};
    struct record_list list;
    query_is(&q, "event_id", event);
    enum hub_rc rc = record_list(t->h->store, &event_change_noun, &q, t->scratch, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < in->change_count; i++) {
        rc = merge_one(t, in, &in->changes[i], &list, event, differs, err);
    }
    return rc == HUB_OK && !in->series ? drop_unsaid(t, in, &list, differs, err) : rc;
}
