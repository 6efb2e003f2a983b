/* SPDX-License-Identifier: MIT */
/* From a database to a sealed file and back; another passphrase. */
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/store/memory.h"

#include "making_priv.h"
#include "roles_priv.h"
#include "sealed_priv.h"

#include <string.h>

/* A piece of at most half of it, over and over: "aaaaaaaaaaaa", "abcabcabcabc". */
static bool repeats(const char *text, size_t len)
{
    for (size_t piece = 1; piece <= len / 2; piece++) {
        if (memcmp(text, text + piece, len - piece) == 0) {
            return true;
        }
    }
    return false;
}

enum hub_rc passphrase_check(const char *passphrase, struct hub_err *err)
{
    size_t letters = utf8_count(passphrase);
    if (letters < PASSPHRASE_LEAST) {
        return hub_fail(err, HUB_EINVAL,
            "A passphrase has %d letters or more. Three words that do not belong together are "
            "easy to keep in mind.",
            PASSPHRASE_LEAST);
    }
    if (letters > PASSPHRASE_MOST) {
        return hub_fail(err, HUB_EINVAL, "A passphrase has at most %d letters.", PASSPHRASE_MOST);
    }
    return repeats(passphrase, strlen(passphrase))
               ? hub_fail(err, HUB_EINVAL,
                     "That is one piece over and over, which is tried first. Three words that do "
                     "not belong together are better.")
               : HUB_OK;
}

static enum hub_rc may(struct hub *h, const char *doing, struct hub_err *err)
{
    struct away_state s;
    enum hub_rc rc = access_check(h, VERB_WRITE, &hub_noun, err);
    hub_away_state(h, &s);
    if (rc == HUB_OK && h->standing && h->standing->sight.kind != SIGHT_ALL) {
        return hub_fail(err, HUB_EDENIED,
            "This file holds hubs that %s does not work with. A hub carer of all of them can do it.",
            h->person_name);
    }
    return rc == HUB_OK && s.form == FORM_AWAY
               ? hub_fail(err, HUB_EUSAGE,
                     "This is a copy that was taken away, so it cannot be %s. Bring it home first.",
                     doing)
               : rc;
}

enum hub_rc hub_seal(struct hub *h, const char *path, const char *passphrase, struct hub_err *err)
{
    struct sealed_lock lock;
    struct seal *file = NULL;
    struct pack_facts facts;
    struct seal_make make = {.kind = SEAL_HUB, .made_at = clock_now(&h->clock)};
    enum hub_rc rc = may(h, "sealed", err);
    rc = rc == HUB_OK ? passphrase_check(passphrase, err) : rc;
    rc = rc == HUB_OK ? sealed_lock(h, passphrase, &lock, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    memory_harden();
    make.lock = lock.lock;
    struct arena *a = arena_create();
    rc = seal_create(path, false, &make, &file, err);
    rc = rc == HUB_OK ? sealed_write(h, file, sealed_hub_facts(h, &facts, a), err) : rc;
    rc = rc == HUB_OK ? seal_end(file, make.made_at, err) : rc;
    seal_close(file);
    arena_destroy(a);
    return rc;
}

/* It writes under a site of its own: the sealed file may go on to be used too. */
static enum hub_rc begin_site(struct hub *h, struct store *copy, struct hub_err *err)
{
    struct txn_label label = {.verb = "unseal", .person = h->person, .kept = true};
    enum hub_rc rc = store_new_site(copy, NULL, err);
    rc = rc == HUB_OK ? store_begin(copy, &label, err) : rc;
    return rc == HUB_OK ? store_commit(copy, err) : rc;
}

static enum hub_rc write_whole(struct store *copy, const char *path, struct hub_err *err)
{
    struct making m;
    enum hub_rc rc = making_begin(&m, &(struct hub_opening){.path = path}, err);
    return rc == HUB_OK ? making_end(&m, store_write_copy(copy, m.opening.path, err), err) : rc;
}

enum hub_rc hub_unseal(struct hub *h, const char *path, struct hub_err *err)
{
    struct store *copy = NULL;
    enum hub_rc rc = may(h, "unsealed", err);
    if (rc == HUB_OK && !h->sealed) {
        return hub_fail(err, HUB_EUSAGE, "%s is no sealed file. There is nothing to unseal.",
            store_path(h->store));
    }
    rc = rc == HUB_OK ? store_copy(h->store, &copy, err) : rc;
    rc = rc == HUB_OK ? begin_site(h, copy, err) : rc;
    rc = rc == HUB_OK ? write_whole(copy, path, err) : rc;
    store_close(copy);
    return rc;
}

enum hub_rc hub_change_passphrase(struct hub *h, const char *fresh, struct hub_err *err)
{
    struct sealed_lock lock;
    if (!h->sealed) {
        return hub_fail(err, HUB_EUSAGE, "%s is no sealed file. It has no passphrase.",
            store_path(h->store));
    }
    enum hub_rc rc = h->locked ? hub_fail(err, HUB_EDENIED, "The PIN is needed first.")
                               : passphrase_check(fresh, err);
    if (rc == HUB_OK && !h->sealed->writes) {
        rc = hub_fail(err, HUB_EREADONLY,
            "%s can be read here but not written to. Nothing was changed.", h->sealed->path);
    }
    rc = rc == HUB_OK ? sealed_lock(h, fresh, &lock, err) : rc;
    return rc == HUB_OK ? sealed_anew(h, &lock.lock, err) : rc;
}
