/* SPDX-License-Identifier: MIT */
/* Making a backup, and when that was done last. */
#include "hub/service/backup.h"

#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/meta.h"
#include "hub/service/sealed.h"

#include "backup_file_priv.h"
#include "backup_priv.h"
#include "hub_priv.h"

#include <string.h>

enum { DAYS = 7, DRILL_DAYS = 90 }; /* where there are no settings, as in hub.ini */
enum { TRIES = 5 };          /* of an image, while others save */
static const char NOBODY[] = "nobody";

enum hub_rc hub_open_unattended(
    const struct hub_opening *o, struct hub **out, struct hub_err *err)
{
    struct hub *h = hub_handle(o);
    enum hub_rc rc = hub_handle_open(h, o, STORE_OPEN, err);
    h->role = NOBODY;
    rc = rc == HUB_OK ? backup_before_done(h, err) : rc;
    if (rc != HUB_OK) {
        hub_close(h);
        return rc;
    }
    h->practice = store_practice(h->store);
    *out = h;
    return HUB_OK;
}

/* --- counting --------------------------------------------------------------------- */

enum hub_rc backup_count(
    struct store *s, int64_t *families, int64_t *records, struct hub_err *err)
{
    struct record_query q = {0};
    enum hub_rc rc = record_count(s, &family_noun, &q, families, err);
    *records = 0;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        int64_t some = 0;
        if (!(nouns[i]->flags & NOUN_LINK)) {
            rc = record_count(s, nouns[i], &q, &some, err);
        }
        *records += some;
    }
    return rc;
}

/* --- making ----------------------------------------------------------------------- */

static enum hub_rc may_back_up(struct hub *h, struct hub_err *err)
{
    struct away_state away;
    hub_away_state(h, &away);
    if (away.form == FORM_AWAY) {
        return hub_fail(err, HUB_EUSAGE,
            "This is a copy that was taken away. The hub at home is what is backed up; bring the copy "
            "home.");
    }
    if (h->locked) {
        return hub_fail(err, HUB_EDENIED, "%s's PIN is needed first.", h->person_name);
    }
    if (!str_eq(h->role, NOBODY) && !hub_may(h, VERB_SERVER, NULL)) {
        return hub_fail(err, HUB_EDENIED,
            "%s is a %s, who may not make a backup. A hub carer or the technical helper can.",
            h->person_name, h->role);
    }
    return HUB_OK;
}

static enum hub_rc no_sheet(struct hub_err *err)
{
    return hub_fail(err, HUB_EUSAGE,
        "There is no recovery sheet yet, so nobody could open a backup. A hub carer makes one: hub "
        "recovery");
}

struct noting {
    const char *key;
};

static enum hub_rc keep_time(struct hub *h, void *arg, struct hub_err *err)
{
    const struct noting *n = arg;
    return meta_put_number(h->store, n->key, clock_now(&h->clock).ms, err);
}

static enum hub_rc note_time(struct hub *h, const char *key, struct hub_err *err)
{
    struct txn_label label = {.verb = "backup", .person = h->person};
    struct noting n = {key};
    return hub_readonly(h) ? HUB_OK : hub_write(h, &label, keep_time, &n, err);
}

/* Others may save meanwhile: then it is of a later step than its mark says, and is made again. */
static enum hub_rc image_of(
    struct store *s, struct backup_write *w, struct store_image *image, struct hub_err *err)
{
    unsigned char after[SEAL_MARK];
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < TRIES; i++) {
        rc = backup_facts(s, &w->facts, err);
        rc = rc == HUB_OK ? backup_mark(s, w->mark, err) : rc;
        rc = rc == HUB_OK ? store_image(s, image, err) : rc;
        if (rc != HUB_OK) {
            break;
        }
        rc = backup_mark(s, after, err);
        if (rc == HUB_OK && memcmp(after, w->mark, SEAL_MARK) == 0) {
            return HUB_OK;
        }
        store_image_free(image);
    }
    return rc != HUB_OK ? rc : hub_fail(err, HUB_EBUSY, "Others are saving all the time. Please try again.");
}

static enum hub_rc write_image(struct hub *h, const struct backup_there *at,
    const struct own_keys *keys, struct backup_done *out, struct hub_err *err)
{
    struct store_image image = {0};
    struct backup_write w = {.path = at->path, .replace = at->there, .keys = keys, .image = &image,
        .config = h->config};
    sight_pause(h->store); /* all of it is in it, whoever makes it */
    enum hub_rc rc = backup_count(h->store, &out->families, &out->records, err);
    rc = rc == HUB_OK ? image_of(h->store, &w, &image, err) : rc;
    sight_resume(h->store);
    if (rc != HUB_OK) {
        return rc;
    }
    out->at = w.facts.made_at;
    rc = backup_write(&w, &out->bytes, err);
    store_image_free(&image);
    return rc;
}

enum hub_rc backup_at(
    struct hub *h, const struct backup_there *at, struct backup_done *out, struct hub_err *err)
{
    struct own_keys keys;
    *out = (struct backup_done){.at = STAMP_NONE};
    enum hub_rc rc = may_back_up(h, err);
    rc = rc == HUB_OK ? own_keys(h, &keys, err) : rc;
    if (rc == HUB_OK && !keys.recovery) {
        rc = no_sheet(err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    rc = backup_may_replace(at, err);
    rc = rc == HUB_OK ? write_image(h, at, &keys, out, err) : rc;
    return rc == HUB_OK ? note_time(h, META_BACKUP, err) : hub_err_wrap(err, "No backup was made");
}

enum hub_rc hub_backup(
    struct hub *h, const char *path, struct backup_done *out, struct hub_err *err)
{
    struct backup_there at = {.path = path};
    enum hub_rc rc = may_back_up(h, err);
    rc = rc == HUB_OK ? backup_look(h->store, hub_path(h), &at, 1, err) : rc;
    return rc == HUB_OK ? backup_at(h, &at, out, err) : rc;
}

enum hub_rc hub_drill_done(struct hub *h, struct hub_err *err)
{
    return note_time(h, META_DRILL, err);
}

/* --- when ------------------------------------------------------------------------- */

static enum hub_rc stamp_of(struct store *s, const char *key, hub_stamp *out, struct hub_err *err)
{
    int64_t ms;
    enum hub_rc rc = meta_number(s, key, &ms, err);
    *out = rc == HUB_OK && ms ? ((hub_stamp){ms}) : STAMP_NONE;
    return rc;
}

/*
 * Whether so many days have gone by since; counted from the making of the sheet when it never was. A
 * day to come was written down by a clock that was wrong: nobody knows how long ago that is.
 */
static bool is_late(const struct hub *h, hub_stamp last, hub_stamp sheet, int days)
{
    hub_stamp from = stamp_known(last) ? last : sheet;
    int64_t gone = stamp_known(from) ? date_diff(hub_today(h), stamp_date(from)) : 0;
    return days > 0 && (gone > days || gone < 0);
}

static const char *day_of(hub_stamp at, struct arena *a)
{
    char day[DATE_TEXT];
    return stamp_known(at) ? arena_strdup(a, date_long(stamp_date(at), day)) : "never";
}

enum hub_rc hub_backup_state(
    struct hub *h, struct arena *a, struct backup_state *out, struct hub_err *err)
{
    hub_stamp sheet = STAMP_NONE;
    int days = h->config ? h->config->backup.days : DAYS;
    int drill_days = h->config ? h->config->backup.drill_days : DRILL_DAYS;
    *out = (struct backup_state){.sentence = ""};
    enum hub_rc rc = stamp_of(h->store, META_BACKUP, &out->last, err);
    rc = rc == HUB_OK ? stamp_of(h->store, META_DRILL, &out->last_drill, err) : rc;
    rc = rc == HUB_OK ? stamp_of(h->store, META_RECOVERY_MADE, &sheet, err) : rc;
    bool none = is_late(h, out->last, sheet, days);
    bool untried = is_late(h, out->last_drill, sheet, drill_days);
    out->late = none || untried;
    out->sentence = arena_printf(a, "%s%s%s%sThe last backup that was tried: %s.",
        none      ? "Make a backup. The last one: "
        : untried ? "Try a backup with the words of the recovery sheet. "
                  : "",
        none ? day_of(out->last, a) : "", none ? ". " : "", "", day_of(out->last_drill, a));
    return rc;
}
