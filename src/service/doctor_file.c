/* SPDX-License-Identifier: MIT */
/* What is in the file: whether it opens, is whole, and agrees with itself. */
#include "hub/base/str.h"
#include "hub/model/health.h"
#include "hub/model/journal.h"
#include "hub/store/memory.h"

#include "doctor_priv.h"

#include <stdio.h>

static const char RESTORE[] =
    "Stop working with it, keep the file as it is, and bring back the last backup to another place: "
    "hub restore FILE --db NEW. Copies that are away come home into that one.";

/* Pages carry no sums of their own: what was saved is played again, and compared. */
static const char AROUND[] =
    "Keep the file as it is. The last backup, brought back to another place (hub restore FILE --db "
    "NEW), shows what stood there before.";

void doctor_opens(struct doctor *d)
{
    const struct hub_err *why = d->ask->why;
    if (d->hub) {
        doctor_fine(d, d->sealed ? "The sealed file opens." : "The file opens.");
        return;
    }
    if (why && why->rc == HUB_ECONFIG) {
        doctor_unknown(d, "hub.ini is wrong, so hub does not know where the file is.");
    } else if (why && why->rc == HUB_EBUSY) {
        doctor_look(d, DOCTOR_YOU, "Try again in a minute.", "%s", why->msg);
    } else if (why && why->rc == HUB_ENEWER) {
        doctor_wrong(d, DOCTOR_HELPER, "Bring the program hub up to date.", "%s", why->msg);
    } else if (why && why->rc == HUB_ECORRUPT) {
        doctor_wrong(d, DOCTOR_HELPER, RESTORE, "%s", why->msg);
    } else {
        doctor_wrong(d, DOCTOR_HELPER, "Say where the hub is with file = in hub.ini, or see to what "
                                       "keeps it from being opened.",
            "%s", why ? why->msg : "The file could not be opened.");
    }
}

struct store *doctor_copy(struct doctor *d)
{
    struct hub_err err;
    if (!d->copy && store_copy(d->hub->store, &d->copy, &err) != HUB_OK) {
        d->copy = NULL;
        if (err.rc == HUB_ECORRUPT) {
            doctor_wrong(d, DOCTOR_HELPER, RESTORE, "The file cannot be read through: %s", err.msg);
        } else {
            doctor_unknown(d, "All of the file has to be read for it, and that could not be done: %s",
                err.msg);
        }
    }
    return d->copy;
}

void doctor_whole(struct doctor *d)
{
    struct hub_err err;
    enum hub_rc rc = store_integrity(d->hub->store, &err);
    if (rc == HUB_ECORRUPT) {
        doctor_wrong(d, DOCTOR_HELPER, RESTORE, "A part of the file is damaged.");
    } else if (doctor_read(d, rc, &err)) {
        doctor_fine(d, "Every page of the file was read, and they fit together.");
    }
}

void doctor_journal(struct doctor *d)
{
    struct hub_err err;
    struct store *copy = doctor_copy(d);
    if (!copy) {
        return;
    }
    enum hub_rc rc = journal_agrees(copy, nouns, noun_count, &err);
    if (rc == HUB_ECORRUPT) {
        doctor_wrong(d, DOCTOR_HELPER, AROUND, "%s", err.msg);
    } else if (doctor_read(d, rc, &err)) {
        doctor_fine(d, "Every step that was ever saved, done again, gives the records that are there.");
    }
}

void doctor_find(struct doctor *d)
{
    struct hub_err err;
    struct store *copy = doctor_copy(d);
    if (!copy) {
        return;
    }
    enum hub_rc rc = find_agrees(copy, &err);
    if (rc == HUB_ECORRUPT) {
        doctor_wrong(d, DOCTOR_HELPER,
            "Nothing is lost: lists and families are as they were. Save all as CSV (hub export all "
            "FOLDER), and ask for help with the file.",
            "%s Find may miss somebody.", err.msg);
    } else if (doctor_read(d, rc, &err)) {
        doctor_fine(d, "Every name and word of the log is where Find looks for it.");
    }
}
