/* SPDX-License-Identifier: MIT */
/* hub list occurrences, import calendar, export calendar */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/exchange/ics.h"
#include "hub/service/calendar.h"
#include "rows_priv.h"

#include <inttypes.h>

/* --- list occurrences --- */

static const struct column date_columns[] = {
    {"uid", "Mark", CELL_TEXT, true},
    {"recurrence_id", "Planned for", CELL_TEXT, true},
    {"start", "Starts", CELL_TEXT, false},
    {"end", "Ends", CELL_TEXT, false},
    {"all_day", "All day", CELL_YES_NO, false},
    {"zone", "Time zone", CELL_TEXT, false},
    {"start_utc", "In UTC", CELL_TEXT, true},
    {"status", "Status", CELL_TEXT, false},
    {"title", "Event", CELL_TEXT, false},
};

struct asked {
    hub_wall from, before;
};

/* A date takes its whole day: as `to` it is included, a time is not. */
static enum hub_rc read_time(const struct invocation *inv, enum option_id id, bool last,
    hub_wall *out, struct hub_err *err)
{
    const char *text = option_text(inv, id);
    hub_date today = hub_today(inv->hub), day;
    struct hub_err none;
    *out = WALL_NONE;
    if (!text) {
        return HUB_OK;
    }
    if (date_parse(text, today, &day, &none) == HUB_OK) {
        *out = wall_at(last ? date_add(day, 1) : day, 0);
        return HUB_OK;
    }
    return wall_from_iso(text, out) ? HUB_OK : wall_parse(text, today, 0, out, err);
}

/* Without --from and --to: everything, but a series without an end goes two years ahead. */
static enum hub_rc read_asked(struct invocation *inv, struct asked *out, struct hub_err *err)
{
    enum hub_rc rc = read_time(inv, OPTION_FROM_TIME, false, &out->from, err);
    if (rc == HUB_OK) {
        rc = read_time(inv, OPTION_TO_TIME, true, &out->before, err);
    }
    if (!wall_known(out->from)) {
        out->from = wall_at(date_from_ymd(1600, 1, 2), 0);
    }
    if (!wall_known(out->before)) {
        out->before = wall_at(date_add_months(hub_today(inv->hub), 24), 0);
    }
    if (rc == HUB_OK && out->before.min <= out->from.min) {
        rc = hub_fail(err, HUB_EUSAGE, "--to is before --from.");
    }
    return rc;
}

static const char *day_or_time(hub_wall w, bool all_day, struct arena *a)
{
    char text[DATE_TEXT];
    if (!wall_known(w)) {
        return "";
    }
    return arena_strdup(a, all_day ? date_iso(wall_date(w), text) : wall_iso(w, text));
}

static const char *in_utc(const struct calendar_item *item, struct arena *a)
{
    if (item->all_day) {
        return "";
    }
    int64_t min = wall_to_stamp(item->starts, NULL).ms / 60000;
    char text[DATE_TEXT];
    char *utc = arena_printf(a, "%s:00Z", wall_iso((hub_wall){min}, text));
    utc[10] = 'T';
    return utc;
}

static enum hub_rc add_occurrence(
    struct rows *rows, const struct calendar_item *item, struct arena *a, struct hub_err *err)
{
    const char *own = arena_printf(a, CALENDAR_MARK_EVENT "%" PRId64 "@hub.invalid", item->id.n);
    const char *cells[] = {
        *item->uid ? item->uid : own,
        item->repeats ? day_or_time(item->original, item->all_day, a) : "",
        day_or_time(item->starts, item->all_day, a),
        day_or_time(item->ends, item->all_day, a),
        item->all_day ? "yes" : "no",
        item->all_day ? "" : *item->zone ? item->zone : "Europe/London",
        in_utc(item, a),
        item->cancelled ? "cancelled" : item->status,
        item->title,
    };
    return rows_add(rows, cells, err);
}

static bool is_asked(const struct asked *ask, const struct calendar_item *item)
{
    hub_wall last = wall_known(item->ends) ? item->ends : item->starts;
    if (item->all_day) {
        last.min += MINUTES_A_DAY;
    }
    return item->kind == CALENDAR_EVENT && !item->left_out && item->starts.min < ask->before.min &&
           (last.min > ask->from.min || item->starts.min >= ask->from.min);
}

struct listing {
    struct invocation *inv;
    struct rows *rows;
    const struct asked *ask;
    struct arena *scratch;
    const char *unread;
};

static enum hub_rc take_occurrence(
    void *arg, const struct calendar_item *item, struct hub_err *err)
{
    struct listing *l = arg;
    arena_reset(l->scratch);
    return is_asked(l->ask, item) ? add_occurrence(l->rows, item, l->scratch, err) : HUB_OK;
}

static enum hub_rc each_occurrence(struct rows *rows, void *arg, struct hub_err *err)
{
    struct listing *l = arg;
    l->rows = rows;
    hub_date last = wall_date((hub_wall){l->ask->before.min - 1});
    return hub_calendar_each(l->inv->hub, wall_date(l->ask->from), last,
        CALENDAR_EVENTS | CALENDAR_CANCELLED, l->inv->arena, &l->unread, take_occurrence, l, err);
}

enum hub_rc run_list_occurrences(struct invocation *inv, struct hub_err *err)
{
    struct asked ask;
    struct listing l = {inv, NULL, &ask, arena_create(), ""};
    const struct row_table table = {
        COLUMNS_OF(date_columns), each_occurrence, &l, "There are no events.", false};
    enum hub_rc rc = read_asked(inv, &ask, err);
    rc = rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
    if (rc == HUB_OK && *l.unread) {
        note(inv, "Not all dates are here. %s", l.unread);
    }
    arena_destroy(l.scratch);
    return rc;
}

/* --- import calendar --- */

static const struct column entry_columns[] = {
    {"line", "Line", CELL_NUMBER, false},
    {"what", "What", CELL_TEXT, false},
    {"start", "Starts", CELL_TEXT, false},
    {"end", "Ends", CELL_TEXT, false},
    {"repeats", "Repeats", CELL_TEXT, false},
    {"other_dates", "Other dates", CELL_NUMBER, false},
    {"zone", "Time zone", CELL_TEXT, false},
    {"title", "Event", CELL_TEXT, false},
    {"place", "Place", CELL_TEXT, false},
};

struct entry_rows {
    const struct calendar_entries *entries;
    const struct calendar_import *report;
};

static enum hub_rc each_entry(struct rows *rows, void *arg, struct hub_err *err)
{
    static const char *const words[] = {[CALENDAR_NEW] = "new",
        [CALENDAR_UPDATED] = "changed",
        [CALENDAR_SAME] = "as it was",
        [CALENDAR_LEFT] = "left aside"};
    const struct entry_rows *all = arg;
    struct arena *a = arena_create();
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < all->entries->count; i++) {
        const struct calendar_entry *e = &all->entries->items[i];
        const char *others = e->change_count ? arena_printf(a, "%zu", e->change_count) : "";
        const char *cells[] = {arena_printf(a, "%d", e->line), words[all->report->outcome[i]],
            day_or_time(e->starts, e->all_day, a), day_or_time(e->ends, e->all_day, a), e->repeats,
            others, e->zone, e->name, e->place};
        rc = rows_add(rows, cells, err);
        arena_reset(a);
    }
    arena_destroy(a);
    return rc;
}

static enum hub_rc tell_import(
    struct invocation *inv, const struct calendar_import *r, bool trial, struct hub_err *err)
{
    struct sb b = sb_on(inv->arena);
    sb_addf(&b, "events: %" PRId64 " new, %" PRId64 " changed, %" PRId64 " as they were",
        r->counts[CALENDAR_NEW], r->counts[CALENDAR_UPDATED], r->counts[CALENDAR_SAME]);
    if (r->counts[CALENDAR_LEFT] > 0) {
        sb_addf(&b, ", %" PRId64 " left aside", r->counts[CALENDAR_LEFT]);
    }
    if (r->kept > 0) {
        sb_addf(&b, "; %" PRId64 " %s kept as changed in hub", r->kept,
            words_many(r->kept, "value", "values"));
    }
    if (r->not_understood > 0) {
        sb_addf(&b, "; %" PRId64 " %s above", r->not_understood,
            words_many(r->not_understood, "note", "notes"));
    }
    return print(inv, err, "%s.\n%s", sb_str(&b),
        trial ? "This was a trial: nothing was saved.\n" : "");
}

enum hub_rc run_import_calendar(struct invocation *inv, struct hub_err *err)
{
    bool preview = given(inv, OPTION_PREVIEW);
    struct import_options o = {.dry_run = preview || given(inv, OPTION_DRY_RUN),
        .overwrite = given(inv, OPTION_OVERWRITE)};
    struct calendar_entries entries;
    struct calendar_import report;
    struct faults faults;
    faults_on(&faults, inv->arena);
    enum hub_rc rc = import_calendar(
        inv->hub, inv->args[0], &o, inv->arena, &entries, &report, &faults, err);
    for (size_t i = 0; i < faults.count; i++) {
        note(inv, "%s", fault_text(&faults.items[i], inv->arena));
    }
    if (rc != HUB_OK) {
        return rc;
    }
    struct entry_rows all = {&entries, &report};
    const struct row_table table = {
        COLUMNS_OF(entry_columns), each_entry, &all, "There are no events in it.", false};
    return preview ? rows_show(inv, FORMAT_CSV, &table, err)
                   : tell_import(inv, &report, o.dry_run, err);
}

/* --- export calendar --- */

static enum ics_names names_asked(const struct invocation *inv)
{
    const char *text = option_text(inv, OPTION_NAMES);
    return str_eq(text, "full") ? ICS_FULL : str_eq(text, "first") ? ICS_FIRST : ICS_INITIALS;
}

enum hub_rc run_export_calendar(struct invocation *inv, struct hub_err *err)
{
    struct feed feed;
    struct feed_ask ask = {.from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .children = names_asked(inv) == ICS_FIRST,
        .person = option_text(inv, OPTION_PERSON)};
    enum hub_rc rc = hub_feed(inv->hub, &ask, inv->arena, &feed, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return ics_write(
        &feed, hub_title(inv->hub), names_asked(inv), inv->out, inv->arena, err);
}
