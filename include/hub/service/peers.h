/* SPDX-License-Identifier: MIT */
/*
 * The peer scheme: who waits for a peer, matches and their weeks, volunteers,
 * who fits, the weekly tick, three doors to more. A tick has no words: that a
 * peer and a family were in touch is all that is ever kept of what they said.
 *
 * A peer who signs in sees their own matches and no others, ticks those, and
 * has the doors. A liaison worker sees matches without their ticks.
 */
#ifndef HUB_SERVICE_PEERS_H
#define HUB_SERVICE_PEERS_H

#include "hub/scheduler/peers.h"
#include "hub/service/families.h"

enum { PEER_WEEKS = 6 };

enum match_which { MATCHES_WAITING, MATCHES_RUNNING, MATCHES_ENDED, MATCHES_OPEN };

struct match_line {
    hub_id id, family, peer; /* peer: ID_NONE while they wait */
    const char *family_name;
    const char *peer_name; /* "" */
    const char *peer_called; /* the first name: "Jo"; "" */
    const char *kind;        /* "weekly", "one chat" */
    const char *status;      /* "waiting", "proposed", "agreed", "paused", "ended" */
    const char *asked_for;   /* "" */
    hub_date asked, agreed, ended;
    bool ticked;             /* the weeks may be seen */
    enum peer_touch weeks[PEER_WEEKS]; /* the last is this week; TOUCH_NONE: no tick */
    int week_count;          /* of them since it was agreed, at the end */
    struct match_state state;
    const char *mark;        /* "WE'D WORRY", "Jo has not ticked", "paused until 3 Jan 2027"; "" */
    enum tone tone;          /* of the mark */
};

/* Of the hubs narrowed to. OPEN: waiting and running. Waiting by day, others by peer; ended newest first. HUB_EDENIED. */
enum hub_rc hub_matches(struct hub *h, enum match_which which, struct arena *a,
    struct match_line **out, size_t *count, struct hub_err *err);
/* The same where few of many are shown: which there are is read at once, each as it is asked for. */
struct match_list {
    hub_id *ids;
    size_t count;
    struct match_reading *by; /* names and limits, read once for all */
};
enum hub_rc hub_match_list(struct hub *h, enum match_which which, struct arena *a,
    struct match_list *out, struct hub_err *err);
/* `id`: of the list, which lives. HUB_ENOTFOUND: it has gone since. */
enum hub_rc hub_match_of(
    const struct match_list *l, hub_id id, struct match_line *out, struct hub_err *err);
/* HUB_ENOTFOUND: there is none, or it is not theirs. */
enum hub_rc hub_match(
    struct hub *h, hub_id match, struct arena *a, struct match_line *out, struct hub_err *err);
/* By number, or by family or peer ("Reid", "Jo"), of those that run or wait. HUB_ENOTFOUND; HUB_EUSAGE: several. */
enum hub_rc hub_match_named(
    struct hub *h, const char *name, struct arena *a, hub_id *out, struct hub_err *err);
/* How it stands and how it came to it, each week a line. flags: DETAIL_HIDE. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_match_detail(struct hub *h, hub_id match, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err);
/* Its weeks that were ticked, oldest first. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_match_ticks(struct hub *h, hub_id match, struct arena *a, struct peer_tick **out,
    size_t *count, struct hub_err *err);
const char *peer_touch_word(enum peer_touch t);  /* "yes", "tried", "no", "pause"; "–" */
const char *peer_touch_shown(enum peer_touch t); /* "Yes", "Tried, no reply", "Not this week", "Pause" */

struct volunteer_line {
    hub_id id, person;
    const char *name;
    const char *kind;       /* "peer", "parent consultant" */
    const char *experience; /* "" */
    int families, most;
    hub_date resting_until; /* NONE, or from today on */
    const char *mark;       /* "resting until 3 Jan 2027", "checks ended 4 Nov 2026"; "" */
    enum tone tone;
};
/* By name, without those who stopped; `resting`: only those who rest now. HUB_EDENIED. */
struct volunteer_list {
    hub_id *ids;
    size_t count;
    struct volunteer_reading *by;
};
enum hub_rc hub_volunteers(struct hub *h, bool resting, struct arena *a,
    struct volunteer_list *out, struct hub_err *err);
/* `id`: of the list, which lives. HUB_ENOTFOUND: it has gone since. */
enum hub_rc hub_volunteer_of(
    const struct volunteer_list *l, hub_id id, struct volunteer_line *out, struct hub_err *err);

/* --- who fits ---------------------------------------------------------------- */

struct peer_offer {
    hub_id peer;
    const char *name;
    bool stops;      /* never */
    const char *why; /* "knows about school; both can talk: evenings; has 0 of 2 families" */
    const char *but; /* "resting until 3 Jan 2027"; "" */
};
/* For a family, matched or not, best first. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_peer_suggest(struct hub *h, hub_id family, struct arena *a, struct peer_offer **out,
    size_t *count, struct hub_err *err);

/* --- the verbs ------------------------------------------------------------------ */

/* The family's match that waits, else, when there is none, one that begins to. */
enum hub_rc hub_peer_ask(struct hub *h, hub_id family, bool one_chat, const char *asked_for,
    struct arena *a, hub_id *match, struct hub_err *err);
/*
 * These two, proposed to both. HUB_ECONFLICT: something speaks against it, and no reason was given
 * to go ahead anyway; HUB_EINVAL: it never may.
 */
enum hub_rc hub_match_propose(
    struct hub *h, hub_id match, hub_id peer, const char *reason, struct hub_err *err);
/* Both said yes, today: the weeks begin, the days to look at it are set. */
enum hub_rc hub_match_agree(struct hub *h, hub_id match, struct hub_err *err);
/* One of them said no before it began: it waits again. */
enum hub_rc hub_match_decline(struct hub *h, hub_id match, struct hub_err *err);
/* At once; until DATE_NONE: until somebody says. */
enum hub_rc hub_match_pause(struct hub *h, hub_id match, hub_date until, struct hub_err *err);
enum hub_rc hub_match_resume(struct hub *h, hub_id match, struct hub_err *err);
/* At once, today; how: "as planned", "family chose", "peer chose", "moved away", "other peer", "other". */
enum hub_rc hub_match_end(struct hub *h, hub_id match, const char *how, struct hub_err *err);
enum hub_rc hub_match_reviewed(struct hub *h, hub_id match, struct hub_err *err); /* today */
enum hub_rc hub_match_talked_over(struct hub *h, hub_id match, struct hub_err *err);

/*
 * A week of a match: by its peer, else marked as of a peer who rang. week: any day of it; NONE:
 * this one. A week that was ticked otherwise is put right. "yes" ends a pause, and one chat;
 * "pause" begins one. HUB_EINVAL: a week to come, or it has not begun.
 */
enum hub_rc hub_tick(struct hub *h, hub_id match, hub_date week, enum peer_touch touch,
    struct hub_err *err);
/* "yes", "tried", "no", "pause". */
bool peer_touch_named(const char *word, enum peer_touch *out);

enum peer_door { DOOR_HELP, DOOR_TRAINING, DOOR_RISK };
/*
 * One of the three reasons to say more. The first two need the parent's own word: HUB_EINVAL
 * without it. It stands on Today until it is seen to; no words go with it.
 */
enum hub_rc hub_peer_door(struct hub *h, hub_id match, enum peer_door door, bool parent_agreed,
    hub_id *out, struct hub_err *err);
enum hub_rc hub_peer_seen_to(struct hub *h, hub_id exception, struct hub_err *err);

bool hub_is_peer(const struct hub *h); /* who signed in is a peer and nothing else */

#endif
