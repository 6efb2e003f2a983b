/* SPDX-License-Identifier: MIT */
/*
 * The peer scheme, pure: how a match stands on a day, and which peers fit a
 * family, by the numbers of struct policy.
 *
 * A volunteer who forgets to tick is not a family gone silent. Only "tried, no
 * reply" counts towards that, from the first such try since the family was last
 * heard, and no longer than a tick is good for: to the end of the week after it.
 */
#ifndef HUB_SCHEDULER_PEERS_H
#define HUB_SCHEDULER_PEERS_H

#include "hub/base/date.h"
#include "hub/scheduler/rule.h"

#include <stdbool.h>

enum peer_touch { TOUCH_NONE, TOUCH_YES, TOUCH_TRIED, TOUCH_NO, TOUCH_PAUSE };

/* The Monday of the week that holds d. */
hub_date peer_week(hub_date d);

struct peer_tick {
    hub_date week; /* a Monday */
    hub_date on;   /* the day it was ticked; NONE: not known */
    enum peer_touch touch;
};

enum match_status { MATCH_WAITING, MATCH_PROPOSED, MATCH_AGREED, MATCH_PAUSED, MATCH_ENDED };

struct match_facts {
    enum match_status status;
    bool one_chat;
    hub_date asked, agreed, pause_until, moved_in, ended, debriefed, reviewed; /* or NONE */
    hub_date reviews[3]; /* planned; NONE: by the weeks of the policy */
    const struct peer_tick *ticks; /* those that stand, at most one a week, by week */
    size_t tick_count;
};

enum match_quiet { QUIET_NOT, QUIET_NUDGE, QUIET_WORRY };

/* How it stands: what is due is said, and nothing at all of a match that pauses. */
struct match_state {
    bool paused;
    hub_date last_tick; /* the day; NONE: never */
    int untold;         /* days since, or since it was agreed, when the peer is to be asked; else 0 */
    enum match_quiet quiet;
    int tried;          /* ticks "tried" since the family was last heard */
    int silent;         /* days that makes, as far as the ticks say */
    int waits;          /* days, when the family waits too long for a peer; else 0 */
    hub_date review;    /* due since; NONE: none is */
    int review_week;
    int settled;        /* weeks since the child moved in, when the ending is to be asked about; else 0 */
    bool debrief;
};
void match_state(
    const struct match_facts *m, hub_date today, const struct policy *p, struct match_state *out);

/* --- who fits ------------------------------------------------------------------ */

/* One side: the family that asks, or a peer with the family they have themselves. */
struct peer_side {
    const char *words;  /* what they know, or ask for; as written; "" */
    const char *times;  /* when they can talk; "" */
    int adults;         /* at home; -1: not known */
    int children;       /* -1: not known */
    int youngest, oldest; /* whole years; -1 */
    const char *stage;  /* "waiting", "just moved in", "settled"; "" */
};

struct peer_volunteer {
    struct peer_side side;
    int families, most; /* now, and at once; -1: not said */
    hub_date resting_until, left, checks_until, trained;
    bool consultant;    /* works in units */
    bool never, own;    /* on the list of pairs never matched; it is their own family */
    const char *before; /* they were matched before and it ended so; NULL: they were not */
};

struct peer_fit {
    size_t at; /* of the volunteers */
    int score; /* only for the order */
    bool stops; /* never: `buts` say why, `whys` say nothing */
    const char **whys, **buts; /* short, small letters: "knows about school", "has 2 of 2 families" */
    size_t why_count, but_count;
};

/* All of them: who fits best first, who is in doubt behind, who never may last. Texts in the arena. */
void peer_suggest(const struct peer_side *family, const struct peer_volunteer *list, size_t count,
    hub_date today, const struct policy *p, struct arena *a, struct peer_fit **out);

#endif
