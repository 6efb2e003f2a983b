/* SPDX-License-Identifier: MIT */
/*
 * The PIN: 4 to 12 digits, asked at the start and after a while without a key,
 * by those who have one. It keeps a screen that is left open from others; it
 * does not seal the file. Records of one name in the hubs of a file are one
 * person with one PIN. Kept as Argon2id (16 MiB, one at a time).
 *
 * A try is counted as wrong in the file before it is looked at, so ending the
 * program gives no new ones. After the 5th wrong try in a row each further one
 * waits 1 minute, after the 10th 15 minutes, after the 15th an hour (our own
 * numbers: ten thousand PINs of four digits then take more than a year). A right
 * one sets the count to nought.
 */
#ifndef HUB_SERVICE_PIN_H
#define HUB_SERVICE_PIN_H

#include "hub/service/hub.h"

enum { PIN_LEAST = 4, PIN_MOST = 12 };

enum pin_answer { PIN_OK, PIN_WRONG, PIN_WAIT };

struct pin_result {
    enum pin_answer answer;
    int tries_left;  /* WRONG: tries until the first wait, 0 when the next one waits */
    int wait_seconds; /* WAIT: until a try is looked at; WRONG: until the next one is */
};

/*
 * Whether this person's PIN is still to be given. Until then every verb that
 * asks "may they?" answers HUB_EDENIED, whoever calls it.
 */
bool pin_needed(const struct hub *h);
/* What they came in with stands for the PIN: a key, for one command over ssh. */
void pin_pass(struct hub *h);
/* Ask again from here on, after minutes without a key; nothing for those without a PIN. */
enum hub_rc pin_lock(struct hub *h, struct hub_err *err);
/* Whether this person has one. */
enum hub_rc pin_has(struct hub *h, hub_id person, bool *has, struct hub_err *err);

/* HUB_OK whatever the answer is. HUB_EREADONLY: a file that cannot count tries takes none. */
enum hub_rc pin_try(
    struct hub *h, const char *digits, struct pin_result *out, struct hub_err *err);
/* "That is not the PIN. 3 tries are left." Static or in the arena. */
const char *pin_sentence(const struct pin_result *r, struct arena *a);

/*
 * Give a person a PIN, or with `fresh` NULL or "" none. `old`: the one of now, for
 * one's own; a hub carer or the technical helper sets another's anew without it, who is told at
 * the next start. In the journal as "pin", without values. HUB_EINVAL: not 4 to 12 digits, or one that everybody tries
 * first. HUB_EDENIED: `old` is wrong or has to wait; somebody else's.
 */
enum hub_rc pin_set(struct hub *h, hub_id person, const char *old, const char *fresh,
    struct hub_err *err);
/*
 * Whose PIN it is about: the person of this whole name who works with the hub. A technical helper
 * may ask too, and is told of no other name. HUB_ENOTFOUND; HUB_EDENIED.
 */
enum hub_rc pin_person(struct hub *h, const char *name, hub_id *out, struct hub_err *err);
/*
 * What was done to the PIN of the person at the keys by somebody else, until it is told:
 * "Jo gave you a new PIN on Saturday 21 November 2026. If you did not …"; "" when nothing was.
 */
enum hub_rc pin_news(struct hub *h, struct arena *a, const char **sentence, struct hub_err *err);
enum hub_rc pin_news_told(struct hub *h, struct hub_err *err);
/* HUB_EINVAL with a kind sentence; for a form, before pin_set. */
enum hub_rc pin_check(const char *digits, struct hub_err *err);

/* Keep typed digits out of swap, as far as the system lets us; and take them away when used. */
void pin_hold(void *digits, size_t size);
void pin_wipe(void *digits, size_t size);

#endif
