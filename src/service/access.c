/* SPDX-License-Identifier: MIT */
/* "May they?", asked of the table of roles. Every verb of this room asks here first. */
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "roles_priv.h"

#include <string.h>

const struct role *hub_role(const struct hub *h)
{
    return h->standing ? h->standing->role : role_named(h->role);
}

bool hub_may(const struct hub *h, unsigned verbs, const struct noun *n)
{
    unsigned may = role_verbs(hub_role(h), n);
    bool granted = may & VERB_GRANTED && h->standing && h->standing->ticks;
    return !h->shut && (may & verbs || (granted && verbs & VERB_READ));
}

bool access_allows(const char *role, unsigned verbs, const struct noun *n)
{
    return role_verbs(role_named(role), n) & verbs;
}

/* "see families"; "change who comes in" */
static const char *to_do(unsigned verbs, const struct noun *n, struct arena *a)
{
    static const struct {
        unsigned verb;
        const char *words;
    } rights[] = {{VERB_HISTORY, "see what was changed"}, {VERB_FIGURES, "see the figures"},
        {VERB_KEYS, "change who comes in"}, {VERB_ROLES, "change who has which role"},
        {VERB_SERVER, "look after the computer"}};
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++) {
        if (verbs & rights[i].verb) {
            return rights[i].words;
        }
    }
    const char *verb = verbs & (VERB_READ | VERB_OWN) ? "see"
                       : verbs & VERB_ERASE           ? "erase"
                                                      : "change";
    return arena_printf(a, "%s %s", verb, n ? n->plural : "this");
}

static enum hub_rc denied(
    const struct hub *h, unsigned verbs, const struct noun *n, struct hub_err *err)
{
    struct arena *a = arena_create();
    hub_fail(err, HUB_EDENIED, "%s is %s %s, who may not %s here. A hub carer can help.",
        h->person_name, strchr("aeio", *h->role) ? "an" : "a", h->role, to_do(verbs, n, a));
    arena_destroy(a);
    return err->rc;
}

enum hub_rc access_check(
    const struct hub *h, unsigned verbs, const struct noun *n, struct hub_err *err)
{
    if (h->shut) {
        return hub_fail(err, HUB_EDENIED,
            "%s's way into this hub is closed. A hub carer can open it again.", h->person_name);
    }
    if (h->locked) {
        return hub_fail(err, HUB_EDENIED, "%s's PIN is needed first.", h->person_name);
    }
    if (n && (n->flags & NOUN_SEALED) && verbs == VERB_READ) {
        return hub_fail(err, HUB_EDENIED, "Worries are kept apart: w shows those you may read.");
    }
    return hub_may(h, verbs, n) ? HUB_OK : denied(h, verbs, n, err);
}

/* --- what is theirs ------------------------------------------------------------------------ */

static bool is_own(const struct hub *h, hub_id person)
{
    const struct sight *s = h->standing ? &h->standing->sight : NULL;
    for (size_t i = 0; s && i < s->person_count; i++) {
        if (id_eq(s->persons[i], person)) {
            return true;
        }
    }
    return id_eq(h->person, person);
}

static enum hub_rc wrote_it(
    struct hub *h, const struct noun *n, hub_id id, bool *own, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct journal_changes changes;
    struct journal_txn txn;
    *own = false;
    enum hub_rc rc = journal_of_record(h->store, n->table, id, a, &changes, err);
    if (rc == HUB_OK && changes.count && changes.items[0].op == 'I') {
        rc = journal_txn_get(
            h->store, changes.items[0].site, changes.items[0].seq, a, &txn, err);
        *own = rc == HUB_OK && is_own(h, txn.person);
    }
    arena_destroy(a);
    return rc;
}

enum hub_rc access_change(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err)
{
    bool own = true;
    enum hub_rc rc = access_check(h, VERB_CHANGE | VERB_MINE, n, err);
    if (rc != HUB_OK || n->flags & NOUN_SEALED) { /* of worries worry_own knows */
        return rc;
    }
    struct arena *a = arena_create();
    rc = record_get(h->store, n, id, a, arena_alloc(a, n->size), err);
    arena_destroy(a);
    if (rc == HUB_OK && !hub_may(h, VERB_CHANGE, n)) {
        sight_pause(h->store);
        rc = wrote_it(h, n, id, &own, err);
        sight_resume(h->store);
    }
    return rc == HUB_OK && !own
               ? hub_fail(err, HUB_EDENIED,
                     "Somebody else wrote this, so it stays as it is. Add what you know beside it.")
               : rc;
}
