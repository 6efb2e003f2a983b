/* SPDX-License-Identifier: MIT */
/* The pages of the rota, and the calendar's. */
#include "hub/base/str.h"
#include "panes_priv.h"
#include "print_view_priv.h"
#include "rota_papers_priv.h"

enum { WEEKS = 4, WEEK = 7, LIST_MONTHS = 2 };

static hub_date month_of(hub_date day)
{
    int y, m, d;
    date_to_ymd(day, &y, &m, &d);
    return date_from_ymd(y, m, 1);
}

static unsigned not_by_time(struct pane *p)
{
    pane_say(p, "This page has no months: it has all there is.");
    return REACT_DRAW;
}

static int step_of(const struct call *call)
{
    return str_eq(call->id, "month.next") ? 1 : str_eq(call->id, "month.last") ? -1 : 0;
}

/* --- the rota -------------------------------------------------------------------- */

struct rota_pane {
    struct print_view view;
    struct rota_papers about;
    enum rota_paper paper;
};

static void rota_print_open(struct pane *p, const struct pane_target *target)
{
    struct rota_pane *s = p->state;
    rota_papers_read(&s->about, target->text, p->life);
    s->paper = (enum rota_paper)target->id;
}

static void rota_days(const struct rota_pane *s, hub_date *from, hub_date *to)
{
    hub_date day = s->about.day;
    bool list = s->paper != PAPER_MONTH && s->paper != PAPER_WEEK;
    *from = s->paper == PAPER_WEEK ? date_add(day, -date_weekday(day)) : month_of(day);
    *to = s->paper == PAPER_WEEK ? date_add(*from, WEEKS * WEEK - 1)
                                 : date_add(date_add_months(*from, list ? LIST_MONTHS : 1), -1);
}

static bool has_days(enum rota_paper paper)
{
    return paper != PAPER_FAMILY && paper != PAPER_RULES;
}

static const char *file_of(const struct rota_pane *s, hub_date from, struct arena *a)
{
    char iso[DATE_TEXT];
    const char *word = rota_paper_file(s->paper);
    const char *name = s->paper == PAPER_FAMILY ? s->about.family
                       : s->paper == PAPER_HOST ? s->about.host
                                                : NULL;
    const char *whose = name ? arena_printf(a, "-%s", print_file_word(a, name)) : "";
    return has_days(s->paper) ? arena_printf(a, "%s%s-%.7s", word, whose, date_iso(from, iso))
                              : arena_printf(a, "%s%s", word, whose);
}

/* "hub print rota --by host ID --from DAY --to DAY", "hub print family ID" */
static enum hub_rc rota_print_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct rota_pane *s = p->state;
    struct arena *a = p->loaded;
    struct print_page page = {.initials = s->paper != PAPER_RULES};
    const char *by = rota_paper_by(s->paper);
    hub_date from, to;
    char range[DATE_TEXT];
    (void)hub;
    rota_days(s, &from, &to);
    const char *called = rota_paper_called(s->paper, &s->about, p->view.hide, a);
    page.called = has_days(s->paper)
                      ? arena_printf(a, "%s, %s,", called, date_range(from, to, range))
                      : called;
    page.file = file_of(s, from, a);
    print_word(&page, "print");
    print_word(&page, rota_paper_page(s->paper));
    if (s->paper == PAPER_FAMILY || s->paper == PAPER_HOST) {
        print_word(&page, s->paper == PAPER_FAMILY ? s->about.family_id : s->about.host_id);
    }
    if (by) {
        print_word(&page, "--by");
        print_word(&page, by);
    }
    if (has_days(s->paper)) {
        print_days(&page, from, to, a);
    }
    if (!str_empty(s->about.hub)) {
        print_word(&page, "--hub");
        print_word(&page, s->about.hub);
    }
    return print_view_load(p, &s->view, &page, err);
}

static unsigned turn(struct pane *p, int step)
{
    struct rota_pane *s = p->state;
    if (!has_days(s->paper)) {
        return not_by_time(p);
    }
    s->about.day = s->paper == PAPER_WEEK ? date_add(s->about.day, step * WEEKS * WEEK)
                                          : date_add_months(month_of(s->about.day), step);
    s->view.top = 0;
    return REACT_LOAD;
}

static unsigned rota_print_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct rota_pane *s = p->state;
    if (step_of(call)) {
        return turn(p, step_of(call));
    }
    if (!str_eq(call->id, "view")) {
        return print_view_act(p, &s->view, call, err);
    }
    do {
        s->paper = (s->paper + 1) % ROTA_PAPERS;
    } while (!rota_paper_fits(s->paper, &s->about));
    s->view.top = 0;
    return REACT_LOAD;
}

static const struct ui_key rota_print_keys[] = {
    PRINT_KEYS,
    {'v', K_NONE, "view", "Other page", "By month, week, family, host; what to put right.",
        KEY_BAR | KEY_MENU},
    {'>', '+', "month.next", "Later", "The page of the time after.", KEY_BAR | KEY_MENU},
    {'<', '-', "month.last", "Earlier", "The page of the time before.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_print = {
    .name = "print",
    .title = "Print",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, < and > take "
            "another time, v another page: by month, week, family, host.\n\n"
            "For the wall\nThe rota by month or week names children only, and says nothing of what "
            "is wrong. What to put right is for the folder and for the liaison worker.\n\n"
            "For a family\nStand on a child's name in the rota and press p: its own sheet has no "
            "other child on it.\n\n" PRINT_HELP,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct rota_pane),
    .keys = rota_print_keys,
    .key_count = sizeof rota_print_keys / sizeof *rota_print_keys,
    .open = rota_print_open,
    .load = rota_print_load,
    .draw = print_pane_draw,
    .act = rota_print_act,
};

/* --- the calendar ------------------------------------------------------------------ */

struct calendar_pane {
    struct print_view view;
    hub_date from;
    bool agenda; /* as a list */
};

/* The target's text is a day of the month. */
static void calendar_open(struct pane *p, const struct pane_target *target)
{
    struct calendar_pane *s = p->state;
    hub_date day = DATE_NONE;
    date_from_iso(target->text, &day);
    s->from = month_of(day);
}

static enum hub_rc calendar_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    struct print_page page = {.initials = true};
    hub_date to = date_add(date_add_months(s->from, 1), -1);
    char text[DATE_TEXT];
    (void)hub;
    page.called =
        arena_printf(p->loaded, "The calendar of %s", date_range(s->from, to, text));
    page.file = arena_printf(p->loaded, "calendar-%.7s", date_iso(s->from, text));
    print_word(&page, "print");
    print_word(&page, "calendar");
    print_word(&page, "--by");
    print_word(&page, s->agenda ? "agenda" : "month");
    print_days(&page, s->from, to, p->loaded);
    return print_view_load(p, &s->view, &page, err);
}

static unsigned calendar_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    bool view = str_eq(call->id, "view");
    if (!view && !step_of(call)) {
        return print_view_act(p, &s->view, call, err);
    }
    s->agenda ^= view;
    s->from = date_add_months(s->from, step_of(call));
    s->view.top = 0;
    return REACT_LOAD;
}

static const struct ui_key calendar_keys[] = {
    PRINT_KEYS,
    {'>', '+', "month.next", "Next month", "The page of the next month.", KEY_BAR | KEY_MENU},
    {'<', '-', "month.last", "Month before", "The page of the month before.", KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "As a list", "A grid of the month, or what is on in order.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_calendar_paper = {
    .name = "calendar-paper",
    .title = "The calendar's page",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, v shows it as a "
            "list, > and < go by month.\n\n" PRINT_HELP,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct calendar_pane),
    .keys = calendar_keys,
    .key_count = sizeof calendar_keys / sizeof *calendar_keys,
    .open = calendar_open,
    .load = calendar_load,
    .draw = print_pane_draw,
    .act = calendar_act,
};
