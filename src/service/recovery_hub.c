/* SPDX-License-Identifier: MIT */
/* The recovery sheet of a hub: its words open what is sealed to them, and are kept nowhere. */
#include "hub/model/meta.h"
#include "hub/service/backup.h"
#include "hub/service/sealed.h"

#include "hub_priv.h"
#include "own_keys_priv.h"
#include "sealed_priv.h"

#include <string.h>

struct sheet_work {
    char text[KEY_TEXT];
};

static enum hub_rc set_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct sheet_work *w = arg;
    enum hub_rc rc = meta_put_text(h->store, META_RECOVERY, w->text, err);
    return rc == HUB_OK
               ? meta_put_number(h->store, META_RECOVERY_MADE, clock_now(&h->clock).ms, err)
               : rc;
}

static enum hub_rc may_set(struct hub *h, struct hub_err *err)
{
    struct away_state away;
    enum hub_rc rc = access_check(h, VERB_WRITE, noun_find("hub"), err);
    hub_away_state(h, &away);
    return rc == HUB_OK && away.form == FORM_AWAY
               ? hub_fail(err, HUB_EUSAGE,
                     "This is a copy that was taken away. The recovery sheet is made at home.")
               : rc;
}

enum hub_rc hub_recovery_set(struct hub *h, const char *words, struct hub_err *err)
{
    struct seal_pair *p = NULL;
    struct sheet_work w;
    struct txn_label label = {.verb = "recovery", .person = h->person, .kept = true};
    enum hub_rc rc = may_set(h, err);
    rc = rc == HUB_OK ? seal_pair_from_words(words, &p, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    key_text(p->open, w.text);
    seal_pair_free(p);
    rc = hub_write(h, &label, set_work, &w, err);
    return rc == HUB_OK ? sealed_anew(h, NULL, err) : rc; /* the words open a sealed hub from now on */
}

bool hub_recovery_known(struct hub *h)
{
    struct own_keys keys;
    struct hub_err ignored;
    return own_keys_kept(h->store, &keys, &ignored) == HUB_OK && keys.recovery;
}

enum hub_rc hub_recovery_try(struct hub *h, const char *words, bool *right, struct hub_err *err)
{
    struct own_keys keys;
    struct seal_pair *p = NULL;
    *right = false;
    enum hub_rc rc = own_keys_kept(h->store, &keys, err);
    rc = rc == HUB_OK ? seal_pair_from_words(words, &p, err) : rc;
    if (rc == HUB_OK) {
        *right = keys.recovery && memcmp(keys.open[0], p->open, SEAL_KEY) == 0;
        seal_pair_free(p);
    }
    return rc;
}

enum hub_rc recovery_same(const char *words, const char *typed, bool *same, struct hub_err *err)
{
    struct seal_pair *one = NULL, *other = NULL;
    enum hub_rc rc = seal_pair_from_words(words, &one, err);
    rc = rc == HUB_OK ? seal_pair_from_words(typed, &other, err) : rc;
    *same = rc == HUB_OK && memcmp(one->open, other->open, SEAL_KEY) == 0;
    seal_pair_free(other);
    seal_pair_free(one);
    return rc;
}
