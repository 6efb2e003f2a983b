/* SPDX-License-Identifier: MIT */
/* The day beside the month: what is on, with what the carer would ask about each. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/clashes.h"
#include "hub/service/event_facts.h"

enum { FACTS_MOST = 8, FACT_INDENT = 2 }; /* events of a day whose register is read */

static void add_row(struct pane *p, const struct calendar_item *item, struct view_row row)
{
    struct calendar_pane *s = p->state;
    size_t at = s->day.count;
    rows_view_add(&s->day, p->details, row);
    arena_grow(p->details, &s->day_items, at, &s->day_item_cap, sizeof *s->day_items);
    s->day_items[at] = item;
}

static void add_fact(struct pane *p, const struct calendar_item *item, const char *text, bool warn)
{
    if (!str_empty(text)) {
        add_row(p, item,
            (struct view_row){.style = warn ? STYLE_WARN : STYLE_NORMAL,
                .lead = "",
                .lead_cols = FACT_INDENT,
                .text = text});
    }
}

static void add_clashes(
    struct pane *p, const struct calendar_item *item, hub_date day, struct hub *hub)
{
    const struct calendar_pane *s = p->state;
    struct clash_ask ask = {item->id, item->host, item->starts, item->ends, item->all_day};
    struct clashes met;
    struct hub_err ignored;
    if (item->first.d >= s->win.from.d && item->last.d <= s->win.to.d) {
        hub_clashes_among(&ask, &s->win.what, p->details, &met);
    } else if (hub_event_clashes(hub, item->id, day, p->details, &met, &ignored) != HUB_OK) {
        return;
    }
    met.count = met.sure; /* what else is on stands in the list anyway */
    add_fact(p, item, clash_words(&met, p->view.hide, p->details), true);
}

static void add_facts(struct pane *p, const struct calendar_item *item, struct hub *hub)
{
    struct event_facts f;
    struct hub_err ignored;
    hub_date day = item->repeats ? wall_date(item->original) : DATE_NONE;
    if (hub_event_facts(hub, item->id, day, p->details, &f, &ignored) != HUB_OK) {
        return;
    }
    add_fact(p, item, f.coming, f.past && !f.reg.taken);
    add_fact(p, item, f.ratio, f.ratio_short);
    add_fact(p, item, f.sheet, f.sheet_late);
    if (!f.past) {
        add_clashes(p, item, day, hub);
    }
}

static const char *days_text(const struct calendar_item *item, hub_date day, struct arena *a)
{
    char first[DATE_TEXT], last[DATE_TEXT];
    if (item->first.d == item->last.d) {
        return "";
    }
    if (item->first.d < day.d) {
        return arena_printf(a, " (from %s, until %s)", date_short(item->first, first),
            date_short(item->last, last));
    }
    return arena_printf(a, " (until %s)", date_short(item->last, last));
}

static const char *stay_text(
    const struct pane *p, const struct calendar_item *item, hub_date day, struct arena *a)
{
    const char *title = calendar_title(item, p->view.hide, a);
    const char *host = p->view.hide ? utf8_initials(a, item->place) : item->place;
    const char *verb = item->first.d == day.d  ? "Sleepover begins"
                       : item->last.d == day.d ? "Sleepover ends"
                                               : "Sleepover goes on";
    return arena_printf(a, "%s: %s%s%s%s%s", verb, title, *host ? " at " : "", host,
        *host ? "'s" : "", str_eq(item->status, "agreed") || str_eq(item->status, "happened")
                               ? ""
                               : arena_printf(a, " · %s", item->status));
}

static const char *item_text(
    const struct pane *p, const struct calendar_item *item, hub_date day, struct arena *a)
{
    const char *title = calendar_title(item, p->view.hide, a);
    const char *times = calendar_times(item, day, a);
    switch (item->kind) {
    case CALENDAR_BANK:
        return arena_printf(a, "Bank holiday: %s%s%s", title, *item->place ? ", " : "", item->place);
    case CALENDAR_SCHOOL:
        return arena_printf(a, "%s%s%s%s", title, *item->place ? ", " : "", item->place,
            days_text(item, day, a));
    case CALENDAR_AWAY:
        return arena_printf(
            a, "%s%s%s", title, item->own_time ? " (rest)" : "", days_text(item, day, a));
    case CALENDAR_STAY:
        return stay_text(p, item, day, a);
    default:
        break;
    }
    return arena_printf(a, "%s %s%s", *times ? times : "all day", title,
        item->cancelled ? " · NOT ON" : "");
}

/* What somebody else has changed of it since the screen was opened. */
static void add_news(struct pane *p, const struct calendar_item *item)
{
    const struct news_item *news = news_of(p->view.news, item->id.n);
    const char *editing =
        news_editing(p->view.news, item->id.n, false, p->view.hide, p->view.today, p->details);
    if (*editing) {
        add_fact(p, item, arena_printf(p->details, "& %s", editing), true);
    }
    if (news) {
        add_fact(p, item,
            p->view.hide ? "* Somebody else has changed this."
                         : arena_printf(p->details, "* changed: %s", news->text),
            true);
    }
}

static void add_item(struct pane *p, const struct calendar_item *item, struct hub *hub, int *left)
{
    struct calendar_pane *s = p->state;
    add_row(p, item,
        (struct view_row){.kind = (int)item->kind,
            .id = calendar_item_key(item),
            .pick = true,
            .style = item->cancelled ? STYLE_MUTED : STYLE_NORMAL,
            .text = item_text(p, item, s->at, p->details)});
    add_news(p, item);
    if (!p->view.hide && item->kind == CALENDAR_EVENT) {
        add_fact(p, item, arena_strdup(p->details, item->place), false);
        add_fact(p, item, arena_strdup(p->details, item->note), false);
    }
    if (item->clock == WALL_SKIPPED) {
        add_fact(p, item, "the clocks go forward: this time is not there, an hour later is", true);
    } else if (item->clock == WALL_TWICE) {
        add_fact(p, item, "the clocks go back: this time comes twice, the first is meant", true);
    }
    if (hub && item->kind == CALENDAR_EVENT && !item->cancelled && (*left)-- > 0) {
        add_facts(p, item, hub);
    }
}

/* On what was just put in, else on another day on its first event. */
static void choose_row(struct calendar_pane *s)
{
    size_t to = s->day.count;
    bool other_day = s->was_day.d != s->at.d;
    for (size_t i = s->day.count; i-- > 0;) {
        const struct calendar_item *item = s->day.rows[i].pick ? s->day_items[i] : NULL;
        bool wanted = item && id_known(s->to_item) && id_eq(item->id, s->to_item);
        bool first = item && other_day && (item->kind == CALENDAR_EVENT || to == s->day.count);
        if (wanted || first) {
            to = i;
        }
        if (wanted) {
            break;
        }
    }
    rows_view_select(&s->day, to);
    s->day.top = other_day ? 0 : s->day.top;
    s->to_item = ID_NONE;
}

void calendar_day_rows(struct pane *p, struct hub *hub)
{
    struct calendar_pane *s = p->state;
    char day[DATE_TEXT];
    int left = FACTS_MOST;
    rows_view_begin(&s->day);
    s->day_items = NULL;
    s->day_item_cap = 0;
    add_row(p, NULL,
        (struct view_row){
            .style = STYLE_HEADING, .text = arena_strdup(p->details, date_long(s->at, day))});
    for (size_t k = 0; k < sizeof calendar_order / sizeof *calendar_order; k++) {
        for (size_t i = 0; i < s->win.what.count; i++) {
            const struct calendar_item *item = &s->win.what.items[i];
            if (item->kind == calendar_order[k] && item->first.d <= s->at.d &&
                item->last.d >= s->at.d) {
                add_item(p, item, hub, &left);
            }
        }
    }
    if (s->day.count == 1) {
        add_row(p, NULL,
            (struct view_row){.style = STYLE_NORMAL, .text = "Nothing is on. n puts something in."});
    }
    if (*s->win.what.unread && !p->view.hide) {
        add_row(p, NULL,
            (struct view_row){.style = STYLE_WARN,
                .text = arena_printf(
                    p->details, "Only its first date is shown: %s", s->win.what.unread)});
    }
    rows_view_end(&s->day);
    choose_row(s);
    s->day_of = s->was_day = s->at;
}

const struct calendar_item *calendar_selected(const struct calendar_pane *s)
{
    bool shown = rows_view_selected(&s->day) && s->day_of.d == s->at.d;
    return shown ? s->day_items[s->day.at] : NULL;
}

void calendar_day_draw(const struct pane *p, struct canvas *c)
{
    const struct calendar_pane *s = p->state;
    rows_view_draw_part(&s->day, c, p->part == CALENDAR_DAY);
}
