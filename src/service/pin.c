/* SPDX-License-Identifier: MIT */
#include "hub/service/pin.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/login.h"
#include "hub/model/person.h"

#include "argon_priv.h"
#include "hub_priv.h"
#include "pin_priv.h"

#include <sodium.h>
#include <string.h>

enum {
    MINUTE = 60,
};

/* From this many wrong tries on, the next one waits so long. */
static const struct {
    int64_t wrong;
    int seconds;
} waits[] = {{5, MINUTE}, {10, 15 * MINUTE}, {15, 60 * MINUTE}};

static int wait_after(int64_t wrong)
{
    int seconds = 0;
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        seconds = wrong >= waits[i].wrong ? waits[i].seconds : seconds;
    }
    return seconds;
}

/* Seconds until a try is looked at. By a clock that was put back one whole wait begins, and ends. */
static int seconds_left(struct login *l, hub_stamp now)
{
    int64_t most = now.ms + (int64_t)wait_after(l->wrong) * 1000;
    if (!stamp_known(l->locked_until) || l->locked_until.ms <= now.ms) {
        return 0;
    }
    l->locked_until.ms = l->locked_until.ms < most ? l->locked_until.ms : most;
    return (int)((l->locked_until.ms - now.ms + 999) / 1000);
}

/* --- what may be a PIN ------------------------------------------------------- */

/* Every step the same: 0000, 1234, 8642, 9012. */
static bool is_run(const char *digits)
{
    int step = (digits[1] - digits[0] + 10) % 10;
    for (size_t i = 1; digits[i]; i++) {
        if ((digits[i] - digits[i - 1] + 10) % 10 != step) {
            return false;
        }
    }
    return true;
}

/* 1212, 454545, 007007: a piece of at most half of it, over and over. */
static bool repeats(const char *digits, size_t len)
{
    for (size_t piece = 1; piece <= len / 2; piece++) {
        if (len % piece == 0 && memcmp(digits, digits + piece, len - piece) == 0) {
            return true;
        }
    }
    return false;
}

enum hub_rc pin_check(const char *digits, struct hub_err *err)
{
    size_t len = strlen(digits);
    if (strspn(digits, "0123456789") != len || len < PIN_LEAST || len > PIN_MOST) {
        return hub_fail(err, HUB_EINVAL, "A PIN is %d to %d digits and nothing else.", PIN_LEAST,
            PIN_MOST);
    }
    if (is_run(digits) || repeats(digits, len)) {
        return hub_fail(err, HUB_EINVAL,
            "That PIN is one that people try first. Please choose another, such as the last "
            "digits of an old phone number.");
    }
    return HUB_OK;
}

/* --- hashing ------------------------------------------------------------------ */

static enum hub_rc ready(struct hub_err *err)
{
    return sodium_init() >= 0 ? HUB_OK : hub_fail(err, HUB_EIO, "The PIN cannot be checked here.");
}

static enum hub_rc hash_of(const char *digits, char out[crypto_pwhash_STRBYTES], struct hub_err *err)
{
    enum hub_rc rc = ready(err);
    if (rc == HUB_OK &&
        crypto_pwhash_str_alg(out, digits, strlen(digits), argon_pin.passes, argon_pin.memory,
            crypto_pwhash_ALG_ARGON2ID13) != 0) {
        rc = hub_fail(err, HUB_EBUSY, "This computer is short of memory. Please try again.");
    }
    return rc;
}

/* --- whose PIN it is ----------------------------------------------------------- */

/* A person who works with several hubs has a record in each, of one name, and one PIN for all. */
static enum hub_rc login_of(
    struct hub *h, hub_id person, struct arena *a, struct login *out, struct hub_err *err)
{
    hub_id *ids;
    size_t count = 0;
    enum hub_rc rc = login_get(h->store, person, a, out, err);
    if (rc == HUB_OK && !out->pin) {
        rc = login_list(h->store, a, &ids, &count, err);
    }
    const char *name = count ? utf8_fold(a, record_name(h->store, &person_noun, person, a)) : "";
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (str_eq(utf8_fold(a, record_name(h->store, &person_noun, ids[i], a)), name)) {
            return login_get(h->store, ids[i], a, out, err);
        }
    }
    return rc;
}

enum hub_rc pin_stands_under(struct hub *h, hub_id person, hub_id *out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct login l = {.person = person};
    enum hub_rc rc = login_of(h, person, scratch, &l, err);
    *out = l.person;
    arena_destroy(scratch);
    return rc;
}

/* --- a try --------------------------------------------------------------------- */

struct trying {
    hub_id person;
    const char *digits;
    struct arena *a;
    struct login login; /* as it is in the file after the count */
    int wait;           /* it was not looked at */
    bool right;
};

/* The try counts before anything else is done with it. */
static enum hub_rc count_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct trying *t = arg;
    hub_stamp now = clock_now(&h->clock);
    enum hub_rc rc = login_of(h, t->person, t->a, &t->login, err);
    if (rc != HUB_OK || !t->login.pin) {
        return rc;
    }
    hub_stamp until = t->login.locked_until;
    t->wait = seconds_left(&t->login, now);
    if (t->wait > 0) {
        return t->login.locked_until.ms == until.ms ? HUB_OK : login_put(h->store, &t->login, err);
    }
    int wait = wait_after(++t->login.wrong);
    t->login.locked_until = wait ? ((hub_stamp){now.ms + (int64_t)wait * 1000}) : STAMP_NONE;
    return login_put(h->store, &t->login, err);
}

/* Under the file's one lock for writing, so that 16 MiB are in use once, whoever else tries. */
static enum hub_rc verify_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct trying *t = arg;
    t->right = crypto_pwhash_str_verify(t->login.pin, t->digits, strlen(t->digits)) == 0;
    if (!t->right) {
        return HUB_OK;
    }
    t->login.wrong = 0;
    t->login.locked_until = STAMP_NONE;
    return login_put(h->store, &t->login, err);
}

static enum hub_rc try_digits(struct hub *h, struct trying *t, struct hub_err *err)
{
    struct txn_label label = {.verb = "pin try", .person = h->person};
    enum hub_rc rc = ready(err);
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, count_work, t, err);
    }
    if (rc == HUB_OK && t->login.pin && t->wait == 0) {
        rc = hub_write(h, &label, verify_work, t, err);
    } else if (rc == HUB_OK) {
        t->right = !t->login.pin;
    }
    return rc;
}

enum hub_rc pin_try(struct hub *h, const char *digits, struct pin_result *out, struct hub_err *err)
{
    struct trying t = {.person = h->person, .digits = digits, .a = arena_create()};
    enum hub_rc rc = try_digits(h, &t, err);
    if (rc == HUB_OK) {
        int64_t left = waits[0].wrong - t.login.wrong;
        *out = (struct pin_result){
            .answer = t.right ? PIN_OK : t.wait ? PIN_WAIT : PIN_WRONG,
            .tries_left = t.right || left < 0 ? 0 : (int)left,
            .wait_seconds = t.right ? 0 : t.wait ? t.wait : wait_after(t.login.wrong),
        };
        h->locked = h->locked && !t.right;
    }
    arena_destroy(t.a);
    return rc;
}

static const char *wait_text(int seconds, struct arena *a)
{
    if (seconds <= MINUTE) {
        return arena_printf(a, "%d %s", seconds, words_many(seconds, "second", "seconds"));
    }
    int minutes = (seconds + MINUTE - 1) / MINUTE;
    return arena_printf(a, "%d minutes", minutes);
}

const char *pin_sentence(const struct pin_result *r, struct arena *a)
{
    if (r->answer == PIN_OK) {
        return "";
    }
    if (r->answer == PIN_WAIT) {
        return arena_printf(a, "Please wait %s before the next try.", wait_text(r->wait_seconds, a));
    }
    if (r->wait_seconds > 0) {
        return arena_printf(a, "That is not the PIN. Please wait %s before the next try.",
            wait_text(r->wait_seconds, a));
    }
    return arena_printf(a, "That is not the PIN. %d %s left.", r->tries_left,
        words_many(r->tries_left, "try is", "tries are"));
}

/* --- asking, locking, setting --------------------------------------------------- */

bool pin_needed(const struct hub *h)
{
    return h->locked;
}

void pin_pass(struct hub *h)
{
    h->locked = false;
}

/* A peer's one page has none. */
static bool without_pin(const struct hub *h, hub_id person)
{
    return id_eq(person, h->person) && hub_role(h) && !hub_role(h)->pin;
}

enum hub_rc pin_has(struct hub *h, hub_id person, bool *has, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct login l;
    enum hub_rc rc = login_of(h, person, scratch, &l, err);
    *has = rc == HUB_OK && l.pin && !without_pin(h, person);
    arena_destroy(scratch);
    return rc;
}

enum hub_rc pin_lock(struct hub *h, struct hub_err *err)
{
    return pin_has(h, h->person, &h->locked, err);
}

/* The technical helper too, who sees no record: a lost PIN must not wait for another carer. */
static bool gives_pins(const struct hub *h)
{
    return strcmp(h->role, "hub carer") == 0 || strcmp(h->role, "technical helper") == 0;
}

static enum hub_rc may_set(struct hub *h, hub_id person, const char *old, struct hub_err *err)
{
    struct pin_result r;
    bool has;
    if (without_pin(h, person)) {
        return hub_fail(err, HUB_EDENIED, "Your page needs no PIN: your key, or your name, opens it.");
    }
    if (!id_eq(person, h->person)) {
        if (!h->locked && gives_pins(h)) {
            return HUB_OK;
        }
        return hub_fail(err, HUB_EDENIED,
            "Only a hub carer or the technical helper gives somebody else a new PIN.");
    }
    enum hub_rc rc = pin_has(h, person, &has, err);
    if (rc != HUB_OK || !has) {
        return rc;
    }
    if (str_empty(old)) {
        return hub_fail(err, HUB_EDENIED, "Give the PIN of now first.");
    }
    rc = pin_try(h, old, &r, err);
    if (rc == HUB_OK && r.answer != PIN_OK) {
        struct arena *scratch = arena_create();
        rc = hub_fail(err, HUB_EDENIED, "%s", pin_sentence(&r, scratch));
        arena_destroy(scratch);
    }
    return rc;
}

static enum hub_rc put_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct login *fresh = arg, before;
    struct arena *scratch = arena_create();
    enum hub_rc rc = login_of(h, fresh->person, scratch, &before, err);
    if (rc == HUB_OK) {
        hub_id asked = fresh->person;
        fresh->person = before.person;
        rc = login_put(h->store, fresh, err);
        if (rc == HUB_OK && !id_eq(asked, h->person)) {
            rc = pin_news_leave(h, asked, fresh->pin != NULL, err);
        }
    }
    arena_destroy(scratch);
    return rc;
}

enum hub_rc pin_set(struct hub *h, hub_id person, const char *old, const char *fresh,
    struct hub_err *err)
{
    char hash[crypto_pwhash_STRBYTES] = "";
    bool none = str_empty(fresh);
    struct login l = {.person = person,
        .pin = none ? NULL : hash,
        .locked_until = STAMP_NONE,
        .changed_at = clock_now(&h->clock)};
    struct txn_label label = {
        .verb = "pin", .person = h->person, .noun = "person", .record = person, .kept = true};
    enum hub_rc rc = none ? HUB_OK : pin_check(fresh, err);
    if (rc == HUB_OK) {
        rc = may_set(h, person, old, err);
    }
    if (rc == HUB_OK && !none) {
        rc = hash_of(fresh, hash, err);
    }
    return rc == HUB_OK ? hub_write(h, &label, put_work, &l, err) : rc;
}

void pin_hold(void *digits, size_t size)
{
    if (sodium_init() >= 0) {
        (void)sodium_mlock(digits, size); /* refused where the limit is small: then it is only wiped */
    }
}

void pin_wipe(void *digits, size_t size)
{
    (void)sodium_munlock(digits, size);
    sodium_memzero(digits, size);
}
