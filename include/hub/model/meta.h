/* SPDX-License-Identifier: MIT */
/* Small facts about the file itself, by a key. No part of the history. */
#ifndef HUB_MODEL_META_H
#define HUB_MODEL_META_H

#include "hub/base/date.h"
#include "hub/store/store.h"

/* The text of the public half of the recovery sheet's key, and of the hub's own key: 64 hex digits. */
#define META_RECOVERY "recovery"
#define META_RECOVERY_MADE "recovery.made" /* when the sheet was made: a stamp */
#define META_OWN_KEY "key"
/* Stamps: the last backup, and the last that was opened with the words and found whole. */
#define META_BACKUP "backup"
#define META_DRILL "backup.drill"
#define META_RESTORED "restored" /* when this file was made from a backup, and … */
#define META_RESTORED_FROM "restored.from" /* … when that backup was made */
/* The whole path of a copy that is not sealed, of the file before it was brought up to date. */
#define META_PLAIN_COPY "copy.before"
/* When all was last looked at (hub/service/doctor.h): a stamp; what was wrong then, if anything. */
#define META_DOCTOR "doctor"
#define META_DOCTOR_WRONG "doctor.wrong"

/* *out: 0 when there is none of this key. */
enum hub_rc meta_number(struct store *s, const char *key, int64_t *out, struct hub_err *err);
/* *out on `a`; NULL when there is none. */
enum hub_rc meta_text(
    struct store *s, const char *key, struct arena *a, const char **out, struct hub_err *err);
/* Both need a running transaction. A NULL text takes the key away. */
enum hub_rc meta_put_number(
    struct store *s, const char *key, int64_t value, struct hub_err *err);
enum hub_rc meta_put_text(
    struct store *s, const char *key, const char *value, struct hub_err *err);

/* The last step of the site it writes as, and how many migrations made its schema. */
enum hub_rc meta_place(struct store *s, int64_t *seq, int64_t *schema, struct hub_err *err);
/* How many steps there are. */
enum hub_rc meta_steps(struct store *s, int64_t *steps, struct hub_err *err);

/* A step as it is known wherever this history went. Without `at` it may be another one of a copied file. */
struct meta_step {
    int64_t site, seq;
    hub_stamp at;
};
/* The last that was written here; all 0 before the first. Of any schema with a journal. */
enum hub_rc meta_last_step(struct store *s, struct meta_step *out, struct hub_err *err);
/* When step seq of a site was made; STAMP_NONE: it is not in this history. */
enum hub_rc meta_step_at(
    struct store *s, int64_t site, int64_t seq, hub_stamp *out, struct hub_err *err);
/* All of them, the newest first. */
enum hub_rc meta_each_step(struct store *s, void (*each)(void *arg, const struct meta_step *step),
    void *arg, struct hub_err *err);
/* The site the hub began as: the same in all that was restored from it. */
enum hub_rc meta_first_site(struct store *s, int64_t *site, struct hub_err *err);

#endif
