/* SPDX-License-Identifier: MIT */
/*
 * Bed tonight: a child who needs a bed now. One page with what must be known,
 * a booking that always saves, and three things to do at once, each of which
 * lands in the log with its time. What is not done yet shows on Today.
 */
#ifndef HUB_SERVICE_BED_H
#define HUB_SERVICE_BED_H

#include "hub/service/hub.h"

struct bed_host {
    hub_id id;
    const char *name;
    int beds, used;
    bool away;
    const char *children; /* in the house tonight: "Jay 11, Siân 14"; "" */
    const char *apart;    /* of them whom this child is kept apart from: "Jay"; "" */
};

struct bed_page {
    hub_id child; /* ID_NONE: not in the hub yet */
    const char *name, *family;
    int age; /* -1: not known */
    struct bed_host *hosts; /* by name */
    size_t host_count, first; /* first: with a free bed, where nobody to be kept apart sleeps if there is one */
    const char *apart;    /* all whom the child is kept apart from: "Jay (Reid)"; "" */
    const char *allergy;  /* "PEANUTS"; "" */
    const char *plan;     /* what the allergy plan says; "" */
    const char **medicines; /* "Brown inhaler, 2 puffs: 19:30 GIVEN 19:34 by Amina" */
    size_t medicine_count;
    const char *ring[2]; /* "Grace (mum) 07700 900123"; "" */
    const char *here;    /* the host the child is at tonight already; "" */
};

/* Of the child's hub, or for ID_NONE of the hub in front. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_bed_page(
    struct hub *h, hub_id child, struct arena *a, struct bed_page *out, struct hub_err *err);

/* What is said before it is saved at this host, worst first; at most BED_WARNINGS. */
enum { BED_WARNINGS = 6 };
size_t bed_warnings(
    const struct bed_page *p, size_t host, struct arena *a, const char *out[BED_WARNINGS]);

struct bed_booking {
    hub_id child;             /* ID_NONE: a child who is not in the hub, with … */
    const char *name, *phone; /* … "Kofi Boateng" and one number */
    hub_id host;              /* ID_NONE: nobody yet */
    const char *said;         /* what was said first, in one text; NULL */
    const char *will_do;      /* what the carer will do about it; NULL */
};

/*
 * In one step: a stay (emergency, agreed, tonight, crisis) of that child, an
 * entry in the log, and for a child not in the hub a family, child and adult
 * marked as such. HUB_EINVAL: no name.
 */
enum hub_rc hub_bed_book(
    struct hub *h, const struct bed_booking *b, hub_id *stay, struct hub_err *err);

enum bed_step { BED_RING, BED_DOSE, BED_COLLECT, BED_STEPS };
struct bed_todo {
    const char *what;  /* "Ring out of hours: 01632 960123" */
    const char *words; /* what was written when it was done; "" */
    hub_wall done;     /* NONE: not yet */
    const char *by;
};
struct bed_todos {
    const char *child, *host; /* "Mia", "Amina" */
    hub_id child_id, family;  /* child_id NONE: none is written down, `child` is the family */
    hub_wall arrive;
    struct bed_todo steps[BED_STEPS];
    bool no_number; /* the hub has no out-of-hours number: 999, and where to fill it in */
};

/* HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_bed_todos(
    struct hub *h, hub_id stay, struct arena *a, struct bed_todos *out, struct hub_err *err);
/* An entry in the log with the time; `words` may be NULL. Who collects goes onto the stay too. */
enum hub_rc hub_bed_done(struct hub *h, hub_id stay, enum bed_step step, const char *words,
    struct hub_err *err);

#endif
