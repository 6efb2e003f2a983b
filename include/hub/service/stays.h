/* SPDX-License-Identifier: MIT */
/*
 * The verbs of a sleepover: book, agree, move, swap, cancel, it happened. Each is
 * one step to take back, is checked by the rules before it is kept, and makes the
 * lines of hub/service/tells.h.
 *
 * A stay that is agreed, or becomes so, stops at a must-fix: HUB_ECONFLICT with its
 * sentence and the nearest that passes, whatever writes it (hub_add and hub_edit too).
 * A reason to go ahead anyway is kept for ever with the person's name, one line a
 * rule; a hub carer or a liaison worker may, others get HUB_EDENIED. What an agreed
 * stay stood with before is not asked about again until its facts change. An
 * emergency is never stopped: its must-fixes are owed. One that is brought back from
 * Removed comes as a draft when something is in its way by then.
 */
#ifndef HUB_SERVICE_STAYS_H
#define HUB_SERVICE_STAYS_H

#include "hub/scheduler/rule.h"
#include "hub/service/offer.h"
#include "hub/service/records.h"
#include "hub/service/versions.h"

struct stay_trouble {
    enum rule_level level;
    int32_t rule;
    const char *line; /* "A bed for every child: 3 children, 2 beds at Amina's." */
    const char *fix;  /* the nearest that passes: "at Ben's, 11–13 Dec 2026"; NULL: none, or not asked */
    bool gone_ahead;  /* somebody said to go ahead anyway */
};

struct stay_check {
    struct stay_trouble *items; /* must-fixes first */
    size_t count;
    size_t must; /* those in the way: must-fixes nobody went ahead with */
};

/*
 * What the rules would say of a stay with these fields set (ID_NONE: of a new
 * one); nothing is kept. `fixes`: of how many must-fixes one is worked out, some
 * milliseconds each. HUB_EINVAL: a field is not complete or makes no sense.
 */
enum hub_rc hub_stay_try(struct hub *h, hub_id stay, const struct assignment *set, size_t count,
    size_t fixes, struct arena *a, struct stay_check *out, struct hub_err *err);

/* A new stay, and a change; reason NULL or "": stop at a must-fix. HUB_ECONFLICT, HUB_EDENIED, HUB_EINVAL. */
enum hub_rc hub_stay_add(struct hub *h, const struct assignment *set, size_t count,
    const char *reason, hub_id *out, struct hub_err *err);
enum hub_rc hub_stay_change(struct hub *h, hub_id stay, const struct assignment *set, size_t count,
    const char *reason, struct hub_err *err);
/* The same against what others changed meanwhile: hub_edit_since(). Then `out` has versions. */
enum hub_rc hub_stay_change_since(struct hub *h, hub_id stay, int64_t since,
    const struct assignment *set, size_t count, const char *reason, struct arena *a,
    struct versions *out, struct hub_err *err);
enum hub_rc hub_stay_agree(struct hub *h, hub_id stay, const char *reason, struct hub_err *err);
enum hub_rc hub_stay_happened(struct hub *h, hub_id stay, struct hub_err *err);
/* who: "the family", "the host", "us" or a name. */
enum hub_rc hub_stay_cancel(
    struct hub *h, hub_id stay, const char *who, const char *why, struct hub_err *err);

/* --- swaps ---------------------------------------------------------------------- */

struct stay_swap {
    hub_id other;
    const char *title;  /* "Reid, 11–13 Dec 2026 at Amina's" */
    const char *family, *children;
    const char *change; /* "Okafor 11–13 Dec 2026 at Amina's, Reid 4–6 Dec 2026 at Ben's" */
    const char *why_not; /* the must-fix it would bring; NULL: it passes */
    bool must;           /* why_not is one that a reason to go ahead anyway can pass */
};

/* With whom this stay could change places: sleepovers ahead of other families, those that pass first. */
enum hub_rc hub_stay_swaps(struct hub *h, hub_id stay, struct arena *a, struct stay_swap **out,
    size_t *count, struct hub_err *err);
/* Days and host of the two change places. One step. */
enum hub_rc hub_stay_swap(
    struct hub *h, hub_id stay, hub_id other, const char *reason, struct hub_err *err);

/* --- a host who cannot ------------------------------------------------------------- */

struct stay_moved {
    hub_id stay, family;
    const char *title;  /* "Mia and Theo Okafor, 11–13 Dec 2026" */
    const char *status;
    struct hub_offers offers; /* other dates and hosts, best first; none with this host in these days */
    const char *best;   /* "18–20 Dec 2026 at Ben's"; NULL: there is none */
    const char *why;    /* why it is the best; or why there is none */
};

/* Sleepovers of a host that are agreed or drafts on any night of from..to, by day. */
enum hub_rc hub_stays_of_host(struct hub *h, hub_id host, hub_date from, hub_date to,
    struct arena *a, struct stay_moved **out, size_t *count, struct hub_err *err);

/* "Mia and Theo Okafor, 11–13 Dec 2026 at Amina's, agreed" */
const char *hub_stay_title(struct hub *h, hub_id stay, struct arena *a);
/* The same with initials: "M. and T. O., 11–13 Dec 2026 at A.'s" */
const char *hub_stay_title_hidden(struct hub *h, hub_id stay, struct arena *a);

#endif
