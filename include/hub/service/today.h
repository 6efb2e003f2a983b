/* SPDX-License-Identifier: MIT */
/* One day of the hub: what is on, who is in the house, what needs the carer. Texts without layout. */
#ifndef HUB_SERVICE_TODAY_H
#define HUB_SERVICE_TODAY_H

#include "hub/service/hub.h"

struct today_event {
    hub_id id;
    hub_wall starts, ends; /* ends NONE: not said */
    const char *name, *place;
    hub_date day;      /* of a series: the day of its rule; else the day it starts */
    hub_date shown;    /* the day it is looked at */
    hub_wall original; /* of a series: when the rule has it; else NONE */
    bool repeats, all_day;
    const char *said; /* "9 families coming, 2 not said", "8 in, 1 out, 2 due", "register not taken"; "" */
};

struct today_move { /* a stay that begins or ends on the day */
    hub_id stay;
    hub_wall at;
    bool arrives;
    const char *children;                            /* "Mia and Theo" */
    const char *family, *host, *kind, *reason, *who; /* who: brings or collects, "" */
};

struct today_child { /* in the house tonight */
    hub_id child, stay;
    const char *name;
    int age; /* -1: not known */
    const char *family;
    const char *alert;      /* "PEANUTS", "" */
    const char *pen;        /* where the pen is, "" */
    const char *medicine;   /* "Brown inhaler 07:30 19:30", "" */
    const char **doses;     /* a line a medicine: "Brown inhaler 19:30 GIVEN 19:34 by Amina" */
    size_t dose_count;
    bool no_photos, no_bed; /* no_bed: more children than beds */
    const char *ring[2];    /* "Grace (mum) 07700 900123", first to ring first; "" */
    const char *collect;    /* "Grace, Dan, Ngozi" */
    const char *not_collect; /* who must not: "Kelvin Adair", "" */
};

struct today_host {
    hub_id id;
    const char *name;
    int beds; /* children beyond them have no_bed */
    bool away;
    struct today_child *children;
    size_t count;
};

enum need_level { NEED_FIRST, NEED_CHECK, NEED_OWED }; /* must fix, please check, to do */
enum need_kind {
    NEED_RULE,
    NEED_CALL, /* the parents are to be rung before a stay */
    NEED_CONSENT,
    NEED_SAFETY_CHECK,
    NEED_ASKED,
    NEED_ACTION,
    NEED_BED,   /* a bed given tonight or last night: ring, ask, who collects */
    NEED_PEER,  /* a match: waits, has gone quiet, was not ticked, is to be looked at */
    NEED_DOOR,  /* a peer passed something on: help, training, at risk now */
    NEED_VOLUNTEER, /* a peer's checks, training, supervision */
    NEED_DRAFT, /* an unfinished note: never with a name */
    NEED_PHONES, /* the hub has no out-of-hours number */
    NEED_RISK,   /* an event whose risk sheet is not done */
    NEED_TELL,  /* somebody has to be told of a change */
    NEED_ENDED, /* a sleepover is over: did it happen? */
    NEED_NOTE,  /* its note that goes home is not written */
    NEED_WORRY, /* a worry that is not passed on: told to whoever may read it, never on paper */
    NEED_REQUEST, /* somebody asked for a copy of their records */
    NEED_FIRST_STEP, /* of a hub just started: `what` is the noun to add, or to change `record` of */
    NEED_UNIT,     /* a unit of the parent consultant: its next call, its review */
    NEED_GROUP,    /* a group meets, or did; nobody has dropped in this month */
    NEED_BUDDY,    /* one is waited for, or asked how it goes */
    NEED_TRAINING, /* a course is to be done again */
    NEED_TALK,     /* supervision of a group is due */
    NEED_AGREED,   /* what was agreed in supervision */
    NEED_PIN,      /* somebody else set the PIN of the person at the keys */
    NEED_SHEET,    /* there is no recovery sheet yet */
    NEED_BACKUP,   /* none was made, or tried, for too long; or one lies about that is not sealed */
    NEED_QUESTION, /* a copy that is back has left some */
    NEED_COPY,     /* one is past its day: ring who has it */
    NEED_DOCTOR,   /* the last look at the hub itself found something wrong */
};
/* A PIN, the recovery sheet, backups, what is wrong: for the screen, on no paper. */
bool need_of_hub_itself(enum need_kind kind);

struct today_need {
    enum need_level level;
    enum need_kind kind;
    hub_date when;    /* NONE: no day of its own */
    /* stay, stay, child, check, stay, log entry, stay, match, exception, peer, draft, hub, event,
     * tell, stay, stay, request by kind, unit, group, buddy, training, group, supervision,
     * homecoming, pack; of a worry, a PIN, the sheet, backups and the hub itself ID_NONE */
    hub_id record;
    const char *text; /* one sentence */
    const char *what; /* "check" of one that ends; NEED_BACKUP: "copy" of one that is not sealed; NEED_CONSENT: its kind, "stay overnight"; NEED_PEER: "tick" of what ticks tell; as said above; else NULL */
    size_t place;     /* among those as urgent */
};

struct today {
    hub_date day;
    struct today_event *events;
    size_t event_count;
    struct today_move *moves; /* by time */
    size_t move_count;
    struct today_host *hosts; /* by name; with the children who sleep there tonight; of_event: none */
    size_t host_count;
    struct today_need *needs; /* must fix first, then by day */
    size_t need_count;
    hub_date rested_from, rested_to; /* the carer's last own time before the day; NONE */
    hub_id rest_host; /* the host this person is; ID_NONE: none */
    const char *drill; /* "The last backup that was tried: …"; NULL: a need says so, or none was */
    bool of_event; /* a copy of one event is at hand: no sleepovers, no rest, few needs are in it */
    bool stale; /* of hub_today_kept: the needs are of another day; hub_due_refresh */
};

enum { TODAY_AHEAD_DAYS = 60, TODAY_ENDS_DAYS = 30 };

/*
 * Of the hubs this person is narrowed to. Rota findings of the next 60 days;
 * consents and checks that have ended or end within 30. HUB_EDENIED.
 */
enum hub_rc hub_today_view(
    struct hub *h, hub_date day, struct arena *a, struct today *out, struct hub_err *err);

/*
 * Today, of the hubs this person is narrowed to, with the needs that are kept
 * (hub/service/due.h): of one hub the same in a time that does not grow with
 * the file; of several what each of them has. Where none are kept, as hub_today_view.
 */
enum hub_rc hub_today_kept(struct hub *h, struct arena *a, struct today *out, struct hub_err *err);
/*
 * Any day, for those who read it once: today's from what is kept, which is
 * worked out first where a day has begun since; another day as hub_today_view.
 */
enum hub_rc hub_today_on(
    struct hub *h, hub_date day, struct arena *a, struct today *out, struct hub_err *err);

/* What was to be done by this log entry is done, today. HUB_EDENIED; HUB_ENOTFOUND. */
enum hub_rc hub_action_done(struct hub *h, hub_id entry, struct hub_err *err);
/* The same of what was agreed in supervision. */
enum hub_rc hub_agreed_done(struct hub *h, hub_id supervision, struct hub_err *err);

#endif
