/* SPDX-License-Identifier: MIT */
#include "hub/service/event_facts.h"

#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/risk.h"
#include "hub_priv.h"

static const char *plural(int n)
{
    return n == 1 ? "" : "s";
}

/* Those who come, or came; a register that was not taken is not nought. */
static const char *coming(const struct event_facts *f, const struct event *e, struct arena *a)
{
    const struct register_view *v = &f->reg;
    struct sb b = sb_on(a);
    int children = v->due + v->in + v->out, came = v->in + v->out;
    if (f->past && !v->taken) {
        return "register not taken";
    }
    if (f->past) {
        return arena_printf(a, "%d came, %d didn't", came, v->absent + v->due);
    }
    if (children > 0) {
        sb_addf(&b, "%d child%s, %d adult%s checked", children, children == 1 ? "" : "ren",
            v->ratio.adults, plural(v->ratio.adults));
    } else if (v->families_yes > 0) {
        sb_addf(&b, "%d famil%s coming", v->families_yes, v->families_yes == 1 ? "y" : "ies");
    } else if (e->said_yes != INT_NONE) {
        sb_addf(&b, "%lld said yes", (long long)e->said_yes);
    }
    if (v->not_said > 0) {
        sb_addf(&b, "%s%d not said", b.len ? ", " : "", v->not_said);
    }
    return sb_str(&b);
}

static const char *ratio(const struct ratio *r, struct arena *a)
{
    struct sb b = sb_on(a);
    int gap = r->needed - r->adults;
    if (r->state == RATIO_NO_CHILDREN) {
        return "";
    }
    sb_addf(&b, "ratio 1 to %d: ", r->one_to);
    if (r->state == RATIO_SHORT) {
        sb_addf(&b, "%d adult%s short", gap, plural(gap));
    } else {
        sb_add(&b, r->state == RATIO_EXACT ? "just enough adults" : "enough adults");
    }
    return sb_str(&b);
}

static enum hub_rc sheet_signed(
    struct hub *h, hub_id event, struct arena *a, bool *any, bool *done, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list sheets;
    query_is(&q, "event_id", event);
    enum hub_rc rc = record_list(h->store, &risk_sheet_noun, &q, a, &sheets, err);
    *any = *done = false;
    for (size_t i = 0; rc == HUB_OK && i < sheets.count; i++) {
        const struct risk_sheet *s = record_at(&sheets, i);
        *any = true;
        *done = *done || date_known(s->signed_on);
    }
    return rc;
}

static const char *due_words(hub_date due, hub_date today, struct arena *a)
{
    char day[DATE_TEXT];
    if (due.d == today.d) {
        return "due today";
    }
    return arena_printf(a, "%s %s", due.d < today.d ? "was due" : "due", date_short(due, day));
}

static enum hub_rc about_sheet(struct hub *h, const struct event *e, struct arena *a,
    struct event_facts *f, struct hub_err *err)
{
    bool any, done;
    enum hub_rc rc = sheet_signed(h, e->record.id, a, &any, &done, err);
    bool own = !str_empty(e->needs_own_sheet) && !str_eq(e->needs_own_sheet, "usual");
    f->sheet = "";
    f->risk = done ? RISK_DONE : own || any ? RISK_OWED : RISK_NOT_NEEDED;
    if (rc != HUB_OK || f->risk == RISK_NOT_NEEDED) {
        return rc;
    }
    f->risk_due = date_add(f->reg.day, -RISK_DAYS_BEFORE);
    if (done) {
        f->sheet = "risk sheet done";
    } else if (f->past) {
        f->sheet = "risk sheet was not done";
    } else {
        f->sheet = arena_printf(
            a, "risk sheet not done: %s", due_words(f->risk_due, hub_today(h), a));
        f->sheet_late = f->risk_due.d <= hub_today(h).d;
    }
    return HUB_OK;
}

static bool is_past(struct hub *h, const struct register_view *v)
{
    hub_wall end = wall_known(v->ends) ? v->ends : wall_at(date_add(wall_date(v->starts), 1), 0);
    return end.min <= hub_now(h).min;
}

enum hub_rc hub_event_facts(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct event_facts *out, struct hub_err *err)
{
    struct event e;
    *out = (struct event_facts){.coming = "", .ratio = "", .sheet = ""};
    enum hub_rc rc = hub_register(h, event, day, a, &out->reg, err);
    rc = rc == HUB_OK ? record_get(h->store, &event_noun, event, a, &e, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->past = is_past(h, &out->reg);
    out->coming = coming(out, &e, a);
    if (!out->past) {
        out->ratio = ratio(&out->reg.ratio, a);
        out->ratio_short = out->reg.ratio.state == RATIO_SHORT;
    }
    return about_sheet(h, &e, a, out, err);
}
