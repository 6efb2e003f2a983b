/* SPDX-License-Identifier: MIT */
#include "hub/service/event_facts.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/event.h"
#include "hub/service/risk.h"
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
        sb_addf(&b, "%d %s, %d adult%s checked", children, words_many(children, "child", "children"),
            v->ratio.adults, plural(v->ratio.adults));
    } else if (v->families_yes > 0) {
        sb_addf(&b, "%d %s coming", v->families_yes, words_many(v->families_yes, "family", "families"));
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

static enum hub_rc about_sheet(
    struct hub *h, hub_id event, struct arena *a, struct event_facts *f, struct hub_err *err)
{
    struct risk_view v;
    enum hub_rc rc = hub_risk_state(h, event, f->reg.day, a, &v, err);
    bool done = rc == HUB_OK && v.state == RISK_SIGNED, needed = v.state != RISK_EXEMPT;
    f->sheet = "";
    f->risk = done ? RISK_DONE : needed ? RISK_OWED : RISK_NOT_NEEDED;
    if (rc != HUB_OK || !needed) {
        return rc;
    }
    f->risk_due = v.due_on;
    f->sheet = done ? "risk sheet done" : f->past ? "risk sheet was not done" : v.said;
    f->sheet_late = !done && !f->past && v.state != RISK_LATER;
    return HUB_OK;
}

enum hub_rc hub_event_facts(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct event_facts *out, struct hub_err *err)
{
    struct event e;
    *out = (struct event_facts){.coming = "", .ratio = "", .sheet = ""};
    enum hub_rc rc = hub_register_count_up(h, event, day, a, &out->reg, err);
    rc = rc == HUB_OK ? record_get(h->store, &event_noun, event, a, &e, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->past = out->reg.past;
    out->coming = coming(out, &e, a);
    if (!out->past) {
        out->ratio = ratio(&out->reg.ratio, a);
        out->ratio_short = out->reg.ratio.state == RATIO_SHORT;
    }
    return about_sheet(h, event, a, out, err);
}
