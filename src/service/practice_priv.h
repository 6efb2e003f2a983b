/* SPDX-License-Identifier: MIT */
/* Inside the practice hub: what is known of one hub while its years are written. */
#ifndef PRACTICE_PRIV_H
#define PRACTICE_PRIV_H

#include "hub/base/strmap.h"
#include "hub/service/practice.h"
#include "hub_priv.h"
#include "practice_names_priv.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

struct p_child {
    hub_id id, medicine;
    const char *name; /* as known */
    const char *school;
    const char *allergy; /* the short word */
    hub_date born;
    unsigned flags;
};

struct p_adult {
    hub_id id;
    const char *name, *called, *relation;
};

struct p_family {
    hub_id id;
    const char *name;
    struct p_adult adults[CAST_ADULTS];
    struct p_child children[CAST_CHILDREN];
    int adult_count, parent_count, child_count;
    hub_date joined, left; /* left NONE: still here */
    const char *basis;
    hub_date last_stay;
    uint8_t *away; /* 1 a night from practice.first that they stay with a host */
    bool newcomers;
};

enum { HOSTS = 4, BEDS_MOST = 2 };
extern const int p_apart_pairs[2][2]; /* places of families that are kept apart */

struct p_host {
    hub_id id, home, person;
    const char *name;
    hub_id beds[BEDS_MOST];
    int bed_count;
    uint8_t *taken; /* beds taken each night from practice.first */
};

struct p_entry { /* of the log, until they are put in order of time */
    hub_wall at;
    const struct p_family *family;
    const struct p_child *child;
    hub_id stay, event;
    const char *kind, *with, *fact, *opinion, *third, *action;
    int64_t minutes;
    hub_date due, done;
    bool significant;
};

struct practice {
    struct store *store;
    struct arena *a; /* of this hub */
    struct hub_err *err;
    enum hub_rc rc;
    uint64_t random;
    const struct practice_plan *plan;
    int number; /* of this hub, from 0 */
    bool busy;  /* PRACTICE_BUSY_HUBS */
    hub_wall now;
    hub_date today, first, last; /* nights of stays lie in [first, last] */
    int phones;                  /* given so far */
    struct strmap names;         /* of people and families, which must differ */
    hub_id hub, carer, liaison;
    const char *carer_name, *liaison_name;
    struct p_family *families;
    int family_count, current; /* those who left come last */
    struct p_host hosts[HOSTS];
    struct p_entry *entries;
    size_t entry_count, entry_cap;
    hub_id came_since; /* the stay that the published rota does not have */
    int64_t logged; /* lines of the log, of which no two share a moment */
};

/* An id for a line of the log, of this minute; the later one asked for is the later one. */
hub_id p_log_id(struct practice *p, const struct noun *n, hub_wall at);
/* Insert; after the first failure nothing more is tried, and p->rc says so. */
void p_put(struct practice *p, const struct noun *n, void *rec);
#define CLEAR(noun, rec) record_clear(&noun##_noun, &(rec))

int p_any(struct practice *p, int n);                 /* 0..n-1 */
int p_between(struct practice *p, int low, int high); /* both included */
bool p_chance(struct practice *p, int percent);
#define ONE_OF(p, array) ((array)[p_any(p, COUNT(array))])
hub_wall p_moment(
    struct practice *p, hub_date day, int from_hour, int to_hour); /* a quarter of an hour */
const char *p_phone(struct practice *p, bool mobile);
/* A name not used in this hub yet: `name`, else with a second one behind it. */
const char *p_unused(struct practice *p, const char *name, const struct name_stock *stock);
bool p_here_on(const struct p_family *f, hub_date day);
/* One family was last heard of QUIET_DAYS ago: between that day and today nothing is of them. */
enum { QUIET_DAYS = 47 };
bool p_quiet_on(const struct practice *p, const struct p_family *f, hub_date day);
int p_beds_free(const struct practice *p, const struct p_host *h, hub_date night);

void practice_homes(struct practice *p);
void practice_families(struct practice *p);
void practice_child(
    struct practice *p, const struct p_family *f, struct p_child *c, const struct cast_child *from);
void practice_consents(struct practice *p, const struct p_family *f, struct p_child *c);
void practice_medicines(struct practice *p, struct p_family *f, struct p_child *c);
void practice_wishes(struct practice *p);
void practice_stays(struct practice *p);
void practice_scenes(struct practice *p);
void practice_rota(struct practice *p);
void practice_events(struct practice *p);
void practice_peers(struct practice *p);
void practice_log(struct practice *p);
void practice_changed(struct practice *p);

/* One stay as it is being made. */
struct p_stay {
    struct p_family *family;
    int children[CAST_CHILDREN], child_count; /* places in family->children */
    struct p_host *host;                      /* NULL: nobody yet */
    hub_date from;
    int nights;
    const char *kind, *status, *reason;
    bool crowd; /* there need not be a bed */
    hub_id id;  /* set */
};
/* An inhaler's counter, read in or out at the door; nothing yet when that is ahead. */
void p_count_put(struct practice *p, const struct p_family *f, const struct p_child *c,
    const char *way, hub_wall at, int puffs);
void p_stay_put(struct practice *p, struct p_stay *s);
void p_entry_stay(struct practice *p, const struct p_stay *s);

/* What to write into the log, later. Texts live as long as p->a. */
struct p_entry *p_entry_add(struct practice *p, hub_wall at, const struct p_family *f,
    const struct p_child *c, const char *kind, const char *fact);

#endif
