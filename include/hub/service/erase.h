/* SPDX-License-Identifier: MIT */
/*
 * Erasing a record for good: with all that belongs to it, its history, drafts
 * and every word of it in the file; what stays is a numbered line that says
 * what kind of record it was, when, by whom and why. It cannot be taken back.
 *
 * Always looked at first. A worry goes with it only where this person may read
 * it, and nothing tells whether there is another: that one stays with whoever
 * may read it, and points to nobody any more.
 */
#ifndef HUB_SERVICE_ERASE_H
#define HUB_SERVICE_ERASE_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

struct erase_part {
    const struct noun *noun;
    size_t count;
};

/* A record of somebody else's that names who is erased: a person decides. */
struct erase_mention {
    const struct noun *noun; /* NULL: something that is being typed */
    hub_id record;
    const char *name;  /* of the record: "Fri 20 Nov 2026, 10:00 Reid call" */
    const char *hidden; /* the same while names are hidden: "Fri 20 Nov 2026, 10:00 R. call" */
    const char *label; /* of the field: "What happened" */
    const char *words; /* as they stand there, the name among them */
    bool past;         /* it says so no more, but its history does */
    bool leave;        /* decided: the words stay. Else the name becomes initials, in history too */
    const char *key;   /* for hub_erase */
};

struct erase_plan {
    const struct noun *noun;
    hub_id record;
    const char *name, *hidden; /* "Okafor"; "O." while names are hidden */
    struct erase_part *parts; /* what goes, the record's own kind first */
    size_t part_count, total;
    struct erase_mention *mentions;
    size_t mention_count;
    const char *worries; /* what is said of worries, whether there are any or not; "" where none can be */
    const char *copies;  /* that were taken away and still have it: "Copies that still have it: 3 (Amina)."; "" */
    const char *not_yet; /* the rule by which it is kept, and until when; "": its time is up, or no rule */
    const char *held;    /* why it may not go at all now; "" */
    int64_t seen;        /* where the journal stood */
};

/* HUB_EDENIED; HUB_ENOTFOUND. */
enum hub_rc hub_erase_look(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct erase_plan *out, struct hub_err *err);

struct erase_done {
    int64_t number; /* of the line that stays */
    size_t records;
    bool swept;     /* false: somebody is reading; the file is swept when it is opened next */
};
/*
 * Do what was looked at. why: one of ERASURE_WHY. HUB_ECONFLICT: something was changed since;
 * look again. HUB_EINVAL: not one of the reasons, or its time is not up. HUB_EDENIED: on hold.
 */
enum hub_rc hub_erase(struct hub *h, const struct erase_plan *plan, const char *why,
    struct erase_done *out, struct hub_err *err);
/* "Okafor and what belongs to it: 1 family, 2 children, 31 entries." */
const char *erase_sentence(const struct erase_plan *plan, bool hide, struct arena *a);

#endif
