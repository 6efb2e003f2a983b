/* SPDX-License-Identifier: MIT */
#ifndef STAYS_PRIV_H
#define STAYS_PRIV_H

#include "hub/scheduler/check.h"
#include "hub/service/stays.h"
#include "tells_priv.h"

/* What work for stay_tried() returns when all was found out: then nothing is kept. */
#define TRIED HUB_EFINDING

/* Do it, and keep nothing of it. */
enum hub_rc stay_tried(struct hub *h,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg,
    struct hub_err *err);

/*
 * The must-fixes an agreed stay stands with: where and when it is are facts of most rules, while a
 * paper that lacked the same before lacks it on other days as well.
 */
struct stay_mark {
    int32_t rule;
    int64_t child, person;
    int32_t lacks[FINDING_NUMBERS - 1];
    uint64_t facts; /* 0 of papers */
};
struct stay_marks {
    const struct stay_mark *items;
    size_t count;
};

/* How a stay may pass the rules on its way to agreed. */
struct stay_pass {
    const char *reason;       /* to go ahead anyway; NULL, "": stop at a must-fix */
    struct stay_marks stands; /* what it stood with before: not asked about again */
    bool no_fix;              /* the sentence need not say the nearest that passes */
    bool only_ahead;          /* by somebody who may go ahead, and write nothing else of it */
};

/*
 * In the running transaction, before a stay, or one of its children, is changed: what it stands
 * with. Nothing for a stay that is not agreed, and for other nouns.
 */
enum hub_rc stay_stands(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct stay_marks *out, struct hub_err *err);
/*
 * And after: an agreed one stops at what is in its way (HUB_ECONFLICT), or goes ahead for the
 * reason (HUB_EDENIED: this person may not).
 */
enum hub_rc stay_settle(struct hub *h, const struct noun *n, hub_id id,
    const struct stay_pass *pass, struct arena *a, struct hub_err *err);
/* One that was brought back is a draft when something is in its way now. */
enum hub_rc stay_settle_back(struct hub *h, hub_id stay, struct arena *a, struct hub_err *err);

/* From asked to happened no step is left out; what is over stays so. HUB_EINVAL. */
enum hub_rc stay_step(
    const struct hub *h, const struct stay *was, const struct stay *now, struct hub_err *err);
/* What goes without saying: an emergency's reason. */
void stay_round_off(struct stay *s);

#endif
