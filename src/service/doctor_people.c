/* SPDX-License-Identifier: MIT */
/* Who works with the hub and what they come in with: numbers only, never who. */
#include "hub/base/str.h"
#include "hub/model/user.h"
#include "hub/service/pin.h"
#include "hub/service/users.h"

#include "doctor_priv.h"
#include "users_priv.h"

static enum hub_rc count_user(
    struct doctor *d, const struct user *u, struct doctor_people *p, struct hub_err *err)
{
    bool carer = str_eq(u->role, "hub carer"), pin = false;
    if (stamp_known(u->closed)) {
        return HUB_OK;
    }
    p->stale_keys -= u->key_count;
    if (str_part_index("hub carer|liaison worker|technical helper", u->role) >= 0) {
        p->staff_without += u->key_count == 0;
    } else {
        p->others_without += u->key_count == 0;
    }
    enum hub_rc rc = carer ? pin_has(d->hub, u->person, &pin, err) : HUB_OK;
    p->carers += carer;
    p->without_pin += carer && !pin;
    return rc;
}

const struct doctor_people *doctor_people(struct doctor *d)
{
    struct hub_err err;
    struct users users;
    struct user_keys keys;
    struct doctor_people *p = &d->people;
    if (p->known) {
        return p;
    }
    enum hub_rc rc = users_all(d->hub, d->a, &users, &err);
    rc = rc == HUB_OK ? user_key_list(d->hub->store, d->a, &keys, &err) : rc;
    p->keys = p->stale_keys = rc == HUB_OK ? keys.count : 0;
    for (size_t i = 0; rc == HUB_OK && i < users.count; i++) {
        rc = count_user(d, &users.items[i], p, &err);
    }
    p->known = rc == HUB_OK;
    return doctor_read(d, rc, &err) ? p : NULL;
}

bool doctor_on_server(struct doctor *d)
{
    struct hub_err ignored;
    bool keys = false;
    bool any = d->hub && !d->sealed && user_key_any(d->hub->store, &keys, &ignored) == HUB_OK && keys;
    return any || d->ask->guest || doctor_sshd(d)->mentioned;
}

void doctor_pins(struct doctor *d)
{
    const struct doctor_people *p = doctor_people(d);
    if (!p) {
        return;
    }
    if (p->without_pin && !hub_practice(d->hub)) {
        doctor_look(d, DOCTOR_YOU, "Each sets their own: menu, Your PIN, or hub user pin.",
            "%s no PIN: a screen that is left open is anybody's.",
            doctor_plural(d->a, p->without_pin, "hub carer has", "hub carers have"));
    } else {
        doctor_fine(d, "All %zu have one, or need none.", p->carers);
    }
}

void doctor_keyless(struct doctor *d)
{
    const struct doctor_people *p = doctor_people(d);
    if (!p) {
        return;
    }
    if (!doctor_on_server(d)) {
        doctor_fine(d, "Nobody comes in over ssh, so nobody needs one.");
    } else if (p->staff_without) {
        doctor_look(d, DOCTOR_YOU, "hub user list shows who; hub user add NAME --key gives one.",
            "%s with the hub and cannot come in over ssh: there is no key.",
            doctor_plural(d->a, p->staff_without, "person works", "people work"));
    } else {
        doctor_fine(d, "All who work with the hub have one. Of hosts, peers and helpers %zu have none.",
            p->others_without);
    }
}

void doctor_old_keys(struct doctor *d)
{
    const struct doctor_people *p = doctor_people(d);
    if (!p) {
        return;
    }
    if (p->stale_keys) {
        doctor_look(d, DOCTOR_YOU, "Drop them for good: hub user drop NAME --key.",
            "%s of somebody who left or whose way in is closed. It opens nothing while that is so.",
            doctor_plural(d->a, p->stale_keys, "key is", "keys are"));
    } else {
        doctor_fine(d, p->keys ? "Each key is of somebody who may come in." : "There are no keys.");
    }
}
