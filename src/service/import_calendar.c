/* SPDX-License-Identifier: MIT */
/* Events of a calendar file into the hub: new, changed, the same, or left as they are. */
#include "hub/service/import_calendar.h"

#include "hub/base/str.h"
#include "hub/model/event.h"
#include "import_calendar_priv.h"
#include "series_priv.h"

#include <string.h>

static const char *or_null(const char *s)
{
    return str_empty(s) ? NULL : s;
}

void calendar_told(struct taking *t, int line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(t->a, fmt, ap);
    va_end(ap);
    fault_add(t->faults, FAULT_NOTE, t->entries->file, line, 0, "%s", text);
}

/* --- which record --- */

/* The event with this mark in the hub; one that is there before a removed one. */
static enum hub_rc find_mark(struct taking *t, const char *uid, struct event *out, bool *found,
    struct hub_err *err)
{
    struct record_query q = {.any = true};
    struct record_list list;
    *found = false;
    query_text(&q, "uid", RECORD_IS, uid);
    enum hub_rc rc = record_list(t->h->store, &event_noun, &q, t->scratch, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct event *e = record_at(&list, i);
        bool better = !*found || !stamp_known(e->record.removed_at);
        if (id_eq(e->hub_id, t->hub) && better) {
            *out = *e;
            *found = true;
        }
    }
    return rc;
}

/* An event that was made in hub has no mark of its own but goes out with its number. */
static enum hub_rc find_number(struct taking *t, const char *uid, struct event *out, bool *found,
    struct hub_err *err)
{
    int64_t n;
    size_t head = strlen(CALENDAR_MARK_EVENT);
    const char *at = strchr(uid, '@');
    if (strncmp(uid, CALENDAR_MARK_EVENT, head) != 0 || !at ||
        !str_int(arena_strndup(t->scratch, uid + head, (size_t)(at - uid) - head), 1, INT64_MAX,
            &n)) {
        return HUB_OK;
    }
    struct hub_err none;
    enum hub_rc rc =
        record_get(t->h->store, &event_noun, (hub_id){n}, t->scratch, out, &none);
    *found = rc == HUB_OK && id_eq(out->hub_id, t->hub) && str_empty(out->uid);
    if (rc != HUB_OK && rc != HUB_ENOTFOUND) {
        *err = none;
        return rc;
    }
    return HUB_OK;
}

static enum hub_rc find_event(struct taking *t, const char *uid, struct event *out, bool *found,
    struct hub_err *err)
{
    enum hub_rc rc = find_mark(t, uid, out, found, err);
    return rc == HUB_OK && !*found ? find_number(t, uid, out, found, err) : rc;
}

/* --- fields --- */

static void fill(const struct calendar_entry *in, struct event *e)
{
    e->name = in->name;
    e->place = or_null(in->place);
    e->notes = or_null(in->notes);
    e->starts = in->starts;
    e->ends = in->ends;
    e->all_day = in->all_day ? 1 : INT_NONE;
    e->repeats = or_null(in->repeats);
    e->also_on = or_null(in->also_on);
    e->zone = or_null(in->zone);
    e->sequence = in->sequence;
    if (in->cancelled) {
        e->status = "cancelled";
    } else if (str_eq(e->status, "cancelled")) {
        e->status = "planned";
    }
}

static const char *shown(const struct field *f, const void *rec, struct arena *a)
{
    return field_is_empty(f, rec) ? "empty" : field_shown(f, rec, a);
}

enum hub_rc calendar_settle(struct taking *t, const struct noun *n, const struct field *f,
    void *have, const void *want, int line, bool *differs, struct hub_err *err)
{
    const char *verb = NULL;
    enum hub_rc rc = HUB_OK;
    if (field_equal(f, have, want)) {
        return HUB_OK;
    }
    if (!t->o->overwrite) {
        rc = journal_last_verb(t->h->store, n->table, ((struct record *)have)->id, f->column,
            t->scratch, &verb, err);
    }
    bool by_hand = verb && strcmp(verb, "import") != 0 && strcmp(verb, "undo") != 0;
    if (rc == HUB_OK && by_hand) {
        calendar_told(t, line,
            "%s was changed in hub since the last import. It stays %s; the file says %s.", f->label,
            shown(f, have, t->scratch), shown(f, want, t->scratch));
        t->out->kept++;
    } else if (rc == HUB_OK) {
        field_copy(f, have, want);
        *differs = true;
    }
    return rc;
}

/* A text the file does not say: of an event that came from a file it is taken out, else it stays. */
static bool not_said(const struct field *f, const struct event *have, const struct event *want)
{
    return field_is_text(f) && field_is_empty(f, want) && str_empty(have->uid) &&
           strcmp(f->column, "repeats") != 0 && strcmp(f->column, "also_on") != 0 &&
           strcmp(f->column, "zone") != 0;
}

static enum hub_rc settle_event(struct taking *t, const struct calendar_entry *in,
    struct event *have, bool *differs, struct hub_err *err)
{
    static const char *const columns[] = {"name", "place", "notes", "starts", "ends", "all_day",
        "repeats", "also_on", "zone", "status"};
    struct event want = *have;
    enum hub_rc rc = HUB_OK;
    fill(in, &want);
    for (size_t i = 0; rc == HUB_OK && i < sizeof columns / sizeof *columns; i++) {
        const struct field *f = noun_field(&event_noun, columns[i]);
        if (!not_said(f, have, &want)) {
            rc = calendar_settle(t, &event_noun, f, have, &want, in->line, differs, err);
        }
    }
    return rc;
}

/* --- one entry --- */

static bool makes_sense(struct taking *t, const struct calendar_entry *in, const struct event *e)
{
    struct hub_err why;
    const struct field *at;
    if (record_sense(&event_noun, e, &at, &why) == HUB_OK &&
        series_sense(&event_noun, e, &at, t->scratch, &why) == HUB_OK) {
        return true;
    }
    calendar_told(t, in->line, "“%s” is not in hub: %s", in->name, why.msg);
    return false;
}

static enum hub_rc add_event(struct taking *t, const struct calendar_entry *in,
    enum calendar_outcome *outcome, struct hub_err *err)
{
    struct event e;
    enum hub_rc rc = record_defaults(&event_noun, &e, hub_today(t->h), t->scratch, err);
    e.hub_id = t->hub;
    e.uid = in->uid;
    fill(in, &e);
    *outcome = CALENDAR_LEFT;
    if (rc != HUB_OK || !makes_sense(t, in, &e)) {
        return rc;
    }
    *outcome = CALENDAR_NEW;
    series_derive(&event_noun, &e, t->scratch);
    rc = record_insert(t->h->store, &event_noun, &e, err);
    return rc == HUB_OK ? calendar_changes_add(t, in, e.record.id, err) : rc;
}

/* By hand it was removed, and stays so; by taking back an import it comes again. */
static enum hub_rc stays_removed(struct taking *t, const struct calendar_entry *in,
    const struct event *e, bool *stays, struct hub_err *err)
{
    const char *verb = NULL;
    enum hub_rc rc = journal_last_verb(t->h->store, event_noun.table, e->record.id, "removed_at",
        t->scratch, &verb, err);
    *stays = rc == HUB_OK && !str_eq(verb, "undo") && !t->o->overwrite;
    if (*stays) {
        calendar_told(t, in->line, "“%s” was removed in hub. It was not added again.", in->name);
        t->out->kept++;
    }
    return rc;
}

static bool is_older(const struct calendar_entry *in, const struct event *e)
{
    return in->sequence != INT_NONE && e->sequence != INT_NONE && in->sequence < e->sequence;
}

static enum hub_rc update_event(struct taking *t, const struct calendar_entry *in,
    struct event *e, enum calendar_outcome *outcome, struct hub_err *err)
{
    bool stays = false, differs = stamp_known(e->record.removed_at);
    enum hub_rc rc = differs ? stays_removed(t, in, e, &stays, err) : HUB_OK;
    *outcome = CALENDAR_LEFT;
    if (rc != HUB_OK || stays) {
        return rc;
    }
    if (is_older(in, e) && !t->o->overwrite) {
        calendar_told(t, in->line, "“%s” is an older edition than the one in hub, which stays.",
            in->name);
        return HUB_OK;
    }
    e->record.removed_at = STAMP_NONE;
    rc = settle_event(t, in, e, &differs, err);
    if (rc != HUB_OK || !makes_sense(t, in, e)) {
        return rc;
    }
    bool newer = in->sequence != INT_NONE && in->sequence != e->sequence;
    e->sequence = newer ? in->sequence : e->sequence;
    if (differs || newer) {
        series_derive(&event_noun, e, t->scratch);
        rc = record_update(t->h->store, &event_noun, e, err);
    }
    if (rc == HUB_OK) {
        rc = calendar_changes_merge(t, in, e->record.id, &differs, err);
    }
    *outcome = differs ? CALENDAR_UPDATED : CALENDAR_SAME;
    return rc;
}

/* One date of a series that is in hub and not in the file. */
static enum hub_rc change_series(struct taking *t, const struct calendar_entry *in,
    const struct event *series, enum calendar_outcome *outcome, struct hub_err *err)
{
    bool differs = false;
    struct calendar_entry_change c = {.day = in->day,
        .cancelled = in->cancelled,
        .starts = in->starts.min == in->day.min ? WALL_NONE : in->starts,
        .ends = in->ends,
        .name = str_eq(in->name, series->name) ? "" : in->name,
        .place = str_eq(in->place, series->place) ? "" : in->place,
        .note = ""};
    struct calendar_entry one = *in;
    one.changes = &c;
    one.change_count = 1;
    enum hub_rc rc = calendar_changes_merge(t, &one, series->record.id, &differs, err);
    *outcome = differs ? CALENDAR_UPDATED : CALENDAR_SAME;
    return rc;
}

/* Dates that came without their series stood alone; now they are dates of it. */
static enum hub_rc drop_stand_ins(
    struct taking *t, const struct calendar_entry *in, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < in->change_count; i++) {
        struct event e;
        char iso[DATE_TEXT];
        bool found = false;
        if (in->changes[i].cancelled) {
            continue;
        }
        rc = find_mark(t,
            arena_printf(t->scratch, "%s#%s", in->uid, wall_iso(in->changes[i].day, iso)), &e,
            &found, err);
        if (rc == HUB_OK && found && !stamp_known(e.record.removed_at)) {
            rc = record_set_removed(
                t->h->store, &event_noun, e.record.id, clock_now(&t->h->clock), err);
        }
    }
    return rc;
}

static enum hub_rc take_entry(struct taking *t, const struct calendar_entry *in,
    enum calendar_outcome *outcome, struct hub_err *err)
{
    struct event e;
    bool found = false;
    enum hub_rc rc = in->series ? find_event(t, in->series, &e, &found, err) : HUB_OK;
    if (rc == HUB_OK && found && !stamp_known(e.record.removed_at)) {
        return change_series(t, in, &e, outcome, err);
    }
    rc = rc == HUB_OK ? find_event(t, in->uid, &e, &found, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = found ? update_event(t, in, &e, outcome, err) : add_event(t, in, outcome, err);
    return rc == HUB_OK ? drop_stand_ins(t, in, err) : rc;
}

static bool is_stay(const struct calendar_entry *in)
{
    return str_starts(in->uid, CALENDAR_MARK_STAY);
}

static enum hub_rc take_all(struct hub *h, void *arg, struct hub_err *err)
{
    struct taking *t = arg;
    enum hub_rc rc = HUB_OK;
    int64_t stays = 0;
    (void)h;
    for (size_t i = 0; rc == HUB_OK && i < t->entries->count; i++) {
        const struct calendar_entry *in = &t->entries->items[i];
        arena_reset(t->scratch);
        if (is_stay(in)) {
            stays++;
            t->outcome[i] = CALENDAR_SAME;
            continue;
        }
        rc = take_entry(t, in, &t->outcome[i], err);
        t->out->counts[t->outcome[i]]++;
    }
    if (stays > 0) {
        calendar_told(t, 0, "Stays in it were left aside: %lld. They are on the rota.",
            (long long)stays);
    }
    /* A dry run ends like a failure, so that nothing of it stays. */
    return rc == HUB_OK && t->o->dry_run ? HUB_EFINDING : rc;
}

enum hub_rc hub_import_calendar(struct hub *h, const struct calendar_entries *entries,
    const struct import_options *o, struct arena *a, struct calendar_import *out,
    struct faults *faults, struct hub_err *err)
{
    struct taking t = {.h = h,
        .entries = entries,
        .o = o,
        .a = a,
        .scratch = arena_create(),
        .hub = hub_default(h),
        .out = out,
        .faults = faults,
        .outcome = arena_array(a, entries->count + 1, sizeof *t.outcome)};
    struct txn_label label = {.verb = "import", .person = h->person};
    *out = (struct calendar_import){.outcome = t.outcome};
    enum hub_rc rc = access_check(h, VERB_WRITE, &event_noun, err);
    if (rc == HUB_OK && !id_known(t.hub)) {
        rc = hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, take_all, &t, err);
        rc = rc == HUB_EFINDING && o->dry_run ? HUB_OK : rc;
    }
    arena_destroy(t.scratch);
    return rc;
}
