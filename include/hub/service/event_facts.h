/* SPDX-License-Identifier: MIT */
/*
 * What to know of one event at a glance: who comes, whether there are enough
 * grown-ups, whether its risk sheet is done.
 */
#ifndef HUB_SERVICE_EVENT_FACTS_H
#define HUB_SERVICE_EVENT_FACTS_H

#include "hub/service/register.h"

enum risk_state { RISK_NOT_NEEDED, RISK_DONE, RISK_OWED };

struct event_facts {
    struct register_view reg; /* counted up: its rows know nothing of photos or doors */
    bool past;           /* over by now */
    enum risk_state risk;
    hub_date risk_due;   /* OWED: RISK_DAYS (hub/service/risk.h) before the event */
    const char *coming;  /* "11 children, 6 adults checked", "9 said yes, 2 not said", "" */
    const char *ratio;   /* "ratio 1 to 4: 1 adult short"; "" when no child comes */
    const char *sheet;   /* "risk sheet not done: due today", "risk sheet done"; "" */
    bool ratio_short, sheet_late; /* to be said as a warning */
};

/* `day` DATE_NONE: the event's own. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_event_facts(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct event_facts *out, struct hub_err *err);

#endif
