/* SPDX-License-Identifier: MIT */
/* Whether what is written down is kept safe: the sheet, backups, copies that are out. */
#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/model/meta.h"
#include "hub/model/pack.h"
#include "hub/service/backup.h"

#include "doctor_priv.h"

enum { LOST_DAYS = 30 }; /* so long a lost copy is something to see to */

/* Invented families need no backup, and a copy that was taken away is kept safe at home. */
static bool kept_elsewhere(struct doctor *d)
{
    struct away_state away;
    hub_away_state(d->hub, &away);
    if (hub_practice(d->hub)) {
        doctor_fine(d, "All in the practice hub is invented: it needs none.");
    } else if (away.form == FORM_AWAY) {
        doctor_fine(d, "This is a copy that was taken away; the hub at home sees to that.");
    }
    return hub_practice(d->hub) || away.form == FORM_AWAY;
}

static const char *day_of(struct doctor *d, hub_stamp at)
{
    char day[DATE_TEXT];
    return arena_strdup(d->a, date_long(stamp_date(at), day));
}

void doctor_sheet(struct doctor *d)
{
    struct hub_err err;
    int64_t made = 0;
    if (kept_elsewhere(d)) {
        return;
    }
    if (!hub_recovery_known(d->hub)) {
        doctor_look(d, DOCTOR_YOU, "Make it: menu, Recovery sheet, or hub recovery.",
            "There is none yet. Without it a broken disk or a lost passphrase loses the hub, and no "
            "backup can be made.");
    } else if (doctor_read(d, meta_number(d->hub->store, META_RECOVERY_MADE, &made, &err), &err)) {
        doctor_fine(d, "It was made on %s. Whether the paper is still where you put it, only you can see.",
            made ? day_of(d, (hub_stamp){made}) : "a day that is not known");
    }
}

static int days_since(const struct doctor *d, hub_stamp at)
{
    return date_diff(hub_today(d->hub), stamp_date(at));
}

/* Counted from the making of the sheet where there was none yet. */
static bool state_of(struct doctor *d, struct backup_state *out, hub_stamp *sheet)
{
    struct hub_err err;
    int64_t made = 0;
    enum hub_rc rc = hub_backup_state(d->hub, d->a, out, &err);
    rc = rc == HUB_OK ? meta_number(d->hub->store, META_RECOVERY_MADE, &made, &err) : rc;
    *sheet = made ? ((hub_stamp){made}) : STAMP_NONE;
    return doctor_read(d, rc, &err);
}

void doctor_backup(struct doctor *d)
{
    static const char next[] = "hub backup --to FOLDER, best every night by itself: README, Backups.";
    struct backup_state s;
    hub_stamp sheet;
    const struct config *c = hub_config(d->hub);
    int most = c ? c->backup.days : 0;
    if (kept_elsewhere(d) || !state_of(d, &s, &sheet)) {
        return;
    }
    if (!stamp_known(s.last)) {
        bool late = most > 0 && stamp_known(sheet) && days_since(d, sheet) > most;
        if (late) {
            doctor_wrong(d, DOCTOR_HELPER, next, "No backup was made yet.");
        } else {
            doctor_look(d, DOCTOR_HELPER, next, "No backup was made yet.");
        }
    } else if (days_since(d, s.last) < 0) {
        doctor_look(d, DOCTOR_HELPER, next,
            "The last backup is of %s, a day to come: the clock was wrong then, or is now.",
            day_of(d, s.last));
    } else if (most > 0 && days_since(d, s.last) > most) {
        doctor_wrong(d, DOCTOR_HELPER, next, "The last backup is of %s: %d days ago.", day_of(d, s.last),
            days_since(d, s.last));
    } else {
        doctor_fine(d, "The last backup is of %s. Whether it is still where it was put cannot be told from here.",
            day_of(d, s.last));
    }
}

void doctor_drill(struct doctor *d)
{
    static const char next[] = "With the recovery sheet in your hand: hub backup --check --words FILE.";
    struct backup_state s;
    hub_stamp sheet;
    const struct config *c = hub_config(d->hub);
    int most = c ? c->backup.drill_days : 0;
    if (kept_elsewhere(d) || !state_of(d, &s, &sheet)) {
        return;
    }
    if (!stamp_known(s.last)) {
        doctor_look(d, DOCTOR_YOU, "When there is a backup, open it once with the words of the sheet.",
            "There is no backup yet that could be tried.");
    } else if (!stamp_known(s.last_drill)) {
        doctor_look(d, DOCTOR_YOU, next, "No backup was opened with the words of the sheet yet.");
    } else if (most > 0 && days_since(d, s.last_drill) > most) {
        doctor_look(d, DOCTOR_YOU, next, "The last that was opened with the words of the sheet: %s.",
            day_of(d, s.last_drill));
    } else {
        doctor_fine(d, "One was opened with the words of the sheet on %s, and was whole.", day_of(d, s.last_drill));
    }
}

static bool copies_that_are(struct doctor *d, const char *status, struct record_list *out)
{
    struct hub_err err;
    struct record_query q = {0};
    query_text(&q, "status", RECORD_IS, status);
    return doctor_read(d, record_list(d->hub->store, &pack_noun, &q, d->a, out, &err), &err);
}

void doctor_copies(struct doctor *d)
{
    struct record_list out, lost;
    size_t late = 0, recent = 0;
    if (!copies_that_are(d, "out", &out) || !copies_that_are(d, "lost", &lost)) {
        return;
    }
    for (size_t i = 0; i < out.count; i++) {
        const struct pack *p = record_at(&out, i);
        late += date_known(p->due) && date_diff(p->due, hub_today(d->hub)) < 0;
    }
    for (size_t i = 0; i < lost.count; i++) {
        const struct pack *p = record_at(&lost, i);
        recent += stamp_known(p->settled_at) && days_since(d, p->settled_at) <= LOST_DAYS;
    }
    if (late) {
        doctor_look(d, DOCTOR_YOU, "Ring who has it: menu, Who has a copy.", "%s past the day it was due home.",
            doctor_plural(d->a, late, "copy is", "copies are"));
    }
    if (recent) {
        doctor_look(d, DOCTOR_YOU, "Has the agency been told? They have 72 hours. Menu, Who has a copy.",
            "%s lost not long ago, and shut out.", doctor_plural(d->a, recent, "copy was", "copies were"));
    }
    if (!late && !recent) {
        doctor_fine(d, "%zu out, none past its day; %zu lost and shut out.", out.count, lost.count);
    }
}

void doctor_questions(struct doctor *d)
{
    struct hub_err err;
    struct record_query q = {0};
    int64_t open = 0;
    query_text(&q, "status", RECORD_IS, "open");
    if (!doctor_read(d, record_count(d->hub->store, &question_noun, &q, &open, &err), &err)) {
        return;
    }
    if (open) {
        doctor_look(d, DOCTOR_YOU, "Menu, Questions.", "%s to be decided: what two people wrote differently.",
            doctor_plural(d->a, (size_t)open, "question waits", "questions wait"));
    } else {
        doctor_fine(d, "None waits.");
    }
}
