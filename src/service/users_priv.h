/* SPDX-License-Identifier: MIT */
#ifndef USERS_PRIV_H
#define USERS_PRIV_H

#include "hub/model/person.h"
#include "hub_priv.h"

#include "hub/service/users.h"

struct standing;

/* All records of one name that work with the hub. */
struct namesakes {
    const struct person **items;
    size_t count;
};
/* Within a transaction: what they are given, checked against the role; what another role had goes. */
enum hub_rc users_scope(struct hub *h, const struct namesakes *who, const char *role,
    const struct user_scoping *ask, struct arena *a, struct hub_err *err);
/* "all of Robin Hub"; "the families Okafor and Reid, no ticks". `names` false: numbers for names. */
const char *standing_words(
    struct hub *h, const struct standing *s, const char *hubs, bool names, struct arena *a);

/* Of those on the list the first who goes by this name, a hub carer if that is asked; NULL: nobody. */
const struct person *people_match(
    const struct record_list *people, const char *folded, bool carer, struct arena *a);
/*
 * Within a transaction, at its end: HUB_EDENIED when somebody was named like a person of a hub that
 * its writer does not see, HUB_ECONFLICT like one of another role where keys go by that name.
 */
enum hub_rc people_apart(struct hub *h, struct hub_err *err);
/* The same of people who are there: before a key is given that opens all of that name. */
enum hub_rc people_seen_whole(
    struct hub *h, const struct namesakes *who, struct hub_err *err);
/* Whether people of this role work with the hub at all. */
bool role_comes_in(const char *role);
/* Within a transaction: the file for sshd as the tables stand. HUB_ECREATE, HUB_EFULL, HUB_EIO. */
enum hub_rc keys_file_write(struct hub *h, struct hub_err *err);
/* store_commit; where the step changed people the file follows. */
enum hub_rc keys_file_commit(struct hub *h, struct hub_err *err);
/* Whether it is anybody's key here. */
enum hub_rc still_in_key(struct hub *h, const char *fingerprint, bool *known, struct hub_err *err);
/* In a file that was just restored: the lines of its keys, where it has any. */
enum hub_rc keys_file_restore(const struct hub_opening *o, struct hub_err *err);
/* The text of that file as the tables stand. */
enum hub_rc keys_file_text(struct hub *h, struct arena *a, const char **out, struct hub_err *err);
/* All who work with any hub of the file, whoever asks: hub_users for those who may. */
enum hub_rc users_all(struct hub *h, struct arena *a, struct users *out, struct hub_err *err);
/* Whether a record of this name has its way in closed: records of one name are one person. */
enum hub_rc people_closed(struct hub *h, const char *name, hub_stamp *since, struct hub_err *err);

#endif
