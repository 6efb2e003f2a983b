/* SPDX-License-Identifier: MIT */
#include "hub/service/personal.h"

#include "hub/model/personal.h"

#include "hub_priv.h"

struct choice {
    const char *key, *value;
};

static enum hub_rc write_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct choice *c = arg;
    return personal_write(h->store, h->person, c->key, c->value, err);
}

enum hub_rc hub_personal(
    struct hub *h, const char *key, struct arena *a, const char **value, struct hub_err *err)
{
    return personal_read(h->store, h->person, key, a, value, err);
}

enum hub_rc hub_set_personal(
    struct hub *h, const char *key, const char *value, struct hub_err *err)
{
    struct choice c = {key, value};
    struct txn_label label = {.verb = "personal", .person = h->person};
    return hub_write(h, &label, write_work, &c, err);
}
