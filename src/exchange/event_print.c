/* SPDX-License-Identifier: MIT */
/* From the name of an event to its pages. */
#include "event_priv.h"

#include "hub/service/history.h"

/* Who may only read prints the numbers that the lines would get. */
static enum hub_rc give_lines(struct hub *h, hub_id event, hub_date day, struct hub_err *err)
{
    if (hub_readonly(h)) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_register_open(h, event, day, err);
    return rc == HUB_EDENIED ? HUB_OK : rc;
}

/* How often it was saved: two copies of a page can be told apart. */
static const char *version_of(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    struct history all;
    struct hub_err ignored;
    if (!id_known(id) || hub_history(h, n, id, a, &all, &ignored) != HUB_OK || all.count == 0) {
        return NULL;
    }
    return arena_printf(a, "version %zu", all.count);
}

enum hub_rc event_print_pages(struct hub *h, const struct event_print *p, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct event_view v;
    hub_id event;
    hub_date day;
    bool registers = p->page == EVENT_REGISTER || p->page == EVENT_SIGNOUT;
    enum hub_rc rc = hub_event_named(h, p->name, p->day, &event, &day, err);
    if (rc == HUB_OK && registers) {
        rc = give_lines(h, event, day, err);
    }
    rc = rc == HUB_OK ? hub_event_view(h, event, day, a, &v, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    *out = page_of_hub(h, a, PAGE_PORTRAIT, v.event.name);
    (*out)->hub = v.hub.name;
    (*out)->version = p->page == EVENT_RISK
                          ? version_of(h, &risk_sheet_noun, v.risk.sheet.record.id, a)
                          : version_of(h, &event_noun, event, a);
    switch (p->page) {
    case EVENT_REGISTER:
        register_pages(&v, p->names, *out);
        break;
    case EVENT_SIGNOUT:
        signout_pages(&v, p->names, *out);
        break;
    case EVENT_SHEET:
        event_pages(&v, p->names, *out);
        break;
    case EVENT_RISK:
        risk_pages(&v.risk, *out);
        break;
    }
    return HUB_OK;
}
