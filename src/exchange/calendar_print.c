/* SPDX-License-Identifier: MIT */
/* From the calendar of a hub to what a wall may show of it. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/exchange/calendar_pages.h"
#include "hub/service/calendar.h"
#include "hub/service/rota.h"

#include "child_names_priv.h"
#include "child_parts_priv.h"

enum { AGENDA_DAYS = 28, YEARS_MOST = 5, DAYS_A_YEAR = 366 };

struct calendar_maker {
    struct arena *a;
    struct rota_book book;
    const char **names;  /* of children, in the form asked for */
    struct idmap stays;  /* id → place in the book */
    struct calendar_sheet *sheet;
    struct calendar_entry *entries;
};

static void whole_months(struct calendar_sheet *s)
{
    int y, m, d;
    date_to_ymd(s->from, &y, &m, &d);
    s->from = date_from_ymd(y, m, 1);
    date_to_ymd(s->to, &y, &m, &d);
    s->to = date_from_ymd(y, m, date_days_in_month(y, m));
}

static enum hub_rc choose_days(const struct hub *h, const struct calendar_print *p,
    struct calendar_sheet *s, struct hub_err *err)
{
    s->from = date_known(p->from) ? p->from : date_known(p->to) ? p->to : hub_today(h);
    s->to = date_known(p->to) ? p->to : p->agenda ? date_add(s->from, AGENDA_DAYS) : s->from;
    if (date_known(p->to) && !date_known(p->from) && hub_today(h).d < p->to.d) {
        s->from = hub_today(h);
    }
    if (s->to.d < s->from.d) {
        return hub_fail(err, HUB_EUSAGE, "The last day is before the first.");
    }
    if (date_diff(s->to, s->from) > YEARS_MOST * DAYS_A_YEAR) {
        return hub_fail(err, HUB_EUSAGE, "That is more than %d years. Print fewer.", YEARS_MOST);
    }
    if (!p->agenda) {
        whole_months(s);
    }
    return HUB_OK;
}

/* "M.O. and T.O." */
static const char *children_of(const struct calendar_maker *m, int64_t stay)
{
    const struct rota_facts *f = &m->book.facts;
    struct sb b = sb_on(m->a);
    for (int32_t i = 0; i < f->stay_child_count; i++) {
        if (f->stay_children[i].stay == stay) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", m->names[f->stay_children[i].child]);
        }
    }
    return sb_str(&b);
}

static const char *times(const struct calendar_item *i, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    if (i->all_day || !wall_known(i->starts)) {
        return "all day";
    }
    tod_iso(wall_tod(i->starts), from);
    return wall_known(i->ends) && i->first.d == i->last.d && i->ends.min > i->starts.min
               ? arena_printf(a, "%s to %s", from, tod_iso(wall_tod(i->ends), to))
               : arena_printf(a, "from %s", from);
}

static const char *event_text(const struct calendar_item *i, struct arena *a)
{
    return arena_printf(a, "%s%s%s%s%s%s", i->title, *i->place ? ", " : "", i->place,
        *i->note ? " (" : "", i->note, *i->note ? ")" : "");
}

/* NULL: a wall does not show it. */
static const char *stay_text(const struct calendar_maker *m, const struct calendar_item *i)
{
    int64_t at = idmap_get(&m->stays, i->id, -1);
    const char *children = at < 0 ? "" : children_of(m, at);
    bool draft = str_eq(i->status, "draft"), offered = str_eq(i->status, "offered");
    if (str_eq(i->status, "asked") || !*children) {
        return NULL;
    }
    return arena_printf(m->a, "%s%s%s%s%s", children, *i->place ? " at " : "", i->place,
        *i->place ? "'s" : "", draft ? " (draft)" : offered ? " (offered)" : "");
}

static const char *holiday_text(const struct calendar_item *i, struct arena *a)
{
    return arena_printf(
        a, "%s%s%s%s", i->title, *i->place ? " (" : "", i->place, *i->place ? ")" : "");
}

static const char *item_text(const struct calendar_maker *m, const struct calendar_item *i)
{
    switch (i->kind) {
    case CALENDAR_BANK:
    case CALENDAR_SCHOOL:
        return holiday_text(i, m->a);
    case CALENDAR_EVENT:
        return event_text(i, m->a);
    case CALENDAR_STAY:
        return stay_text(m, i);
    case CALENDAR_AWAY:
        break;
    }
    return i->title;
}

static void add_item(struct calendar_maker *m, const struct calendar_item *i)
{
    char at[DATE_TEXT];
    const char *text = item_text(m, i);
    bool timed = !i->all_day && wall_known(i->starts);
    if (!text) {
        return;
    }
    m->entries[m->sheet->count++] = (struct calendar_entry){
        .first = i->first,
        .last = i->last,
        .when = timed ? arena_strdup(m->a, tod_iso(wall_tod(i->starts), at)) : "",
        .until = timed && wall_known(i->ends)
                     ? arena_printf(m->a, "until %s", tod_iso(wall_tod(i->ends), at))
                     : "",
        .text = text,
        .long_when = times(i, m->a),
        .holiday = i->kind == CALENDAR_BANK || i->kind == CALENDAR_SCHOOL,
        .away = i->kind == CALENDAR_AWAY,
    };
}

static void read_book(struct calendar_maker *m, enum sheet_names names)
{
    m->names = child_names(&m->book, names, m->a);
    idmap_on(&m->stays, m->a);
    for (int32_t i = 0; i < m->book.facts.stay_count; i++) {
        idmap_put(&m->stays, (hub_id){m->book.facts.stays[i].id}, i);
    }
}

enum hub_rc calendar_print_pages(struct hub *h, const struct calendar_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct calendar all;
    struct calendar_sheet sheet = {.agenda = p->agenda, .names = p->names};
    struct calendar_maker m = {.a = a, .sheet = &sheet};
    enum hub_rc rc = choose_days(h, p, &sheet, err);
    if (rc == HUB_OK && !id_known(hub_default(h))) {
        rc = hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    rc = rc == HUB_OK ? hub_rota_book(h, sheet.from, sheet.to, a, &m.book, err) : rc;
    rc = rc == HUB_OK ? hub_calendar(h, sheet.from, sheet.to, CALENDAR_EVENTS | CALENDAR_SPANS, a,
                            &all, err)
                      : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    read_book(&m, p->names);
    m.entries = arena_array(a, all.count + 1, sizeof *m.entries);
    for (size_t i = 0; i < all.count; i++) {
        add_item(&m, &all.items[i]);
    }
    sheet.entries = m.entries;
    sheet.unread = all.unread;
    *out = page_of_hub(h, a, PAGE_PORTRAIT, "Calendar");
    calendar_sheet_pages(&sheet, *out);
    return HUB_OK;
}
