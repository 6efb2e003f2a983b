/* SPDX-License-Identifier: MIT */
/* A host who cannot: the best other place for everybody who was to come, one key each. */
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/service/stays.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"
#include "stay_verbs_priv.h"

enum { TITLE_COLS = 36, USUAL_DAYS = 7, DAYS_MOST = 92 };

struct others_pane {
    struct stay_rows rows;
    hub_id host;
    const char *name;
    hub_date from;
    int days;
    struct stay_moved *list;
    size_t count;
    hub_id asked;       /* to go ahead anyway: the stay, the place, and why */
    const char *place, *reason;
};

/* text: "Amina|2026-12-04" */
static void others_open(struct pane *p, const struct pane_target *target)
{
    struct others_pane *s = p->state;
    s->host = (hub_id){target->id};
    s->name = str_part(p->life, target->text ? target->text : "", 0);
    s->from = DATE_NONE;
    s->days = USUAL_DAYS;
    date_from_iso(str_part(p->life, target->text ? target->text : "|", 1), &s->from);
    stay_rows_open(p, TITLE_COLS, "Nobody is to come in these days. + looks a day further.");
    s->rows.hint = "Enter moves the one with the > there; c chooses another date.";
}

static void add_stay(struct pane *p, const struct stay_moved *m)
{
    struct arena *a = p->loaded;
    stay_rows_add(p, &(struct stay_row){.id = m->stay.n,
                         .lead = m->title,
                         .mark = m->best ? "" : "no",
                         .text = m->best ? m->best : m->why,
                         .style = m->best ? STYLE_NORMAL : STYLE_WARN,
                         .whole = m->best ? arena_printf(a, "%s: now %s, because %s.", m->title,
                                                m->best, m->why)
                                          : arena_printf(a, "%s. %s", m->title, m->why),
                         .tone = m->best ? TONE_PLAIN : TONE_WARN,
                         .item = m});
}

static enum hub_rc others_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct others_pane *s = p->state;
    char days[DATE_TEXT];
    hub_date to = date_add(s->from, s->days - 1);
    enum hub_rc rc = hub_stays_of_host(
        hub, s->host, s->from, to, p->loaded, &s->list, &s->count, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < s->count; i++) {
        add_stay(p, &s->list[i]);
    }
    s->rows.name = s->name;
    s->rows.after = arena_printf(p->loaded, " CANNOT · %s", date_range(s->from, to, days));
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

/* Its papers may not last till then: that may be for a reason. */
static unsigned put_there(
    struct pane *p, struct hub *hub, const struct stay_moved *m, struct hub_err *err)
{
    struct others_pane *s = p->state;
    struct hub_err why;
    hub_id stay;
    enum hub_rc rc = hub_offer_put_in_ahead(hub, &m->offers, 0, s->reason, &stay, &why);
    if (rc == HUB_ECONFLICT && str_empty(s->reason)) {
        s->asked = m->stay;
        s->place = arena_strdup(p->life, m->best);
        stay_ask_ahead(p, m->stay, why.msg, &s->reason);
        return REACT_DRAW;
    }
    if (rc != HUB_OK) {
        hub_fail(err, rc, "%s", why.msg);
        return REACT_LOAD | REACT_DETAIL;
    }
    pane_say(p, "Moved: %s. Tell them: the lines stand on Today.", m->best);
    return REACT_LOAD | REACT_DETAIL;
}

/* The list may have been read again meanwhile: only the place that was asked about. */
static unsigned go_ahead(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct others_pane *s = p->state;
    for (size_t i = 0; i < s->count && !str_empty(s->reason); i++) {
        const struct stay_moved *m = &s->list[i];
        if (id_eq(m->stay, s->asked) && str_eq(m->best, s->place)) {
            return put_there(p, hub, m, err);
        }
    }
    return REACT_DRAW;
}

static unsigned move_there(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct stay_row *row = stay_rows_selected(p);
    const struct stay_moved *m = row ? row->item : NULL;
    struct others_pane *s = p->state;
    if (!m || !m->best) {
        pane_say(p, m ? "%s" : "Nobody is selected.", m ? m->why : "");
        return REACT_DRAW;
    }
    s->reason = NULL;
    return put_there(p, hub, m, err);
}

static unsigned choose_date(struct pane *p)
{
    const struct stay_row *row = stay_rows_selected(p);
    const struct stay_moved *m = row ? row->item : NULL;
    if (m) {
        pane_open(p, &pane_offer,
            &(struct pane_target){.id = m->family.n,
                .text = arena_printf(p->life, "%s|%lld", m->title, (long long)m->stay.n)});
    }
    return REACT_DRAW;
}

static unsigned more_days(struct pane *p, int by)
{
    struct others_pane *s = p->state;
    int days = s->days + by;
    s->days = days < 1 ? 1 : days > DAYS_MOST ? DAYS_MOST : days;
    return REACT_LOAD | REACT_DETAIL;
}

/* The days away are written down for the host: from then on nobody is offered them. */
static unsigned write_away(struct pane *p)
{
    struct others_pane *s = p->state;
    char from[DATE_TEXT], to[DATE_TEXT];
    struct assignment set[] = {{"host", id_text(p->life, s->host)},
        {"from", arena_strdup(p->life, date_iso(s->from, from))},
        {"to", arena_strdup(p->life, date_iso(date_add(s->from, s->days - 1), to))}};
    form_open_new(p, &away_noun, set, sizeof set / sizeof *set);
    return REACT_DRAW;
}

static unsigned others_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool open;
    if (str_eq(call->id, "form.ahead")) {
        return go_ahead(p, call->hub, err);
    }
    if (str_eq(call->id, "offer.more") || str_eq(call->id, "offer.fewer")) {
        return more_days(p, str_eq(call->id, "offer.more") ? 1 : -1);
    }
    if (str_eq(call->id, "new")) {
        return write_away(p);
    }
    if (str_eq(call->id, "swap")) {
        return choose_date(p);
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? move_there(p, call->hub, err) : react;
}

static const struct ui_key others_keys[] = {
    {K_ENTER, K_NONE, "open", "Move", "To the place beside it.", KEY_BAR | KEY_MENU},
    {'c', K_NONE, "swap", "Other dates", "Choose another date for the one with the >.",
        KEY_BAR | KEY_MENU},
    {'n', K_NONE, "new", "Days away", "Write down the days the host is away.", KEY_BAR | KEY_MENU},
    {'+', K_NONE, "offer.more", "A day more", "The host cannot for a day longer.",
        KEY_BAR | KEY_MENU},
    {'-', K_NONE, "offer.fewer", "A day less", "The host cannot for a day less.", KEY_MENU},
};

const struct pane_ops pane_others = {
    .name = "others",
    .title = "Other places",
    .help = "Move everybody when a host cannot\nEach sleepover has its best other place beside it. "
            "Enter moves it there; c chooses another date. + and - change how many days it is "
            "about.\n\nWrite down that the host is away\nn: then nobody is offered those days.\n\n"
            "Tell everybody\nThe lines stand under NEEDS YOU on Today.",
    .parts = 2,
    .state_size = sizeof(struct others_pane),
    .keys = others_keys,
    .key_count = sizeof others_keys / sizeof *others_keys,
    .open = others_open,
    .close = stay_rows_close,
    .load = others_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = others_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
